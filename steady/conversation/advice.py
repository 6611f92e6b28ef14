"""Advice: reassurance, the urgent steps, an answer to everything said, and one question (R8-R18, R65).

At most three bubbles, most urgent first: stop the harm, then repair, then prevention.
"""

from dataclasses import replace

from steady.conversation.choices import PLATFORM_CHOICES
from steady.conversation.plan import FIRST_NEEDS, MOST_BUBBLES, MOST_CHOICES, MOST_TRIES, Plan
from steady.conversation.state import State, Turn
from steady.conversation.topics import TOPICS, by_urgency
from steady.conversation.words import Words

ASKED_AUDIENCE = "asked_audience_"
NEXT_CHOICES: dict[str | None, tuple[str, ...]] = {
    "young_person": ("remove_images", "words", "where_to_report", "platform_report", "what_happens"),
    "adult": ("where_to_report", "remove_images", "words", "platform_report", "what_happens"),
    "parent": (
        "parent_talk",
        "remove_images",
        "where_to_report",
        "words",
        "parent_confiscate",
        "what_happens",
    ),
    "professional": ("professional_duty", "remove_images", "words", "evidence_how", "where_to_report"),
    None: ("remove_images", "where_to_report", "words", "platform_report", "what_happens"),
}
HELLO_AGAIN = "utter_hello_again"
NOTHING_NEW = "utter_nothing_new"
OPENING_CHOICES = (
    "threatened_money",
    "threatened_more_images",
    "images_shared",
    "already_paid",
    "human_request",
)
OPENING_CHOICES_PROFESSIONAL = (
    "professional_duty",
    "evidence_how",
    "remove_images",
    "words",
    "human_request",
)


def advise(state: State, turn: Turn, words: Words, opening: str | None = None) -> Plan:
    """Reassurance, the urgent steps, and an answer to everything new, most urgent first."""
    answers = _answers(state, turn, words)
    room_for_answers = 1 if state.audience else 0  # beside reassurance, steps and a question
    introduction = _introduction(state, words, brief=bool(opening) or len(answers) > room_for_answers)
    bubbles = [*([opening] if opening else []), *introduction, *answers]
    if not bubbles:
        bubbles = [HELLO_AGAIN if turn.intent == "greet" else NOTHING_NEW]
        return with_next_choices(Plan(state, bubbles=tuple(bubbles)), words)
    if introduction:
        state = replace(state, told=(*state.told, *_introductions(state, words)))
    shown = bubbles[:MOST_BUBBLES]
    plan = Plan(
        state,
        bubbles=tuple(shown),
        needs=_needs(state, turn, bool(introduction)),
        limit=3 if introduction else 2,
    )
    if "utter_platform_report" in shown:  # it asks which app, so its choices are the apps
        return replace(plan, state=replace(state, asked="platform"), choices=PLATFORM_CHOICES)
    return _with_question(plan, turn, words, room=MOST_BUBBLES - len(shown))


def _introductions(state: State, words: Words) -> tuple[str, ...]:
    """The ways to open for this audience; one of them is said once."""
    return tuple(words.variant(f"utter_{name}", *_endings(state)) for name in ("reassure", "steps", "first"))


def _introduction(state: State, words: Words, brief: bool) -> list[str]:
    """Reassurance and the urgent steps, once for each audience; in one bubble when there is much to answer."""
    reassure, steps, first = _introductions(state, words)
    if {steps, first} & set(state.told):
        return []
    if "scam_email" in state.situation:
        return [] if reassure in state.told else [reassure]
    if brief:
        return [first]
    reassured = any(name.startswith("utter_reassure") for name in state.told)
    return [steps] if reassured else [reassure, steps]


def _endings(state: State) -> tuple[str | None, ...]:
    if state.is_under_13:
        return ("under_13", "young_person")
    if state.speaks_for_adult_child:
        return ("adult_child", "parent")
    return (state.audience,)


