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
from rasa.shared.core.events import Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Engine

from steady.store.bridge import Bridge, Held, Resting
from steady.store.copies import EXTRA_COPIES, TrackerEvents
from steady.store.database import EVENTS, add_indexes, hold_open, open_engine
from steady.store.encryption import Cipher
from steady.store.erase import expire, retention_days
from steady.store.events import mask_event

logger = logging.getLogger(__name__)
T = TypeVar("T")

LONGEST_HISTORY = 240
"""Events of a session that are loaded into a turn, about thirty turns; of what is older only the slots count."""

_DAY = 24 * 3600
_STORED = "_steady_stored_events"
_FORGETTING = ("session_started", "restart", "reset_slots")
# Events whose effect reaches over others: a session with one of them is loaded whole.
_REACHING_BACK = ("rewind", "undo", "pause", "resume", "active_loop", "form")


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
        open_engine(
            self.get_db_url(host=host, **given)
        ).dispose()  # makes a SQLite file private from the start
        super().__init__(domain=domain, host=host, event_broker=event_broker, **settings)
        rasas: Engine = self.engine
        rasas.dispose()
        self.engine: Engine = open_engine(rasas.url)
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
        try:
            if known is None:
                stored = await self._ask(lambda: self._count_stored(tracker.sender_id))
            new = _mask_from(tracker, stored)
            if new:
                await self._ask(lambda: self._write(tracker.sender_id, new))
            written = len(tracker.events)
        except (sa.exc.SQLAlchemyError, sqlite3.Error, OSError, Resting) as error:
            new = _mask_from(tracker, stored)
            written = stored
            logger.error("STEADY_STORE_FAILED cause=%s what=write", type(error).__name__)
        setattr(tracker, _STORED, max(stored, written))
        self.bridge.note(tracker, written)
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
        event = self.SQLEvent
        held = self.bridge.get(sender_id)
        if held is not None and held.unwritten:
            return held.messages()

        def count() -> int:
            with self.session_scope() as session:
                query = session.query(event).filter(
                    event.sender_id == sender_id, event.type_name == UserUttered.type_name
                )
                return int(query.count())

        try:
            return await self._ask(count)
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
            rows = await self._ask(lambda: self._load(sender_id, fetch_events_from_all_sessions))
        except Exception as error:
            logger.error("STEADY_STORE_FAILED cause=%s what=read", type(error).__name__)
            if held is None:
                raise
            return self._from_memory(held)
        self.bridge.drop(sender_id)  # the database knows best, as long as it answers
        if not rows:
            return None
        events = [json.loads(self._cipher.decrypt(data)) for data in rows]
        tracker = DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)
        setattr(tracker, _STORED, len(tracker.events))
        return tracker

    def _from_memory(self, held: Held) -> DialogueStateTracker:
        tracker = held.copy(self.domain)
        setattr(tracker, _STORED, held.stored)
        return tracker

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
        total = len(held.tracker.events)
        missing = list(held.tracker.events)[held.stored : total]
        await self._ask(lambda: self._write(held.tracker.sender_id, missing))
        held.stored = total
        logger.warning("STEADY_STORE_BACK events=%d", len(missing))

    def _load(self, sender_id: str, all_sessions: bool) -> list[str]:
        event = self.SQLEvent
        with self.session_scope() as session:
            query = self._event_query(session, sender_id, all_sessions).with_entities(event.id, event.data)
            if all_sessions:
                return [data for _, data in query]
            newest = query.order_by(None).order_by(event.id.desc()).limit(LONGEST_HISTORY + 1).all()
            rows = [data for _, data in reversed(newest)]
            if len(newest) <= LONGEST_HISTORY:
                return rows
            earlier = self._slots_before(query, newest[-2][0])
            if earlier is None:
                return [data for _, data in query]
            return earlier + rows[1:]

    def _slots_before(self, query: Any, first_id: int) -> list[str] | None:
        """The last value of each slot set before an event; None when more than slots must be known."""
        event = self.SQLEvent
        if query.filter(event.type_name.in_(_REACHING_BACK)).first() is not None:
            return None
        before = query.filter(event.id < first_id).order_by(None)
        forgotten = before.filter(event.type_name.in_(_FORGETTING)).order_by(event.id.desc()).first()
        slots = before.filter(
            event.type_name == SlotSet.type_name, event.id > (forgotten[0] if forgotten else 0)
        )
        last = slots.with_entities(sa.func.max(event.id)).group_by(event.action_name).all()
        rows = before.filter(event.id.in_([event_id for (event_id,) in last])).order_by(event.id)
        return [data for _, data in rows]

    def _count_stored(self, sender_id: str) -> int:
        with self.session_scope() as session:
            return int(self._event_query(session, sender_id, fetch_events_from_all_sessions=False).count())

    def _write(self, sender_id: str, events: Sequence[Event]) -> None:
        rows = [self._row(sender_id, event) for event in events]
        with self.engine.begin() as connection:
            connection.execute(EVENTS.insert(), rows)

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
