"""One-vs-rest logistic regression and a small network, joined with the tuned encoder's odds into probabilities."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed
from scipy import sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from steady.nlu.hidden import HiddenLayer

FOLDS = 3
SEED = 7
WORKERS = 2  # processes, as the solver's random numbers are shared by all threads of one
REGULARISATION = 4.0
MIN_POSITIVES = 8  # Below this a label cannot be learned or calibrated: its probability stays 0.
LEAST = 1e-5  # of a probability, so that its log-odds are bounded
NEVER = -20.0  # A calibration offset that makes a probability of practically 0.
# How much the network counts, and the most telling part of a long message, beside the linear view of the whole.
NETWORK_WEIGHT = 0.5
PART_WEIGHT = 0.5
WEIGHTS_FILE = "weights.npz"
OUTPUTS_FILE = "outputs.json"


@dataclass(frozen=True)
class Batch:
    """Messages as numbers: a row for each whole message, followed by rows for the parts of a long one.

    ``starts`` holds the row of each whole message, ``dense`` the columns of ``features`` that the network reads,
    ``odds`` the tuned encoder's log-odds (rows, outputs), 0 for an output that it does not know.
    """

    features: sparse.csr_matrix
    dense: np.ndarray
    odds: np.ndarray
    starts: np.ndarray

    def join(self, scores: np.ndarray) -> np.ndarray:
        """Return one row a message from one row a piece: the whole, and the highest of its parts."""
        ends = np.append(self.starts[1:], len(scores))
        best = [
            scores[start + 1 : end].max(axis=0) if end > start + 1 else scores[start]
            for start, end in zip(self.starts, ends, strict=True)
        ]
        return scores[self.starts] + PART_WEIGHT * np.stack(best)


@dataclass(frozen=True)
class LinearModel:
    """A bank of yes/no models over one feature matrix, one column each.

    ``weights`` is float32 (features, outputs), ``bias``, ``slope``, ``trust`` and ``offset`` are (outputs,): the
    calibrated probability is sigmoid(slope * score + trust * odds + offset), where the network adds to the score and
    the odds are the tuned encoder's.
    """

    names: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray
    slope: np.ndarray
    trust: np.ndarray
    offset: np.ndarray
    network: HiddenLayer

    def probabilities(self, batch: Batch) -> np.ndarray:
        """Return (messages, outputs) calibrated probabilities."""
        scores = batch.join(_scores(batch, self.weights, self.bias, self.network))
        return _sigmoid(self.slope * scores + self.trust * batch.join(batch.odds) + self.offset)

    def save(self, folder: Path) -> None:
        """Write names as JSON and numbers as npz into an existing folder."""
        (folder / OUTPUTS_FILE).write_text(json.dumps(self.names), encoding="utf-8")
        np.savez_compressed(
            folder / WEIGHTS_FILE,
            weights=self.weights.astype(np.float16),
            bias=self.bias,
            slope=self.slope,
            trust=self.trust,
            offset=self.offset,
        )
        self.network.save(folder)

    @classmethod
    def load(cls, folder: Path) -> LinearModel:
        """Read what `save` wrote; OSError if a file is missing."""
        names = tuple(json.loads((folder / OUTPUTS_FILE).read_text(encoding="utf-8")))
        with np.load(folder / WEIGHTS_FILE, allow_pickle=False) as saved:
            return cls(
                names,
                saved["weights"].astype(np.float32),
                saved["bias"],
                saved["slope"],
                saved["trust"],
                saved["offset"],
                HiddenLayer.load(folder),
            )


def fit(
    batch: Batch, targets: Mapping[str, np.ndarray], strata: Sequence[str]
) -> tuple[LinearModel, np.ndarray]:
    """Fit one model for each target.

    ``targets`` maps a name to integers (messages,): 1 yes, 0 no, -1 not asked of this message; ``strata`` keeps the
    folds alike. Returns the model trained on everything and the (messages, outputs) calibrated probabilities that
    models gave to messages they had not seen.
    """
    everyone = np.arange(len(batch.starts))
    folds = _folds(strata)
    trained_on = [*(train for train, _ in folds), everyone]
    # The solver computes in float64; converted once, not for every output.
    whole = batch.features[batch.starts].astype(np.float64)
    fitted = Parallel(n_jobs=WORKERS)(
        delayed(_regressions)(whole, target, trained_on) for target in targets.values()
    )
    weights, biases = (np.stack(parts, axis=-1) for parts in zip(*fitted, strict=True))
    answers = np.stack([target == 1 for target in targets.values()], axis=1).astype(np.int8)
    dense = batch.dense[batch.starts]
    networks = Parallel(n_jobs=WORKERS)(
        delayed(HiddenLayer.fit)(dense[rows], answers[rows], SEED) for rows in trained_on
    )
    unseen = np.zeros(answers.shape)
    for (_, test), weight, bias, network in zip(folds, weights, biases, networks, strict=False):
        unseen[test] = batch.join(_scores(batch, weight, bias, network))[test]
    odds = batch.join(batch.odds)
    calibration = [
        _calibration(unseen[:, place], odds[:, place], target)
        for place, target in enumerate(targets.values())
    ]
    slope, trust, offset = (np.array(part) for part in zip(*calibration, strict=True))
    model = LinearModel(
        tuple(targets), weights[-1].astype(np.float32), biases[-1], slope, trust, offset, networks[-1]
    )
    return model, np.where(offset == NEVER, 0.0, _sigmoid(slope * unseen + trust * odds + offset))


def _folds(strata: Sequence[str]) -> list[tuple[np.ndarray, np.ndarray]]:
    splitter = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    return list(splitter.split(np.zeros(len(strata)), strata))


def _scores(batch: Batch, weights: np.ndarray, bias: np.ndarray, network: HiddenLayer) -> np.ndarray:
    return np.asarray(batch.features @ weights + bias + NETWORK_WEIGHT * network.scores(batch.dense))


def _learnable(target: np.ndarray) -> bool:
    return bool(min((target == 1).sum(), (target == 0).sum()) >= MIN_POSITIVES)


def _regressions(
    features: sparse.csr_matrix, target: np.ndarray, trained_on: Sequence[np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """Return float32 (models, features) weights and the (models,) biases for one output."""
    weights = np.zeros((len(trained_on), features.shape[1]), dtype=np.float32)
    biases = np.zeros(len(trained_on))
    if _learnable(target):
        asked = np.flatnonzero(target >= 0)
        for place, rows in enumerate(trained_on):
            kept = np.intersect1d(rows, asked)
            model = _regression(features[kept], target[kept])
            weights[place], biases[place] = model.coef_[0], model.intercept_[0]
    return weights, biases


def _calibration(scores: np.ndarray, odds: np.ndarray, target: np.ndarray) -> tuple[float, float, float]:
    """Platt's scaling on unseen scores and odds: how far each of the two is to be trusted.

    The classes were weighed equal, the probabilities must not be.
    """
    if not _learnable(target):
        return 0.0, 0.0, NEVER
    asked = target >= 0
    calibration = LogisticRegression(C=1e3).fit(np.stack([scores, odds], axis=1)[asked], target[asked])
    return float(calibration.coef_[0, 0]), float(calibration.coef_[0, 1]), float(calibration.intercept_[0])


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


def log_odds(probabilities: np.ndarray) -> np.ndarray:
    """Return log-odds within bounds, of an array of any shape."""
    bounded = np.clip(probabilities, LEAST, 1 - LEAST)
    return np.asarray(np.log(bounded / (1 - bounded)))


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
