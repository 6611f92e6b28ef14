"""Messenger and Instagram messages.

Limits: https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/quick-replies
and .../instagram-messaging/features/send-message (1,000 bytes; quick replies are not shown on a computer).
"""

from typing import Any

from steady.channels.platform import Bubble, Limits, Surface


def _bytes(text: str) -> int:
    return len(text.encode())


LIMITS: dict[Surface, Limits] = {
    # 2,000 characters are allowed; long bubbles are hard to read.
    "messenger": Limits(text=1000, buttons=13, button_title=20),
    "instagram": Limits(text=1000, measure=_bytes, buttons=13, button_title=20, always_numbered=True),
}


def message(bubble: Bubble, to: str) -> dict[str, Any]:
    """The body of a POST to `/me/messages`."""
    content: dict[str, Any] = {"text": bubble.text}
    if bubble.choices:
        content["quick_replies"] = [
            {"content_type": "text", "title": choice.title, "payload": choice.id} for choice in bubble.choices
        ]
    return {"recipient": {"id": to}, "messaging_type": "RESPONSE", "message": content}
