"""Put right what was mistyped ("paied her twise"), so that rules, models and the sentence encoder know the word.

Only a word that no list knows is touched, only towards a word that people use when they ask Steady for help
(`vocabulary.txt`, written by `python -m steady.nlu.build_vocabulary`), and only in a message that is English but for a
few words. Slang, dialect and names are thereby left as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from symspellpy import SymSpell, Verbosity

VOCABULARY = Path(__file__).with_name("vocabulary.txt")
ENGLISH = "frequency_dictionary_en_82_765.txt"  # comes with symspellpy: words of everyday English

SHORTEST = 4  # letters; in shorter words a slip is as often another word
LONG = 7  # letters from which two slips are put right
MOST_UNKNOWN = 0.3  # of the words, after correction; beyond it the message is hardly English
COMMON = 10  # times a word stands in the vocabulary's messages before others are corrected to it

_WORD = re.compile(r"(?<![\w'@#/.-])[A-Za-z][A-Za-z']*(?![\w'@/-]|\.\w)")
_HEARD_ALIKE = str.maketrans("ckqz", "ssss")
_NOT_HEARD = re.compile(r"[aeiouyh]|(?<=(.))\1")


class _Lists(NamedTuple):
    known: frozenset[str]
    common: SymSpell


def correct(text: str) -> str:
    """Return `text` with mistyped words put right. Takes any text and never raises.

    Words with a capital in front may be names and stay, unless everything is in capitals.
    """
    words = _WORD.findall(text)
    unknown = {word for word in words if word.split("'")[0].lower() not in _lists().known}
    shouting = text.isupper()
    better = {word: _put_right(word, shouting) for word in unknown}
    if sum(word == meant for word, meant in better.items()) > MOST_UNKNOWN * len(words):
        return text
    return _WORD.sub(lambda found: better.get(found[0], found[0]), text)


def _put_right(word: str, shouting: bool) -> str:
    if len(word) < SHORTEST or "'" in word or (word[0].isupper() and not shouting):
        return word
    meant = _nearest(word.lower()) or word
    return meant.upper() if shouting else meant


def _nearest(word: str) -> str | None:
    """The common word that `word` was most likely meant to be; None where no slip is likely enough."""
    slips = 2 if len(word) >= LONG else 1
    found = _lists().common.lookup(word, Verbosity.ALL, max_edit_distance=slips)
    likely = [near for near in found if _is_likely(word, near.term, near.distance)]
    best = min(
        likely,
        key=lambda near: (
            near.distance,
            not _slipped(word, near.term),
            _sound(word) != _sound(near.term),
            -near.count,
        ),
        default=None,
    )
    return best.term if best else None


def _is_likely(word: str, meant: str, slips: int) -> bool:
    """A wrong vowel, letters that changed places, one left out or too many; never another consonant.

    Short words are too alike for a wrong vowel or a letter too many: "haram" is no "harm", "my diss" does not "dies".
    """
    if word[0] != meant[0] or (len(meant) <= SHORTEST and not _slipped(word, meant)):
        return False
    return _sound(word) == _sound(meant) or (
        slips == 1 and (len(word) != len(meant) or _swapped(word, meant))
    )


def _slipped(word: str, meant: str) -> bool:
    """Whether letters changed places or were left out: what fast fingers do most."""
    return len(word) < len(meant) or _swapped(word, meant)


def _swapped(word: str, meant: str) -> bool:
    return sorted(word) == sorted(meant)


def _sound(word: str) -> str:
    """The consonants as they are heard, doubled ones once: what most slips leave as it is ("twise", "skool")."""
    return _NOT_HEARD.sub("", word.translate(_HEARD_ALIKE))


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    """The words that are left alone, and those that others are corrected to; read once, on first use."""
    common = SymSpell(max_dictionary_edit_distance=2)
    known = set()
    for line in VOCABULARY.read_text(encoding="utf-8").splitlines():
        word, count = line.split()
        known.add(word)
        if int(count) >= COMMON and len(word) >= SHORTEST:
            common.create_dictionary_entry(word, int(count))
    english = (files("symspellpy") / ENGLISH).read_text(encoding="utf-8-sig")
    known.update(line.split(" ", 1)[0] for line in english.splitlines())
    return _Lists(frozenset(known), common)
