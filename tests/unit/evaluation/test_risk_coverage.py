"""Operating points on curves of risk over coverage."""

from pathlib import Path

import numpy as np
import pytest

from evaluation.ask import Row
from evaluation.plots import plot_curves
from evaluation.risk_coverage import CHECK_IN, DECISIONS, Measured, markdown, plotted
from steady.nlu.model import MAX_FALSE_CONCERN
from steady.nlu.training_data import Example
from steady.nlu.triage import Learned

THRESHOLD = 0.5
(ADULT,) = (output for output in DECISIONS["claim who is speaking"] if output.name == "audience:adult")
OUT_OF_SCOPE = DECISIONS["refuse as out of scope or abuse"][0]


def row(risk: str, probability: float, alert: str = "none") -> Row:
    example = Example("words", "describe", risk=risk)
    return (
        example,
        {"triage": {"risk": alert}},
        Learned({"risk:any": probability}, {"risk:any": THRESHOLD}),
    )


CRIES = [row("self_harm", 0.9, "self_harm"), row("concern", 0.6, "concern"), row("self_harm", 0.2, "concern")]
CALM = [row("none", 0.8, "concern"), *[row("none", place / 1000) for place in range(96)]]
MEASURED = Measured.on(CHECK_IN, [*CRIES, *CALM])


def test_a_threshold_tells_coverage_risk_and_what_is_found() -> None:
    point = MEASURED.at(THRESHOLD)
    assert (point.acted.hits, point.acted.of) == (3, 100)
    assert (point.wrong.hits, point.wrong.of) == (1, 3)
    assert (point.found.hits, point.found.of) == (2, 3)
    assert (point.budgets[0].hits, point.budgets[0].of) == (1, 97)


def test_what_steady_does_in_the_end_counts_the_rules_too() -> None:
    assert (MEASURED.in_the_end.found.hits, MEASURED.in_the_end.acted.hits) == (3, 4)


def test_the_rule_here_spends_its_budget_and_no_more() -> None:
    (spent,) = MEASURED.at(MEASURED.by_rule).budgets
    assert spent.hits == int(CHECK_IN.budgets[0].rate * len(CALM))
    below = np.nextafter(max(s for s in MEASURED.scores if s < MEASURED.by_rule), 0)
    assert MEASURED.at(below).budgets[0].value > CHECK_IN.budgets[0].rate


def test_the_curve_runs_from_the_surest_message_to_all() -> None:
    coverage, risk = MEASURED.curve()
    assert (coverage[0], risk[0]) == (0.01, 0.0)
    assert (coverage[1], risk[1]) == (0.02, 0.5)
    assert (coverage[-1], risk[-1]) == (1.0, pytest.approx(0.97))


def test_equal_scores_are_acted_on_together() -> None:
    measured = Measured.on(CHECK_IN, [row("none", 0.7), row("concern", 0.7), row("none", 0.1)])
    coverage, risk = measured.curve()
    assert coverage.tolist() == pytest.approx([2 / 3, 1]) and risk.tolist() == pytest.approx([0.5, 2 / 3])


def test_the_chosen_points_lie_on_the_curve() -> None:
    curve = plotted(MEASURED)
    places = list(zip(curve.coverage.tolist(), curve.risk.tolist(), strict=True))
    assert pytest.approx(curve.in_force) in places and pytest.approx(curve.by_rule) in places


def test_an_adult_must_keep_both_budgets() -> None:
    """The young people's messages look adult here, so their budget decides."""

    def told(audience: str, probability: float) -> Row:
        learned = Learned({"audience:adult": probability}, {"audience:adult": THRESHOLD})
        return Example("words", "describe", audience=audience), {"triage": {"audience": None}}, learned

    others = [told("parent", 0.1)] * 1000
    rows = [told("young_person", 0.9)] * 10 + others + [told("adult", 0.95)] * 5
    measured = Measured.on(ADULT, rows)
    assert 0.9 < measured.by_rule < 0.95
    anyone, young = measured.at(0.5).budgets
    assert anyone.value < ADULT.budgets[0].rate and young.value == 1


@pytest.mark.parametrize(("seen", "score"), [(0.9, 0.0), (0.1, 0.8)])
def test_nobody_whose_situation_was_seen_counts_as_refused(seen: float, score: float) -> None:
    probabilities = {"intent:out_of_scope": 0.8, "situation:deadline": seen}
    learned = Learned(probabilities, {"intent:out_of_scope": 0.5, "situation:deadline": 0.5})
    assert OUT_OF_SCOPE.score(learned) == score


def test_tables_and_plots_show_every_point(tmp_path: Path) -> None:
    text = markdown({"check in on a risk": [MEASURED]}, 100)
    assert "| risk:any | in force | 0.500 | 0.030 | 0.333 (0.061 to 0.792) | 0.667 of 3 |" in text
    assert f"{MAX_FALSE_CONCERN:.1%} of messages without any risk: 1.0%" in text
    plot_curves("To check in", [plotted(MEASURED)], tmp_path / "curve.png")
    assert (tmp_path / "curve.png").read_bytes().startswith(b"\x89PNG")
