"""The contract of `read_risk`: never raises, bounded time, no words of the user in what it returns (R1)."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steady.nlu.required import required_pieces
from steady.nlu.risk import FAMILIES, read_risk
from steady.nlu.risk.patterns import CONTEXT, DENIALS, ENGLISH, IDIOMS, LANGUAGES
from tests.unit.nlu.risk.cases import AT_RISK

PATTERNS = (*ENGLISH, *LANGUAGES, *IDIOMS, *CONTEXT, *DENIALS)
WORDS = " ".join(situation.messages for situation in AT_RISK.values()).split()


def test_every_pattern_has_its_own_id_and_a_reason() -> None:
    ids = [pattern.id for pattern in PATTERNS]
    assert len(ids) == len(set(ids))
    assert all(pattern.why and 0 < pattern.strength <= 1 for pattern in PATTERNS)


def test_features_have_the_same_names_for_every_message() -> None:
    for message in ("", "hello", "i want to die", "he is outside my house"):
        features = read_risk(message).features
        assert tuple(features) == FAMILIES
        assert all(0 <= value <= 1 for value in features.values())


def test_evidence_holds_pattern_ids_and_no_words_of_the_user() -> None:
    known = {pattern.id for pattern in PATTERNS}
    reading = read_risk("im going to kill myself tonight, tell my mum i love her")
    assert reading.evidence
    assert set(reading.evidence) <= known


@pytest.mark.parametrize("message", ["im not suicidal", "i dont want to die, i just want this to stop"])
def test_clear_denial_is_marked(message: str) -> None:
    reading = read_risk(message)
    assert reading.denied
    assert reading.level in ("none", "concern")


def test_half_denial_is_not_taken_for_a_denial_of_risk() -> None:
    assert read_risk("im not suicidal but i wish i was dead").level == "self_harm"


def test_guilt_trick_of_the_blackmailer_is_named_in_the_evidence() -> None:
    assert "guilt_trick.threatens_self" in read_risk("he says he'll kill himself if i block him").evidence


def test_what_a_child_says_they_will_do_is_no_trick_and_no_classifier_may_lower_it() -> None:
    reading = read_risk("my son said he would kill himself if i told his dad about the photos")
    assert (reading.level, reading.who, reading.outright) == ("self_harm", "other", "self_harm")


@pytest.mark.parametrize(
    ("message", "level"),
    [
        ("my boyfriend says he will kill me if i tell anyone about the photos", "immediate_danger"),
        ("my husband said hed beat the living daylights out of me if i report it", "immediate_danger"),
        ("he said hes gonna kill me if i dont send the money", "concern"),
        ("threatening to have me beaten up", "concern"),
        ("he said he would break my legs", "concern"),
    ],
)
def test_no_classifier_may_silence_a_threat_of_violence(message: str, level: str) -> None:
    """By somebody close it is a danger; by somebody far away it gets at least the gentle question."""
    reading = read_risk(message)
    assert (reading.level, reading.outright) == (level, level)


@pytest.mark.parametrize(
    "message",
    [
        "my girlfriend will kill me if i tell her",
        "nobody has threatened to hurt me",
        "he said hes gonna kill me at fifa",
        "my mum said shes gonna kill me if i lose another phone",
    ],
)
def test_scolding_and_games_are_no_threat(message: str) -> None:
    assert read_risk(message).outright == "none"


@pytest.mark.parametrize(
    "message",
    [
        "my stepdad takes pictures of me in the bath",
        "he touched me and filmed it",
        "my uncle films me getting changed",
    ],
)
def test_abuse_at_home_is_a_danger(message: str) -> None:
    assert read_risk(message).level == "immediate_danger"


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("its fine i've made my decision", ("concern", "self_harm")),
        ("by the time you read this it will be done", ("self_harm",)),
        ("found tablets hidden under my daughters pillow", ("self_harm",)),
        ("ive made up my mind to tell my mum", ("none",)),
        ("made my decision im going to report him", ("none",)),
    ],
)
def test_sudden_calm_farewells_and_means_found_are_heard(message: str, levels: tuple[str, ...]) -> None:
    assert read_risk(message).level in levels


def test_the_most_urgent_risk_wins() -> None:
    assert read_risk("i want to die and he is outside my house").level == "immediate_danger"
    assert read_risk("i shared my exs nudes and now i want to die").level == "self_harm"


def test_two_quiet_signs_together_are_self_harm() -> None:
    assert read_risk("sorry to everyone. i feel so hopeless").level == "self_harm"


def test_required_pieces_are_in_every_match() -> None:
    assert required_pieces("(?:want|wish)(?: to)? die") == ("die",)
    assert set(required_pieces("kill|die")) == {"kill", "die"}
    assert required_pieces("(?:maybe)?") == ("",)


@given(st.text(alphabet=st.characters(), max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    assert 0 <= read_risk(text).confidence <= 1


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_mix_of_risk_words_can_be_read(words: list[str]) -> None:
    assert read_risk(" ".join(words)).who in ("self", "other")


@pytest.mark.parametrize(
    "unit", ["he said he will kill me if ", "i want to die ", "not ", "he is ", "!1", "tell my mum that i "]
)
def test_twenty_thousand_characters_take_under_half_a_second(unit: str) -> None:
    text = (unit * (20_000 // len(unit) + 1))[:20_000]
    start = time.process_time()
    read_risk(text)
    assert time.process_time() - start < 0.5


def test_a_message_of_thirty_words_takes_under_three_milliseconds() -> None:
    message = (
        "he said he has my nudes and will send them to all my followers on insta unless i pay 200 pounds by tonight "
        "and i dont know what to do i am so scared"
    )
    timings = []
    for _ in range(30):
        start = time.process_time()
        read_risk(message)
        timings.append(time.process_time() - start)
    assert min(timings) < 0.003


def test_a_cry_for_help_in_a_very_long_message_is_read() -> None:
    filler = "he kept writing to me about nothing much. " * 2000
    assert read_risk(f"{filler} i want to kill myself. {filler}").level == "self_harm"


def test_despair_in_another_language_reaches_the_classifier_as_a_feature() -> None:
    assert read_risk("quiero morir").features["other_language"] > 0
