"""Postcodes and street addresses."""

import re
from collections.abc import Iterator

from steady.store.recognise.span import Span, matches, near
from steady.store.recognise.words import FUNCTION_WORDS, bare, is_ordinary, word_set

# The shape of a postcode: https://www.gov.uk/government/publications/bulk-data-transfer-for-sponsors-xml-schema
_OUTWARD = r"(?:[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d(?:\d|[ABEHMNPRV-Y])?|\d[A-HJKPS-UW]))"
_INWARD = r"\d[ABD-HJLNP-UW-Z]{2}"
_UPPER = re.compile(rf"(?<!\w)(?:GIR\s?0AA|{_OUTWARD}[ .\-]{{0,2}}{_INWARD})(?!\w)")
_ANY_CASE = re.compile(
    rf"(?<!\w){_OUTWARD}[ .\-]{{0,2}}(?!(?:1st|2nd|3rd|\dth|\dam|\dpm)(?!\w)){_INWARD}(?!\w)", re.IGNORECASE
)
_BROKEN = re.compile(
    r"(?<!\w)(?:[A-PR-UWYZ][ .\-]{1,2}){1,2}(?:\d[ .\-]{0,2}){1,2}(?:[A-Z][ .\-]{1,2})?"
    r"\d[ .\-]{1,2}[ABD-HJLNP-UW-Z][ .\-]{1,2}[ABD-HJLNP-UW-Z](?!\w)",
    re.IGNORECASE,
)
_CONTEXT = re.compile(
    rf"(?<!\w)(?:post\s?-?code|zip(?:\s?code)?|eircode)s?\s?(?:is|was|:|=|-|starts?(?:\swith)?|of|"
    rf"area)?\s?(?:like\s)?"
    rf"(?P<code>{_OUTWARD}(?![\w])(?:\s?\d[A-Z]{{2}})?|\d{{5}}(?:-\d{{4}})?|"
    rf"[A-Z]\d[A-Z0-9]\s?[A-Z0-9]{{4}}|[A-Z]\d[A-Z]\s?\d[A-Z]\d)(?!\w)",
    re.IGNORECASE,
)
_AREA = re.compile(
    rf"(?:\blives?\sin|\bliving\sin|\bi'?m\sin|\bim\sfrom|\bi'?m\sfrom|\bfrom|\bnear|"
    rf"\bround)\s(?P<code>{_OUTWARD})(?!\w)"
)
_FOREIGN = re.compile(
    r"(?<!\w)(?:[A-Z]\d[A-Z]\s?\d[A-Z]\d|"
    r"[AC-FHKNPRTV-Y]\d[\dW]\s?(?=[A-Z0-9]{0,3}\d)[AC-FHKNPRTV-Y0-9]{4})(?!\w)"
)

_STRONG = (
    "street|road|rd|avenue|ave|lane|ln|crescent|cres|terrace|gardens|gdns|grove|mews|boulevard|blvd|parade|esplanade|"
    "wynd|strasse|straße|rue"
)
_WEAK = (
    "st|close|drive|dr|way|court|ct|place|pl|hill|park|row|square|sq|walk|rise|green|view|house|"
    "heights|circle|broadway|quay|estate|tower|towers|mount|bank|croft|fold|meadows?|fields?|end|"
    "mill|wharf|vale"
)
_HOUSE = r"(?:flat|apartment|apt|unit|room|suite|block|no\.?|number)\s?\w{1,4}[,\s]{1,2}"
_SPELLED = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|"
    r"seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)
