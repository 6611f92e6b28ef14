"""`make data-report`: balance of the written messages, near-duplicates, and leaks between training and test."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from evaluation.cases import DEVELOPMENT, TEST, load_cases
from steady.nlu.training_data import Example, load_file
from steady.run.profile import ROOT

SHINGLE = 5  # words
TOO_ALIKE = 0.6  # share of shingles that two messages may have in common


def words(text: str) -> list[str]:
    """Lower-case words without punctuation."""
    return "".join(char if char.isalnum() or char == "'" else " " for char in text.lower()).split()


def shingles(text: str) -> set[tuple[str, ...]]:
    """Runs of five words; the whole text where it is shorter."""
    listed = words(text)
    return {tuple(listed[start : start + SHINGLE]) for start in range(max(1, len(listed) - SHINGLE + 1))}


def alike(left: Iterable[str], right: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of one text of each side that share most of their shingles; short texts must be equal."""
    index: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    listed = list(left)
    parts = [shingles(text) for text in listed]
    for place, part in enumerate(parts):
        for shingle in part:
            index[shingle].append(place)
    pairs = []
    for text in right:
        own = shingles(text)
        shared = Counter(place for shingle in own for place in index[shingle])
        for place, count in shared.items():
            if listed[place] != text and count / min(len(own), len(parts[place])) >= TOO_ALIKE:
                pairs.append((listed[place], text))
    return pairs


def report(name: str, examples: list[Example]) -> None:
    """Prints the balance of one set."""
    print(f"\n{name}: {len(examples)} messages")
    for field in ("audience", "risk", "intent"):
        counts = Counter(str(getattr(example, field)) for example in examples)
        print(f"  {field}: " + ", ".join(f"{value} {count}" for value, count in counts.most_common()))
    situations = Counter(value for example in examples for value in example.situation)
    print("  situation: " + ", ".join(f"{value} {count}" for value, count in situations.most_common()))


def leaks(training: list[Example], held_out: list[str]) -> list[tuple[str, str]]:
    """Held-out messages that stand, or if over five words nearly stand, in the training data."""
    known = {" ".join(words(example.text)) for example in training}
    exact = [(text, text) for text in held_out if len(words(text)) > 2 and " ".join(words(text)) in known]
    long = [text for text in held_out if len(words(text)) > SHINGLE]
    return exact + alike([example.text for example in training], long)


def main() -> int:
    """Prints everything; fails when a held-out message stands in the training data."""
    training = [
        example for file in sorted(Path(ROOT / "data" / "nlu").glob("*.yml")) for example in load_file(file)
    ]
    report("training", training)
    held_out = []
    for name, folder in (("test", TEST), ("development", DEVELOPMENT)):
        cases = load_cases(folder)
        report(name, [case.example for case in cases])
        held_out += [case.text for case in cases]
    near = alike([example.text for example in training], [example.text for example in training])
    print(f"\nnear-duplicates within training: {len(near) // 2}")
    found = leaks(training, held_out)
    print(f"leaks between training and held-out messages: {len(found)}")
    for left, right in found[:20]:
        print(f"  {left[:80]!r} ~ {right[:80]!r}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
