"""Is every fact usable: numbers that exist, https addresses, whole hours, a source, a recent date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import holidays
import phonenumbers
from phonenumbers import shortnumberinfo

from steady.helplines.cards import NATIONS
from steady.helplines.models import EVERYWHERE, Helpline

WARN_AFTER_DAYS = 180
FAIL_AFTER_DAYS = 365

KNOWN_SHORT_NUMBERS = frozenset({("IN", "1930")})
"""Official short numbers that phonenumbers does not know. India 1930: cyber crime, Home Ministry."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. An error fails the build; a warning asks for a look."""

    level: Literal["error", "warning"]
    helpline_id: str
    message: str

    def __str__(self) -> str:
        return f"{self.level}: {self.helpline_id}: {self.message}"


def validate(helplines: Iterable[Helpline], today: date) -> list[Problem]:
    """Everything that is wrong with ``helplines``; empty when all is well (R7)."""
    helplines = list(helplines)
    repeated = [name for name, count in Counter(helpline.id for helpline in helplines).items() if count > 1]
    problems = [Problem("error", name, "the id is used more than once") for name in repeated]
    for helpline in helplines:
        problems += [Problem("error", helpline.id, message) for message in _errors(helpline)]
        problems += _staleness(helpline, today)
    return problems


def is_valid_number(number: str, country: str) -> bool:
    """Whether ``number``, as dialled in ``country`` (ISO 3166-1), is in that country's numbering plan."""
    if (country, number) in KNOWN_SHORT_NUMBERS:
        return True
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number_for_region(
        parsed, country
    ) or shortnumberinfo.is_valid_short_number_for_region(parsed, country)


def _errors(helpline: Helpline) -> Iterable[str]:
    yield from _contact_errors(helpline)
    yield from _hours_errors(helpline)
    if not helpline.source.startswith(("https://", "http://")):
        yield "no source page"
    if helpline.min_age is not None and helpline.max_age is not None and helpline.min_age > helpline.max_age:
        yield f"min_age {helpline.min_age} is above max_age {helpline.max_age}"
    for region in helpline.regions:
        if region.partition("-")[0] not in helpline.countries:
            yield f"region {region} is not in its countries"
        if NATIONS.get(region, region) in helpline.what_they_do:
            yield f"what_they_do names {NATIONS[region]}, which every card says already (regions)"
    known = {field.name for field in fields(Helpline)}
    for name in helpline.to_confirm:
        if name not in known:
            yield f"to_confirm names an unknown field: {name}"


def _contact_errors(helpline: Helpline) -> Iterable[str]:
    numbers = {"phone": helpline.phone, "sms": helpline.sms.number if helpline.sms else None}
    for field, number in numbers.items():
        if number is None:
            continue
        for country in helpline.countries:
            if country == EVERYWHERE:
                yield f"{field} {number}: a number needs a country, not {EVERYWHERE}"
            elif not is_valid_number(number, country):
                yield f"{field} {number} is not a valid number in {country}"
    for field, address in {"url": helpline.url, "chat_url": helpline.chat_url}.items():
        if address is not None and not address.startswith("https://"):
            yield f"{field} is not https: {address}"
    if helpline.email is not None and ("@" not in helpline.email or " " in helpline.email):
        yield f"email is not an address: {helpline.email}"
    if not any([*numbers.values(), helpline.url, helpline.chat_url, helpline.email]):
        yield "no way to reach them"


def _hours_errors(helpline: Helpline) -> Iterable[str]:
    hours = helpline.hours
    if hours.kind != "weekly":
        return
    if len(hours.days) != 7:
        yield "hours: seven days are needed"
    elif not any(hours.days):
        yield "hours: no opening in the whole week"
    try:
        ZoneInfo(hours.time_zone or "")
    except (ValueError, ZoneInfoNotFoundError):
        yield f"hours: unknown time zone {hours.time_zone}"
    if hours.bank_holidays == "open":
        return
    if hours.holidays_of is None:
        yield "hours: holidays_of is needed, because bank holidays change the hours"
        return
    country, _, part = hours.holidays_of.partition("-")
    parts = holidays.list_supported_countries().get(country)
    if parts is None or part not in ["", *parts]:
        yield f"hours: no calendar of bank holidays for {hours.holidays_of}"


def _staleness(helpline: Helpline, today: date) -> Iterable[Problem]:
    days = (today - helpline.checked).days
    if days < 0:
        yield Problem("error", helpline.id, f"checked {helpline.checked} is in the future")
    elif days > FAIL_AFTER_DAYS:
        yield Problem("error", helpline.id, f"last checked {days} days ago (limit {FAIL_AFTER_DAYS})")
    elif days > WARN_AFTER_DAYS:
        yield Problem("warning", helpline.id, f"last checked {days} days ago: check it again")
