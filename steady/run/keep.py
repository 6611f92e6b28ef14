"""`python -m steady.run.keep MODULE`: runs a module and starts it again when it is killed or crashes.

One that ends soon after its start cannot start at all: its exit code is passed on, and the runner ends everything.
"""

import signal
import subprocess
import sys
import time

SOON = 20.0  # seconds; a server that got this far had started
PAUSE = 0.5


def keep(module: str) -> int:
    """Runs until told to stop; returns the exit code."""
    stopping = False
    child: subprocess.Popen[bytes] | None = None

    def stop(number: int, _: object) -> None:
        nonlocal stopping
        stopping = True
        if child is not None and child.poll() is None:
            child.send_signal(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    while True:
        started = time.monotonic()
        child = subprocess.Popen([sys.executable, "-m", module])
        code = child.wait()
        was_killed = code in (-signal.SIGKILL, -signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS)
        if stopping or (not was_killed and time.monotonic() - started < SOON):
            return max(code, 0) if stopping else code
        print(f"STEADY_RESTARTED part={module} exit={code}", file=sys.stderr, flush=True)
        time.sleep(PAUSE)


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1]))
