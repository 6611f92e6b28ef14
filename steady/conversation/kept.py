"""How long a chat is kept, in the words that people see: true for every value of STEADY_RETENTION_DAYS."""

import math

from steady.conversation.words import load_words
from steady.store.erase import retention_days


def kept_words(name: str) -> str:
    """The response `utter_kept_<name>` with the days of this installation, or what is said where nothing expires."""
    words, days = load_words(), days_kept()
    if days is None:
        return words.text(f"utter_kept_{name}_for_ever")
    counted = (
        words.text("utter_kept_one_day") if days == 1 else words.text("utter_kept_days", number=str(days))
    )
    return words.text(f"utter_kept_{name}", days=counted)


def days_kept() -> int | None:
    """Whole days; None for ever. Rounded up, and never 0, as what is too old is deleted once a day.

    Raises:
        ValueError: STEADY_RETENTION_DAYS is not a number, or below zero.
    """
    days = retention_days()
    return None if days is None else max(1, math.ceil(days))
