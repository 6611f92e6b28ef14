"""Our figures of agreement are those of the libraries that statisticians use."""

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from review.learn.agreement import by_label, cohens_kappa, krippendorffs_alpha

RISKS = st.sampled_from(["none", "concern", "self_harm", "immediate_danger", "offender"])


@settings(max_examples=200)
@given(st.lists(st.tuples(RISKS, RISKS), min_size=2, max_size=60))
def test_kappa_is_that_of_scikit_learn(answers: list[tuple[str, str]]) -> None:
    """For any answers that are not all one and the same."""
    first, second = zip(*answers, strict=True)
    assume(len({*first, *second}) > 1)
    assert cohens_kappa(first, second) == pytest.approx(cohen_kappa_score(first, second))


@settings(max_examples=200)
@given(
    st.lists(st.lists(st.sampled_from([0, 1, 2, 3, None]), min_size=4, max_size=4), min_size=2, max_size=40)
)
def test_alpha_is_that_of_the_krippendorff_library(table: list[list[int | None]]) -> None:
    """For up to four reviewers, some of whom did not judge every message."""
    units = [[value for value in row if value is not None] for row in table]
    judged = [value for unit in units if len(unit) > 1 for value in unit]
    assume(len(set(judged)) > 1)
    data = np.array([[np.nan if value is None else value for value in row] for row in table], dtype=float).T
    theirs = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
    assert krippendorffs_alpha(units) == pytest.approx(theirs)


def test_the_textbook_example_of_kappa() -> None:
    """Cohen's kappa of 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no is 0.4."""
    answers = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    first, second = zip(*answers, strict=True)
    assert cohens_kappa(first, second) == pytest.approx(0.4)


def test_no_figure_where_chance_explains_everything() -> None:
    """Nothing judged, or one answer throughout, is no agreement to speak of."""
    assert cohens_kappa([], []) is None
    assert cohens_kappa(["none"] * 9, ["none"] * 9) is None
    assert krippendorffs_alpha([["none", "none"]] * 9) is None
    assert krippendorffs_alpha([["none"], ["concern"]]) is None


def test_figures_by_label_count_each_situation_as_a_yes_or_no() -> None:
    """Two messages: one label set agrees on all, the other differs in risk and in one situation."""
    alike = {"audience": "adult", "risk": "none", "intent": "ask", "reply": "safe", "situation": ["doxxed"]}
    changed = {**alike, "risk": "concern", "situation": ["doxxed", "deadline"]}
    figures = {figure.label: figure for figure in by_label([(alike, alike), (alike, changed)])}
    assert set(figures) == {"audience", "risk", "intent", "reply", "doxxed", "deadline"}
    assert figures["audience"].agreed == 1.0
    assert figures["risk"].agreed == 0.5
    assert figures["risk"].kappa == 0.0
    assert figures["deadline"].agreed == 0.5
    assert figures["doxxed"].kappa is None
