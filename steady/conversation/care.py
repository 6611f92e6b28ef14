"""Crisis, and the care frame on the turns after it, for the person and for carers (R1-R6, R49-R56)."""

import re
from dataclasses import replace

from steady.conversation.advice import HELLO_AGAIN, NOTHING_NEW, advise, responses_for
from steady.conversation.plan import Plan
from steady.conversation.state import HARD_RISKS, State, Turn
from steady.conversation.topics import by_urgency
from steady.conversation.words import Words

CRISIS_NEEDS = ("emergency", "crisis")
CONCERN_NEEDS = ("emergency", "crisis", "emotional_support")
CLEARING_CHOICES = ("got_me_wrong", "safe_for_now", "not_thinking_of_it")
# Who goes while the care frame holds, or while "are you thinking of suicide?" is open, goes with people to call (R67).
LEAVING = {"goodbye": "utter_goodbye_crisis", "thanks": "utter_thanks_crisis"}
SAYS_SAFE = re.compile(
    r"\b(safe|fine|better|calmer?|not going to|not gonna|wont|won't|im ok|i'm ok|i am ok)\b"
)
NOT_TALKING = re.compile(r"\b(?:don'?t|dont|do not|cant|can'?t) (?:want to |wanna )?(?:talk|speak)\b")
CRISIS_BUBBLES = {
    ("self_harm", "self"): ("utter_crisis_self_harm", "utter_crisis_stay_safe", "utter_crisis_ways_on"),
    ("immediate_danger", "self"): (
        "utter_crisis_danger",
        "utter_crisis_danger_steps",
        "utter_crisis_danger_ways_on",
    ),
    ("self_harm", "other"): ("utter_crisis_other", "utter_crisis_other_steps", "utter_crisis_other_ways_on"),
    ("immediate_danger", "other"): (
        "utter_crisis_other",
        "utter_crisis_other_steps",
        "utter_crisis_other_ways_on",
    ),
}


def plan_care(before: State, state: State, turn: Turn, words: Words) -> Plan | None:
    """The plan while someone is or may be at risk; None once the risk is cleared and nothing is left to say of it."""
    if turn.risk in HARD_RISKS:
        return _crisis(state)
    if turn.choice in CLEARING_CHOICES or turn.intent == "correct_bot" or _says_safe(turn):
        return _cleared(state, turn, words)
    if state.risk == "concern":
        return _concern(before, state, turn, words)
    if state.in_crisis:
        return _after_crisis(state, turn, words)
    return None  # an offender's later turns are answered like anyone's


def _says_safe(turn: Turn) -> bool:
    """Whether the person says so in plain words; a guess of the model alone never ends the care (R56)."""
    return turn.intent == "feel_safe" and bool(SAYS_SAFE.search(turn.text.lower()))


def _crisis(state: State) -> Plan:
    acknowledge, stay_safe, ways_on = CRISIS_BUBBLES[(state.risk, state.risk_for)]
    state = replace(state, asked="crisis")
    return Plan(state, bubbles=(acknowledge, stay_safe), needs=CRISIS_NEEDS, limit=4, question=ways_on)


def _cleared(state: State, turn: Turn, words: Words) -> Plan:
    wrong = turn.choice in ("got_me_wrong", "not_thinking_of_it") or turn.intent == "correct_bot"
    opening = "utter_sorry_i_got_you_wrong" if wrong else "utter_glad_you_are_safe"
    calm = replace(state, risk="none", risk_for="self", asked=None)
    return advise(calm, turn, words, opening=opening)


def _concern(before: State, state: State, turn: Turn, words: Words) -> Plan:
    """A gentle check-in once; practical help is not held back by it."""
    other = state.risk_for == "other"
    if state.asked == "check_in" and turn.intent == "affirm":
        return _crisis(replace(state, risk="self_harm"))
    if state.asked == "check_in" and turn.intent == "deny":
        return _cleared(state, replace(turn, choice="not_thinking_of_it"), words)
    if state.asked == "check_in" and turn.intent in LEAVING and not turn.situation:
        return Plan(state, bubbles=(LEAVING[turn.intent],), needs=CONCERN_NEEDS, limit=4)
    if turn.choice == "struggling":
        calm = replace(state, risk="none", asked=None)
        plan = advise(calm, turn, words, opening="utter_struggling")
        return replace(plan, needs=CONCERN_NEEDS, limit=3)
    check_in = "utter_check_in_other" if other else "utter_check_in"
    if check_in not in before.told:
        # what only fills a turn, and asks what next, must not stand before this question
        practical = [
            name for name in advise(state, turn, words).bubbles if name not in (HELLO_AGAIN, NOTHING_NEW)
        ]
        told = (*state.told, check_in)
        return Plan(
            replace(state, asked="check_in", told=told),
            bubbles=tuple(practical[:2]),
            needs=CONCERN_NEEDS,
            limit=4,
            question=check_in,
        )
    if turn.risk == "concern":
        again = "utter_concern_again_other" if other else "utter_concern_again"
        plan = advise(state, turn, words, opening=again)
        return replace(plan, needs=CONCERN_NEEDS, limit=4)
    return advise(replace(state, risk="none", asked=None), turn, words)


def _after_crisis(state: State, turn: Turn, words: Words) -> Plan:
    """The care frame stays; what the person asks is answered, one thing at a time."""
    ways_on = CRISIS_BUBBLES[(state.risk, state.risk_for)][2]
    care = Plan(state, needs=CRISIS_NEEDS, limit=4, question=ways_on)
    if NOT_TALKING.search(turn.text.lower()):
        return replace(
            care, bubbles=("utter_care_other" if state.risk_for == "other" else "utter_care_not_talking",)
        )
    if turn.choice == "talk_to_someone" or "human_request" in turn.situation:
        return replace(
            care, bubbles=("utter_human_request",), needs=(*CRISIS_NEEDS, "emotional_support"), limit=5
        )
    if turn.intent == "goodbye":
        return replace(care, bubbles=(LEAVING["goodbye"],))
    practical = [
        response
        for name in by_urgency(turn.situation)
        for response in responses_for(name, state, words)
        if name != "self_blame"
    ]
    other = state.risk_for == "other"
    if practical:
        frame = "utter_care_other_practical" if other else "utter_care_practical"
        return replace(care, bubbles=(frame, practical[0]))
    return replace(care, bubbles=(_care_words(state, turn),))


def _care_words(state: State, turn: Turn) -> str:
    if state.risk_for == "other":
        return "utter_care_other"
    if state.risk == "immediate_danger":
        return "utter_care_danger"
    by_intent = {
        "affirm": "utter_care_ok",
        "thanks": LEAVING["thanks"],
        "deny": "utter_care_not_talking",
        "refuse": "utter_care_not_talking",
        "describe": "utter_care_scared",
    }
    return by_intent.get(turn.intent, "utter_care")
