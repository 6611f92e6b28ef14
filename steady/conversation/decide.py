"""Decides one turn (R5, R66, R77): crisis and care first, then named help, then advice."""

from collections.abc import Iterable
from dataclasses import replace

from steady.conversation.advice import advise
from steady.conversation.care import plan_care
from steady.conversation.more_help import plan_more_help
from steady.conversation.plan import EVERYONE, FIRST_NEEDS, MOST_TRIES, Plan
from steady.conversation.state import State, Turn, update
from steady.conversation.words import Words

FAREWELLS = {"goodbye": "utter_goodbye", "thanks": "utter_thanks"}
MISUNDERSTOOD = {
    "out_of_scope": "utter_out_of_scope",
    "abuse": "utter_abuse",
    "nonsense": "utter_misunderstood",
}


def plan_turn(state: State, turn: Turn, words: Words, earlier: Iterable[Turn] = ()) -> Plan:
    """Decides one turn. `state` is before the turn; the plan carries the state after it."""
    after = update(state, turn, earlier)
    plan = _decide(state, after, turn, words)
    misses = after.misses + 1 if turn.intent in MISUNDERSTOOD else 0
    told = tuple(dict.fromkeys((*plan.state.told, *plan.bubbles)))
    return replace(plan, state=replace(plan.state, misses=misses, told=told))


def _decide(before: State, state: State, turn: Turn, words: Words) -> Plan:
    if turn.risk != "none" or state.risk != "none":
        plan = plan_care(before, state, turn, words)
        if plan is not None:
            return plan
        state = replace(state, risk="none", risk_for="self")
    if turn.intent in MISUNDERSTOOD and not turn.situation:
        return _misunderstood(state, turn)
    if turn.choice is not None or turn.situation or state.asked == "platform":
        plan = plan_more_help(state, turn, words)
        if plan is not None:
            return plan
    if state.asked and turn.intent in ("affirm", "deny"):
        return _answer_to_question(state, turn, words)
    if turn.intent == "refuse" or turn.choice == "iam_private":
        plan = advise(replace(state, private=True), turn, words, opening="utter_private_ok")
        return replace(plan, needs=FIRST_NEEDS[state.audience], limit=3)
    if turn.intent == "greet" and not state.told and state.audience is None and not turn.situation:
        return Plan(replace(state, asked="audience"), bubbles=("utter_hello",), question="utter_ask_audience")
    if turn.intent in FAREWELLS and not turn.situation:
        return Plan(replace(state, asked=None), bubbles=(FAREWELLS[turn.intent],))
    if turn.intent == "correct_bot":
        return _corrected(state, turn, words)
    return advise(state, turn, words)


def _misunderstood(state: State, turn: Turn) -> Plan:
    """Two misunderstandings in a row end with people to talk to, never in a loop (R66, R77)."""
    if state.misses + 1 >= MOST_TRIES:
        return Plan(
            state, bubbles=("utter_misunderstood_twice",), needs=EVERYONE, limit=6, choices=("more_people",)
        )
    choices = ("threatened_money", "images_shared", "scam_email", "human_request")
    return Plan(state, bubbles=(MISUNDERSTOOD[turn.intent],), choices=choices)


def _answer_to_question(state: State, turn: Turn, words: Words) -> Plan:
    asked = state.asked or ""
    if turn.intent == "affirm" and asked.startswith("confirm_"):
        return advise(replace(state, audience=asked.removeprefix("confirm_"), asked=None), turn, words)
    if turn.intent == "deny" and asked.startswith("confirm_"):
        return Plan(replace(state, asked="audience"), question="utter_ask_audience")
    return advise(replace(state, asked=None), turn, words)


def _corrected(state: State, turn: Turn, words: Words) -> Plan:
    if turn.audience or turn.situation or turn.tells_an_age:
        return advise(state, turn, words, opening="utter_got_you_wrong")
    state = replace(state, asked="audience")
    return Plan(state, bubbles=("utter_got_you_wrong",), question="utter_ask_audience")
