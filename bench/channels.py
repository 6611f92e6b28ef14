"""`make bench-channels`: fifty people at once on every messaging platform, with repeated and failing deliveries.

Measures how fast a webhook is acknowledged, and whether each message was answered once and in order. The platforms are
local servers with the real limits and error codes; the assistant is the one that `make run` starts.
"""

import argparse
import json
import os
import platform
import random
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import requests

from bench.__main__ import commit
from steady.run.profile import ROOT
from tests.channels.messaging.conftest import environment
from tests.channels.messaging.fake_platform import FakePlatform
from tests.channels.messaging.people import PEOPLE, Person
from tests.conftest import Server

RESULTS = Path(__file__).parent / "results" / "channels.json"
SENDERS = 50
MESSAGES = int(os.environ.get("STEADY_BENCH_MESSAGES", "5000"))
A_SECOND = float(os.environ.get("STEADY_BENCH_RATE", "12"))  # over all senders
REPEATED = 0.10
FAILING = 0.05
FAILURES = ("500", "429", "reset")
QUIET = 8.0  # seconds without anything sent, after which all is answered
SEED = 11
SAYINGS = (
    "he wants more money and says it is the last time",
    "i dont know what to do now",
    "she has my follower list",
    "how do i report this",
    "can it be taken down",
    "will my family find out",
)


@dataclass
class Sender:
    """One person on a platform, with what they wrote, in order, and how long each acknowledgement took (seconds)."""

    person: Person
    wrote: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    refused: Counter[int] = field(default_factory=Counter)

    def talk(self, messages: int, pause: float, chance: random.Random) -> None:
        """Writes so many messages, some delivered twice as platforms do; `pause` is the mean time between two."""
        session = requests.Session()
        time.sleep(chance.uniform(0, pause))
        for number in range(messages):
            text = f"part {_in_words(number)} of what happened: {chance.choice(SAYINGS)}"
            self.wrote.append(text)
            delivered = self.person.request(self.person.text(text))
            for _ in range(2 if chance.random() < REPEATED else 1):
                started = time.perf_counter()
                answer = session.post(
                    f"{self.person.server}/{delivered.path}",
                    data=delivered.body,
                    headers=dict(delivered.headers),
                    timeout=20,
                )
                self.seconds.append(time.perf_counter() - started)
                self.refused.update([answer.status_code] if answer.status_code >= 400 else [])
            time.sleep(chance.uniform(0.5, 1.5) * pause)


def _in_words(number: int) -> str:
    """A number that no masking takes for a code: 12 is "one two"."""
    digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return " ".join(digits[int(digit)] for digit in str(number))


def stored(folder: Path) -> list[list[str]]:
    """What the store holds of each conversation: the person's texts in order, orders of ours left out."""
    with sqlite3.connect(folder / "tracker.db") as connection:
        rows = connection.execute(
            "SELECT sender_id, data FROM events WHERE type_name = 'user' ORDER BY id"
        ).fetchall()
    texts: dict[str, list[str]] = {}
    for sender, data in rows:
        text = json.loads(data)["text"] or ""
        if text.startswith("part "):
            texts.setdefault(sender, []).append(text)
    return list(texts.values())


def compare(wrote: list[list[str]], kept: list[list[str]]) -> dict[str, int]:
    """Messages lost and doubled, and conversations out of order. Each sender's texts are found by their first."""
    lost = doubled = disordered = 0
    remaining = [Counter(texts) for texts in kept]
    for texts in wrote:
        best = max(range(len(kept)), key=lambda index: sum((Counter(texts) & remaining[index]).values()))
        counted = Counter(kept[best])
        lost += sum((Counter(texts) - counted).values())
        doubled += sum((counted - Counter(texts)).values())
        disordered += kept[best] != texts
    return {"lost": lost, "doubled": doubled, "conversations_out_of_order": disordered}


def wait_until_quiet(fake: FakePlatform) -> None:
    """Returns when nothing has been sent for a while."""
    count, since = -1, time.monotonic()
    while time.monotonic() - since < QUIET:
        if len(fake.sent) != count:
            count, since = len(fake.sent), time.monotonic()
        time.sleep(0.5)


def run(messages: int = MESSAGES, senders: int = SENDERS, a_second: float = A_SECOND) -> dict[str, Any]:
    """Plays the whole scene and returns the figures."""
    chance = random.Random(SEED)  # noqa: S311 not a secret
    fake = FakePlatform().start()
    with tempfile.TemporaryDirectory() as folder:
        extra = {
            **environment(fake),
            "STEADY_PACED": "0",
            "STEADY_MESSAGES_A_MINUTE": "100000",
            "STEADY_MESSAGES_BURST": "100000",
        }
        server = Server(Path(folder), extra).start()
        try:
            kinds = list(PEOPLE.values())
            people = [
                Sender(kinds[number % len(kinds)](f"{server.address}/webhooks", fake, lambda: None))
                for number in range(senders)
            ]
            for sender in people:
                script = [
                    chance.choice(FAILURES) if chance.random() < FAILING else "" for _ in range(messages)
                ]
                fake.fail[sender.person.id] = deque(script)
            started = time.monotonic()
            _warm_up(server, fake)
            with ThreadPoolExecutor(senders) as pool:
                pause = senders / a_second
                each = messages // senders
                list(
                    pool.map(lambda one: one.talk(each, pause, random.Random(one.person.id)), people)  # noqa: S311
                )
            wait_until_quiet(fake)
            elapsed = time.monotonic() - started
            errors = [line for line in server.lines if "STEADY_" in line]
            seconds = [second for sender in people for second in sender.seconds]
            cuts = statistics.quantiles(seconds, n=100)
            return {
                "senders": senders,
                "messages": sum(len(sender.wrote) for sender in people),
                "deliveries": len(seconds),
                "failures_played": len(fake.refused),
                "a_second": a_second,
                "took_s": round(elapsed, 1),
                "acknowledged_p50_ms": round(cuts[49] * 1000, 1),
                "acknowledged_p95_ms": round(cuts[94] * 1000, 1),
                "acknowledged_p99_ms": round(cuts[98] * 1000, 1),
                "refused": sum(sum(sender.refused.values()) for sender in people),
                **compare([sender.wrote for sender in people], stored(Path(folder))),
                "people_without_an_answer": sum(not sender.person.got() for sender in people),
                "error_lines": len(errors),
            }
        finally:
            server.stop()


def _warm_up(server: Server, fake: FakePlatform) -> None:
    """The first turns load what later ones find loaded."""
    barrier = threading.Barrier(len(PEOPLE))

    def greet(kind: type[Person]) -> None:
        person = kind(f"{server.address}/webhooks", fake, lambda: None)
        barrier.wait()
        person.deliver(person.text("hello"))
        fake.wait_for(person.id, seconds=30)

    with ThreadPoolExecutor(len(PEOPLE)) as pool:
        list(pool.map(greet, PEOPLE.values()))


def main() -> int:
    """Measures, prints and stores; 1 if a message was lost, doubled or out of order."""
    argparse.ArgumentParser(prog="python -m bench.channels", description=__doc__).parse_args()
    figures = run()
    results = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        **figures,
    }
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    print(json.dumps(results, indent=2))
    print(f"Stored in {RESULTS.relative_to(ROOT)}")
    return int(any(figures[name] for name in ("lost", "doubled", "conversations_out_of_order")))


if __name__ == "__main__":
    sys.exit(main())
