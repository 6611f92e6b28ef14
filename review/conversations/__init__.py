"""Masked conversations, copied from the tracker store."""
