"""`make bench-workers`: the shipped topology with one Rasa worker and with two, under the same load.

PostgreSQL, Redis, nginx, the action server and the load generator share the machine with the workers, so the processor
seconds of a message are measured for each: they say what a second worker can bring before the cores are full. The
result is kept in `bench/results/workers.json`.
"""

import argparse
import json
import os
import platform
import resource
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.__main__ import GENEROUS
from bench.commit import commit
from bench.load import load
from bench.processor import busy_everywhere, used_by
from faults.installation import Cluster, cluster
from steady.run.profile import ROOT

RESULTS = Path(__file__).parent / "results" / "workers.json"
CLIENTS = 16
WARM_UP = 10  # seconds: every worker must have had its first turn
WANTED = 1.7  # times the messages a second of one worker


def measure(workers: int, seconds: int) -> dict[str, Any]:
    """Load on so many workers: speed, and the processor time of a message by kind of process."""
    with cluster(workers, GENEROUS) as running:
        load(running.address, "steady", 4, WARM_UP)
        before, busy_before, started = processor_seconds(running), busy_everywhere(), time.monotonic()
        speed = load(running.address, "steady", CLIENTS, seconds)
        elapsed = time.monotonic() - started
        busy, after = busy_everywhere() - busy_before, processor_seconds(running)
    used = {kind: after[kind] - before[kind] for kind in after}
    each = {kind: round(1000 * spent / speed["messages"], 2) for kind, spent in used.items()}
    return {
        "workers": workers,
        **speed,
        "cpu_ms_a_message": {**each, "all": round(sum(each.values()), 2)},
        "cores_used_by_these": round(sum(used.values()) / elapsed, 2),
        "cores_busy_in_all": round(busy / elapsed, 2),
    }


def processor_seconds(running: Cluster) -> dict[str, float]:
    """So far, by kind of process. Locust is the only child that ends while measuring; its start is counted too."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    rasa = [process.pid for name, process in running.processes.items() if name.startswith("rasa")]
    return {
        "rasa": sum(used_by(pid) for pid in rasa),
        "action_server": used_by(running.processes["actions"].pid),
        "nginx": used_by(running.processes["nginx"].pid),
        "postgresql": used_by(running.postgresql.pid),
        "redis": used_by(running.redis.pid),
        "load_generator": ended.ru_utime + ended.ru_stime,
    }


def compare(one: dict[str, Any], two: dict[str, Any], cores: int) -> dict[str, Any]:
    """What the second worker brought, and what these cores allow at the processor time of a message with two."""
    ratio = two["messages_a_second"] / one["messages_a_second"]
    ceiling = cores * 1000 / two["cpu_ms_a_message"]["all"]
    return {
        "ratio": round(ratio, 2),
        "wanted": WANTED,
        "messages_a_second_with_full_cores": round(ceiling, 1),
        "ratio_with_full_cores": round(ceiling / one["messages_a_second"], 2),
        "cores_full_with_two": two["cores_busy_in_all"] >= 0.9 * cores,
        "limited_by_these_cores": ratio < WANTED and ceiling < WANTED * one["messages_a_second"],
    }


def main(arguments: Sequence[str]) -> int:
    """Measures both, prints and stores."""
    parser = argparse.ArgumentParser(prog="python -m bench.workers", description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="of load on each")
    parser.add_argument("--results", type=Path, default=RESULTS)
    given = parser.parse_args(arguments)
    code, cores, load_before = commit(), os.cpu_count() or 1, os.getloadavg()[0]
    one, two = measure(1, given.seconds), measure(2, given.seconds)
    results = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": code,
        "machine": f"{platform.machine()}, {cores} cores, Python {platform.python_version()}",
        "load_average_before": round(load_before, 1),
        "compared": compare(one, two, cores),
        "one_worker": one,
        "two_workers": two,
    }
    given.results.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=2))
    print(f"Stored in {os.path.relpath(given.results, ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
