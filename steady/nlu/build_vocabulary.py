"""`python -m steady.nlu.build_vocabulary`: count the words of the training messages for `spelling`."""

import re
from collections import Counter

from steady.nlu.normalise import normalise
from steady.nlu.spelling import VOCABULARY
from steady.nlu.training_data import load_folder, without_duplicates
from steady.run.profile import ROOT

FEWEST = 3  # times a word must stand in the messages; what is mistyped the same way as often is left alone


def main() -> None:
    """Write every word that stands often enough, with its count, most frequent first."""
    counts: Counter[str] = Counter()
    for example in without_duplicates(load_folder(ROOT / "data" / "nlu")):
        counts.update(re.findall(r"[a-z][a-z']*", normalise(example.text).lower()))
    lines = [f"{word} {count}" for word, count in counts.most_common() if count >= FEWEST]
    VOCABULARY.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
