"""Events that were acknowledged and are not answered yet, on disk: a server that dies loses none of them.

Each row is deleted when its answer is out. A worker holds all rows of a sender under one lease, so that two living
workers never answer the same person at once; when it dies, the lease runs out and another worker goes on.
What a row says is sealed (`seal.py`): only keyed hashes, times and counters can be read here.
"""

import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from steady.channels.database import Database

LEASE = 10.0  # seconds after which the senders of a worker that died are free; a living one renews it
KEPT = (
    24 * 3600
)  # seconds; an hour longer than a message may be answered, so that a worker can say it was dropped
_PATIENCE = 0.25  # seconds to wait for a locked file: the webhook is taken without it rather than late


@dataclass(frozen=True)
class Row:
    """A kept event. `arrived` is in microseconds and orders a sender's events.

    `answer` is what will be sent, once it is made, and `sent` how many bubbles of it are out. `tries` counts the
    workers that took the event up.
    """

    sender_id: str
    id: str
    arrived: int
    event: str
    answer: str | None = None
    sent: int = 0
    tries: int = 0


class KeptStore(Protocol):
    """Where events are kept. SQLite here; Redis in `kept_shared.py`. A store object is one worker."""

    def put(self, row: Row) -> bool:
        """Keep an event; False when it is kept already."""

    def take(self, sender_id: str) -> Row | None:
        """The oldest event of a sender, whom this worker then holds; None when there is none or another holds them."""

    def note(self, row: Row) -> bool:
        """Keep how far an answer is; False when this worker does not hold the event (any more)."""

    def has(self, sender_id: str, event_id: str) -> bool:
        """Whether an event is kept."""

    def remove(self, sender_id: str, event_id: str) -> None:
        """Delete an event. The sender is free when it was the last."""

    def renew(self) -> None:
        """Hold this worker's senders for another lease."""

    def waiting(self, channel: str) -> list[str]:
        """The senders of a channel with kept events whom no other living worker holds."""

    def tidy(self) -> None:
        """Remove what deleted rows left behind."""


class Worker:
    """Who holds a sender: a name that no other store object has, on any machine, nor in a forked process."""

    def __init__(self) -> None:
        self._token = secrets.token_hex(8)

    @property
    def name(self) -> str:
        """The name."""
        return f"{self._token}-{os.getpid()}"


class SqliteKept:
    """`KeptStore` in a SQLite file (or in memory, without a path)."""

    _SCHEMA = """
        CREATE TABLE IF NOT EXISTS inbox (
            sender_id TEXT, id TEXT, arrived INTEGER, event TEXT, answer TEXT, sent INTEGER, tries INTEGER,
            owner TEXT, leased_until REAL, expires_at REAL, PRIMARY KEY (sender_id, id));
        CREATE INDEX IF NOT EXISTS inbox_expires ON inbox (expires_at);
    """
    # A lease that ends later than one begun now was given before the clock went back: it counts for nothing.
    _HELD = "owner <> :owner AND leased_until > :now AND leased_until <= :until"

    def __init__(self, path: Path | None, lifetime: float = KEPT, lease: float = LEASE) -> None:
        self._database = Database(path, self._SCHEMA, _PATIENCE)
        self._lifetime = lifetime
        self._lease = lease
        self._worker = Worker()
        self._untidy = False

    def put(self, row: Row) -> bool:
        now = time.time()
        connection = self._database.connection
        connection.execute("DELETE FROM inbox WHERE expires_at < ?", (now,))
        cursor = connection.execute(
            "INSERT OR IGNORE INTO inbox VALUES (?, ?, ?, ?, ?, 0, 0, NULL, 0, ?)",
            (row.sender_id, row.id, row.arrived, row.event, row.answer, now + self._lifetime),
        )
        return cursor.rowcount == 1

    def take(self, sender_id: str) -> Row | None:
        connection = self._database.connection
        holding = connection.execute(
            "UPDATE inbox SET owner = :owner, leased_until = :until WHERE sender_id = :sender "  # noqa: S608 - our words
            f"AND NOT EXISTS (SELECT 1 FROM inbox WHERE sender_id = :sender AND {self._HELD})",
            {"sender": sender_id, **self._lease_now()},
        )
        if not holding.rowcount:
            return None
        rows = connection.execute(
            "UPDATE inbox SET tries = tries + 1 WHERE owner = :owner AND (sender_id, id) = "
            "(SELECT sender_id, id FROM inbox WHERE sender_id = :sender ORDER BY arrived LIMIT 1) "
            "RETURNING sender_id, id, arrived, event, answer, sent, tries",
            {"sender": sender_id, "owner": self._worker.name},
        ).fetchall()
        return Row(*rows[0]) if rows else None

    def note(self, row: Row) -> bool:
        cursor = self._database.connection.execute(
            "UPDATE inbox SET answer = coalesce(?, answer), sent = ? WHERE sender_id = ? AND id = ? AND owner = ?",
            (row.answer, row.sent, row.sender_id, row.id, self._worker.name),
        )
        return cursor.rowcount == 1

    def has(self, sender_id: str, event_id: str) -> bool:
        found = self._database.connection.execute(
            "SELECT 1 FROM inbox WHERE sender_id = ? AND id = ?", (sender_id, event_id)
        )
        return found.fetchone() is not None

    def remove(self, sender_id: str, event_id: str) -> None:
        self._untidy = True
        self._database.connection.execute(
            "DELETE FROM inbox WHERE sender_id = ? AND id = ?", (sender_id, event_id)
        )

    def renew(self) -> None:
        self._database.connection.execute(
            "UPDATE inbox SET leased_until = :until WHERE owner = :owner", self._lease_now()
        )

    def waiting(self, channel: str) -> list[str]:
        rows = self._database.connection.execute(
            "SELECT DISTINCT sender_id FROM inbox WHERE sender_id GLOB :channel AND sender_id NOT IN "  # noqa: S608
            f"(SELECT sender_id FROM inbox WHERE {self._HELD})",
            {"channel": f"{channel}:*", **self._lease_now()},
        )
        return [sender_id for (sender_id,) in rows]

    def tidy(self) -> None:
        if self._untidy:
            self._database.scrub()
            self._untidy = False

    def _lease_now(self) -> dict[str, float | str]:
        now = time.time()
        return {"owner": self._worker.name, "now": now, "until": now + self._lease}
