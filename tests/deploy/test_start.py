"""The image starts as another user on a read-only file system, with the commands and folders of deploy/compose.yml."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg2
import pytest
import requests

from faults.installation import is_ready
from faults.topology import Postgresql, Redis
from faults.watch import wait_for
from steady.run.train import MODEL
from tests.conftest import free_port
from tests.deploy.engine import DEPLOY, WITHIN, Engine

pytestmark = pytest.mark.timeout(600)


@dataclass
class Started:
    """What runs, and where it is reached."""

    engine: Engine
    rasa: int
    actions: int
    proxy: int
    desk_database: str

    @property
    def web(self) -> str:
        """The web channel, through the proxy."""
        return f"http://127.0.0.1:{self.proxy}/webhooks/web"

    @property
    def ports(self) -> dict[str, str]:
        """For a worker: one machine cannot give every container the same port."""
        return {"STEADY_PORT": str(self.rasa), "STEADY_ACTIONS_PORT": str(self.actions)}


@pytest.fixture(scope="module")
def started() -> Iterator[Started]:
    """Everything that the compose file starts, but for the second worker."""
    assert os.geteuid() == 0, "only root can replay a container without an engine; run the tests as root"
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    postgresql, redis = Postgresql(folder), Redis(folder)
    desk_database = postgresql.address.rpartition("/")[0] + "/review"
    rasa, actions, proxy = free_port(), free_port(), free_port()
    word = uuid.uuid4().hex  # the database here asks for none
    given = {
        "STEADY_SECRET_KEY": uuid.uuid4().hex * 2,
        "STEADY_MODEL_PUBLIC_KEY": (MODEL.parent / "signing.pub").read_text(encoding="ascii").strip(),
        "POSTGRES_PASSWORD": word,
    }
    elsewhere = {
        f"postgresql://steady:{word}@postgresql/steady": postgresql.address,
        f"postgresql://steady:{word}@postgresql/review": desk_database,
        "redis://redis:6379/0": redis.address,
        "http://actions:5055": f"http://127.0.0.1:{actions}",
        "rasa-1:5005 rasa-2:5005": f"127.0.0.1:{rasa}",
        "8080": str(proxy),
    }
    engine = Engine(folder, given, elsewhere)
    running = Started(engine, rasa, actions, proxy, desk_database)
    try:
        postgresql.start()
        make_desk_database(postgresql.address)
        redis.start()
        assert engine.start("proxy-files").wait(WITHIN) == 0, engine.said("proxy-files")
        engine.start("actions", {"STEADY_ACTIONS_PORT": str(actions)})
        worker = engine.start("rasa-1", running.ports)
        engine.start("proxy")
        wait_for(lambda: is_ready(rasa) or worker.poll() is not None, WITHIN)
        assert worker.poll() is None and is_ready(rasa), engine.said("rasa-1")
        yield running
    finally:
        engine.stop()
        postgresql.stop()
        redis.stop()
        shutil.rmtree(folder, ignore_errors=True)


def test_nothing_but_the_given_folders_can_be_written(started: Started) -> None:
    """Else the other tests would prove nothing."""
    look = "id -u; grep CapEff /proc/self/status; for f in / /steady /usr /etc /var /tmp /var/steady /var/erasures; do "
    look += "touch $f/mark 2>/dev/null && echo may write $f; done; true"
    seen = started.engine.end_of("rasa-1", command=["sh", "-c", look])
    assert seen.splitlines() == [
        "0: 10001",
        "CapEff:\t0000000000000000",
        *(f"may write {folder}" for folder in ("/tmp", "/var/steady", "/var/erasures")),
    ]


def say(started: Started, text: str) -> tuple[requests.Response, dict[str, str]]:
    """Opens a chat through the proxy and says something; returns the answer and the headers of that chat."""
    session = requests.post(f"{started.web}/session", timeout=30)
    assert session.status_code == 200, started.engine.said("proxy")
    headers = {"Authorization": f"Bearer {session.json()['token']}"}
    message = {"client_message_id": "1", "text": text}
    answer = requests.post(f"{started.web}/message", json=message, headers=headers, timeout=30)
    assert answer.status_code == 200, answer.text
    return answer, headers


def test_a_person_is_answered_and_can_erase(started: Started) -> None:
    answer, headers = say(started, "im 15 and someone says they will post my pictures if i dont pay")
    kinds = {part["type"] for part in answer.json()["messages"]}
    assert {"text", "helpline"} <= kinds
    assert "not your fault" in answer.text and "something went wrong" not in answer.text
    assert requests.delete(f"{started.web}/session", headers=headers, timeout=30).status_code == 204
    ledger = started.engine.folder / "volume-erasures" / "erasures"
    assert len(ledger.read_text(encoding="ascii").splitlines()) == 1 and ledger.stat().st_uid == 10001


def test_the_trainers_desk_starts_and_copies_what_was_said(started: Started) -> None:
    engine, port = started.engine, free_port()
    say(started, "a man wants money for my pictures, i am 31")
    prepared = engine.end_of("desk-prepare")
    assert prepared.startswith("0: ") and len(prepared.removeprefix("0: ").strip()) > 8, prepared
    desk = engine.start("desk", {"STEADY_REVIEW_PORT": str(port)})
    follow = engine.start("follow")

    def answers() -> bool:
        try:
            return "password" in requests.get(f"http://127.0.0.1:{port}/", timeout=5).text.lower()
        except requests.RequestException:
            return desk.poll() is not None

    assert wait_for(answers, WITHIN)
    assert desk.poll() is None, engine.said("desk")
    assert wait_for(lambda: copied(started.desk_database) > 0 or follow.poll() is not None, WITHIN)
    assert follow.poll() is None, engine.said("follow")


def make_desk_database(address: str) -> None:
    """By the file that the database's image reads when its volume is new."""
    with closing(psycopg2.connect(address)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute((DEPLOY / "postgresql" / "desk.sql").read_text(encoding="utf-8"))


def copied(database: str) -> int:
    """How many conversations the desk has."""
    with closing(psycopg2.connect(database)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM conversations_conversation")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("setting", "value", "line"),
    [
        ("STEADY_VAR", "/steady/var/steady", "Cannot write to /steady/var/steady: Read-only file system."),
        ("STEADY_ERASURES", "/var/lost/erasures", "Cannot write to /var/lost: Read-only file system."),
        (
            "STEADY_ENCODER_DIR",
            "/tmp",
            "/tmp has no sentence encoder of this version; train with `make train`.",
        ),
        ("STEADY_MODEL_PUBLIC_KEY", "", "STEADY_MODEL_PUBLIC_KEY must be set in the production profile."),
        ("STEADY_PORT", "taken", "Port {rasa} on 0.0.0.0 is busy. Stop what uses it, or set STEADY_PORT."),
    ],
)
def test_a_worker_that_cannot_start_says_why_in_one_line(
    started: Started, setting: str, value: str, line: str
) -> None:
    settings = {"STEADY_PORT": str(free_port()), setting: str(started.rasa) if value == "taken" else value}
    said = started.engine.end_of("rasa-1", settings)
    ours = [one for one in said.splitlines() if "Steady cannot start" in one]
    assert said.startswith("1: ")
    assert [one.removeprefix("1: ") for one in ours] == [
        f"Steady cannot start: {line.format(rasa=started.rasa)}"
    ]
