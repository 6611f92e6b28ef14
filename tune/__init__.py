"""Tuning of the sentence encoder on Steady's own labels; needs PyTorch, which nothing else does."""
