"""Masks one event as Rasa stores and publishes it: what a person wrote, and whatever might echo it."""

import hashlib
import re
from collections.abc import Callable
from typing import Any

from steady.store.mask import mask
from steady.store.recognise.words import is_ordinary

Masker = Callable[[str], str]

# Names, numbers and vocabulary of ours: no word of a person stands under these keys (design: triage holds rule names).
_OURS = frozenset(
    (
        "event", "name", "policy", "type_name", "message_id", "sender_id", "input_channel", "timestamp", "model_id",
        "assistant_id", "utter_action", "template", "payload", "type", "id", "intent", "intent_ranking", "triage",
        "confidence",
    )
)  # fmt: skip
_DROPPED = frozenset(("text_tokens", "start", "end"))
"""Offsets into the text, which masking makes wrong and nothing reads."""

_OUR_NAMES = ("utter_", "helpline:", "action_")
_MOST_KNOWN = 4096
_needs_no_masking: set[bytes] = set()


def mask_event(event: dict[str, Any]) -> dict[str, Any]:
    """The event without personal detail; the event given is left as it was.

    Usable by an event broker: everything that leaves the process should have gone through here.
    """
    texts: dict[str, str] = {}

    def once(text: str) -> str:  # a user event holds its text twice
        if text not in texts:
            texts[text] = mask(text).text
        return texts[text]

    masker = _mask_known if event.get("event") == "bot" else once
    if event.get("event") == "slot":
        return {**event, "value": _walk(event.get("value"), _mask_value)}
    masked: dict[str, Any] = _walk(event, masker)
    return masked


def _walk(value: Any, masker: Masker) -> Any:
    if isinstance(value, str):
        return masker(value)
    if isinstance(value, dict):
        return {
            key: inner if key in _OURS else _walk(inner, _mask_value if key == "entities" else masker)
            for key, inner in value.items()
            if key not in _DROPPED
        }
    if isinstance(value, list):
        return [_walk(inner, masker) for inner in value]
    return value


def _mask_value(text: str) -> str:
    """Slots and entities hold identifiers of ours, which a finder of handles would take for user names."""
    parts = re.split(r"[_:]", text)
    is_ours = text.startswith(_OUR_NAMES) and text.isascii() and " " not in text
    return text if is_ours or (len(parts) > 1 and all(map(is_ordinary, parts))) else _mask_known(text)


def _mask_known(text: str) -> str:
    """What the bot says, and most values, come again and again. Only hashes of harmless texts are remembered."""
    digest = hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()
    if digest in _needs_no_masking:
        return text
    masked = mask(text).text
    if masked == text:
        if len(_needs_no_masking) >= _MOST_KNOWN:
            _needs_no_masking.clear()
        _needs_no_masking.add(digest)
    return masked
