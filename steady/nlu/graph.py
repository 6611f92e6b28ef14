"""Write a transformer encoder as an ONNX graph with int8 weights, one scale for each output channel; no PyTorch.

Weights keep seven bits: processors without VNNI instructions add two 8-bit products in 16 bits and would saturate, so
eight bits would give other vectors on other machines.
"""

from __future__ import annotations

import hashlib
import math
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

CONSTANTS = ".bin"
_FLOAT = 1  # onnx.TensorProto.FLOAT
# How much of the unevenness of a layer's inputs is moved into its weights. Of .5 to 1 the nearest to exact odds.
EVENED = 0.85


@dataclass(frozen=True)
class Shape:
    """The sizes of an encoder, and what its published weights call the parts of a layer's attention."""

    name: str
    size: int
    heads: int
    epsilon: float
    query: str
    key: str
    value: str
    output: str
    norm: str


def verify(path: Path, sha256: str) -> None:
    """Raise ValueError unless the file is the published one."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != sha256:
        raise ValueError(f"{path.name} has SHA-256 {digest}, expected {sha256}")


def tuned(weights: Mapping[str, np.ndarray], additions: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the published weights with each layer's low-rank addition merged in, and what else tuning left.

    That is the weights of the yes/no outputs, and how large the inputs of layers get (``most``), if it was measured.
    """
    merged = dict(weights)
    for name in additions:
        if name.startswith("head.") or name.endswith(".most"):
            merged[name] = additions[name].astype(np.float32)
        if name.endswith(".up"):
            layer = name.removesuffix(".up")
            up, down = (additions[f"{layer}.{part}"].astype(np.float32) for part in ("up", "down"))
            merged[f"{layer}.weight"] = weights[f"{layer}.weight"] + up @ down
    return merged


