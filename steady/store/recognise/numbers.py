"""Runs of digits, however spelled: cards, bank accounts, phones. `oh double seven 00 nine hundred 123` is one too."""

import re
from collections.abc import Iterator

from steady.store.recognise.span import Span, matches, near

_DIGIT_WORDS = {
    "zero": "0", "oh": "0", "o": "0", "nought": "0", "nil": "0", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
    "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18",
    "nineteen": "19", "twenty": "2", "thirty": "3", "forty": "4", "fifty": "5", "sixty": "6", "seventy": "7",
    "eighty": "8", "ninety": "9", "hundred": "00", "thousand": "000",
}  # fmt: skip
_TIMES = {"double": 2, "dbl": 2, "triple": 3, "treble": 3}
_WORD = "|".join(sorted(_DIGIT_WORDS, key=len, reverse=True))
_MULTIPLE = "|".join(_TIMES)
_PIECE = (
    rf"(?:(?:{_MULTIPLE})\s?-?(?:{_WORD}|\d)(?![a-z])|(?:{_WORD})(?![a-z])|(?:{_WORD})(?=(?:{_WORD}))|"
    rf"\d[oO\d]*|[oO]{{1,3}}(?=\d))"
)
_SEPARATOR = r"[\s.,\-–—‑/()*_+|~·•;'\"]{0,3}"
_RUN = re.compile(rf"(?<![\w.])(?:\+\s?)?\(?\+?{_PIECE}(?:{_SEPARATOR}{_PIECE}){{2,60}}", re.IGNORECASE)
_PIECES = re.compile(
    rf"(?P<times>{_MULTIPLE})\s?-?(?P<what>{_WORD}|\d)|(?P<word>{_WORD})|(?P<digits>[\doO]+)", re.IGNORECASE
)
_SOLID = re.compile(r"(?<![\w.,])\+?\d[\doO]{5,29}(?!\w)")
_UK_MOBILE_IN_PARTS = re.compile(
    r"(?<!\d)(?:\+44\s?\(?0?\)?|0)7\d{3}(?:\W{1,4}(?:[a-z]+\W{1,3}){0,4}\d{3,6}){1,2}(?!\d)", re.IGNORECASE
)
_LAST_DIGITS = re.compile(
    r"(?:ends?|ending|last\s(?:four|three|4|3|6|six)(?:\sdigits)?|begins?|starts?|starting)\s(?:are\s|"
    r"is\s|in\s|with\s|of\s|:\s?)*(?P<digits>\d{3,7})(?!\w)",
    re.IGNORECASE,
)

_PHONE = re.compile(
    r"(?<!\w)(?:phone|mobile|mob|number|numbers|num|no|call|called|calling|ring|text|texted|txt|"
    r"whats\s?app|wa|cell|tel|telephone|"
    r"landline|digits|facetime|reach|contact)(?!\w)", re.IGNORECASE)  # fmt: skip
_BANK = re.compile(
    r"(?<!\w)(?:sort|account|acc|acct|a/c|acount|bank|transfer|transferred|monzo|barclays|lloyds|hsbc|"
    r"natwest|santander|halifax|starling|"
    r"nationwide|revolut|payee|iban|paid|pay|send\sit\sto|sc)(?!\w)", re.IGNORECASE)  # fmt: skip
_SORT = re.compile(r"(?<!\w)sort(?:\s?-?code)?s?(?!\w)", re.IGNORECASE)
_CARD = re.compile(
    r"(?<!\w)(?:card|visa|mastercard|debit|credit|amex|cvv|cvc|long\snumber)(?!\w)", re.IGNORECASE
)
_CARD_EXTRAS = re.compile(
    r"(?<!\w)(?:cvv2?|cvc|security\scode|three\sdigits)\s?(?:number\s)?(?:is|:|=|"
    r"was)?\s?(?P<cvv>\d{3,4})(?!\w)"
    r"|(?<!\w)(?:exp(?:iry|ires|iration)?|valid\s(?:to|thru|until))(?:\sdate)?\s?(?:is|:|=|"
    r"on)?\s?(?P<expiry>\d{2}\s?[/-]\s?\d{2,4})(?!\w)",
    re.IGNORECASE,
)
_SORT_CODE = re.compile(r"(?<![\w-])\d{2}\s?[-–. ]\s?\d{2}\s?[-–. ]\s?\d{2}(?![\w-])")
_REFERENCE = re.compile(
    r"(?<!\w)(?:ref(?:erence)?|case|crime|ticket|order|invoice|ni|nhs|passport|licence)(?:\s(?:number|no|"
    r"num|code))?\W{1,3}(?:is\s)?(?P<id>(?=[A-Z/-]{0,6}\d)[A-Z0-9/-]{6,24})(?!\w)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:(?:19|20)\d\d\W*)+")


