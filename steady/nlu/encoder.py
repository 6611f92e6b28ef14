"""What the sentence encoder says of a message: all-MiniLM-L6-v2, as published and tuned, int8 ONNX on one thread."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from steady.nlu.graph import CONSTANTS

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

ENCODER_DIR = Path(
    os.environ.get("STEADY_ENCODER_DIR", Path(__file__).resolve().parents[2] / "var" / "encoder")
)
MODEL_FILE = "encoder.onnx"
TUNED_FILE = "tuned.onnx"
TOKENIZER_FILE = "tokenizer.json"
WEIGHTS_FILE = "weights.sha256"
# Raised when `build_encoder` writes another graph, so that an older file is not used by mistake.
GRAPH_VERSION = "5"
# What `make tune` learned on top of the published weights.
ADDITIONS = Path(__file__).with_name("tuned") / "additions.npz"
# Of model.safetensors, sentence-transformers/all-MiniLM-L6-v2.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# A vector of length 1 from an early layer, which stays close to the words. What the last layer would add, the tuned
# encoder knows better (docs/decisions/0005-understanding.md).
VECTOR_SIZE = 384
# Log-odds of a label from the tuned encoder are kept within this, so that one strange text cannot outweigh all else.
MOST_ODDS = 12.0
# The length the model was trained for; longer messages are cut.
MAX_TOKENS = 256
MAX_CHARACTERS = 4000


@lru_cache(maxsize=1)
def tuned_labels() -> tuple[str, ...]:
    """Return the names of the labels whose odds the tuned encoder gives, in its order."""
    with np.load(ADDITIONS, allow_pickle=False) as additions:
        return tuple(additions["labels"].tolist())


def stamp() -> str:
    """Return what the files of a current encoder are made from: weights, additions and builder."""
    additions = hashlib.sha256(ADDITIONS.read_bytes()).hexdigest()
    return f"{WEIGHTS_SHA256} {additions} {GRAPH_VERSION}"


def encoder_is_built(folder: Path) -> bool:
    """Whether ``folder`` holds a whole encoder made from the expected weights by the current builder."""
    return are_built(folder, (MODEL_FILE, TUNED_FILE, TOKENIZER_FILE), WEIGHTS_FILE, stamp())


def are_built(folder: Path, files: Sequence[str], written: str, made_from: str) -> bool:
    """Whether ``folder`` holds the files, graphs with their constants, and ``written`` says what made them."""
    constants = [Path(name).with_suffix(CONSTANTS).name for name in files if name.endswith(".onnx")]
    return (
        all((folder / name).is_file() for name in (*files, *constants, written))
        and (folder / written).read_text(encoding="utf-8").strip() == made_from
    )


class Encoder:
    """Turns messages into vectors whose dot product says how alike their meanings are, and into odds of our labels."""

    def __init__(self, folder: Path) -> None:
        if not encoder_is_built(folder):
            raise FileNotFoundError(
                f"No current sentence encoder in {folder}: run `python -m steady.nlu.build_encoder`"
            )
        self._published = session(folder / MODEL_FILE)
        self._tuned = session(folder / TUNED_FILE)
        self._tokenizer = open_tokenizer(folder / TOKENIZER_FILE)

    @classmethod
    def load(cls, folder: Path = ENCODER_DIR) -> Encoder:
        """Return the encoder in ``folder``, loaded once a process; FileNotFoundError if it was not built."""
        return _load(folder)

    def tokens(self, text: str) -> np.ndarray:
        """Return int64 (1, n) token ids; any Unicode is fine."""
        return np.array([self._tokenizer.encode(encodable(text)).ids], dtype=np.int64)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 (len(texts), 384), each row of length 1."""
        return _run(self._published, map(self.tokens, texts))

    def odds(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 (len(texts), labels): the tuned encoder's log-odds, in the order of `tuned_labels`."""
        return self._odds(map(self.tokens, texts))

    def rows(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 (len(texts), 384 + labels): vectors and log-odds side by side, as the models read them."""
        tokens = [self.tokens(text) for text in texts]
        return np.hstack([_run(self._published, tokens), self._odds(tokens)])

    def _odds(self, tokens: Iterable[np.ndarray]) -> np.ndarray:
        return np.clip(_run(self._tuned, tokens), -MOST_ODDS, MOST_ODDS)


def _run(model: InferenceSession, tokens: Iterable[np.ndarray]) -> np.ndarray:
    return np.stack([model.run(None, {"tokens": ids})[0][0] for ids in tokens]).astype(np.float32)


def open_tokenizer(file: Path) -> Tokenizer:
    """Return the tokenizer in a file; it cuts a text at `MAX_TOKENS` and fills none up."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


def session(model: Path | bytes) -> InferenceSession:
    """Return a runner of an ONNX file, on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    given = model if isinstance(model, bytes) else str(model)
    return onnxruntime.InferenceSession(given, options, providers=["CPUExecutionProvider"])


def encodable(text: str) -> str:
    """Return text without the lone surrogates that the tokenizer refuses, at a length that is quick to split."""
    return text[:MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=2)
def _load(folder: Path) -> Encoder:
    return Encoder(folder)
