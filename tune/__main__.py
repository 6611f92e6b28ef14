"""`make tune`: teach the sentence encoder Steady's labels, and write `steady/nlu/tuned/`. Half an hour on two cores.

The encoder is trained three times: on either half of the messages, and on all of them. The last is used; the halves
only tell what the encoder says of messages that it has not seen, so that what is trained on top stays honest.
"""

import numpy as np
import torch
from safetensors.numpy import load_file

from steady.nlu import unseen
from steady.nlu.build_encoder import packaged_model, tuned_graph
from steady.nlu.encoder import ADDITIONS, MOST_ODDS, TOKENIZER_FILE, open_tokenizer, session
from steady.nlu.graph import tuned
from tune.messages import labelled
from tune.network import TunedEncoder
from tune.training import SEED, Recipe, sixteen_bits_are_quicker, train


def main() -> None:
    """Trains three times and keeps additions and unseen odds."""
    messages = labelled()
    published = load_file(packaged_model() / "model.safetensors")
    tokenizer = open_tokenizer(packaged_model() / TOKENIZER_FILE)
    tokens = [tokenizer.encode(texts[0]).ids for texts in messages.parts]
    recipe = Recipe(mixed=sixteen_bits_are_quicker())

    def learn(rows: np.ndarray, name: str) -> dict[str, np.ndarray]:
        torch.manual_seed(SEED)
        encoder = TunedEncoder(published, len(messages.labels))
        return train(encoder, [tokens[row] for row in rows], messages.answers[rows], name, recipe).additions()

    texts: list[str] = []
    odds: list[np.ndarray] = []
    for number, (learned_from, others) in enumerate(messages.halves(), start=1):
        half = session(tuned_graph(tuned(published, learn(learned_from, f"half {number}"))))
        for text in (text for row in others for text in messages.parts[row]):
            ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
            texts.append(text)
            odds.append(np.clip(half.run(None, {"tokens": ids})[0][0], -MOST_ODDS, MOST_ODDS))
    additions = learn(np.arange(len(tokens)), "all")
    ADDITIONS.parent.mkdir(exist_ok=True)
    np.savez_compressed(ADDITIONS, labels=np.array(messages.labels), **additions)
    unseen.save(texts, np.stack(odds))
    print(f"Written: {ADDITIONS} and {unseen.UNSEEN}")


if __name__ == "__main__":
    main()
