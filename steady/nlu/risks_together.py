"""Judge each risk in the light of all of them: whoever may be in danger and may harm themselves is at risk for sure.

Each output is learned by itself, so that "any risk" can be small where a level is not. A second, small logistic
regression on what the first said of unseen messages puts that right (docs/decisions/0005-understanding.md has the
figures).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from steady.nlu.linear import log_odds

# Most of who sounds a little like an offender is a victim in fear of the law, so that says nothing of their own risk.
LEVELS = ("self_harm", "immediate_danger", "concern")
HARD = 2  # of them are hard
OUTPUTS = ("risk:any", *(f"risk:{level}" for level in LEVELS))
REGULARISATION = 0.1
TOGETHER_FILE = "risks.npz"


@dataclass(frozen=True)
class RisksTogether:
    """``weights`` is (log-odds, risks) and ``bias`` (risks,); a risk that was not learned keeps the probability 0."""

    weights: np.ndarray
    bias: np.ndarray

    @classmethod
    def fit(cls, names: Sequence[str], unseen: np.ndarray, answers: np.ndarray) -> RisksTogether:
        """Learn from (messages, outputs) probabilities of models that had not seen the messages, and 0 or 1."""
        places = [names.index(name) for name in OUTPUTS]
        seen = _seen(unseen[:, places])
        weights, bias = np.zeros((seen.shape[1], len(places))), np.zeros(len(places))
        for risk, place in enumerate(places):
            if unseen[:, place].any():
                fitted = LogisticRegression(C=REGULARISATION, max_iter=1000).fit(seen, answers[:, place])
                weights[:, risk], bias[risk] = fitted.coef_[0], fitted.intercept_[0]
        return cls(weights, bias)

    def apply(self, names: Sequence[str], probabilities: np.ndarray) -> np.ndarray:
        """Return (messages, outputs) probabilities in which the risks' are judged together."""
        places = [names.index(name) for name in OUTPUTS]
        before = probabilities[:, places]
        after = 1 / (1 + np.exp(-(_seen(before) @ self.weights + self.bias)))
        joined = probabilities.copy()
        joined[:, places] = np.where(before == 0, 0.0, after)
        return joined

    def save(self, folder: Path) -> None:
        """Write the numbers into an existing folder."""
        np.savez_compressed(folder / TOGETHER_FILE, weights=self.weights, bias=self.bias)

    @classmethod
    def load(cls, folder: Path) -> RisksTogether:
        """Read what `save` wrote; OSError if it is missing."""
        with np.load(folder / TOGETHER_FILE, allow_pickle=False) as saved:
            return cls(saved["weights"], saved["bias"])


def _seen(risks: np.ndarray) -> np.ndarray:
    """The log-odds of (messages, risks), and of: at least one level, the likeliest level, at least one hard level."""
    levels = risks[:, 1:]
    together = [_at_least_one(levels), levels.max(axis=1), _at_least_one(levels[:, :HARD])]
    return log_odds(np.column_stack([risks, *together]))


def _at_least_one(levels: np.ndarray) -> np.ndarray:
    return np.asarray(1 - np.prod(1 - levels, axis=1))
