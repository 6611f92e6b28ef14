"""WhatsApp messages.

Limits: https://developers.facebook.com/documentation/business-messaging/whatsapp/messages (text, reply buttons,
lists) and .../whatsapp/throughput (one message in six seconds to one person, with a burst).
"""

from typing import Any

from steady.channels.platform import Bubble, Limits

# Text may be 4,096 long and a body above buttons 1,024: both are read more easily when shorter.
LIMITS = Limits(
    text=1000,
    buttons=3,
    button_title=20,
    rows=10,
    row_title=24,
    burst=30,
    seconds=6.0,
)


def message(bubble: Bubble, to: str) -> dict[str, Any]:
    """The body of a POST to `/{phone_number_id}/messages`."""
    envelope = {"messaging_product": "whatsapp", "recipient_type": "individual", _recipient_field(to): to}
    if not bubble.choices:
        # No preview: it would show cards of the sites on a phone that others may see.
        return envelope | {"type": "text", "text": {"preview_url": False, "body": bubble.text}}
    rows = [{"id": choice.id, "title": choice.title} for choice in bubble.choices]
    if bubble.as_list:
        action: dict[str, Any] = {"button": bubble.list_label, "sections": [{"rows": rows}]}
    else:
        action = {"buttons": [{"type": "reply", "reply": row} for row in rows]}
    kind = "list" if bubble.as_list else "button"
    return envelope | {
        "type": "interactive",
        "interactive": {"type": kind, "body": {"text": bubble.text}, "action": action},
    }


def _recipient_field(to: str) -> str:
    """Phone numbers go into `to`, business-scoped user ids (`GB.123...`) into `recipient`."""
    return "to" if to.lstrip("+").isdigit() else "recipient"
