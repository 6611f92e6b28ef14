"""A database that fails for a while: the conversation goes on, and nothing of it is lost."""

import asyncio
import json
import time
from collections.abc import Sequence

import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import AwaitableTrackerStore, FailSafeTrackerStore
from rasa.shared.core.events import Event, UserUttered

from steady.store import bridge as module
from steady.store.history import Mark
from steady.store.tracker_store import MaskingTrackerStore
from tests.store.conftest import DOMAIN, StoreFactory, turn
from tests.store.test_tracker_store import rows, say


def rename(store: MaskingTrackerStore, old: str, new: str) -> None:
    """Takes the events table away, or puts it back."""
    with store.engine.begin() as connection:
        connection.execute(sa.text(f"ALTER TABLE {old} RENAME TO {new}"))


async def until_written(store: MaskingTrackerStore) -> None:
    """Waits until nothing is held back."""
    for _ in range(100):
        if not store.bridge.unwritten:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("never written")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REST", 0.1)


def test_what_was_said_while_the_database_was_away_is_written_once_when_it_is_back(
    store: MaskingTrackerStore, make_store: StoreFactory
) -> None:
    async def run() -> None:
        await say(store, "first, my number is 07700 900123")
        rename(store, "events", "gone")
        await say(store, "second, ring 07700 900456")
        tracker = await say(store, "third")
        assert [e.text for e in tracker.events if isinstance(e, UserUttered)][-2:] == [
            "second, ring [phone]",
            "third",
        ]
        assert await store.count_messages("web:a") == 3
        rename(store, "gone", "events")
        await until_written(store)
        await say(store, "fourth")

    asyncio.run(run())
    again = asyncio.run(make_store().retrieve("web:a"))
    assert again is not None
    said = [event.text for event in again.events if isinstance(event, UserUttered)]
    assert said == ["first, my number is [phone]", "second, ring [phone]", "third", "fourth"]
    assert sum(row["type_name"] == "user" for row in rows(store)) == 4


def test_a_turn_that_ends_while_what_was_held_is_being_written_writes_nothing_twice(
    store: MaskingTrackerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = store._write

    def slow_write(sender_id: str, events: Sequence[Event]) -> Mark:
        time.sleep(0.4)
        return write(sender_id, events)

    async def run() -> None:
        await say(store, "first")
        rename(store, "events", "gone")
        await say(store, "second")
        rename(store, "gone", "events")
        monkeypatch.setattr(store, "_write", slow_write)
        tracker = await store.get_or_create_tracker("web:a")
        tracker.update_with_events(turn("third"), DOMAIN)
        await asyncio.sleep(0.3)
        writer = asyncio.create_task(store.bridge._write_until_done())
        await asyncio.sleep(0.1)
        await store.save(tracker)
        await writer
        await until_written(store)

    asyncio.run(run())
    texts = [json.loads(row["data"])["text"] for row in rows(store) if row["type_name"] == "user"]
    assert texts == ["first", "second", "third"]


def test_a_conversation_begun_while_the_database_was_away_is_kept(
    store: MaskingTrackerStore, make_store: StoreFactory
) -> None:
    async def run() -> None:
        await say(store, "somebody else", "web:b")  # the table exists
        rename(store, "events", "gone")
        failsafe = FailSafeTrackerStore(AwaitableTrackerStore(store))
        await say(failsafe, "hello")
        await say(failsafe, "are you there")
        rename(store, "gone", "events")
        await until_written(store)

    asyncio.run(run())
    again = asyncio.run(make_store().retrieve("web:a"))
    assert again is not None
    assert [e.text for e in again.events if isinstance(e, UserUttered)] == ["hello", "are you there"]


def test_an_erased_conversation_does_not_come_back(store: MaskingTrackerStore) -> None:
    async def run() -> None:
        await say(store, "first")
        rename(store, "events", "gone")
        await say(store, "second")
        rename(store, "gone", "events")
        await asyncio.sleep(0.15)
        await store.erase("web:a")
        await asyncio.sleep(1.3)

    asyncio.run(run())
    assert rows(store) == []


def test_a_database_that_failed_is_not_asked_by_every_turn(store: MaskingTrackerStore) -> None:
    async def run() -> float:
        await say(store, "first")
        rename(store, "events", "gone")
        await say(store, "second")
        store.bridge.failed()
        started = asyncio.get_running_loop().time()
        for number in range(20):
            await say(store, f"more {number}")
        took = asyncio.get_running_loop().time() - started
        rename(store, "gone", "events")
        await until_written(store)
        return took

    assert asyncio.run(run()) < 5
    assert sum(row["type_name"] == "user" for row in rows(store)) == 22
