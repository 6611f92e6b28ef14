"""Reading the masked tracker store: events only, read only, never through Rasa."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from steady.store.database import EVENTS, is_sqlite, open_engine
from steady.store.encryption import Cipher

AT_ONCE = 500


@dataclass(frozen=True)
class Mark:
    """One event, enough to recognise it again."""

    event: int
    source: str
    timestamp: float


class TrackerStore:
    """The tracker store of the server at an address."""

    def __init__(self, url: str) -> None:
        self._engine = _read_only(open_engine(url))
        self._cipher = Cipher.from_environment()

    def exists(self) -> bool:
        """Whether the server has made its table yet."""
        return bool(sa.inspect(self._engine).has_table("events"))

    def newest(self) -> Mark | None:
        """The last event."""
        return self._mark(sa.select(EVENTS).order_by(EVENTS.c.id.desc()).limit(1))

    def at(self, event: int) -> Mark | None:
        """The event with an id."""
        return self._mark(sa.select(EVENTS).where(EVENTS.c.id == event))

    def newest_of_each(self, after: int, until: int) -> list[tuple[str, int, float]]:
        """Everyone with an event after an id and until another: source, their last event of all, its time."""
        some = sa.select(EVENTS.c.sender_id).where(EVENTS.c.id > after, EVENTS.c.id <= until).distinct()
        query = (
            sa.select(EVENTS.c.sender_id, sa.func.max(EVENTS.c.id), sa.func.max(EVENTS.c.timestamp))
            .where(EVENTS.c.sender_id.in_(some))
            .group_by(EVENTS.c.sender_id)
        )
        with self._engine.connect() as connection:
            return [(source, event, at or 0.0) for source, event, at in connection.execute(query)]

    def events_of(self, sources: Sequence[str]) -> Iterator[tuple[str, list[tuple[int, dict[str, Any]]]]]:
        """All events of some people, each person's together and in order."""
        query = (
            sa.select(EVENTS.c.sender_id, EVENTS.c.id, EVENTS.c.data)
            .where(EVENTS.c.sender_id.in_(sources))
            .order_by(EVENTS.c.sender_id, EVENTS.c.id)
        )
        with self._engine.connect() as connection:
            for source, rows in groupby(connection.execute(query), key=lambda row: row[0]):
                yield source, [(event, json.loads(self._cipher.decrypt(data))) for _, event, data in rows]

    def still_there(self, marks: Sequence[tuple[int, str]]) -> set[int]:
        """Which of these events, each with its source, are still stored."""
        known = dict(marks)
        query = sa.select(EVENTS.c.id, EVENTS.c.sender_id).where(EVENTS.c.id.in_(list(known)))
        with self._engine.connect() as connection:
            return {event for event, source in connection.execute(query) if known[event] == source}

    def close(self) -> None:
        """Closes every connection."""
        self._engine.dispose()

    def _mark(self, query: sa.sql.Select) -> Mark | None:
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return None if row is None else Mark(row.id, row.sender_id, row.timestamp or 0.0)


def _read_only(engine: Engine) -> Engine:
    """Makes every connection of an engine refuse to write."""
    refuse = "PRAGMA query_only=ON" if is_sqlite(engine) else "SET default_transaction_read_only = on"

    @sa.event.listens_for(engine, "connect")
    def _set(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        cursor.execute(refuse)
        cursor.close()
        connection.commit()

    return engine
