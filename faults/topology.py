"""Real servers of our own to break: PostgreSQL, Redis, a small file system, a clock."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg2

from faults.watch import wait_for
from tests.conftest import free_port

FAKE_TIME = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1")


class Postgresql:
    """A PostgreSQL cluster in a folder, run by the `postgres` user."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self._data = folder / "pg"
        self._log = folder / "pg.log"
        self._programs = max(Path("/usr/lib/postgresql").glob("*/bin"))
        folder.chmod(0o755)
        self._data.mkdir()
        shutil.chown(self._data, "postgres")
        self._log.touch()
        shutil.chown(self._log, "postgres")
        self._as_postgres("initdb", "-D", str(self._data), "-A", "trust", "-U", "postgres", "--no-sync")

    @property
    def address(self) -> str:
        """For SQLAlchemy and psycopg2 alike."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    @property
    def pid(self) -> int:
        """The process that starts all others of this database."""
        return int((self._data / "postmaster.pid").read_text(encoding="ascii").split()[0])

    def start(self) -> None:
        """Starts and waits until it answers."""
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_wal_size=64MB"
        )
        self._as_postgres("pg_ctl", "-D", str(self._data), "-l", str(self._log), "-o", options, "-w", "start")

    def stop(self) -> None:
        """Stops at once, as a crash would."""
        self._as_postgres("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop")

    def restart(self) -> None:
        """Crashes and starts again."""
        self.stop()
        self.start()

    def answers(self) -> bool:
        """Whether it accepts connections."""
        try:
            psycopg2.connect(self.address, connect_timeout=2).close()
        except psycopg2.Error:
            return False
        return True

    def _as_postgres(self, program: str, *arguments: str) -> None:
        command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        command += [str(self._programs / program), *arguments]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Redis:
    """A Redis server that keeps an append-only file, so that a restart forgets nothing."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """For REDIS_URL."""
        return f"redis://127.0.0.1:{self.port}/0"

    @property
    def pid(self) -> int:
        """Its process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Starts and waits until it answers."""
        command = [
            "redis-server",
            "--port",
            str(self.port),
            "--bind",
            "127.0.0.1",
            "--dir",
            str(self._folder),
        ]
        command += ["--save", "", "--appendonly", "yes", "--appendfsync", "everysec"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        ping = ["redis-cli", "-p", str(self.port), "ping"]
        wait_for(lambda: b"PONG" in subprocess.run(ping, capture_output=True, check=False).stdout)

    def stop(self) -> None:
        """Kills it."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def hang(self) -> None:
        """Stops answering; the kernel still takes connections for it."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Answers again, also what was asked meanwhile."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A file system of that size; only root can make one.

    Raises:
        subprocess.CalledProcessError: it cannot be made here.
    """
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        yield folder
    finally:
        for _ in range(20):
            if subprocess.run(["umount", str(folder)], check=False, capture_output=True).returncode == 0:
                break
            time.sleep(0.5)


def clock_from(file: Path) -> dict[str, str]:
    """The environment of a server whose clock is set by a file."""
    file.write_text("+0")
    return {
        "LD_PRELOAD": str(FAKE_TIME),
        "FAKETIME_TIMESTAMP_FILE": str(file),
        "FAKETIME_NO_CACHE": "1",
    }


def install(package: str, there: Path) -> bool:
    """Installs a package of the distribution when something of it is missing; says whether it is there now."""
    if not there.exists() and os.geteuid() == 0:
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", package]):
            subprocess.run(command, check=False, capture_output=True)
    return there.exists()
