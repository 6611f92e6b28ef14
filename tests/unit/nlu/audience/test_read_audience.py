"""Who is speaking and how old they are, on messages as people type them."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steady.nlu.audience import AudienceReading, read_audience
from steady.nlu.audience.decide import rule_set
from steady.nlu.audience.rules import AGE_KINDS, Kind, Rule, RuleSet, compile_pattern
from steady.nlu.audience.tokens import AGE, read_words
from tests.unit.nlu.audience import cases_fresh, cases_silence, cases_speakers

TODAY = date(2026, 11, 22)

Case = tuple[str, str | None, int | None]


def check(case: Case) -> None:
    """Compare one reading; an expected "?x" is a guess x, and "?" allows any guess."""
    text, expected, age = case
    reading = read_audience(text, TODAY)
    if expected is not None and expected.startswith("?"):
        assert reading.audience is None, reading
        assert expected == "?" or reading.guess == expected[1:], reading
    else:
        assert reading.audience == expected, reading
    assert reading.age == age, reading


def check_silence(case: Case) -> None:
    """No audience is claimed, and the guess is the expected one ("?" allows any)."""
    text, guess, age = case
    reading = read_audience(text, TODAY)
    assert reading.audience is None, reading
    assert guess == "?" or reading.guess == guess, reading
    assert reading.age == age, reading


@pytest.mark.parametrize("case", cases_speakers.YOUNG_BY_AGE, ids=lambda case: case[0])
def test_young_person_who_says_their_age(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases_speakers.YOUNG_BY_SCHOOL, ids=lambda case: case[0])
def test_young_person_who_says_their_school_year(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases_speakers.ADULT, ids=lambda case: case[0])
def test_adult_blackmailed_or_helping_a_friend(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases_speakers.PARENT, ids=lambda case: case[0])
def test_carer_speaking_of_a_child(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases_speakers.PROFESSIONAL, ids=lambda case: case[0])
def test_professional_acting_in_role(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases_silence.NUMBERS_THAT_ARE_NO_AGES, ids=lambda case: case[0])
def test_number_that_is_no_age_is_not_read_as_one(case: Case) -> None:
    check_silence(case)


@pytest.mark.parametrize("case", cases_silence.SOMEBODY_ELSES_AGE, ids=lambda case: case[0])
def test_age_of_somebody_else_is_not_the_speakers(case: Case) -> None:
    check_silence(case)


@pytest.mark.parametrize("case", cases_silence.WEAK_CUES, ids=lambda case: case[0])
def test_weak_cue_is_a_guess_never_a_claim(case: Case) -> None:
    check_silence(case)


@pytest.mark.parametrize("case", cases_silence.NOTHING_SAID, ids=lambda case: case[0])
def test_message_that_does_not_tell_who_speaks(case: Case) -> None:
    check_silence(case)


@pytest.mark.parametrize(
    "case",
    [*cases_fresh.CASES, *cases_fresh.SECOND, *cases_fresh.THIRD, *cases_fresh.FOURTH],
    ids=lambda case: case[0],
)
def test_messages_in_other_peoples_voices(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    "text",
    [
        "im in yr 9 and some random account has my nude",
        "i already sent her 40",
        "he wants 30 by tonight or he posts my pics",
        "paid 20, now she asks another 50",
        "asked me for 25 and then 35",
        "we are in class 10 together",
    ],
)
def test_no_amount_and_no_school_year_can_become_anybodys_age(text: str) -> None:
    ages = read_audience(text, TODAY).ages
    assert (ages.own, ages.other) == ((), ())


@pytest.mark.parametrize(
    ("text", "audience", "age"),
    [
        ("Fourteen. Gone to bed crying", "parent", 14),
        ("Nadia, 15, owes him money", "parent", 15),
        ("Youth club. She's sixteen and shaking", "professional", 16),
        ("A pupil of 14 has told me", "professional", 14),
        ("been blackmailed, 52, never told a soul", "adult", 52),
        ("oh and 16 btw", "young_person", 16),
    ],
)
def test_a_lone_number_is_the_age_of_whoever_is_targeted(text: str, audience: str, age: int) -> None:
    assert read_audience(text, TODAY).ages.of(audience) == age


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_error(text: str) -> None:
    reading = read_audience(text, TODAY)
    assert isinstance(reading, AudienceReading)
    assert reading.age is None or 3 <= reading.age <= 110
    assert 0.0 <= reading.confidence <= 1.0
    assert reading.audience is None or reading.guess is None


@given(
    st.lists(
        st.sampled_from(
            [
                "i",
                "im",
                "am",
                "my",
                "son",
                "15",
                "18",
                "3",
                "0",
                "110",
                "999",
                "was",
                "he",
                "told",
                "she",
                "is",
                "year",
                "(",
                "£",
                ".",
                "th",
                "born",
                "2011",
                "old",
            ]
        )
    )
)
@settings(max_examples=150, deadline=None)
def test_any_jumble_of_known_words_gives_a_possible_age(words: list[str]) -> None:
    reading = read_audience(" ".join(words), TODAY)
    assert reading.age is None or 3 <= reading.age <= 110


@pytest.mark.parametrize(
    ("year", "audience"),
    [(2011, "young_person"), (2009, "young_person"), (2008, None), (2007, "adult"), (1950, "adult")],
)
def test_year_of_birth_is_read_against_the_given_day(year: int, audience: str | None) -> None:
    assert read_audience(f"i was born in {year}", TODAY).audience == audience


def test_evidence_names_rules_and_never_repeats_what_was_typed() -> None:
    reading = read_audience("im Emily Smith 15 from Leeds and my mum knows", TODAY)
    assert reading.audience == "young_person"
    assert set(reading.evidence) <= set(rule_set().rules)


def test_unknown_words_do_not_reach_the_string_store() -> None:
    strings = rule_set()._nlp.vocab.strings
    read_audience("im 15 and my name is Zanthippelina Quuxwort", TODAY)
    assert not any(word in strings for word in ("Zanthippelina", "zanthippelina", "quuxwort", "15"))


def test_long_input_is_read_in_bounded_time() -> None:
    read_audience("warm up", TODAY)
    started = time.perf_counter()
    read_audience("im 15 and my son " * 1250, TODAY)
    read_audience("(" * 20_000, TODAY)
    read_audience("a" * 20_000, TODAY)
    read_audience("1/" * 10_000, TODAY)
    assert time.perf_counter() - started < 4 * 0.5


def test_every_age_pattern_holds_a_number() -> None:
    for entry in rule_set().rules.values():
        if entry.kind in AGE_KINDS:
            for pattern in entry.patterns:
                assert "<age>" in pattern or "<year>" in pattern, pattern


def test_pattern_with_an_unknown_class_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown class"):
        compile_pattern("i am <nonsense>")


def test_rule_id_used_twice_is_refused() -> None:
    twice = Rule("same", Kind.YOUNG, ("i am",))
    with pytest.raises(ValueError, match="used twice"):
        RuleSet((twice, twice))


@pytest.mark.parametrize(
    ("typed", "age"),
    [
        ("15yo", 15),
        ("im15", 15),
        ("F14", 14),
        ("fifteen", 15),
        ("twenty two", 22),
        ("(15)", 15),
        ("15", 15),
        ("Y10", 10),
    ],
)
def test_ways_to_write_an_age_are_understood(typed: str, age: int) -> None:
    words = read_words(typed, rule_set().vocabulary)
    assert (AGE, age) in zip(words.words, words.values, strict=True)


@pytest.mark.parametrize(
    "typed", ["£15", "15k", "15%", "15:30", "jake15", "3.15", "1,500", "@mia15", "999", "15pm"]
)
def test_other_numbers_are_not_ages(typed: str) -> None:
    words = read_words(typed, rule_set().vocabulary)
    assert AGE not in words.words
