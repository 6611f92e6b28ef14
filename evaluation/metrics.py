"""Shares with their 95% intervals, and F1, on plain values."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Z = 1.96  # 95%


@dataclass(frozen=True)
class Share:
    """A proportion `hits / of` with its Wilson interval."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The proportion; 0 when nothing was counted."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound (Wilson, 95%)."""
        if not self.of:
            return 0.0, 1.0
        centre = self.value + Z * Z / (2 * self.of)
        spread = Z * math.sqrt(self.value * (1 - self.value) / self.of + Z * Z / (4 * self.of**2))
        scale = 1 + Z * Z / self.of
        return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)

    def as_dict(self) -> dict[str, float | int]:
        """For JSON, rounded to four places."""
        low, high = self.interval
        return {
            "value": round(self.value, 4),
            "low": round(low, 4),
            "high": round(high, 4),
            "hits": self.hits,
            "of": self.of,
        }


def share(values: Iterable[bool]) -> Share:
    """The share of true values."""
    listed = list(values)
    return Share(sum(listed), len(listed))


def f1_scores(
    truths: Sequence[Iterable[str]], predictions: Sequence[Iterable[str]], labels: Sequence[str]
) -> tuple[float, float, dict[str, float]]:
    """Micro F1, macro F1 and F1 by label of multi-label predictions."""
    counts = {label: [0, 0, 0] for label in labels}  # true positives, false positives, false negatives
    for truth, predicted in zip(truths, predictions, strict=True):
        right, said = set(truth), set(predicted)
        for label in labels:
            counts[label][0] += label in right and label in said
            counts[label][1] += label in said and label not in right
            counts[label][2] += label in right and label not in said
    by_label = {label: _f1(*counts[label]) for label in labels}
    micro = _f1(*(sum(count[place] for count in counts.values()) for place in range(3)))
    return micro, sum(by_label.values()) / len(by_label), by_label


def _f1(hits: int, wrong: int, missed: int) -> float:
    return 2 * hits / (2 * hits + wrong + missed) if hits else 0.0
