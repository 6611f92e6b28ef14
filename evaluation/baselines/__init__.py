"""Simple systems that learn from the same messages as Steady, to say what its figures are worth."""
