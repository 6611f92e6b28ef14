"""Messenger and Instagram messages."""

from steady.channels.meta.channel import MetaChannel

__all__ = ["MetaChannel"]
