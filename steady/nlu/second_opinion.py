"""When the second reader is asked, and how far each of the two opinions is to be trusted then."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from steady.nlu.linear import log_odds

# A message is in doubt while the first opinion on one of these lies between the two probabilities. Chosen on the
# development messages: wider bounds ask more often and gain nothing (docs/decisions/0010-second-reader.md).
DOUBT = {
    "risk:": (0.1, 0.9),
    "audience:": (0.1, 0.9),
    "intent:out_of_scope": (0.05, 0.8),
    "intent:abuse": (0.05, 0.8),
    "intent:nonsense": (0.05, 0.8),
}
MIN_POSITIVES = 20  # below this, how far to trust cannot be learned: the first opinion stands
OPINION_FILE = "opinion.npz"
NAMES_FILE = "opinion.json"


@dataclass(frozen=True)
class SecondOpinion:
    """For each output: sigmoid(``first`` * log-odds of the first opinion + ``second`` * the reader's + ``offset``)."""

    names: tuple[str, ...]
    first: np.ndarray
    second: np.ndarray
    offset: np.ndarray

    @classmethod
    def fit(
        cls, probabilities: np.ndarray, odds: np.ndarray, targets: Mapping[str, np.ndarray]
    ) -> SecondOpinion:
        """Learn from (messages, outputs) of models and of a reader that had not seen these messages in doubt."""
        names = tuple(targets)
        first, second, offset = np.ones(len(names)), np.zeros(len(names)), np.zeros(len(names))
        for place, target in enumerate(targets.values()):
            asked = (target >= 0) & (probabilities[:, place] > 0)
            answers = target[asked]
            if min((answers == 1).sum(), (answers == 0).sum()) < MIN_POSITIVES:
                continue
            both = np.column_stack([log_odds(probabilities[asked, place]), odds[asked, place]])
            learned = LogisticRegression().fit(both, answers)
            (first[place], second[place]), offset[place] = learned.coef_[0], learned.intercept_[0]
        return cls(names, first, second, offset)

    def join(self, probabilities: np.ndarray, odds: np.ndarray) -> np.ndarray:
        """Return (messages, outputs) probabilities from the first opinion's and the reader's log-odds."""
        joined = self.first * log_odds(probabilities) + self.second * odds + self.offset
        return np.where(probabilities == 0, 0.0, 1 / (1 + np.exp(-joined)))

    def save(self, folder: Path) -> None:
        """Write names as JSON and numbers as npz into an existing folder."""
        (folder / NAMES_FILE).write_text(json.dumps(self.names), encoding="utf-8")
        np.savez_compressed(folder / OPINION_FILE, first=self.first, second=self.second, offset=self.offset)

    @classmethod
    def load(cls, folder: Path) -> SecondOpinion | None:
        """Read what `save` wrote; None where the models were trained without a second reader."""
        if not (folder / OPINION_FILE).exists():
            return None
        names = tuple(json.loads((folder / NAMES_FILE).read_text(encoding="utf-8")))
        with np.load(folder / OPINION_FILE, allow_pickle=False) as saved:
            return cls(names, saved["first"], saved["second"], saved["offset"])


def in_doubt(names: Sequence[str], probabilities: np.ndarray) -> np.ndarray:
    """Return for each row of (messages, outputs) whether a second reader should be asked."""
    doubted = np.zeros(len(probabilities), dtype=bool)
    for start, (least, most) in DOUBT.items():
        columns = probabilities[:, [name.startswith(start) for name in names]]
        doubted |= ((columns > least) & (columns < most)).any(axis=1)
    return doubted
