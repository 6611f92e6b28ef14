"""Takes personal detail out of a text and leaves plain words in its place: `I'm [name], call me on [phone]`.

Ages, amounts, times, relations, platforms and helplines stay: they say how to help, not who somebody is.
How well it works is measured: `python -m steady.store.measure`. Why it is made this way:
`docs/decisions/0007-masking.md`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from steady.store.recognise.contact import find_emails, find_handles, find_links, find_payment_tags
from steady.store.recognise.dates import find_dates
from steady.store.recognise.keep import find_amounts, find_helplines, find_tokens
from steady.store.recognise.money import find_codes, find_ibans, find_wallets
from steady.store.recognise.names import find_names
from steady.store.recognise.numbers import find_numbers
from steady.store.recognise.places import find_addresses, find_postcodes
from steady.store.recognise.schools import find_schools
from steady.store.recognise.span import KEEP, Span, blank

Finder = Callable[[str], Iterator[Span]]

# The first to find something has it; those after it no longer see that part of the text.
FINDERS: tuple[Finder, ...] = (
    find_tokens,
    find_emails,
    find_links,
    find_helplines,
    find_wallets,
    find_ibans,
    find_codes,
    find_payment_tags,
    find_dates,
    find_postcodes,
    find_amounts,
    find_numbers,
    find_addresses,
    find_schools,
    find_handles,
    find_names,
)
LONGEST = 20_000
"""Characters that are looked at. What is beyond is cut off: no channel lets so much through."""

# Signs that are not seen and would split a number or a name: zero-width characters, keycap and variation marks.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\u20e3\x00]")
_ALIKE = str.maketrans(
    "０１２３４５６７８９＠．－＋\u00a0\u2009\u202f\u2010\u2011\u2012\u2013\u2014\u2019\u2018",
    "0123456789@.-+   -----''",
)
_NEEDS_SPACE = frozenset("([{")


@dataclass(frozen=True)
class Masked:
    """A text without personal detail. `kinds` says what was taken out, in order; `spans` where, in the original."""

    text: str
    kinds: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


def mask(text: str) -> Masked:
    """The text with a token in the place of each personal detail.

    Only looks at the text; it is the same for the same text and never raises. Masking twice changes nothing more.
    """
    text = text[:LONGEST]
    visible, positions = _visible(text)
    found: list[Span] = []
    for finder in FINDERS:
        apart = _apart(finder(visible))
        visible = blank(visible, apart)
        found += apart
    ends = [*positions[1:], len(text)]
    spans = tuple(
        Span(positions[span.start], ends[span.end - 1], span.kind)
        for span in sorted(found)
        if span.kind != KEEP
    )
    return Masked(_replace(text, spans), tuple(span.kind for span in spans), spans)


def _visible(text: str) -> tuple[str, range | list[int]]:
    """The text as it looks, in plain characters, and where each of them stood."""
    if text.isascii() and "\x00" not in text:
        return text, range(len(text))
    positions = [index for index, character in enumerate(text) if not _UNSEEN.match(character)]
    return "".join(text[index] for index in positions).translate(_ALIKE), positions


def _apart(spans: Iterable[Span]) -> list[Span]:
    """In order and without overlaps: the union of those that do overlap, under the kind of the first."""
    apart: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if apart and span.start < apart[-1].end:
            last = apart[-1]
            apart[-1] = Span(
                last.start,
                max(last.end, span.end),
                last.kind or span.kind if last.end < span.end else last.kind,
            )
        elif span.end > span.start:
            apart.append(span)
    return apart


def _replace(text: str, spans: Iterable[Span]) -> str:
    parts: list[str] = []
    end = 0
    for span in spans:
        parts += [text[end : span.start], _token(span.kind)]
        end = span.end
        # "[name](" would be an entity to Rasa's training data format
        if text[end : end + 1] in _NEEDS_SPACE:
            parts.append(" ")
    return "".join(parts) + text[end:]


def _token(kind: str) -> str:
    return f"[{kind}]"
