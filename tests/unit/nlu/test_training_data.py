"""Labelled examples are read from Rasa's YAML and refused when a label is outside the contract."""

from pathlib import Path

import pytest

from steady.nlu.training_data import Example, load_file, load_folder, without_duplicates

NLU = """
version: "3.1"
nlu:
- intent: describe
  examples:
  - text: |
      im 15 n he wants £200 by 9
    metadata: {audience: young_person, age: 15, situation: [threatened_money, deadline]}
  - text: "my mum can't know: she checks my phone"
    metadata: {guess: young_person}
- intent: greet
  examples: |
    - hi
    - hello there
- synonym: uk
  examples: |
    - britain
"""


def test_examples_carry_their_labels(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(NLU, encoding="utf-8")
    first, second, third, fourth = load_folder(tmp_path)
    assert first == Example(
        "im 15 n he wants £200 by 9",
        "describe",
        audience="young_person",
        age=15,
        situation=("threatened_money", "deadline"),
    )
    assert (second.text, second.guess, second.risk) == (
        "my mum can't know: she checks my phone",
        "young_person",
        "none",
    )
    assert [third.text, fourth.text] == ["hi", "hello there"]


@pytest.mark.parametrize(
    ("metadata", "complaint"),
    [
        ({"risk": "suicidal"}, "unknown risk"),
        ({"audience": "child"}, "unknown audience"),
        ({"situation": ["paid"]}, "unknown situation"),
        ({"age": "15"}, "impossible age"),
        ({"risks": "none"}, "unknown metadata key"),
        ({"spans": {"money": ["help"]}}, "unknown kind of span 'money'"),
        ({"spans": {"amount": ["50 quid"]}}, "not in the text, '50 quid'"),
        ({"spans": {"amount": "help"}}, "a list of words"),
        ({"spans": ["help"]}, "a list of words"),
    ],
)
def test_a_mistyped_label_is_named(metadata: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Example.from_metadata("help", "describe", metadata)


def test_marked_parts_are_read_with_their_kind() -> None:
    marked = {"amount": ["50 quid", "10"], "relation": ["my mum"]}
    example = Example.from_metadata("50 quid then 10 more or my mum gets it", "describe", {"spans": marked})
    assert example.spans == (("amount", "50 quid"), ("amount", "10"), ("relation", "my mum"))


def test_the_file_of_a_mistyped_label_is_named(tmp_path: Path) -> None:
    path = tmp_path / "danger.yml"
    path.write_text("nlu:\n- intent: tell\n  examples: |\n    - hi\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"danger\.yml.*unknown intent 'tell'"):
        load_file(path)


def test_crisis_messages_are_descriptions_to_the_intent_classifier() -> None:
    assert Example("i cant go on", "crisis_self_harm", risk="self_harm").learned_intent == "describe"
    assert Example("hi", "greet").learned_intent == "greet"


def test_the_same_text_twice_counts_once() -> None:
    twice = [Example("Help  me", "describe"), Example("help me", "ask")]
    assert without_duplicates(twice) == twice[:1]
