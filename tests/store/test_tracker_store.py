"""What Rasa gets back from the store, and what stands in the database (R43, design 5.2)."""

import asyncio
import json
import logging
import stat
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import (
    AwaitableTrackerStore,
    FailSafeTrackerStore,
    InMemoryTrackerStore,
    SQLTrackerStore,
    TrackerStore,
)
from rasa.shared.core.events import ActionReverted, Restarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from steady.store import history
from steady.store.bridge import LONGEST_HELD
from steady.store.database import EVENTS
from steady.store.history import LONGEST_HISTORY
from steady.store.tracker_store import MaskingTrackerStore, WrongStore, assert_store_in_use
from tests.store.conftest import DOMAIN, StoreFactory, beginning, turn

SECRET = "im Jayden Okafor, 15, he wants £200, my insta is jay.x07 and my number is 07700 900123"
MASKED = "im [name], 15, he wants £200, my insta is [handle] and my number is [phone]"


def rows(store: MaskingTrackerStore) -> list[dict[str, Any]]:
    with store.engine.connect() as connection:
        return [dict(row._mapping) for row in connection.execute(sa.select(EVENTS).order_by(EVENTS.c.id))]


async def say(store: TrackerStore, text: str, sender: str = "web:a") -> DialogueStateTracker:
    """One turn in the way of Rasa's processor: load, add events, save."""
    tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
    if not any(isinstance(event, UserUttered) for event in tracker.events):
        tracker.update_with_events(beginning(), DOMAIN)
    tracker.update_with_events(turn(text), DOMAIN)
    await store.save(tracker)
    return tracker


def test_what_a_person_wrote_is_masked_and_what_was_understood_stays(store: MaskingTrackerStore) -> None:
    asyncio.run(say(store, SECRET))
    stored = rows(store)
    everything = json.dumps(stored)
    assert not any(word in everything for word in ("Jayden", "Okafor", "jay.x07", "07700"))
    user = next(json.loads(row["data"]) for row in stored if row["type_name"] == "user")
    assert user["text"] == user["parse_data"]["text"] == MASKED
    assert user["parse_data"]["triage"]["age"] == 15
    assert user["parse_data"]["triage"]["evidence"] == ["age:im_15"]
    assert user["parse_data"]["entities"] == [{"entity": "age", "value": 15}]
    assert user["input_channel"] == "web"
    assert next(row["intent_name"] for row in stored if row["type_name"] == "user") == "describe"


def test_entities_slots_and_bot_words_that_echo_a_person_are_masked(store: MaskingTrackerStore) -> None:
    async def run() -> None:
        tracker = await store.get_or_create_tracker("web:a")
        events = turn("hello")
        user, bot = events[0], events[2]
        assert isinstance(user, UserUttered)
        user.parse_data["entities"].append({"entity": "country", "value": "jayden@example.com"})  # type: ignore[typeddict-item,union-attr]
        user.metadata = {"note": "call 07700 900123", "deep": [{"text": "I'm Priya"}]}
        bot.text = "Hello Thandeka"  # type: ignore[attr-defined]
        events.append(SlotSet("audience", "my name is Oluwaseun"))
        tracker.update_with_events(events, DOMAIN)
        await store.save(tracker)

    asyncio.run(run())
    everything = json.dumps(rows(store))
    for word in ("jayden", "07700", "Priya", "Thandeka", "Oluwaseun"):
        assert word not in everything
    assert "helpline:emergency_999" in everything


def test_events_come_back_in_number_and_order_over_many_turns(store: MaskingTrackerStore) -> None:
    """Rasa counts events to know what is stored: masking must not change their number or order."""

    async def run() -> None:
        for number in range(6):
            await say(store, f"turn {number}, call me on 0770090012{number}")
        tracker = await store.retrieve("web:a")
        assert tracker is not None
        expected = [type(event) for event in beginning() + 6 * turn("")]
        assert [type(event) for event in tracker.events] == expected[
            1:
        ]  # Rasa loads from the session's start on
        texts = [event.text for event in tracker.events if isinstance(event, UserUttered)]
        assert texts == [f"turn {number}, call me on [phone]" for number in range(6)]
        assert len(rows(store)) == len(expected)

    asyncio.run(run())


def test_saving_a_tracker_twice_stores_nothing_twice(store: MaskingTrackerStore) -> None:
    async def run() -> None:
        tracker = await say(store, "hello")
        await store.save(tracker)
        tracker.update_with_events(turn("again"), DOMAIN)
        await store.save(tracker)

    asyncio.run(run())
    assert len(rows(store)) == len(beginning()) + 2 * len(turn(""))


