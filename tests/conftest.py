"""One real Steady for all tests that need it: trained model, action server, Rasa, SQLite, real HTTP."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests
from hypothesis import settings

from steady.run.profile import ROOT

# A submission passes or fails for what it changed; people's own runs go on exploring.
if os.environ.get("CI"):
    settings.register_profile("ci", derandomize=True)
    settings.load_profile("ci")

# Nothing that a test writes lands in the folder of somebody's own Steady. Set before anything reads it.
_VAR = tempfile.TemporaryDirectory(prefix="steady-tests-")
os.environ["STEADY_VAR"] = _VAR.name

START_WITHIN = 180  # seconds
SECONDS = 30


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def family(first: int) -> dict[int, str]:
    """The command line of a process and of every process below it, by process id."""
    listing = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True)
    processes = [line.split(maxsplit=2) for line in listing.stdout.splitlines()[1:]]
    found = {str(first)}
    for _ in range(5):
        found |= {pid for pid, parent, _ in processes if parent in found}
    return {int(pid): args for pid, _, args in processes if pid in found}


@dataclass
class Server:
    """A running Steady, started by the same command as `make run`."""

    folder: Path
    extra: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    actions_port: int = field(default_factory=free_port)
    lines: list[str] = field(default_factory=list)
    process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        """The base address of the HTTP server."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Server":
        """Starts everything and waits for the line that names the chat page."""
        environment = {
            **os.environ,
            "STEADY_PORT": str(self.port),
            "STEADY_ACTIONS_PORT": str(self.actions_port),
            "STEADY_VAR": str(self.folder),
            "STEADY_REVIEW": "0",
            "STEADY_ALL_BURST": "100000",
            "STEADY_ALL_A_MINUTE": "1000000",
            **self.extra,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "steady.run", "serve"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        ready = threading.Event()
        threading.Thread(target=self._read, args=(ready,), daemon=True).start()
        deadline = time.monotonic() + START_WITHIN
        while not ready.wait(0.2):
            assert self.process.poll() is None, "".join(self.lines[-30:])
            assert time.monotonic() < deadline, "".join(self.lines[-30:])
        return self

    def _read(self, ready: threading.Event) -> None:
        assert self.process is not None and self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            if "Steady is ready" in line:
                ready.set()

    def pid_of(self, part: str) -> int:
        """The process id of one part, found among the children of the runner."""
        assert self.process is not None
        return next(
            pid
            for pid, args in family(self.process.pid).items()
            if f" -m {part} " in f"{args} " and not args.startswith("/bin/sh")
        )

    def stop(self) -> float:
        """Presses Ctrl-C; returns the seconds until everything had ended."""
        assert self.process is not None
        started = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=20)
        finally:
            if self.process.poll() is None:
                os.killpg(self.process.pid, signal.SIGKILL)
        return time.monotonic() - started


@dataclass
class Chat:
    """A person on the website."""

    server: Server
    token: str = ""
    start: list[dict[str, Any]] = field(default_factory=list)

    def open(self) -> "Chat":
        """Opens a session."""
        answer = requests.post(f"{self.server.address}/webhooks/web/session", timeout=SECONDS)
        answer.raise_for_status()
        self.token, self.start = answer.json()["token"], answer.json()["messages"]
        return self

    def say(self, text: str) -> list[dict[str, Any]]:
        """Sends free text; returns the reply."""
        return self._send({"text": text})

    def choose(self, choice: str) -> list[dict[str, Any]]:
        """Taps a choice; returns the reply."""
        return self._send({"choice": choice})

    def send_file(self) -> list[dict[str, Any]]:
        """Tries to send a file; returns the reply."""
        return self._send({"attachment": True})

    def _send(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        answer = requests.post(
            f"{self.server.address}/webhooks/web/message",
            json={"client_message_id": str(uuid.uuid4()), **body},
            headers={"Authorization": f"Bearer {self.token}"},
            timeout=SECONDS,
        )
        answer.raise_for_status()
        return list(answer.json()["messages"])


@pytest.fixture(scope="session")
def other_site() -> str:
    """The origin of a charity's own site, which may use the web channel. Nothing is served there by itself."""
    return f"http://127.0.0.1:{free_port()}"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, other_site: str) -> Iterator[Server]:
    """One running Steady for the whole test run."""
    settings = {"STEADY_HTTP_API": "1", "STEADY_WEB_ORIGINS": other_site}
    running = Server(tmp_path_factory.mktemp("steady"), settings).start()
    yield running
    running.stop()


@pytest.fixture
def chat(server: Server) -> Chat:
    """A fresh conversation over the website's channel."""
    return Chat(server).open()
