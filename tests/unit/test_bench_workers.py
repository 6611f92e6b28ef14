"""What the comparison of one worker with two is made of."""

import subprocess
import sys
import time

from bench.processor import busy_everywhere, used_by
from bench.workers import compare

WORK = "import time\nwhile time.process_time() < 0.4: pass\n"
ENDS_AND_WORKS = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {WORK!r}])\n{WORK}"


def test_processor_seconds_hold_the_process_and_what_ended_below_it() -> None:
    before = busy_everywhere()
    wait = "print('done', flush=True)\nimport time\ntime.sleep(60)\n"
    command = [sys.executable, "-c", ENDS_AND_WORKS + wait]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None and process.stdout.readline() == "done\n"
            used = used_by(process.pid)
            time.sleep(0.2)
            assert used_by(process.pid) - used < 0.1, "who sleeps uses nothing"
        finally:
            process.kill()
    assert 0.75 <= used <= 1.5
    assert busy_everywhere() - before >= 0.75


def test_full_cores_are_named_as_the_reason_only_when_they_are() -> None:
    one = {"messages_a_second": 40.0}
    two = {"messages_a_second": 52.0, "cores_busy_in_all": 1.95, "cpu_ms_a_message": {"all": 36.0}}
    held_back = compare(one, two, cores=2)
    assert (held_back["ratio"], held_back["ratio_with_full_cores"]) == (1.3, 1.39)
    assert held_back["cores_full_with_two"] and held_back["limited_by_these_cores"]
    idle = compare(one, {**two, "cores_busy_in_all": 2.1}, cores=8)
    assert not idle["cores_full_with_two"] and not idle["limited_by_these_cores"]
