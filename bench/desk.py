"""`python -m bench.desk`: how quick the desk's pages are over many stored events, on SQLite and on PostgreSQL.

Writes made-up events into a tracker store, lets `follow` copy them, starts the desk's web server, and asks for pages
as a logged-in lead. Results are kept in `bench/results/desk-<database>.json`.
"""

import argparse
import json
import os
import platform
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import requests
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bench.commit import commit
from bench.desk_events import made_up, write
from steady.run.profile import LOOPBACK, ROOT
from steady.store.database import open_engine
from tests.conftest import free_port

RESULTS = Path(__file__).parent / "results"
EVENTS = 1_000_000
ASKED = 100
POSTGRESQL = os.environ.get("STEADY_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/postgres")
WORDS = (
    "pictures",
    "bitcoin",
    "mum",
    "police",
    "gift card",
    "my daughter",
    "paid already",
    "nothing like it",
)
FILTERS = (
    "risk=self_harm",
    "audience=young_person&channel=web",
    "situation=deadline",
    "sign=crisis&sign=no_helpline",
    "state=new&sign=low",
    "channel=whatsapp&risk=concern&situation=already_paid",
    "audience=parent&situation=human_request&q=phone",
)


@dataclass
class Desk:
    """A desk over a database, with somebody logged in."""

    folder: Path
    environment: dict[str, str]
    postgresql: Engine | None = None
    address: str = ""
    process: subprocess.Popen[bytes] | None = None
    http: Any = None

    def manage(self, *command: str) -> str:
        """Runs one of Django's commands."""
        done = subprocess.run(
            [sys.executable, "-m", "review.manage", *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def follow(self) -> tuple[float, float]:
        """Copies everything; returns seconds, and seconds of a processor."""
        started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        self.manage("follow", "--once")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return time.perf_counter() - started, busy

    def tidy(self) -> None:
        """What PostgreSQL does by itself soon after much was written, unless that is switched off."""
        if self.postgresql is not None:
            with self.postgresql.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(sa.text("VACUUM (ANALYZE)"))

    def processor_seconds(self) -> float:
        """What the web server, and PostgreSQL for it, have used of a processor so far."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text("ascii")
        processes = children.split()
        if self.postgresql is not None:
            query = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            with self.postgresql.connect() as connection:
                processes += [str(pid) for pid in connection.scalars(sa.text(query))]
        fields = [
            Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split() for pid in processes
        ]
        ticks = sum(int(one[11]) + int(one[12]) for one in fields)  # in this process and in the kernel for it
        return ticks / os.sysconf("SC_CLK_TCK")

    def start(self, password: str) -> None:
        """Starts the web server and logs the first account in."""
        port = free_port()
        self.address = f"http://{LOOPBACK}:{port}"
        command = [sys.executable, "-m", "gunicorn", "--bind", f"{LOOPBACK}:{port}", "--threads", "4"]
        self.process = subprocess.Popen(
            [*command, "--log-level", "error", "--no-control-socket", "review.desk.wsgi"],
            cwd=ROOT,
            env=self.environment,
        )
        self.http = requests.Session()
        while True:
            try:
                page = self.http.get(f"{self.address}/login/", timeout=30).text
                break
            except requests.ConnectionError:
                time.sleep(0.2)
        self._send("/login/", page, username="admin", password=password)
        page = self.http.get(f"{self.address}/account/password/", timeout=30).text
        new = {"new_password1": "nine slow tractors", "new_password2": "nine slow tractors"}
        self._send("/account/password/", page, old_password=password, **new)

    def _send(self, path: str, page: str, **data: str) -> None:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if token is None:
            raise RuntimeError(f"{path} has no form")
        self.http.post(
            self.address + path, {"csrfmiddlewaretoken": token[1], **data}, timeout=60
        ).raise_for_status()

    def seconds(self, path: str) -> float:
        """How long a page takes."""
        started = time.perf_counter()
        answer = self.http.get(self.address + path, timeout=60)
        taken = time.perf_counter() - started
        answer.raise_for_status()
        return taken

    def stop(self) -> None:
        """Stops the web server."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=120)


def measure(
    tracker_url: str, review_url: str | None, folder: Path, events: int, asked: int
) -> dict[str, Any]:
    """Fills a desk and measures its pages."""
    environment = {**os.environ, "STEADY_VAR": str(folder), "STEADY_TRACKER_URL": tracker_url}
    environment |= {"STEADY_REVIEW_URL": review_url} if review_url else {}
    desk = Desk(folder, environment, sa.create_engine(review_url) if review_url else None)
    password = desk.manage("prepare")
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        **fill(desk, tracker_url, events),
        **ask(desk, password, asked),
    }


def fill(desk: Desk, tracker_url: str, events: int) -> dict[str, Any]:
    """Writes events and lets the desk copy them, once all and once none."""
    engine = open_engine(tracker_url)
    written = write(engine, made_up(events, time.time()))
    engine.dispose()
    copied, copied_busy = desk.follow()
    desk.tidy()
    idle, _ = desk.follow()
    return {
        "events": written,
        "seconds_to_copy_all": round(copied, 1),
        "processor_seconds_to_copy_all": round(copied_busy, 1),
        "seconds_of_a_round_without_news": round(idle, 1),
        "load_average_while_copying": _load(),
    }


def ask(desk: Desk, password: str, asked: int) -> dict[str, Any]:
    """Asks for every kind of page."""
    desk.start(password)
    try:
        pages = {name: _figures(desk, make, asked) for name, make in _pages(desk).items()}
    finally:
        desk.stop()
    return {"pages_ms": pages, "load_average_while_asking": _load()}


def _load() -> list[float]:
    return [round(load, 1) for load in os.getloadavg()]


def _pages(desk: Desk) -> dict[str, Callable[[], str]]:
    """What is asked for, each time another."""
    chance = random.Random(3)  # noqa: S311 - the same for everybody who measures
    first = desk.http.get(f"{desk.address}/conversations/", timeout=60).text
    newest = int(re.findall(r"/conversations/(\d+)/", first)[0])

    def older() -> str:
        days = chance.random() * 85
        return f"/conversations/?before={time.time() - days * 86400:.0f}_{newest}"

    return {
        "inbox": lambda: "/conversations/",
        "older page": older,
        "filter": lambda: f"/conversations/?{chance.choice(FILTERS)}",
        "search": lambda: f"/conversations/?q={chance.choice(WORDS).replace(' ', '+')}",
        "conversation": lambda: f"/conversations/{chance.randint(max(1, newest // 2), newest)}/?open=1",
        "queues": lambda: "/queues/",
        "dashboard": lambda: "/dashboard/",
        "dashboard of 90 days": lambda: "/dashboard/?days=90",
    }


def _figures(desk: Desk, make: Callable[[], str], asked: int) -> dict[str, float]:
    """Times of a page, and what of it was work of the server and the database: the rest was waiting for a processor."""
    for _ in range(3):
        desk.seconds(make())
    busy = desk.processor_seconds()
    taken = sorted(desk.seconds(make()) * 1000 for _ in range(asked))
    return {
        "p50": round(statistics.median(taken), 1),
        "p95": round(taken[int(len(taken) * 0.95) - 1], 1),
        "most": round(taken[-1], 1),
        "processor": round((desk.processor_seconds() - busy) * 1000 / asked, 1),
    }


def on_sqlite(events: int, asked: int = ASKED) -> dict[str, Any]:
    """Measures with SQLite files."""
    with tempfile.TemporaryDirectory() as folder:
        return measure(f"sqlite:///{folder}/tracker.db", None, Path(folder), events, asked)


def on_postgresql(events: int, asked: int = ASKED) -> dict[str, Any]:
    """Measures with a PostgreSQL database that is dropped afterwards."""
    name = f"bench_{os.getpid()}"
    server = sa.create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
    url = f"{POSTGRESQL.rsplit('/', 1)[0]}/{name}"
    with server.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    try:
        with tempfile.TemporaryDirectory() as folder:
            return measure(url, url, Path(folder), events, asked)
    finally:
        with server.connect() as connection:
            connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))


def main() -> int:
    """Measures and keeps the results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--events", type=int, default=EVENTS)
    parser.add_argument("--database", choices=("sqlite", "postgresql", "both"), default="both")
    options = parser.parse_args()
    for name, run in (("sqlite", on_sqlite), ("postgresql", on_postgresql)):
        if options.database in (name, "both"):
            result = run(options.events)
            path = RESULTS / f"desk-{name}.json"
            path.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
            print(f"{name}: {json.dumps(result, indent=2)}\nkept in {path.relative_to(ROOT)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
