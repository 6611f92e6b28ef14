"""What must hold for any input at all. The long form is `make fuzz`; tests/unit/test_fuzz.py runs a short one."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from steady.channels.limit import TEXT_CHARACTERS, BadRequest, clean_text, parse_message, parse_object
from steady.channels.session import InvalidToken, SecretKey, read_token
from steady.nlu.normalise import shorten
from steady.run.quiet import safe_message
from steady.store.events import mask_event
from steady.store.mask import mask

TOKEN_KEY = SecretKey(b"f" * 40)
_SNIPPETS = (
    "07700 900123", "/restart", "/choose{", "@jay.x", "a@b.co", "[name]", "kms", "i am 15", "SW1A 1AA", "\u202e",
    "\ud83d", "4111 1111 1111 1111", "https://x.y/?q=1", "\x00", "🙂", "ß", "İ", "\u200d",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300),
    st.text(alphabet=st.characters(codec=None, categories=None), max_size=200),
    st.lists(st.one_of(st.sampled_from(_SNIPPETS), st.text(max_size=12)), max_size=15).map(" ".join),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
BODIES = st.one_of(st.binary(max_size=200), JSON.map(lambda value: json.dumps(value).encode()))
SAID = st.fixed_dictionaries(
    {}, optional={"client_message_id": JSON, "text": TEXTS | JSON, "choice": JSON, "attachment": JSON}
)


def bodies_are_read_or_refused(body: bytes) -> None:
    """Any bytes."""
    try:
        assert isinstance(parse_object(body), dict)
    except BadRequest:
        return


def messages_are_read_or_refused(said: dict[str, Any]) -> None:
    """Any object."""
    try:
        incoming = parse_message(said)
    except BadRequest:
        return
    assert sum((incoming.text is not None, incoming.choice is not None, incoming.attachment)) == 1


def text_is_cleaned(text: str) -> None:
    """Any text: never a command, never too long, always writable."""
    try:
        cleaned = clean_text(text)
    except BadRequest:
        return
    assert 0 < len(cleaned) <= TEXT_CHARACTERS and not cleaned.startswith("/")
    cleaned.encode("utf-8")


def text_is_masked(text: str) -> None:
    """Any text: masking never fails, and a second time changes nothing."""
    once = mask(text).text
    assert mask(once).text == once


def events_are_masked(value: Any) -> None:
    """Any event of a person, with anything in its data."""
    masked = mask_event({"event": "user", "text": "x", "parse_data": value, "metadata": value})
    assert masked["event"] == "user"


def long_text_is_shortened(text: str) -> None:
    """Any text, a hundred times over."""
    assert len(shorten(text * 100, limit=TEXT_CHARACTERS)) <= TEXT_CHARACTERS


def tokens_are_refused(token: str) -> None:
    """No text is a token."""
    try:
        read_token(token, TOKEN_KEY)
    except InvalidToken:
        return
    raise AssertionError("taken")


def log_lines_are_cut(text: str) -> None:
    """Any line of a library."""
    assert len(safe_message(text)) <= 160


PROPERTIES: dict[str, tuple[Callable[[Any], None], st.SearchStrategy[Any], int]] = {
    "bodies": (bodies_are_read_or_refused, BODIES, 25_000),
    "messages": (messages_are_read_or_refused, SAID, 15_000),
    "clean text": (text_is_cleaned, TEXTS, 20_000),
    "masking": (text_is_masked, TEXTS, 20_000),
    "masked events": (events_are_masked, JSON, 10_000),
    "shortening": (long_text_is_shortened, TEXTS, 1_000),
    "tokens": (tokens_are_refused, TEXTS, 10_000),
    "log lines": (log_lines_are_cut, TEXTS, 10_000),
}
"""Name -> what must hold, for which inputs, and how many in the long form."""
