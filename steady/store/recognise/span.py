"""A place in a text and what stands there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from re import Pattern

KEEP = ""
"""The kind of a place that must stay as it is, such as an amount or a helpline's number."""

BLANK = "\x00"
"""Stands for a place that an earlier finder has taken. Neither a word character nor a space."""


@dataclass(frozen=True, order=True)
class Span:
    """The characters from `start` up to `end`; `kind` is the token's word, or `KEEP`."""

    start: int
    end: int
    kind: str


def matches(pattern: Pattern[str], text: str, kind: str, group: int | str = 0) -> Iterator[Span]:
    """A span for each match of a pattern (or of one of its groups)."""
    for match in pattern.finditer(text):
        if match.group(group):
            yield Span(match.start(group), match.end(group), kind)


def near(text: str, pattern: Pattern[str], start: int, end: int, reach: int = 40) -> bool:
    """Whether a pattern is found within `reach` characters of a place."""
    return bool(pattern.search(text, max(0, start - reach), min(len(text), end + reach)))


def blank(text: str, spans: Iterable[Span]) -> str:
    """The text with the places taken out, its length unchanged."""
    parts: list[str] = []
    end = 0
    for span in spans:
        parts += [text[end : span.start], BLANK * (span.end - span.start)]
        end = span.end
    return "".join(parts) + text[end:]
