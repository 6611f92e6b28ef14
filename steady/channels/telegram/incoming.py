"""Telegram updates. Shapes: https://core.telegram.org/bots/api#update"""

import re
from collections.abc import Iterator
from typing import Any

from steady.channels.graph import objects, part, seconds, text_of
from steady.channels.platform import Address, Event, Kind

_MEDIA = {
    "photo",
    "video",
    "document",
    "voice",
    "audio",
    "sticker",
    "animation",
    "video_note",
    "story",
    "paid_media",
}
_UNREADABLE = {"location", "venue", "contact", "poll", "dice", "game", "checklist"}
_START = re.compile(r"/start(?:@\w+)?(?:\s.*)?", re.DOTALL)


def events_in(update: dict[str, Any]) -> Iterator[Event]:
    """The events of an update: messages and button presses. Edits, membership and channel posts are passed over."""
    update_id = update.get("update_id")
    if isinstance(update_id, bool) or not isinstance(update_id, int):
        return
    if callback := part(update, "callback_query"):
        yield from _press(callback, str(update_id))
    elif message := part(update, "message"):
        yield from _said(message, str(update_id))


def _said(message: dict[str, Any], update_id: str) -> Iterator[Event]:
    chat = part(message, "chat")
    chat_id = chat.get("id")
    if not isinstance(chat_id, int) or part(message, "from").get("is_bot"):
        return
    address = Address("telegram", person=str(chat_id), to=str(chat_id))
    sent_at = seconds(message.get("date"))

    def event(kind: Kind, suffix: str = "", **fields: str) -> Event:
        return Event(kind, update_id + suffix, address, sent_at=sent_at, **fields)

    text = text_of(message, "text")
    if chat.get("type") != "private":
        yield event("group")
    elif _START.fullmatch(text):
        yield event("start")
    elif text:
        yield event("text", text=text)
    elif _MEDIA & message.keys():
        # Only that there is a file is read, never its id (R14).
        yield event("media")
        if caption := text_of(message, "caption"):
            yield event("text", ":caption", text=caption)
    elif _UNREADABLE & message.keys():
        yield event("unreadable")


def _press(callback: dict[str, Any], update_id: str) -> Iterator[Event]:
    message = part(callback, "message")
    chat = part(message, "chat")
    chat_id, data = chat.get("id"), text_of(callback, "data")
    if not isinstance(chat_id, int) or chat.get("type") != "private":
        return
    address = Address("telegram", person=str(chat_id), to=str(chat_id), via=text_of(callback, "id"))
    yield Event("choice", update_id, address, choice=data, text=_title(message, data))


def _title(message: dict[str, Any], data: str) -> str:
    """The words on the pressed button."""
    keyboard = part(message, "reply_markup").get("inline_keyboard")
    for row in keyboard if isinstance(keyboard, list) else []:
        for button in objects({"row": row}, "row"):
            if button.get("callback_data") == data:
                return text_of(button, "text")
    return ""
