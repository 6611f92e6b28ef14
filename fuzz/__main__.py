"""The long form: every property with many inputs, then the HTTP endpoints of a running Steady with schemathesis."""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from faults.__main__ import facts
from fuzz.properties import PROPERTIES
from steady.run.profile import ROOT
from tests.conftest import Chat, Server

RESULTS = Path(__file__).parent / "results.json"
CHECKS = "not_a_server_error,content_type_conformance,response_schema_conformance"


def run_property(name: str, share: float = 1.0) -> dict[str, Any]:
    """Runs one property; how many inputs it saw, and the first one that broke it.

    Counts what was really run: hypothesis may stop earlier where there are fewer inputs.
    """
    check, inputs, number = PROPERTIES[name]
    seen = 0

    @settings(
        max_examples=max(1, int(number * share)),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs)
    def holds(value: Any) -> None:
        nonlocal seen
        seen += 1
        check(value)

    problem = None
    try:
        holds()
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"[:300]
    return {"what": name, "inputs": seen, "problem": problem}


def fuzz_http(server: Server, examples: int) -> dict[str, Any]:
    """Schemathesis against the OpenAPI file, as somebody with a session."""
    token = Chat(server).open().token
    command = [str(Path(sys.executable).parent / "schemathesis"), "run", str(ROOT / "docs" / "openapi.yml")]
    command += ["--url", server.address, "--max-examples", str(examples), "--checks", CHECKS, "--phases"]
    command += [
        "fuzzing",
        "--header",
        f"Authorization: Bearer {token}",
        "--request-timeout",
        "20",
        "--no-color",
    ]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)  # noqa: S603
    generated = re.search(r"(\d[\d,]*) generated", done.stdout)
    return {
        "what": "HTTP endpoints",
        "inputs": int(generated[1].replace(",", "")) if generated else 0,
        "problem": None if done.returncode == 0 else done.stdout[-1500:],
    }


def main(arguments: list[str]) -> int:
    """Runs everything and keeps the result."""
    options = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    options.add_argument("--share", type=float, default=1.0, help="of the inputs of the long form")
    options.add_argument("--http", type=int, default=1500, help="inputs for each endpoint")
    given_options = options.parse_args(arguments)
    started = time.monotonic()
    rows = []
    for name in PROPERTIES:
        rows.append(run_property(name, given_options.share))
        print(rows[-1], flush=True)
    with tempfile.TemporaryDirectory() as folder:
        generous = {"STEADY_MESSAGES_A_MINUTE": "1000000", "STEADY_MESSAGES_BURST": "1000000"}
        server = Server(Path(folder), generous).start()
        try:
            rows.append(fuzz_http(server, given_options.http))
            print(rows[-1], flush=True)
            broken = [line for line in server.lines if "STEADY_REQUEST_FAILED" in line]
        finally:
            server.stop()
    results = {
        **facts(),
        "seconds": round(time.monotonic() - started),
        "inputs": sum(row["inputs"] for row in rows),
        "lines_of_failed_requests": len(broken),
        "rows": rows,
    }
    print(json.dumps(results, indent=1))
    if given_options.share >= 1:
        RESULTS.write_text(json.dumps(results, indent=1) + "\n")
    return int(bool(broken) or any(row["problem"] for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
