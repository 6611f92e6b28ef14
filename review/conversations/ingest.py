"""Stores sessions that were read from the tracker store. Running it twice changes nothing."""

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model

from review.conversations import daily
from review.conversations.erase import delete
from review.conversations.models import Conversation, HelplineShown, Situation, Turn, Word
from review.conversations.reading import SessionRead, TurnRead
from review.conversations.search import words_of
from review.conversations.signs import SessionSigns, TurnSigns, session_signs

SAMPLED_PERCENT = 10
_ROWS_AT_ONCE = 1000
_TURN_COLUMNS = (
    "event", "at", "kind", "stored", "intent", "confidence", "audience", "risk",
    "fallback", "close", "near_miss", "empty_reply",
)  # fmt: skip

Written = tuple[Conversation, SessionRead, SessionSigns]
Row = tuple[int | str, ...]


def store(sessions: Sequence[SessionRead]) -> None:
    """Writes new sessions and what has been added to known ones, all of them in few statements."""
    _delete_former(sessions)
    with transaction.atomic():
        written = _store_conversations(sessions)
        _store_turns(written)
        _insert(Situation, ("conversation_id", "name"), _situations(written))
        _insert(Word, ("conversation_id", "word"), _words(written))
        daily.mark(conversation.started_at for conversation, _, _ in written)


def _delete_former(sessions: Sequence[SessionRead]) -> None:
    """SQLite gives ids of deleted events again: what another person had under one must not stay with this one."""
    sources = {session.first_event: session.source for session in sessions}
    known = Conversation.objects.filter(first_event__in=sources).values_list("pk", "first_event", "source")
    former = [pk for pk, event, source in known if sources[event] != source]
    delete(Conversation.objects.filter(pk__in=former))


def _store_conversations(sessions: Sequence[SessionRead]) -> list[Written]:
    written = []
    for session in sessions:
        signs = session_signs(session)
        conversation = Conversation(first_event=session.first_event, **_columns(session, signs))
        written.append((conversation, session, signs))
    if written:
        Conversation.objects.bulk_create(
            [conversation for conversation, _, _ in written],
            update_conflicts=True,
            unique_fields=["first_event"],
            update_fields=list(_columns(*written[0][1:])),
        )
    return written


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


def _store_turns(written: Sequence[Written]) -> None:
    """Known turns stay the same rows, because reviews point to them."""
    known: dict[int, list[int]] = defaultdict(list)
    conversations = [conversation.pk for conversation, _, _ in written]
    for conversation, event in Turn.objects.filter(conversation__in=conversations).values_list(
        "conversation", "event"
    ):
        known[conversation].append(event)
    turns = [
        (_turn_row(Turn(conversation=conversation, position=position), turn, sign), turn)
        for conversation, session, signs in written
        for position, (turn, sign) in enumerate(zip(session.turns, signs.turns, strict=True))
        if not _is_complete(known[conversation.pk], position, turn)
    ]
    rows = [row for row, _ in turns]
    Turn.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["conversation", "position"], update_fields=_TURN_COLUMNS
    )
    HelplineShown.objects.filter(turn__in=[row.pk for row in rows if known[row.conversation_id]]).delete()
    _insert(HelplineShown, ("conversation_id", "turn_id", "helpline", "place"), _helplines(turns))


def _is_complete(known: Sequence[int], position: int, turn: TurnRead) -> bool:
    """Whether a turn is stored and another came after it, so that nothing can be added to it any more."""
    return position < len(known) - 1 and known[position] == turn.event


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


def _helplines(turns: Iterable[tuple[Turn, TurnRead]]) -> list[Row]:
    return [
        (row.conversation_id, row.pk, helpline[:60], place)
        for row, turn in turns
        for place, helpline in enumerate(turn.content["helplines"], start=1)
    ]


def _situations(written: Iterable[Written]) -> list[Row]:
    return [
        (conversation.pk, name)
        for conversation, _, signs in written
        for name in sorted({name[:30] for name in signs.situations})
    ]


def _words(written: Iterable[Written]) -> list[Row]:
    return [
        (conversation.pk, word)
        for conversation, session, _ in written
        for word in {word for turn in session.turns for word in words_of(turn.content["text"])}
    ]


def _insert(model: type[Model], columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Inserts rows that are not there yet. Words are so many that an object for each would take most of the time."""
    place = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for begin in range(0, len(rows), _ROWS_AT_ONCE):
            some = rows[begin : begin + _ROWS_AT_ONCE]
            cursor.execute(
                f"INSERT INTO {model._meta.db_table} ({', '.join(columns)})"  # noqa: S608 - our own names
                f" VALUES {', '.join([place] * len(some))} ON CONFLICT DO NOTHING",
                list(chain.from_iterable(some)),
            )


def _in_sample(session: SessionRead) -> bool:
    """Chosen by a keyed hash of its id alone, so that nothing in a conversation makes it likelier."""
    name = f"{session.source}:{session.first_event}".encode()
    digest = hmac.new(settings.SEARCH_KEY, name, hashlib.sha256).digest()
    return int.from_bytes(digest[:4]) % 100 < SAMPLED_PERCENT


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
