"""What a helpline is: the typed form of one entry of ``data/resources/helplines.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Literal

Audience = Literal["young_person", "adult", "parent", "professional"]
Need = Literal[
    "emergency",
    "crisis",
    "emotional_support",
    "report_crime",
    "report_child_abuse",
    "image_removal",
    "money_lost",
    "advice",
    "phishing_scam",
    "parent_advice",
    "professional_advice",
    "domestic_abuse",
    "lgbt_support",
    "offender_help",
]
AgeSubject = Literal["user", "victim", "image"]
BankHolidays = Literal["open", "closed", "unknown"]
HoursKind = Literal["always", "likely_always", "weekly", "online", "unknown"]

EVERYWHERE = "INT"
"""Stands in ``countries`` for a service that is there for people in any country."""


@dataclass(frozen=True, slots=True)
class Sms:
    """A number to text, and the word to send if the service asks for one."""

    number: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Span:
    """One opening within a day, in local time; ``closes`` at or before ``opens`` means the next day."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Hours:
    """When a service answers. ``days`` has seven tuples, Monday first; it is empty unless kind is weekly."""

    kind: HoursKind
    time_zone: str | None = None
    days: tuple[tuple[Span, ...], ...] = ()
    bank_holidays: BankHolidays = "open"
    holidays_of: str | None = None
    online_anytime: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Helpline:
    """One organisation that people can turn to. The resource file's header explains each field."""

    id: str
    name: str
    what_they_do: str
    audiences: tuple[Audience, ...]
    needs: tuple[Need, ...]
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    min_age: int | None
    max_age: int | None
    age_refers_to: AgeSubject
    phone: str | None
    sms: Sms | None
    chat_url: str | None
    url: str | None
    email: str | None
    hours: Hours
    cost: str | None
    languages: tuple[str, ...]
    confidential: str | None
    priority: int
    source: str
    checked: date
    to_confirm: tuple[str, ...]
    fallback: bool = False
    except_countries: tuple[str, ...] = ()
    after_call: tuple[str, ...] = ()


class State(StrEnum):
    """Whether a service answers at a given moment."""

    OPEN = "open"
    LIKELY_OPEN = "likely_open"
    ONLINE = "online"
    UNKNOWN = "unknown"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Opening:
    """The state at one moment, and the next change if it is known (aware, in the service's time zone)."""

    state: State
    closes_at: datetime | None = None
    opens_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Picked:
    """A helpline chosen for somebody: the need it answers and its state at that moment."""

    helpline: Helpline
    need: str
    opening: Opening
