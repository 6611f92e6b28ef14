"""The plan of a turn, on plain values: what each situation changes, and what may never be said to whom."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import yaml

from steady.conversation.advice import responses_for
from steady.conversation.choices import CHOICES, COUNTRY_CHOICES, PLATFORM_CHOICES, WORDS_CHOICES
from steady.conversation.decide import plan_turn
from steady.conversation.lint import problems, tells_to_handle_an_image
from steady.conversation.people import cards_for
from steady.conversation.plan import MOST_BUBBLES, Plan
from steady.conversation.state import State, Turn
from steady.conversation.topics import TOPICS
from steady.conversation.words import DOMAIN_FILE, load_words

WORDS = load_words()
AUDIENCES = (None, "young_person", "adult", "parent", "professional")
AGES = {
    None: (None,),
    "young_person": (None, 11, 16),
    "adult": (None, 30),
    "parent": (None, 14, 25),
    "professional": (None, 13),
}
INTENTS = (
    "describe",
    "ask",
    "say_who",
    "refuse",
    "greet",
    "goodbye",
    "thanks",
    "affirm",
    "deny",
    "correct_bot",
    "feel_safe",
    "next_steps",
    "out_of_scope",
    "abuse",
    "nonsense",
)
CHANNEL_WORDS = (
    "utter_fallback_",
    "utter_choice_",
    "utter_notice_",
    "utter_clear_",
    "utter_why_",
    "utter_kept_",
)
MONDAY_NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NIGHT = datetime(2026, 11, 22, 2, tzinfo=UTC)


def talk(*turns: Turn, state: State | None = None) -> Plan:
    """The plan of the last of several turns."""
    state, past, plan = state or State(), [], None
    for turn in turns:
        plan = plan_turn(state, turn, WORDS, past)
        past.append(turn)
        state = plan.state
    assert plan is not None
    return plan


def said(plan: Plan) -> tuple[str, ...]:
    """All response names of a plan in order."""
    return (*plan.bubbles, *([plan.question] if plan.question else []))


def choose(choice: str) -> Turn:
    """What the tracker holds after a choice was tapped."""
    message = {"intent": {"name": "choose"}, "entities": [{"entity": "choice", "value": choice}]}
    return Turn.from_message(message)


def every_plan():
    """Plans for every audience, age, risk, pair of situations, intent and choice, on first and later turns."""
    for audience in AUDIENCES:
        for age in AGES[audience]:
            who = Turn(intent="say_who", audience=audience, age=age)
            for first, second in itertools.combinations(TOPICS, 2):
                yield audience, talk(replace(who, situation=(first, second)))
                yield audience, talk(who, Turn(situation=(first,)), Turn(situation=(second,)))
            for intent in INTENTS:
                for risk, other in itertools.product(
                    ("none", "concern", "self_harm", "immediate_danger"), ("self", "other")
                ):
                    state = State(audience=audience, age=age, risk=risk, risk_for=other)
                    yield audience, talk(Turn(intent=intent), state=state)
                    yield audience, talk(Turn(intent=intent), Turn(intent=intent), state=state)
                    yield (
                        audience,
                        talk(Turn(risk=risk, risk_for=other), Turn(risk=risk, risk_for=other), state=state),
                    )
                    yield audience, talk(Turn(intent=intent, situation=("should_i_pay",)), state=state)
                    yield (
                        audience,
                        talk(Turn(risk=risk, risk_for=other, intent=intent), state=State(audience=audience)),
                    )
            for choice in (*CHOICES, *TOPICS, *PLATFORM_CHOICES, *itertools.chain(*WORDS_CHOICES.values())):
                yield audience, talk(choose(choice), state=State(audience=audience, age=age))
                yield audience, talk(choose(choice), state=State(audience=audience, risk="self_harm"))
                yield (
                    audience,
                    talk(Turn(intent="ask", situation=("platform_report",), text="on insta and snap")),
                )
                yield (
                    audience,
                    talk(choose(choice), state=State(audience=audience, risk="concern", asked="check_in")),
                )


PLANS = list(every_plan())


def test_words_pass_the_domain_linter():
    """Length, reading age (R70), emergency numbers, R13 wording, no forms: the linter finds nothing."""
    with open(DOMAIN_FILE, encoding="utf-8") as file:
        assert list(problems(yaml.safe_load(file))) == []


def test_no_turn_is_empty_or_longer_than_three_bubbles():
    for _, plan in PLANS:
        assert said(plan) or plan.choices, plan
        assert len(said(plan)) <= MOST_BUBBLES, plan


def test_every_response_of_every_plan_is_written():
    missing = {name for _, plan in PLANS for name in said(plan) if name not in WORDS}
    assert missing == set()


def test_no_reply_to_a_child_parent_or_professional_tells_them_to_handle_the_image():
    """R13, on every reachable reply."""
    checked = 0
    for audience, plan in PLANS:
        if plan.state.audience == "adult" or audience == "adult":
            continue
        for name in said(plan):
            text = WORDS.text(name)
            if name.startswith(("utter_words_", "utter_platform_", "utter_whats_", "utter_scam_")):
                continue
            assert tells_to_handle_an_image(text) is None or name in (
                "utter_out_of_scope",
                "utter_misunderstood",
            ), name
            checked += 1
    assert checked > 1000


def test_adult_words_about_screenshots_of_the_image_are_never_said_to_others():
    """R13: only an adult is told to screenshot where an image is."""
    adult_only = {
        name for name in WORDS.names() if "screenshot" in WORDS.text(name).lower() and name.endswith("_adult")
    }
    assert adult_only
    for audience, plan in PLANS:
        if audience not in (None, "adult") and plan.state.audience == audience:
            assert not adult_only & set(said(plan)), (audience, plan)


def test_every_written_response_can_be_reached():
    """No dead words: each response belongs to a plan, a rule, a channel's fallback or a choice's title."""
    rules = (DOMAIN_FILE.parent / "data" / "rules").glob("*.yml")
    ruled = {
        step["action"]
        for file in rules
        for rule in yaml.safe_load(file.read_text())["rules"]
        for step in rule["steps"]
        if "action" in step
    }
    planned = {name for _, plan in PLANS for name in said(plan)}
    topics = {
        name
        for topic in TOPICS
        for audience in AUDIENCES
        for age in AGES[audience]
        for country in ("GB", "IE")
        for name in responses_for(topic, State(audience=audience, age=age, country=country), WORDS)
    }
    apart = {name for name in WORDS.names() if name.startswith(CHANNEL_WORDS)}
    apart |= {
        "utter_restart",
        "utter_what_happens",
        "utter_ask_which_service",
        "utter_no_more_people",
        "utter_reply_with_number",
        "utter_choose",
    }
    apart |= {f"utter_confirm_{audience}" for audience in AUDIENCES if audience}
    unreachable = set(WORDS.names()) - ruled - planned - topics - apart
    assert unreachable == set()


@pytest.mark.parametrize("audience", AUDIENCES[1:])
@pytest.mark.parametrize("situation", sorted(TOPICS))
def test_every_situation_changes_the_advice(situation, audience):
    """Each value of the vocabulary gets an answer of its own in the turn in which it is said."""
    known = talk(Turn(intent="say_who", audience=audience)).state
    plain = said(talk(Turn(), state=known))
    told = talk(Turn(situation=(situation,)), state=known)
    assert said(told) != plain


@pytest.mark.parametrize("audience", AUDIENCES)
def test_first_answer_says_it_is_not_their_fault_and_shows_people(audience):
    """R15, R8-R10: on every path the first reply reassures, gives the steps and at least one helpline."""
    plan = talk(Turn(audience=audience, situation=("threatened_money",)))
    words = " ".join(WORDS.text(name) for name in said(plan)).lower()
    assert "fault" in words
    assert "don't pay" in words or "no one pays" in words or "no one should pay" in words
    assert "delete" in words
    assert cards_for(plan.state, plan.needs, plan.limit, NIGHT)


def test_life_comes_before_money_and_pictures_and_nothing_said_is_lost():
    """R1, R5: paid, shared and suicidal in one message."""
    crisis = talk(Turn(risk="self_harm", situation=("already_paid", "images_shared")))
    assert said(crisis)[0] == "utter_crisis_self_harm"
    later = talk(choose("safe_for_now"), choose("iam_adult"), state=crisis.state)
    assert {"already_paid", "images_shared"} <= set(later.state.situation)
    assert {"utter_images_shared_adult", "utter_already_paid"} <= set(later.state.told)


@pytest.mark.parametrize(
    "follow_up", ["affirm", "describe", "next_steps", "deny", "refuse", "thanks", "goodbye"]
)
@pytest.mark.parametrize("who", ["self", "other"])
def test_care_frame_survives_the_turns_after_a_crisis(follow_up, who):
    """R56: ok, I'm scared, what should I do, I don't want to talk."""
    crisis = talk(
        Turn(risk="self_harm", risk_for=who, audience="parent" if who == "other" else "young_person")
    )
    later = talk(Turn(intent=follow_up), Turn(intent=follow_up), state=crisis.state)
    assert later.state.risk == "self_harm"
    ids = {card["id"] for card in cards_for(later.state, later.needs, later.limit, NIGHT)}
    assert "emergency_999" in ids and len(ids) >= 2
    assert any(
        name.startswith(("utter_care", "utter_goodbye_crisis", "utter_thanks_crisis"))
        for name in later.bubbles
    )


def test_a_carer_is_never_told_to_stay_safe_as_if_they_were_at_risk():
    """R56: words for the carer."""
    plan = talk(Turn(audience="parent", age=15, risk="self_harm", risk_for="other"))
    assert "utter_crisis_stay_safe" not in said(plan)
    assert "utter_crisis_other_steps" in said(plan)


@pytest.mark.parametrize("way_back", ["got_me_wrong", "safe_for_now", "not_thinking_of_it"])
def test_you_got_me_wrong_leads_back_to_practical_help(way_back):
    """R2."""
    crisis = talk(Turn(risk="self_harm", audience="adult", situation=("already_paid",)))
    back = talk(choose(way_back), state=crisis.state)
    assert back.state.risk == "none"
    assert "utter_already_paid" in said(back)


def test_an_ambiguous_message_is_checked_once_gently_and_help_goes_on():
    first = talk(Turn(audience="young_person", risk="concern", situation=("images_shared",)))
    assert first.question == "utter_check_in"
    assert any(name.startswith(("utter_first", "utter_steps")) for name in first.bubbles)
    again = talk(Turn(risk="concern"), state=first.state)
    assert "utter_check_in" not in said(again)
    assert "utter_concern_again" in said(again)


def test_yes_to_the_check_in_is_a_crisis():
    first = talk(Turn(audience="young_person", risk="concern"))
    assert "utter_crisis_self_harm" in said(talk(Turn(intent="affirm"), state=first.state))
    assert "utter_crisis_self_harm" in said(talk(choose("thinking_of_suicide"), state=first.state))


@pytest.mark.parametrize("intent", ["goodbye", "thanks"])
def test_who_leaves_the_check_in_open_goes_with_people_to_call(intent):
    """R67: nobody asked about suicide is sent off with "what next?"."""
    asked = talk(Turn(audience="young_person", risk="concern", situation=("threatened_money",)))
    plan = talk(Turn(intent=intent), state=asked.state)
    assert said(plan) == (f"utter_{intent}_crisis",)
    assert "crisis" in plan.needs and plan.state.risk == "concern"


def test_a_guess_is_confirmed_before_it_is_used():
    """R35: child-safe until confirmed."""
    first = talk(Turn(guess="adult", situation=("images_shared",)))
    assert first.question == "utter_confirm_adult"
    assert first.state.audience is None
    assert talk(Turn(intent="affirm"), state=first.state).state.audience == "adult"
    assert talk(Turn(intent="deny"), state=first.state).question == "utter_ask_audience"


def test_a_refusal_to_say_who_is_respected():
    """R35: help for anyone, and the question is not asked again."""
    plan = talk(Turn(situation=("threatened_money",)), Turn(intent="refuse"), Turn(situation=("doxxed",)))
    assert plan.state.private
    assert plan.question not in ("utter_ask_audience", "utter_confirm_young_person")


def test_who_are_you_is_asked_at_most_twice():
    """R77."""
    plans = [
        talk(*[Turn(situation=(name,)) for name in ("doxxed", "deadline", "ai_fake", "known_person")][:n])
        for n in (1, 2, 3, 4)
    ]
    assert [plan.question == "utter_ask_audience" for plan in plans] == [True, True, False, False]


def test_two_misunderstandings_end_with_people_to_talk_to():
    """R77, R66."""
    plan = talk(Turn(intent="nonsense"), Turn(intent="out_of_scope"))
    assert plan.bubbles == ("utter_misunderstood_twice",)
    assert len(cards_for(plan.state, plan.needs, plan.limit, NIGHT)) >= 3


def test_an_understood_turn_between_forgives_the_first_miss():
    plan = talk(Turn(intent="nonsense"), Turn(situation=("doxxed",)), Turn(intent="nonsense"))
    assert plan.bubbles == ("utter_misunderstood",)


def test_actually_i_am_19_changes_the_advice():
    """The latest clear statement wins."""
    plan = talk(
        Turn(audience="young_person", age=15, situation=("images_shared",)), Turn(audience="adult", age=19)
    )
    assert plan.state.audience == "adult" and plan.state.age == 19
    assert any(name.endswith("_adult") for name in plan.bubbles)


def test_a_parent_of_a_grown_up_is_not_sent_to_childrens_services():
    """R12."""
    plan = talk(Turn(audience="parent", age=24, situation=("threatened_money",)))
    ids = {card["id"] for card in cards_for(plan.state, plan.needs, 6, MONDAY_NOON)}
    assert not ids & {"childline", "ceop", "report_remove"}
    assert "utter_steps_adult_child" in plan.bubbles


def test_who_corrects_an_age_is_not_asked_again_who_they_are():
    corrected = Turn(intent="correct_bot", text="he's 25, not a kid", age_if_carer=25)
    plan = talk(choose("iam_parent"), corrected)
    assert plan.state.age == 25 and "utter_first_adult_child" in said(plan)
    assert plan.question != "utter_ask_audience"
    assert talk(choose("iam_under_18"), corrected).state.age is None


def test_an_age_said_before_it_is_known_that_a_carer_speaks_is_carried_over():
    shes_14 = Turn(text="she's 14", age_if_carer=14)
    assert talk(shes_14, choose("iam_parent")).state.age == 14
    assert talk(shes_14, choose("iam_adult")).state.age is None


def test_a_childs_known_age_stands_against_that_of_somebody_else():
    plan = talk(Turn(audience="parent", age=14), Turn(text="he's 24", age_if_carer=24))
    assert plan.state.age == 14


def test_a_child_of_eleven_gets_words_of_their_own():
    """O17."""
    assert "utter_steps_under_13" in talk(Turn(audience="young_person", age=11)).bubbles


def test_a_webcam_scam_email_is_not_told_to_keep_everything():
    """The one case in which deleting is right: forward it, then delete it."""
    plan = talk(Turn(audience="adult", situation=("scam_email",)))
    assert "utter_scam_email" in plan.bubbles
    assert not any(name.startswith(("utter_steps", "utter_first")) for name in plan.bubbles)


def test_a_real_person_is_always_within_reach():
    """R54: unless a crisis or a question with its own choices is on screen, the last choice is a real person."""
    for _, plan in PLANS:
        if (
            plan.choices
            and "utter_platform_report" not in said(plan)
            and plan.question
            not in (
                "utter_platform_report",
                "utter_ask_country",
                "utter_words_question",
            )
        ):
            assert {"human_request", "more_people", "not_in_uk", "talk_to_someone"} & set(plan.choices), plan


def test_country_is_asked_and_changes_the_people():
    plan = talk(Turn(audience="young_person"), choose("not_in_uk"), choose("country_us"))
    assert plan.state.country == "US"
    assert "us_988" not in {card["id"] for card in cards_for(State(), plan.needs, 6, NIGHT)}
    assert any(card["id"].startswith("us_") for card in cards_for(plan.state, plan.needs, 6, NIGHT))
    assert set(COUNTRY_CHOICES) <= set(CHOICES)


def test_facts_of_a_failed_turn_are_found_again_in_the_events():
    """Nothing already said is lost when the action server was down for a turn."""
    plan = plan_turn(
        State(audience="adult"), Turn(intent="next_steps"), WORDS, earlier=[Turn(situation=("already_paid",))]
    )
    assert "already_paid" in plan.state.situation
    assert "utter_already_paid" in plan.bubbles


def test_slots_go_out_and_come_back_unchanged():
    state = State(
        "parent", 14, "concern", "other", ("doxxed",), "IE", None, "en", ("utter_x",), "check_in", 1, True
    )
    assert State.from_slots(state.to_slots()) == state
    assert State.from_slots({"age": "odd", "risk": None}) == State()


def test_someone_worried_about_themselves_who_names_a_childs_age_is_sent_to_the_line_for_it():
    cards = cards_for(State(risk="offender", age=12), ("offender_help",), 2, MONDAY_NOON)
    assert "stop_it_now" in {card["id"] for card in cards}