def test_a_second_session_is_stored_whole_and_loaded_alone(store: MaskingTrackerStore) -> None:
    async def run() -> None:
        await say(store, "first session")
        tracker = await store.retrieve("web:a")
        assert tracker is not None
        tracker.update_with_events([*beginning(), SlotSet("age", 15), *turn("second session")], DOMAIN)
        await store.save(tracker)
        await say(store, "more")
        last, full = await store.retrieve("web:a"), await store.retrieve_full_tracker("web:a")
        assert last is not None and full is not None
        texts = [[e.text for e in tracker.events if isinstance(e, UserUttered)] for tracker in (last, full)]
        assert texts == [["second session", "more"], ["first session", "second session", "more"]]
        assert await store.count_messages("web:a") == 3
        full.update_with_events(turn("after loading everything"), DOMAIN)
        await store.save(full)
        assert await store.count_messages("web:a") == 4

    asyncio.run(run())


def test_a_new_tracker_for_someone_known_does_not_overwrite_what_is_stored(
    store: MaskingTrackerStore,
) -> None:
    """Rasa makes one when it could not read the conversation: what was said before must survive."""

    async def run() -> None:
        await say(store, "before the fault")
        count = len(rows(store))
        await store.save(DialogueStateTracker.from_events("web:a", beginning(), DOMAIN.slots))
        assert len(rows(store)) == count

    asyncio.run(run())


def test_the_running_turn_sees_the_full_text_and_nothing_after_it(store: MaskingTrackerStore) -> None:
    async def run() -> None:
        tracker = await store.get_or_create_tracker("web:a")
        tracker.update_with_events(turn(SECRET), DOMAIN)
        assert tracker.latest_message is not None and tracker.latest_message.text == SECRET
        await store.save(tracker)
        assert SECRET not in json.dumps([event.as_dict() for event in tracker.events])

    asyncio.run(run())


def test_what_is_held_in_memory_is_masked(store: MaskingTrackerStore) -> None:
    """Rasa keeps a conversation in memory when the database fails."""

    async def run() -> None:
        safe = FailSafeTrackerStore(store)
        tracker = await safe.get_or_create_tracker("web:a")
        with store.engine.begin() as connection:
            connection.execute(sa.text("DROP TABLE events"))
        tracker.update_with_events(turn(SECRET), DOMAIN)
        await safe.save(tracker)
        held = store.bridge.get("web:a")
        assert held is not None and held.unwritten
        kept = json.dumps([event.as_dict() for event in held.events])
        assert "Jayden" not in kept and "[name]" in kept

    asyncio.run(run())


def test_errors_of_the_database_do_not_quote_a_person(
    store: MaskingTrackerStore, caplog: pytest.LogCaptureFixture
) -> None:
    async def run() -> None:
        safe = FailSafeTrackerStore(store)
        tracker = await safe.get_or_create_tracker("web:a")
        with store.engine.begin() as connection:
            connection.execute(sa.text("ALTER TABLE events RENAME TO gone"))
        tracker.update_with_events(turn("my zebrafish marker"), DOMAIN)
        await safe.save(tracker)
        with store.engine.begin() as connection:
            connection.execute(sa.text("DROP TABLE gone"))

    with caplog.at_level(logging.DEBUG):
        asyncio.run(run())
    assert "STEADY_STORE_FAILED" in caplog.text and "zebrafish" not in caplog.text


class Broker(EventBroker):
    """Keeps what is published; or fails."""

    def __init__(self, broken: bool = False) -> None:
        self.published: list[dict[str, Any]] = []
        self.broken = broken

    def publish(self, event: dict[str, Any]) -> None:
        if self.broken:
            raise ConnectionError("no broker")
        self.published.append(event)


def test_the_event_broker_gets_each_event_once_and_masked(store: MaskingTrackerStore) -> None:
    broker = Broker()
    store.event_broker = broker

    async def run() -> None:
        await say(store, SECRET)
        await say(store, "second")

    asyncio.run(run())
    assert len(broker.published) == len(rows(store))
    assert "Jayden" not in json.dumps(broker.published)
    assert {event["sender_id"] for event in broker.published} == {"web:a"}


def test_a_broken_broker_does_not_lose_the_turn(
    store: MaskingTrackerStore, caplog: pytest.LogCaptureFixture
) -> None:
    store.event_broker = Broker(broken=True)
    asyncio.run(say(store, "hello"))
    assert len(rows(store)) == len(beginning()) + len(turn(""))
    assert "STEADY_BROKER_FAILED cause=ConnectionError" in caplog.text


def dialogue_state(tracker: DialogueStateTracker) -> dict[str, Any]:
    """What policies and actions see."""
    return {
        "slots": tracker.current_slot_values(),
        "latest": tracker.latest_message.text if tracker.latest_message else None,
        "action": tracker.latest_action_name,
        "states": tracker.past_states(DOMAIN)[-20:],
    }


