"""What must stay: tokens, helplines and their numbers, sites that anyone may name, amounts and times."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from steady.helplines.load import load_helplines
from steady.store.recognise.span import KEEP, Span, matches

KINDS = [
    "name",
    "handle",
    "email",
    "phone",
    "link",
    "postcode",
    "address",
    "school",
    "date",
    "card",
    "bank",
    "iban",
    "wallet",
    "payment",
    "code",
]
_TOKEN = re.compile(r"\[(?:" + "|".join(KINDS) + r")\]")

# Numbers that people in trouble are given elsewhere too.
_OTHER_NUMBERS = ("0800 1111", "116 123", "116 000", "0300 123 2040")
_OTHER_NAMES = (
    "marie collins",
    "lucy faithfull",
    "suzy lamplugh",
    "barnardo's",
    "barnardos",
    "st john ambulance",
    "john lewis",
    "john lennon",
    "hail mary",
    "uncle sam",
    "peeping tom",
    "tom cruise",
    "jesus christ",
    "google pixel",
    "ben nevis",
    "paul smith",
    "jimmy choo",
    "harry potter",
    "louis vuitton",
    "jack daniels",
    "taylor swift",
    "ryan air",
    "justin bieber",
    "call of duty",
    "romeo and juliet",
    "anne frank",
    "shannon trust",
    "molly rose",
    "amy winehouse",
    "ed sheeran",
    "max out",
    "jack up",
    "jack of all",
)
_PLATFORMS = [
    "instagram",
    "facebook",
    "fb",
    "snapchat",
    "tiktok",
    "twitter",
    "x",
    "whatsapp",
    "telegram",
    "discord",
    "roblox",
    "reddit",
    "youtube",
    "google",
    "gmail",
    "hotmail",
    "outlook",
    "yahoo",
    "icloud",
    "paypal",
    "amazon",
    "ebay",
    "apple",
    "steampowered",
    "onlyfans",
    "netflix",
    "twitch",
    "tinder",
    "cash.app",
    "t.me",
    "wa.me",
    "booking",
    "character",
    "kik",
    "pornhub",
    "xvideos",
    "omegle",
    "nhs",
    "gov",
    "police",
    "wikipedia",
    "bbc",
]
_AMOUNT = re.compile(
    r"(?<![\w.])[£$€₦₹¥₱]\s?\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,2})?(?:\s?(?:k|m|mil|grand)\b)?(?![\d-])"
    r"|(?<![\w.])\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,2})?\s?(?:k|grand|quid|pounds?|euros?|dollars?|bucks|usd|"
    r"gbp|eur|"
    r"naira|cedis?|pesos?|rupees?|pkr|inr|rs|btc|usdt|eth|pence|cents|robux|v-?bucks|followers?|views|likes|"
    r"photos?|pics?|people|contacts|messages|msgs|texts|times|days?|hours?|hrs?|mins?|minutes?|weeks?|"
    r"months?|"
    r"years?|yrs?|yo|%|percent|[£€])(?!\w)",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?<![\w.:])\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:am|pm)?(?![\w:])(?!\.\d)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _numbers() -> re.Pattern[str]:
    found = set(_OTHER_NUMBERS)
    for helpline in load_helplines():
        found |= {
            number for number in (helpline.phone, helpline.sms.number if helpline.sms else None) if number
        }
    digits = {re.sub(r"\D", "", number) for number in found}
    long_enough = sorted((number for number in digits if len(number) > 4), key=len, reverse=True)
    spelled = "|".join(r"[\s-]?".join(number) for number in long_enough)
    return re.compile(rf"(?<![\d+])(?<!\d[\s-])(?:{spelled})(?![\s-]?\d{{3}}|\d)")


@lru_cache(maxsize=1)
def kept_domains() -> frozenset[str]:
    """Sites of the helplines: naming them tells nothing about a person, and neither do their pages."""
    addresses = [address for helpline in load_helplines() for address in (helpline.url, helpline.chat_url)]
    hosts = {(urlsplit(address).hostname or "").removeprefix("www.") for address in addresses if address}
    return frozenset(hosts - {""})


@lru_cache(maxsize=1)
def _kept_names() -> re.Pattern[str]:
    names = {re.sub(r"\s*\(.*?\)", "", helpline.name).lower() for helpline in load_helplines()} | set(
        _OTHER_NAMES
    )
    spelled = "|".join(
        re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{spelled})(?!\w)", re.IGNORECASE)


def is_platform(domain: str) -> bool:
    """Whether a bare site is one that everybody uses, `instagram.com`: triage needs to see it."""
    host = domain.lower().removeprefix("www.").rstrip(".")
    return host in _PLATFORMS or host.split(".")[0] in _PLATFORMS


@lru_cache(maxsize=1)
def kept_emails() -> frozenset[str]:
    """Addresses of the helplines."""
    return frozenset(helpline.email.lower() for helpline in load_helplines() if helpline.email)


def find_tokens(text: str) -> Iterator[Span]:
    """Tokens of an earlier masking."""
    if "[" in text:
        yield from matches(_TOKEN, text, KEEP)


def find_helplines(text: str) -> Iterator[Span]:
    """Helplines' names and numbers, and names that are nobody's here."""
    yield from matches(_kept_names(), text, KEEP)
    if any(character.isdigit() for character in text):
        yield from matches(_numbers(), text, KEEP)


def find_amounts(text: str) -> Iterator[Span]:
    """Amounts of money, counts and times of day."""
    if any(character.isdigit() for character in text):
        yield from matches(_AMOUNT, text, KEEP)
        yield from matches(_TIME, text, KEEP)
