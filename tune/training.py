"""Train a network's adapters and outputs on labelled messages."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from tune.network import padded

EPOCHS = 4
BATCH = 32
WEIGHT_DECAY = 0.01
SEED = 7
LOOK_AHEAD = 50  # batches drawn together and sorted by length, so that little is spent on padding


Network = TypeVar("Network", bound=nn.Module)


@dataclass(frozen=True)
class Recipe:
    """How a network is trained.

    ``rate`` is the adapters', ``head_rate`` the outputs', ``warm_up`` the share of steps in which both rise; ``mixed``
    computes in 16 bits what the network holds in 32.
    """

    rate: float = 1e-3
    head_rate: float = 1e-3
    warm_up: float = 0.06
    mixed: bool = False


def train(
    model: Network, messages: Sequence[Sequence[int]], targets: np.ndarray, name: str, recipe: Recipe
) -> Network:
    """Fit to int8 (messages, outputs) targets: 1 yes, 0 no, -1 not asked. Prints the loss of each epoch."""
    rng = np.random.default_rng(SEED)
    steps = EPOCHS * -(-len(messages) // BATCH)
    head = [value for part, value in model.named_parameters() if part.startswith("head.")]
    rest = [value for part, value in model.named_parameters() if not part.startswith("head.")]
    optimiser = torch.optim.AdamW(
        [{"params": rest, "lr": recipe.rate}, {"params": head, "lr": recipe.head_rate}],
        weight_decay=WEIGHT_DECAY,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (recipe.warm_up * steps), max(0.0, 1 - step / steps))
    )
    model.train()
    for epoch in range(EPOCHS):
        started, total = time.monotonic(), 0.0
        for rows in _shuffled(messages, rng):
            tokens, lengths = padded([messages[row] for row in rows])
            wanted = torch.from_numpy(targets[rows])
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=recipe.mixed):
                odds = model(tokens, lengths)
            loss = functional.binary_cross_entropy_with_logits(
                odds, wanted.clamp(min=0).float(), weight=(wanted >= 0).float(), reduction="sum"
            ) / len(rows)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item() * len(rows)
        print(
            f"{name}: epoch {epoch + 1} of {EPOCHS}, loss {total / len(messages):.3f}, "
            f"{time.monotonic() - started:.0f} s",
            flush=True,
        )
    return model.eval()


def sixteen_bits_are_quicker() -> bool:
    """Try it out: processors that cannot compute in 16 bits take ten times as long as in 32."""

    def seconds(kind: torch.dtype) -> float:
        rows, weights = torch.ones(512, 512, dtype=kind), torch.ones(512, 512, dtype=kind)
        functional.linear(rows, weights)
        started = time.perf_counter()
        for _ in range(10):
            functional.linear(rows, weights)
        return time.perf_counter() - started

    return seconds(torch.bfloat16) < seconds(torch.float32)


def _shuffled(messages: Sequence[Sequence[int]], rng: np.random.Generator) -> Iterator[np.ndarray]:
    order = rng.permutation(len(messages))
    batches = []
    for start in range(0, len(order), BATCH * LOOK_AHEAD):
        near = sorted(order[start : start + BATCH * LOOK_AHEAD], key=lambda row: len(messages[row]))
        batches += [np.array(near[place : place + BATCH]) for place in range(0, len(near), BATCH)]
    for place in rng.permutation(len(batches)):
        yield batches[place]
