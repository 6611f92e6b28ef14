"""A process that stands still is ended (no silent failure)."""

import subprocess
import sys

import pytest

HELD = """
import asyncio, re, sys
from steady.run.watchdog import watch

async def main(held):
    watch(asyncio.get_running_loop(), standstill=1.0, every=0.1)
    await asyncio.sleep(1.5)
    if held:
        re.match("(a+)+$", "a" * 60 + "hello")  # for ages, and nobody else may run meanwhile

asyncio.run(main(sys.argv[1] == "held"))
"""


@pytest.mark.parametrize(("held", "code"), [("held", 1), ("free", 0)])
def test_a_process_that_stands_still_is_ended(held: str, code: int) -> None:
    ended = subprocess.run([sys.executable, "-c", HELD, held], capture_output=True, text=True, timeout=20)
    assert ended.returncode == code
    assert ("Timeout" in ended.stderr) == (held == "held")
    assert "hello" not in ended.stderr