@pytest.mark.parametrize("turns", [3, 39, 40, 41, 120])
def test_a_long_conversation_is_loaded_in_part_and_means_the_same(
    store: MaskingTrackerStore, turns: int, url: str
) -> None:
    """Turn time must not grow with the session: the state is Rasa's own, event for event."""

    async def run() -> None:
        tracker = await store.get_or_create_tracker("web:a", append_action_listen=False)
        tracker.update_with_events(
            [*beginning(), SlotSet("audience", "young_person"), SlotSet("age", 9)], DOMAIN
        )
        await store.save(tracker)
        for number in range(turns):
            loaded = await store.retrieve("web:a")
            assert loaded is not None
            loaded.update_with_events(turn(f"message {number}"), DOMAIN)
            if number == 1:
                loaded.update(SlotSet("situation", ["deadline"]), DOMAIN)
            await store.save(loaded)
        whole = await SQLTrackerStore(domain=DOMAIN, host=url).retrieve("web:a")
        bounded = await store.retrieve("web:a")
        assert whole is not None and bounded is not None
        assert len(rows(store)) == len(beginning()) + 3 + 6 * turns == len(whole.events) + 1
        assert len(bounded.events) <= LONGEST_HELD
        read = await MaskingTrackerStore(domain=DOMAIN, host=url).retrieve("web:a")
        assert read is not None and len(read.events) <= LONGEST_HISTORY + len(DOMAIN.slots)
        assert dialogue_state(bounded) == dialogue_state(read) == dialogue_state(whole)
        assert bounded.get_slot("audience") == "young_person" and bounded.get_slot("situation") == [
            "deadline"
        ]

    asyncio.run(run())


def test_a_restart_that_is_no_longer_loaded_is_still_obeyed(store: MaskingTrackerStore) -> None:
    async def run() -> None:
        tracker = await store.get_or_create_tracker("web:a")
        tracker.update_with_events([SlotSet("audience", "adult"), Restarted(), *beginning()[:1]], DOMAIN)
        for _ in range(60):
            tracker.update_with_events(turn("hello"), DOMAIN)
        await store.save(tracker)
        bounded = await store.retrieve("web:a")
        assert bounded is not None
        assert bounded.get_slot("audience") is None and bounded.get_slot("age") == 15

    asyncio.run(run())


def test_a_session_with_undone_events_is_loaded_whole(store: MaskingTrackerStore) -> None:
    async def run() -> None:
        tracker = await store.get_or_create_tracker("web:a")
        tracker.update_with_events([SlotSet("audience", "adult"), ActionReverted()], DOMAIN)
        for _ in range(60):
            tracker.update_with_events(turn("hello"), DOMAIN)
        await store.save(tracker)
        loaded = await store.retrieve("web:a")
        assert loaded is not None and len(loaded.events) == len(tracker.events)

    asyncio.run(run())


def test_a_cancelled_save_is_finished_before_the_lock_is_free(
    store: MaskingTrackerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it could write after the person had erased everything."""
    write = store._write

    def slowly(*arguments: Any) -> history.Mark:
        time.sleep(0.3)
        return write(*arguments)

    monkeypatch.setattr(store, "_write", slowly)

    async def run() -> None:
        tracker = await store.get_or_create_tracker("web:a")
        tracker.update_with_events(turn("hello"), DOMAIN)
        task = asyncio.create_task(store.save(tracker))
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert len(rows(store)) > 1

    asyncio.run(run())


def test_rasa_makes_this_store_from_the_endpoints_file(tmp_path: Path) -> None:
    endpoint = EndpointConfig(
        url=f"sqlite:///{tmp_path / 'tracker.db'}", type="steady.store.tracker_store.MaskingTrackerStore"
    )
    made = TrackerStore.create(endpoint, DOMAIN)
    assert isinstance(made, MaskingTrackerStore)
    assert_store_in_use(made)
    assert_store_in_use(SimpleNamespace(tracker_store=FailSafeTrackerStore(made)))
    assert stat.S_IMODE((tmp_path / "tracker.db").stat().st_mode) == 0o600


@pytest.mark.parametrize("wrap", [lambda store: store, FailSafeTrackerStore, AwaitableTrackerStore])
def test_another_store_is_refused_at_start(wrap: Any) -> None:
    with pytest.raises(WrongStore, match="InMemoryTrackerStore"):
        assert_store_in_use(SimpleNamespace(tracker_store=wrap(InMemoryTrackerStore(DOMAIN))))


def test_the_database_has_the_indexes_that_retention_needs(
    store: MaskingTrackerStore, make_store: StoreFactory
) -> None:
    make_store()  # a second worker starts on the same database
    indexes = {
        index["name"]: index["column_names"] for index in sa.inspect(store.engine).get_indexes("events")
    }
    assert indexes["events_sender_timestamp"] == ["sender_id", "timestamp"]
    assert indexes["events_timestamp"] == ["timestamp"]


def test_the_sqlite_file_is_private_and_forgets_deleted_rows(tmp_path: Path) -> None:
    path = tmp_path / "new" / "tracker.db"
    store = MaskingTrackerStore(domain=DOMAIN, host=f"sqlite:///{path}")
    with store.engine.connect() as connection:
        connection.execute(sa.text("INSERT INTO events (sender_id, type_name) VALUES ('a', 'slot')"))
        assert connection.execute(sa.text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(sa.text("PRAGMA secure_delete")).scalar() == 1
        assert connection.execute(sa.text("PRAGMA busy_timeout")).scalar() == 5000
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert set(modes.values()) == {0o600} and "tracker.db-wal" in modes
