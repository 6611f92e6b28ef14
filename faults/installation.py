"""The shipped topology as processes: Rasa workers on PostgreSQL and Redis behind nginx, with one action server."""

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import requests

from faults.topology import Postgresql, Redis, install
from faults.watch import wait_for
from steady.run import proxy
from steady.run.profile import ROOT, Profile
from steady.run.train import MODEL
from tests.conftest import START_WITHIN, free_port

NGINX = Path("/usr/sbin/nginx")


@dataclass
class Cluster:
    """Processes of one installation. `address` is the proxy's; `extra` is added to the workers' environment."""

    folder: Path
    postgresql: Postgresql
    redis: Redis
    workers: int = 2
    extra: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    actions_port: int = field(default_factory=free_port)
    key: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    ports: list[int] = field(default_factory=list)
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where people reach it."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Cluster":
        """Starts everything and waits until each worker is ready.

        Raises:
            AssertionError: one of them never was.
        """
        self.ports = [free_port() for _ in range(self.workers)]
        self._run("actions", "actions.server", self.actions_port, self.ports[0])
        for number in range(self.workers):
            self.start_worker(number)
        self._start_proxy()
        for number, port in enumerate(self.ports):
            worker = self.processes[f"rasa{number}"]
            wait_for(
                lambda port=port, worker=worker: is_ready(port) or worker.poll() is not None, START_WITHIN
            )  # type: ignore[misc]
            assert worker.poll() is None and is_ready(port), self.log()
        return self

    def start_worker(self, number: int) -> None:
        """Starts one Rasa worker."""
        self._run(f"rasa{number}", "steady.run.rasa_server", self.actions_port, self.ports[number])

    def kill_worker(self, number: int) -> None:
        """Kills it without a word of warning."""
        process = self.processes[f"rasa{number}"]
        process.send_signal(signal.SIGKILL)
        process.wait()

    def restart_worker(self, number: int) -> None:
        """Replaces it as an upgrade does: asks it to end, starts a new one, waits until that is ready.

        Raises:
            AssertionError: the new one never was.
        """
        process = self.processes[f"rasa{number}"]
        process.terminate()
        process.wait(60)
        self.start_worker(number)
        assert wait_for(lambda: is_ready(self.ports[number]), START_WITHIN), self.log()

    def stop(self) -> None:
        """Ends everything."""
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)
            process.kill()

    def log(self) -> str:
        """What the processes said."""
        return "".join(file.read_text(errors="replace") for file in sorted(self.folder.glob("*.log")))[-4000:]

    def _run(self, name: str, module: str, actions_port: int, port: int) -> None:
        profile = Profile(
            port=port,
            actions_port=actions_port,
            var=self.folder / name,
            tracker_database=self.postgresql.address,
        )
        environment = {
            **os.environ,
            **profile.variables(),
            "STEADY_PROFILE": "production",
            "STEADY_SECRET_KEY": self.key,
            "STEADY_MODEL_PUBLIC_KEY": (MODEL.parent / "signing.pub").read_text().strip(),
            "STEADY_PORT": str(port),
            "STEADY_ACTIONS_PORT": str(actions_port),
            "REDIS_URL": self.redis.address,
            "STEADY_ALL_BURST": "1000000",
            "STEADY_ALL_A_MINUTE": "10000000",
            **self.extra,
        }
        with open(self.folder / f"{name}.log", "ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, "-m", module], cwd=ROOT, env=environment, stdout=log, stderr=log
            )

    def _start_proxy(self) -> None:
        folder = self.folder / "nginx"
        settings = {
            "STEADY_WORKERS": " ".join(f"127.0.0.1:{port}" for port in self.ports),
            "STEADY_LISTEN": f"127.0.0.1:{self.port}",
            "STEADY_PROXY_RATE": "10000",
            "STEADY_PROXY_BURST": "10000",
            "STEADY_PROXY_CONNECTIONS": "10000",
            "STEADY_PROXY_PROCESSES": "1",
        }
        configuration = proxy.render(folder, settings)
        with open(self.folder / "nginx.log", "ab") as log:
            command = [str(NGINX), "-c", str(configuration), "-p", str(folder), "-g", "daemon off;"]
            self.processes["nginx"] = subprocess.Popen(command, stdout=log, stderr=log)


@contextlib.contextmanager
def cluster(workers: int = 2, extra: dict[str, str] | None = None) -> Iterator[Cluster]:
    """A running installation of several workers, with databases of its own.

    Raises:
        RuntimeError: nginx cannot be installed here.
    """
    if not install("nginx-light", NGINX):
        raise RuntimeError("nginx is needed: install it from the distribution's packages")
    folder = Path(tempfile.mkdtemp())
    redis, postgresql = Redis(folder), Postgresql(folder)
    redis.start()
    postgresql.start()
    running = Cluster(folder, postgresql, redis, workers, extra or {})
    try:
        yield running.start()
    finally:
        running.stop()
        postgresql.stop()
        redis.stop()
        shutil.rmtree(folder, ignore_errors=True)


def is_ready(port: int, within: float = 5) -> bool:
    """Whether a worker says in time that every part answers."""
    try:
        return requests.get(f"http://127.0.0.1:{port}/health/ready", timeout=within).status_code == 200
    except requests.RequestException:
        return False
