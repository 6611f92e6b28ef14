"""Shares, F1 and their intervals."""

import pytest

from evaluation.metrics import f1_scores, share


def test_the_interval_of_a_share_is_wilsons() -> None:
    """181 of 193: worked out by hand from Wilson's formula."""
    figure = share([True] * 181 + [False] * 12).as_dict()
    assert figure == {"value": 0.9378, "low": 0.8945, "high": 0.9641, "of": 193, "hits": 181}


def test_nothing_counted_says_nothing() -> None:
    assert share([]).as_dict() == {"value": 0.0, "low": 0.0, "high": 1.0, "of": 0, "hits": 0}


def test_f1_counts_over_all_labels_and_label_by_label() -> None:
    truths = [("a", "b"), ("a",), (), ("b",)]
    said = [("a",), ("a", "b"), ("a",), ()]
    micro, macro, by_label = f1_scores(truths, said, ("a", "b"))
    assert by_label == {"a": pytest.approx(0.8), "b": 0.0}
    assert micro["value"] == pytest.approx(4 / 8) and macro["value"] == pytest.approx(0.4)
    assert micro["of"] == 4


def test_the_interval_of_f1_narrows_with_more_messages() -> None:
    truths, said = [("a",), ("a",), ("a",), ()], [("a",), ("a",), (), ("a",)]

    def width(times: int) -> float:
        micro, _, _ = f1_scores(truths * times, said * times, ("a",))
        assert micro["low"] < micro["value"] < micro["high"]
        return micro["high"] - micro["low"]

    assert width(5) > 2 * width(100)


def test_perfect_answers_leave_no_doubt() -> None:
    micro, macro, _ = f1_scores([("a",)] * 30, [("a",)] * 30, ("a",))
    assert micro == macro == {"value": 1.0, "low": 1.0, "high": 1.0, "of": 30}
