"""`make bench`: Steady beside a plain Rasa assistant, one after the other on the same machine with the same clients.

Both are started as their users start them and loaded by Locust; the plain one has Rasa's default pipeline and
policies and is trained on the same messages. The result is kept in `bench/results/latest.json`.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.commit import commit
from bench.load import load
from bench.plain import PlainRasa
from steady.run.profile import ROOT
from tests.conftest import Server, family

RESULTS = Path(__file__).parent / "results" / "latest.json"
CLIENTS = (1, 4, 16, 64)
WARM_UP = 5  # seconds
PARTS = ("rasa_server", "run.reader", "actions.server")  # by what stands in their command line
GENEROUS = {
    "STEADY_MESSAGES_A_MINUTE": "100000",
    "STEADY_MESSAGES_BURST": "100000",
    "STEADY_ALL_A_MINUTE": "100000",
    "STEADY_ALL_BURST": "100000",
}


def memory(first: int) -> dict[str, float]:
    """Megabytes of a process and of every process below it; what some of them share is counted once."""
    found: dict[str, float] = {}
    for pid, args in family(first).items():
        name = next((part for part in PARTS if part in args), "runner")
        found[name] = round(found.get(name, 0) + megabytes(pid), 1)
    return {**found, "all": round(sum(found.values()), 1)}


def megabytes(pid: int) -> float:
    """What a process has in memory: its own pages, and its share of those it shares with others."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        line = next(line for line in file if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


def bench_steady(seconds: int) -> dict[str, Any]:
    """Start-up, load, memory, and where the time of a turn goes."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), GENEROUS)
        started = time.monotonic()
        server.start()
        ready = time.monotonic() - started
        try:
            load(server.address, "steady", 2, WARM_UP)
            turns = [load(server.address, "steady", clients, seconds) for clients in CLIENTS]
            rasa = memory(server.pid_of("steady.run.rasa_server"))["all"]  # and the process that understands
            assert server.process is not None
            everything = memory(server.process.pid)
            command = [sys.executable, "-W", "ignore", "-m", "bench.stages", str(server.actions_port)]
            stages = subprocess.run(  # noqa: S603
                [*command, f"{folder}/stages"], capture_output=True, text=True, check=True, cwd=ROOT
            )
        finally:
            server.stop()
    return {
        "ready_after_s": round(ready, 1),
        "turns": turns,
        "rasa_process_mb": rasa,
        "memory_mb": everything,
        "stages_ms": json.loads(stages.stdout.splitlines()[-1]),
    }


def bench_plain(plain: PlainRasa, seconds: int) -> dict[str, Any]:
    """Start-up, load and memory of the trained plain assistant."""
    try:
        ready = plain.start()
        load(plain.address, "plain", 2, WARM_UP)
        turns = [load(plain.address, "plain", clients, seconds) for clients in CLIENTS]
        rasa = memory(plain.pid)["all"]
    finally:
        plain.stop()
    return {"ready_after_s": round(ready, 1), "turns": turns, "rasa_process_mb": rasa}


def compare(steady: dict[str, Any], plain: dict[str, Any]) -> dict[str, float]:
    """The figures that the project promises."""
    ours, theirs = ({turn["clients"]: turn for turn in one["turns"]} for one in (steady, plain))
    return {
        "messages_a_second_at_16_over_plain": round(
            ours[16]["messages_a_second"] / theirs[16]["messages_a_second"], 2
        ),
        "p95_at_16_over_plain": round(ours[16]["p95_ms"] / theirs[16]["p95_ms"], 2),
        "p50_at_1_ms": ours[1]["p50_ms"],
        "rasa_memory_over_plain": round(steady["rasa_process_mb"] / plain["rasa_process_mb"], 2),
        "ready_after_s": steady["ready_after_s"],
    }


def main(arguments: list[str]) -> int:
    """Measures both, prints and stores."""
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--seconds", type=int, default=20, help="of load at each number of clients")
    options.add_argument(
        "--epochs",
        type=int,
        default=2,
        help="of the plain assistant's training (Rasa's: 100; answers no slower)",
    )
    options.add_argument(
        "--every", type=int, default=8, help="the plain assistant learns from one message in so many"
    )
    given = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        rasa = PlainRasa(Path(folder) / "plain", given.epochs, given.every)
        trained = rasa.train()  # before both, so that they are loaded soon after one another
        busy = os.getloadavg()
        steady = bench_steady(given.seconds)
        plain = bench_plain(rasa, given.seconds)
        plain |= {"epochs": given.epochs, "one_message_in": given.every, "training_s": round(trained, 1)}
    results: dict[str, Any] = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "other_work_on_the_machine": f"load average before the loads {busy[0]:.1f}, after {os.getloadavg()[0]:.1f}",
        "compared": compare(steady, plain),
        "steady": steady,
        "plain_rasa": plain,
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    print(json.dumps(results, indent=2))
    print(f"Stored in {RESULTS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
