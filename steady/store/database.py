"""The events table on SQLite and PostgreSQL: opened safely, indexed, and without remains of deleted rows."""

import os
import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine, make_url

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


def open_engine(url: str | URL) -> Engine:
    """An engine for a SQLite file that only its owner can read, or for PostgreSQL.

    A SQLite connection is opened for each use, so that a file that was replaced is not written to unseen.

    Raises:
        OSError: the folder or file cannot be made.
        sqlalchemy.exc.ArgumentError: the address cannot be read.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        _make_private(address)
        engine = sa.create_engine(address, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
        sa.event.listen(engine, "connect", _set_up_sqlite)
        return engine
    schema = os.environ.get("POSTGRESQL_SCHEMA")  # Rasa's own variable
    options = f"-cstatement_timeout={BUSY_SECONDS}s" + (f" -csearch_path={schema}" if schema else "")
    return sa.create_engine(
        address,
        connect_args={"connect_timeout": BUSY_SECONDS, "options": options},
        pool_pre_ping=True,  # a connection that died while the database restarted is replaced, not used
        pool_size=int(os.environ.get("SQL_POOL_SIZE", "10")),
        max_overflow=int(os.environ.get("SQL_MAX_OVERFLOW", "20")),
        hide_parameters=True,  # else an error would quote what a person wrote
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
