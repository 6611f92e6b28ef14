"""Two workers on PostgreSQL and Redis behind nginx; the long form is `make cluster`."""

import signal
import threading
import time
from collections.abc import Iterator

import pytest
import redis
import requests

from faults.installation import Cluster, cluster, is_ready
from faults.killer import Killer
from faults.outcome import said
from faults.talkers import SAID, try_out
from faults.watch import wait_for
from steady.channels.session import SecretKey, sender_of
from tests.channels.messaging.conftest import environment
from tests.channels.messaging.fake_platform import FakePlatform
from tests.channels.messaging.people import PEOPLE, Person

TEXTS = ["someone is threatening to share my pictures", "i already paid him", "what do i do now"]


@pytest.fixture(scope="module")
def platforms() -> FakePlatform:
    """The messaging platforms."""
    return FakePlatform().start()


@pytest.fixture(scope="module")
def running(platforms: FakePlatform) -> Iterator[Cluster]:
    """The whole installation as processes."""
    with cluster(extra=environment(platforms)) as one:
        yield one


@pytest.mark.timeout(200)
def test_nothing_is_lost_doubled_or_out_of_order_while_a_worker_is_killed(running: Cluster) -> None:
    killer = Killer(running, every=3)
    # A fast machine holds sixty conversations before the first kill, so people talk until one has hit them.
    outcome = try_out(running, 6, lambda number: number < 60 or not killer.serving, killer.run)
    assert (outcome.lost, outcome.doubled, outcome.out_of_order) == (0, 0, 0)
    assert outcome.conversations >= 60 and outcome.acknowledged == outcome.conversations * len(SAID)


def deliver(person: Person, text: str) -> str:
    """Delivers a message as platforms do, again and again until it is acknowledged; returns the channel."""
    request = person.request(person.text(text))
    assert wait_for(lambda: request.post(person.server).status_code in (200, 204), 60)
    return request.path.partition("/")[0]


@pytest.mark.timeout(300)
def test_no_acknowledged_message_of_a_platform_is_lost_when_a_worker_is_killed(
    running: Cluster, platforms: FakePlatform
) -> None:
    """H9, with the real assistant: its turns are held up by the action server, and then a worker dies."""
    assert wait_for(lambda: all(is_ready(port) for port in running.ports), 120)
    people = {
        surface: PEOPLE[surface](f"{running.address}/webhooks", platforms, lambda: None) for surface in PEOPLE
    }
    key, wanted = SecretKey(running.key.encode()), {}
    running.processes["actions"].send_signal(signal.SIGSTOP)
    for surface, person in people.items():
        for text in TEXTS:
            channel = deliver(person, text)
        on = surface.removeprefix("twilio_")
        wanted[sender_of(channel, on, person.id, key)] = TEXTS
    running.kill_worker(0)
    running.processes["actions"].send_signal(signal.SIGCONT)
    store: redis.Redis[str] = redis.Redis.from_url(running.redis.address, decode_responses=True)
    assert wait_for(lambda: not store.keys("steady:inbox:*"), 90)
    running.start_worker(0)
    time.sleep(3)  # a beat of the living worker, in which nothing may be answered again
    in_database = said(running.postgresql.address)
    assert {sender: in_database.get(sender) for sender in wanted} == wanted
    assert all(person.got() for person in people.values())


@pytest.mark.timeout(300)
def test_upgrade_drops_no_message_that_was_acknowledged(running: Cluster) -> None:
    """Each worker in turn is asked to end (SIGTERM) while people talk, and replaced."""
    assert wait_for(lambda: all(is_ready(port) for port in running.ports), 120)
    before = list(running.processes.values())
    upgraded = threading.Event()

    def upgrade(_: threading.Event) -> None:
        try:
            for number in range(running.workers):
                running.restart_worker(number)
        finally:
            upgraded.set()

    outcome = try_out(running, 6, lambda _: not upgraded.is_set(), upgrade)
    workers = [running.processes[f"rasa{number}"] for number in range(running.workers)]
    assert not set(workers) & set(before) and all(is_ready(port) for port in running.ports)
    assert outcome.acknowledged > 0
    assert (outcome.lost, outcome.doubled, outcome.out_of_order) == (0, 0, 0)


@pytest.mark.parametrize(
    "path", ["/metrics", "/health/ready", "/version", "/conversations/x/tracker", "/status"]
)
def test_proxy_passes_only_what_people_need(running: Cluster, path: str) -> None:
    assert requests.get(running.address + path, timeout=10).status_code == 404


def test_proxy_refuses_a_large_body_and_a_large_header(running: Cluster) -> None:
    url = f"{running.address}/webhooks/web/message"
    assert requests.post(url, data=b"x" * 300_000, timeout=10).status_code == 413
    assert requests.get(url, headers={"X-Large": "x" * 20_000}, timeout=10).status_code in (400, 431)


def test_proxy_names_helplines_when_no_worker_answers(running: Cluster) -> None:
    for number in range(running.workers):
        running.kill_worker(number)
    answer = requests.post(f"{running.address}/webhooks/web/session", timeout=20)
    assert answer.status_code in (502, 503, 504)
    assert answer.json()["helplines"] and answer.json()["message"]


def test_no_address_of_a_person_is_written(running: Cluster) -> None:
    logs = [*(running.folder / "nginx").rglob("*.log"), running.folder / "nginx.log"]
    assert len(logs) == 2
    assert not any("127.0.0.1" in file.read_text(errors="replace") for file in logs)
