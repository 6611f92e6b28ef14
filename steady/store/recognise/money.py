"""Wallets, IBANs and gift-card codes."""

import re
from collections.abc import Iterator

from steady.store.recognise.span import Span, matches, near
from steady.store.recognise.words import is_ordinary

_WALLET = re.compile(
    r"(?<!\w)(?:0x[0-9a-fA-F]{16,64}|(?:bc1|ltc1|tb1|addr1|cosmos1|bitcoincash:)[0-9a-zA-Z]{10,110}"
    r"|(?=[0-9A-Za-z]{0,120}\d)(?=[0-9A-Za-z]{0,120}[A-Za-z])[0-9A-Za-z]{25,120})(?!\w)"
    r"|(?<!\w)(?:0x[0-9a-fA-F]{2,10}|bc1[0-9a-z]{1,10}|[13LMDTr][1-9A-HJ-NP-Za-km-z]{2,8})(?:\.{2,5}|…|"
    r"\*{2,8})[0-9a-zA-Z]{2,10}(?!\w)"
    r"|(?<!\w)(?:bc1|0x)[0-9a-z]{0,12}(?:[ \-](?:(?=[a-z]{0,11}\d)[0-9a-z]{2,12}|"
    r"[a-z]{4}(?=[ \-][0-9a-z]{4}))){2,14}(?!\w)",
    re.IGNORECASE,
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}[ -]?\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?(?!\w)")
_IBAN_LOWER = re.compile(
    r"(?<=iban)\W{0,3}(?:is|number|no|=|"
    r":)?\W{0,3}(?P<iban>[a-z]{2}[ -]?\d{2}(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?(?=\w*\d)[a-z0-9]{1,4})?)(?!\w)"
    r"|(?<!\w)(?P<known>(?:gb|ie)\d{2}[ -]?[a-z]{4}(?:[ -]?\d){14}|(?:de|es|fr|nl|pl|ro|it|pt|be|"
    r"lt)\d{2}(?:[ -]?[a-z0-9]{4}){3,6}(?:[ -]?\d{1,3})?)(?!\w)",
    re.IGNORECASE,
)
_BIC = re.compile(
    r"(?:swift|bic)\W{1,3}(?:code\W{1,3})?(?:is\s)?(?P<bic>[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?!\w)",
    re.IGNORECASE,
)

_GROUPED = re.compile(r"(?<![\w-])[A-Z0-9]{4,6}(?:[- ][A-Z0-9]{4,6}){2,4}(?![\w-])")
_GROUPED_LOWER = re.compile(r"(?<![\w-])[a-z0-9]{4,6}(?:-[a-z0-9]{4,6}){2,4}(?![\w-])", re.IGNORECASE)
_SOLID = re.compile(r"(?<!\w)(?=[A-Z0-9]{0,24}\d)(?=[A-Z0-9]{0,24}[A-Z])[A-Z0-9]{10,24}(?!\w)")
_CODE_CONTEXT = re.compile(
    r"(?<!\w)(?:codes?|voucher|gift\s?-?cards?|redeem|steam|itunes|apple|google\splay|amazon|razer|psn|"
    r"xbox|roblox|paysafe(?:card)?|"
    r"otp|verification|passcode|pin|2fa|password|pass)(?!\w)",
    re.IGNORECASE,
)
_AFTER_CODE = re.compile(
    r"(?<!\w)(?<!post\s)(?<!sort\s)(?<!zip\s)(?<!area\s)(?P<word>codes?|otp|pin|passcode|passwords?|pw|"
    r"voucher|gift\s?card|steam\scard|itunes\scard)(?:\snumber|\sno)?\s?(?:is|was|=|:|are|-|"
    r",)?\s?(?:just\s)?"
    r"(?P<code>[A-Za-z0-9][A-Za-z0-9!@£$%*?-]{3,24})(?!\w)",
    re.IGNORECASE,
)


def find_wallets(text: str) -> Iterator[Span]:
    """Crypto wallets, whole, shortened with dots, or cut into groups; and any other long mixed string."""
    yield from matches(_WALLET, text, "wallet")


def find_ibans(text: str) -> Iterator[Span]:
    """IBANs and bank identifiers."""
    for match in _IBAN.finditer(text):
        if sum(character.isdigit() for character in match.group()) >= 8:
            yield Span(match.start(), match.end(), "iban")
    for match in _IBAN_LOWER.finditer(text):
        group = "iban" if match.group("iban") else "known"
        yield Span(match.start(group), match.end(group), "iban")
    yield from matches(_BIC, text, "iban", "bic")


def find_codes(text: str) -> Iterator[Span]:
    """Gift-card codes, one-time codes and passwords that are said to be one."""
    for pattern in (_GROUPED, _GROUPED_LOWER):
        for match in pattern.finditer(text):
            groups = re.split(r"[- ]", match.group())
            with_digits = sum(any(c.isdigit() for c in group) for group in groups)
            has_letters = any(c.isalpha() for c in match.group())
            told = near(text, _CODE_CONTEXT, match.start(), match.end())
            if has_letters and (with_digits * 2 >= len(groups) or (told and with_digits)):
                yield Span(match.start(), match.end(), "code")
    yield from matches(_SOLID, text, "code")
    for match in _AFTER_CODE.finditer(text):
        code = match.group("code")
        has_digit = any(c.isdigit() for c in code)
        is_password = match.group("word").lower().startswith(("password", "pw", "passcode"))
        if (has_digit and not code.endswith(("yo", "k"))) or (is_password and not is_ordinary(code)):
            yield Span(match.start("code"), match.end("code"), "code")
