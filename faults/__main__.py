"""`make faults`: every fault in turn on real processes; the table goes to docs/faults.md."""

import asyncio
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import aio_pika
import yaml

from faults import network, parts, stores, understanding
from faults.hanging import HOLDS
from faults.network import Forwarder
from faults.topology import FAKE_TIME, Postgresql, Redis, clock_from, install, small_disk
from faults.watch import Row
from steady.run.profile import ROOT
from tests.conftest import Server, free_port

DOCUMENT = ROOT / "docs" / "faults.md"
RESULTS = Path(__file__).parent / "results.json"
RABBITMQ_PORT = 5672
QUEUE = "steady-faults"  # and the exchange in front of it; both go when the faults are over
GENEROUS = {"STEADY_MESSAGES_BURST": "100000", "STEADY_MESSAGES_A_MINUTE": "100000"}
Step = Callable[[], Row]


def on_one_machine(folder: Path) -> Iterator[Row]:
    """The default installation: SQLite, one worker, started by `make run`'s command."""
    with small_disk(folder / "disk", 700) as disk:
        database = f"sqlite:///{disk / 'tracker.db'}"
        with running(Server(disk, GENEROUS)) as server:
            yield from each(
                lambda: parts.actions_hang(server, database, 3),
                lambda: parts.actions_hang(server, database, 12),
                lambda: parts.actions_wrong(server, database),
                lambda: parts.actions_killed(server, database),
                lambda: stores.sqlite_slow(server, database),
                lambda: stores.sqlite_locked(server, database),
                lambda: stores.sqlite_gone(server, database),
                lambda: stores.disk_full(server, database, disk),
                lambda: network.malformed_text(server),
                lambda: network.giant_body(server),
                lambda: network.slow_loris(server),
                lambda: network.open_connections(server),
                lambda: parts.model_replaced(server),
                lambda: parts.worker_killed(server, database),
                lambda: parts.out_of_memory(server, database),
            )


def on_several_parts(folder: Path) -> Iterator[Row]:
    """PostgreSQL, Redis and RabbitMQ, as in production."""
    folder.chmod(0o755)  # PostgreSQL's user must get to its part of it
    redis = Redis(folder)
    redis.start()
    broker = Forwarder(free_port(), RABBITMQ_PORT).start()
    endpoints = folder / "endpoints.yml"
    settings = yaml.safe_load((ROOT / "endpoints.yml").read_text())
    settings["event_broker"] = {
        "type": "pika", "url": "127.0.0.1", "port": broker.port, "username": "guest", "password": "guest",
        "queues": [QUEUE], "exchange_name": QUEUE, "connection_attempts": 2, "retry_delay_in_seconds": 1,
    }  # fmt: skip
    endpoints.write_text(yaml.safe_dump(settings))
    try:
        with small_disk(folder / "disk", 400) as disk:
            database = Postgresql(disk)
            database.start()
            variables = {
                **GENEROUS,
                "REDIS_URL": redis.address,
                "STEADY_TRACKER_URL": database.address,
                "STEADY_ENDPOINTS": str(endpoints),
            }
            try:
                with running(Server(folder / "var", variables)) as server:
                    where = database.address
                    broken = stores.broken_for
                    yield from each(
                        lambda: stores.broker_gone(server, where, broker),
                        lambda: stores.postgresql_locked(server, where),
                        lambda: broken(
                            Row("PostgreSQL gone"), server, where, database.stop, database.start, 4
                        ),
                        lambda: broken(
                            Row("PostgreSQL restarted"), server, where,
                            database.restart, lambda: None, 1,
                        ),
                        lambda: postgresql_full(server, where, disk, database),
                        lambda: broken(Row("Redis gone"), server, where, redis.stop, redis.start, 3),
                        lambda: stores.redis_hangs(server, where, redis),
                    )  # fmt: skip
            finally:
                database.stop()
    finally:
        broker.stop()
        redis.stop()
        asyncio.run(clean_broker())


async def clean_broker() -> None:
    """Takes out of RabbitMQ what this run put there."""
    async with await aio_pika.connect(port=RABBITMQ_PORT) as connection:
        channel = await connection.channel()
        await channel.queue_delete(QUEUE)
        await channel.exchange_delete(QUEUE)


