"""Care for those who read: what a conversation is about before it is opened, and when a break is due."""

import time
from dataclasses import dataclass
from typing import Any

from review.conversations.models import Conversation
from review.desk.words import RISK_WORDS, SITUATION_WORDS

LONG_ENOUGH_A_BREAK = 10 * 60
_SINCE, _LAST, _READ = "reading_since", "reading_last", "conversations_read"


@dataclass(frozen=True)
class Themes:
    """What will be met, in plain words, and whether the reader asked to be spared it."""

    words: list[str]
    avoided: list[str]


def themes_of(conversation: Conversation, avoid: list[str]) -> Themes:
    """The themes of a conversation."""
    names = [] if conversation.risk == "none" else [conversation.risk]
    names += [situation.name for situation in conversation.situations.all()]
    words = {**SITUATION_WORDS, **RISK_WORDS}
    shown = [(name, words.get(name, name)) for name in names]
    return Themes([text for _, text in shown], [text for name, text in shown if name in avoid])


def note_reading(session: Any, now: float | None = None) -> None:
    """Remembers, for this login alone, since when someone has been reading."""
    moment = time.time() if now is None else now
    if moment - session.get(_LAST, 0) > LONG_ENOUGH_A_BREAK:
        session[_SINCE], session[_READ] = moment, 0
    session[_LAST] = moment
    session[_READ] = session.get(_READ, 0) + 1


def break_due(session: Any, after_minutes: int, now: float | None = None) -> int | None:
    """For how many minutes someone has been reading without a break; None before it is time to say so."""
    minutes = ((time.time() if now is None else now) - session.get(_SINCE, 0)) / 60
    return int(minutes) if session.get(_SINCE) and minutes >= after_minutes else None


def begin_anew(session: Any) -> None:
    """Someone says that they had a break."""
    session.pop(_SINCE, None)
    session.pop(_LAST, None)
