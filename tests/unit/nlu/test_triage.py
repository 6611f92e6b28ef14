"""How rules and models are joined: rules first for people's safety, models where they are sure (design 3.1-3.4)."""

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from steady.nlu.audience.whose_age import Ages
from steady.nlu.labels import AUDIENCES, LEARNED_INTENTS, RISKS, SITUATIONS
from steady.nlu.model import FIRST_OPINION
from steady.nlu.ranking import rank_intents
from steady.nlu.triage import Learned, decide


@dataclass(frozen=True)
class Audience:
    audience: str | None = None
    guess: str | None = None
    confidence: float = 0.0
    age: int | None = None
    evidence: tuple[str, ...] = ()
    firm: bool = True
    ages: Ages = Ages()  # noqa: RUF009 (frozen)


@dataclass(frozen=True)
class Risk:
    level: str = "none"
    who: str = "self"
    confidence: float = 0.0
    evidence: tuple[str, ...] = ()
    denied: bool = False
    features: dict[str, float] = field(default_factory=dict)
    said_outright: bool = True
    beneath: str = "none"  # a lower level, said outright

    @property
    def outright(self) -> str:
        return self.level if self.said_outright else self.beneath


def learned(**likely: float) -> Learned:
    """Probabilities of 0.01 (any risk: 0.2) but for those given as `risk__self_harm=0.9`; all thresholds 0.5."""
    names = [f"audience:{a}" for a in AUDIENCES] + [f"guess:{a}" for a in AUDIENCES]
    names += [f"risk:{r}" for r in RISKS[1:]] + ["risk:any", "risk_for:other"]
    names += [f"situation:{s}" for s in SITUATIONS] + [f"intent:{i}" for i in LEARNED_INTENTS]
    probabilities: dict[str, Any] = dict.fromkeys(names, 0.01) | {"risk:any": 0.2}
    probabilities |= {name.replace("__", ":"): value for name, value in likely.items()}
    return Learned(probabilities, dict.fromkeys(names, 0.5))


@pytest.mark.parametrize("level", ["self_harm", "immediate_danger", "offender"])
def test_no_classifier_overturns_a_hard_risk_of_the_rules(level: str) -> None:
    triage = decide(Audience(), Risk(level, confidence=0.9), learned(intent__out_of_scope=0.99))
    assert triage.risk == level
    assert rank_intents(triage, learned(intent__out_of_scope=0.99))[0][1] == 1.0


@pytest.mark.parametrize("level", ["self_harm", "immediate_danger", "offender"])
def test_i_want_to_die_behind_a_practical_story_stands_though_the_classifier_sees_nothing(level: str) -> None:
    assert decide(Audience(), Risk(level, confidence=0.9), learned(risk__any=0.01)).risk == level


@pytest.mark.parametrize("level", ["self_harm", "immediate_danger", "offender"])
def test_a_mere_hint_becomes_a_gentle_check_in_where_the_classifier_sees_little_risk(level: str) -> None:
    hint = Risk(level, confidence=0.9, said_outright=False)
    assert decide(Audience(), hint, learned(risk__any=0.4, **{f"risk__{level}": 0.4})).risk == "concern"
    assert decide(Audience(), hint, learned(risk__any=0.6, **{f"risk__{level}": 0.6})).risk == level
    assert decide(Audience(), hint, None).risk == level


@pytest.mark.parametrize("said", ["self_harm", "concern"])
def test_what_was_said_outright_stands_beside_a_hint_of_something_more_urgent(said: str) -> None:
    """As in "there may be someone outside, and I want to die"."""
    risk = Risk("immediate_danger", confidence=0.9, said_outright=False, beneath=said)
    assert decide(Audience(), risk, learned(risk__any=0.01)).risk == said


def test_an_unclear_sign_is_left_alone_where_the_classifier_sees_next_to_no_risk() -> None:
    assert (
        decide(Audience(), Risk("concern", confidence=0.6, said_outright=False), learned(risk__any=0.02)).risk
        == "none"
    )
    assert (
        decide(Audience(), Risk("concern", confidence=0.6, said_outright=True), learned(risk__any=0.02)).risk
        == "concern"
    )


