"""Typed answers to buttons: what counts as a choice and, more important, what does not."""

import pytest

from steady.channels.choices import Choice, choice_id_of, payload_for, resolve

AGES = [
    Choice("under_18", "I'm under 18"),
    Choice("over_18", "I'm 18 or over"),
    Choice("parent", "I'm a parent or carer"),
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("I'm under 18", "under_18"),
        ("im UNDER 18!!", "under_18"),
        ("i’m under18", "under_18"),
        ("I'm a paernt or carer", "parent"),
        ("I'm a parent or carrer.", "parent"),
        ("1", "under_18"),
        ("2.", "over_18"),
        ("3)", "parent"),
        ("#2", "over_18"),
        ("option 2", "over_18"),
        ("Two", "over_18"),
        ("the second one", "over_18"),
        ("the 3rd option", "parent"),
        ("the last one", "parent"),
    ],
)
def test_answer_typed_as_title_or_number_is_that_choice(typed: str, meant: str) -> None:
    assert resolve(typed, AGES) == meant


@pytest.mark.parametrize(
    "typed",
    ["no", "yes", "18", "4", "0", "-", "", "13", "I'm under 13", "I'm under 16", "I'm 16 or over", "two of them",
     "no 1", "I have 2 accounts", "١٨", "1 2", "one more day and i'm done", "I'm a parent"],
)  # fmt: skip
def test_free_text_is_not_taken_for_a_choice(typed: str) -> None:
    assert resolve(typed, AGES) is None


@pytest.mark.parametrize(
    ("typed", "title"), [("I cant talk", "I can talk"), ("I am not safe", "I am now safe")]
)
def test_one_letter_that_turns_the_meaning_round_is_not_forgiven(typed: str, title: str) -> None:
    assert resolve(typed, [Choice("a", title), Choice("b", "Something else")]) is None


def test_title_that_two_choices_share_is_ambiguous() -> None:
    assert resolve("yes", [Choice("a", "Yes"), Choice("b", "yes!")]) is None


def test_no_is_a_choice_where_no_was_offered() -> None:
    assert resolve("no", [Choice("yes", "Yes"), Choice("no", "No")]) == "no"


@pytest.mark.parametrize("braces", ['/choose{"choice": "a-1"}', '/choose{{"choice":"a-1"}}'])
def test_payload_of_a_button_is_read_with_single_and_doubled_braces(braces: str) -> None:
    assert choice_id_of(braces) == "a-1"


@pytest.mark.parametrize(
    "payload", ["/restart", "/choose", '/choose{"age": "30"}', '/choose{"choice": "a", "b": "c"}']
)
def test_other_payloads_are_not_choices(payload: str) -> None:
    assert choice_id_of(payload) is None


def test_payload_for_a_choice_is_the_fixed_form() -> None:
    assert payload_for("under_18") == '/choose{"choice": "under_18"}'
