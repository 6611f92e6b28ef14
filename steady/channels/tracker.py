"""What the channels read from and delete in Rasa's tracker store, whatever wraps it."""

import inspect
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore, RedisTrackerStore, SQLTrackerStore, TrackerStore
from rasa.shared.core.events import BotUttered, UserUttered
from sanic import Sanic

from steady.channels.problems import cause_of, report


class EraseFailed(Exception):
    """The conversation could not be deleted for certain."""


@dataclass(frozen=True)
class Recollection:
    """What the tracker knows of a conversation: how many messages, the slots, and the last message's `triage`."""

    turns: int = 0
    slots: dict[str, Any] = field(default_factory=dict)
    triage: dict[str, Any] = field(default_factory=dict)


async def recall(app: Sanic, sender_id: str) -> Recollection | None:
    """What the tracker knows; None when it cannot be asked. Never raises: it is used when things are broken."""
    agent: Agent | None = getattr(app.ctx, "agent", None)
    if agent is None or agent.tracker_store is None:
        return None
    try:
        tracker = await agent.tracker_store.retrieve_full_tracker(sender_id)
        if tracker is None:
            return Recollection()
        messages = [event for event in tracker.events if isinstance(event, UserUttered)]
        triage = (messages[-1].parse_data or {}).get("triage") if messages else None
        return Recollection(
            turns=len(messages),
            slots=tracker.current_slot_values(),
            triage=triage if isinstance(triage, dict) else {},
        )
    except Exception as error:
        report("STEADY_TRACKER_UNREADABLE", cause_of(error))
        return None


async def said_before(app: Sanic, sender_id: str, message_id: str) -> list[dict[str, Any]]:
    """What the bot said in answer to a message, if its turn was stored. Never raises."""
    agent: Agent | None = getattr(app.ctx, "agent", None)
    if agent is None or agent.tracker_store is None:
        return []
    try:
        tracker = await agent.tracker_store.retrieve(sender_id)
    except Exception as error:
        report("STEADY_TRACKER_UNREADABLE", cause_of(error))
        return []
    said: list[dict[str, Any]] = []
    theirs = False
    for event in tracker.events if tracker else []:
        if isinstance(event, UserUttered):
            theirs = event.message_id == message_id
        elif theirs and isinstance(event, BotUttered):
            said.append(event.message())
    return said


async def count_messages(app: Sanic, sender_id: str) -> int | None:
    """How many messages of a person can be read back, without loading them if it can be done.

    0 when the store fails, because Rasa then starts afresh in silence; None when there is no store to ask.
    """
    store = getattr(getattr(app.ctx, "agent", None), "tracker_store", None)
    while store is not None and not hasattr(store, "count_messages"):
        store = getattr(store, "_tracker_store", None)
    if store is None:
        recollection = await recall(app, sender_id)
        return None if recollection is None else recollection.turns
    try:
        return int(await store.count_messages(sender_id))
    except Exception as error:
        report("STEADY_TRACKER_UNREADABLE", cause_of(error))
        return 0


async def erase_tracker(app: Sanic, sender_id: str) -> None:
    """Delete a conversation from the tracker store, every session of it, while nobody else writes it.

    Raises:
        EraseFailed: when the store cannot be reached or is of a kind that cannot delete.
    """
    agent: Agent | None = getattr(app.ctx, "agent", None)
    if agent is None or agent.tracker_store is None:
        report("STEADY_ERASE_FAILED", "no_agent")
        raise EraseFailed
    try:
        async with agent.lock_store.lock(sender_id):
            await _erase_from(agent.tracker_store, sender_id)
    except Exception as error:
        report("STEADY_ERASE_FAILED", cause_of(error))
        raise EraseFailed from None


async def _erase_from(store: TrackerStore, sender_id: str) -> None:
    own = getattr(store, "erase", None)
    wrapped = getattr(store, "_tracker_store", None)
    if own is not None:
        result = own(sender_id)
        if inspect.isawaitable(result):
            await result
    elif wrapped is not None:
        await _erase_from(wrapped, sender_id)
    elif isinstance(store, SQLTrackerStore):
        _erase_rows(store, sender_id)
    elif isinstance(store, InMemoryTrackerStore):
        store.store.pop(sender_id, None)
    elif isinstance(store, RedisTrackerStore):
        store.red.delete(store.key_prefix + sender_id)
    else:
        raise NotImplementedError(type(store).__name__)
    # Rasa's fail-safe wrapper writes to a second store in memory when the first one fails.
    spare = getattr(store, "_fallback_tracker_store", None)
    if spare is not None:
        await _erase_from(spare, sender_id)


def _erase_rows(store: SQLTrackerStore, sender_id: str) -> None:
    with store.session_scope() as session:
        on_sqlite = store.engine.dialect.name == "sqlite"
        if on_sqlite:
            session.execute(sa.text("PRAGMA secure_delete=ON"))
        session.query(store.SQLEvent).filter(store.SQLEvent.sender_id == sender_id).delete(
            synchronize_session=False
        )
        session.commit()
        if on_sqlite:
            session.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