_STREET = re.compile(
    rf"(?<![\w£$€.])(?:{_HOUSE}){{0,2}}(?P<number>\d{{1,4}}\s?[a-d]?(?:\s?[-/]\s?\d{{1,4}}[a-d]?)?|"
    rf"{_SPELLED})[,\s]{{1,2}}(?:the\s)?"
    rf"(?P<words>(?:[^\W\d_][\w.'’-]{{0,20}}\s){{1,3}}?)(?P<type>{_STRONG}|"
    rf"{_WEAK})(?:,?\s(?:[A-Z][a-z]+\s)?(?:{_STRONG}|{_WEAK})){{0,2}}\.?(?!\w)(?:\s(?:n|s|e|w|north|south|"
    rf"east|west)(?!\w))?(?:,?\s(?:apt|unit|flat)\s?\w{{1,4}})?",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(
    rf"(?<!\w)(?:lives?|living|house\sis|address(?:\sis|:)?|stays?|moved|outside|round|flat\sis|staying|"
    rf"home\sis|down|goes)\s?(?:(?:on|in|at|to|is|near|off)\s|:\s?)?(?:the\s)?"
    rf"(?P<street>(?:[^\W\d_][\w.'’-]{{1,20}}\s){{1,3}}?(?P<type>{_STRONG}|{_WEAK}))\.?(?!\w)",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"(?<!\w)(?:flat|apartment|"
    r"apt)\s\d{1,3}[a-d]?[,\s]{1,2}(?P<name>(?:[^\W\d_][\w'’-]{1,20}\s?){1,3})(?!\w)",
    re.IGNORECASE,
)
_NAMED_HOUSE = re.compile(
    rf"(?:lives?\sat|living\sat|address(?:\sis|:)?|"
    rf"house\sis)\s(?P<address>\d{{1,4}}[a-d]?,?\s(?:[^\W\d_][\w'’-]{{1,20}},?\s){{1,5}}?(?:{_STRONG}|"
    rf"{_WEAK}))(?!\w)",
    re.IGNORECASE,
)
_PO_BOX = re.compile(r"(?<!\w)p\.?\s?o\.?\sbox\s\d{1,6}(?!\w)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?<!\w)(?:lives?|living|address|house|home|deliver|come\sto|come\sround|turn\sup|at)(?!\w)",
    re.IGNORECASE,
)
_COUNTED = word_set(
    """
    minutes minute mins min hours hour hrs days day weeks week months month years year people person
    times miles mile pictures pics photos messages texts followers friends girls boys lads of in on
    at the a my his her per more other different new old percent pounds quid dollars and or to from
    last first next second third same whole main every
    """
)


def find_postcodes(text: str) -> Iterator[Span]:
    """Postcodes of the UK, whole, broken up, or the first half where it is said to be one; some foreign ones."""
    yield from matches(_UPPER, text, "postcode")
    yield from matches(_ANY_CASE, text, "postcode")
    yield from matches(_BROKEN, text, "postcode")
    yield from matches(_CONTEXT, text, "postcode", "code")
    yield from matches(_AREA, text, "postcode", "code")
    yield from matches(_FOREIGN, text, "postcode")


def find_addresses(text: str) -> Iterator[Span]:
    """Streets with a house number, and streets said to be where somebody lives."""
    yield from matches(_PO_BOX, text, "address")
    yield from matches(_NAMED_HOUSE, text, "address", "address")
    for match in _STREET.finditer(text):
        words = match["words"].split()
        weak = re.fullmatch(_WEAK, match["type"], re.IGNORECASE) is not None
        if any(bare(word.strip(",.")) in _COUNTED for word in words) or not _named(words):
            continue
        if weak and not (
            _capitalised(words)
            or near(text, _ADDRESS, match.start(), match.start(), 30)
            or not _all_ordinary(words)
        ):
            continue
        if not match["number"][0].isdigit() and not near(text, _ADDRESS, match.start(), match.start(), 30):
            continue
        yield Span(match.start(), match.end(), "address")
    for match in _NO_NUMBER.finditer(text):
        words = match["street"].split()[:-1]
        while words and (bare(words[0]) in FUNCTION_WORDS or bare(words[0]) in _COUNTED):
            words = words[1:]
        weak = re.fullmatch(_WEAK, match["type"], re.IGNORECASE) is not None
        if (
            not words
            or not _named(words)
            or (_all_ordinary(words) and not _capitalised(words))
            or (weak and not (_capitalised(words) or not _all_ordinary(words)))
        ):
            continue
        yield Span(
            match.end("street") - len(match["street"]) + match["street"].index(words[0]),
            match.end("street"),
            "address",
        )
    for match in _FLAT.finditer(text):
        words = match["name"].split()
        if _capitalised(words[:1]) or not is_ordinary(words[0]):
            yield Span(
                match.start(),
                match.end("name") - (len(match["name"]) - len(match["name"].rstrip())),
                "address",
            )


def _named(words: list[str]) -> bool:
    return (
        bool(words)
        and not all(bare(word) in FUNCTION_WORDS for word in words)
        and bare(words[0]) not in FUNCTION_WORDS
    )


def _capitalised(words: list[str]) -> bool:
    return all(word[:1].isupper() for word in words)


def _all_ordinary(words: list[str]) -> bool:
    return all(is_ordinary(word.strip(",.")) for word in words)
