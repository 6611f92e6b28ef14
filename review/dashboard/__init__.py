"""Counts over all conversations, none so small that it points to a person."""
