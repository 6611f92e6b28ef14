"""One-vs-rest logistic regression with calibrated probabilities and thresholds chosen by cross-validation."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

FOLDS = 3
SEED = 7
REGULARISATION = 4.0
MIN_POSITIVES = 8  # Below this a label cannot be learned or calibrated: its probability stays 0.
NEVER = -20.0  # A calibration offset that makes a probability of practically 0.
WEIGHTS_FILE = "weights.npz"
OUTPUTS_FILE = "outputs.json"


@dataclass(frozen=True)
class LinearModel:
    """A bank of yes/no models over one feature matrix, one column each.

    ``weights`` is float32 (features, outputs), ``bias``, ``slope`` and ``offset`` are (outputs,): the calibrated
    probability is sigmoid(slope * (x @ weights + bias) + offset).
    """

    names: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray
    slope: np.ndarray
    offset: np.ndarray

    def probabilities(self, features: sparse.csr_matrix) -> np.ndarray:
        """Return (messages, outputs) calibrated probabilities."""
        return _sigmoid(self.slope * (features @ self.weights + self.bias) + self.offset)

    def save(self, folder: Path) -> None:
        """Write names as JSON and numbers as npz into an existing folder."""
        (folder / OUTPUTS_FILE).write_text(json.dumps(self.names), encoding="utf-8")
        np.savez_compressed(
            folder / WEIGHTS_FILE,
            weights=self.weights.astype(np.float16),
            bias=self.bias,
            slope=self.slope,
            offset=self.offset,
        )

    @classmethod
    def load(cls, folder: Path) -> LinearModel:
        """Read what `save` wrote; OSError if a file is missing."""
        names = tuple(json.loads((folder / OUTPUTS_FILE).read_text(encoding="utf-8")))
        with np.load(folder / WEIGHTS_FILE, allow_pickle=False) as saved:
            return cls(
                names, saved["weights"].astype(np.float32), saved["bias"], saved["slope"], saved["offset"]
            )


def fit(
    features: sparse.csr_matrix, targets: Mapping[str, np.ndarray], strata: Sequence[str]
) -> tuple[LinearModel, np.ndarray]:
    """Fit one model for each target.

    ``targets`` maps a name to integers (messages,): 1 yes, 0 no, -1 not asked of this message; ``strata`` keeps the
    folds alike. Returns the model trained on everything and the (messages, outputs) calibrated probabilities that
    models gave to messages they had not seen.
    """
    folds = _folds(strata)
    features = features.astype(
        np.float64
    )  # what the solver computes in; converted once, not for every output
    # One after another: the solver's random numbers are shared by all threads, and training must be repeatable.
    fitted = [_fit_one(features, target, folds) for target in targets.values()]
    weights, bias, slope, offset, unseen = (np.stack(parts, axis=-1) for parts in zip(*fitted, strict=True))
    model = LinearModel(tuple(targets), weights.astype(np.float32), bias, slope, offset)
    return model, unseen


def _folds(strata: Sequence[str]) -> list[tuple[np.ndarray, np.ndarray]]:
    splitter = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    return list(splitter.split(np.zeros(len(strata)), strata))


def _fit_one(
    features: sparse.csr_matrix, target: np.ndarray, folds: Sequence[tuple[np.ndarray, np.ndarray]]
) -> tuple[np.ndarray, float, float, float, np.ndarray]:
    """Return weights, bias, calibration slope and offset, and the probabilities of unseen messages."""
    asked = np.flatnonzero(target >= 0)
    if min((target == 1).sum(), (target == 0).sum()) < MIN_POSITIVES:
        return np.zeros(features.shape[1]), 0.0, 0.0, NEVER, np.zeros(len(target))
    unseen = np.zeros(len(target))
    for train, test in folds:
        rows = np.intersect1d(train, asked)
        unseen[test] = _regression(features[rows], target[rows]).decision_function(features[test])
    # Platt's scaling on unseen scores: the classes were weighed equal, the probabilities must not be.
    calibration = LogisticRegression(C=1e3).fit(unseen[asked, None], target[asked])
    slope, offset = float(calibration.coef_[0, 0]), float(calibration.intercept_[0])
    whole = _regression(features[asked], target[asked])
    return whole.coef_[0], float(whole.intercept_[0]), slope, offset, _sigmoid(slope * unseen + offset)


def _regression(features: sparse.csr_matrix, target: np.ndarray) -> LogisticRegression:
    """Coordinate descent on the dual: on these sparse features quicker than L-BFGS, and nearer to the optimum."""
    model = LogisticRegression(
        C=REGULARISATION,
        class_weight="balanced",
        solver="liblinear",
        dual=True,
        max_iter=20,
        tol=0.1,
        random_state=SEED,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # twenty rounds are near enough
        return model.fit(features, target)


def _sigmoid(scores: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(scores, -30, 30)))


def threshold_for_f1(target: np.ndarray, probability: np.ndarray) -> float:
    """Return the threshold with the best F1, halfway to the next lower score; 1 if the label was not learned."""
    if not probability.any():
        return 1.0
    order = np.argsort(-probability)
    hits = np.cumsum(target[order])
    scores = 2 * hits / (np.arange(1, len(order) + 1) + max(1, target.sum()))
    best = int(np.argmax(scores))
    below = probability[order[best + 1]] if best + 1 < len(order) else 0.0
    return float((probability[order[best]] + below) / 2)


def threshold_for_false_alarms(negatives: np.ndarray, max_rate: float) -> float:
    """Return the lowest threshold that at most ``max_rate`` of the negatives' probabilities reach; 1 if not learned."""
    if not negatives.any():
        return 1.0
    return float(np.nextafter(np.quantile(negatives, 1 - max_rate, method="higher"), 2.0))
