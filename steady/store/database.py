"""The events table on SQLite and PostgreSQL: opened safely, indexed, and without remains of deleted rows."""

import os
import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.pool import QueuePool

BUSY_SECONDS = 5

EVENTS = sa.Table(
    "events",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.String(255), nullable=False),
    sa.Column("type_name", sa.String(255), nullable=False),
    sa.Column("timestamp", sa.Float),
    sa.Column("intent_name", sa.String(255)),
    sa.Column("action_name", sa.String(255)),
    sa.Column("data", sa.Text),
)
"""Rasa's own table (rasa/core/tracker_store.py), for what works on it without Rasa."""

_INDEXES = (
    "CREATE INDEX IF NOT EXISTS events_sender_timestamp ON events (sender_id, timestamp)",
    "CREATE INDEX IF NOT EXISTS events_timestamp ON events (timestamp)",
)


def open_engine(url: str | URL, keep_connections: bool = False) -> Engine:
    """An engine for a SQLite file that only its owner can read, or for PostgreSQL.

    A SQLite connection is opened for each use, or kept as long as its file is still the one at the address: a file
    that was replaced must not be written to unseen.

    Raises:
        OSError: the folder or file cannot be made.
        sqlalchemy.exc.ArgumentError: the address cannot be read.
    """
    address = make_url(url)
    pool: dict[str, Any] = {
        "pool_size": int(os.environ.get("SQL_POOL_SIZE", "10")),
        "max_overflow": int(os.environ.get("SQL_MAX_OVERFLOW", "20")),
    }
    if address.get_backend_name() == "sqlite":
        _make_private(address)
        options: dict[str, Any] = {"timeout": BUSY_SECONDS}
        if kept := keep_connections and bool(address.database):
            pool["poolclass"] = QueuePool
            options["check_same_thread"] = False  # the pool gives a connection to one thread at a time
        engine = sa.create_engine(
            address, connect_args=options, hide_parameters=True, **(pool if kept else {})
        )
        sa.event.listen(engine, "connect", _set_up_sqlite)
        if kept:
            _let_go_with_file(engine)
        return engine
    schema = os.environ.get("POSTGRESQL_SCHEMA")  # Rasa's own variable
    settings = f"-cstatement_timeout={BUSY_SECONDS}s" + (f" -csearch_path={schema}" if schema else "")
    return sa.create_engine(
        address,
        connect_args={"connect_timeout": BUSY_SECONDS, "options": settings},
        pool_pre_ping=True,  # a connection that died while the database restarted is replaced, not used
        hide_parameters=True,  # else an error would quote what a person wrote
        **pool,
    )


def add_indexes(engine: Engine) -> None:
    """Adds the indexes that erasing and long conversations need; harmless when they are there."""
    for statement in _INDEXES:
        try:
            with engine.begin() as connection:
                connection.execute(sa.text(statement))
        except sa.exc.IntegrityError:
            pass  # another worker made it at the same moment


def hold_open(engine: Engine) -> sqlite3.Connection | None:
    """A connection to a SQLite file that does nothing but stay open.

    Connections are opened for each use; when the last one closes, SQLite clears its log away, which takes 5 ms a turn.
    """
    if not is_sqlite(engine) or not engine.url.database:
        return None
    connection = sqlite3.connect(engine.url.database, check_same_thread=False)
    connection.execute("SELECT count(*) FROM sqlite_master")
    return connection


def settle(engine: Engine) -> None:
    """After deleting: empties SQLite's write-ahead log; lets PostgreSQL use the room again. Blocks nobody."""
    statement = "PRAGMA wal_checkpoint(TRUNCATE)" if is_sqlite(engine) else "VACUUM events"
    _alone(engine, statement)


def rewrite(engine: Engine) -> None:
    """Writes the table anew without the remains of deleted rows. PostgreSQL locks the table meanwhile."""
    _alone(
        engine,
        *(
            ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
            if is_sqlite(engine)
            else ("VACUUM (FULL, ANALYZE) events",)
        ),
    )


def is_sqlite(engine: Engine) -> bool:
    """Whether the engine is for a SQLite file."""
    return bool(engine.dialect.name == "sqlite")


def _alone(engine: Engine, *statements: str) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not is_sqlite(engine):
            connection.execute(sa.text("SET statement_timeout = 0"))  # clearing up may take long
            connection.detach()  # and the connection is not used for turns again
        for statement in statements:
            connection.execute(sa.text(statement))


def _make_private(address: URL) -> None:
    """Makes the file for its owner alone; SQLite gives its log the same mode."""
    if not address.database or address.database == ":memory:":
        return
    path = Path(address.database)
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    for file in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm"))):
        if file.exists():
            file.chmod(0o600)


def _set_up_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "secure_delete=ON", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _let_go_with_file(engine: Engine) -> None:
    """Opens a new connection instead of a kept one whose file is no longer the one with that name."""

    def file() -> tuple[int, int] | None:
        try:
            found = os.stat(engine.url.database)
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    def note(_: sqlite3.Connection, record: Any) -> None:
        record.info["file"] = file()

    def check(_: sqlite3.Connection, record: Any, __: Any) -> None:
        if file() != record.info["file"]:
            raise sa.exc.DisconnectionError

    sa.event.listen(engine, "connect", note)
    sa.event.listen(engine, "checkout", check)