def find_numbers(text: str) -> Iterator[Span]:
    """Cards, sort codes, account numbers and phone numbers."""
    yield from matches(_CARD_EXTRAS, text, "card", "cvv")
    yield from matches(_CARD_EXTRAS, text, "card", "expiry")
    yield from matches(_REFERENCE, text, "code", "id")
    yield from matches(_UK_MOBILE_IN_PARTS, text, "phone")
    for match in _LAST_DIGITS.finditer(text):
        if (
            near(text, _PHONE, match.start(), match.end())
            or near(text, _CARD, match.start(), match.end())
            or near(text, _BANK, match.start(), match.end())
        ):
            yield Span(match.start("digits"), match.end("digits"), "phone")
    for match in _SORT_CODE.finditer(text):
        if near(text, _SORT, match.start(), match.end(), 30) or near(text, _BANK, match.start(), match.end()):
            following = re.match(r"[\s,/;:and-]{1,6}\d{8}(?!\d)", text[match.end() : match.end() + 16])
            yield Span(match.start(), match.end() + (following.end() if following else 0), "bank")
    for pattern in (_SOLID, _RUN):
        for match in pattern.finditer(text):
            kind = _kind(match.group(), text, match.start(), match.end())
            if kind:
                yield Span(match.start(), match.end(), kind)


def digits_of(run: str) -> str:
    """The digits of a run, words read out: `double seven O` -> `770`."""
    found: list[str] = []
    for piece in _PIECES.finditer(run):
        if piece["times"]:
            what = piece["what"].lower()
            found.append(_DIGIT_WORDS.get(what, what) * _TIMES[piece["times"].lower()])
        elif piece["word"]:
            found.append(_DIGIT_WORDS[piece["word"].lower()])
        else:
            found.append(piece["digits"].lower().replace("o", "0"))
    return "".join(found)


def luhn(digits: str) -> bool:
    """Whether the check digit of a payment card holds (ISO/IEC 7812)."""
    total = sum(
        int(digit) if index % 2 == 0 else sum(divmod(int(digit) * 2, 10))
        for index, digit in enumerate(reversed(digits))
    )
    return total % 10 == 0


def _kind(run: str, text: str, start: int, end: int) -> str | None:
    digits = digits_of(run)
    count = len(digits)
    is_list = re.search(r"\d\s*[,;]\s+\d", run) is not None and not digits.startswith(("0", "44"))
    written = any(character.isdigit() for character in run)
    if _YEARS.fullmatch(run) or (is_list and count < 12) or count < 6:
        return None
    if 13 <= count <= 19 and not digits.startswith(("0", "44")):
        return "card"
    if count >= 9:
        in_bank = (
            near(text, _BANK, start, end)
            and not digits.startswith(("0", "44", "7"))
            and not near(text, _PHONE, start, end)
        )
        return "bank" if in_bank or (count == 14 and near(text, _SORT, start, end)) else "phone"
    if not written and count < 8:
        return None
    if near(text, _SORT, start, end) or (count == 8 and near(text, _BANK, start, end)):
        return "bank"
    if count >= 7:
        in_one = re.fullmatch(r"\+?[\doO]+", run) is not None
        if near(text, _PHONE, start, end):
            return "phone"
        if near(text, _BANK, start, end) and not digits.endswith("000"):
            return "bank"
        if re.fullmatch(r"\d{3}[\s.-]\d{4}", run) or run.startswith("+"):
            return "phone"
        return ("bank" if count == 8 else "phone") if in_one and not digits.endswith("000") else None
    if near(text, _CODE, start, end, 25):
        return "code"
    return None


_CODE = re.compile(r"(?<!\w)(?:code|otp|verification|passcode|pin)(?!\w)", re.IGNORECASE)
