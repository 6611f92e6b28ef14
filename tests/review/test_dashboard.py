"""The dashboard counts right, and no count can be used to single somebody out."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.desk_events import beginning, turn
from review.dashboard.small import about, cells, share
from tests.review.conftest import NOW, Tracker


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 0, "b": 5}, ["0", "5"]),
        ({"a": 1, "b": 9, "c": 7}, ["fewer than 5", "9", "fewer than 5"]),  # else the total would tell
        ({"a": 1, "b": 2, "c": 7}, ["fewer than 5", "fewer than 5", "7"]),
        ({"a": 3}, ["fewer than 5"]),
    ],
)
def test_small_counts_are_hidden_and_so_is_the_one_that_would_tell(
    counts: dict[str, int], shown: list[str]
) -> None:
    assert [cell.shown for cell in cells(counts)] == shown


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 30), max_size=8))
def test_no_hidden_count_stands_alone(counts: dict[str, int]) -> None:
    rows = cells(counts)
    hidden = [row for row in rows if row.number is None]
    assert all(row.number is None or row.number == 0 or row.number >= 5 for row in rows)
    assert len(hidden) != 1 or all(row.number == 0 for row in rows if row.number is not None)


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 0, "–"),
        (3, 50, "too few to show"),
        (48, 50, "too few to show"),
        (10, 40, "25% of about 40"),
        (0, 40, "0% of about 40"),
    ],
)
def test_shares(part: int, whole: int, said: str) -> None:
    assert share(part, whole) == said


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0"), (4, "fewer than 5"), (12, "about 10"), (1234, "about 1,235")]
)
def test_totals_are_rounded(number: int, said: str) -> None:
    assert about(number) == said


def test_figures(either_desk: Path, tracker: Tracker) -> None:
    from review.dashboard.figures import charts

    for number in range(7):
        tracker.write(
            f"web:{number}",
            beginning(NOW - 60) + turn("hi", NOW - 50, audience="parent", helplines=["nspcc"]),
        )
    for number in range(6):
        risky = turn(
            "i took pills", NOW - 50, "whatsapp", audience="adult", risk="self_harm", helplines=["samaritans"]
        )
        tracker.write(f"whatsapp:{number}", beginning(NOW - 60) + risky)
    tracker.write("telegram:0", beginning(NOW - 60) + turn("hello", NOW - 50, "telegram"))
    tracker.follow()
    found = {chart.name: {row.name: row.number for row in chart.rows} for chart in charts(7)}
    assert found["channels"] == {"website": 7, "WhatsApp": None, "Telegram": None}
    assert found["audiences"]["parent or carer"] == 7
    assert found["risks"]["none"] == 8
    assert found["risks"]["self-harm or suicide"] == 6
    assert found["followed"]["a helpline was shown"] == 6
    assert found["helplines"] == {"NSPCC Helpline": 7, "Samaritans": 6}
    assert sum(number or 0 for number in found["days"].values()) == 14
    assert sum(number or 0 for number in found["hours"].values()) == 14
    assert found["review"]["Not reviewed"] == 14


def test_counts_go_with_the_conversation(either_desk: Path, tracker: Tracker) -> None:
    """At once, also while `follow` does not run: a count of one says something about somebody."""
    from review.conversations.copy import DeskCopy
    from review.conversations.daily import since
    from review.conversations.models import Conversation

    for number in range(6):
        tracker.add(f"web:{number}", "hello", audience="parent", risk="self_harm")
    tracker.follow()
    first = Conversation.objects.earliest("started_at").started_at.date() - timedelta(days=1)
    kept = since(first)
    assert (kept.all, kept.by["crisis_sign"]["crisis"], kept.by["helpline"]["childline"]) == (6, 6, 6)
    DeskCopy(either_desk, None).erase("web:3")
    kept = since(first)
    assert (kept.all, kept.by["crisis_sign"]["crisis"], kept.by["helpline"]["childline"]) == (5, 5, 5)
    DeskCopy(either_desk, None).erase_all()
    assert since(first).all == 0 and not +since(first).by["audience"]


def test_a_conversation_counts_once_and_as_it_is_now(either_desk: Path, tracker: Tracker) -> None:
    from review.conversations.daily import since

    tracker.add("web:a", "hello")
    tracker.follow()
    tracker.write("web:a", turn("i took pills", NOW - 60, risk="self_harm"))
    tracker.follow()
    kept = since(date(2000, 1, 1))
    assert (kept.all, +kept.by["risk"]) == (1, {"self_harm": 1})


def test_days_begin_at_midnight_here(either_desk: Path, tracker: Tracker) -> None:
    """Half past eleven in the evening by UTC is the next day in a British summer."""
    from review.conversations.daily import since

    tracker.add("web:a", "hello", at=datetime(2026, 7, 1, 23, 30, tzinfo=UTC).timestamp())
    tracker.follow()
    kept = since(date(2026, 7, 1))
    assert (kept.days, +kept.by["hour"]) == ({date(2026, 7, 2): 1}, {"0": 1})


def test_exits_are_counted_without_anything_else(tmp_path: Path) -> None:
    import sqlite3

    from steady.channels.leaving import FILE, count_exit, exits_since

    assert exits_since(tmp_path, date(2020, 1, 1)) == {}
    for _ in range(3):
        count_exit(tmp_path, "web")
    assert exits_since(tmp_path, date.today()) == {date.today().isoformat(): 3}
    rows = sqlite3.connect(tmp_path / FILE).execute("SELECT * FROM exits").fetchall()
    assert rows == [(date.today().isoformat(), "web", 3)]


def test_quality_is_read_off_the_random_sample_alone(
    desk: Path, tracker: Tracker, browser_of: Callable[..., Any]
) -> None:
    from review.conversations.models import Conversation
    from review.dashboard.figures import quality

    for number in range(30):
        tracker.add(f"web:{number}", "someone has my pictures")
    tracker.follow()
    Conversation.objects.update(in_sample=False)
    sampled = list(Conversation.objects.order_by("pk")[:20])
    Conversation.objects.filter(pk__in=[found.pk for found in sampled]).update(in_sample=True)
    for number, found in enumerate(Conversation.objects.order_by("pk")):
        given_risk = "concern" if number < 5 or number >= 20 else "none"
        labels = {
            "m0-given": "on",
            "m0-risk": given_risk,
            "m0-risk_for": "self",
            "m0-intent": "describe",
            "do": "send",
        }
        for name in ("ruth", "sam"):
            browser_of("reviewer", name=name).post(f"/conversations/{found.pk}/review/", labels)
    assert dict(quality())["risk right"] == "75% of about 20"
