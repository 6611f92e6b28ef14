"""The scorecard's tables: targets, what two labellers reach, and the baselines beside Steady."""

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.baselines import stored
from evaluation.baselines.tasks import as_parsed
from evaluation.cases import FOLDER, Case
from evaluation.report import AGREEMENT, markdown
from evaluation.scorecard import TARGETS, against_targets, scorecard
from steady.nlu.training_data import Example

CASES = [
    Case(Example("i am 15", "say_who", audience="young_person", age=15), "plain", "ordinary"),
    Case(Example("i want to die", "crisis_self_harm", risk="self_harm"), "plain", "crisis"),
    Case(Example("he wants money", "describe", situation=("threatened_money",)), "typos", "ordinary"),
    Case(Example("what is the weather", "out_of_scope"), "plain", "out_of_scope"),
]
ANSWERS = [
    as_parsed({"audience": ("young_person",)}),
    as_parsed({"risk": ("concern",)}),
    as_parsed({"situation": ("threatened_money", "deadline")}),
    as_parsed({"intent": ("out_of_scope",)}),
]


def card(baselines: Any = None) -> dict[str, Any]:
    return {
        "split": "test",
        "date": "2026-11-24",
        "milliseconds_at_30_words": {"p50": 9.0, "p95": 12.0},
        "baselines": baselines,
        **scorecard(CASES, ANSWERS),
    }


def test_figures_are_held_against_their_targets() -> None:
    results = {row.target.name: row for row in against_targets(card())}
    assert len(results) == len(TARGETS)
    assert results["audience, where the text states it"].met
    assert results["situation micro F1"].value == pytest.approx(2 / 3, abs=1e-4)
    assert not results["risk sensitivity, lower bound"].met
    assert results["risk sensitivity, lower bound"].interval is None
    assert results["risk sensitivity, any alert"].interval == (0.2065, 1.0)


def test_only_the_parts_that_a_system_learned_are_counted() -> None:
    names = [row.target.part for row in against_targets(card(), ["scope"])]
    assert names == ["scope", "scope"]


def test_every_target_shows_what_two_labellers_reach_where_that_is_known() -> None:
    text = markdown(card())
    assert "| situation micro F1 | 0.6667 | 0.000 to 0.667 | 0.88 | **missed** | 0.947 |" in text
    assert "| in-scope refused | 0.0000 | 0.000 to 0.561 | 0.03 | met |  |" in text


def test_the_data_card_says_the_same_of_the_labellers() -> None:
    agreement = json.loads(AGREEMENT.read_text("utf-8"))
    data_card = (FOLDER / "README.md").read_text("utf-8")
    for name, row in (("audience", "audience"), ("risk", "risk"), ("hard_risk", "hard risk or not")):
        figures = agreement[name]
        assert f"| {row} | {figures['agreement']} | {figures['kappa']} |" in data_card
    situation = agreement["situation"]
    assert f"micro F1 {situation['micro_f1']}, macro F1 {situation['macro_f1']}" in data_card


def test_baselines_stand_beside_steady_and_say_what_they_do_not_learn() -> None:
    figures = {"risk sensitivity, any alert": {"value": 0.25, "interval": [0.1, 0.5]}}
    system = {"what": "words picked by hand", "date": "2026-11-24", "messages": 9, "training_cpu_s": 3}
    systems = {"words": {**system, "figures": figures}}
    text = markdown(card({"changed_since": ["nlu"], "systems": systems}))
    assert "| figure | target | Steady | words |" in text
    assert "| risk sensitivity, any alert | 0.98 | 1.000 | 0.250 |" in text
    assert "| situation micro F1 | 0.88 | 0.667 | - |" in text
    assert "The nlu messages have changed" in text and "words picked by hand" in text


def test_missing_baselines_are_named_missing() -> None:
    assert "Not measured: `make baselines`." in markdown(card())


def test_stored_baselines_say_when_the_messages_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    training, split = tmp_path / "nlu", tmp_path / "test"
    for folder in (training, split):
        folder.mkdir()
        (folder / "a.yml").write_text("- text: one\n")
    monkeypatch.setattr(stored, "TRAINING", training)
    monkeypatch.setattr(stored, "FILE", tmp_path / "baselines.json")
    assert stored.stored_baselines(split) is None
    hashes = {folder.name: stored.content_hash(folder) for folder in (training, split)}
    result = {"what": "words", "date": "2026-11-24", "messages": 1, "training_cpu_s": 1, "test": {"a": 1}}
    stored.keep("words", result, hashes)
    stored.keep("more", result, hashes)
    held = stored.stored_baselines(split)
    assert held is not None and held["changed_since"] == []
    assert list(held["systems"]) == ["words", "more"] and held["systems"]["more"]["figures"] == {"a": 1}
    (training / "a.yml").write_text("- text: two\n")
    assert stored.stored_baselines(split)["changed_since"] == ["nlu"]  # type: ignore[index]


def test_figures_of_other_messages_are_not_kept_beside_new_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "FILE", tmp_path / "baselines.json")
    stored.keep("old", {}, {"nlu": "1"})
    stored.keep("new", {}, {"nlu": "2"})
    assert list(json.loads(stored.FILE.read_text())["systems"]) == ["new"]
