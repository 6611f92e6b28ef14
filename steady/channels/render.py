"""From Rasa's bot messages to the neutral messages that every channel shows (docs/web-channel.schema.json).

The last guard stands here: no payload, slot name, unfilled placeholder or Markdown mark may reach a person.
"""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from steady.channels.choices import Choice, choice_id_of
from steady.channels.problems import report
from steady.helplines import card_text

Message = dict[str, Any]

_ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\bwww\.\S+")
_BRACES = re.compile(r"[{}]")
_INTERNAL = re.compile(r"\b[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+\b|^\s*(?:None|null|undefined|nan)\s*$")
_MARKDOWN = [
    (re.compile(r"\[([^\]\n]+)\]\((https?://[^)\s]+)\)"), r"\1: \2"),
    (re.compile(r"(\*\*|__|\*|`+)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"^\s*(?:#{1,6}|>)\s+", re.MULTILINE), ""),
    (re.compile(r"\*\*|__|`+"), ""),
]
_CARD_WORDS = ("name", "what", "phone", "email", "cost", "open_text", "where", "why")
_CARD_ADDRESSES = ("url", "chat_url")
_CARD_STATES = ("open", "closed", "unknown", "online")
_STYLES = ("primary", "quiet")


@dataclass
class Rendered:
    """What a turn shows, what it offers, and whether the conversation is to be erased after it."""

    messages: list[Message] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    erase: bool = False


class _Unshowable(Exception):
    """Something internal was about to be shown."""


def render(bot_messages: Iterable[Mapping[str, Any]], safe_text: str) -> Rendered:
    """Neutral messages for Rasa's. `safe_text` stands in for words that must not be shown."""
    rendered = Rendered()
    for bot_message in bot_messages:
        custom = bot_message.get("custom")
        buttons = bot_message.get("buttons")
        text = bot_message.get("text")
        if buttons:
            _add_choices(rendered, text, buttons, safe_text)
        elif text:
            rendered.messages.append({"type": "text", "text": _safe(text, safe_text)})
        if isinstance(custom, Mapping):
            _add_custom(rendered, custom, safe_text)
    return rendered


@lru_cache(maxsize=2048)  # all that is shown comes from a list of reviewed words
def showable(text: str) -> str:
    """The text without Markdown marks.

    Raises:
        ValueError: when it holds a payload, a placeholder, or a name such as `slot_name`.
    """
    for pattern, replacement in _MARKDOWN:
        # Addresses may hold underscores and asterisks of their own.
        text = _outside_addresses(text, pattern, replacement)
    if not text.strip() or _BRACES.search(text) or _INTERNAL.search(_ADDRESS.sub("", text)):
        raise ValueError("internal text")
    return text.strip()


def _outside_addresses(text: str, pattern: re.Pattern[str], replacement: str) -> str:
    if "](" in pattern.pattern.replace("\\", ""):
        return pattern.sub(replacement, text)
    pieces = re.split(f"({_ADDRESS.pattern})", text)
    return "".join(
        piece if number % 2 else pattern.sub(replacement, piece) for number, piece in enumerate(pieces)
    )


def _safe(text: object, safe_text: str) -> str:
    try:
        return _shown(text)
    except _Unshowable:
        return safe_text


def _shown(text: object) -> str:
    try:
        return showable(text if isinstance(text, str) else "")
    except ValueError:
        report("STEADY_RENDER_BLOCKED", "text")
        raise _Unshowable from None


def _add_choices(
    rendered: Rendered, text: object, buttons: Iterable[Mapping[str, Any]], safe_text: str
) -> None:
    shown = []
    for button in buttons:
        choice_id = choice_id_of(str(button.get("payload", "")))
        if choice_id is None:
            report("STEADY_RENDER_BLOCKED", "button")
            continue
        try:
            choice = Choice(choice_id, _shown(button.get("title")))
        except _Unshowable:
            continue
        rendered.choices.append(choice)
        style = button.get("style")
        shown.append(
            {"id": choice.id, "title": choice.title} | ({"style": style} if style in _STYLES else {})
        )
    message: Message = {"type": "choices" if shown else "text"}
    if text:
        message["text"] = _safe(text, safe_text)
    if shown:
        message["choices"] = shown
    if len(message) > 1:
        rendered.messages.append(message)


def _add_custom(rendered: Rendered, custom: Mapping[str, Any], safe_text: str) -> None:
    kind = custom.get("type")
    if kind == "erase":
        rendered.erase = True
    elif kind == "helplines":
        rendered.messages += helpline_messages(_items_of(custom), bool(custom.get("more")))
    elif kind == "copy":
        rendered.messages.append({"type": "copy", "text": _safe(custom.get("text"), safe_text)})
    elif kind == "steps":
        rendered.messages.append(
            {"type": "steps", "items": [_safe(item, safe_text) for item in _items_of(custom)]}
        )
    else:
        report("STEADY_RENDER_BLOCKED", "custom")


def _items_of(custom: Mapping[str, Any]) -> list[Any]:
    """The list in a custom message; empty when there is none."""
    items = custom.get("items")
    if isinstance(items, list):
        return items
    report("STEADY_RENDER_BLOCKED", "items")
    return []


def helpline_messages(cards: Iterable[Mapping[str, Any]], more: bool = False) -> list[Message]:
    """One message a helpline card; `more` on the last one says that there are others to ask for."""
    messages = [message for card in cards if (message := _helpline(card))]
    if more and messages:
        messages[-1]["more"] = True
    return messages


def _helpline(card: object) -> Message | None:
    if not isinstance(card, Mapping):
        report("STEADY_RENDER_BLOCKED", "card")
        return None
    message: Message = {"type": "helpline"}
    if isinstance(card.get("id"), str):
        message["id"] = card["id"]
    for key in _CARD_WORDS:
        if card.get(key):
            with suppress(_Unshowable):
                message[key] = _shown(card[key])
    for key in _CARD_ADDRESSES:
        if str(card.get(key)).startswith("https://"):
            message[key] = card[key]
    if isinstance(card.get("sms"), Mapping) and card["sms"].get("number"):
        message["sms"] = {
            key: value for key, value in card["sms"].items() if key in ("number", "text") and value
        }
    if card.get("open") in _CARD_STATES:
        message["open"] = card["open"]
    if "name" not in message:
        report("STEADY_RENDER_BLOCKED", "card")
        return None
    return message | {"text": card_text(message)}