@pytest.mark.parametrize(("first", "risk"), [(0.5, "concern"), (0.05, "none")])
def test_a_hint_stands_though_the_second_opinion_is_calm_if_the_first_saw_something(
    first: float, risk: str
) -> None:
    """O1: "i gave my xbox to my brother and wrote him a letter. how do i stop him sending the video"."""
    opinions = learned(risk__any=0.1)
    opinions = replace(opinions, probabilities=opinions.probabilities | {FIRST_OPINION: first})
    assert decide(Audience(), Risk("self_harm", confidence=0.6, said_outright=False), opinions).risk == risk


def test_the_classifier_hears_a_cry_for_help_that_no_rule_knows() -> None:
    triage = decide(Audience(), Risk(), learned(risk__self_harm=0.8, risk__any=0.8))
    assert (triage.risk, triage.risk_for) == ("self_harm", "self")


def test_a_message_that_is_nothing_but_bye_is_judged_by_the_rules_alone() -> None:
    sure = learned(risk__self_harm=0.9, risk__any=0.95)
    assert decide(Audience(), Risk(), sure, farewell=True).risk == "none"
    assert decide(Audience(), Risk("self_harm", confidence=0.9), sure, farewell=True).risk == "self_harm"


def test_no_classifier_makes_an_offender_of_someone_who_tells_what_was_done_to_them() -> None:
    heard = {"risk__offender": 0.85, "risk__any": 0.9}
    assert decide(Audience(), Risk(), learned(**heard)).risk == "offender"
    assert decide(Audience(), Risk(), learned(**heard, situation__blocked_them=0.9)).risk == "none"
    assert decide(Audience(), Risk(), learned(risk__offender=0.6, risk__any=0.65)).risk == "none"
    asks = {"situation__threatened_more_images": 0.9, "risk__any": 0.99}
    assert decide(Audience(), Risk(), learned(risk__offender=0.9, **asks)).risk == "none"
    assert decide(Audience(), Risk(), learned(risk__offender=0.98, **asks)).risk == "offender"
    despair = learned(risk__offender=0.55, risk__any=1.0, risk__self_harm=0.6, situation__already_paid=0.9)
    assert decide(Audience(), Risk(), despair).risk == "self_harm"
    assert (
        decide(Audience(), Risk("offender", confidence=0.9), learned(situation__deadline=0.9)).risk
        == "offender"
    )


def test_a_hint_of_the_rules_makes_no_offender_of_a_victim() -> None:
    """They use the words of one who does it: "he's making her send more", "I got her to send one back"."""
    hint = Risk("offender", confidence=0.9, said_outright=False)
    assert decide(Audience(), hint, learned(risk__any=0.6)).risk == "concern"
    assert decide(Audience(), hint, learned(risk__any=0.3)).risk == "none"
    sounds_like_one = learned(risk__offender=0.7, risk__any=0.75)
    assert decide(Audience(), hint, sounds_like_one).risk == "offender"
    pressed = learned(risk__offender=0.7, risk__any=0.75, situation__threatened_money=0.9)
    assert decide(Audience(), hint, pressed).risk == "none"
    assert decide(Audience(), hint, None).risk == "offender"


def test_whoever_says_that_they_gave_their_own_pictures_is_no_offender_by_the_sound_of_it() -> None:
    gave = Risk(features={"own_pictures": 0.9})
    sounds_like_one = {"risk__offender": 0.9, "risk__any": 0.92}
    assert decide(Audience(), Risk(), learned(**sounds_like_one)).risk == "offender"
    assert decide(Audience(), gave, learned(**sounds_like_one)).risk == "none"
    assert decide(Audience(), gave, learned(risk__offender=0.98, risk__any=0.98)).risk == "offender"
    assert decide(Audience(), gave, learned(risk__offender=0.1, risk__any=0.9)).risk == "concern"
    posted = Risk("offender", confidence=0.9, said_outright=True, features={"own_pictures": 0.9})
    assert decide(Audience(), posted, learned()).risk == "offender"


