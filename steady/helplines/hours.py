"""Is a helpline open at a given moment, when does that change, and how do we say so (R17)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from steady.helplines.models import Helpline, Hours, Opening, State

LOOK_AHEAD_DAYS = 14
"""Longer than any run of holidays and weekends, so that a next opening is found whenever there is one."""


def is_open(helpline: Helpline, now: datetime) -> Opening:
    """State of ``helpline`` at ``now``, with the next known change.

    Args:
        now: an aware moment in any time zone. A naive one is read as UTC: failing here would leave a
            frightened person without a number.
    """
    hours = helpline.hours
    if hours.kind != "weekly":
        return Opening(_STATE_OF_KIND[hours.kind])
    zone = ZoneInfo(hours.time_zone or "UTC")
    moment = aware(now)
    today = moment.astimezone(zone).date()
    first = today - timedelta(days=1)  # yesterday's opening may run past midnight

    sure = list(_openings(hours, zone, first, holiday_unknown=False))
    for opens, closes in sure:
        if opens <= moment < closes:
            return Opening(State.OPEN, closes_at=closes.astimezone(zone))
    opens_at = next((opens.astimezone(zone) for opens, _ in sure if opens > moment), None)
    if hours.online_anytime:
        return Opening(State.ONLINE, opens_at=opens_at)
    doubtful = _openings(hours, zone, first, holiday_unknown=True)
    if any(opens <= moment < closes for opens, closes in doubtful):
        return Opening(State.UNKNOWN)
    return Opening(State.CLOSED, opens_at=opens_at)


def aware(now: datetime) -> datetime:
    """``now`` in UTC; a moment without a time zone is read as UTC."""
    return now.replace(tzinfo=UTC) if now.tzinfo is None else now.astimezone(UTC)


def open_text(helpline: Helpline, opening: Opening, now: datetime) -> str:
    """One short line for people: whether the service answers now, or when it will, in its own local time."""
    note = f". {helpline.hours.note}" if helpline.hours.note else ""
    if opening.state is State.LIKELY_OPEN:
        return f"Usually open day and night{note}"
    if opening.state is State.UNKNOWN:
        return "Check the website for today's hours" if helpline.url else "Call to check if they are open"
    if opening.state is State.OPEN:
        until = f" until {_clock(opening.closes_at)}" if opening.closes_at else ", day and night"
        return f"Open now{until}{note}"
    if opening.state is State.ONLINE:
        phone = f". Phone opens {_when(opening.opens_at, now)}" if opening.opens_at else ""
        return f"Online at any time{phone}{note}"
    return f"Opens {_when(opening.opens_at, now)}" if opening.opens_at else "Closed now"


_STATE_OF_KIND = {
    "always": State.OPEN,
    "likely_always": State.LIKELY_OPEN,
    "online": State.ONLINE,
    "unknown": State.UNKNOWN,
}


def _openings(
    hours: Hours, zone: ZoneInfo, first: date, *, holiday_unknown: bool
) -> Iterator[tuple[datetime, datetime]]:
    """Openings from ``first`` on as (opens, closes) in UTC, touching ones joined.

    ``holiday_unknown`` asks for those on bank holidays of which nobody has said whether the service opens.
    """
    current: tuple[datetime, datetime] | None = None
    for offset in range(LOOK_AHEAD_DAYS + 2):
        day = first + timedelta(days=offset)
        rule = hours.bank_holidays if _is_holiday(day, hours.holidays_of) else "open"
        if rule == "closed" or (rule == "unknown") != holiday_unknown:
            continue
        for span in hours.days[day.weekday()]:
            ends = day if span.closes > span.opens else day + timedelta(days=1)
            opens, closes = _utc(day, span.opens, zone), _utc(ends, span.closes, zone)
            if current and opens <= current[1]:
                current = (current[0], closes)
                continue
            if current:
                yield current
            current = (opens, closes)
    if current:
        yield current


def _utc(day: date, at: time, zone: ZoneInfo) -> datetime:
    # Python compares two moments of one zone by their clocks, which is wrong when those change: hence UTC.
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def _is_holiday(day: date, nation: str | None) -> bool:
    return nation is not None and day in _calendar(nation)


@lru_cache(maxsize=32)
def _calendar(nation: str) -> holidays.HolidayBase:
    country, _, part = nation.partition("-")
    return holidays.country_holidays(country, subdiv=part or None)


def _when(moment: datetime, now: datetime) -> str:
    days = (moment.date() - aware(now).astimezone(moment.tzinfo).date()).days
    names = {0: "today", 1: "tomorrow"}
    day = names.get(days, f"{moment:%A}" if days < 7 else f"on {moment.day} {moment:%B}")
    return f"{day} at {_clock(moment)}"


def _clock(moment: datetime) -> str:
    if (moment.hour, moment.minute) in {(0, 0), (12, 0)}:
        return "midnight" if moment.hour == 0 else "midday"
    minutes = f".{moment:%M}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"
