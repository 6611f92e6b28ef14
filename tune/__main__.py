"""`make tune`: teach the sentence encoder Steady's labels, and write `steady/nlu/tuned/`. Half an hour on two cores.

The encoder is trained three times: on either half of the messages, and on all of them. The last is used; the halves
only tell what the encoder says of messages that it has not seen, so that what is trained on top stays honest.
"""

from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from sklearn.model_selection import StratifiedKFold

from steady.nlu import unseen
from steady.nlu.build_encoder import packaged_model, tuned, tuned_graph
from steady.nlu.encoder import ADDITIONS, MOST_ODDS, TOKENIZER_FILE, open_tokenizer, session
from steady.nlu.model import targets
from steady.nlu.pieces import pieces
from steady.nlu.training_data import load_folder, without_duplicates
from steady.nlu.understanding import clean
from tune.network import TunedEncoder
from tune.training import SEED, train

MESSAGES = Path(__file__).parents[1] / "data" / "nlu"


def main() -> None:
    """Trains three times and keeps additions and unseen odds."""
    examples = without_duplicates(load_folder(MESSAGES))
    parts = [pieces(clean(example.text)) for example in examples]
    wanted = targets(examples)
    answers = np.stack(list(wanted.values()), axis=1)
    published = load_file(packaged_model() / "model.safetensors")
    tokenizer = open_tokenizer(packaged_model() / TOKENIZER_FILE)
    tokens = [tokenizer.encode(texts[0]).ids for texts in parts]

    def learn(rows: np.ndarray, name: str) -> dict[str, np.ndarray]:
        encoder = TunedEncoder(published, answers.shape[1])
        return train(encoder, [tokens[row] for row in rows], answers[rows], name).additions()

    halves = StratifiedKFold(2, shuffle=True, random_state=SEED).split(tokens, [e.risk for e in examples])
    texts: list[str] = []
    odds: list[np.ndarray] = []
    for number, (learned_from, others) in enumerate(halves, start=1):
        half = session(tuned_graph(tuned(published, learn(learned_from, f"half {number}"))))
        for text in (text for row in others for text in parts[row]):
            ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
            texts.append(text)
            odds.append(np.clip(half.run(None, {"tokens": ids})[0][0], -MOST_ODDS, MOST_ODDS))
    additions = learn(np.arange(len(examples)), "all")
    ADDITIONS.parent.mkdir(exist_ok=True)
    np.savez_compressed(ADDITIONS, labels=np.array(list(wanted)), **additions)
    unseen.save(texts, np.stack(odds))
    print(f"Written: {ADDITIONS} and {unseen.UNSEEN}")


if __name__ == "__main__":
    main()
