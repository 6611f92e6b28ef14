"""What may come in: sizes, strict types, clean characters, and how often.

Rasa has no limit of its own: one message of 300 kB stops the whole server for 13 seconds.
"""

import json
import re
import time
import unicodedata
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from steady.nlu.normalise import shorten

BODY_BYTES = 16 * 1024
TEXT_CHARACTERS = 1000
_MESSAGE_ID = re.compile(r"[A-Za-z0-9_.:\-]{1,64}")
_CHOICE_ID = re.compile(r"[A-Za-z0-9_\-]{1,64}")
_BIDI_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


class BadRequest(Exception):
    """The request cannot be understood. `code` is for the client's program, never the person's words."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TooLarge(Exception):
    """The body is over `BODY_BYTES`."""


class TooFast(Exception):
    """Too many messages. `retry_after` is in whole seconds."""

    def __init__(self, retry_after: int = 5) -> None:
        super().__init__("too fast")
        self.retry_after = retry_after


@dataclass(frozen=True)
class Incoming:
    """One message of a person: exactly one of text, choice and attachment."""

    message_id: str
    text: str | None = None
    choice: str | None = None
    attachment: bool = False


def parse_object(body: bytes) -> dict[str, Any]:
    """The JSON object in a body, whose size was limited when it was read.

    Raises:
        BadRequest: when it is not UTF-8, not JSON, or not an object.
    """
    try:
        value = json.loads(body.decode("utf-8"))
    except UnicodeDecodeError:
        raise BadRequest("not_utf8") from None
    except (ValueError, RecursionError):
        raise BadRequest("not_json") from None
    if not isinstance(value, dict):
        raise BadRequest("not_an_object")
    return value


def parse_message(value: dict[str, Any]) -> Incoming:
    """A checked message. Unknown keys are ignored: nothing of the client's metadata reaches Rasa.

    Raises:
        BadRequest: when a field is missing, of the wrong type, or malformed.
    """
    message_id = value.get("client_message_id")
    if not isinstance(message_id, str) or not _MESSAGE_ID.fullmatch(message_id):
        raise BadRequest("bad_client_message_id")
    given = [key for key in ("text", "choice", "attachment") if value.get(key) is not None]
    if len(given) != 1:
        raise BadRequest("need_text_or_choice")
    if given == ["text"]:
        return Incoming(message_id, text=clean_text(value["text"]))
    if given == ["choice"]:
        return Incoming(message_id, choice=check_choice_id(value["choice"]))
    if value["attachment"] is not True:
        raise BadRequest("bad_attachment")
    return Incoming(message_id, attachment=True)


def check_choice_id(value: object) -> str:
    """A well-formed choice id (whether it was offered is another question: `choices.py`).

    Raises:
        BadRequest: when it is not one.
    """
    if not isinstance(value, str) or not _CHOICE_ID.fullmatch(value):
        raise BadRequest("bad_choice")
    return value


def clean_text(value: object) -> str:
    """The text that Rasa may see: no control characters, no leading slash, at most 1,000 characters kept.

    The whole text is scanned for risk before it is cut: `shorten` keeps the risky sentences.

    Raises:
        BadRequest: when it is not text, or nothing is left of it.
    """
    if not isinstance(value, str):
        raise BadRequest("bad_text")
    text = value.encode("utf-8", "replace").decode("utf-8").translate(_BIDI_CONTROLS)
    text = "".join(" " if unicodedata.category(c) == "Cc" and c != "\n" else c for c in text)
    text = strip_slashes(text)
    if len(text) > TEXT_CHARACTERS:
        text = strip_slashes(shorten(text, limit=TEXT_CHARACTERS))[:TEXT_CHARACTERS]
    if not text:
        raise BadRequest("empty_text")
    return text


def strip_slashes(text: str) -> str:
    """Text that Rasa cannot take for a command: it reads `/intent{...}` on every channel."""
    text = re.sub(r"^[\s/\u200b-\u200f\u2060\ufeff]*/", "", text.strip()).strip()
    # What is left of a typed payload would be read as words of the person ("iam_adult").
    return "..." if re.fullmatch(r"\w+\s*\{.*\}", text, re.DOTALL) else text


class Limiter(Protocol):
    """How often something may happen. In memory here; in SQLite or Redis in `buckets.py` and `shared.py`."""

    def take(self, key: str) -> None:
        """Take one token. Raises TooFast when none is left."""


class RateLimit:
    """A token bucket for each key, in memory only. Old keys leave by themselves."""

    def __init__(
        self,
        burst: int,
        a_minute: float,
        most_keys: int = 10_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._burst = burst
        self._a_second = a_minute / 60
        self._most_keys = most_keys
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> None:
        """Take one token.

        Raises:
            TooFast: when none is left; with the seconds until the next.
        """
        now = self._clock()
        tokens, then = self._buckets.pop(key, (float(self._burst), now))
        tokens = min(float(self._burst), tokens + (now - then) * self._a_second)
        allowed = tokens >= 1
        self._buckets[key] = (tokens - 1 if allowed else tokens, now)
        while len(self._buckets) > self._most_keys:
            self._buckets.popitem(last=False)
        if not allowed:
            raise TooFast(max(1, round((1 - tokens) / self._a_second)) if self._a_second else 60)
