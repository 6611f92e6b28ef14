"""`python -m steady.run.worker [rasa|actions|desk|follow]`: one process that something else supervises.

Reads the same variables as `make run`, checks nothing that an orchestrator checks, trains nothing.
"""

import os
import sys

from steady.run.profile import Profile

MODULES = {
    "rasa": "steady.run.rasa_server",
    "actions": "actions.server",
    "desk": "review.serve",
    "follow": "review.follow",
}


def main(arguments: list[str]) -> int:
    """Becomes the process; returns only for a name that is none."""
    name = arguments[0] if arguments else "rasa"
    if name not in MODULES:
        print(f"Use: python -m steady.run.worker [{'|'.join(MODULES)}]", file=sys.stderr)
        return 2
    environment = {**Profile.from_environment().variables(), **os.environ}  # what is set wins
    os.execve(sys.executable, [sys.executable, "-m", MODULES[name]], environment)  # noqa: S606
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
