"""Platforms deliver webhooks again, for days: each event is taken once. Only keyed hashes are kept."""

import time
from pathlib import Path
from typing import Protocol

from steady.channels.database import Database

REMEMBERED = 30 * 24 * 3600  # seconds; Meta repeats for up to 7 days, and a signed Twilio request has no date


class SeenStore(Protocol):
    """Which events were taken. SQLite here; Redis in `shared.py`."""

    def claim(self, event_hash: str) -> bool:
        """Take the event; False when somebody has it already."""


class SqliteSeen:
    """`SeenStore` in a SQLite file (or in memory, without a path)."""

    _SCHEMA = """
        CREATE TABLE IF NOT EXISTS seen (event TEXT PRIMARY KEY, expires_at REAL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS seen_expires ON seen (expires_at);
    """

    def __init__(self, path: Path | None, lifetime: float = REMEMBERED) -> None:
        self._database = Database(path, self._SCHEMA)
        self._lifetime = lifetime

    def claim(self, event_hash: str) -> bool:
        now = time.time()
        connection = self._database.connection
        connection.execute("DELETE FROM seen WHERE expires_at < ?", (now,))
        cursor = connection.execute(
            "INSERT OR IGNORE INTO seen VALUES (?, ?)", (event_hash, now + self._lifetime)
        )
        return cursor.rowcount == 1
