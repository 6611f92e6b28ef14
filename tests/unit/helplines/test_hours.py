"""Open or closed, to the minute: clock changes, midnight, bank holidays (R17)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steady.helplines import State, is_open, load_helplines, open_text
from steady.helplines.models import Hours, Span

BY_ID = {helpline.id: helpline for helpline in load_helplines()}
RPH, CALM = BY_ID["revenge_porn_helpline"], BY_ID["calm"]
LONDON = ZoneInfo("Europe/London")


def london(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=LONDON)


def with_hours(**hours):
    return replace(RPH, hours=Hours(**({"kind": "weekly", "time_zone": "Europe/London"} | hours)))


def text(line, now):
    return open_text(line, is_open(line, now), now)


@pytest.mark.parametrize(
    ("line", "now", "expected"),
    [
        (RPH, london(2026, 11, 23, 10, 0), "Open now until 4pm"),
        (RPH, london(2026, 11, 23, 15, 59), "Open now until 4pm"),
        (RPH, london(2026, 11, 23, 9, 59), "Opens today at 10am"),
        (RPH, london(2026, 11, 23, 16, 0), "Opens tomorrow at 10am"),
        (RPH, london(2026, 11, 20, 16, 0), "Opens Monday at 10am"),
        (CALM, london(2026, 11, 23, 16, 59), "Opens today at 5pm"),
        (CALM, london(2026, 11, 23, 23, 59), "Open now until midnight"),
        (CALM, london(2026, 11, 24, 0, 0), "Opens today at 5pm"),
        (CALM, london(2026, 12, 25, 18, 0), "Open now until midnight"),
        (BY_ID["samaritans"], london(2026, 12, 25, 3, 0), "Open now, day and night"),
        (BY_ID["childline"], london(2026, 11, 23, 2, 0), "Usually open day and night. You may wait longer at night."),
        (BY_ID["stopncii"], london(2026, 11, 23, 2, 0), "Online at any time"),
        (BY_ID["nspcc"], london(2026, 11, 23, 12, 0), "Check the website for today's hours"),
        (BY_ID["police_101"], london(2026, 11, 23, 12, 0), "Call to check if they are open"),
        (BY_ID["report_fraud"], london(2026, 11, 21, 12, 0), "Online at any time. Phone opens Monday at 8am"),
        (BY_ID["report_fraud"], london(2026, 11, 23, 12, 0), "Open now until 8pm"),
    ],
)  # fmt: skip
def test_what_people_are_told(line, now, expected):
    assert text(line, now) == expected


def test_line_is_closed_over_christmas_and_says_when_it_opens():
    """Friday 25 and Monday 28 December 2026 (for Boxing Day) are bank holidays."""
    now = london(2026, 12, 24, 17, 0)
    assert is_open(RPH, now).opens_at == london(2026, 12, 29, 10, 0)
    assert is_open(RPH, london(2026, 12, 28, 11, 0)).state is State.CLOSED
    assert text(RPH, now) == "Opens Tuesday at 10am"


def test_each_nation_keeps_its_own_bank_holidays():
    weekday_day = tuple((Span(time(9), time(17)),) for _ in range(7))

    def state(nation, now):
        return is_open(with_hours(days=weekday_day, bank_holidays="closed", holidays_of=nation), now).state

    saint_patrick, second_january = london(2027, 3, 17, 12, 0), london(2025, 1, 2, 12, 0)
    assert state("GB-NIR", saint_patrick) is State.CLOSED
    assert state("GB-ENG", saint_patrick) is State.OPEN
    assert state("GB-SCT", second_january) is State.CLOSED
    assert state("GB-WLS", second_january) is State.OPEN


def test_hours_nobody_confirmed_for_bank_holidays_are_not_promised():
    christmas = london(2026, 12, 25, 10, 0)
    assert is_open(BY_ID["children_first"], christmas).state is State.UNKNOWN
    assert is_open(BY_ID["children_first"], london(2026, 12, 25, 23, 0)).state is State.CLOSED


def test_opening_that_runs_past_midnight_belongs_to_the_evening_before():
    night = with_hours(days=((), (), (), (), (Span(time(18), time(2)),), (), ()))
    assert is_open(night, london(2026, 11, 21, 1, 59)).state is State.OPEN
    assert is_open(night, london(2026, 11, 21, 2, 0)).state is State.CLOSED
    assert is_open(night, london(2026, 11, 21, 2, 0)).opens_at == london(2026, 11, 27, 18, 0)


def test_openings_that_touch_are_one():
    """Friday 6pm to Monday 6am, written day by day, closes on Monday."""
    weekend = with_hours(
        days=(
            (Span(time(0), time(6)),),
            (),
            (),
            (),
            (Span(time(18), time(0)),),
            *[(Span(time(0), time(0)),)] * 2,
        )
    )
    assert is_open(weekend, london(2026, 11, 21, 12, 0)).closes_at == london(2026, 11, 23, 6, 0)


@pytest.mark.parametrize(
    ("utc", "state"),
    [
        (datetime(2027, 3, 26, 9, 30, tzinfo=UTC), State.CLOSED),  # Good Friday
        (datetime(2027, 4, 1, 9, 0, tzinfo=UTC), State.OPEN),  # summer time: 10 in London
        (datetime(2027, 4, 1, 15, 0, tzinfo=UTC), State.CLOSED),
        (datetime(2026, 10, 23, 9, 0, tzinfo=UTC), State.OPEN),  # the Friday before the clocks go back
        (datetime(2026, 10, 26, 9, 0, tzinfo=UTC), State.CLOSED),  # the Monday after
        (datetime(2026, 10, 26, 10, 0, tzinfo=UTC), State.OPEN),
    ],
)
def test_clock_changes_move_the_hours(utc, state):
    assert is_open(RPH, utc).state is state


def test_long_night_when_clocks_go_back_is_counted_in_real_hours():
    night = with_hours(days=((), (), (), (), (), (Span(time(22), time(6)),), ()))
    opened = is_open(night, datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
    assert opened.closes_at is not None
    assert opened.closes_at.astimezone(UTC) == datetime(2026, 10, 25, 6, 0, tzinfo=UTC)


def test_moment_without_a_time_zone_is_read_as_utc():
    assert is_open(RPH, datetime(2026, 7, 1, 9, 0)) == is_open(RPH, datetime(2026, 7, 1, 9, 0, tzinfo=UTC))


@settings(max_examples=200, deadline=None)
@given(
    line=st.sampled_from([line for line in BY_ID.values() if line.hours.kind == "weekly"]),
    now=st.datetimes(datetime(2026, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC)),
)
def test_next_change_is_true_when_it_comes(line, now):
    """Whatever we say about the next opening or closing holds at that very moment."""
    opening = is_open(line, now)
    if opening.opens_at:
        assert opening.opens_at > now
        assert is_open(line, opening.opens_at).state is State.OPEN
        assert is_open(line, opening.opens_at - timedelta(seconds=1)).state is not State.OPEN
    if opening.closes_at:
        assert opening.closes_at > now
        assert is_open(line, opening.closes_at).state is not State.OPEN
        assert is_open(line, opening.closes_at - timedelta(seconds=1)).state is State.OPEN
    if opening.state is State.CLOSED:
        assert opening.opens_at is not None
    assert open_text(line, opening, now)
