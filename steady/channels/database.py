"""A small SQLite file for what the channels must remember: bot words and counters; what a person wrote only sealed."""

import os
import sqlite3
from pathlib import Path


class Database:
    """One SQLite file, opened at first use (so after a server has forked), with deleted rows really gone.

    `patience` is how many seconds a locked file is waited for.

    Raises on use:
        sqlite3.Error: when the file cannot be used.
    """

    def __init__(self, path: Path | None, schema: str, patience: float = 5.0) -> None:
        self._path = path
        self._schema = schema
        self._patience = patience
        self._open_in: int | None = None
        self._connection: sqlite3.Connection | None = None

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of this process, in autocommit mode."""
        if self._connection is None or self._open_in != os.getpid():
            self._connection = self._open()
            self._open_in = os.getpid()
        return self._connection

    def _open(self) -> sqlite3.Connection:
        if self._path is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(
            self._path or ":memory:", timeout=self._patience, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.executescript(self._schema)
        return connection

    def scrub(self) -> None:
        """Empty the write-ahead log, where deleted rows would otherwise be read for a while longer."""
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
