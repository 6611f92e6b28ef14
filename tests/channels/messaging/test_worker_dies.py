"""Hazard H9: a worker dies between the acknowledgement and the answer. Real processes, killed without a warning."""

import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.topology import Redis
from steady.channels.kept import LEASE
from steady.store import __main__ as command
from tests.channels import conftest as web
from tests.channels.messaging.fake_platform import FakePlatform
from tests.channels.messaging.people import PEOPLE, Person
from tests.channels.messaging.worker import AFTER, BEFORE, LONG, Worker

TAKEN_UP_WITHIN = LEASE + 10  # seconds; the lease, a beat, and a busy machine
ALL = list(PEOPLE)
pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    """A Redis of our own."""
    (tmp_path / "redis").mkdir()
    server = Redis(tmp_path / "redis")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def workers(tmp_path: Path, fake: FakePlatform) -> Iterator[list[Worker]]:
    """Workers to be started; all are ended afterwards."""
    started = [Worker(tmp_path / "steady", fake), Worker(tmp_path / "steady", fake)]
    yield started
    for worker in started:
        if worker.process is not None:
            worker.signal(signal.SIGKILL)


def someone(surface: str, worker: Worker) -> Person:
    return PEOPLE[surface](worker.address, worker.fake, lambda: None)


def write(person: Person, text: str, worker: Worker) -> None:
    """Writes; the platform delivers it to a worker, which acknowledges it."""
    assert person.request(person.text(text)).post(worker.address).status_code in (200, 204)


def answers(person: Person) -> list[str]:
    """What was answered, message by message; the notice of the first reply is left out."""
    shown = " ".join(sent.text for sent in person.got())
    return [part.split()[0] for part in shown.split("Answer to ")[1:]]


def wait_for_answers(person: Person, count: int) -> list[str]:
    until = time.monotonic() + TAKEN_UP_WITHIN
    while len(answers(person)) < count:
        assert time.monotonic() < until, (person.got(), person.fake.refused)
        time.sleep(0.05)
    return answers(person)


def on_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_after_a_kill_every_message_is_answered_once_and_in_order(
    workers: list[Worker], fake: FakePlatform
) -> None:
    worker = workers[0].start()
    answered = someone("whatsapp", worker)
    write(answered, "done", worker)
    assert wait_for_answers(answered, 1) == ["done"]

    halfway = someone("telegram", worker)  # one bubble is out, the second is on its way
    write(halfway, "hello", worker)
    wait_for_answers(halfway, 1)
    fake.fail[halfway.id].extend(["", "hang"])
    write(halfway, "long", worker)
    fake.wait_for(halfway.id, 2)
    stored = someone("messenger", worker)  # the turn is stored, nothing of the answer is kept or sent
    worker.hold(AFTER)
    write(stored, "stored", worker)
    waiting = {surface: someone(surface, worker) for surface in ALL}  # no turn has run
    time.sleep(0.5)
    worker.hold(BEFORE)
    for person in waiting.values():
        for text in ("one", "two", "three"):
            write(person, text, worker)
    time.sleep(0.5)

    worker.signal(signal.SIGKILL)
    worker.go_on()
    worker.start()
    for person in waiting.values():
        assert wait_for_answers(person, 3) == ["one", "two", "three"]
        assert "chatbot, not a person" in person.got()[0].text
    assert wait_for_answers(stored, 1) == ["stored"]
    fake.wait_for(halfway.id, 3, TAKEN_UP_WITHIN)
    time.sleep(LEASE / 2)  # another beat, in which nothing may be answered again
    shown = " ".join(sent.text for sent in halfway.got()[1:])
    assert re.findall(r"\w+ \d+", shown) == [f"{part} {number}" for part in LONG for number in range(150)]
    assert [answers(person) for person in (answered, stored)] == [["done"], ["stored"]]
    assert all(answers(person) == ["one", "two", "three"] for person in waiting.values())
    worker.wait_for_line("STEADY_TAKEN_UP")


