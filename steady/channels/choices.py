"""Buttons. The channel shows ids and titles; Rasa's payloads stay inside, and typed payloads are never obeyed."""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_PAYLOAD = re.compile(r'/choose\{{1,2}\s*"choice"\s*:\s*"([A-Za-z0-9_\-]{1,64})"\s*\}{1,2}')
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?:(?:option|number|answer|choice)\s+)?(?:the\s+)?([a-z0-9]+)(?:\s+(?:one|option|choice))?"
)
_SHORTEST_NEAR_MISS = 8
_SHORTEST_MISSPELT_WORD = 5


@dataclass(frozen=True)
class Choice:
    """One offered button."""

    id: str
    title: str


def payload_for(choice_id: str) -> str:
    """What Rasa is told when a choice is made."""
    return "/choose" + json.dumps({"choice": choice_id})


def choice_id_of(payload: str) -> str | None:
    """The id in a button's payload; None for any other payload. Rasa's doubled braces are understood."""
    match = _PAYLOAD.fullmatch(payload.strip())
    return match[1] if match else None


def resolve(text: str, offered: Sequence[Choice]) -> str | None:
    """The id that a typed answer means, or None when it is free text.

    An answer is a title (spelling, case and punctuation forgiven) or a number of the list.
    """
    typed = _plain(text)
    if not typed:
        return None
    for match in (_same_title, _near_title):
        ids = {choice.id for choice in offered if match(typed, _plain(choice.title))}
        if ids:
            return ids.pop() if len(ids) == 1 else None
    position = _position(typed, len(offered))
    return offered[position - 1].id if position else None


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"['\u2018\u2019`\u00b4]", "", text)
    return " ".join(re.findall(r"\w+", text))


def _same_title(typed: str, title: str) -> bool:
    return typed.replace(" ", "") == title.replace(" ", "")


def _near_title(typed: str, title: str) -> bool:
    """One slip in one long word. Digits and short words must be right: "under 13" is not "under 18", nor can't can."""
    typed_words, title_words = typed.split(), title.split()
    if len(title) < _SHORTEST_NEAR_MISS or len(typed_words) != len(title_words):
        return False
    wrong = [pair for pair in zip(typed_words, title_words, strict=True) if pair[0] != pair[1]]
    if len(wrong) != 1:
        return False
    typed_word, title_word = wrong[0]
    if len(title_word) < _SHORTEST_MISSPELT_WORD or not (typed_word + title_word).isalpha():
        return False
    return _one_edit(typed_word, title_word)


def _one_edit(a: str, b: str) -> bool:
    """True if one letter added, left out, changed, or two neighbours swapped, turns a into b."""
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or rest_a[1:] == rest_b[1:]
        or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:] and len(rest_a) > 1)
    )


def _position(typed: str, count: int) -> int | None:
    match = _NUMBER.fullmatch(typed)
    if not match:
        return None
    if match[1] == "last":
        return count or None
    number = int(match[1]) if match[1].isascii() and match[1].isdigit() else _NUMBERS.get(match[1], 0)
    return number if 1 <= number <= count else None
