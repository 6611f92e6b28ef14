"""The baselines learn what they say they learn, and answer in the shape of Steady."""

import pytest

from evaluation.baselines import __main__ as command
from evaluation.baselines.__main__ import measure
from evaluation.baselines.categoriser import SPACY, categoriser
from evaluation.baselines.keywords import KEYWORD_LIST, keyword_list
from evaluation.baselines.tasks import AUDIENCE, RISK, SITUATION, as_parsed
from evaluation.cases import Case
from steady.conversation.state import Turn
from steady.nlu.training_data import Example

PAID = [Example(f"i paid him {n} pounds already", "describe", situation=("already_paid",)) for n in range(60)]
BLOCKED = [Example(f"i blocked him {n} days ago", "describe", situation=("blocked_them",)) for n in range(60)]
BOTH = Example("i paid him 7 pounds already and i blocked him", "describe")


def test_the_keyword_list_takes_the_most_urgent_word() -> None:
    answer = keyword_list(RISK, ())
    assert answer(
        ["I feel hopeless and want to die", "he is at the door, i want to die", "my battery died"]
    ) == [
        ("self_harm",),
        ("immediate_danger",),
        ("none",),
    ]
    assert keyword_list(AUDIENCE, ())(["I’m 15", "my son is 15", "hello"]) == [
        ("young_person",),
        ("parent",),
        ("unknown",),
    ]


def test_spacy_learns_several_labels_a_message() -> None:
    answer = categoriser(SITUATION, PAID + BLOCKED)
    paid, blocked, both = map(set, answer([PAID[3].text, BLOCKED[5].text, BOTH.text]))
    assert (paid, blocked) == ({"already_paid"}, {"blocked_them"})
    assert both & {"already_paid", "blocked_them"}


def test_spacy_learns_one_label_a_message() -> None:
    young = [Example(f"i am at school year {n}", "say_who", audience="young_person") for n in range(60)]
    parents = [Example(f"my son number {n} told me", "say_who", audience="parent") for n in range(60)]
    answer = categoriser(AUDIENCE, young + parents)
    assert answer([young[0].text, parents[0].text]) == [("young_person",), ("parent",)]


def test_a_baseline_is_measured_only_on_what_it_learns() -> None:
    cases = [Case(Example("I want to die", "crisis_self_harm", risk="self_harm"), "plain", "crisis")]
    result = measure(KEYWORD_LIST, (), {"test": cases})
    assert result["test"]["risk sensitivity, any alert"]["value"] == 1.0
    assert "situation micro F1" not in result["test"] and "out-of-scope recall" not in result["test"]
    assert SITUATION in SPACY.tasks


def test_the_plan_reads_a_baselines_answer_like_steadys() -> None:
    turn = Turn.from_message(as_parsed({"audience": ("unknown",), "risk": ("concern",)}))
    assert (turn.audience, turn.risk, turn.intent) == (None, "concern", "describe")


def test_without_names_every_baseline_is_measured_and_a_wrong_name_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(command, "measure", lambda *_: {})
    monkeypatch.setattr(command, "keep", lambda name, *_: kept.append(name))
    monkeypatch.setattr("sys.argv", ["baselines"])
    assert command.main() == 0
    assert len(kept) == len(command.BASELINES)
    monkeypatch.setattr("sys.argv", ["baselines", "oracle"])
    with pytest.raises(SystemExit):
        command.main()
    assert "no such baseline: oracle" in capsys.readouterr().err