def test_what_waits_cannot_be_read_on_disk_and_is_gone_after_its_answer(workers: list[Worker]) -> None:
    worker = workers[0].start()
    worker.hold(BEFORE)
    person = someone("whatsapp", worker)
    write(person, "zebrafishmarker", worker)
    time.sleep(0.3)
    kept = on_disk(worker.folder)
    assert b"gAAAA" in kept  # it is there, sealed
    for open_text in ("zebrafishmarker", person.id, "wamid."):
        assert open_text.encode() not in kept
    worker.go_on()
    wait_for_answers(person, 1)
    until = time.monotonic() + TAKEN_UP_WITHIN
    while b"gAAAA" in on_disk(worker.folder):
        assert time.monotonic() < until
        time.sleep(0.2)


def test_another_worker_takes_over_and_keeps_the_order(
    workers: list[Worker], redis: Redis, fake: FakePlatform
) -> None:
    for worker in workers:
        worker.extra["REDIS_URL"] = redis.address
        worker.start()
    one, two = workers
    one.hold(BEFORE)
    people = [someone(surface, one) for surface in ALL]
    for person in people:
        write(person, "one", one)
        write(person, "two", two)  # the proxy may send a person's messages anywhere
        write(person, "three", one)
    time.sleep(0.5)
    assert b"three" not in on_disk(redis._folder)
    one.signal(signal.SIGKILL)
    for person in people:
        write(person, "four", two)  # it must wait for what the dead one left
    one.go_on()
    for person in people:
        assert wait_for_answers(person, 4) == ["one", "two", "three", "four"]
    time.sleep(LEASE / 2)
    assert all(len(answers(person)) == 4 for person in people)


def test_worker_that_was_thought_dead_answers_nothing_twice(workers: list[Worker], redis: Redis) -> None:
    for worker in workers:
        worker.extra["REDIS_URL"] = redis.address
        worker.start()
    one, two = workers
    one.hold(BEFORE)
    person = someone("sms", one)
    write(person, "one", one)
    write(person, "two", one)
    time.sleep(0.5)
    one.signal(signal.SIGSTOP)
    two.wait_for_line("STEADY_TAKEN_UP", TAKEN_UP_WITHIN)
    one.go_on()
    assert wait_for_answers(person, 2) == ["one", "two"]
    one.signal(signal.SIGCONT)
    time.sleep(LEASE / 2)
    assert answers(person) == ["one", "two"]
    write(person, "three", one)
    assert wait_for_answers(person, 3) == ["one", "two", "three"]


@pytest.mark.parametrize("shared", [False, True], ids=["sqlite", "redis"])
def test_erasing_a_person_clears_what_waits(
    workers: list[Worker], redis: Redis, monkeypatch: pytest.MonkeyPatch, shared: bool
) -> None:
    """By number, as the operator's command does, after the worker died."""
    worker = workers[0]
    if shared:
        worker.extra["REDIS_URL"] = redis.address
        monkeypatch.setenv("REDIS_URL", redis.address)
    worker.extra["STEADY_SECRET_KEY"] = web.SECRET
    worker.start()
    worker.hold(BEFORE)
    gone, stays = someone("whatsapp", worker), someone("whatsapp", worker)
    write(gone, "one", worker)
    write(stays, "one", worker)
    time.sleep(0.3)
    worker.signal(signal.SIGKILL)
    monkeypatch.setenv("STEADY_VAR", str(worker.folder))
    monkeypatch.setenv("STEADY_SECRET_KEY", web.SECRET)
    monkeypatch.setenv("STEADY_REVIEW", "0")
    monkeypatch.delenv("STEADY_TRACKER_URL", raising=False)
    assert command.main(["erase", "--person", "whatsapp", gone.id]) == 0
    worker.go_on()
    worker.start()
    assert wait_for_answers(stays, 1) == ["one"]
    time.sleep(LEASE / 4)
    assert gone.got() == []
