"""Find out which pieces of text a regular expression cannot do without.

Nearly all patterns can be ruled out by a plain substring test, which is many times faster than trying them. The
pieces are worked out from the expression itself, so they can never be wrong or out of date.
"""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any


def required_pieces(regex: str) -> tuple[str, ...]:
    """Return pieces of text of which at least one is in every match of `regex`; ("",) if there are none.

    >>> sorted(required_pieces("(?:want|wish)(?: to)? die"))
    ['die']
    """
    return tuple(sorted(_required(_parser.parse(regex)) or {""}))


def holds_any(pieces: tuple[str, ...], text: str) -> bool:
    """Whether one of `pieces` is in `text`; asked thousands of times a message."""
    for piece in pieces:  # noqa: SIM110 - the generator that `any` needs would cost more than the looks themselves
        if piece in text:
            return True
    return False


def _required(tree: Iterable[tuple[Any, Any]]) -> set[str] | None:
    best: set[str] | None = None
    run = ""
    for kind, value in tree:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        best, run = _better(_better(best, _piece(run)), _inside(kind, value)), ""
    return _better(best, _piece(run))


def _piece(run: str) -> set[str] | None:
    return {run.strip()} if run.strip() else None


def _inside(kind: Any, value: Any) -> set[str] | None:
    """Return the pieces that a group, a choice or a repetition needs."""
    if kind is op.SUBPATTERN:
        return _required(value[3])
    if kind is op.BRANCH:
        parts = [_required(branch) for branch in value[1]]
        return None if None in parts else set().union(*(part for part in parts if part))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] >= 1:
        return _required(value[2])
    return None


def _better(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    """Choose the pieces that rule out more text: longer ones, then fewer."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda pieces: (min(map(len, pieces)), -len(pieces)))
