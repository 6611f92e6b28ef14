"""WhatsApp webhooks. Shapes: Meta's OpenAPI file `facebook/openapi`, path `/whatsapp/webhooks`."""

from collections.abc import Iterator
from typing import Any

from steady.channels.graph import objects, part, seconds, text_of
from steady.channels.platform import Address, Event, Kind

_MEDIA = {"image", "video", "audio", "document", "sticker"}
_IGNORED = {"reaction", "edit", "system", "ephemeral", "request_welcome"}


def events_in(payload: dict[str, Any], phone_number_id: str) -> Iterator[Event]:
    """The events of every entry and change for our number. Group messages are passed over (R48)."""
    if payload.get("object") != "whatsapp_business_account":
        return
    for entry in objects(payload, "entry"):
        for change in objects(entry, "changes"):
            value = part(change, "value")
            ours = text_of(part(value, "metadata"), "phone_number_id") == phone_number_id
            if change.get("field") == "messages" and ours:
                for message in objects(value, "messages"):
                    yield from _events_of(message, list(objects(value, "contacts")))


def _events_of(message: dict[str, Any], contacts: list[dict[str, Any]]) -> Iterator[Event]:
    message_id, kind = text_of(message, "id"), text_of(message, "type")
    address = _address(message, contacts)
    if not message_id or address is None or message.get("group_id") or kind in _IGNORED:
        return
    sent_at = seconds(message.get("timestamp"))

    def event(kind: Kind, suffix: str = "", **fields: str) -> Event:
        return Event(kind, message_id + suffix, address, sent_at=sent_at, **fields)

    if kind == "text":
        yield event("text", text=text_of(part(message, "text"), "body"))
    elif kind == "interactive":
        interactive = part(message, "interactive")
        reply = part(interactive, text_of(interactive, "type"))
        yield event("choice", choice=text_of(reply, "id"), text=text_of(reply, "title"))
    elif kind == "button":
        yield event("text", text=text_of(part(message, "button"), "text"))
    elif kind in _MEDIA:
        # Nothing but the kind and the person's own words is read: no id, no address, no hash of the file (R14).
        yield event("media")
        if caption := text_of(part(message, kind), "caption"):
            yield event("text", ":caption", text=caption)
    elif kind == "revoke":
        yield event("deleted", original=text_of(part(message, "revoke"), "original_message_id"))
    else:
        yield event("unreadable")


def _address(message: dict[str, Any], contacts: list[dict[str, Any]]) -> Address | None:
    """Who wrote. The business-scoped user id is preferred; phone number or id may each be missing (since 2026)."""
    phone, user_id = text_of(message, "from"), text_of(message, "from_user_id")
    for contact in contacts:
        if text_of(contact, "wa_id") == phone or len(contacts) == 1:
            user_id = user_id or text_of(contact, "user_id")
            phone = phone or text_of(contact, "wa_id")
            break
    if not (phone or user_id):
        return None
    return Address("whatsapp", person=user_id or phone, to=phone or user_id)
