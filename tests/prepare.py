"""Installs what only the tests need and no Python package brings: a browser. Run by `make test`."""

import shutil
import subprocess
import sys

BROWSER = "chromium"


def main() -> int:
    """Installs Debian's chromium when it is missing; a clear line when that cannot be done."""
    if shutil.which(BROWSER):
        return 0
    print("Installing chromium for the browser tests ...", flush=True)
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", BROWSER]):
        if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode != 0:
            print("The browser tests need chromium; install it and try again.", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
