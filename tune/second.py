"""`make tune-second`: teach the second reader Steady's labels. An hour on two cores with 16-bit arithmetic.

It is trained twice, on either half of the messages. Each says of the other half what it makes of messages that it has
not seen, and the first of the two is used. A third training, on all messages, would take another hour.
"""

import tempfile
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file

from steady.nlu import unseen
from steady.nlu.build_second_reader import second_graph, unpack
from steady.nlu.encoder import MOST_ODDS, TOKENIZER_FILE, open_tokenizer, session
from steady.nlu.graph import tuned, verify
from steady.nlu.second_reader import ADDITIONS, UNSEEN, WEIGHTS_SHA256
from tune.messages import labelled
from tune.second_network import SecondNetwork
from tune.training import SEED, Recipe, sixteen_bits_are_quicker, train

RECIPE = Recipe(head_rate=3e-3, warm_up=0.1)
MEASURED_ON = 60  # every so many messages tell how large the inputs of layers get


def main() -> None:
    """Trains twice and keeps additions and unseen odds."""
    messages = labelled()
    with tempfile.TemporaryDirectory() as name:
        unpack(Path(name))
        verify(Path(name) / "model.safetensors", WEIGHTS_SHA256)
        published = load_file(Path(name) / "model.safetensors")
        tokenizer = open_tokenizer(Path(name) / TOKENIZER_FILE)
    tokens = [tokenizer.encode(texts[0]).ids for texts in messages.parts]
    kind = torch.bfloat16 if sixteen_bits_are_quicker() else torch.float32
    kept: list[dict[str, np.ndarray]] = []
    texts: list[str] = []
    odds: list[np.ndarray] = []
    for number, (learned_from, others) in enumerate(messages.halves(), start=1):
        torch.manual_seed(SEED)
        network = SecondNetwork(published, len(messages.labels), kind)
        half = [tokens[row] for row in learned_from]
        train(network, half, messages.answers[learned_from], f"half {number}", RECIPE)
        kept.append(network.additions() | network.inputs(half[::MEASURED_ON]))
        reader = session(second_graph(tuned(published, kept[-1])))
        for row in others:
            ids = np.array([tokens[row]], dtype=np.int64)
            texts.append(messages.parts[row][0])
            odds.append(np.clip(reader.run(None, {"tokens": ids})[0][0], -MOST_ODDS, MOST_ODDS))
    np.savez_compressed(ADDITIONS, labels=np.array(messages.labels), **kept[0])
    unseen.save(texts, np.stack(odds), UNSEEN)
    print(f"Written: {ADDITIONS} and {UNSEEN}")


if __name__ == "__main__":
    main()
