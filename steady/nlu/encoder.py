"""Sentence vectors: all-MiniLM-L6-v2 as an int8 ONNX model on one thread."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

ENCODER_DIR = Path(
    os.environ.get("STEADY_ENCODER_DIR", Path(__file__).resolve().parents[2] / "var" / "encoder")
)
MODEL_FILE = "encoder.onnx"
TOKENIZER_FILE = "tokenizer.json"
WEIGHTS_FILE = "weights.sha256"
# Raised when `build_encoder` writes another graph, so that an older file is not used by mistake.
GRAPH_VERSION = "2"
# Of model.safetensors, sentence-transformers/all-MiniLM-L6-v2.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Two vectors of length 1 side by side: the last layer (the sentence vector) and an earlier, more literal one.
VECTOR_SIZE = 768
# The length the model was trained for; longer messages are cut.
MAX_TOKENS = 256
MAX_CHARACTERS = 4000


def encoder_is_built(folder: Path) -> bool:
    """Whether ``folder`` holds a whole encoder made from the expected weights by the current builder."""
    stamp = folder / WEIGHTS_FILE
    return (
        (folder / MODEL_FILE).is_file()
        and (folder / TOKENIZER_FILE).is_file()
        and stamp.is_file()
        and stamp.read_text(encoding="utf-8").split() == [WEIGHTS_SHA256, GRAPH_VERSION]
    )


class Encoder:
    """Turns messages into vectors whose dot product says how alike their meanings are."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        if not encoder_is_built(folder):
            raise FileNotFoundError(
                f"No current sentence encoder in {folder}: run `python -m steady.nlu.build_encoder`"
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / MODEL_FILE), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)

    @classmethod
    def load(cls, folder: Path = ENCODER_DIR) -> Encoder:
        """Return the encoder in ``folder``, loaded once a process; FileNotFoundError if it was not built."""
        return _load(folder)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return float32 (len(texts), 768), two mean-pooled halves of length 1; any Unicode is fine."""
        vectors = np.empty((len(texts), VECTOR_SIZE), dtype=np.float32)
        for row, text in enumerate(texts):
            tokens = np.array([self._tokenizer.encode(_encodable(text)).ids], dtype=np.int64)
            vectors[row] = self._session.run(["vector"], {"tokens": tokens})[0][0]
        return vectors


def _encodable(text: str) -> str:
    """Return text without the lone surrogates that the tokenizer refuses, at a length that is quick to split."""
    return text[:MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=2)
def _load(folder: Path) -> Encoder:
    return Encoder(folder)
