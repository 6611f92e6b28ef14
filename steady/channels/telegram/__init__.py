"""Telegram bots."""

from steady.channels.telegram.channel import TelegramChannel

__all__ = ["TelegramChannel"]
