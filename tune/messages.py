"""The labelled messages as tuning reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.model_selection import StratifiedKFold

from steady.nlu.model import targets
from steady.nlu.pieces import pieces
from steady.nlu.training_data import load_folder, without_duplicates
from steady.nlu.understanding import clean
from tune.training import SEED

FOLDER = Path(__file__).parents[1] / "data" / "nlu"


@dataclass(frozen=True)
class Labelled:
    """``parts`` holds each message and its parts, ``answers`` int8 (messages, labels); ``risks`` keep halves alike."""

    parts: list[list[str]]
    labels: list[str]
    answers: np.ndarray
    risks: list[str]

    def halves(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Give twice the rows of one half and those of the other."""
        return iter(StratifiedKFold(2, shuffle=True, random_state=SEED).split(self.parts, self.risks))


def labelled() -> Labelled:
    """Read them all."""
    examples = without_duplicates(load_folder(FOLDER))
    wanted = targets(examples)
    return Labelled(
        [pieces(clean(example.text)) for example in examples],
        list(wanted),
        np.stack(list(wanted.values()), axis=1),
        [example.risk for example in examples],
    )
