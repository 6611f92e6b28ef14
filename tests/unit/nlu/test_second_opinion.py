"""When a second reader is asked, and what its word is worth (O1)."""

from pathlib import Path

import numpy as np
import pytest

from steady.nlu.second_opinion import SecondOpinion, in_doubt

NAMES = ("risk:any", "audience:adult", "intent:out_of_scope", "situation:doxxed")


def messages(count: int = 800) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    """First opinions that say little, and a reader that is right about any risk and knows nothing of audiences."""
    rng = np.random.default_rng(0)
    risky = rng.random(count) < 0.4
    probabilities = rng.uniform(0.2, 0.6, (count, len(NAMES)))
    odds = rng.normal(size=probabilities.shape)
    odds[:, 0] += np.where(risky, 3, -3)
    targets = {name: (rng.random(count) < 0.4).astype(np.int8) for name in NAMES}
    targets["risk:any"] = risky.astype(np.int8)
    targets["situation:doxxed"][:] = 0
    return probabilities, odds, targets


@pytest.fixture
def opinion() -> SecondOpinion:
    return SecondOpinion.fit(*messages())


@pytest.mark.parametrize(
    ("name", "probability", "doubted"),
    [
        ("risk:any", 0.3, True),
        ("risk:any", 0.02, False),
        ("risk:any", 0.97, False),
        ("audience:adult", 0.5, True),
        ("intent:out_of_scope", 0.07, True),
        ("situation:doxxed", 0.5, False),
    ],
)
def test_only_what_matters_most_is_asked_about_again(name: str, probability: float, doubted: bool) -> None:
    sure = np.full((1, len(NAMES)), 0.01)
    sure[0, NAMES.index(name)] = probability
    assert in_doubt(NAMES, sure).tolist() == [doubted]


def test_a_reader_is_trusted_as_far_as_it_was_right(opinion: SecondOpinion) -> None:
    unsure = np.full((2, len(NAMES)), 0.4)
    odds = np.zeros((2, len(NAMES)))
    odds[0], odds[1] = 3, -3
    risky, calm = opinion.join(unsure, odds)
    assert risky[0] > 0.9
    assert calm[0] < 0.1
    assert abs(risky[1] - calm[1]) < 0.15


def test_where_trust_cannot_be_learned_the_first_opinion_stands(opinion: SecondOpinion) -> None:
    unsure = np.full((1, len(NAMES)), 0.4)
    joined = opinion.join(unsure, np.full((1, len(NAMES)), 9.0))
    assert joined[0, NAMES.index("situation:doxxed")] == pytest.approx(0.4)


def test_what_no_model_learned_stays_impossible(opinion: SecondOpinion) -> None:
    assert not opinion.join(np.zeros((1, len(NAMES))), np.full((1, len(NAMES)), 9.0)).any()


def test_it_is_the_same_when_read_again(opinion: SecondOpinion, tmp_path: Path) -> None:
    opinion.save(tmp_path)
    again = SecondOpinion.load(tmp_path)
    assert again is not None and again.names == NAMES
    probabilities, odds, _ = messages(20)
    assert np.array_equal(again.join(probabilities, odds), opinion.join(probabilities, odds))


def test_models_may_be_trained_without_a_reader(tmp_path: Path) -> None:
    assert SecondOpinion.load(tmp_path) is None
