"""Exact dates of birth. Other dates stay: when something happened matters to the advice."""

import re
from collections.abc import Iterator

from steady.store.recognise.span import KEEP, Span, near

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY_WORD = (
    r"(?:(?:twenty|thirty)[\s-])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|"
    r"twentieth|thirtieth)"
)
_DAY = rf"(?:\d{{1,2}}\s?(?:st|nd|rd|th)?|{_DAY_WORD})"
_YEAR_WORD = (
    r"(?:nineteen|two\sthousand|twenty)(?:[\s-](?:and|hundred|oh|[a-z]{3,9}(?:teen|ty)|ten|eleven|twelve|"
    r"one|two|three|four|five|six|seven|eight|nine)){1,3}"
)
_YEAR = rf"(?:'?\d{{2}}(?!\d)|(?:19|20)\d{{2}}|{_YEAR_WORD})"
_DATE = re.compile(
    rf"(?<![\w/-])(?:(?P<d>\d{{1,2}})\s?[/.\-–]\s?(?P<m>\d{{1,2}})\s?[/.\-–]\s?(?P<y>(?:19|20)\d\d|\d\d)"
    rf"|(?P<y2>(?:19|20)\d\d)[/.\-](?P<m2>\d{{1,2}})[/.\-](?P<d2>\d{{1,2}})"
    rf"|(?P<d3>\d{{1,2}})\s(?P<m3>\d{{1,2}})\s(?P<y3>(?:19|20)\d\d)"
    rf"|(?:the\s)?{_DAY}\s?(?:of\s)?{_MONTH}(?:,?\s?(?P<y4>{_YEAR}))?"
    rf"|{_MONTH}\s(?:the\s)?{_DAY}(?:,?\s(?P<y5>{_YEAR}))?"
    rf"|{_DAY}[\s/.-]?{_MONTH}[\s/.-]?(?P<y6>(?:19|20)\d\d))(?![\w/])",
    re.IGNORECASE,
)
_SOLID = re.compile(
    r"(?<!\w)(?:dob|d\.o\.b\.?|date\sof\sbirth|birth\s?date|born(?:\son)?|birthday|b-?day)\W{0,4}(?:is\s|"
    r"was\s|on\s|the\s)*(?P<date>\d{6}|\d{8}|\d{1,2}[/.\-]\d{1,2})(?![\w/])",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"(?<!\w)(?:born|birth|birthday|bday|b-day|birthdate|dob|d\.o\.b|turn(?:ed|ing)?\s\d\d)(?!\w)",
    re.IGNORECASE,
)
_SORT = re.compile(r"(?<!\w)(?:sort|account|acc|bank)(?!\w)", re.IGNORECASE)
LATEST_BIRTH_YEAR = 2019
"""Children under seven do not write; a full date after this year is no date of birth of anybody here."""


def find_dates(text: str) -> Iterator[Span]:
    """Dates of birth to mask, and other dates to leave alone (a finder of numbers must not take them)."""
    for match in _SOLID.finditer(text):
        yield Span(match.start("date"), match.end("date"), "date")
    for match in _DATE.finditer(text):
        groups = match.groupdict()
        day, month = groups["d"] or groups["d2"] or groups["d3"], groups["m"] or groups["m2"] or groups["m3"]
        if day and not (
            1 <= int(day) <= 31 and 1 <= int(month or 0) <= 31 and min(int(day), int(month or 0)) <= 12
        ):
            continue
        year = next((groups[name] for name in ("y", "y2", "y3", "y4", "y5", "y6") if groups[name]), None)
        in_birth = near(text, _BIRTH, match.start(), match.end(), 30)
        if (
            groups["y"]
            and len(groups["y"]) == 2
            and not in_birth
            and near(text, _SORT, match.start(), match.end())
        ):
            continue
        recent = (
            year is not None and re.fullmatch(r"(?:19|20)\d\d", year) is not None and not _may_be_birth(year)
        )
        is_birth = _may_be_birth(year) or (in_birth and not recent)
        yield Span(match.start(), match.end(), "date" if is_birth else KEEP)


def _may_be_birth(year: str | None) -> bool:
    if year is None:
        return False
    digits = re.sub(r"\D", "", year)
    if len(digits) == 4:
        return int(digits) <= LATEST_BIRTH_YEAR
    if len(digits) == 2:
        return not 20 <= int(digits) <= 29
    return not re.match(r"twenty[\s-]twent", year, re.IGNORECASE)
