"""Varied messages for tuning: new texts from written ones, the same each time. Needs no PyTorch."""

from tune.varied import ROUNDS, varied

TEXTS = [
    "he wants 200 by friday or he sends it to everyone on my list",
    "im 14. i sent one picture. ONE. and now he says its not enough and he knows where my school is",
    "My son will not come out of his room, and his phone is in the bin.",
    "is this free?",
]


def test_each_message_is_varied_and_the_same_seed_gives_the_same() -> None:
    made = varied(TEXTS * 20, seed=1)
    assert len(made) == ROUNDS * 20 * len(TEXTS)
    assert made == varied(TEXTS * 20, seed=1)
    assert made != varied(TEXTS * 20, seed=2)
    assert len(set(made) - set(TEXTS)) > len(made) / 2


def test_all_three_ways_are_used_and_nothing_becomes_empty() -> None:
    made = varied(TEXTS * 50, seed=3)
    assert all(text.strip() for text in made)
    longest = max(len(text.split()) for text in TEXTS)
    assert any(len(text.split()) > longest for text in made)  # two in one
    assert any(TEXTS[1].startswith(text) or TEXTS[1].endswith(text) for text in made)  # cut short
    letters = {letter for text in TEXTS for letter in text.lower()}
    assert any(set(text.lower()) - letters for text in made)  # mistyped


def test_odd_messages_do_not_break_it() -> None:
    assert len(varied(["", "a", "😭", " ".join(["word"] * 200)], seed=1)) == 4 * ROUNDS