def test_an_unclear_sign_of_risk_becomes_a_gentle_check_in() -> None:
    triage = decide(Audience(), Risk(), learned(risk__any=0.6, risk__self_harm=0.3))
    assert triage.risk == "concern"
    assert rank_intents(triage, learned())[0] == ("concern", 1.0)


def test_a_concern_of_the_rules_is_raised_by_a_sure_classifier_but_never_lowered() -> None:
    assert decide(Audience(), Risk("concern"), learned(risk__self_harm=0.9)).risk == "self_harm"
    assert decide(Audience(), Risk("concern"), learned()).risk == "concern"


def test_someone_who_says_they_are_not_suicidal_is_not_treated_as_if_they_were() -> None:
    assert decide(Audience(), Risk(denied=True), learned(risk__self_harm=0.8, risk__any=0.8)).risk == "none"


def test_a_parent_worried_about_their_child_gets_the_words_for_carers() -> None:
    triage = decide(Audience("parent"), Risk("self_harm", who="other"), learned())
    assert triage.risk_for == "other"
    assert rank_intents(triage, learned())[0] == ("crisis_other", 1.0)


def test_what_the_person_says_of_themselves_wins_over_the_classifier() -> None:
    triage = decide(Audience("young_person", age=15, confidence=0.98), Risk(), learned(audience__adult=0.99))
    assert (triage.audience, triage.age) == ("young_person", 15)


def test_a_child_speaks_unless_the_classifier_hears_a_carer_of_whom_an_age_without_i_is_said() -> None:
    rules = Audience("young_person", age=14, confidence=0.98, firm=False, ages=Ages((14,), (14,)))
    parent = decide(rules, Risk(), learned(audience__parent=0.8))
    assert (parent.audience, parent.age, parent.audience_stated) == ("parent", 14, False)
    assert decide(rules, Risk(), learned(audience__adult=0.99)).audience == "young_person"
    assert decide(rules, Risk(), learned(audience__parent=0.4)).audience == "young_person"


def test_whose_age_a_lone_number_is_follows_from_who_speaks() -> None:
    rules = Audience(ages=Ages(own=(52, 14), other=(14, 52)))
    assert decide(rules, Risk(), learned(audience__adult=0.9)).age == 52
    assert decide(rules, Risk(), learned(audience__parent=0.9)).age == 14
    unknown = decide(rules, Risk(), learned())
    assert (unknown.age, unknown.age_if_carer) == (None, 14)


def test_a_classifier_that_contradicts_a_hint_does_not_decide_who_speaks() -> None:
    triage = decide(Audience(guess="young_person"), Risk(), learned(audience__adult=0.95))
    assert (triage.audience, triage.audience_guess) == (None, "young_person")


def test_a_weak_sign_of_who_speaks_is_only_a_guess() -> None:
    triage = decide(Audience(), Risk(), learned(audience__parent=0.3, guess__parent=0.7))
    assert (triage.audience, triage.audience_guess) == (None, "parent")


def test_without_models_the_rules_decide_alone() -> None:
    triage = decide(Audience("adult"), Risk("immediate_danger", confidence=0.9), None)
    assert (triage.audience, triage.risk, triage.situation) == ("adult", "immediate_danger", [])
    assert rank_intents(triage, None)[0] == ("crisis_danger", 1.0)


def test_a_message_is_only_sent_away_when_the_classifier_is_sure() -> None:
    unsure = learned(intent__out_of_scope=0.45, intent__ask=0.4)
    sure = learned(intent__out_of_scope=0.9)
    assert rank_intents(decide(Audience(), Risk(), unsure), unsure)[0][0] == "ask"
    assert rank_intents(decide(Audience(), Risk(), sure), sure)[0][0] == "out_of_scope"


def test_an_answer_to_steady_is_not_sent_away_unless_another_subject_is_clearer() -> None:
    plumber = learned(intent__out_of_scope=0.6, intent__say_who=0.9)
    homework = learned(intent__out_of_scope=0.9, intent__say_who=0.6)
    assert rank_intents(decide(Audience(), Risk(), plumber), plumber)[0][0] == "say_who"
    assert rank_intents(decide(Audience(), Risk(), homework), homework)[0][0] == "out_of_scope"


