"""SMS and WhatsApp through Twilio."""

from steady.channels.twilio.channel import TwilioChannel

__all__ = ["TwilioChannel"]
