"""Read by Python at the start of a process whose PYTHONPATH names this folder: parts that hang on certain texts."""

import re
import time
from collections.abc import Sequence

import numpy as np

from faults.hanging import HOLDS, MASKING_HOLDS, SLEEPS
from steady.nlu.encoder import Encoder
from steady.store import mask as masking

_rows, _mask = Encoder.rows, masking.mask


def rows(encoder: Encoder, texts: Sequence[str]) -> np.ndarray:
    """As before, but for two texts."""
    if SLEEPS in texts:
        time.sleep(600)
    if HOLDS in texts:
        hold()
    return _rows(encoder, texts)


def mask(text: str) -> masking.Masked:
    """As before, but for one text."""
    if text == MASKING_HOLDS:
        hold()
    return _mask(text)


def hold() -> None:
    """Takes ages, and lets nothing else run in the process."""
    re.match("(a+)+$", "a" * 80 + "!")


Encoder.rows = rows
masking.mask = mask
