"""WhatsApp over Meta's Cloud API."""

from steady.channels.whatsapp.channel import WhatsAppChannel

__all__ = ["WhatsAppChannel"]
