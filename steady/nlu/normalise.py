"""Bring a message to plain, comparable text before anything tries to understand it.

Frightened people type fast, and young people hide hard words from filters. `normalise` undoes both without losing
meaning; `shorten` makes very long text short and keeps the part that speaks of risk. Both are linear in the length
of the text and accept any Unicode.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product

from steady.nlu.characters import (
    CODED_WORDS,
    DECORATIVE,
    DOUBLED_WORDS,
    EMOJI_WORDS,
    LINKING_WORDS,
    LOOKALIKES,
    RISK_WORDS,
)

WINDOW = 300
"""Characters a window of long text holds: about three spoken sentences."""

MAX_WINDOWS_READ = 60
"""Windows of a long text that are read for risk in full; bounds the time of `shorten`."""

_MARKS = "".join(
    re.escape(chr(point)) for point in range(0x300, 0x1F000) if unicodedata.combining(chr(point))
)
# Long runs of marks make Unicode normalisation quadratic; no script needs more than four on one letter.
_MARK_RUN = re.compile(f"([{_MARKS}]{{4}})[{_MARKS}]+")
_STRAY_MARK = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U0001d173-\U0001d17a\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)
# U+FDFA and U+FDFB are one character each and grow to whole sentences under NFKC.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffc-\uffff\ufdfa\ufdfb\ue000-\uf8ff]")
_QUOTES = str.maketrans(
    "\u2018\u2019\u201a\u201b\u02bc\u00b4`\u2032\u201c\u201d\u201e\u00ab\u00bb", "'" * 8 + '"' * 5
)
_SQUARED_LETTERS = {
    first + offset: chr(ord("a") + offset) for first in (0x1F130, 0x1F150, 0x1F170) for offset in range(26)
}
_EMOJI = re.compile("[" + "".join(EMOJI_WORDS) + "]")
_PICTURE = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001fbff]+"
)
_MIXED_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
_NOT_LATIN = re.compile("[\u0370-\u052f\u0261]")

_STRETCHED_WORD = re.compile(r"[A-Za-z]*?([A-Za-z])\1\1[A-Za-z]*", re.IGNORECASE)
_RUN = re.compile(r"([A-Za-z])\1{2,}", re.IGNORECASE)
_KEPT_RUNS = frozenset({"www", "xxx"})
_PUNCTUATION_RUN = re.compile(r"([!?.,*_~=#-])\1{3,}")

_SPELLED_OUT = re.compile(r"(?<![\w'])[a-z](?:[ .\-_*/,|]{1,3}[a-z](?![\w'])){1,60}+", re.IGNORECASE)
_LEET_WORD = re.compile(r"(?<![\w@$!*|])(?=[\w@$!*|]{0,24}[0-9@$!*|])[\w@$!*|]{2,24}(?![\w@$*|])")
_LEET = {"0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g",
         "@": "a", "$": "s", "!": "i", "|": "il", "*": "aeiou"}  # fmt: skip
_BROKEN_WORD = re.compile(r"(?<![\w.])[A-Za-z]{1,9}(?:[.\-_*~|][A-Za-z]{1,9}){1,8}(?![\w.])")
_CODED = re.compile(
    r"(?<!\w)(" + "|".join(sorted(map(re.escape, CODED_WORDS), key=len, reverse=True)) + r")(?!\w)", re.I
)
_WINDOW = re.compile(rf".{{1,{WINDOW - 1}}}[.!?\n](?!\S)|.{{1,{WINDOW}}}(?!\S)|.{{1,{WINDOW}}}", re.DOTALL)
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n\s*")


def normalise(text: str) -> str:
    """Return `text` as plain text: one form of every letter, emoji as words, letter tricks undone.

    Letter case, line breaks, accents and non-Latin scripts are kept. Never raises.
    """
    if not text.isascii():
        text = _plain_characters(text)
    text = _CONTROL.sub(" ", text)
    text = _PUNCTUATION_RUN.sub(r"\1\1\1", text)
    text = _STRETCHED_WORD.sub(_unstretch, text)
    text = _SPELLED_OUT.sub(_join_spelled_out, text)
    text = _LEET_WORD.sub(_undo_leet, text)
    text = _BROKEN_WORD.sub(_join_broken, text)
    text = _CODED.sub(lambda found: CODED_WORDS[found[1].lower()], text)
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()


def shorten(text: str, limit: int = 1000) -> str:
    """Return at most `limit` characters of `text`: its beginning, its end, and the windows that speak of risk.

    The whole text is looked at, so that one line of despair in the middle of a long story is never lost.
    """
    if len(text) <= limit:
        return text
    windows = _windows(text)
    share = max(limit // 4, 1)
    kept = _risky_windows(windows, room=limit - 2 * share)
    used = sum(len(windows[index]) + 1 for index in kept)
    head = (limit - used) // 2
    middle = [windows[index] for index in kept]
    tail = max(limit - used - head - 2, 0)
    return "\n".join([text[:head], *middle, text[len(text) - tail :]])[:limit]


def _plain_characters(text: str) -> str:
    """Undo Unicode tricks: look-alikes, invisible characters, stacked marks, decorated letters, emoji."""
    text = _MARK_RUN.sub(r"\1", _INVISIBLE.sub("", _CONTROL.sub(" ", text)))
    text = _EMOJI.sub(lambda found: f" {EMOJI_WORDS[found[0]]} ", text.translate(_SQUARED_LETTERS))
    text = _PICTURE.sub(" ", text.translate(_QUOTES))
    text = unicodedata.normalize("NFKC", text).translate(DECORATIVE).translate(_QUOTES)
    text = _STRAY_MARK.sub("", text)
    if _NOT_LATIN.search(text):
        text = _MIXED_WORD.sub(_undo_lookalikes, text)
    return text


def _undo_lookalikes(found: re.Match[str]) -> str:
    word = found[0]
    if _LATIN.search(word) and _NOT_LATIN.search(word):
        return word.translate(LOOKALIKES)
    return word


def _unstretch(found: re.Match[str]) -> str:
    word = found[0]
    if word.lower() in _KEPT_RUNS:
        return word
    doubled = _RUN.sub(r"\1\1", word)
    return doubled if doubled.lower() in DOUBLED_WORDS else _RUN.sub(r"\1", word)


def _join_spelled_out(found: re.Match[str]) -> str:
    """Join "d i e" or "k.m.s"; leave initials and lists that spell no risk word."""
    words = _split_letters(re.sub(r"[^a-z]", "", found[0].lower()))
    return " ".join(words) if words else found[0]


def _split_letters(letters: str) -> list[str]:
    """Split run-together letters into known words, at least one of them a risk word; empty if that fails."""
    best: list[tuple[list[str], bool] | None] = [([], False)] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 10), end):
            before, word = best[start], letters[start:end]
            known = word in RISK_WORDS or word in LINKING_WORDS
            if before is None or not known:
                continue
            candidate = ([*before[0], word], before[1] or word in RISK_WORDS)
            if best[end] is None or candidate[1]:
                best[end] = candidate
    final = best[-1]
    return final[0] if final is not None and final[1] else []


def _undo_leet(found: re.Match[str]) -> str:
    token = found[0].lower()
    word = token.rstrip("!")
    if len(word) < 3 or sum(char in _LEET for char in word) > 4 or word.isdigit() or word.isalpha():
        return found[0]
    for letters in product(*(_LEET.get(char, char) for char in word)):
        if (candidate := "".join(letters)) in RISK_WORDS:
            return candidate + token[len(word) :]
    return found[0]


def _join_broken(found: re.Match[str]) -> str:
    """Join "sui.cide" and "ki-ll"; "self-harm" becomes two words."""
    letters = re.sub(r"[^a-z]", "", found[0].lower())
    if letters in RISK_WORDS:
        return letters
    parts = re.split(r"[^a-z]+", found[0].lower())
    return " ".join(parts) if all(part in RISK_WORDS for part in parts) else found[0]


def _windows(text: str) -> list[str]:
    """Cut text into windows of at most `WINDOW` characters that end at a sentence, else a word, where possible."""
    return [window.strip() for window in _WINDOW.findall(text) if not window.isspace()]


def _risky_windows(windows: list[str], room: int) -> list[int]:
    """Indexes, in reading order, of the windows with the strongest risk evidence that fit into `room` characters."""
    # Imported here because reading risk begins with `normalise`.
    from steady.nlu.risk.reader import could_hold_risk, window_weight

    hints = ((could_hold_risk(window), index) for index, window in enumerate(windows))
    candidates = sorted((hint, index) for hint, index in hints if hint)[-MAX_WINDOWS_READ:]
    weighed = sorted(((window_weight(windows[index]), index) for _, index in candidates), reverse=True)
    kept: list[int] = []
    for weight, index in weighed:
        if weight > 0 and len(windows[index]) < room:
            kept.append(index)
            room -= len(windows[index]) + 1
    return sorted(kept)
