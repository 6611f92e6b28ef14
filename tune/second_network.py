"""all-mpnet-base-v2 in PyTorch, with adapters on its upper layers and one yes/no output for each label."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from steady.nlu.build_second_reader import FIRST_PLACE, LAYERS, SHAPE, buckets
from steady.nlu.encoder import MAX_TOKENS
from tune.network import Adapted, Frozen, answers, kept, padded

# Layers below are not trained, so that nothing needs to be kept for them or worked out backwards.
FIRST_ADAPTED = 6
PARTS = (SHAPE.query, SHAPE.key, SHAPE.value, SHAPE.output, "intermediate.dense", "output.dense")


class Layer(nn.Module):
    """One transformer layer, adapted or frozen."""

    def __init__(self, weights: Mapping[str, Tensor], name: str, kind: type[Frozen]) -> None:
        super().__init__()
        linear = [kind(weights[f"{name}.{part}.weight"], weights[f"{name}.{part}.bias"]) for part in PARTS]
        self.linear = nn.ModuleList(linear)
        for place, norm in (("attended", SHAPE.norm), ("final", "output.LayerNorm")):
            self.register_buffer(f"{place}_weight", weights[f"{name}.{norm}.weight"])
            self.register_buffer(f"{place}_bias", weights[f"{name}.{norm}.bias"])

    def forward(self, x: Tensor, distances: Tensor) -> Tensor:
        """Map (messages, tokens, size) to the same; ``distances`` is added to how much tokens heed each other."""
        query, key, value, joined, inner, outer = self.linear
        q, k, v = (part(x).unflatten(-1, (SHAPE.heads, -1)).transpose(1, 2) for part in (query, key, value))
        scores = q @ k.transpose(2, 3) / math.sqrt(SHAPE.size / SHAPE.heads) + distances
        mixed = joined((scores.softmax(-1) @ v).transpose(1, 2).flatten(2))
        x = self._norm(x + mixed, "attended")
        return self._norm(x + outer(functional.gelu(inner(x))), "final")

    def _norm(self, x: Tensor, place: str) -> Tensor:
        weight, bias = getattr(self, f"{place}_weight"), getattr(self, f"{place}_bias")
        return functional.layer_norm(x, (SHAPE.size,), weight, bias, SHAPE.epsilon)


class SecondNetwork(nn.Module):
    """The encoder with its yes/no outputs. Published weights are held in ``kind``, in 16 bits where that is quicker."""

    def __init__(self, weights: Mapping[str, np.ndarray], outputs: int, kind: torch.dtype) -> None:
        super().__init__()
        tensors = {
            name: torch.from_numpy(value).to(kind)
            for name, value in weights.items()
            if value.dtype == np.float32
        }
        self.register_buffer("words", tensors["embeddings.word_embeddings.weight"])
        self.register_buffer("places", tensors["embeddings.position_embeddings.weight"][FIRST_PLACE:])
        self.register_buffer("norm_weight", tensors["embeddings.LayerNorm.weight"])
        self.register_buffer("norm_bias", tensors["embeddings.LayerNorm.bias"])
        table = tensors["encoder.relative_attention_bias.weight"][torch.from_numpy(buckets(MAX_TOKENS))]
        self.register_buffer("distances", table.permute(2, 0, 1))
        self.layers = nn.ModuleList(
            Layer(tensors, f"encoder.layer.{number}", Adapted if number >= FIRST_ADAPTED else Frozen)
            for number in range(LAYERS)
        )
        self.head = nn.Linear(2 * SHAPE.size, outputs)

    def forward(self, tokens: Tensor, lengths: Tensor) -> Tensor:
        """Map int64 (messages, tokens), filled up at the end, to float32 (messages, outputs) log-odds."""
        count = tokens.shape[1]
        real = torch.arange(count)[None, :] < lengths[:, None]
        distances = self.distances[None, :, :count, :count].masked_fill(~real[:, None, None, :], -math.inf)
        with torch.no_grad():
            x = functional.embedding(tokens, self.words) + self.places[:count]
            x = functional.layer_norm(x, (SHAPE.size,), self.norm_weight, self.norm_bias, SHAPE.epsilon)
            for layer in self.layers[:FIRST_ADAPTED]:
                x = layer(x, distances)
        for layer in self.layers[FIRST_ADAPTED:]:
            x = layer(x, distances)
        return answers(x, real, self.head, self.training)

    @torch.no_grad()
    def inputs(self, messages: Sequence[Sequence[int]]) -> dict[str, np.ndarray]:
        """Return how large each input of each linear layer gets on some messages, as float16 (inputs,) arrays."""
        most: dict[str, Tensor] = {}

        def measure(name: str) -> Callable[[nn.Module, tuple[Tensor]], None]:
            def largest(_: nn.Module, given: tuple[Tensor]) -> None:
                seen = given[0].float().abs().flatten(0, -2).amax(0)
                most[name] = torch.maximum(most.get(name, seen), seen)

            return largest

        hooks = [
            linear.register_forward_pre_hook(measure(f"encoder.layer.{number}.{part}.most"))
            for number, layer in enumerate(self.layers)
            for part, linear in zip(PARTS, layer.linear, strict=True)
        ]
        for message in messages:
            self(*padded([message]))
        for hook in hooks:
            hook.remove()
        return {name: value.to(torch.float16).numpy() for name, value in most.items()}

    def additions(self) -> dict[str, np.ndarray]:
        """Return what was learned, as float16 arrays by the names of the published weights."""
        adapted = {
            f"encoder.layer.{number}.{part}": linear
            for number, layer in enumerate(self.layers)
            for part, linear in zip(PARTS, layer.linear, strict=True)
            if isinstance(linear, Adapted)
        }
        return kept(self.head, adapted)