def _answers(state: State, turn: Turn, words: Words) -> list[str]:
    """Responses for what this turn asks or says, then for facts said before and not yet answered."""
    now = by_urgency(turn.situation)
    waiting = [name for name in by_urgency(state.situation) if name not in now]
    answers: list[str] = []
    for name in now + waiting:
        for response in responses_for(name, state, words, turn.platforms if name in now else ()):
            repeated_question = name in now and not TOPICS[name].fact
            if response not in state.told or repeated_question:
                answers.append(response)
    return answers


def responses_for(name: str, state: State, words: Words, platforms: tuple[str, ...] = ()) -> list[str]:
    """The responses that answer one topic for this person, who may have named apps."""
    if name == "platform_report" and platforms:
        return [f"utter_platform_{platform}" for platform in platforms[:2]]
    if name == "where_to_report" and state.country != "GB":
        return ["utter_where_to_report_abroad"]
    responses = [words.variant(f"utter_{name}", *_endings(state))]
    follow_ups = {
        "scam_email": "utter_scam_email_password",
        "parent_talk": "utter_parent_talk_more",
        "confidential": "utter_confidential_people",
    }
    if name in follow_ups:
        responses.append(follow_ups[name])
    return responses


def _needs(state: State, turn: Turn, new_audience: bool) -> tuple[str, ...]:
    """Needs of this turn's topics first, then of facts known before, then those of the audience."""
    topics = by_urgency(turn.situation) + [
        name for name in by_urgency(state.situation) if name not in turn.situation
    ]
    if not new_audience:
        topics = by_urgency(turn.situation)
    wanted = [need for name in topics for need in _fitting(TOPICS[name].needs, state)]
    if new_audience:
        wanted += FIRST_NEEDS["adult" if state.speaks_for_adult_child else state.audience]
    return tuple(dict.fromkeys(wanted))


def _fitting(needs: tuple[str, ...], state: State) -> tuple[str, ...]:
    """An adult's own case does not go to the services for abuse of children (R11, R12)."""
    if state.audience == "adult" or state.speaks_for_adult_child:
        return tuple(need for need in needs if need != "report_child_abuse")
    if state.audience is None:
        return needs
    return tuple(need for need in needs if not (need == "report_crime" and "report_child_abuse" in needs))


def _with_question(plan: Plan, turn: Turn, words: Words, room: int) -> Plan:
    """Adds one question: who are you, is my guess right, what happened, or what next."""
    state = plan.state
    times_asked = sum(name.startswith(ASKED_AUDIENCE) for name in state.told)
    if state.audience is None and not state.private and times_asked < MOST_TRIES:
        question = f"utter_confirm_{turn.guess}" if turn.guess else "utter_ask_audience"
        asked = f"confirm_{turn.guess}" if turn.guess else "audience"
        kept = plan.bubbles if room else plan.bubbles[: MOST_BUBBLES - 1]
        state = replace(state, told=(*state.told, f"{ASKED_AUDIENCE}{times_asked + 1}"), asked=asked)
        return replace(plan, state=state, bubbles=kept, question=question)
    if not state.situation and room:
        professional = state.audience == "professional"
        return replace(
            plan,
            state=replace(state, asked="what_happened"),
            question=words.variant("utter_ask_what_happened", state.audience),
            choices=OPENING_CHOICES_PROFESSIONAL if professional else OPENING_CHOICES,
        )
    return with_next_choices(plan, words, question=bool(room))


def with_next_choices(plan: Plan, words: Words, question: bool = False) -> Plan:
    """Offers what is still waiting and the usual next steps; a real person is always the last choice (R54)."""
    state = plan.state
    told = {*state.told, *plan.bubbles}
    waiting = [
        name
        for name in by_urgency(state.situation)
        if not told.issuperset(responses_for(name, state, words)) and f"utter_choice_{name}" in words
    ]
    usual = [
        name
        for name in NEXT_CHOICES[state.audience]
        if name not in TOPICS or not told.issuperset(responses_for(name, state, words))
    ]
    chosen = tuple(dict.fromkeys(waiting + usual))[: MOST_CHOICES - 1]
    return replace(
        plan,
        state=replace(state, asked=None),
        question=words.variant("utter_next", state.audience) if question else None,
        choices=(*chosen, "human_request"),
    )