def test_a_message_with_a_known_situation_is_never_sent_away() -> None:
    seen = learned(intent__out_of_scope=0.9, situation__threatened_money=0.9)
    assert rank_intents(decide(Audience(), Risk(), seen), seen)[0][0] not in {
        "out_of_scope",
        "abuse",
        "nonsense",
    }


def test_another_language_gets_its_own_answer() -> None:
    triage = decide(Audience(), Risk(), learned(), language="pl")
    assert rank_intents(triage, learned())[0] == ("other_language", 1.0)


def test_only_what_was_said_fills_slots() -> None:
    assert decide(Audience(), Risk(), learned()).slots() == {}
    assert decide(Audience(), Risk("concern"), learned()).slots() == {}
    assert decide(Audience(), Risk(), learned(audience__adult=0.9)).slots() == {}
    triage = decide(Audience("young_person", age=14), Risk("self_harm"), learned(), "es", "GB", "GB-SCT")
    assert triage.slots() == {
        "audience": "young_person",
        "age": 14,
        "country": "GB",
        "region": "GB-SCT",
        "risk": "self_harm",
        "risk_for": "self",
        "language": "es",
    }


def test_a_hint_gives_way_to_a_sure_classifier_and_a_childs_hint_only_to_a_surer_one() -> None:
    assert (
        decide(Audience(guess="adult"), Risk(), learned(audience__young_person=0.85)).audience
        == "young_person"
    )
    assert decide(Audience(guess="young_person"), Risk(), learned(audience__adult=0.98)).audience == "adult"


def test_i_am_in_an_aside_gives_way_to_a_very_sure_classifier_but_never_a_child_who_says_so() -> None:
    nurse = Audience("professional", confidence=0.9)
    assert decide(nurse, Risk(), learned(audience__adult=0.99)).audience == "adult"
    assert decide(nurse, Risk(), learned(audience__adult=0.9)).audience == "professional"
    child = Audience("young_person", confidence=0.9)
    assert decide(child, Risk(), learned(audience__adult=0.99)).audience == "young_person"


def test_a_subject_beside_the_point_outweighs_a_fact_seen_less_clearly() -> None:
    def first(fact: float) -> str:
        seen = learned(intent__out_of_scope=0.9, situation__platform_report=fact)
        return rank_intents(decide(Audience(), Risk(), seen), seen)[0][0]

    assert first(0.6) == "out_of_scope"
    assert first(0.95) != "out_of_scope"


def test_a_victim_of_a_real_recording_is_not_told_that_it_was_a_mass_email() -> None:
    def situation(**likely: float) -> list[str]:
        return decide(Audience(), Risk(), learned(**likely)).situation

    both = {"situation__threatened_money": 0.9}
    assert situation(**both, situation__scam_email=0.7) == ["threatened_money"]
    assert situation(**both, situation__scam_email=0.9) == ["threatened_money", "scam_email"]
    assert situation(situation__scam_email=0.6) == ["scam_email"]


def test_in_another_language_or_of_a_mere_place_the_classifier_claims_no_audience() -> None:
    """It took "je suis une fille de 15 ans" for a parent's message (R6)."""
    sure = learned(audience__parent=0.99)
    assert decide(Audience(), Risk(), sure, language="fr").audience is None
    assert decide(Audience(), Risk(), sure).audience == "parent"
    assert decide(Audience(), Risk(), sure, only_a_place=True).audience is None
    said = Audience("young_person", confidence=0.98)
    assert decide(said, Risk(), sure, language="fr").audience == "young_person"


def test_a_young_sound_keeps_an_adult_no_child_whose_only_age_is_grown() -> None:
    """As in "I still live with my mum and dad at 26"; without the age, it takes more to make them one."""
    likely = learned(audience__adult=0.9)
    sounds_young = Audience(guess="young_person", confidence=0.55, ages=Ages(own=(26,)))
    assert decide(sounds_young, Risk(), likely).audience == "adult"
    for ages in (Ages(), Ages(own=(26, 15))):
        told = Audience(guess="young_person", confidence=0.55, ages=ages)
        assert decide(told, Risk(), likely).audience is None
