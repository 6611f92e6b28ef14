"""`make soak`: twenty minutes of steady load; memory must stay flat after the warm-up and the log clean."""

import argparse
import json
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench.__main__ import GENEROUS, resident
from bench.load import load
from faults.__main__ import facts
from tests.conftest import Server

RESULTS = Path(__file__).parent / "results" / "soak.json"
CLIENTS = 4
WARM_UP_SHARE = 0.2
MOST_GROWTH = 0.05


def main(arguments: list[str]) -> int:
    """Loads, samples the memory, and judges; the exit code is 1 when it grew or something was logged as a problem."""
    options = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    options.add_argument("--minutes", type=float, default=20)
    minutes = options.parse_args(arguments).minutes
    about = facts()
    samples: list[float] = []
    over = threading.Event()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), GENEROUS).start()
        pid = server.pid_of("steady.run.rasa_server")

        def sample() -> None:
            while not over.wait(max(1.0, minutes * 60 / 100)):
                samples.append(resident(pid))

        sampler = threading.Thread(target=sample)
        sampler.start()
        started = time.monotonic()
        try:
            turns = load(server.address, "steady", CLIENTS, int(minutes * 60))
        finally:
            over.set()
            sampler.join()
            server.stop()
    warm = samples[int(len(samples) * WARM_UP_SHARE) :]
    growth = max(warm) / warm[0] - 1
    problems = [line for line in server.lines if "STEADY_" in line or "ERROR" in line or "Traceback" in line]
    results = {
        **about,
        "minutes": round((time.monotonic() - started) / 60, 1),
        "turns": turns,
        "mb_after_warm_up": warm[0],
        "mb_at_most": max(warm),
        "growth_after_warm_up": round(growth, 3),
        "problem_lines": len(problems),
    }
    print(json.dumps(results, indent=1))
    if minutes >= 20:
        RESULTS.write_text(json.dumps(results, indent=1) + "\n")
    return int(growth > MOST_GROWTH or bool(problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
