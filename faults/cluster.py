"""`make cluster`: two Rasa workers on PostgreSQL and Redis behind nginx, one of them killed again and again.

Many conversations are held at once. Afterwards the database must hold, for each, exactly what was said, in order.
"""

import contextlib
import itertools
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psycopg2
import requests

from faults.__main__ import facts
from faults.topology import Postgresql, Redis, install
from faults.watch import wait_for
from steady.channels.session import SecretKey, read_token, sender_id
from steady.run import proxy
from steady.run.profile import ROOT, Profile
from steady.run.train import MODEL
from tests.conftest import free_port

RESULTS = Path(__file__).parent / "cluster.json"
NGINX = Path("/usr/sbin/nginx")
SAID = (
    "im 16 and he wants {0} pounds or he posts my nudes",
    "i already paid him {0} pounds",
    "what do i do now {0}",
)


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
            wait_for(lambda port=port, worker=worker: is_ready(port) or worker.poll() is not None, 120)  # type: ignore[misc]
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
        assert wait_for(lambda: is_ready(self.ports[number]), 120), self.log()

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


@dataclass
class Held:
    """One conversation: what was said and acknowledged, and how often something had to be sent again."""

    sender: str
    said: list[str]
    again: int = 0
    longest: float = 0.0


def hold(running: Cluster, number: int) -> Held:
    """Holds a conversation as the widget does: each message is sent with its id until it is answered."""
    session = requests.Session()
    token, again = _until_answered(session, f"{running.address}/webhooks/web/session", {}, {})
    secret = SecretKey(running.key.encode())
    held = Held(sender_id("web", read_token(token["token"], secret), secret), [], again)
    for text in SAID:
        words = text.format(number)
        started = time.monotonic()
        answer, again = _until_answered(
            session,
            f"{running.address}/webhooks/web/message",
            {"client_message_id": str(uuid.uuid4()), "text": words},
            {"Authorization": f"Bearer {token['token']}"},
        )
        assert answer["messages"], words
        held.said.append(words)
        held.again += again
        held.longest = max(held.longest, time.monotonic() - started)
    return held


def _until_answered(
    session: requests.Session, url: str, body: dict[str, str], headers: dict[str, str]
) -> tuple[dict[str, object], int]:
    deadline = time.monotonic() + 90
    tries = 0
    while time.monotonic() < deadline:
        with contextlib.suppress(requests.RequestException, ValueError):
            answer = session.post(url, json=body, headers=headers, timeout=40)
            if answer.status_code == 200:
                reply = answer.json()
                if "something went wrong on my side" not in json.dumps(reply["messages"]):
                    return reply, tries
        tries += 1
        time.sleep(0.2)
    raise AssertionError(f"no answer within 90 s to {url}")


@dataclass
class Killer:
    """Kills a worker and starts it again, every so many seconds, in turn; never the last one that serves."""

    cluster: Cluster
    every: float
    at: list[float] = field(default_factory=list)
    serving: int = 0

    def run(self, over: threading.Event) -> None:
        """Keeps the rhythm until it is over, whether or not the worker before is ready again."""
        started = time.monotonic()
        while not over.wait(max(0.0, started + (len(self.at) + 1) * self.every - time.monotonic())):
            number = self._victim()
            self.serving += is_ready(self.cluster.ports[number], 1)
            self.at.append(time.monotonic())
            self.cluster.kill_worker(number)
            self.cluster.start_worker(number)

    def _victim(self) -> int:
        """Whose turn it is; when that would leave nobody, the one that is still starting dies again instead."""
        number = len(self.at) % self.cluster.workers
        starting = [n for n, port in enumerate(self.cluster.ports) if n != number and not is_ready(port, 1)]
        return starting[0] if len(starting) == self.cluster.workers - 1 else number

    @property
    def gaps(self) -> list[float]:
        """Seconds from each kill to the next."""
        return [later - earlier for earlier, later in itertools.pairwise(self.at)]

    @property
    def in_rhythm(self) -> bool:
        """Whether there were kills, and no gap is more than a tenth off."""
        return bool(self.gaps) and all(abs(gap - self.every) <= self.every / 10 for gap in self.gaps)

    def facts(self) -> dict[str, object]:
        """For the result file. `kills_of_serving` hit a worker that served people, not one that was starting."""
        return {
            "kills": len(self.at),
            "kills_of_serving": self.serving,
            "kill_every_s": self.every,
            "shortest_gap_s": round(min(self.gaps, default=0), 1),
            "longest_gap_s": round(max(self.gaps, default=0), 1),
            "rhythm_kept": self.in_rhythm,
        }


@dataclass
class Outcome:
    """What the database says in the end."""

    conversations: int
    acknowledged: int
    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0
    sent_again: int = 0
    longest_wait_s: float = 0.0
    seconds: float = 0.0

    @property
    def good(self) -> bool:
        """Whether nothing was lost, doubled, or out of order."""
        return not (self.lost or self.doubled or self.out_of_order)


def try_out(
    running: Cluster, clients: int, more: Callable[[int], bool], meanwhile: Callable[[threading.Event], None]
) -> Outcome:
    """Holds conversations side by side, then compares what was said with the database.

    `more` says whether the conversation of that number is still to be held; `meanwhile` breaks something in a thread
    of its own until the event is set.
    """
    numbers = itertools.count()

    def client(_: int) -> list[Held]:
        return [hold(running, number) for number in itertools.takewhile(more, numbers)]

    over = threading.Event()
    breaking = threading.Thread(target=meanwhile, args=(over,))
    started = time.monotonic()
    breaking.start()
    try:
        with ThreadPoolExecutor(clients) as pool:
            held = [one for some in pool.map(client, range(clients)) for one in some]
    finally:
        over.set()
        breaking.join()
    outcome = Outcome(len(held), sum(len(one.said) for one in held))
    outcome.seconds = round(time.monotonic() - started, 1)
    in_database = said(running.postgresql.address)
    for one in held:
        there = in_database.get(one.sender, [])
        outcome.lost += sum(text not in there for text in one.said)
        outcome.doubled += len(there) - len(set(there))
        outcome.out_of_order += [text for text in there if text in one.said] != one.said
        outcome.sent_again += one.again
        outcome.longest_wait_s = max(outcome.longest_wait_s, round(one.longest, 1))
    return outcome


def said(database: str) -> dict[str, list[str]]:
    """What the database holds of each conversation: the person's texts, in order."""
    query = "SELECT sender_id, data FROM events WHERE type_name = 'user' ORDER BY id"
    texts: dict[str, list[str]] = {}
    with closing(psycopg2.connect(database)) as connection, connection.cursor() as cursor:
        cursor.execute(query)
        for sender, data in cursor:
            text = json.loads(data)["text"]
            if not text.startswith("/"):
                texts.setdefault(sender, []).append(text)
    return texts


def main(arguments: list[str]) -> int:
    """The long form: 2,000 conversations, a kill every 20 seconds."""
    conversations = int(arguments[0]) if arguments else 2000
    about = facts()
    with cluster() as running:
        killer = Killer(running, every=20)
        outcome = try_out(running, 16, lambda number: number < conversations, killer.run)
    results = {**about, **asdict(outcome), **killer.facts()}
    print(json.dumps(results, indent=1))
    if conversations >= 2000:
        RESULTS.write_text(json.dumps(results, indent=1) + "\n")
    return int(not (outcome.good and killer.in_rhythm))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
