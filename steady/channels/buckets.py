"""Rate limits that outlive a restart and are shared by the processes of one host."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

from steady.channels.database import Database
from steady.channels.limit import TooFast


def bucket_name(key: str) -> str:
    """A hash of the key, so that a counter never names the conversation that was erased meanwhile."""
    return hashlib.blake2b(key.encode(), digest_size=16).hexdigest()


class SqliteRateLimit:
    """A token bucket for each key (`limit.Limiter`), in a SQLite file or in memory. Full buckets are forgotten."""

    _SCHEMA = "CREATE TABLE IF NOT EXISTS buckets (key TEXT PRIMARY KEY, tokens REAL, at REAL) WITHOUT ROWID;"
    _TAKE = """
        INSERT INTO buckets VALUES (:key, :burst - 1, :now)
        ON CONFLICT (key) DO UPDATE SET tokens = MIN(:burst, tokens + MAX(0, :now - at) * :rate) - 1, at = :now
        WHERE MIN(:burst, tokens + MAX(0, :now - at) * :rate) >= 1
    """

    def __init__(
        self, path: Path | None, burst: int, a_minute: float, clock: Callable[[], float] = time.time
    ) -> None:
        self._database = Database(path, self._SCHEMA)
        self._burst = burst
        self._a_second = a_minute / 60
        self._clock = clock
        self._clean_at = clock()

    def take(self, key: str) -> None:
        """Take one token.

        Raises:
            TooFast: when none is left; with the seconds until the next.
        """
        now = self._clock()
        name = bucket_name(key)
        values = {"key": name, "burst": self._burst, "rate": self._a_second, "now": now}
        connection = self._database.connection
        if connection.execute(self._TAKE, values).rowcount != 1:
            row = connection.execute("SELECT tokens, at FROM buckets WHERE key = ?", (name,)).fetchone()
            tokens = row[0] + max(0.0, now - row[1]) * self._a_second if row else 0.0
            raise TooFast(max(1, round((1 - tokens) / self._a_second)))
        if now > self._clean_at:
            self._clean_at = now + 60
            connection.execute("DELETE FROM buckets WHERE at < ?", (now - self._burst / self._a_second,))
