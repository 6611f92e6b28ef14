"""`normalise` and `shorten`: letter tricks are undone, meaning is kept, any Unicode is accepted in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steady.nlu.normalise import normalise, shorten


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("I’m “fine”", 'I\'m "fine"'),
        ("ｈｅｌｐ ｍｅ", "help me"),
        ("𝓱𝓮𝓵𝓹", "help"),
        ("h\u200bel\u200dp", "help"),
        ("h̷e̸l̵p̶", "help"),
        ("dіе", "die"),
        ("ᴋɪʟʟ", "kill"),
        ("🅺🅸🅻🅻", "kill"),
        ("heeeelp", "help"),
        ("killlll", "kill"),
        ("sooooo scared", "so scared"),
        ("feeeel", "feel"),
        ("nooooo", "no"),
        ("k1ll", "kill"),
        ("k!ll him", "kill him"),
        ("su1c1de", "suicide"),
        ("su!cide", "suicide"),
        ("su*cide", "suicide"),
        ("s3lf h4rm", "self harm"),
        ("un@live", "unalive"),
        ("k.y.s", "kys"),
        ("k m s", "kms"),
        ("k-m-s", "kms"),
        ("d i e", "die"),
        ("s.u.i.c.i.d.e", "suicide"),
        ("i w a n t t o d i e", "i want to die"),
        ("sui.cide", "suicide"),
        ("self-harm", "self harm"),
        ("sewerslide", "suicide"),
        ("sewer slide", "suicide"),
        ("😭", "crying"),
        ("me 💀", "me skull"),
        ("⚰️", "coffin"),
        ("🔪🩸", "knife blood"),
        ("help 🙏🏽", "help please"),
        ("ok 🦄 then", "ok then"),
    ],
)
def test_letter_tricks_and_emoji_become_plain_words(written: str, plain: str) -> None:
    assert normalise(written) == plain


@pytest.mark.parametrize(
    "text",
    [
        "He wants £1000 by 9pm.",
        "my snap is jay_xx_44",
        "www.example.org",
        "I have 3 kids, a b and c",
        "call 0800 1111",
        "He said: pay!",
        "chcę żyć",
        "не хочу жить",
        "मैं मरना चाहता हूँ",
        "میں مرنا چاہتا ہوں",
        "quiero morir, señor",
        "U.K. and U.S.A",
        "e.g. this one",
        "it was 2-3 days ago",
    ],
)
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert normalise(text) == text


def test_line_breaks_are_kept_and_spaces_joined() -> None:
    assert normalise("one   two \n\n  three") == "one two\nthree"


@given(st.text(alphabet=st.characters(), max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_unicode_is_accepted_and_short_text_is_not_cut(text: str) -> None:
    plain = normalise(text)
    plain.encode("utf-8")
    assert shorten(plain, 100_000) == plain


@given(st.text(alphabet="ak1! .?\n'd", max_size=3000), st.integers(min_value=20, max_value=1000))
@settings(max_examples=60, deadline=None)
def test_shortened_text_never_exceeds_the_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= max(limit, 0)


@pytest.mark.parametrize(
    "sentence", ["i want to die tonight.", "he is outside my house right now!", "quiero morir."]
)
@pytest.mark.parametrize(
    "filler", ["He kept writing to me about nothing much. ", "and then he said hello to me "]
)
def test_a_cry_for_help_inside_a_long_story_is_kept(sentence: str, filler: str) -> None:
    story = filler * 400 + sentence + " " + filler * 400
    short = shorten(story)
    assert sentence.rstrip(".!") in short
    assert short.startswith(filler[:20])
    assert short.endswith(story[-20:])


@pytest.mark.parametrize(
    "unit",
    [
        "he says he will send it to everyone i know unless i pay ",
        "k i l l ",
        "a",
        "\u0301\u0327",
        "👩‍👩‍👧",
        "1!",
        "a.b",
        "ﷺ",
        "i want to die. ",
        "not ",
        "'s ",
        "KILL-",
        "ааaa ",
    ],
)
def test_three_hundred_thousand_characters_take_seconds_at_most(unit: str) -> None:
    text = (unit * (300_000 // len(unit) + 1))[:300_000]
    start = time.process_time()
    normalise(text)
    assert time.process_time() - start < 3  # what grows with the square would take minutes
