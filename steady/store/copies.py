"""Every place that keeps something of a conversation, so that erasing and expiry can reach all of them."""

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from steady.store.database import EVENTS, rewrite, settle
from steady.store.ledger import note_erased


@dataclass(frozen=True)
class Holding:
    """What a place holds: counts only. Times are seconds since 1970; None where the place does not know."""

    place: str
    what: str
    conversations: int
    rows: int
    oldest: float | None = None
    newest: float | None = None


class Copy(Protocol):
    """A place that keeps something of conversations. Deleting returns the number of rows."""

    def erase(self, sender_id: str) -> int:
        """Deletes one conversation."""

    def expire(self, before: float) -> int:
        """Deletes what is older than a time."""

    def erase_all(self) -> int:
        """Deletes every conversation."""

    def rewrite(self) -> None:
        """Removes what deleted rows left behind in the files."""

    def holding(self) -> Holding:
        """What is held now."""


EXTRA_COPIES: list[Copy] = []
"""Places of other parts (the reviewers' database, Redis): they add themselves when they are set up."""


class TrackerEvents:
    """Rasa's events."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def erase(self, sender_id: str) -> int:
        note_erased(sender_id)
        return self._delete(EVENTS.c.sender_id == sender_id)

    def expire(self, before: float) -> int:
        """Whole conversations that ended before, and the ended sessions of those that go on.

        The last session of a conversation is deleted whole or not at all: Rasa counts its rows.
        """
        other = EVENTS.alias()
        ended = (
            sa.select(other.c.sender_id)
            .group_by(other.c.sender_id)
            .having(sa.func.max(other.c.timestamp) < before)
        )
        last_start = (
            sa.select(sa.func.max(other.c.timestamp))
            .where(other.c.sender_id == EVENTS.c.sender_id, other.c.type_name == "session_started")
            .scalar_subquery()
        )
        in_ended_session = sa.and_(EVENTS.c.timestamp < before, EVENTS.c.timestamp < last_start)
        return self._delete(EVENTS.c.sender_id.in_(ended)) + self._delete(in_ended_session)

    def erase_all(self) -> int:
        return self._delete(sa.true())

    def rewrite(self) -> None:
        rewrite(self._engine)

    def holding(self) -> Holding:
        count, people = sa.func.count(), sa.func.count(sa.distinct(EVENTS.c.sender_id))
        oldest, newest = sa.func.min(EVENTS.c.timestamp), sa.func.max(EVENTS.c.timestamp)
        with self._engine.connect() as connection:
            rows, conversations, first, last = connection.execute(
                sa.select(count, people, oldest, newest)
            ).one()
        return Holding(
            str(self._engine.url),  # the password is not shown
            "events of conversations, masked",
            conversations,
            rows,
            first,
            last,
        )

    def _delete(self, condition: sa.sql.ColumnElement[bool]) -> int:
        with self._engine.begin() as connection:
            deleted = connection.execute(EVENTS.delete().where(condition)).rowcount
        settle(self._engine)
        return int(deleted)


class ChannelFile:
    """A SQLite file of the channels, with a `sender_id` and an `expires_at` in each row."""

    def __init__(self, path: Path, table: str, what: str) -> None:
        self._path = path
        self._table = table
        self._what = what

    def erase(self, sender_id: str) -> int:
        return self._delete("sender_id = ?", sender_id)

    def expire(self, before: float) -> int:
        """What has run out; rows of a channel live for hours, whatever the retention is."""
        return self._delete("expires_at < ?", max(before, time.time()))

    def erase_all(self) -> int:
        return self._delete("1 = ?", 1)

    def rewrite(self) -> None:
        self._run("VACUUM")

    def holding(self) -> Holding:
        if not self._path.exists():
            return Holding(str(self._path), self._what, 0, 0)
        with closing(self._open()) as connection:
            query = f"SELECT count(*), count(DISTINCT sender_id) FROM {self._table}"  # noqa: S608 - a name of ours
            rows, conversations = connection.execute(query).fetchone()
        return Holding(str(self._path), self._what, conversations, rows)

    def _delete(self, condition: str, value: object) -> int:
        return self._run(f"DELETE FROM {self._table} WHERE {condition}", value)  # noqa: S608 - names of ours

    def _run(self, statement: str, *values: object) -> int:
        if not self._path.exists():
            return 0
        with closing(self._open()) as connection:
            count = connection.execute(statement, values).rowcount
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return int(count)

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=5, isolation_level=None)
        connection.execute("PRAGMA secure_delete=ON")
        return connection


def all_copies(engine: Engine, folder: Path) -> list[Copy]:
    """Every place of an installation whose files are in `folder`."""
    return [
        TrackerEvents(engine),
        ChannelFile(
            folder / "conversations.db", "conversations", "choices offered and a counter, no words of people"
        ),
        ChannelFile(folder / "dedupe.db", "answers", "the bot's last replies, for 15 minutes"),
        ChannelFile(folder / "inbox.db", "inbox", "messages until they are answered, always encrypted"),
        *EXTRA_COPIES,
    ]
