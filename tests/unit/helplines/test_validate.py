"""Every way a fact can be unusable is found before it reaches anyone (R7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from steady.helplines import load_helplines, validate
from steady.helplines.models import Hours, Sms
from steady.helplines.validate import is_valid_number

BY_ID = {helpline.id: helpline for helpline in load_helplines()}
TODAY = date(2026, 12, 1)
LINE = replace(BY_ID["revenge_porn_helpline"], checked=TODAY)


def messages(*helplines, today=TODAY):
    return [str(problem) for problem in validate(helplines, today)]


def test_sound_entry_has_no_problem():
    assert messages(LINE) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"phone": "0800 11"}, "phone 0800 11 is not a valid number in GB"),
        ({"phone": "call us"}, "phone call us is not a valid number in GB"),
        ({"phone": "112233"}, "phone 112233 is not a valid number in GB"),
        ({"phone": "988", "countries": ("US", "GB")}, "phone 988 is not a valid number in GB"),
        ({"countries": ("INT",)}, "a number needs a country"),
        ({"sms": Sms("1", None)}, "sms 1 is not a valid number"),
        ({"url": "http://revengepornhelpline.org.uk"}, "url is not https"),
        ({"chat_url": "www.example.org"}, "chat_url is not https"),
        ({"email": "help at example"}, "email is not an address"),
        ({"source": ""}, "no source page"),
        ({"phone": None, "url": None, "email": None}, "no way to reach them"),
        ({"min_age": 18, "max_age": 17}, "min_age 18 is above max_age 17"),
        ({"regions": ("US-CA",)}, "region US-CA is not in its countries"),
        (
            {"regions": ("GB-SCT",), "what_they_do": "Help in Scotland."},
            "what_they_do names Scotland, which every card says already",
        ),
        ({"to_confirm": ("telephone",)}, "unknown field: telephone"),
        ({"checked": TODAY + timedelta(days=1)}, "in the future"),
    ],
)
def test_unusable_fact_is_an_error(change, expected):
    found = messages(replace(LINE, **change))
    assert any(message.startswith("error: ") and expected in message for message in found), found


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"time_zone": "Europe/Londn"}, "unknown time zone Europe/Londn"),
        ({"time_zone": None}, "unknown time zone None"),
        ({"days": ()}, "seven days are needed"),
        ({"days": ((),) * 7}, "no opening in the whole week"),
        ({"holidays_of": None}, "holidays_of is needed"),
        ({"holidays_of": "GB-XXX"}, "no calendar of bank holidays for GB-XXX"),
        ({"holidays_of": "QQ"}, "no calendar of bank holidays for QQ"),
    ],
)
def test_incomplete_hours_are_an_error(change, expected):
    hours = {name: getattr(LINE.hours, name) for name in Hours.__slots__} | change
    assert any(expected in message for message in messages(replace(LINE, hours=Hours(**hours))))


@pytest.mark.parametrize(("days", "level"), [(180, None), (181, "warning"), (365, "warning"), (366, "error")])
def test_entry_not_checked_for_long_warns_then_fails(days, level):
    found = messages(LINE, today=TODAY + timedelta(days=days))
    assert [message.partition(":")[0] for message in found] == ([level] if level else [])


def test_id_used_twice_is_an_error():
    assert messages(LINE, LINE) == ["error: revenge_porn_helpline: the id is used more than once"]


@pytest.mark.parametrize(
    ("number", "country"),
    [("999", "GB"), ("101", "GB"), ("116 123", "GB"), ("85258", "GB"), ("0800 1111", "GB"), ("1930", "IN")],
)
def test_short_and_odd_numbers_that_do_exist_are_accepted(number, country):
    assert is_valid_number(number, country)
