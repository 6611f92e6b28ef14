"""A long message is cut into parts; nothing that was written is lost."""

from hypothesis import given
from hypothesis import strategies as st

from steady.nlu.pieces import LONG_MESSAGE, PART, pieces


def test_a_short_message_stays_whole() -> None:
    assert pieces("he wants money. i cant do this") == ["he wants money. i cant do this"]


def test_a_long_message_is_cut_at_its_sentences() -> None:
    tale = "I went to the shops and bought some bread for my nan. " * 4
    hidden = f"{tale}I do not want to wake up tomorrow. {tale}".strip()
    whole, *parts = pieces(hidden)
    assert whole == hidden
    assert any("I do not want to wake up tomorrow." in part for part in parts)
    assert all(len(part.split()) <= 2 * PART for part in parts)


@given(
    st.lists(st.sampled_from(["a", "b.", "why?", "\n", "long-word"]), min_size=LONG_MESSAGE + 1, max_size=200)
)
def test_no_word_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    whole, *parts = pieces(text)
    assert set(text.split()) == {word for part in parts or [whole] for word in part.split()}
