"""The second reader: a larger encoder that is asked about a message where the first opinion leaves doubt.

all-mpnet-base-v2, tuned on Steady's labels, int8 ONNX on one thread. It is four times as slow as all the rest of
understanding, and right more often (docs/decisions/0010-second-reader.md).
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np

from steady.nlu.encoder import ENCODER_DIR, MOST_ODDS, are_built, encodable, open_tokenizer, session
from steady.nlu.unseen import UnseenOdds

logger = logging.getLogger(__name__)

AskReader = Callable[[str], np.ndarray]
"""Gives the log-odds (labels,) of a cleaned message, in the order of `labels`."""

MODEL_FILE = "second.onnx"
TOKENIZER_FILE = "second-tokenizer.json"
WEIGHTS_FILE = "second.sha256"
# Raised when `build_second_reader` writes another graph, so that an older file is not used by mistake.
GRAPH_VERSION = "1"
# What `make tune-second` learned on top of the published weights.
ADDITIONS = Path(__file__).with_name("tuned") / "second.npz"
# What it says of the messages it learned from, had it not learned from them; see `unseen.py`.
UNSEEN = ADDITIONS.with_name("second_unseen.npz")
# Of model.safetensors, sentence-transformers/all-mpnet-base-v2.
WEIGHTS_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


@lru_cache(maxsize=1)
def labels() -> tuple[str, ...]:
    """Return the names of the labels whose odds it gives, in its order."""
    with np.load(ADDITIONS, allow_pickle=False) as additions:
        return tuple(additions["labels"].tolist())


def stamp() -> str:
    """Return what the files of a current second reader are made from: weights, additions and builder."""
    additions = hashlib.sha256(ADDITIONS.read_bytes()).hexdigest()
    return f"{WEIGHTS_SHA256} {additions} {GRAPH_VERSION}"


def is_built(folder: Path = ENCODER_DIR) -> bool:
    """Whether ``folder`` holds a whole second reader made from the expected weights by the current builder."""
    return are_built(folder, (MODEL_FILE, TOKENIZER_FILE), WEIGHTS_FILE, stamp())


class SecondReader:
    """Gives the log-odds of every label for a message."""

    def __init__(self, folder: Path) -> None:
        if not is_built(folder):
            raise FileNotFoundError(
                f"No current second reader in {folder}: run `python -m steady.nlu.build_encoder`"
            )
        self._model = session(folder / MODEL_FILE)
        self._tokenizer = open_tokenizer(folder / TOKENIZER_FILE)

    def odds(self, text: str) -> np.ndarray:
        """Return float32 (labels,) of a cleaned message, in the order of `labels`; any Unicode is fine."""
        tokens = np.array([self._tokenizer.encode(encodable(text)).ids], dtype=np.int64)
        return np.clip(self._model.run(None, {"tokens": tokens})[0][0], -MOST_ODDS, MOST_ODDS)


@lru_cache(maxsize=1)
def second_reader() -> AskReader | None:
    """Return the second reader, loaded once a process; None, said once in the log, if it cannot be had."""
    try:
        return SecondReader(ENCODER_DIR).odds
    except Exception as error:
        logger.error("No second reader (%s); the first opinion stands: %s", type(error).__name__, error)
        return None


def second_reader_as_if_new() -> AskReader | None:
    """Return the second reader for training: it speaks of a message that it learned from as if it had not."""
    ask = second_reader()
    if ask is None:
        return None
    unseen = UnseenOdds.load(UNSEEN)

    def odds(text: str) -> np.ndarray:
        kept = unseen.get(text)
        return ask(text) if kept is None else kept

    return odds
