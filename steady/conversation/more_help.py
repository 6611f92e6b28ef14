"""Plans for the help a person asks for by name: people, words to send, their app, another country."""

from dataclasses import replace

from steady.conversation.choices import COUNTRY_CHOICES, PLATFORM_CHOICES, WORDS_CHOICES
from steady.conversation.plan import EVERYONE, FIRST_NEEDS, Plan
from steady.conversation.services import CALL, services_to_explain
from steady.conversation.state import State, Turn
from steady.conversation.words import Words


def plan_more_help(state: State, turn: Turn, words: Words) -> Plan | None:
    """The plan for a named kind of help, or None when the turn asks for advice."""
    choice = turn.choice or ""
    if choice == "talk_to_someone" or turn.situation == ("human_request",):
        return Plan(
            state,
            bubbles=("utter_human_request",),
            needs=(*FIRST_NEEDS[state.audience], *EVERYONE),
            limit=6,
            choices=("more_people", "what_happens", "not_in_uk"),
        )
    if choice == "more_people":
        needs = (*EVERYONE, "crisis", *FIRST_NEEDS[state.audience])
        return Plan(
            state,
            bubbles=("utter_more_people",),
            needs=needs,
            limit=6,
            choices=("what_happens", "not_in_uk"),
            skip_shown=True,
        )
    if choice == "words":
        return Plan(state, question="utter_words_question", choices=WORDS_CHOICES[state.audience])
    if choice.startswith("words_"):
        text = words.variant(f"utter_{choice}", state.audience)
        return Plan(state, bubbles=("utter_words_intro", text), choices=("words", "human_request"))
    if choice == "what_happens":
        services = services_to_explain(state)
        if not services:
            return Plan(state, bubbles=("utter_what_happens_unknown",), choices=("human_request",))
        return Plan(state, question="utter_ask_which_service", choices=services)
    if choice.startswith(CALL):
        others = tuple(service for service in services_to_explain(state) if service != choice)
        return Plan(
            state,
            bubbles=("utter_what_happens",),
            explain=choice.removeprefix(CALL),
            choices=(*others[:3], "human_request"),
        )
    if choice == "not_in_uk":
        return Plan(state, question="utter_ask_country", choices=COUNTRY_CHOICES)
    if choice in COUNTRY_CHOICES:
        needs = ("emergency", *FIRST_NEEDS[state.audience], "emotional_support")
        return Plan(state, bubbles=("utter_country_ok",), needs=needs, limit=4, choices=("human_request",))
    return _platform(state, turn, words)


def _platform(state: State, turn: Turn, words: Words) -> Plan | None:
    if turn.choice in PLATFORM_CHOICES:
        return Plan(state, bubbles=(f"utter_{turn.choice}",), choices=("remove_images", "human_request"))
    if state.asked == "platform" and turn.text and not turn.situation:
        named = turn.platforms or ("other",)
        bubbles = tuple(f"utter_platform_{name}" for name in named[:2])
        return Plan(replace(state, asked=None), bubbles=bubbles, choices=("remove_images", "human_request"))
    if turn.choice != "platform_report" and (
        turn.situation != ("platform_report",) or not state.told or turn.platforms
    ):
        return None  # advice answers it, after reassurance and the steps where those are due (R15)
    return Plan(replace(state, asked="platform"), question="utter_platform_report", choices=PLATFORM_CHOICES)
