"""From approved corrections to training data and a better model."""
