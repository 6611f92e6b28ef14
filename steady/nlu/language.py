"""Which language a person writes and, when they say so, which country they are in.

A short message in English must never be answered as if it were foreign, so another Latin-script language needs more
of its own common words than English has; other scripts speak for themselves.
"""

from __future__ import annotations

import importlib
import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from steady.nlu.labels import DEFAULT_LANGUAGE
from steady.nlu.language_words import ENGLISH, HINDI_ONLY, LETTERS, SURE, WORDS

MAX_CHARACTERS = 2000  # Enough to know a language; keeps very long messages cheap.
# spaCy has no stop words for Welsh, and its lists for Urdu and Hindi are in their own scripts.
_NOT_IN_SPACY = frozenset({"cy", "ur", "hi"})
_FOREIGN_LEAD = 1.5
_MIN_WORDS = 2
_MIN_WORDS_TO_FIT = 4

_SCRIPTS = (
    ("ARABIC", "ar"), ("CYRILLIC", "ru"), ("DEVANAGARI", "hi"), ("GURMUKHI", "pa"), ("BENGALI", "bn"),
    ("GUJARATI", "gu"), ("TAMIL", "ta"), ("TELUGU", "te"), ("KANNADA", "kn"), ("MALAYALAM", "ml"),
    ("SINHALA", "si"), ("THAI", "th"), ("GREEK", "el"), ("HEBREW", "he"), ("HANGUL", "ko"), ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"), ("CJK", "zh"), ("ETHIOPIC", "am"), ("GEORGIAN", "ka"), ("ARMENIAN", "hy"),
)  # fmt: skip
_SCRIPT_LANGUAGE = dict(_SCRIPTS)
_URDU_LETTERS = frozenset("ٹڈڑںےھہ")
_PERSIAN_LETTERS = frozenset("گچپژیک")
_UKRAINIAN_LETTERS = frozenset("іїєґ")
_RUSSIAN_LETTERS = frozenset("ыэъё")
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str:
    """Return the BCP 47 tag of what the person writes; ``en`` unless another language is clear."""
    text = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]).lower()
    return _by_script(text) or _by_words(text) or DEFAULT_LANGUAGE


def _by_script(text: str) -> str | None:
    """Return the language of the script most letters are in, or None for Latin letters and for no letters."""
    if text.isascii():
        return None
    scripts: Counter[str] = Counter()
    for letter in text:
        if letter.isalpha():
            scripts[unicodedata.name(letter, "LATIN").split(" ", 1)[0].removesuffix("-CONTROL")] += 1
    if not scripts:
        return None
    if scripts["HIRAGANA"] or scripts["KATAKANA"]:
        scripts["HIRAGANA"] += scripts.pop("CJK", 0)
    script, count = scripts.most_common(1)[0]
    language = _SCRIPT_LANGUAGE.get(script)
    if language is None or count * 2 < scripts.total():
        return None
    letters = set(text)
    if language == "ar":
        if letters & _URDU_LETTERS:
            return "ur"
        return "fa" if letters & _PERSIAN_LETTERS else "ar"
    if language == "ru" and (letters & _UKRAINIAN_LETTERS or _more_ukrainian(text)):
        return "uk"
    return language


def _more_ukrainian(text: str) -> bool:
    words = set(_WORD.findall(text))
    if not set(text) & _RUSSIAN_LETTERS and any(word.endswith("ти") for word in words):
        return True  # An infinitive: Russian would write -ть.
    ukrainian, russian = _stop_words("uk"), _stop_words("ru")
    return len(words & (ukrainian - russian)) > len(words & (russian - ukrainian))


def _by_words(text: str) -> str | None:
    """Return the one Latin-script language whose own words clearly outnumber the English ones, or None."""
    words = [_folded(word) for word in _WORD.findall(text)]
    if not words:
        return None
    vocabulary = _vocabulary()
    scores = {
        language: _score(words, text, language, known, vocabulary) for language, known in vocabulary.items()
    }
    best = max(scores, key=lambda language: scores[language][0])
    foreign, english, own_words = scores[best]
    fits_whole = (
        len(words) >= _MIN_WORDS_TO_FIT and own_words and all(word in vocabulary[best] for word in words)
    )
    clear = own_words >= _MIN_WORDS and foreign >= _FOREIGN_LEAD * english and own_words * 3 >= len(words)
    short_and_sure = len(words) <= 3 and not english and any(word in SURE for word in words)
    if not (clear or fits_whole or short_and_sure):
        return None
    return "hi" if best == "ur" and HINDI_ONLY.intersection(words) else best


def _score(
    words: list[str],
    text: str,
    language: str,
    known: frozenset[str],
    vocabulary: dict[str, frozenset[str]],
) -> tuple[float, int, int]:
    """Return the language's score, how many words are English but not its own, how many are its own but not English."""
    home = _english()
    own = [word for word in words if word in known and word not in home]
    english = sum(word in home and word not in known for word in words)
    # A word shared by several languages says less about each.
    score = sum(1 / sum(word in other for other in vocabulary.values()) ** 0.5 for word in own)
    score += sum(0.1 for word in words if word in known and word in home)
    score += sum(letter in text for letter in LETTERS.get(language, ""))
    return score, english, len(set(own))


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    """Return the folded words of each Latin-script language; romanised Urdu and Hindi count as one until the end."""
    vocabulary = {}
    for language, words in WORDS.items():
        listed = frozenset() if language in _NOT_IN_SPACY else _stop_words(language)
        vocabulary[language] = frozenset(_folded(word) for word in words | listed)
    vocabulary["ur"] |= vocabulary.pop("hi")
    return vocabulary


