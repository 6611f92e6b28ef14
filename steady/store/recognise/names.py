"""Names that people give, of themselves and of others.

A word of `first_names.txt` is masked wherever it stands. A name that is a word too, and a name that no list knows,
need a sign that a person is meant: an introduction, a relation, a title, a capital beside what only people do.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from steady.store.recognise.span import Span
from steady.store.recognise.words import (
    DETERMINERS,
    FUNCTION_WORDS,
    bare,
    first_names,
    is_ordinary,
    names_that_are_words,
    word_set,
)

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_])){0,39}")
_RELATION = (
    r"(?:son|daughter|brother|bro|sister|sis|mum|mom|mam|dad|nan|grandad|grandson|granddaughter|cousin|"
    r"niece|nephew|uncle|aunt|auntie|aunty|"
    r"friend|mate|bestie|best\sfriend|bff|bf|gf|boyfriend|girlfriend|ex|husband|wife|partner|fiance|"
    r"fiancee|stepson|stepdaughter|stepdad|stepmum|step\sdad|step\smum|"
    r"teacher|tutor|coach|boss|manager|neighbour|flatmate|housemate|roommate|colleague|kid|child|boy|girl|"
    r"lad|eldest|youngest|twin|baby|pupil|student|client|foster\s(?:son|daughter|child)|"
    r"social\sworker|counsellor|therapist|headteacher|form\stutor)"
)
_INTRODUCED = re.compile(
    rf"(?<!\w)(?:(?:my|his|her|their|the|whose|real|full|first|last|sur|middle|guys?|lads?|"
    rf"mans?)\s?(?:full\s|real\s|first\s|last\s|middle\s|actual\s)?names?(?:['’]?s|\sis|\swas|\sare|:|"
    rf",)?(?:\scalled|\sactually|\sjust|\slike)?|name(?:['’]s|\sis|s|:)"
    rf"|surname(?:\sis|:)?|nickname(?:\sis|:)?"
    rf"|(?:i['’]?m|i\sam|im|hes|he['’]s|shes|she['’]s|is|was|are|guy|girl|lad|man|woman|bloke|person|"
    rf"someone|somebody|boy|one|dude|kid|child|creep|account|account's|{_RELATION})\s(?:called|named)"
    rf"|(?:call(?:s|ed)?|they\scall)\sme|goes\sby|introduced\s(?:himself|herself|themselves)\sas|"
    rf"(?:himself|herself|themselves)|(?:pretend(?:ing|s|ed)?\sto\sbe)|signed|"
    rf"me\sllamo|mi\snombre\ses|je\sm['’]appelle|mon\spr[eé]nom\sest|ich\shei(?:ß|ss)e|mein\sname\sist|"
    rf"mam\sna\simi[eę]|nazywam\ssi[eę]|meu\snome\s[eé]|me\schamo|"
    rf"m[aă]\snumesc|m[aă]\scheam[aă]|fy\senw\si\syw|mera\sna+m|ismi|اسمي|мене\sзвати|меня\sзовут|"
    rf"mi\schiamo)\s?[\"'“‘]?(?=\w)",
    re.IGNORECASE,
)
_I_AM = re.compile(
    r"(?<!\w)(?:i['’]m|im|i\sam|this\sis|it['’]?s|its|hi|hey|hello|dear|love|from|thanks|cheers|xx+|-|"
    r"–)\s,?\s?(?=\w)|(?<!\w)(?:i['’]m|im|i\sam|this\sis|it['’]?s)\s(?=\w)",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(
    r"\s?(?:,|and|\band\sim|n|\()?\s?(?:i['’]?m|im|i\sam|aged?|age)?\s?\d{1,2}(?!\w)", re.IGNORECASE
)
_RELATED = re.compile(
    rf"(?<!\w)(?:my|his|her|their|our|your|the|a|an|this|that|some|one)\s(?:[a-z]+\s)?(?:{_RELATION}|guy|"
    rf"man|woman|bloke|dude|person|lass|fella)(?:['’]s\sname\sis|\sis\scalled|\scalled|\snamed|,|"
    rf"\s?[-–:(])?\s(?=\w)",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?<!\w)(?P<title>mr|mrs|ms|mx|dr|miss|sir|prof(?:essor)?|pc|sgt|sergeant|dc|officer|nurse|uncle|"
    r"aunt|aunty|auntie|coach|pastor|father|fr|rev|reverend|imam|rabbi|detective|inspector)\.?\s(?=\w)",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"(?:['’]?\s)(?:said|says|told|tells|keeps|kept|sent|sends|messaged|messages|texted|texts|asked|asks|"
    r"wants|wanted|threatened|threatens|knows|blackmailed|posted|shared|blocked|saw|found|rang|called|"
    r"replied|added|screenshotted|leaked|made|got|has|had|is|was|will|did|and\si(?:\b)|who|from\smy|"
    r"from\sschool|from\swork)(?!\w)",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\s(?:said|says|told|tells|texted|messaged|replied|sent\sme|sent\sit|keeps\s\w+ing|keeps|threatened|"
    r"rang|blackmailed|asked\sme|wants\sme|wants\smoney|knows|posted|shared|leaked|screenshotted|"
    r"from\s(?:my|school|work|year|insta|snap|football))(?!\w)",
    re.IGNORECASE,
)
_WITH = word_set(
    """
    with told tell by and named called messaged texted about met meet blocked ask asked trust named
    msged besides emailed sent send to from for dating love hate
    """
)
_PLACE_WORDS = word_set("in at near on since until till around before after this next last")
_PLACES_AND_TIMES = word_set(
    """
    jordan paris london chelsea georgia austin sydney florence india kenya milan troy york kent
    holland may april june july august summer autumn winter spring sunday saturday christmas easter
    chester lincoln preston israel china dallas vienna brooklyn camden
    """
)
# Surnames that are words too: only after a first name, where a small letter says nothing.
_PLAIN_SURNAMES = word_set(
    """
    brown white black green king cook bell ward baker wood woods stone price rice banks marsh bush
    frost hill young fox wright hunt
    """
)
_ADJECTIVES = word_set(
    """
    red blue green gold golden pink guy lad christian happy gay young sunny lucky rich frank sandy
    rusty brave innocent precious misty stormy sage noble earnest junior black white gray grey major
    angel star light sky sharp king queen princess prince lad royal blessed unique noble free calm
    low
    """
)
_NOT_NAMES = word_set(
    """
    mum mom dad nan papa mama granny auntie uncle god jesus allah english maths science history snap
    insta english lord snapchat monday tuesday wednesday thursday friday saturday sunday january
    february april june july august september october november december christmas easter xmas
    """
)
_ADJECTIVE_ENDINGS = re.compile(
    r"(?:ed|ing|ful|less|ous|ive|able|ible|ly|ish|ese|ian|ic|ical|ally|ment|tion|ness)$"
)
_NATIONAL = re.compile(r"(?:an|ish|ese|ic|ist|im|i)$")
_WILL_AND_MAY = frozenset(("will", "may"))
_MOST_SURNAMES = 2


def find_names(text: str) -> Iterator[Span]:
    """Names of people."""
    words = list(_WORD.finditer(text))
    index = {word.start(): number for number, word in enumerate(words)}
    cased = _has_case(text)
    starts: set[int] = set()
    for number, word in enumerate(words):
        if _is_name_by_itself(word.group()) or _is_name_by_what_follows(text, words, number, cased):
            starts.add(number)
    for match in _INTRODUCED.finditer(text):
        number = index.get(match.end(), -1)
        if number >= 0 and _is_introduced(words[number].group(), cased):
            starts.add(number)
    for match in _I_AM.finditer(text):
        number = index.get(match.end(), -1)
        if number >= 0 and _is_self_named(text, words, number, match.group().strip().lower(), cased):
            starts.add(number)
    for match in _RELATED.finditer(text):
        number = index.get(match.end(), -1)
        if number >= 0 and _is_related(text, words, number, cased):
            starts.add(number)
    for match in _TITLED.finditer(text):
        number = index.get(match.end(), -1)
        if number >= 0 and _has_title(words[number].group(), match["title"].lower(), cased):
            starts.add(number)
    end = -1
    for number in sorted(starts):
        if words[number].start() < end:
            continue
        last = _last_of_name(text, words, number, cased)
        end = words[last].end()
        yield Span(words[number].start(), end - _possessive(words[last].group()), "name")


def _possessive(word: str) -> int:
    return 2 if word[-2:] in ("'s", "’s") else 0


def _has_case(text: str) -> bool:
    """Whether capitals mean anything: not in a shout."""
    letters = [character for character in text[:2000] if character.isalpha()]
    return sum(character.isupper() for character in letters) * 2 < len(letters) + 2


def _capital(word: str, cased: bool) -> bool:
    return cased and word[:1].isupper()


@lru_cache(maxsize=4096)
def _is_name_by_itself(word: str) -> bool:
    plain = bare(word)
    if plain in first_names():
        return True
    if word.endswith(("'s", "’s")) or len(plain) < 5:
        return False
    parts = plain.split("-")
    if len(parts) > 1 and parts[0] in first_names():
        return all(part in first_names() or part in names_that_are_words() for part in parts)
    # "lauras mum": a possessive without its apostrophe
    return plain.endswith("s") and not is_ordinary(plain) and plain[:-1] in first_names() and len(plain) > 5


def _known(word: str) -> bool:
    plain = bare(word)
    return plain in first_names() or plain in names_that_are_words()


def _unknown(word: str) -> bool:
    return not is_ordinary(word) and bare(word) not in _NOT_NAMES


def _is_introduced(word: str, cased: bool) -> bool:
    plain = bare(word)
    if (plain in FUNCTION_WORDS and plain not in _WILL_AND_MAY) or plain in _NOT_NAMES:
        return False
    return (
        _known(word)
        or (_capital(word, cased) and plain not in FUNCTION_WORDS)
        or (_unknown(word) and len(plain) > 1)
    )


def _is_self_named(text: str, words: list[re.Match[str]], number: int, before: str, cased: bool) -> bool:
    word = words[number].group()
    plain = bare(word)
    if plain in FUNCTION_WORDS - _WILL_AND_MAY or plain in _NOT_NAMES:
        return False
    greeting = not before.startswith(("i", "this"))
    if plain in names_that_are_words():
        followed = _AGE_AFTER.match(text, words[number].end()) is not None
        if plain in _ADJECTIVES:
            return followed and _capital(word, cased) and not greeting
        if greeting:
            return (
                _capital(word, cased)
                and before not in {"from", "love", "-", "–"}
                and not _capital_start(text, words[number].start())
            )
        return not before.startswith(("it", "this")) or _capital(word, cased)
    if greeting or not _unknown(word):
        return False
    nationality = _NATIONAL.search(plain) is not None and len(plain) > 5
    if _capital(word, cased) and not word.isupper():
        return not nationality or _AGE_AFTER.match(text, words[number].end()) is not None
    return (
        _AGE_AFTER.match(text, words[number].end()) is not None
        and not _ADJECTIVE_ENDINGS.search(plain)
        and len(plain) > 2
    )


def _capital_start(text: str, start: int) -> bool:
    """Whether a word begins a sentence, where a capital says nothing."""
    before = text[:start].rstrip()
    return not before or before[-1] in ".!?\n:;"


def _is_related(text: str, words: list[re.Match[str]], number: int, cased: bool) -> bool:
    word = words[number].group()
    plain = bare(word)
    if plain in FUNCTION_WORDS - _WILL_AND_MAY or plain in _NOT_NAMES:
        return False
    if _capital(word, cased) and not word.isupper():
        return plain in names_that_are_words() or _unknown(word)
    if word.isupper() and cased:
        return False
    return (
        _unknown(word) and len(plain) > 3 and not _ADJECTIVE_ENDINGS.search(plain) and not plain.endswith("s")
    )


def _has_title(word: str, title: str, cased: bool) -> bool:
    plain = bare(word)
    if plain in FUNCTION_WORDS or plain in _NOT_NAMES or len(plain) < 2:
        return False
    if title in {"mr", "mrs", "ms", "mx"}:
        return True
    if title == "dr":
        return _capital(word, cased) or _unknown(word) or _known(word)
    if title in {
        "miss",
        "sir",
        "nurse",
        "officer",
        "coach",
        "father",
        "detective",
        "inspector",
        "professor",
        "sergeant",
    }:
        return (_capital(word, cased) and (_known(word) or _unknown(word))) or (
            _known(word) and bare(word) in first_names()
        )
    return (_known(word) and plain not in _ADJECTIVES) or _unknown(word)


def _is_name_by_what_follows(text: str, words: list[re.Match[str]], number: int, cased: bool) -> bool:
    word = words[number].group()
    plain = bare(word)
    before = (
        bare(words[number - 1].group())
        if number and text[words[number - 1].end() : words[number].start()] == " "
        else ""
    )
    if plain in FUNCTION_WORDS - _WILL_AND_MAY or plain in _NOT_NAMES or before in DETERMINERS:
        return False
    is_name_too = plain in names_that_are_words()
    if not _capital(word, cased):
        return (
            is_name_too
            and plain not in _ADJECTIVES
            and before not in _PLACE_WORDS
            and _SAYING.match(text, words[number].end()) is not None
        )
    if not is_name_too and not _unknown(word):
        return False
    if word.isupper() and len(word) > 1:
        return False
    starts_sentence = _capital_start(text, words[number].start())
    if is_name_too:
        following = (
            words[number + 1].group()
            if number + 1 < len(words) and text[words[number].end() : words[number + 1].start()] == " "
            else ""
        )
        if (
            _capital(following, cased)
            and not starts_sentence
            and (_unknown(following) or _known(following))
            and before not in _PLACE_WORDS
        ):
            return True
        if starts_sentence:
            return _SAYING.match(text, words[number].end()) is not None
        if plain in _PLACES_AND_TIMES and before in {
            "to",
            "from",
            "for",
            "by",
            "love",
            "hate",
            "about",
            "and",
        }:
            return False
        return before in _WITH or (
            before not in _PLACE_WORDS
            and (_DOING.match(text, words[number].end()) is not None or word.endswith(("'s", "’s")))
        )
    if starts_sentence:
        return _SAYING.match(text, words[number].end()) is not None and len(plain) > 2
    if _NATIONAL.search(plain) and len(plain) > 5:
        return False
    return (
        before in _WITH and before not in {"to", "from", "for", "by", "love", "hate", "about"}
    ) or _SAYING.match(text, words[number].end()) is not None


def _last_of_name(text: str, words: list[re.Match[str]], number: int, cased: bool) -> int:
    """The index of the last word of a name: surnames follow with a capital, or are words that nobody uses otherwise."""
    last = number
    for following in range(number + 1, min(len(words), number + 1 + _MOST_SURNAMES)):
        gap = text[words[last].end() : words[following].start()]
        word = words[following].group()
        plain = bare(word)
        if (
            gap not in (" ", " - ", ". ")
            or plain in FUNCTION_WORDS
            or plain in _NOT_NAMES
            or _possessive(words[last].group())
        ):
            break
        if gap == ". " and words[last].end() - words[last].start() > 1:
            break
        initial = len(plain) == 1 and word.isupper() and plain != "i"
        if _capital(words[number].group(), cased):
            surname = _capital(word, cased) and not word.isupper()
        else:
            unusual = _unknown(word) and not _ADJECTIVE_ENDINGS.search(plain)
            surname = unusual or plain in first_names() or plain in _PLAIN_SURNAMES
        if not (initial or surname):
            break
        last = following
    return last
