"""Which intent risk and language dictate."""

import pytest

from steady.nlu.labels import HARD_RISKS, RISK_URGENCY, RISKS, SITUATIONS, decided_intent


def test_the_situation_vocabulary_has_no_doubles() -> None:
    assert len(SITUATIONS) == len(set(SITUATIONS)) == 28


def test_every_risk_has_a_place_in_the_order_of_urgency() -> None:
    assert sorted(RISK_URGENCY) == sorted(RISKS)
    assert set(RISKS) > HARD_RISKS


@pytest.mark.parametrize(
    ("risk", "risk_for", "language", "intent"),
    [
        ("self_harm", "self", "en", "crisis_self_harm"),
        ("immediate_danger", "self", "en", "crisis_danger"),
        ("self_harm", "other", "en", "crisis_other"),
        ("immediate_danger", "other", "en", "crisis_other"),
        ("offender", "self", "en", "offender"),
        ("concern", "self", "en", "concern"),
        ("none", "self", "pl", "other_language"),
        ("none", "self", "en", None),
    ],
)
def test_risk_and_language_dictate_the_intent(
    risk: str, risk_for: str, language: str, intent: str | None
) -> None:
    assert decided_intent(risk, risk_for, language) == intent


def test_a_crisis_in_another_language_is_a_crisis_first() -> None:
    assert decided_intent("self_harm", "self", "es") == "crisis_other_language"
