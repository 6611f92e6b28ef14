"""The tuned encoder's odds for messages it learned from, as an encoder gave them that had not seen those messages.

Without them the models trained on top would take the tuned encoder for surer than it is on new messages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

UNSEEN = Path(__file__).with_name("tuned") / "unseen.npz"
STEP = 0.1  # of the kept odds, which are whole numbers of one byte


class UnseenOdds:
    """Log-odds (labels,) by text, as `clean` leaves it; None for a text that tuning did not learn from."""

    def __init__(self, rows: Mapping[int, np.ndarray]) -> None:
        self._rows = rows

    def get(self, text: str) -> np.ndarray | None:
        """Return float32 (labels,) or None."""
        row = self._rows.get(_key(text))
        return None if row is None else row.astype(np.float32) * STEP

    @classmethod
    def load(cls, path: Path = UNSEEN) -> UnseenOdds:
        """Read what `save` wrote; OSError if it is missing."""
        with np.load(path, allow_pickle=False) as saved:
            return cls(dict(zip(saved["keys"].tolist(), saved["odds"], strict=True)))


def save(texts: Sequence[str], odds: np.ndarray, path: Path = UNSEEN) -> None:
    """Keep (texts, labels) log-odds, each within 12.7, by the texts' hashes."""
    keys = np.array([_key(text) for text in texts], dtype=np.uint64)
    np.savez_compressed(path, keys=keys, odds=np.clip(np.round(odds / STEP), -127, 127).astype(np.int8))


def _key(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8], "big")
