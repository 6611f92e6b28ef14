"""A message that its writer deletes on the platform is deleted here too: its words and what was read from them."""

from typing import Any

from rasa.core.agent import Agent
from rasa.shared.core.events import Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Sanic

from steady.channels.problems import cause_of, report
from steady.channels.tracker import erase_tracker


async def forget_message(app: Sanic, sender_id: str, message_id: str) -> None:
    """Blank one message in the tracker store. Does nothing when it is not there. Never raises.

    A store may offer `async def forget_message(sender_id, message_id)`; else the conversation is written anew.
    To be called when no turn of this sender is running.
    """
    agent: Agent | None = getattr(app.ctx, "agent", None)
    store: Any = agent and agent.tracker_store
    if store is None:
        return
    try:
        if own := _own_way(store):
            await own(sender_id, message_id)
            return
        tracker = await store.retrieve_full_tracker(sender_id)
        if tracker is None or not any(_is(event, message_id) for event in tracker.events):
            return
        events = [_blank(event) if _is(event, message_id) else event for event in tracker.events]
        await erase_tracker(app, sender_id)
        await store.save(
            DialogueStateTracker.from_events(sender_id, events, tracker.slots.values(), domain=store.domain)
        )
    except Exception as error:
        report("STEADY_FORGET_FAILED", cause_of(error))


def _own_way(store: Any) -> Any:
    """The `forget_message` of the store, or of one that it wraps."""
    while store is not None:
        if own := getattr(store, "forget_message", None):
            return own
        store = getattr(store, "_tracker_store", None)
    return None


def _is(event: Event, message_id: str) -> bool:
    return isinstance(event, UserUttered) and event.message_id == message_id


def _blank(event: UserUttered) -> UserUttered:
    # The intent stays, so that the turns after it still make sense to the policies.
    return UserUttered(
        text="",
        intent=event.intent,
        parse_data={"intent": event.intent, "entities": [], "text": ""},
        timestamp=event.timestamp,
        input_channel=event.input_channel,
        message_id=event.message_id,
    )
