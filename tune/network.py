"""all-MiniLM-L6-v2 in PyTorch with low-rank adapters (LoRA) on every layer and one yes/no output for each label."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

LAYERS = 6
SIZE = 384
HEADS = 12
EPSILON = 1e-12
RANK = 16
SCALE = 2.0
DROPOUT = 0.1
ADAPTED = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)


class Frozen(nn.Module):
    """A linear layer that is not trained: x W' + b."""

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__()
        self.register_buffer("weight", weight)
        self.register_buffer("bias", bias)

    def forward(self, x: Tensor) -> Tensor:
        """Map (..., columns) to (..., rows)."""
        return functional.linear(x, self.weight, self.bias)


class Adapted(Frozen):
    """A frozen linear layer with a trained low-rank addition: x W' + b + SCALE * (x A') B'."""

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__(weight, bias)
        rows, columns = weight.shape
        self.down = nn.Parameter(torch.randn(RANK, columns) / math.sqrt(columns))
        self.up = nn.Parameter(torch.zeros(rows, RANK))

    def forward(self, x: Tensor) -> Tensor:
        """Map (..., columns) to (..., rows)."""
        added = functional.linear(functional.linear(x, self.down.to(x.dtype)), self.up.to(x.dtype))
        return super().forward(x) + SCALE * added

    def additions(self, name: str) -> dict[str, Tensor]:
        """Return what was learned, by the name of the layer in the published weights."""
        return {f"{name}.down": self.down, f"{name}.up": SCALE * self.up}


class Layer(nn.Module):
    """One transformer layer."""

    def __init__(self, weights: Mapping[str, Tensor], name: str) -> None:
        super().__init__()
        self.parts = nn.ModuleDict(
            {
                part.replace(".", "_"): Adapted(
                    weights[f"{name}.{part}.weight"], weights[f"{name}.{part}.bias"]
                )
                for part in ADAPTED
            }
        )
        for place, norm in (("attended", "attention.output.LayerNorm"), ("final", "output.LayerNorm")):
            self.register_buffer(f"{place}_weight", weights[f"{name}.{norm}.weight"])
            self.register_buffer(f"{place}_bias", weights[f"{name}.{norm}.bias"])

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Map (messages, tokens, SIZE) to the same; ``mask`` is (messages, 1, 1, tokens), true where a token is."""
        query, key, value = (
            self.parts[f"attention_self_{part}"](x).unflatten(-1, (HEADS, -1)).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        # Quicker here than PyTorch's own attention, which is slow with masks in 16 bits.
        scores = (query @ key.transpose(2, 3) / math.sqrt(SIZE / HEADS)).masked_fill(~mask, -math.inf)
        mixed = scores.softmax(-1) @ value
        mixed = self.parts["attention_output_dense"](mixed.transpose(1, 2).flatten(2))
        x = functional.layer_norm(x + mixed, (SIZE,), self.attended_weight, self.attended_bias, EPSILON)
        inner = functional.gelu(self.parts["intermediate_dense"](x))
        outer = self.parts["output_dense"](inner)
        return functional.layer_norm(x + outer, (SIZE,), self.final_weight, self.final_bias, EPSILON)


class TunedEncoder(nn.Module):
    """The encoder with its yes/no outputs: mean and maximum over tokens, then one linear layer."""

    def __init__(self, weights: Mapping[str, np.ndarray], outputs: int) -> None:
        super().__init__()
        tensors = {name: torch.from_numpy(value) for name, value in weights.items()}
        segment = tensors["embeddings.token_type_embeddings.weight"][0]
        places = tensors["embeddings.position_embeddings.weight"] + segment
        self.register_buffer("words", tensors["embeddings.word_embeddings.weight"])
        self.register_buffer("places", places)
        self.register_buffer("norm_weight", tensors["embeddings.LayerNorm.weight"])
        self.register_buffer("norm_bias", tensors["embeddings.LayerNorm.bias"])
        self.layers = nn.ModuleList(Layer(tensors, f"encoder.layer.{number}") for number in range(LAYERS))
        self.head = nn.Linear(2 * SIZE, outputs)

    def forward(self, tokens: Tensor, lengths: Tensor) -> Tensor:
        """Map int64 (messages, tokens), padded with 0, to float32 (messages, outputs) log-odds."""
        real = torch.arange(tokens.shape[1])[None, :] < lengths[:, None]
        x = functional.embedding(tokens, self.words) + self.places[: tokens.shape[1]]
        x = functional.layer_norm(x, (SIZE,), self.norm_weight, self.norm_bias, EPSILON)
        for layer in self.layers:
            x = layer(x, real[:, None, None, :])
        return answers(x, real, self.head, self.training)

    def additions(self) -> dict[str, np.ndarray]:
        """Return what was learned, as float16 arrays by the names of the published weights."""
        return kept(
            self.head,
            {
                f"encoder.layer.{number}.{part}": layer.parts[part.replace(".", "_")]
                for number, layer in enumerate(self.layers)
                for part in ADAPTED
            },
        )


def answers(x: Tensor, real: Tensor, head: nn.Linear, training: bool) -> Tensor:
    """Map (messages, tokens, size) to log-odds: mean and maximum over the real tokens, then one linear layer."""
    x = x.float()
    mean = (x * real[:, :, None]).sum(1) / real.sum(1, keepdim=True)
    most = x.masked_fill(~real[:, :, None], -math.inf).amax(1)
    pooled = functional.dropout(torch.cat([mean, most], 1), DROPOUT, training)
    return functional.linear(pooled, head.weight.float(), head.bias.float())


def kept(head: nn.Linear, adapted: Mapping[str, Adapted]) -> dict[str, np.ndarray]:
    """Return what was learned as float16 arrays, by the names of the published weights."""
    learned = {"head.weight": head.weight, "head.bias": head.bias}
    for name, layer in adapted.items():
        learned |= layer.additions(name)
    return {name: value.detach().to(torch.float16).numpy() for name, value in learned.items()}


def padded(messages: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Return token ids as one int64 matrix, filled up with 0, and how many each message has."""
    lengths = torch.tensor([len(message) for message in messages])
    tokens = torch.zeros(len(messages), int(lengths.max()), dtype=torch.int64)
    for row, message in enumerate(messages):
        tokens[row, : len(message)] = torch.tensor(message)
    return tokens, lengths
