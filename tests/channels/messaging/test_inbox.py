"""The inbox of a running server: what it does when its store fails, and with what it should not answer any more."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager

import pytest

from steady.channels.kept import Row, SqliteKept
from steady.channels.platform import Address, Event
from steady.channels.seal import Seal, Unreadable
from steady.channels.session import SecretKey, sender_of
from tests.channels import conftest as web
from tests.channels.messaging.conftest import MakeSteady, Steady

KEY = SecretKey(web.SECRET.encode())
WITHIN = 10.0  # seconds; a beat is 2.5


@pytest.fixture(scope="module")
def own(make_steady: MakeSteady) -> Steady:
    """A server whose inbox is harmed here."""
    return make_steady()


@contextmanager
def locked(steady: Steady) -> Iterator[None]:
    """Another program holds the file."""
    with closing(sqlite3.connect(steady.folder / "inbox.db", isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.execute("ROLLBACK")


@contextmanager
def full(steady: Steady) -> Iterator[None]:
    """No more row fits; done from inside, as SQLite counts the most pages for each connection."""
    inbox = next(channel.inbox for channel in steady.channels if channel.name() == "whatsapp")
    connection = inbox._backlog._store._database.connection  # type: ignore[union-attr]
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    yield
    connection.execute("PRAGMA max_page_count = 1073741823")


def rows(steady: Steady) -> int:
    with closing(sqlite3.connect(steady.folder / "inbox.db")) as connection:
        return int(connection.execute("SELECT count(*) FROM inbox").fetchone()[0])


def wait_until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + WITHIN
    while not true():
        assert time.monotonic() < until
        time.sleep(0.05)


def failures(caplog: pytest.LogCaptureFixture) -> int:
    """How many lines the channel that was written to has logged."""
    lines = [record.getMessage() for record in caplog.get_records("call")]
    return sum("STEADY_INBOX_FAILED" in line and "channel=whatsapp" in line for line in lines)


@pytest.mark.parametrize("harm", [locked, full])
def test_message_is_answered_once_while_the_inbox_fails(
    own: Steady, caplog: pytest.LogCaptureFixture, harm: Callable[[Steady], AbstractContextManager[None]]
) -> None:
    person = own.person("whatsapp")
    with harm(own):
        started = time.monotonic()
        person.deliver(person.text(f"{harm.__name__} " + "so long that it needs pages of its own " * 400))
        assert time.monotonic() - started < 2.0
        person.fake.wait_for(person.id)
        own.settle()
    assert failures(caplog) == 1
    time.sleep(6)  # the store is asked again, and nothing is answered again
    own.settle()
    assert sum(text.startswith(harm.__name__) for text in own.bot.received) == 1
    assert rows(own) == 0
    person.say("and now?")
    assert rows(own) == 0


def left_behind(
    steady: Steady, text: str, age: float, tries: int = 0, key: SecretKey = KEY
) -> tuple[str, str]:
    """What a worker that died had kept of somebody on WhatsApp; returns its id and theirs."""
    person = steady.person("whatsapp")
    event = Event(
        "text", f"wamid.{text}", Address("whatsapp", person.id, person.id), text, sent_at=time.time() - age
    )
    store = SqliteKept(steady.folder / "inbox.db")
    sender = sender_of("whatsapp", "whatsapp", person.id, KEY)
    store._database.connection.execute("BEGIN IMMEDIATE")
    store.put(Row(sender, text, time.time_ns() // 1000, Seal(key).event(event)))
    store._database.connection.execute("UPDATE inbox SET tries = ?", (tries,))
    store._database.connection.execute("COMMIT")
    return person.id, text


def test_message_left_behind_is_answered(own: Steady) -> None:
    person, text = left_behind(own, "left behind", 3600)
    own.fake.wait_for(person, seconds=WITHIN)
    wait_until(lambda: rows(own) == 0)
    assert own.bot.received.count(text) == 1


def test_message_that_waited_too_long_is_dropped_with_a_line(
    own: Steady, caplog: pytest.LogCaptureFixture
) -> None:
    person, text = left_behind(own, "waited too long", 24 * 3600)
    wait_until(lambda: rows(own) == 0)
    own.settle()
    assert own.fake.to(person) == [] and text not in own.bot.received
    assert "STEADY_MESSAGE_TOO_OLD" in caplog.text


def test_message_that_cannot_be_read_is_dropped_with_a_line(
    own: Steady, caplog: pytest.LogCaptureFixture
) -> None:
    left_behind(own, "another secret", 60, key=SecretKey(b"another secret that is long enough"))
    wait_until(lambda: rows(own) == 0)
    assert "STEADY_INBOX_UNREADABLE" in caplog.text


def test_message_on_which_three_workers_died_gets_helplines_without_a_turn(own: Steady) -> None:
    person, text = left_behind(own, "deadly", 60, tries=3)
    wait_until(lambda: rows(own) == 0)
    shown = "\n".join(sent.text for sent in own.fake.to(person))
    assert "something went wrong" in shown and "999" in shown and text not in own.bot.received


def test_sealed_event_opens_with_the_same_secret_only() -> None:
    event = Event("choice", "id", Address("sms", "p", "t", "v"), "é\ud800", "c", 1.5, "o")
    sealed = Seal(KEY).event(event)
    assert Seal(KEY).open_event(sealed) == event
    for seal, text in (
        (Seal(SecretKey(b"y" * 32)), sealed),
        (Seal(KEY), sealed[:-4] + "AAA="),
        (Seal(KEY), "{}"),
    ):
        with pytest.raises(Unreadable):
            seal.open_event(text)
