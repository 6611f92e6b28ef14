"""Turn one message into a short list of words from a closed vocabulary.

Everything the rules do not know becomes a placeholder, so spaCy's string store neither grows with traffic nor keeps
what people wrote. Numbers become placeholders too; their values travel beside the words.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from steady.nlu.audience.spellings import (
    GLUED_AFTER,
    GLUED_BEFORE,
    GLUED_SELF,
    MERGED,
    NAMES,
    NUMBER_WORDS,
    ORDINAL_WORDS,
    SPELLINGS,
    TENS,
)

START: Final = "<s>"
END: Final = "</s>"
AGE: Final = "<age>"  # 3 to 110
NUMBER: Final = "<n>"  # any number that cannot be an age
YEAR: Final = "<year>"  # a year of birth
NAME: Final = "<name>"  # a common given name
CAPITAL: Final = "<cap>"  # an unknown word with a capital letter, perhaps a name
UNKNOWN: Final = "~"
PLACEHOLDERS: Final = frozenset({START, END, AGE, NUMBER, YEAR, NAME, CAPITAL, UNKNOWN})

MIN_AGE: Final = 3
MAX_AGE: Final = 110
HEAD_CHARS: Final = 3000
TAIL_CHARS: Final = 1000

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'", "\u00b4": "'", "\u2032": "'"})
_KEYCAPS = re.compile("[\ufe0f\u20e3\u200b-\u200d\u2060]")
_PIECE = re.compile(
    r"(?P<link>https?://\S+|www\.\S+|@[\w.]+)"
    r"|(?P<composite>\d+(?:[:/.]\d+)+|\d+(?:,\d{3})+)"
    r"|(?P<number>\d+)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<money>[£$€₹])"
    r"|(?P<percent>%)"
    r"|(?P<stop>[.!?\n]+)"
    r"|(?P<mark>[,;:()/+])"
    r"|(?P<dash>\s[-\u2013\u2014]+\s|\u2014)"
    r"|(?P<symbol>[\u2600-\u27bf\U0001f000-\U0001faff])"
)
_YEARS_OLD = re.compile(r"(?<=\d)\s?y\.?\s?/?\\?o\.?(?![a-z])", re.IGNORECASE)
_SIXTH_FORM = re.compile(r"\b(?:6th|sixth)[ -]?form(?:er)?\b", re.IGNORECASE)
_NAT_5 = re.compile(r"\bnat(?:ional)?s? ?5(?:'?s)?\b", re.IGNORECASE)
_I_AM = re.compile(r"\bi m\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(?:[1-9]|1[0-2])\s?(?:pm|a\.m\.?|p\.m\.?|am(?! (?:a|so|in|at|not|really|very|scared|from)\b))\b", re.I
)
_REPEAT = re.compile(r"(.)\1{2,}")


@dataclass(frozen=True)
class Words:
    """The words of a message between START and END; `values[i]` is the number behind a placeholder, else None."""

    words: tuple[str, ...]
    values: tuple[int | None, ...]


def read_words(text: str, vocabulary: frozenset[str]) -> Words:
    """Split, spell out and mask `text`. Long texts keep their first 3,000 and last 1,000 characters."""
    if len(text) > HEAD_CHARS + TAIL_CHARS:
        text = f"{text[:HEAD_CHARS]}\n{text[-TAIL_CHARS:]}"
    text = unicodedata.normalize("NFKC", _KEYCAPS.sub("", text)).translate(_QUOTES)
    text = _NAT_5.sub("natfive", _I_AM.sub("im", text))
    text = _CLOCK.sub(" 0 ", _SIXTH_FORM.sub(" sixthform ", _YEARS_OLD.sub(" yo ", text)))
    shouting = text.upper() == text
    out: list[tuple[str, int | None]] = [(START, None)]
    pieces = [(m.lastgroup or "", m.group(), m.start(), m.end()) for m in _PIECE.finditer(text)]
    for i, (kind, piece, start, end) in enumerate(pieces):
        before = pieces[i - 1] if i else ("", "", -1, -1)
        after = pieces[i + 1] if i + 1 < len(pieces) else ("", "", -1, -1)
        if kind == "number":
            out.append(_number(piece, before, after, start, end))
        elif kind == "composite":
            year = re.search(r"/((?:19|20)\d\d)$", piece)
            out.append((YEAR, int(year[1])) if year else (NUMBER, None))
        elif kind == "word":
            out.extend(
                _word(
                    piece, vocabulary, shouting, glued_to_number=before[0] == "number" and before[3] == start
                )
            )
        elif kind == "stop":
            out.append((".", None))
        elif kind == "mark":
            out.append((piece, None))
        elif kind in ("dash", "symbol"):
            out.append((",", None))
        elif kind == "link":
            out.append((UNKNOWN, None))
    out.append((END, None))
    merged = _merge(_join_tens(out), vocabulary)
    return Words(tuple(word for word, _ in merged), tuple(value for _, value in merged))


def _number(
    piece: str, before: tuple[str, str, int, int], after: tuple[str, str, int, int], start: int, end: int
) -> tuple[str, int | None]:
    value = int(piece) if len(piece) <= 4 else 0
    if before[0] == "money" or after[0] in ("money", "percent"):
        return NUMBER, None
    if 1920 <= value <= 2030:
        return YEAR, value
    led = before[1].lower() if before[3] == start and before[0] == "word" else ""
    followed = after[1].lower() if after[2] == end and after[0] == "word" else ""
    glued_ok = led in GLUED_SELF or (
        (not led or led in GLUED_BEFORE) and (not followed or followed in GLUED_AFTER)
    )
    if not glued_ok or not MIN_AGE <= value <= MAX_AGE:
        return NUMBER, None
    return AGE, value


def _word(
    piece: str, vocabulary: frozenset[str], shouting: bool, glued_to_number: bool
) -> list[tuple[str, int | None]]:
    word = piece.lower()
    if word not in SPELLINGS and word not in vocabulary and _REPEAT.search(word):
        single, double = _REPEAT.sub(r"\1", word), _REPEAT.sub(r"\1\1", word)
        word = double if double in vocabulary or double in SPELLINGS else single
    if glued_to_number and word in ("st", "nd", "rd", "th"):
        return [("th", None)]
    if word in NUMBER_WORDS:
        value = NUMBER_WORDS[word]
        return [(AGE if value >= MIN_AGE else NUMBER, value)]
    if word in ORDINAL_WORDS:
        value = ORDINAL_WORDS[word]
        return [(AGE if value >= MIN_AGE else NUMBER, value), ("th", None)]
    if word in SPELLINGS:
        return [(part, None) for part in SPELLINGS[word].split()]
    if word.endswith("'s") and word not in vocabulary:
        stem = "".join(piece[:-2])
        return [*_word(stem, vocabulary, shouting, False), ("'s", None)]
    if word in vocabulary:
        return [(word, None)]
    if word in NAMES:
        return [(NAME, None)]
    if piece[0].isupper() and not shouting:
        return [(CAPITAL, None)]
    return [(UNKNOWN, None)]


def _join_tens(words: list[tuple[str, int | None]]) -> list[tuple[str, int | None]]:
    """Join "twenty" "two" into 22; only spelled tens carry exactly 20, 30 ... followed by a spelled unit."""
    out: list[tuple[str, int | None]] = []
    for word, value in words:
        if out and value is not None and value < 10 and out[-1][1] in TENS and word in (AGE, NUMBER):
            out[-1] = (AGE, (out[-1][1] or 0) + value)
        else:
            out.append((word, value))
    return out


def _merge(words: list[tuple[str, int | None]], vocabulary: frozenset[str]) -> list[tuple[str, int | None]]:
    """Replace known phrases ("head of year") by one word ("head_of_year"), longest first."""
    out: list[tuple[str, int | None]] = []
    i = 0
    while i < len(words):
        for size in (4, 3, 2):
            phrase = "_".join(word for word, _ in words[i : i + size])
            target = MERGED.get(phrase, phrase if phrase in vocabulary else "")
            if i + size <= len(words) and target:
                out.append((target, None))
                i += size
                break
        else:
            out.append(words[i])
            i += 1
    return out
