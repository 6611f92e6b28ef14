"""Stores sessions that were read from the tracker store. Running it twice changes nothing."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from review.conversations.models import Conversation, HelplineShown, Situation, Turn, Word
from review.conversations.reading import SessionRead, TurnRead
from review.conversations.search import words_of
from review.conversations.signs import SessionSigns, TurnSigns, session_signs

SAMPLED_PERCENT = 10


@transaction.atomic
def store(sessions: Sequence[SessionRead]) -> None:
    """Writes new sessions and what has been added to known ones."""
    known = {
        conversation.first_event: conversation
        for conversation in Conversation.objects.filter(
            first_event__in=[session.first_event for session in sessions]
        )
    }
    new = []
    for session in sessions:
        signs = session_signs(session)
        columns = _columns(session, signs)
        old = known.get(session.first_event)
        if old is None:
            new.append((Conversation(first_event=session.first_event, **columns), session, signs))
            continue
        for name, value in columns.items():
            setattr(old, name, value)
        old.save(update_fields=list(columns))
        _store_rest(old, session, signs, known_turns={turn.position: turn for turn in old.turns.all()})
    Conversation.objects.bulk_create([conversation for conversation, _, _ in new])
    _store_new(new)


def _columns(session: SessionRead, signs: SessionSigns) -> dict[str, Any]:
    return {
        "source": session.source,
        "last_event": session.last_event,
        "channel": session.channel[:30],
        "started_at": _moment(session.started_at),
        "last_at": _moment(session.last_at),
        "turn_count": sum(turn.kind != "start" for turn in session.turns),
        "model_id": session.model_id[:64],
        "audience": signs.audience[:20],
        "country": str(session.slots.get("country") or "")[:2],
        "language": str(session.slots.get("language") or "")[:35],
        "risk": signs.risk,
        "risk_for": signs.risk_for[:10],
        "lowest_confidence": signs.lowest_confidence,
        "crisis": signs.crisis,
        "near_miss": any(turn.near_miss for turn in signs.turns),
        "fell_back": any(turn.fallback for turn in signs.turns),
        "fell_back_twice": signs.fell_back_twice,
        "corrected": signs.corrected,
        "no_helpline": signs.no_helpline,
        "close_labels": any(turn.close for turn in signs.turns),
        "empty_reply": any(turn.empty_reply for turn in signs.turns),
        "usefulness": signs.usefulness,
        "in_sample": _in_sample(session),
    }


def _store_new(new: Sequence[tuple[Conversation, SessionRead, SessionSigns]]) -> None:
    """Bulk writes, so that a large store is read in minutes."""
    turns, helplines, situations, words = [], [], [], []
    for conversation, session, signs in new:
        for position, (turn, sign) in enumerate(zip(session.turns, signs.turns, strict=True)):
            row = _turn_row(Turn(conversation=conversation, position=position), turn, sign)
            turns.append(row)
            helplines += _helpline_rows(row, turn)
        situations += _situation_rows(conversation, signs)
        words += _word_rows(conversation, session)
    Turn.objects.bulk_create(turns, batch_size=500)
    HelplineShown.objects.bulk_create(helplines, batch_size=1000)
    Situation.objects.bulk_create(situations, batch_size=1000)
    Word.objects.bulk_create(words, batch_size=1000)


def _store_rest(
    conversation: Conversation, session: SessionRead, signs: SessionSigns, known_turns: dict[int, Turn]
) -> None:
    """Adds to a known conversation; its turns stay the same rows, because reviews point to them."""
    for position, (turn, sign) in enumerate(zip(session.turns, signs.turns, strict=True)):
        row = known_turns.get(position)
        if row is not None and position < len(known_turns) - 1 and row.event == turn.event:
            continue
        row = _turn_row(row or Turn(conversation=conversation, position=position), turn, sign)
        row.save()
        row.helplines_shown.all().delete()
        HelplineShown.objects.bulk_create(_helpline_rows(row, turn))
    Situation.objects.bulk_create(_situation_rows(conversation, signs), ignore_conflicts=True)
    Word.objects.bulk_create(_word_rows(conversation, session), ignore_conflicts=True)


def _turn_row(row: Turn, turn: TurnRead, signs: TurnSigns) -> Turn:
    row.event, row.at, row.kind = turn.event, _moment(turn.at), turn.kind
    row.content = turn.content
    row.intent = turn.content["intent"][:40]
    row.confidence = turn.content["confidence"]
    row.audience = (turn.triage.get("audience") or "")[:20]
    row.risk = (turn.triage.get("risk") or "none")[:20]
    row.fallback, row.close = signs.fallback, signs.close
    row.near_miss, row.empty_reply = signs.near_miss, signs.empty_reply
    return row


def _helpline_rows(row: Turn, turn: TurnRead) -> list[HelplineShown]:
    return [
        HelplineShown(conversation=row.conversation, turn=row, helpline=helpline[:60], place=place)
        for place, helpline in enumerate(turn.content["helplines"], start=1)
    ]


def _situation_rows(conversation: Conversation, signs: SessionSigns) -> list[Situation]:
    names = sorted({name[:30] for name in signs.situations})
    return [Situation(conversation=conversation, name=name) for name in names]


def _word_rows(conversation: Conversation, session: SessionRead) -> list[Word]:
    words = {word for turn in session.turns for word in words_of(turn.content["text"])}
    return [Word(conversation=conversation, word=word) for word in sorted(words)]


def _in_sample(session: SessionRead) -> bool:
    """Chosen by a keyed hash of its id alone, so that nothing in a conversation makes it likelier."""
    name = f"{session.source}:{session.first_event}".encode()
    digest = hmac.new(settings.SEARCH_KEY, name, hashlib.sha256).digest()
    return int.from_bytes(digest[:4]) % 100 < SAMPLED_PERCENT


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
