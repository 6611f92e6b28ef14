"""A hundred planted secrets are told to a real, running Steady; then its whole folder and log are searched.

Some are told on messaging platforms and wait for their answer while the folder is searched a first time.

In the folder are the databases, their write-ahead logs and journals; in the log is what every process printed.
"""

import base64
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.channels.messaging.conftest import environment
from tests.channels.messaging.fake_platform import FakePlatform
from tests.channels.messaging.people import PEOPLE
from tests.conftest import SECONDS, Chat, Server

NAMES = (
    "Thandolwethu",
    "Keziah",
    "Oluwaseun",
    "Bronwyn",
    "Zsuzsanna",
    "Xochitl",
    "Anneliese",
    "Demetrius",
    "Ruaridh",
    "Guadalupe",
)
STREETS = ("Hawthornbury", "Larchwick", "Rosehampton", "Quillfield", "Bramblecote")
SCHOOLS = ("Oakenmere", "Thistlebrook", "Harrowfield", "Wexcombe", "Marlowgate")


def secrets() -> list[tuple[str, str]]:
    """A sentence with a secret in it, and the part of it that must be nowhere afterwards."""
    planted: list[tuple[str, str]] = []
    for number, name in enumerate(NAMES):
        planted += [
            (f"my name is {name} and im 15", name),
            (f"my number is 07700 9004{number}1", f"07700 9004{number}1"),
            (f"text me on +4477009005{number}2", f"77009005{number}2"),
            (f"my email is {name.lower()}.{number}77@example.com", f"{name.lower()}.{number}77"),
            (f"my insta is {name.lower()}_x{number}9", f"{name.lower()}_x{number}9"),
            (f"he put it on https://example.com/u/{name}{number}", f"example.com/u/{name}"),
            (f"account 4455{number}678 sort code 20-4{number}-11", f"4455{number}678"),
        ]
    for number, (street, school) in enumerate(zip(STREETS, SCHOOLS, strict=True)):
        planted += [
            (f"i live at {number + 14} {street} Road", street),
            (f"i go to {school} High School", school),
            (f"my postcode is SW{number + 1}A {number}QX", f"SW{number + 1}A {number}QX"),
            (f"i was born on 1{number}/03/2009", f"1{number}/03/2009"),
            (
                f"send it to 1BoatSLRHtKNngkdXEeobR76b53LETt{number}yT",
                f"1BoatSLRHtKNngkdXEeobR76b53LETt{number}yT",
            ),
            (f"the steam code is 7HXQ{number}-BRF9K-LM4ZT", f"7HXQ{number}-BRF9K-LM4ZT"),
        ]
    return planted


SECRETS = secrets()
FEWEST_DIGITS = 8  # fewer stand in some timestamp by chance, and would be taken for a trace


@pytest.fixture(scope="module")
def platforms() -> FakePlatform:
    """The messaging platforms."""
    return FakePlatform().start()


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory, platforms: FakePlatform) -> Iterator[Server]:
    """A Steady of its own, whose folder and log are searched."""
    running = Server(tmp_path_factory.mktemp("watched"), environment(platforms)).start()
    yield running
    running.stop()


def traces(data: bytes) -> set[str]:
    """Which secrets are in some bytes, in any case, plain or in the ways that programs write text."""
    low = data.lower()
    found = set()
    for _, secret in SECRETS:
        plain = secret.lower()
        forms = [plain.encode(), plain.replace("/", "\\/").encode(), plain.encode("utf-16-le")]
        forms += [requests.utils.quote(plain).lower().encode()]
        if len(digits := re.sub(r"\D", "", plain)) >= FEWEST_DIGITS:
            forms += [digits.encode()]
        forms += [base64.b64encode(secret.encode())[:-4].lower()]
        if any(len(form) > 4 and form in low for form in forms):
            found.add(secret)
    return found


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def say_over_rest(server: Server, sender: str, text: str) -> None:
    requests.post(
        f"{server.address}/webhooks/rest/webhook", json={"sender": sender, "message": text}, timeout=SECONDS
    ).raise_for_status()


def test_none_of_a_hundred_secrets_is_found_anywhere(watched: Server, platforms: FakePlatform) -> None:
    assert len(SECRETS) == 100
    assert len({secret.lower() for _, secret in SECRETS}) == 100
    chat: Chat | None = None
    for number, (sentence, _) in enumerate(SECRETS[:50]):
        if number % 25 == 0:
            chat = Chat(watched).open()
        assert chat is not None and chat.say(sentence)
    for number, (sentence, _) in enumerate(SECRETS[50:85]):
        say_over_rest(watched, f"canary-{number // 20}", sentence)

    actions = watched.pid_of("actions.server")
    os.kill(actions, signal.SIGSTOP)  # turns run into the time limit, and errors are logged
    try:
        chat = Chat(watched).open()
        for sentence, _ in SECRETS[85:88]:
            chat.say(sentence)
        people = [
            person(f"{watched.address}/webhooks", platforms, lambda: None) for person in PEOPLE.values()
        ]
        for (sentence, _), person in zip(SECRETS[88:94], people, strict=True):
            assert person.deliver(person.text(sentence)).ok
        waiting = everything(watched.folder)
        assert b"gAAAA" in waiting["inbox.db"] + waiting["inbox.db-wal"]  # they are there, sealed
        assert {name: found for name, data in waiting.items() if (found := traces(data))} == {}
    finally:
        os.kill(actions, signal.SIGCONT)
    for person in people:
        platforms.wait_for(person.id, seconds=SECONDS)
    for sentence, _ in SECRETS[94:]:
        say_over_rest(watched, "canary-after", sentence)

    files = everything(watched.folder)
    assert {"tracker.db", "conversations.db", "dedupe.db", "inbox.db"} <= set(files)
    assert b"[phone]" in files["tracker.db"] + files.get("tracker.db-wal", b"")  # it was stored, masked
    assert {name: found for name, data in files.items() if (found := traces(data))} == {}
    assert traces("".join(watched.lines).encode()) == set()


def test_the_search_would_find_a_secret_that_was_kept(tmp_path: Path) -> None:
    """A search that finds nothing anywhere proves nothing."""
    (tmp_path / "left").write_text(f"x {SECRETS[3][1].upper()} y")
    found = {name: traces(data) for name, data in everything(tmp_path).items()}
    assert SECRETS[3][1] in found["left"]
