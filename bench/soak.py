"""`make soak`: people talk steadily for 20 minutes; memory must stay flat and no error may be logged.

Starts Steady by the same command as `make run` and plays the conversations of `tests/conversations/` over the
website's channel, again and again. Samples the memory of each process, and writes what it saw to
`bench/results/soak.json`. Fails when a process grew by more than 5% after the warm-up, or a line of an error was seen.
"""

import argparse
import json
import os
import platform
import random
import re
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import requests
import yaml

from bench.__main__ import commit, memory
from steady.run.profile import ROOT
from tests.conftest import Chat, Server

RESULTS = Path(__file__).parent / "results" / "soak.json"
MINUTES = 20.0
PEOPLE = 3
PAUSE = 0.7  # seconds that a person takes between an answer and the next message
SAMPLE_EVERY = 5.0  # seconds
WARM_UP = 0.25  # share of the time; what a process holds after it is what it needs
MOST_GROWTH = 0.05
ERROR = re.compile(r"STEADY_[A-Z_]+ |\b(?:ERROR|CRITICAL|WARNING|Traceback)\b")


def conversations() -> list[list[dict[str, str]]]:
    """The steps of every written conversation."""
    files = sorted((ROOT / "tests" / "conversations").glob("*.yml"))
    return [one["steps"] for file in files for one in yaml.safe_load(file.read_text(encoding="utf-8"))]


def growth(megabytes: Sequence[float], warm_up: float = WARM_UP) -> float:
    """By which share a process grew: the median of the last third after the warm-up over that of the first third."""
    after = megabytes[int(len(megabytes) * warm_up) :]
    third = max(1, len(after) // 3)
    first, last = statistics.median(after[:third]), statistics.median(after[-third:])
    return last / first - 1


def errors_in(lines: Sequence[str]) -> list[str]:
    """The lines that speak of an error or a warning."""
    return [line.rstrip() for line in lines if ERROR.search(line)]


class Person(threading.Thread):
    """Somebody who plays one conversation after another until told to stop; half of them erase theirs."""

    def __init__(self, server: Server, seed: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self._server, self._stop_asked = server, stop
        self._random = random.Random(seed)  # noqa: S311 nothing secret
        self.messages = self.conversations = 0
        self.failures: list[str] = []

    def run(self) -> None:
        corpus = conversations()
        while not self._stop_asked.is_set():
            try:
                self._play(self._random.choice(corpus))
            except (requests.RequestException, AssertionError) as error:
                self.failures.append(f"{type(error).__name__}: {error}"[:200])

    def _play(self, steps: list[dict[str, str]]) -> None:
        chat = Chat(self._server).open()
        self.conversations += 1
        for step in steps:
            if self._stop_asked.wait(PAUSE):
                return
            if "say" in step:
                reply = chat.say(step["say"])
            else:
                reply = chat.choose(step["choose"]) if "choose" in step else chat.send_file()
            assert reply, "an empty reply"
            self.messages += 1
        if self._random.random() < 0.5:
            answer = requests.delete(
                f"{self._server.address}/webhooks/web/session",
                headers={"Authorization": f"Bearer {chat.token}"},
                timeout=30,
            )
            answer.raise_for_status()


def soak(server: Server, minutes: float) -> dict[str, Any]:
    """Runs, samples, and says what was seen."""
    assert server.process is not None
    stop = threading.Event()
    people = [Person(server, seed, stop) for seed in range(PEOPLE)]
    for person in people:
        person.start()
    samples: list[dict[str, float]] = []
    started = time.monotonic()
    while time.monotonic() - started < minutes * 60:
        time.sleep(SAMPLE_EVERY)
        samples.append(memory(server.process.pid))
    stop.set()
    for person in people:
        person.join(timeout=60)
    elapsed = time.monotonic() - started
    messages = sum(person.messages for person in people)
    processes = {
        name: {
            "first_mb": samples[0][name],
            "most_mb": max(sample[name] for sample in samples),
            "last_mb": samples[-1][name],
            "growth_after_warm_up": round(growth([sample[name] for sample in samples]), 4),
        }
        for name in samples[0]
    }
    return {
        "minutes": round(elapsed / 60, 1),
        "people": PEOPLE,
        "conversations": sum(person.conversations for person in people),
        "messages": messages,
        "messages_a_second": round(messages / elapsed, 1),
        "processes": processes,
        "failed_messages": [failure for person in people for failure in person.failures],
        "error_lines": errors_in(server.lines),
    }


def passed(seen: dict[str, Any]) -> bool:
    """Memory flat, nothing failed, nothing logged."""
    flat = all(one["growth_after_warm_up"] <= MOST_GROWTH for one in seen["processes"].values())
    return flat and not seen["failed_messages"] and not seen["error_lines"]


def main(arguments: Sequence[str]) -> int:
    """Soaks, prints and stores; 1 when it did not pass."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--results", type=Path, default=RESULTS)
    chosen = parser.parse_args(arguments)
    code = commit()  # before the long run, in which somebody may commit
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder)).start()
        try:
            seen = soak(server, chosen.minutes)
        finally:
            server.stop()
    results = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": code,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "passed": passed(seen),
        **seen,
    }
    chosen.results.write_text(json.dumps(results, indent=2) + "\n")
    print(json.dumps(results, indent=2))
    return 0 if results["passed"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
