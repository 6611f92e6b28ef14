"""The rows of one person's conversation: read, counted and written with statements that are built once.

SQLAlchemy's sessions and objects took most of the time of a read; a row here is only its text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from steady.store.database import EVENTS

LONGEST_HISTORY = 240
"""Events of a session that are loaded into a turn, about thirty turns; of what is older only the slots count."""

_FORGETTING = ("session_started", "restart", "reset_slots")
# Events whose effect reaches over others: a session with one of them is loaded whole.
_REACHING_BACK = ("rewind", "undo", "pause", "resume", "active_loop", "form")

_THEIRS = EVENTS.c.sender_id == sa.bindparam("sender")
_starts = EVENTS.alias()
_SESSION_BEGAN = (
    sa.select(sa.func.max(_starts.c.timestamp))
    .where(_starts.c.sender_id == sa.bindparam("sender"), _starts.c.type_name == "session_started")
    .scalar_subquery()
)
_IN_SESSION = sa.and_(_THEIRS, EVENTS.c.timestamp >= sa.func.coalesce(_SESSION_BEGAN, 0.0))
_BEFORE = sa.and_(_IN_SESSION, EVENTS.c.id < sa.bindparam("first"))

_MARK = sa.select(sa.func.count(), sa.func.max(EVENTS.c.id), sa.func.max(EVENTS.c.timestamp)).where(_THEIRS)
_MESSAGES = sa.select(sa.func.count()).where(_THEIRS, EVENTS.c.type_name == "user")
_SESSION_SIZE = sa.select(sa.func.count()).where(_IN_SESSION)
_EVERYTHING = sa.select(EVENTS.c.data).where(_THEIRS).order_by(EVENTS.c.id)
_SESSION = sa.select(EVENTS.c.data).where(_IN_SESSION).order_by(EVENTS.c.id)
_NEWEST = (
    sa.select(EVENTS.c.id, EVENTS.c.data)
    .where(_IN_SESSION)
    .order_by(EVENTS.c.id.desc())
    .limit(LONGEST_HISTORY + 1)
)
_REACHES_BACK = sa.select(EVENTS.c.id).where(_IN_SESSION, EVENTS.c.type_name.in_(_REACHING_BACK)).limit(1)
_FORGOTTEN = sa.select(sa.func.max(EVENTS.c.id)).where(_BEFORE, EVENTS.c.type_name.in_(_FORGETTING))
_last_of_each = (
    sa.select(sa.func.max(EVENTS.c.id))
    .where(_BEFORE, EVENTS.c.type_name == "slot", EVENTS.c.id > sa.bindparam("forgotten"))
    .group_by(EVENTS.c.action_name)
)
_SLOTS = sa.select(EVENTS.c.data).where(EVENTS.c.id.in_(_last_of_each)).order_by(EVENTS.c.id)


@dataclass(frozen=True)
class Mark:
    """How far a person's rows go. While it is the same, nobody has written or deleted any of them.

    The time tells a file that was restored from the one before, where the same numbers may stand for other events.
    """

    rows: int
    newest: int | None = None
    at: float | None = None

    def follows(self, before: "Mark", written: int) -> bool:
        """Whether so many rows were written since, and nothing else happened."""
        return self.rows == before.rows + written


NOTHING = Mark(0)


def mark_of(connection: Connection, sender_id: str) -> Mark:
    """How far a person's rows go now."""
    return Mark(*connection.execute(_MARK, {"sender": sender_id}).one())


def load(connection: Connection, sender_id: str, all_sessions: bool) -> list[str]:
    """The stored texts of a person's last session, at most LONGEST_HISTORY and what slots it had before; or of all."""
    given = {"sender": sender_id}
    if all_sessions:
        return _texts(connection, _EVERYTHING, given)
    newest = connection.execute(_NEWEST, given).all()
    rows = [data for _, data in reversed(newest)]
    if len(newest) <= LONGEST_HISTORY:
        return rows
    if connection.execute(_REACHES_BACK, given).first() is not None:
        return _texts(connection, _SESSION, given)
    return _slots_before(connection, sender_id, newest[-2][0]) + rows[1:]


def count_session(engine: Engine, sender_id: str) -> int:
    """How many events the last session has."""
    return _count(engine, _SESSION_SIZE, sender_id)


def count_messages(engine: Engine, sender_id: str) -> int:
    """How many messages a person has written."""
    return _count(engine, _MESSAGES, sender_id)


def write(engine: Engine, rows: Sequence[dict[str, Any]]) -> Mark:
    """Adds rows of one person, all or none; returns how far the person's rows then go."""
    with engine.begin() as connection:
        connection.execute(EVENTS.insert(), rows)
        return mark_of(connection, rows[0]["sender_id"])


def _slots_before(connection: Connection, sender_id: str, first: int) -> list[str]:
    """The last value of each slot set before an event."""
    given = {"sender": sender_id, "first": first}
    forgotten = connection.execute(_FORGOTTEN, given).scalar() or 0
    return _texts(connection, _SLOTS, {**given, "forgotten": forgotten})


def _texts(connection: Connection, query: sa.sql.Select, given: dict[str, Any]) -> list[str]:
    return list(connection.execute(query, given).scalars())


def _count(engine: Engine, query: sa.sql.Select, sender_id: str) -> int:
    with engine.connect() as connection:
        return int(connection.execute(query, {"sender": sender_id}).scalar())