def quantise(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return int8 values in -63..63 and one float32 scale a column for a (rows, columns) weight matrix."""
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-12) / 63
    return np.round(weight / scale).astype(np.int8), scale.astype(np.float32)


def evenness(weight: np.ndarray, most: np.ndarray) -> np.ndarray:
    """Return by how much to divide each input of a (inputs, outputs) matrix, and multiply its row.

    Where a few inputs are a hundred times as large as the others, int8 has no room left for those. This moves most of
    the difference into the weights (SmoothQuant, arXiv:2211.10438).
    """
    largest = np.abs(weight).max(axis=1)
    return np.asarray(np.maximum(most, 1e-3) ** EVENED / np.maximum(largest, 1e-4) ** (1 - EVENED))


def write(graph: bytes, file: Path) -> None:
    """Write a serialised graph, its constants beside it in a file that is mapped into memory, not copied, when read.

    Files of these names are always whole, and one that a server has mapped is replaced, never written over.
    """
    from onnx import load_from_string, save_model

    with tempfile.TemporaryDirectory(dir=file.parent) as name:
        constants = file.with_suffix(CONSTANTS).name
        written = Path(name) / file.name
        save_model(load_from_string(graph), written, save_as_external_data=True, location=constants)
        os.replace(Path(name) / constants, file.parent / constants)
        os.replace(written, file)


class Graph:
    """Collects ONNX nodes and constants of one encoder; each method adds a step and returns its output's name."""

    def __init__(self, weights: Mapping[str, np.ndarray], shape: Shape, int8: bool = True) -> None:
        self.weights = weights
        self.shape = shape
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
            if (most := self.weights.get(f"{name}.most")) is not None:
                even = evenness(weight, most)
                weight = weight * even[:, None]
                x = self.add("Mul", x, self.constant(f"{name}.even", (1 / even).astype(np.float32)))
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
            epsilon=self.shape.epsilon,
            axis=-1,
        )

    def heads(self, x: str, order: list[int]) -> str:
        """(1, tokens, size) -> (1, heads, ...) with the last two axes in the wanted order."""
        sizes = np.array([0, 0, self.shape.heads, self.shape.size // self.shape.heads], dtype=np.int64)
        return self.add("Transpose", self.add("Reshape", x, self.constant("head_shape", sizes)), perm=order)

    def scores(self, query: str, key: str) -> str:
        """How much each token heeds each other, before the softmax: (1, heads, tokens, tokens)."""
        scale = np.array(1 / math.sqrt(self.shape.size // self.shape.heads), dtype=np.float32)
        return self.add("Mul", self.add("MatMul", query, key), self.constant("attention_scale", scale))

    def attention(self, x: str, layer: str) -> str:
        query = self.heads(self.linear(x, f"{layer}.{self.shape.query}"), [0, 2, 1, 3])
        key = self.heads(self.linear(x, f"{layer}.{self.shape.key}"), [0, 2, 3, 1])
        value = self.heads(self.linear(x, f"{layer}.{self.shape.value}"), [0, 2, 1, 3])
        heeded = self.add("Softmax", self.scores(query, key), axis=-1)
        mixed = self.add("Transpose", self.add("MatMul", heeded, value), perm=[0, 2, 1, 3])
        joined = self.constant("joined_shape", np.array([0, 0, self.shape.size], dtype=np.int64))
        output = self.linear(self.add("Reshape", mixed, joined), f"{layer}.{self.shape.output}")
        return self.layer_norm(self.add("Add", output, x), f"{layer}.{self.shape.norm}")

    def gelu(self, x: str) -> str:
        root, one, half = (
            self.constant(f"gelu_{key}", np.array(number, dtype=np.float32))
            for key, number in (("root", math.sqrt(2)), ("one", 1), ("half", 0.5))
        )
        error = self.add("Add", self.add("Erf", self.add("Div", x, root)), one)
        return self.add("Mul", self.add("Mul", x, error), half)

    def layer(self, x: str, name: str) -> str:
        attended = self.attention(x, name)
        inner = self.gelu(self.linear(attended, f"{name}.intermediate.dense"))
        output = self.linear(inner, f"{name}.output.dense")
        return self.layer_norm(self.add("Add", output, attended), f"{name}.output.LayerNorm")

    def pooled(self, x: str) -> str:
        """(1, tokens, size) -> (1, size): the mean over tokens, brought to length 1."""
        return self.add("LpNormalization", self.add("ReduceMean", x, axes=[1], keepdims=0), axis=1, p=2)

    def answers(self, x: str) -> str:
        """(1, tokens, size) -> (1, labels): mean and maximum over tokens, then the outputs that tuning learned."""
        most = self.add("ReduceMax", x, axes=[1], keepdims=0)
        both = self.add("Concat", self.add("ReduceMean", x, axes=[1], keepdims=0), most, axis=1)
        head = self.constant("head.matrix", np.ascontiguousarray(self.weights["head.weight"].T))
        return self.add("Add", self.add("MatMul", both, head), self.weight("head.bias"))

    def places(self) -> np.ndarray:
        """Return the vectors of a token's place in the message, and what else every token gets."""
        segment = self.weights["embeddings.token_type_embeddings.weight"][0]
        return np.asarray(self.weights["embeddings.position_embeddings.weight"] + segment)

    def first(self, table: str, tokens: str, axis: int) -> str:
        """As much of a table along an axis as the message has tokens."""
        along = self.constant(f"axis_{axis}", np.array([axis], dtype=np.int64))
        zero = self.constant("zero", np.array([0], dtype=np.int64))
        return self.add("Slice", table, zero, self.add("Shape", tokens, start=1), along)

    def embeddings(self, tokens: str) -> str:
        """Vectors of words and places; halves of 16 bits keep the file small at no loss."""
        words = self.constant("words", self.weights["embeddings.word_embeddings.weight"].astype(np.float16))
        positions = self.first(self.constant("places", self.places()), tokens, 0)
        vectors = self.add("Cast", self.add("Gather", words, tokens), to=_FLOAT)
        return self.layer_norm(self.add("Add", vectors, positions), "embeddings.LayerNorm")

    def hidden(self, layers: int) -> str:
        """Read int64 ``tokens`` (1, n) with the first layers."""
        x = self.embeddings("tokens")
        for number in range(layers):
            x = self.layer(x, f"encoder.layer.{number}")
        return x

    def serialised(self, output: str, size: int) -> bytes:
        """Return the whole as an ONNX model: int64 ``tokens`` (1, n) -> float32 ``output`` (1, size).

        One message at a time, so no padding and no mask; dynamic quantisation would otherwise let messages in a batch
        change one another's vectors.
        """
        from onnx import TensorProto, checker, helper, numpy_helper

        model = helper.make_model(
            helper.make_graph(
                self.nodes,
                self.shape.name,
                [helper.make_tensor_value_info("tokens", TensorProto.INT64, [1, "n"])],
                [helper.make_tensor_value_info(output, TensorProto.FLOAT, [1, size])],
                [numpy_helper.from_array(value, name) for name, value in self.constants.items()],
            ),
            opset_imports=[helper.make_opsetid("", 17)],
            ir_version=8,
        )
        checker.check_model(model)
        return bytes(model.SerializeToString())
