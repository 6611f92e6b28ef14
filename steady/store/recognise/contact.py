"""E-mail addresses, links and handles, written plainly or broken up."""

import re
from collections.abc import Iterator

from steady.store.recognise.keep import is_platform, kept_domains, kept_emails
from steady.store.recognise.span import KEEP, Span, matches, near
from steady.store.recognise.words import bare, first_names, is_ordinary, names_that_are_words

_PROVIDER = (
    r"(?:gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|proton(?:mail)?|aol|msn|btinternet|gmx|"
    r"talktalk|virgin\s?media)"
)
_TLD = (
    r"(?:com|co|uk|org|net|io|me|gg|ly|app|info|biz|tv|xyz|site|online|link|club|ru|de|fr|es|it|pl|ie|ng|"
    r"in|us|ca|au|"
    r"eu|edu|gov|sch|ac|dev|shop|top|to|cc|example|test|live|fun|page|chat|bio|ee|tk|ph|ro|pt|nl)"
)
_DOT = r"(?:\s?(?:\.|\(dot\)|\[dot\]|\{dot\})\s?|\s+dot\s+|\s?,\s?(?=com\b))"
_AT = r"(?:\s?(?:@|\(at\)|\[at\]|\{at\}|＠)\s?|\s+at\s+)"
_LOCAL = (
    r"(?:(?:[a-z0-9][\s.-]){2,24}[a-z0-9]|[\w.+'-]{1,64}(?:\s?(?:\(dot\)|\[dot\]|\s(?:dot|underscore|dash|"
    r"hyphen)\s)\s?[\w+-]{1,40}){0,4}"
    r"(?:\s\d{1,6})?)"
)
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}", re.IGNORECASE)
_EMAIL_BROKEN = re.compile(
    rf"(?<!\w){_LOCAL}(?:{_AT}{_PROVIDER}(?:(?:{_DOT}|\s){_TLD}){{1,2}}"
    rf"|\s?(?:@|\(at\)|\[at\]|\{{at\}})\s?[\w-]{{2,40}}(?:{_DOT}[\w-]{{2,40}}){{0,3}}{_DOT}{_TLD}(?!\w)"
    rf"|\s+at\s+[\w-]{{2,40}}(?:(?:\.|\s?[\[(]dot[\])]\s?|\sdot\s)[\w-]{{2,40}}){{0,3}}(?:\.|"
    rf"\s?[\[(]dot[\])]\s?|\sdot\s){_TLD}(?:/[^\s\x00]{{0,200}})?(?!\w)"
    rf"|\s?(?:@|\(at\)|\[at\])\s?{_PROVIDER}(?!\w)|\s+at\s+(?:gmail|hotmail|googlemail|protonmail|"
    rf"icloud)(?!\w))",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?<!\w)(?:h(?:tt|xx)ps?\s?:?\s?//\s?|www\s?\.\s?)[^\s\x00<>\"]{2,500}", re.IGNORECASE)
_DOMAIN = re.compile(
    rf"(?<![\w@.-])(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,4}}{_TLD}(?:(?:/|\?)[^\s\x00<>\"]{{0,400}}|"
    rf"(?!\w)(?!\.\w))",
    re.IGNORECASE,
)
_DOMAIN_BROKEN = re.compile(
    rf"(?<!\w)[a-z0-9-]{{2,40}}(?:\s?(?:\(dot\)|\[dot\])\s?|\s+dot\s+){_TLD}(?!\w)"
    rf"(?:\s?(?:/|slash)\s?[\w./-]{{1,100}}){{0,4}}"
    rf"|(?<!\w)[a-z0-9-]{{2,40}}\s?\.\s?(?:com|co\s?\.\s?uk|gg|ly)\s?/\s?[\w./-]{{1,100}}"
    rf"|(?<!\w)[a-z0-9-]{{2,40}}(?:\s\.\s?|\s?\.\s)(?:com|net|org|co\.uk)(?!\w)",
    re.IGNORECASE,
)


def find_emails(text: str) -> Iterator[Span]:
    """Addresses such as `a.b@example.com`, `a dot b at gmail dot com`, `a[at]example[dot]org`."""
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield Span(
                match.start(), match.end(), KEEP if match.group().lower() in kept_emails() else "email"
            )
    if re.search(r"[@＠]|\bat\b|[(\[{]at", text, re.IGNORECASE):
        yield from matches(_EMAIL_BROKEN, text, "email")


def find_links(text: str) -> Iterator[Span]:
    """Addresses of pages. Sites of helplines stay, and so does the bare name of a platform."""
    for pattern in (_LINK, _DOMAIN, _DOMAIN_BROKEN):
        for match in pattern.finditer(text):
            address = match.group().rstrip(".,;:!?)'")
            yield Span(match.start(), match.start() + len(address), KEEP if _may_stay(address) else "link")


def _may_stay(address: str) -> bool:
    rest = re.sub(r"^(?:https?://)?(?:www\.)?", "", address.lower())
    host, _, path = rest.partition("/")
    return (host in kept_domains() and not is_platform(host)) or (
        not path and "?" not in host and is_platform(host)
    )


PLATFORM = (
    r"(?:insta(?:gram)?|ig|snap(?:chat)?|sc|tik\s?tok|tt|disc(?:ord)?|telegram|tele|tg|twitter|fb|"
    r"facebook|messenger|"
    r"whats\s?app|kik|roblox|xbox|psn|playstation|steam|reddit|twitch|youtube|yt|onlyfans|signal|wechat|"
    r"viber|threads|"
    r"bereal|yubo|wizz|omegle|hinge|tinder|grindr|bumble|skype|teams|fortnite|epic|minecraft|cash\s?app|"
    r"venmo|paypal|zelle|revolut|monzo)"
)
_LABEL = (
    r"(?:user\s?names?|handle|gamer\s?tag|screen\s?name|nick\s?name|user\s?id|user|tag|revtag|cash\s?tag|"
    r"@|account|acc|profile|page|finsta|spam|alt)"
)
_USER = r"@?[A-Za-z0-9_][\w.\-]{1,29}"
_SAID = re.compile(
    rf"(?<!\w)(?P<label>{PLATFORM}|{_LABEL})(?:'s)?(?:\s(?:{_LABEL}|name|id)){{0,2}}\s?(?P<link>:|=|->|"
    rf"-\s|\bis\b|\bwas\b|\bcalled\b|\bits\b|\bit's\b|\bunder\b|\bas\b)"
    rf"\s?(?:called\s|just\s|the\s|user\s|like\s)?[\"'“‘]?(?P<token>{_USER})",
    re.IGNORECASE,
)
_SURE_LABEL = re.compile(
    r"user\s?name|gamer\s?tag|handle|screen\s?name|cash\s?tag|revtag|account\sname|profile\sname",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"(?<!\w)(?:{PLATFORM}|{_LABEL})\s(?:(?:{_LABEL}|name|id)\s)?[\"'“‘]?(?P<token>{_USER})|"
    rf"(?<!\w)(?:goes\sby|known\sas|add|follow|dm|message|called|named|aka|search|"
    rf"look\sup)\s[\"'“‘]?(?P<token2>{_USER})",
    re.IGNORECASE,
)
_ON_PLATFORM = re.compile(
    rf"(?<![\w@])(?P<token>[A-Za-z0-9_][\w.\-]{{1,29}}[\w])\son\s{PLATFORM}(?!\w)", re.IGNORECASE
)
_AT_HANDLE = re.compile(r"(?<![\w@])@(?P<apart>\s?)(?P<token>[A-Za-z0-9_][\w.\-]{1,30})")
_SURE = re.compile(
    r"(?<![\w@$])(?:[A-Za-z0-9][\w.\-]{0,30}#\d{3,5}|[A-Za-z0-9._]{0,24}_[\w.]{1,30}|"
    r"[A-Za-z0-9][\w.\-]{0,30}\d[\w.\-]{0,30}|[A-Za-z]{2,20}(?:\.[A-Za-z]{1,20}){1,3}|"
    r"[A-Za-z]{3,20}(?:[._-][A-Za-z0-9]+){0,3}[._-]\d[\w.]*)(?!\w)"
)
_SPOKEN = re.compile(
    r"(?<!\w)[\w.]{1,30}(?:\s(?:underscore|under\sscore)\s[\w.]{1,30}){1,4}(?:\s\d{1,4}(?!\w))?"
    rf"|(?:{PLATFORM}|user\s?name|handle)(?:\s(?:is|was|name))?\s?:?\s(?P<dots>\w{{1,30}}(?:\s(?:dot|dash|"
    rf"hyphen|underscore)\s\w{{1,30}}){{1,4}}(?:\s\d{{1,4}}(?!\w))?)",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"\d+(?:\.\d+)?(?:yrs?|years?|y/?o|yearolds?|yearold|mins?|hrs?|hours?|days?|secs?|am|pm|gbp|usd|eur|"
    r"btc|usdt|quid|th|nd|st|rd|pounds?|euros?|"
    r"dollars?|bucks|weeks?|months?|ish|plus|ml|kg|km|mb|gb|fps|x|k|m|f|s|p|c|d|g|ft|cm|mm|oclock|"
    r"grand)?(?:old)?",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:im|i'm|iam|age|aged|m|f|yr|yrs|year|y|grade|day|week|ps|mp|gcse|b|l|gr|m8|ks|win|ios|v|no|nr|"
    r"part|step|gen|top|t|u|gta|cod|fc|fifa|nba|s|e|series|iphone|covid|trc|erc|bep|web|mp|usdt)\d+\w{0,3}",
    re.IGNORECASE,
)
_PAYMENT = re.compile(r"(?<![\w$])\$\s?[A-Za-z][\w-]{1,20}(?!\w)")
_LETTERS = re.compile(r"(?<![\w'])(?:[A-Za-z0-9][ .\-_*,]{1,2}){3,20}[A-Za-z0-9](?![\w'])")
_LETTER_CONTEXT = re.compile(
    rf"(?<!\w)(?:name|spel(?:t|led|ling)|{PLATFORM}|user\s?name|handle)(?!\w)", re.IGNORECASE
)


def find_payment_tags(text: str) -> Iterator[Span]:
    """Cash-app tags: `$jay22`."""
    if "$" in text:
        yield from matches(_PAYMENT, text, "payment")


def find_handles(text: str) -> Iterator[Span]:
    """User names: those with an @, those said to be one, and those that can be nothing else."""
    for match in _AT_HANDLE.finditer(text):
        if not match["apart"] or _is_strong(match["token"]):
            yield Span(match.start(), match.end(), "handle")
    for match in _ON_PLATFORM.finditer(text):
        if _is_strong(match["token"]):
            yield Span(match.start("token"), match.end("token"), "handle")
    for match in _SPOKEN.finditer(text):
        group = "dots" if match.group("dots") else 0
        yield Span(match.start(group), match.end(group), "handle")
    for match in _SAID.finditer(text):
        token = match.group("token").rstrip(".-")
        sure_label = _SURE_LABEL.match(match.group()) is not None
        if _is_strong(token) or ((match.group("link") != "as" or sure_label) and _is_unknown(token)):
            yield Span(match.start("token"), match.start("token") + len(token), "handle")
    for match in _BESIDE.finditer(text):
        group = "token" if match.group("token") else "token2"
        token = match.group(group).rstrip(".-")
        if _is_strong(token) or (_SURE_LABEL.match(match.group()) and _is_unknown(token)):
            yield Span(match.start(group), match.start(group) + len(token), "handle")
    for match in _SURE.finditer(text):
        token = match.group().rstrip(".-")
        if _is_strong(token) and _stands_alone(token):
            yield Span(match.start(), match.start() + len(token), "handle")
    for match in _LETTERS.finditer(text):
        joined = re.sub(r"[^A-Za-z0-9]", "", match.group()).lower()
        if joined in first_names():
            yield Span(match.start(), match.end(), "name")
        elif not is_ordinary(joined) and near(text, _LETTER_CONTEXT, match.start(), match.start(), 30):
            yield Span(match.start(), match.end(), "handle")


def _is_strong(token: str) -> bool:
    """Whether no ordinary word looks like this: letters with digits, an underscore or inner dots."""
    token = token.removeprefix("@")
    letters = sum(character.isalpha() for character in token)
    if letters < 2 or _UNITS.fullmatch(token) or _AGE.fullmatch(token):
        return False
    if "#" in token or "_" in token.strip("_"):
        return len(token) > 3
    if any(character.isdigit() for character in token):
        return True
    parts = token.strip("_").split(".")
    return "_" in token or (len(parts) > 1 and all(parts) and not all(is_ordinary(part) for part in parts))


def _is_unknown(token: str) -> bool:
    word = bare(token.removeprefix("@"))
    if word.isdigit() or _UNITS.fullmatch(word) or len(word) < 3:
        return False
    is_name = word in first_names() or word in names_that_are_words()
    return is_name or not all(is_ordinary(part) for part in word.split("-"))


def _stands_alone(token: str) -> bool:
    """Whether a token is a handle even where nothing says so."""
    if "#" in token:
        return True
    if "_" in token:
        return (len(token) > 4 and not all(is_ordinary(part) for part in token.split("_") if part)) or any(
            c.isdigit() for c in token
        )
    match = re.match(r"([A-Za-z.\-]*)(\d+)", token)
    if match is None:
        parts = token.split(".")
        return len(parts) > 1 and any(bare(part) in first_names() for part in parts)
    head, digits = match.group(1).strip(".-"), match.group(2)
    if not head:
        tail = re.sub(r"^\d+", "", token)
        return len(tail) >= 4 and len(digits) >= 2 and not is_ordinary(tail) and tail.isalpha()
    if token.count(".") > 1:
        return True
    known = all(is_ordinary(part) for part in re.split(r"[.\-]", head) if part)
    return len(head) >= 3 and len(token) >= 5 and (not known or bare(head) in first_names())