def postgresql_full(server: Server, where: str, disk: Path, database: Postgresql) -> Row:
    """Its disk is full; PostgreSQL may stop over it, and an operator starts it again."""
    row = stores.disk_full(server, where, disk, lambda: database.answers() or database.start())
    row.fault = "PostgreSQL's disk full"
    return row


def with_a_reader_that_hangs(folder: Path) -> Iterator[Row]:
    """A server whose understanding hangs on certain texts."""
    with running(Server(folder / "var", {**GENEROUS, **understanding.HANGING})) as server:
        database = f"sqlite:///{folder / 'var' / 'tracker.db'}"
        yield from each(
            lambda: understanding.hangs(server, database),
            lambda: understanding.hangs(server, database, HOLDS),
            lambda: understanding.killed(server, database),
            lambda: understanding.holds_everything(server, database),
        )


def at_start(folder: Path) -> Iterator[Row]:
    """What stops a start."""
    yield from each(
        lambda: parts.model_refused("model missing", "missing"),
        lambda: parts.model_refused("model corrupt (cut in half)", "corrupt"),
        lambda: parts.model_refused("model tampered (one bit)", "tampered"),
        lambda: parts.port_taken(folder),
    )


def on_another_clock(folder: Path) -> Iterator[Row]:
    """A server whose clock can be set."""
    if not install("libfaketime", FAKE_TIME):
        yield Row("clock jumps 1 h forward and back", problems=["not run: libfaketime is missing"])
        return
    clock = folder / "clock"
    with running(Server(folder / "var", {**GENEROUS, **clock_from(clock)})) as server:
        database = f"sqlite:///{folder / 'var' / 'tracker.db'}"
        yield from each(lambda: stores.clock_jump(server, database, clock))


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """A Steady that is stopped in the end."""
    try:
        server.start()
        yield server
    finally:
        server.stop()


def each(*steps: Step) -> Iterator[Row]:
    """Runs the faults one after another; one that cannot even be run is a row with a problem."""
    for step in steps:
        try:
            yield step()
        except Exception as error:
            yield Row("not finished", problems=[f"{type(error).__name__}: {error}"[:300]])


def table(rows: list[Row], facts: dict[str, str]) -> str:
    """The document."""
    lines = [
        "# Faults: what was broken, and what was seen",
        "",
        "Written by `make faults`, which breaks real processes one by one. Do not edit it by hand.",
        "",
        f"Run on {facts['date']}, commit {facts['commit']}, {facts['machine']}.",
        "",
        "An acknowledged message is one that got a real reply; `lost` counts those that were not in the database in"
        " the end. `kept` says whether the conversation went on where it was.",
        "",
        "| fault | what the person sees | what the operator sees | metric | recovery | lost | kept | passes |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        recovery = "" if row.recovery is None else f"{row.recovery:.1f} s"
        kept = {True: "yes", False: "no", None: ""}[row.kept]
        passes = "yes" if not row.problems else "NO: " + "; ".join(row.problems)
        cells = (row.fault, row.person, row.operator, row.metric, recovery, str(row.lost), kept, passes)
        lines.append("| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def facts() -> dict[str, str]:
    """Date, commit and machine of this run."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": commit,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
    }


def main(only: list[str]) -> int:
    """Runs everything, or the named groups; the exit code is 1 when a row does not pass."""
    groups = {
        "machine": on_one_machine,
        "parts": on_several_parts,
        "understanding": with_a_reader_that_hangs,
        "start": at_start,
        "clock": on_another_clock,
    }
    rows: list[Row] = []
    for name, group in groups.items():
        if only and name not in only:
            continue
        with tempfile.TemporaryDirectory() as folder:
            for row in group(Path(folder)):
                rows.append(row)
                print(
                    ("ok   " if not row.problems else "FAIL ") + row.fault,
                    *row.problems,
                    sep="  ",
                    flush=True,
                )
    if not only:
        about = facts()
        DOCUMENT.write_text(table(rows, about), encoding="utf-8")
        RESULTS.write_text(json.dumps({**about, "rows": [asdict(row) for row in rows]}, indent=1) + "\n")
        print(f"Written: {DOCUMENT.relative_to(ROOT)}")
    else:
        print(table(rows, facts()))
    return int(any(row.problems for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
