"""Other messages made from written ones: mistyped, cut short, or two in one. Only a teacher says what they mean."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Sequence

ROUNDS = 2  # varied messages for each written one
# Shares of the three ways; what is left is only mistyped.
TWO_IN_ONE = 0.4
CUT_SHORT = 0.2
LONGEST_IN_TWO = 60  # words
LEAST = 6  # words left of a message that is cut
MISTYPED = 0.12  # of the words of four letters and more
JOINS = (". ", " ", "\n", ". ")


def varied(texts: Sequence[str], seed: int) -> list[str]:
    """Return `ROUNDS` varied messages for each text, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    short = [text for text in texts if len(text.split()) <= LONGEST_IN_TWO]
    return [_varied(text, short, rng) for _ in range(ROUNDS) for text in texts]


def _varied(text: str, short: Sequence[str], rng: random.Random) -> str:
    words, way = text.split(), rng.random()
    if way < TWO_IN_ONE and len(words) <= LONGEST_IN_TWO:
        pair = [text, rng.choice(short)]
        rng.shuffle(pair)
        joined = rng.choice(JOINS).join(pair)
        return _mistyped(joined, rng) if rng.random() < 0.3 else joined
    if way < TWO_IN_ONE + CUT_SHORT and len(words) > 2 * LEAST:
        cut = rng.randrange(LEAST, len(words) - LEAST + 1)
        return " ".join(words[:cut] if rng.random() < 0.5 else words[cut:])
    return _mistyped(text, rng)


def _mistyped(text: str, rng: random.Random) -> str:
    if rng.random() < 0.5:
        text = re.sub(r"[.,!?;:\"']", "", text.lower())
    return " ".join(_slip(word, rng) for word in text.split(" "))


def _slip(word: str, rng: random.Random) -> str:
    """A letter left out, two exchanged, one doubled or another in its place; the first stays, as it does in life."""
    if len(word) < 4 or rng.random() > MISTYPED:
        return word
    at = rng.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return rng.choice(
        (
            before + after,
            before + after[0] + letter + after[1:],
            before + letter + letter + after,
            before + rng.choice(string.ascii_lowercase) + after,
        )
    )
