"""A small network with one hidden layer over the sentence vector and what the rules saw; it shares all outputs."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

SIZE = 256
ROUNDS = 12
SCALE = 2.0  # of the inputs, which are vectors of length 1
SURE = 1e-6
NETWORK_FILE = "hidden.npz"


@dataclass(frozen=True)
class HiddenLayer:
    """``inner`` is (inputs, SIZE), ``outer`` is (SIZE, outputs), each with its bias."""

    inner: np.ndarray
    inner_bias: np.ndarray
    outer: np.ndarray
    outer_bias: np.ndarray

    @classmethod
    def fit(cls, dense: np.ndarray, answers: np.ndarray, seed: int) -> HiddenLayer:
        """Learn all outputs at once from (messages, inputs) and 0 or 1 in (messages, outputs)."""
        network = MLPClassifier(
            (SIZE,), alpha=1e-3, batch_size=min(128, len(dense)), max_iter=ROUNDS, random_state=seed
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # stopped early on purpose
            network.fit(SCALE * dense, answers)
        inner, outer = network.coefs_
        inner_bias, outer_bias = network.intercepts_
        return cls(*(part.astype(np.float32) for part in (inner, inner_bias, outer, outer_bias)))

    def scores(self, dense: np.ndarray) -> np.ndarray:
        """Return (messages, outputs) log-odds, bounded."""
        inside = np.maximum(SCALE * dense @ self.inner + self.inner_bias, 0)
        bound = np.log((1 - SURE) / SURE)
        return np.clip(inside @ self.outer + self.outer_bias, -bound, bound)

    def save(self, folder: Path) -> None:
        """Write the numbers into an existing folder."""
        np.savez_compressed(folder / NETWORK_FILE, **self.__dict__)

    @classmethod
    def load(cls, folder: Path) -> HiddenLayer:
        """Read what `save` wrote; OSError if it is missing."""
        with np.load(folder / NETWORK_FILE, allow_pickle=False) as saved:
            return cls(**saved)
