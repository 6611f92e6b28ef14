"""Copies that Rasa makes of a conversation in every turn: the same copies, without replaying what is known.

Rasa copies a tracker for every action it runs, by playing all events to a new one, and every slot of it through
pickle's protocol. It also copies, deeply, what its debug log would say, though that level is off here (`quiet.py`).
"""

import copy
from types import SimpleNamespace
from typing import Any

import rasa.core.policies.rule_policy
import rasa.core.processor
from rasa.core.policies.policy import Policy
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

LOG_ONLY = (rasa.core.processor, rasa.core.policies.rule_policy)
"""Modules that use `copy.deepcopy` for nothing but their debug log."""

# After these a replayed conversation has no followup action, whatever the events before asked for.
_ENDING_A_FOLLOWUP = (ActionExecuted, UserUttered)
_NEUTRAL = (SlotSet, BotUttered, DefinePrevUserUtteredFeaturization)
_STATE = ("_paused", "latest_action", "latest_message", "latest_bot_utterance")
_slow_copy = DialogueStateTracker.copy


def make_copies_fast() -> None:
    """Puts the quicker functions in place; for serving only."""
    Slot.__copy__ = copy_slot
    DialogueStateTracker.copy = copy_tracker
    Policy.format_tracker_states = staticmethod(lambda states: "")
    for module in LOG_ONLY:
        module.copy = SimpleNamespace(deepcopy=lambda value: value)


def copy_slot(slot: Slot) -> Slot:
    """As `copy.copy` does without it, but directly."""
    copied: Slot = object.__new__(type(slot))
    copied.__dict__.update(slot.__dict__)
    return copied


def copy_tracker(tracker: DialogueStateTracker) -> DialogueStateTracker:
    """The conversation again, with the same events and in the state that playing them would give."""
    if tracker.active_loop is not None or not _has_no_followup(tracker):
        slow: DialogueStateTracker = _slow_copy(tracker)
        return slow
    copied = tracker.init_copy()
    copied.events.extend(tracker.events)
    copied.slots = {name: copy.copy(slot) for name, slot in tracker.slots.items()}
    for name in _STATE:
        setattr(copied, name, getattr(tracker, name))
    copied.followup_action = None
    return copied


def _has_no_followup(tracker: DialogueStateTracker) -> bool:
    last: Any = next((event for event in reversed(tracker.events) if not isinstance(event, _NEUTRAL)), None)
    return isinstance(last, _ENDING_A_FOLLOWUP)
