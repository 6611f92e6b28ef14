"""Rasa's SQL tracker store, made safe for what people tell Steady: masked before it is written, and erasable.

Understanding has happened when a turn is saved, so masking costs no understanding. Events are masked where they
stand in the tracker: the event broker and Rasa's fall-back store in memory get the masked ones too. Their number
and order never change, because Rasa tells new events from stored ones by counting.
"""

import asyncio
import json
import logging
import random
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import Any, TypeVar

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Engine

from steady.store import history
from steady.store.bridge import Bridge, Held, Resting
from steady.store.copies import EXTRA_COPIES, TrackerEvents
from steady.store.database import add_indexes, hold_open, open_engine
from steady.store.encryption import Cipher
from steady.store.erase import expire, retention_days
from steady.store.events import mask_event

logger = logging.getLogger(__name__)
T = TypeVar("T")

_DAY = 24 * 3600
_STORED = "_steady_stored_events"
_MARK = "_steady_mark"


class WrongStore(Exception):
    """Conversations would not be kept by the masking store."""


class MaskingTrackerStore(SQLTrackerStore):
    """Keeps masked events in SQLite or PostgreSQL.

    Named in `endpoints.yml`; takes the same settings as Rasa's `SQL` store, or one `url`.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        **settings: Any,
    ) -> None:
        places = ("dialect", "port", "db", "username", "password", "login_db", "query")
        given = {name: settings[name] for name in places if name in settings}
        # makes a SQLite file private from the start
        open_engine(self.get_db_url(host=host, **given)).dispose()
        super().__init__(domain=domain, host=host, event_broker=event_broker, **settings)
        rasas: Engine = self.engine
        rasas.dispose()
        self.engine: Engine = open_engine(rasas.url, keep_connections=True)
        self.sessionmaker.configure(bind=self.engine)
        add_indexes(self.engine)
        self._open = hold_open(self.engine)
        self._cipher = Cipher.from_environment()
        self._cipher.check(self.engine)
        self._expiry: threading.Thread | None = None
        self.bridge = Bridge(self._write_held)

    def close(self) -> None:
        """Closes every connection, also the one that is held open; for a store that was only tried out."""
        if self._open is not None:
            self._open.close()
        self.engine.dispose()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Masks the new events where they stand, writes them, then publishes them.

        When they cannot be written they are held in memory, and written when the database is back.
        """
        self._expire_daily()
        held = self.bridge.get(tracker.sender_id)
        async with held.writing if held else nullcontext():  # else it might be written twice
            await self._save(tracker, held)

    async def _save(self, tracker: DialogueStateTracker, held: Held | None) -> None:
        known: int | None = getattr(tracker, _STORED, None)
        if known is not None and held is not None:
            known = max(known, held.stored)  # held events may have been written while the turn ran
        stored = known or 0
        mark: history.Mark | None = getattr(tracker, _MARK, None)
        try:
            if known is None:
                stored = await self._ask(lambda: history.count_session(self.engine, tracker.sender_id))
                mark = None if stored else history.NOTHING
            new = _mask_from(tracker, stored)
            if new:
                after = await self._ask(lambda: self._write(tracker.sender_id, new))
                mark = after if mark and after.follows(mark, len(new)) else None
            written = len(tracker.events)
        except (sa.exc.SQLAlchemyError, sqlite3.Error, OSError, Resting) as error:
            new = _mask_from(tracker, stored)
            written, mark = stored, None
            logger.error("STEADY_STORE_FAILED cause=%s what=write", type(error).__name__)
        _noted(tracker, max(stored, written), mark)
        self.bridge.note(tracker, written, mark)
        await self._publish(new, tracker.sender_id)

    async def erase(self, sender_id: str) -> None:
        """Deletes a conversation, every session of it, so that its bytes are gone; later copies too.

        The caller holds the conversation's lock.
        """
        await self.bridge.forget(sender_id)
        await _in_thread(
            lambda: [copy.erase(sender_id) for copy in (TrackerEvents(self.engine), *EXTRA_COPIES)]
        )

    async def count_messages(self, sender_id: str) -> int:
        """How many messages of a person are stored (or held until they can be), without loading them."""
        held = self.bridge.get(sender_id)
        if held is not None and held.unwritten:
            return held.messages()
        try:
            return await self._ask(lambda: history.count_messages(self.engine, sender_id))
        except Exception:
            if held is None:
                raise
            return held.messages()

    async def check(self) -> None:
        """Asks the database for nothing, to see whether it answers.

        Raises:
            Exception: it does not.
        """

        def ask() -> None:
            with self.engine.connect() as connection:
                connection.execute(sa.text("SELECT 1 FROM events LIMIT 1"))

        await self._ask(ask)

    async def _retrieve(
        self, sender_id: str, fetch_events_from_all_sessions: bool
    ) -> DialogueStateTracker | None:
        held = self.bridge.get(sender_id)
        if held is not None and held.unwritten:
            return self._from_memory(held)
        try:
            found = await self._ask(lambda: self._read(sender_id, fetch_events_from_all_sessions, held))
        except Exception as error:
            logger.error("STEADY_STORE_FAILED cause=%s what=read", type(error).__name__)
            if held is None:
                raise
            return self._from_memory(held)
        if found is None and held is not None:
            return self._from_memory(held)
        self.bridge.drop(sender_id)  # the database knows best, as long as it answers
        if not found or not found[1]:
            return None
        mark, rows = found
        events = [json.loads(self._cipher.decrypt(data)) for data in rows]
        tracker = DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)
        return _noted(tracker, len(tracker.events), mark)

    def _from_memory(self, held: Held) -> DialogueStateTracker:
        return _noted(held.copy(self.domain), held.stored, held.mark)

    async def _ask(self, work: Callable[[], T]) -> T:
        """Runs a query, unless the database failed a moment ago: then every turn would wait for it in vain.

        Raises:
            Resting: it failed a moment ago.
        """
        self.bridge.check()
        try:
            return await _in_thread(work)
        except Exception:
            self.bridge.failed()
            raise

    async def _write_held(self, held: Held) -> None:
        missing = held.events[held.stored :]
        await self._ask(lambda: self._write(held.sender_id, missing))
        held.stored = len(held.events)
        logger.warning("STEADY_STORE_BACK events=%d", len(missing))

    def _read(
        self, sender_id: str, all_sessions: bool, held: Held | None
    ) -> tuple[history.Mark, list[str]] | None:
        """The stored events; None when those that are held are still the same."""
        with self.engine.connect() as connection:
            # First: what another writes in between is then read and missing in the mark, never the reverse.
            mark = history.mark_of(connection, sender_id)
            if held is not None and held.is_still(mark) and not all_sessions:
                return None
            return mark, history.load(connection, sender_id, all_sessions) if mark.rows else []

    def _write(self, sender_id: str, events: Sequence[Event]) -> history.Mark:
        return history.write(self.engine, [self._row(sender_id, event) for event in events])

    def _row(self, sender_id: str, event: Event) -> dict[str, Any]:
        data = event.as_dict()
        intent = (data.get("parse_data") or {}).get("intent", {}).get("name")
        is_slot = event.type_name == SlotSet.type_name
        open_text = not self._cipher.active  # an intent such as crisis_self_harm says much by itself
        return {
            "sender_id": sender_id,
            "type_name": event.type_name,
            "timestamp": data.get("timestamp"),
            "intent_name": intent if open_text else None,
            "action_name": data.get("name") if open_text or is_slot else None,
            "data": self._cipher.encrypt(json.dumps(data)),
        }

    async def _publish(self, events: Sequence[Event], sender_id: str) -> None:
        if self.event_broker is None:
            return
        try:
            await self._stream_new_events(self.event_broker, list(events), sender_id)
            if not _is_connected(self.event_broker):
                raise ConnectionError  # it keeps the events and sends them later, without a word
        except Exception as error:  # the conversation is stored: a broken broker must not break the turn
            logger.error("STEADY_BROKER_FAILED cause=%s", type(error).__name__)

    def _expire_daily(self) -> None:
        """Starts, at the first turn that is kept, the thread that deletes what is too old, once a day."""
        if self._expiry is None and retention_days() is not None:
            self._expiry = threading.Thread(target=self._expire_for_ever, name="steady-expire", daemon=True)
            self._expiry.start()

    def _expire_for_ever(self) -> None:
        pause = threading.Event()
        wait = random.uniform(60, 600)  # noqa: S311 - several workers should not start at the same moment
        while not pause.wait(wait):
            try:
                expire([TrackerEvents(self.engine), *EXTRA_COPIES])
            except Exception as error:
                logger.error("STEADY_EXPIRE_FAILED cause=%s", type(error).__name__)
            wait = _DAY


