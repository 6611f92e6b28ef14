"""Encryption of stored events and the change of keys."""

import asyncio
import json
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from steady.store import __main__ as command
from steady.store.database import EVENTS
from steady.store.encryption import Cipher, WrongKey, new_key, rotate
from steady.store.history import LONGEST_HISTORY
from steady.store.tracker_store import MaskingTrackerStore
from tests.store.conftest import DOMAIN, StoreFactory, beginning, turn


def keep(store: MaskingTrackerStore, text: str, turns: int = 1) -> None:
    async def run() -> None:
        tracker = await store.get_or_create_tracker("web:a", append_action_listen=False)
        tracker.update_with_events(
            beginning() + [event for _ in range(turns) for event in turn(text)], DOMAIN
        )
        await store.save(tracker)

    asyncio.run(run())


def load(store: MaskingTrackerStore) -> DialogueStateTracker:
    tracker = asyncio.run(store.retrieve("web:a"))
    assert tracker is not None
    return tracker


def texts(store: MaskingTrackerStore) -> list[str | None]:
    return [event.text for event in load(store).events if isinstance(event, UserUttered)]


def stored(store: MaskingTrackerStore) -> str:
    with store.engine.connect() as connection:
        return json.dumps([list(row) for row in connection.execute(sa.select(EVENTS))])


def test_with_a_key_nothing_can_be_read_in_the_database(
    make_store: StoreFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STEADY_ENCRYPTION_KEYS", new_key())
    store = make_store()
    keep(store, "readable words")
    everything = stored(store)
    for words in ("readable", "young_person", "describe", "action_reply", "You did the right thing"):
        assert words not in everything
    assert texts(store) == ["readable words"]


def test_an_encrypted_long_conversation_keeps_its_slots(
    make_store: StoreFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STEADY_ENCRYPTION_KEYS", new_key())
    store = make_store()
    keep(store, "hello", turns=60)
    tracker = load(store)
    assert len(tracker.events) <= LONGEST_HISTORY + 4 and tracker.get_slot("age") == 15


def test_keys_are_rotated_while_old_and_plain_events_stay_readable(
    make_store: StoreFactory, monkeypatch: pytest.MonkeyPatch, url: str, tmp_path: Path
) -> None:
    old, new = new_key(), new_key()
    monkeypatch.setenv("STEADY_VAR", str(tmp_path))  # no desk there
    monkeypatch.setenv("STEADY_TRACKER_URL", url)
    keep(make_store(), "plain")
    monkeypatch.setenv("STEADY_ENCRYPTION_KEYS", old)
    keep(make_store(), "with the old key")
    monkeypatch.setenv("STEADY_ENCRYPTION_KEYS", f"{new}, {old}")
    assert texts(make_store())[-1] == "with the old key"
    assert command.main(["rotate-keys"]) == 0
    monkeypatch.setenv("STEADY_ENCRYPTION_KEYS", new)
    store = make_store()
    full = asyncio.run(store.retrieve_full_tracker("web:a"))
    assert full is not None
    assert [e.text for e in full.events if isinstance(e, UserUttered)] == ["plain", "with the old key"]
    assert "plain" not in stored(store) and "describe" not in stored(store)
    keep(store, "goes on")
    assert texts(store) == ["goes on"]


@pytest.mark.parametrize("keys", ["", "another"])
def test_a_wrong_or_missing_key_stops_the_start(
    keys: str, make_store: StoreFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else Rasa would treat everybody as a stranger, silently."""
    monkeypatch.setenv("STEADY_ENCRYPTION_KEYS", new_key())
    keep(make_store(), "hello")
    monkeypatch.setenv("STEADY_ENCRYPTION_KEYS", new_key() if keys else "")
    with pytest.raises(WrongKey, match="STEADY_ENCRYPTION_KEYS"):
        make_store()


def test_something_that_is_no_key_is_refused_without_showing_it() -> None:
    with pytest.raises(WrongKey) as refused:
        Cipher.from_environment({"STEADY_ENCRYPTION_KEYS": "hunter2"})
    assert "hunter2" not in str(refused.value)


def test_rotation_covers_more_rows_than_one_batch(make_store: StoreFactory) -> None:
    store = make_store()
    keep(store, "hello", turns=100)
    cipher = Cipher([new_key()])
    assert rotate(store.engine, cipher) == 100 * len(turn("")) + len(beginning())
    with store.engine.connect() as connection:
        data = connection.execute(sa.select(EVENTS.c.data).order_by(EVENTS.c.id)).scalars().all()
    assert all(value.startswith("fernet:") for value in data)
    assert rotate(store.engine, cipher) == len(data)
    assert json.loads(cipher.decrypt(data[0]))["event"] == "action"
