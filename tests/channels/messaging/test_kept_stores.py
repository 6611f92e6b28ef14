"""Events that wait for their answer, in SQLite and in Redis: the same promises."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from steady.channels.kept import KeptStore, Row, SqliteKept
from steady.channels.kept_shared import RedisKept
from tests.channels.messaging.test_stores import client  # noqa: F401 - a fixture

SENDER = "whatsapp:abc"
LEASE = 0.5
Workers = Callable[..., KeptStore]


def row(event_id: str, arrived: int, sender: str = SENDER) -> Row:
    return Row(sender, event_id, arrived, f"sealed {event_id}")


@pytest.fixture(params=["sqlite", "redis"])
def worker(request: pytest.FixtureRequest, tmp_path: Path) -> Workers:
    """Makes workers that share a store; the lifetime of an event may be told."""
    if request.param == "sqlite":
        return lambda lifetime=60.0: SqliteKept(tmp_path / "inbox.db", lifetime, LEASE)
    redis = request.getfixturevalue("client")
    return lambda lifetime=60.0: RedisKept(redis, lifetime, LEASE, prefix=redis.prefix)


def test_event_is_kept_once_and_until_it_is_removed(worker: Workers) -> None:
    store = worker()
    assert [store.put(row("a", 1)), store.put(row("a", 2)), store.has(SENDER, "a")] == [True, False, True]
    store.remove(SENDER, "a")
    assert not store.has(SENDER, "a") and store.take(SENDER) is None and store.waiting("whatsapp") == []


def test_oldest_event_comes_first_with_what_was_noted(worker: Workers) -> None:
    store = worker()
    store.put(row("second", 2)), store.put(row("first", 1)), store.put(row("other", 0, "whatsapp:xyz"))
    taken = store.take(SENDER)
    assert taken == Row(SENDER, "first", 1, "sealed first", None, 0, 1)
    assert store.note(Row(SENDER, "first", 0, "", "sealed answer", 0))
    assert store.note(Row(SENDER, "first", 0, "", None, 2))
    assert store.take(SENDER) == Row(SENDER, "first", 1, "sealed first", "sealed answer", 2, 2)
    store.remove(SENDER, "first")
    assert store.take(SENDER) == Row(SENDER, "second", 2, "sealed second", None, 0, 1)


def test_another_worker_gets_a_sender_only_when_the_lease_ran_out(worker: Workers) -> None:
    one, two = worker(), worker()
    one.put(row("a", 1))
    assert two.waiting("whatsapp") == [SENDER] and two.waiting("sms") == []
    assert one.take(SENDER) is not None
    two.put(row("b", 2))
    for _ in range(3):
        time.sleep(LEASE / 2)
        one.renew()
        assert two.take(SENDER) is None and two.waiting("whatsapp") == []
    time.sleep(1.4 * LEASE)
    assert two.waiting("whatsapp") == [SENDER]
    taken = two.take(SENDER)
    assert taken is not None and (taken.id, taken.tries) == ("a", 2)
    assert one.take(SENDER) is None and not one.note(row("a", 1)) and two.note(row("a", 1))


def test_sender_is_free_when_the_last_event_is_removed(worker: Workers) -> None:
    one, two = worker(), worker()
    one.put(row("a", 1))
    assert one.take(SENDER) is not None
    one.remove(SENDER, "a")
    two.put(row("b", 2))
    taken = two.take(SENDER)
    assert taken is not None and taken.id == "b"


def test_event_runs_out_by_itself(worker: Workers) -> None:
    store = worker(0.2)
    store.put(row("a", 1))
    time.sleep(0.3)
    store.put(row("b", 2))
    taken = store.take(SENDER)
    assert taken is not None and taken.id == "b"


def test_clock_that_goes_back_keeps_nobody_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lease of a worker that died must not last an hour longer because the clock was set back."""
    one, two = SqliteKept(tmp_path / "inbox.db"), SqliteKept(tmp_path / "inbox.db")
    one.put(row("a", 1)), one.take(SENDER)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now - 3600)
    assert two.waiting("whatsapp") == [SENDER] and two.take(SENDER) is not None
