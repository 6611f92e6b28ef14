"""The linear models: calibrated, repeatable, and the same after they are saved and read again."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy import sparse

from steady.nlu import linear


@pytest.fixture(scope="module")
def problem() -> tuple[linear.Batch, dict[str, np.ndarray], list[str]]:
    random = np.random.default_rng(3)
    features = random.normal(size=(400, 12)).astype(np.float32)
    clear = features[:, 0] + 0.5 * random.normal(size=400) > 1
    targets = {"clear": clear.astype(np.int8), "rare": np.zeros(400, dtype=np.int8)}
    targets["rare"][:3] = 1
    targets["partly_asked"] = np.where(features[:, 1] > 0, clear, -1).astype(np.int8)
    odds = np.zeros((400, 3))
    odds[:, 0] = 3 * np.where(clear, 1, -1) + random.normal(size=400)  # the tuned encoder is right about one
    batch = linear.Batch(sparse.csr_matrix(features), features, odds, np.arange(400))
    return batch, targets, ["none"] * 400


def test_the_most_telling_part_of_a_long_message_adds_to_the_whole(problem: tuple) -> None:
    batch = linear.Batch(sparse.csr_matrix((4, 1)), np.zeros((4, 1)), np.zeros((4, 1)), np.array([0, 3]))
    joined = batch.join(np.array([[-1.0], [-2.0], [4.0], [1.0]]))
    assert joined.tolist() == [[-1.0 + linear.PART_WEIGHT * 4], [1.0 + linear.PART_WEIGHT]]


def test_probabilities_mean_what_they_say(problem: tuple) -> None:
    _, unseen = linear.fit(*problem)
    likely = unseen[:, 0] > 0.8
    assert likely.sum() > 20
    assert problem[1]["clear"][likely].mean() > 0.75
    assert abs(unseen[:, 0].mean() - problem[1]["clear"].mean()) < 0.02


def test_odds_count_as_far_as_they_were_right(problem: tuple) -> None:
    model, unseen = linear.fit(*problem)
    assert model.trust[0] > 0.3
    assert model.trust[2] == pytest.approx(0, abs=1e-6)  # odds of 0 tell nothing
    blind = replace(problem[0], odds=np.zeros((400, 3)))
    _, without = linear.fit(blind, *problem[1:])

    def loss(probability: np.ndarray) -> float:
        return float(-np.log(np.where(problem[1]["clear"] == 1, probability, 1 - probability)).mean())

    assert loss(unseen[:, 0]) < loss(without[:, 0]) / 2


def test_a_label_with_too_few_examples_is_never_given(problem: tuple) -> None:
    model, unseen = linear.fit(*problem)
    rare = list(model.names).index("rare")
    assert model.probabilities(problem[0])[:, rare].max() < 1e-6
    assert linear.threshold_for_f1(problem[1]["rare"], unseen[:, rare]) == 1.0
    assert linear.threshold_for_false_alarms(unseen[:, rare], 0.01) == 1.0


def test_training_twice_gives_the_same_model(problem: tuple) -> None:
    first, _ = linear.fit(*problem)
    second, _ = linear.fit(*problem)
    assert np.array_equal(first.weights, second.weights)
    assert np.array_equal(first.network.outer, second.network.outer)


def test_a_saved_model_answers_as_before_and_is_not_a_pickle(problem: tuple, tmp_path: Path) -> None:
    model, _ = linear.fit(*problem)
    model.save(tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".npz"}
    again = linear.LinearModel.load(tmp_path)
    assert np.allclose(again.probabilities(problem[0]), model.probabilities(problem[0]), atol=2e-3)


def test_the_false_alarm_threshold_keeps_its_promise() -> None:
    negatives = np.random.default_rng(1).random(1000)
    threshold = linear.threshold_for_false_alarms(negatives, 0.02)
    assert 0.01 <= (negatives >= threshold).mean() <= 0.02


def test_the_f1_threshold_separates_what_can_be_separated() -> None:
    threshold = linear.threshold_for_f1(np.array([0, 0, 1, 1]), np.array([0.1, 0.2, 0.4, 0.9]))
    assert threshold == pytest.approx(0.3)