@cache
def _english() -> frozenset[str]:
    return ENGLISH | {_folded(word) for word in _stop_words("en")}


@cache
def _stop_words(language: str) -> frozenset[str]:
    return frozenset(importlib.import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS)


def _folded(word: str) -> str:
    """Return a word without accents, the way people type in a hurry."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower().replace("ł", "l").replace("ı", "i"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


_PLACES_FILE = Path(__file__).with_name("places.json")
_AGE = r"\d\d?(?: ?(?:yo|y/o|yrs?|years?)(?:[ -]?old)?)?"
_ROLE = (
    rf"(?:(?:young|single|gay|trans|straight|uni|college|school|foster|worried|youth|social|teenage|teen|{_AGE}),? ?)*"
    r"(?:boy|girl|guy|man|woman|lad|lass|male|female|teen|teenager|kid|mum|mom|mam|mother|dad|father|parent|carer|"
    r"student|teacher|worker|gp|nurse|[mf]\b)"
)
_HERE = (
    r"(?: (?:living|live|based|located|staying|stuck|working|work|writing|texting|here|up|down|over|out))*"
)
# The speaker, then at most what they are, then a preposition: never another person in between ("a guy from Lagos").
_SPEAKER = "|".join(
    (
        r"\b(?:i|we|and) (?:currently |now |just |still |also |actually )?(?:live|stay|reside|study|work|come)"
        r"(?: \w+){0,3}?",
        r"\b(?:i am|i'?m|we are|we'?re)(?: (?:currently|now|just|only|also|actually|originally))?"
        rf"(?: (?:an? )?{_ROLE})?(?: {_AGE})?(?:,? (?:and|but))?{_HERE}",
        r"(?:^|[,.;(] ?|\band |\bbut |\bfrom [\w ]{3,20} )(?:living|working|based|writing|texting|located|here)",
        rf"(?:^|[.!?] )(?:{_AGE},? ?{_ROLE}|{_ROLE},? {_AGE}|{_AGE})(?:,? (?:and|but))?{_HERE}",
        r"^\W*",
    )
)
_BEFORE_NAME = (
    r"(?:the |(?:north|south|east|west|middle)(?:ern)?(?: of)? |central |rural |upstate |co\.? |county |"
    r"a (?:small |little )?(?:town|village|city|place) (?:in|near) )*$"
)
_SPEAKER_IN = re.compile(rf"(?:{_SPEAKER}),? ?(?:in|near|outside|around|at) {_BEFORE_NAME}")
_SPEAKER_FROM = re.compile(rf"(?:{_SPEAKER}),? ?from {_BEFORE_NAME}")
_SPEAKER_IS = re.compile(
    rf"(?:\bmy (?:location|country|home|city|town|state) is|^\W*(?:{_AGE},? ?{_ROLE}|{_ROLE},? {_AGE}|{_AGE}),?) $"
)
_BARE_BEFORE = re.compile(
    r"^\W*(?:(?:the|its|it's|it is|uk|im|i'm|i am|i live|i|live|we|are|in|from|near)\s+)*$"
)
_NEGATED = re.compile(r"\b(?:not|never|isnt|isn't|don'?t|used to)\b[^.!?]{0,20}$")


@dataclass(frozen=True)
class Place:
    """Where the speaker says they are: an ISO 3166 alpha-2 code, and for a nation of the United Kingdom ISO 3166-2.

    ``alone`` says that the message is nothing else: "im in scotland" tells not who.
    """

    country: str | None = None
    region: str | None = None
    alone: bool = False


def detect_place(text: str) -> Place:
    """Return where the speaker says they are (or else are from), as far as they say it."""
    text = " ".join(_unaccented(text[:MAX_CHARACTERS]).split())
    origin = found = None
    alone = False
    for match in _names().finditer(text):
        before = text[max(0, match.start() - 120) : match.start()]
        code = _places()[match.group()]
        if _NEGATED.search(before):
            continue
        if match.start() < 20 and _BARE_BEFORE.match(before) and not _WORD.search(text, match.end()):
            found, alone = code, True
        elif _SPEAKER_IN.search(before) or _SPEAKER_IS.search(before):
            found = code
        elif _SPEAKER_FROM.search(before):
            origin = code
    where = found or origin
    return Place(where[:2], where if "-" in where else None, alone) if where else Place()


def _unaccented(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(_folded(part) if part.isalpha() else part.lower() for part in re.split(r"(\W)", text))


@cache
def _places() -> dict[str, str]:
    """Return lower-case place names with their codes."""
    places: dict[str, str] = json.loads(_PLACES_FILE.read_text(encoding="utf-8"))
    return places


@cache
def _names() -> re.Pattern[str]:
    names = sorted(_places(), key=len, reverse=True)
    return re.compile(r"(?<![\w'-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w'-])")
