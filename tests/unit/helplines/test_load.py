"""A broken resource file says in one line where and what."""

from __future__ import annotations

import re

import pytest

from steady.helplines import HELPLINES_FILE, HelplineFileError, load_helplines

GOOD = HELPLINES_FILE.read_text(encoding="utf-8")


def error_of(tmp_path, content: str) -> str:
    path = tmp_path / "helplines.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(HelplineFileError) as raised:
        load_helplines(path)
    message = str(raised.value)
    assert "\n" not in message
    return message


def test_file_is_read_once():
    assert load_helplines() is load_helplines()


def test_broken_yaml_names_the_line(tmp_path):
    assert re.match(
        r"helplines.yml, line \d+: ", error_of(tmp_path, "version: 1\nhelplines:\n  - id: [oops\n")
    )


def test_repeated_field_is_refused(tmp_path):
    assert "phone" in error_of(tmp_path, GOOD.replace('phone: "999"', 'phone: "999"\n    phone: "998"', 1))


def test_missing_file(tmp_path):
    with pytest.raises(HelplineFileError, match="cannot be read"):
        load_helplines(tmp_path / "none.yml")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "    source: https://www.iwf.org.uk/resources/sextortion/\n",
            "",
            "emergency_999: 'source' is a required",
        ),
        ("source: https", "source: ftp", "emergency_999, source"),
        ("audiences: [young_person,", "audiences: [teenager,", "emergency_999, audiences.0: 'teenager'"),
        ("needs: [emergency]", "needs: [emergancy]", "emergency_999, needs.0: 'emergancy'"),
        ("hours: {kind: always}", "hours: {kind: sometimes}", "emergency_999, hours"),
        ("        sun: []\n", "", "revenge_porn_helpline, hours.days: 'sun' is a required"),
        ('mon: ["10:00-16:00"]', 'mon: ["10am-4pm"]', "revenge_porn_helpline, hours.days.mon.0"),
        ('checked: "2026-11-22"', 'checked: "2026-13-40"', "emergency_999"),
        ("    cost: free\n", "    cost: free\n    price: 0\n", "emergency_999: Additional properties"),
        ("version: 1", "version: 2", "version: 1 was expected"),
    ],
)
def test_each_slip_is_named_with_its_place(tmp_path, old, new, expected):
    assert old in GOOD
    assert expected in error_of(tmp_path, GOOD.replace(old, new, 1))


def test_file_that_holds_something_else(tmp_path):
    assert error_of(tmp_path, "just words").startswith("helplines.yml: ")
