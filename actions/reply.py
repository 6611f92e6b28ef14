"""The one action that answers: it reads the tracker, asks for a plan, and utters it."""

import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from steady.conversation.decide import plan_turn
from steady.conversation.people import cards_for, helplines_message
from steady.conversation.plan import Plan
from steady.conversation.services import explanation, service_title
from steady.conversation.state import State, Turn
from steady.conversation.words import load_words

logger = logging.getLogger(__name__)


class ActionReply(Action):
    """Answers every message that is not a crisis; crisis answers need no action server."""

    def name(self) -> str:
        """The name used in the domain and the rules."""
        return "action_reply"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utters the plan and returns the changed slots. A failure still gives words and working help."""
        try:
            before = State.from_slots(tracker.slots)
            *earlier, turn = turns(tracker)
            plan = plan_turn(before, turn, load_words(), earlier)
            return _utter(plan, before, dispatcher)
        except Exception as error:  # the SDK would log the whole conversation
            logger.error("action_reply failed: %s", type(error).__name__)
            dispatcher.messages.clear()
            for response in ("utter_fallback_trouble", "utter_fallback_lines"):
                dispatcher.utter_message(response=response)
            return []


def turns(tracker: Tracker) -> list[Turn]:
    """The person's messages since the last restart, the newest last."""
    found: list[Turn] = []
    for event in tracker.events:
        if event.get("event") == "restart":
            found.clear()
        elif event.get("event") == "user":
            found.append(Turn.from_message({"text": event.get("text"), **(event.get("parse_data") or {})}))
    return found or [Turn.from_message(tracker.latest_message)]


def _utter(plan: Plan, before: State, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
    state = plan.state
    for response in plan.bubbles:
        dispatcher.utter_message(response=response, **explanation(plan.explain))
    told = list(state.told)
    if plan.needs:
        shown = {entry.removeprefix("helpline:") for entry in told if entry.startswith("helpline:")}
        cards = cards_for(state, plan.needs, plan.limit, skip=shown if plan.skip_shown else ())
        if cards:
            dispatcher.utter_message(json_message=helplines_message(cards))
        elif plan.skip_shown:
            dispatcher.utter_message(response="utter_no_more_people")
        told += [f"helpline:{card['id']}" for card in cards if card["id"] not in shown]
    if plan.question or plan.choices:
        _ask(plan, dispatcher)
    slots = {**state.to_slots(), "told": told}
    old = before.to_slots()
    return [SlotSet(name, value) for name, value in slots.items() if value != old[name]]


def _ask(plan: Plan, dispatcher: CollectingDispatcher) -> None:
    words = load_words()
    buttons = [
        {
            "title": service_title(choice) or words.title(choice, plan.state.audience),
            "payload": f'/choose{{"choice": "{choice}"}}',
        }
        for choice in plan.choices
    ]
    if plan.question:
        dispatcher.utter_message(response=plan.question, buttons=buttons)
    else:
        dispatcher.utter_message(buttons=buttons)
