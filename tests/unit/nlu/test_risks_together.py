"""Risks are judged together: signs of several levels make "any risk" likelier than one output alone says (O1)."""

from pathlib import Path

import numpy as np
import pytest

from steady.nlu.risks_together import OUTPUTS, RisksTogether

NAMES = ("audience:adult", *OUTPUTS, "risk:offender", "intent:ask")
ANY, SELF_HARM = NAMES.index("risk:any"), NAMES.index("risk:self_harm")
UNLEARNED = [NAMES.index(f"risk:{name}") for name in ("immediate_danger", "concern")]


def messages(count: int = 600) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities in which "any risk" alone says less than the levels do; other levels were not learned."""
    rng = np.random.default_rng(0)
    at_risk = rng.random(count) < 0.3
    probabilities = rng.uniform(0.02, 0.3, (count, len(NAMES)))
    probabilities[at_risk, SELF_HARM] += 0.4
    probabilities[:, UNLEARNED] = 0.0
    answers = np.zeros(probabilities.shape, dtype=bool)
    answers[at_risk, ANY] = answers[at_risk, SELF_HARM] = True
    return probabilities, answers


@pytest.fixture
def together() -> RisksTogether:
    return RisksTogether.fit(NAMES, *messages())


def test_a_level_that_is_seen_makes_any_risk_likely(together: RisksTogether) -> None:
    seen = np.full((1, len(NAMES)), 0.1)
    seen[0, UNLEARNED] = 0.0
    calm = together.apply(NAMES, seen)
    seen[0, SELF_HARM] = 0.6
    risky = together.apply(NAMES, seen)
    assert calm[0, ANY] < 0.2
    assert risky[0, ANY] > 0.8


def test_other_outputs_and_unlearned_risks_stay_as_they_were(together: RisksTogether) -> None:
    probabilities, _ = messages()
    joined = together.apply(NAMES, probabilities)
    for place in (*map(NAMES.index, ("audience:adult", "intent:ask", "risk:offender")), *UNLEARNED):
        assert np.array_equal(joined[:, place], probabilities[:, place])


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_certain_outputs_give_probabilities(together: RisksTogether, value: float) -> None:
    joined = together.apply(NAMES, np.full((1, len(NAMES)), value))
    assert np.isfinite(joined).all()
    assert ((joined >= 0) & (joined <= 1)).all()


def test_a_saved_one_says_the_same(together: RisksTogether, tmp_path: Path) -> None:
    together.save(tmp_path)
    probabilities, _ = messages()
    loaded = RisksTogether.load(tmp_path)
    assert np.array_equal(loaded.apply(NAMES, probabilities), together.apply(NAMES, probabilities))
