"""Shares and F1 with their 95% intervals, on plain values."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

Z = 1.96  # 95%
RESAMPLES = 1000
SEED = 7
Figure = dict[str, float | int]  # value, low, high, of


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

    def as_dict(self) -> Figure:
        """For JSON, rounded to four places."""
        return {**_figure(self.value, *self.interval, self.of), "hits": self.hits}


def share(values: Iterable[bool]) -> Share:
    """The share of true values."""
    listed = list(values)
    return Share(sum(listed), len(listed))


def f1_scores(
    truths: Sequence[Iterable[str]], predictions: Sequence[Iterable[str]], labels: Sequence[str]
) -> tuple[Figure, Figure, dict[str, float]]:
    """Micro F1, macro F1 and F1 by label of multi-label predictions.

    The intervals of the first two come from drawing the messages anew a thousand times (percentile bootstrap).
    """
    truth, said = _table(truths, labels), _table(predictions, labels)
    counts = np.stack([truth & said, said & ~truth, truth & ~said]).astype(np.int64)
    messages = len(truth)
    draws = np.random.default_rng(SEED).multinomial(messages, [1 / messages] * messages, RESAMPLES)
    drawn = draws @ counts  # (hits, wrong, missed) x draws x labels
    by_label = _f1(counts.sum(axis=1))
    micro = _interval(_f1(counts.sum(axis=(1, 2))), _f1(drawn.sum(axis=2)), messages)
    macro = _interval(by_label.mean(), _f1(drawn).mean(axis=1), messages)
    return micro, macro, dict(zip(labels, by_label.tolist(), strict=True))


def _table(rows: Sequence[Iterable[str]], labels: Sequence[str]) -> np.ndarray:
    """Which labels (columns) each message (rows) has."""
    return np.array([[label in held for label in labels] for held in map(set, rows)], dtype=bool)


def _f1(counts: np.ndarray) -> np.ndarray:
    """F1 of (hits, wrong, missed) along the first axis; 0 without a hit."""
    hits, wrong, missed = counts
    return 2 * hits / np.maximum(2 * hits + wrong + missed, 1)


def _interval(value: np.ndarray, draws: np.ndarray, of: int) -> Figure:
    low, high = np.quantile(draws, (0.025, 0.975))
    return _figure(float(value), float(low), float(high), of)


def _figure(value: float, low: float, high: float, of: int) -> Figure:
    return {"value": round(value, 4), "low": round(low, 4), "high": round(high, 4), "of": of}
