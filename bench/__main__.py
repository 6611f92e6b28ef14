"""`make bench`: the time of a whole turn over HTTP and the memory of all processes, on this machine.

Starts Steady by the same command as `make run`, talks to it over the website's channel (action server and
SQLite behind it), and writes what it measured to `bench/results/latest.json`.
"""

import itertools
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import requests

from steady.run.profile import ROOT
from tests.conftest import Chat, Server

RESULTS = Path(__file__).parent / "results" / "latest.json"
WARM_UP = 20
TURNS = 300
CLIENTS = (1, 4, 16)
MESSAGES = (
    "hes gonna leak my pics if i dont cashapp him by 9",
    "im 15",
    "i already paid him £50 and he wants more",
    "will my mum find out? she checks my phone",
    "how do i report it on insta",
    "I am 34 and someone I met on Hinge is threatening to send a video to my wife and my work.",
    "my daughter is 14 and a boy at school has shared a photo of her",
    "what should i do now",
)


def one_client(server: Server, turns: int) -> list[float]:
    """Seconds of each turn of one person after another; a new conversation every eight messages."""
    seconds: list[float] = []
    session = requests.Session()
    texts = itertools.cycle(MESSAGES)
    chat = Chat(server)
    for number in range(turns):
        if number % len(MESSAGES) == 0:
            chat.open()
        body = {"client_message_id": f"{number}", "text": next(texts)}
        started = time.perf_counter()
        answer = session.post(
            f"{server.address}/webhooks/web/message",
            json=body,
            headers={"Authorization": f"Bearer {chat.token}"},
            timeout=60,
        )
        seconds.append(time.perf_counter() - started)
        answer.raise_for_status()
        if not answer.json()["messages"]:
            raise RuntimeError("an empty reply")
    return seconds


def measure(server: Server, clients: int) -> dict[str, float]:
    """Milliseconds by percentile, and messages a second, with so many people writing at once."""
    started = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        parts = list(
            pool.map(lambda _: one_client(server, max(TURNS // clients, len(MESSAGES) * 2)), range(clients))
        )
    elapsed = time.perf_counter() - started
    seconds = sorted(itertools.chain(*parts))
    cuts = statistics.quantiles(seconds, n=100)
    return {
        "clients": clients,
        "messages": len(seconds),
        "p50_ms": round(cuts[49] * 1000, 1),
        "p95_ms": round(cuts[94] * 1000, 1),
        "p99_ms": round(cuts[98] * 1000, 1),
        "messages_a_second": round(len(seconds) / elapsed, 1),
    }


def memory(runner: int) -> dict[str, float]:
    """Resident megabytes of the runner and of every process below it."""
    command = ["ps", "-eo", "pid,ppid,rss,args"]
    listing = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    processes = [line.split(maxsplit=3) for line in listing.splitlines()[1:]]
    family = {str(runner)}
    for _ in range(5):
        family |= {pid for pid, parent, _, _ in processes if parent in family}
    found: dict[str, float] = {}
    for pid, _, kilobytes, args in processes:
        if pid in family:
            name = next((part for part in ("rasa_server", "actions.server") if part in args), "runner")
            found[name] = round(found.get(name, 0) + int(kilobytes) / 1024, 1)
    return {**found, "all": round(sum(found.values()), 1)}


def commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.strip()


def main() -> int:
    """Measures, prints and stores."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(
            Path(folder), {"STEADY_MESSAGES_A_MINUTE": "100000", "STEADY_MESSAGES_BURST": "100000"}
        )
        started = time.monotonic()
        server.start()
        ready = time.monotonic() - started
        try:
            one_client(server, WARM_UP)
            turns = [measure(server, clients) for clients in CLIENTS]
            assert server.process is not None
            megabytes = memory(server.process.pid)
        finally:
            server.stop()
    results: dict[str, Any] = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "ready_after_s": round(ready, 1),
        "turns": turns,
        "memory_mb": megabytes,
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    print(json.dumps(results, indent=2))
    print(f"Stored in {RESULTS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