def _noted(tracker: DialogueStateTracker, stored: int, mark: history.Mark | None) -> DialogueStateTracker:
    setattr(tracker, _STORED, stored)
    setattr(tracker, _MARK, mark)
    return tracker


def _mask_from(tracker: DialogueStateTracker, stored: int) -> list[Event]:
    """Masks the events after the stored ones in the tracker itself, and returns them."""
    new = []
    for index in range(stored, len(tracker.events)):
        data = tracker.events[index].as_dict()
        masked = mask_event(data)
        if masked != data:
            event = Event.from_parameters(masked)
            if event is None:
                raise ValueError(f"no such event: {data.get('event')}")
            tracker.events[index] = event
        new.append(tracker.events[index])
    return new


def _is_connected(broker: EventBroker) -> bool:
    """Whether a broker has a connection now; RabbitMQ's counts one that it is trying to make again as open."""
    connected = getattr(getattr(broker, "_connection", None), "connected", None)
    return bool(broker.is_ready()) and (not isinstance(connected, asyncio.Event) or connected.is_set())


async def _in_thread(work: Callable[[], T]) -> T:
    """Runs a query beside the event loop: a slow or locked database must not keep everybody waiting.

    When the caller is cancelled the query still ends first, so that nothing is written after the lock is free.
    """
    task = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


def assert_store_in_use(agent_or_store: Any) -> None:
    """Fails when conversations would be kept by another store: Rasa falls back to memory, and only warns.

    Raises:
        WrongStore: the store (inside Rasa's wrappers) is not a `MaskingTrackerStore`.
    """
    store = getattr(agent_or_store, "tracker_store", agent_or_store)
    while (inner := getattr(store, "_tracker_store", None)) is not None:
        store = inner
    if not isinstance(store, MaskingTrackerStore):
        raise WrongStore(
            f"Conversations would be kept by {type(store).__name__}: see tracker_store in endpoints.yml."
        )
