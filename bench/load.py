"""Runs Locust against an address and reads what it measured."""

import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from steady.run.profile import ROOT


def load(address: str, target: str, clients: int, seconds: int) -> dict[str, float]:
    """Milliseconds by percentile and messages a second, with so many people writing without a pause.

    Raises:
        RuntimeError: a reply failed, or Locust did.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "locust",
            "-f",
            str(ROOT / "bench" / "locustfile.py"),
        ]
        command += [
            "--headless",
            "--host",
            address,
            "-u",
            str(clients),
            "-r",
            str(clients),
            "--stop-timeout",
            "30",
        ]
        command += ["-t", f"{seconds}s", "--csv", f"{folder}/l", "--only-summary", "--reset-stats"]
        environment = {**os.environ, "BENCH_TARGET": target, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
        with open(Path(folder) / "l_stats.csv", encoding="utf-8") as file:
            row = next((row for row in csv.DictReader(file) if row["Name"] == "turn"), None)
        if row is None:
            raise RuntimeError(
                f"{target}: no reply within {seconds} s\n{done.stdout[-1500:]}{done.stderr[-1500:]}"
            )
        if int(row["Failure Count"]) or done.returncode:
            raise RuntimeError(f"{target}: {row['Failure Count']} of {row['Request Count']} replies failed")
    return {
        "clients": clients,
        "messages": int(row["Request Count"]),
        "p50_ms": float(row["50%"]),
        "p95_ms": float(row["95%"]),
        "p99_ms": float(row["99%"]),
        "messages_a_second": round(float(row["Requests/s"]), 1),
    }
