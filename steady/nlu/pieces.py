"""Cut a long message into parts, so that a short cry for help in the middle of a long tale is not averaged away."""

from __future__ import annotations

import re

LONG_MESSAGE = 35  # words; the facts of a shorter one are seen as it stands
PART = 22  # words in a part, about
OVERLAP = 4  # words that parts without a full stop between them share
_SENTENCE_END = re.compile(r"(?<=[.!?\n])\s+")


def pieces(text: str) -> list[str]:
    """Return the whole text, followed for a long one by its parts in order: whole sentences where there are any."""
    if len(text.split()) <= LONG_MESSAGE:
        return [text]
    parts: list[str] = []
    for sentence in filter(None, _SENTENCE_END.split(text)):
        if parts and len(parts[-1].split()) + len(sentence.split()) <= PART:
            parts[-1] += f" {sentence}"
        else:
            parts.append(sentence)
    return [text, *(part for long in parts for part in _cut(long))]


def _cut(part: str) -> list[str]:
    """Cut what has no full stops into even runs of words."""
    words = part.split()
    if len(words) < PART * 3 // 2:
        return [part]
    runs = -(-len(words) // PART)
    size = -(-len(words) // runs)
    return [" ".join(words[max(0, run * size - OVERLAP) : (run + 1) * size]) for run in range(runs)]
