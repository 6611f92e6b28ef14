"""Faults of what Steady writes to: SQLite, PostgreSQL, Redis, the broker, the disk, the clock."""

import os
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg2

from faults.network import Forwarder
from faults.topology import Redis
from faults.watch import Person, Row, Watch, count_lost
from steady.channels.lease import ANSWER_WITHIN
from tests.conftest import Server

ONE_WAIT = ANSWER_WITHIN + 0.7  # seconds: of all calls of a turn to Redis the lease waits longest


def broken_for(
    row: Row,
    server: Server,
    database: str,
    begin: Callable[[], None],
    end: Callable[[], None],
    seconds: float,
) -> Row:
    """Talks before, during and after a fault of a store."""
    watch, person = Watch(server), Person(server).begin()
    person.say()
    begin()
    started = time.monotonic()
    seen = [person.say()]
    while time.monotonic() - started < seconds:
        time.sleep(0.5)
        seen.append(person.say())
    newcomer = _newcomer(server)
    end()
    row.person = f"{seen[0].describe()}, then {seen[-1].describe()}; somebody new: {newcomer}"
    row.check(all(one.safe and one.seconds < 13 for one in seen), "no safe reply in time")
    person.until_answered(row)
    watch.note(row, all(one.answered for one in seen))
    count_lost(row, database, person)
    return row


def _newcomer(server: Server) -> str:
    try:
        return Person(server).say("someone has my nudes").describe()
    except Exception as error:
        return f"no chat could be opened ({type(error).__name__}); the widget shows its offline help"


def sqlite_locked(server: Server, database: str, seconds: float = 8) -> Row:
    """Another program holds the file for some seconds."""
    connection = sqlite3.connect(_path(database), timeout=10, isolation_level=None, check_same_thread=False)
    with closing(connection):
        return broken_for(
            Row(f"SQLite locked for {seconds:.0f} s"),
            server,
            database,
            lambda: _run(connection, "BEGIN EXCLUSIVE"),
            lambda: _run(connection, "ROLLBACK"),
            seconds,
        )


def sqlite_slow(server: Server, database: str) -> Row:
    """Locked again and again, for 1.5 seconds each time."""
    over = threading.Event()

    def lock_often() -> None:
        with closing(sqlite3.connect(_path(database), timeout=10, isolation_level=None)) as connection:
            while not over.is_set():
                connection.execute("BEGIN IMMEDIATE")
                time.sleep(1.5)
                connection.execute("ROLLBACK")
                time.sleep(0.05)

    thread = threading.Thread(target=lock_often)
    row = Row("SQLite slow")
    watch, person = Watch(server), Person(server).begin()
    thread.start()
    seen = [person.say() for _ in range(3)]
    over.set()
    thread.join()
    row.person = max(seen, key=lambda one: one.seconds).describe()
    row.check(all(one.safe and one.seconds < 13 for one in seen), "no safe reply in time")
    person.until_answered(row)
    watch.note(row, all(one.answered for one in seen))
    count_lost(row, database, person)
    return row


def sqlite_gone(server: Server, database: str) -> Row:
    """The file is moved away and brought back."""
    path = Path(_path(database))
    away = path.with_suffix(".away")

    def move_away() -> None:
        _checkpoint(path)
        path.rename(away)

    def bring_back() -> None:
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        away.rename(path)

    return broken_for(Row("SQLite file gone"), server, database, move_away, bring_back, 3)


def disk_full(server: Server, database: str, folder: Path, after: Callable[[], object] = lambda: None) -> Row:
    """The file system of the database has no byte left (a small memory file system is filled)."""
    filler = folder / "filler"

    def fill() -> None:
        with open(filler, "wb") as file:
            try:
                while True:
                    file.write(b"\0" * 1_000_000)
                    file.flush()
            except OSError:
                pass
        with open(filler.with_suffix(".rest"), "wb") as file:
            try:
                while True:
                    os.write(file.fileno(), b"\0" * 512)
            except OSError:
                pass

    def free() -> None:
        filler.unlink()
        filler.with_suffix(".rest").unlink()
        after()

    return broken_for(Row("disk full (SQLite full)"), server, database, fill, free, 3)


def postgresql_locked(server: Server, database: str) -> Row:
    """A migration holds the table for longer than a statement may take."""
    connection = psycopg2.connect(database)
    with closing(connection), connection.cursor() as cursor:
        return broken_for(
            Row("PostgreSQL locked for 8 s"),
            server,
            database,
            lambda: cursor.execute("LOCK TABLE events IN ACCESS EXCLUSIVE MODE"),
            connection.rollback,
            8,
        )


def broker_gone(server: Server, database: str, broker: Forwarder) -> Row:
    """RabbitMQ's connection breaks and no new one is accepted."""
    row = Row("broker gone (RabbitMQ)")
    watch, person = Watch(server), Person(server).begin()
    broker.stop()
    seen = [person.say() for _ in range(3)]
    row.person = seen[-1].describe()
    row.check(all(one.answered for one in seen), "a turn failed")
    row.check(max(one.seconds for one in seen) < 13, "a turn took too long")
    broker.start()
    person.until_answered(row)
    time.sleep(1)
    watch.note(row)
    count_lost(row, database, person)
    return row


def redis_hangs(server: Server, database: str, redis: Redis) -> Row:
    """Redis takes connections and does not answer: one wait in some seconds, not one for each of a turn's calls."""
    row = Row("Redis hangs for 8 s")
    watch, person = Watch(server), Person(server).begin()
    person.say()
    redis.hang()
    started = time.monotonic()
    seen = []
    while time.monotonic() - started < 8:
        seen.append(person.say())
    newcomer = _newcomer(server)
    redis.go_on()
    seconds = sorted(one.seconds for one in seen)
    row.person = f"{seen[0].describe()}, of {len(seen)} the slowest after {seconds[-1]:.1f} s, half within"
    row.person += f" {seconds[len(seen) // 2]:.2f} s; somebody new: {newcomer}"
    row.check(all(one.answered for one in seen), "a turn failed")
    row.check(seconds[-1] < ONE_WAIT, "somebody waited for Redis more than once")
    row.check(seconds[len(seen) // 2] < 0.5, "most turns waited for Redis")
    person.until_answered(row)
    watch.note(row)
    count_lost(row, database, person)
    return row


def clock_jump(server: Server, database: str, clock: Path) -> Row:
    """The system clock jumps an hour forward, then back."""
    row = Row("clock jumps 1 h forward and back")
    person = Person(server).begin()
    clock.write_text("+3600")
    forward = person.say()
    clock.write_text("+0")
    back = [person.say() for _ in range(2)]
    row.person = f"{forward.describe()}; after the way back {back[-1].describe()}"
    row.check(forward.answered and all(one.answered for one in back), "a turn failed")
    row.operator, row.metric = "none: nothing breaks", "steady_turn_seconds"
    person.until_answered(row)
    count_lost(row, database, person)
    return row


def _path(database: str) -> str:
    return database.removeprefix("sqlite:///")


def _run(connection: sqlite3.Connection, statement: str) -> None:
    connection.execute(statement)


def _checkpoint(path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=10)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
