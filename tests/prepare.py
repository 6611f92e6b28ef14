"""Installs what only the tests need and no Python package brings: a browser, a proxy, databases, Prometheus' tool.

Run by `make test`.
"""

import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "chromium": "chromium",
    "nginx": "nginx-light",
    "promtool": "prometheus",
    "redis-server": "redis-server",
}
"""Programs that the tests start, and the Debian packages that bring them."""
POSTGRESQL = Path("/usr/lib/postgresql")


def missing() -> list[str]:
    """The Debian packages that are not there yet."""
    needed = [package for program, package in PACKAGES.items() if not shutil.which(program)]
    return needed if any(POSTGRESQL.glob("*/bin/initdb")) else [*needed, "postgresql"]


def main() -> int:
    """Installs what is missing; a clear line when that cannot be done."""
    needed = missing()
    if not needed:
        return 0
    print(f"Installing {', '.join(needed)} for the tests ...", flush=True)
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *needed]):
        if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode != 0:
            print(f"The tests need {', '.join(needed)}; install them and try again.", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
