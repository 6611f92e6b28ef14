"""What machines ask Steady: is it alive, is it ready, and how is it doing."""
