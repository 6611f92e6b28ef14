"""Erasing and reading, whatever kind of tracker store stands behind."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import (
    AwaitableTrackerStore,
    FailSafeTrackerStore,
    InMemoryTrackerStore,
    TrackerStore,
)
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered

from steady.channels.tracker import EraseFailed, Recollection, erase_tracker, recall


def app_with(store: TrackerStore | None) -> Any:
    agent = SimpleNamespace(tracker_store=store, lock_store=InMemoryLockStore())
    return SimpleNamespace(ctx=SimpleNamespace(agent=agent))


async def remember(store: TrackerStore) -> None:
    tracker = await store.get_or_create_tracker("a")
    tracker.update(UserUttered("hi", parse_data={"triage": {"risk": "concern"}}))
    await store.save(tracker)


def test_conversation_in_memory_is_read_and_erased_through_its_wrappers() -> None:
    async def run() -> None:
        store = FailSafeTrackerStore(AwaitableTrackerStore(InMemoryTrackerStore(Domain.empty())))
        app = app_with(store)
        await remember(store)
        await remember(store.fallback_tracker_store)
        recollection = await recall(app, "a")
        assert recollection is not None
        assert (recollection.turns, recollection.triage) == (1, {"risk": "concern"})
        await erase_tracker(app, "a")
        assert await recall(app, "a") == Recollection()
        assert not list(await store.fallback_tracker_store.keys())

    asyncio.run(run())


def test_store_that_can_erase_by_itself_is_asked_to() -> None:
    erased = []

    class Own(InMemoryTrackerStore):
        async def erase(self, sender_id: str) -> None:
            erased.append(sender_id)

    asyncio.run(erase_tracker(app_with(FailSafeTrackerStore(Own(Domain.empty()))), "a"))
    assert erased == ["a"]


@pytest.mark.parametrize("store", [None, TrackerStore(Domain.empty())])
def test_store_that_cannot_erase_says_so(store: TrackerStore | None) -> None:
    with pytest.raises(EraseFailed):
        asyncio.run(erase_tracker(app_with(store), "a"))


def test_server_without_an_agent_knows_nothing() -> None:
    assert asyncio.run(recall(SimpleNamespace(ctx=SimpleNamespace()), "a")) is None  # type: ignore[arg-type]
