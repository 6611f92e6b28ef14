"""A turn begins from what this process wrote last, as long as the database says that nobody changed it since."""

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from steady.store import history
from steady.store.tracker_store import MaskingTrackerStore
from tests.store.conftest import DOMAIN, StoreFactory, beginning, turn
from tests.store.test_tracker_store import SECRET, dialogue_state, rows, say


def said(tracker: DialogueStateTracker | None) -> list[str | None]:
    """What the person wrote."""
    return [event.text for event in tracker.events if isinstance(event, UserUttered)] if tracker else []


def test_nothing_is_read_again_and_it_is_what_reading_would_give(
    store: MaskingTrackerStore, make_store: StoreFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def run() -> None:
        for text in (SECRET, "second", "third"):
            await say(store, text)
            read = await make_store().retrieve("web:a")
            with monkeypatch.context() as patch:
                patch.setattr(history, "load", lambda *_: pytest.fail("read"))
                held = await store.retrieve("web:a")
            assert held is not None and read is not None and held is not read
            assert [event.as_dict() for event in held.events] == [event.as_dict() for event in read.events]
            assert dialogue_state(held) == dialogue_state(read)

    asyncio.run(run())


def test_what_another_worker_wrote_is_seen(store: MaskingTrackerStore, make_store: StoreFactory) -> None:
    other = make_store()

    async def run() -> None:
        for number in range(3):
            await say(store, f"to one, {number}")
            await say(other, f"to the other, {number}")
        expected = [f"to {who}, {number}" for number in range(3) for who in ("one", "the other")]
        assert said(await store.retrieve("web:a")) == said(await other.retrieve("web:a")) == expected

    asyncio.run(run())
    assert len(rows(store)) == len(beginning()) + 6 * len(turn(""))


def test_what_another_worker_wrote_during_a_turn_is_seen_by_the_next(
    store: MaskingTrackerStore, make_store: StoreFactory
) -> None:
    """As when the lock was lost: what this turn saved must not stand for the whole conversation."""
    other = make_store()

    async def run() -> None:
        await say(store, "first")
        tracker = await store.retrieve("web:a")
        assert tracker is not None
        await say(other, "between")
        tracker.update_with_events(turn("last"), DOMAIN)
        await store.save(tracker)
        assert said(await store.retrieve("web:a")) == ["first", "between", "last"]

    asyncio.run(run())


def test_what_another_worker_erased_is_gone(store: MaskingTrackerStore, make_store: StoreFactory) -> None:
    async def run() -> None:
        await say(store, "first")
        await make_store().erase("web:a")
        assert await store.retrieve("web:a") is None
        assert store.bridge.get("web:a") is None
        await say(store, "anew")
        assert said(await store.retrieve("web:a")) == ["anew"]

    asyncio.run(run())


def test_a_turn_that_was_given_up_leaves_no_trace(store: MaskingTrackerStore) -> None:
    async def run() -> None:
        await say(store, "first")
        for _ in range(2):
            given_up = await store.retrieve("web:a")
            assert given_up is not None
            given_up.update_with_events(turn("never saved", age=99), DOMAIN)
        again = await store.retrieve("web:a")
        assert again is not None and said(again) == ["first"] and again.get_slot("age") == 15

    asyncio.run(run())


def test_a_tracker_that_goes_on_after_it_was_saved_changes_nothing(store: MaskingTrackerStore) -> None:
    async def run() -> None:
        tracker = await say(store, "first")
        tracker.update_with_events(turn("not saved"), DOMAIN)
        assert said(await store.retrieve("web:a")) == ["first"]
        assert await store.count_messages("web:a") == 1

    asyncio.run(run())


def test_a_file_that_was_replaced_is_the_one_that_is_read_and_written(tmp_path: Path) -> None:
    paths = tmp_path / "tracker.db", tmp_path / "restored.db"
    stores = [MaskingTrackerStore(domain=DOMAIN, host=f"sqlite:///{path}") for path in paths]

    async def run() -> Any:
        await say(stores[0], "before")
        await say(stores[1], "restored")
        stores[1].close()
        for ending in ("-wal", "-shm"):
            paths[0].with_name(paths[0].name + ending).unlink()
        os.replace(paths[1], paths[0])
        await say(stores[0], "after")
        return await stores[0].retrieve("web:a")

    assert said(asyncio.run(run())) == ["restored", "after"]
    stores[0].close()
    again = MaskingTrackerStore(domain=DOMAIN, host=f"sqlite:///{paths[0]}")
    assert said(asyncio.run(again.retrieve("web:a"))) == ["restored", "after"]
    again.close()
