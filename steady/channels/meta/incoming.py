"""Messenger and Instagram webhooks.

Shapes: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events and
https://developers.facebook.com/docs/instagram-platform/webhooks
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from steady.channels.graph import objects, part, seconds, text_of
from steady.channels.platform import Address, Event, Kind, Surface

_SURFACES: dict[str, Surface] = {"page": "messenger", "instagram": "instagram"}
_LINK = "fallback"  # an "attachment" that Messenger makes of a link in a text
START = "start"  # the payload that operators give to the "Get started" button


def events_in(payload: dict[str, Any]) -> Iterator[Event]:
    """The events of every entry. `standby` is left to the app that owns the thread."""
    surface = _SURFACES.get(text_of(payload, "object"))
    if surface is None:
        return
    for entry in objects(payload, "entry"):
        for item in objects(entry, "messaging"):
            yield from _events_of(item, surface, text_of(entry, "id"))


def _events_of(item: dict[str, Any], surface: Surface, own_id: str) -> Iterator[Event]:
    sender = text_of(part(item, "sender"), "id")
    message, postback = part(item, "message"), part(item, "postback")
    if not sender or sender == own_id or message.get("is_echo") or not (message or postback):
        return
    address = Address(surface, person=sender, to=sender, via=own_id)
    sent_at = seconds(item.get("timestamp"), 1000)
    event_id = text_of(message or postback, "mid") or _made_id(item, sender)

    def event(kind: Kind, suffix: str = "", **fields: str) -> Event:
        return Event(kind, event_id + suffix, address, sent_at=sent_at, **fields)

    if postback:
        payload, title = text_of(postback, "payload"), text_of(postback, "title")
        yield event("start") if payload == START else event("choice", choice=payload, text=title)
        return
    if message.get("is_deleted"):
        yield event("deleted", ":deleted", original=event_id)
        return
    text, payload = text_of(message, "text"), text_of(part(message, "quick_reply"), "payload")
    kinds = {text_of(attachment, "type") for attachment in objects(message, "attachments")} - {_LINK}
    if kinds - {"location"}:
        # Only that there is an attachment is read, never its address (R14).
        yield event("media")
    if text:
        own = "" if not kinds else ":text"
        yield event("choice", own, choice=payload, text=text) if payload else event("text", own, text=text)
    elif not kinds - {"location"}:
        yield event("unreadable")


def _made_id(item: dict[str, Any], sender: str) -> str:
    """An id for a postback that has none."""
    what = f"{sender}:{item.get('timestamp')}:{text_of(part(item, 'postback'), 'payload')}"
    return hashlib.sha256(what.encode("utf-8", "replace")).hexdigest()
