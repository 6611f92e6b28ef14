"""Sentence vectors: all-MiniLM-L6-v2 as an int8 ONNX model, one thread, and its Rasa graph component."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any, Sequence

import numpy as np

ENCODER_DIR = Path(
    os.environ.get("STEADY_ENCODER_DIR", Path(__file__).resolve().parents[2] / "var" / "encoder")
)
MODEL_FILE = "encoder.onnx"
TOKENIZER_FILE = "tokenizer.json"
WEIGHTS_FILE = "weights.sha256"
# Of model.safetensors, sentence-transformers/all-MiniLM-L6-v2.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VECTOR_SIZE = 384
# The length the model was trained for; longer messages are cut.
MAX_TOKENS = 256


def encoder_is_built(folder: Path, graph_version: str) -> bool:
    """Whether ``folder`` holds a whole encoder made from the expected weights by this version of the builder."""
    stamp = folder / WEIGHTS_FILE
    return (
        (folder / MODEL_FILE).is_file()
        and (folder / TOKENIZER_FILE).is_file()
        and stamp.is_file()
        and stamp.read_text(encoding="utf-8").split() == [WEIGHTS_SHA256, graph_version]
    )


class Encoder:
    """Turns messages into vectors of length 1 whose dot product says how alike their meanings are."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        if not (folder / MODEL_FILE).is_file():
            raise FileNotFoundError(
                f"No sentence encoder in {folder}: run `python -m steady.nlu.build_encoder`"
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
        """Return float32 (len(texts), 384), mean-pooled and of length 1; any Unicode and empty texts are fine."""
        vectors = np.empty((len(texts), VECTOR_SIZE), dtype=np.float32)
        for row, text in enumerate(texts):
            tokens = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
            vectors[row] = self._session.run(["vector"], {"tokens": tokens})[0][0]
        return vectors


@lru_cache(maxsize=2)
def _load(folder: Path) -> Encoder:
    return Encoder(folder)
