"""What may come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steady.channels.limit import BadRequest, RateLimit, TooFast, clean_text, strip_slashes


@pytest.mark.parametrize(
    "typed",
    ["/restart", "  /restart", "//restart", "/ / restart", "\u200b/restart", "\x00/restart",
     "\u202e/restart", "\ufeff/restart"],
)  # fmt: skip
def test_leading_slash_is_never_left(typed: str) -> None:
    assert clean_text(typed) == "restart"


@given(st.text())
def test_no_text_can_become_a_command(text: str) -> None:
    """Rasa strips white space and then looks for a slash."""
    try:
        cleaned = clean_text(text)
    except BadRequest:
        return
    assert cleaned and not cleaned.strip().startswith("/")
    assert len(cleaned) <= 1000
    assert "\x00" not in cleaned
    cleaned.encode("utf-8")


def test_long_text_keeps_the_cry_for_help_in_its_middle() -> None:
    story = "he keeps sending messages and i do not know what to do. "
    text = story * 60 + "i want to kill myself. " + story * 60
    cleaned = clean_text(text)
    assert len(cleaned) <= 1000
    assert "i want to kill myself" in cleaned


def test_emoji_and_right_to_left_text_stay() -> None:
    assert clean_text("😭👨‍👩‍👧 ساعدني") == "😭👨‍👩‍👧 ساعدني"


def test_broken_half_of_an_emoji_does_not_lose_the_words() -> None:
    assert "help me" in clean_text("help me \ud83d")


def test_slashes_inside_stay() -> None:
    assert strip_slashes("he/she and 24/7") == "he/she and 24/7"


def test_rate_limit_opens_again_with_time() -> None:
    now = [0.0]
    limit = RateLimit(burst=2, a_minute=60, clock=lambda: now[0])
    limit.take("a")
    limit.take("a")
    with pytest.raises(TooFast) as error:
        limit.take("a")
    assert error.value.retry_after == 1
    limit.take("b")
    now[0] = 1.1
    limit.take("a")


def test_rate_limit_does_not_grow_for_ever() -> None:
    limit = RateLimit(burst=1, a_minute=1, most_keys=10)
    for number in range(100):
        limit.take(str(number))
    assert len(limit._buckets) == 10
