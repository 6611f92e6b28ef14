"""Names of schools, colleges and universities, where they are said."""

import re
from collections.abc import Iterator

from steady.store.recognise.span import Span
from steady.store.recognise.words import DETERMINERS, FUNCTION_WORDS, bare, is_ordinary, word_set

_TYPE = (
    r"(?:school|academy|college|university|uni|primary|secondary|grammar|high|sixth\s?form|comprehensive|"
    r"comp|infants?|juniors?|nursery|sch|prep|6th\s?form|gaelscoil)"
)
_WORD = r"[^\W\d_][\w.&'’-]{0,24}"
_BEFORE = re.compile(rf"(?:{_WORD}\s){{1,5}}$")
_TYPES = re.compile(rf"(?<![\w-]){_TYPE}(?:\s{_TYPE}){{0,3}}(?!\w)", re.IGNORECASE)
_REACH = 90
_TYPE_OF = re.compile(
    rf"(?<!\w)(?:university|uni|college|school)\sof\s(?:the\s)?(?P<place>{_WORD}(?:\s{_WORD})?)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"(?<!\w)(?:school|college|academy|uni|university|sixth\sform|nursery)(?:'s)?(?:\sname)?\s?(?:is|was|"
    rf"called|named|:|its|it's|=)\s(?:called\s|named\s|the\s)?(?P<name>{_WORD}(?:\s{_WORD}){{0,3}})",
    re.IGNORECASE,
)
_PUPIL_AT = re.compile(
    rf"(?<!\w)(?:(?:year|yr|y|grade)\s?\d{{1,2}}|pupil|student|sixth\sform|studying|teach(?:er|es)?|"
    rf"teaching|head|headteacher|enrolled|sixth\sformer|fresher|prefect|governor|dsl|lecturer|"
    rf"ta)\sat\s(?P<name>{_WORD}(?:\s{_WORD}){{0,3}})",
    re.IGNORECASE,
)
_GOES_TO = re.compile(
    rf"(?<!\w)(?:go|goes|going|went|study|studies|attend|attends|attended|moved)\s(?:to\s|"
    rf"at\s)?(?:school\s(?:at|in)\s)?(?P<name>[Ss][Tt]\.?\s{_WORD}(?:\s(?:and|&)\s(?:st\s)?{_WORD})?)",
    re.IGNORECASE,
)
_SAINT = re.compile(
    r"(?<!\w)(?:(?:St|Saint)\.?\s(?:[A-Z][\w'’-]{2,20})(?:['’]s)?(?:\s(?:C\.?\s?of\s?E|RC|CE|"
    r"Catholic))?)(?!\w)(?=[^.!?]{0,25}(?:school|primary|academy|college|year|pupil|teacher))"
)
_STARTS = word_set(
    """
    at to from in of called attend attends attended named join joined near outside left for is was
    """
)
_GENERIC = word_set(
    """
    primary secondary high middle elementary boarding private state public local new old same
    different grammar special catholic comprehensive infant junior nursery sixth form next another
    big whole entire home after before during every whole prep all in at of to from my his her our
    their your the a an this that other another first last best worst finish finishing leave left
    start starting started skip skipping miss missing hate hated love tell told inform email online
    art music drama dance film football driving riding language medical law business summer sunday
    saturday cookery and or but when because if since through throughout back about with without
    girls boys mixed independent faith church go goes going went gone attend attends attended see
    finish finished teach works worked work ring rang call called entire lower upper junior senior
    day free local nearby weekend rural fe village town city children further higher education girls
    boys kids rough posh good bad crap shit strict
    """
)
_STOP_AFTER = word_set(
    """
    and but or so is was were in on at with who i he she they we it near because where since then
    for
    """
)


def find_schools(text: str) -> Iterator[Span]:
    """`Oakfield High School`, `i go to oakfield academy`, `my school is called Oakfield`, `uni of Leeds`."""
    for match in _TYPES.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        length = _length_before(before.group(), text) if before else 0
        if length:
            yield Span(match.start() - length, match.end(), "school")
    for match in _TYPE_OF.finditer(text):
        words = match["place"].split()
        if words[0][:1].isupper() or not is_ordinary(words[0]):
            yield Span(match.start(), match.start("place") + len(words[0]), "school")
    for pattern in (_CALLED, _PUPIL_AT):
        for match in pattern.finditer(text):
            length = _length_of_name(match["name"])
            if length:
                yield Span(match.start("name"), match.start("name") + length, "school")
    for match in _GOES_TO.finditer(text):
        yield Span(match.start("name"), match.end("name"), "school")
    for match in _SAINT.finditer(text):
        yield Span(match.start(), match.end(), "school")


def _length_before(before: str, text: str) -> int:
    """How many characters before `school` are its name: up to `at` or `to`, or the first unusual word."""
    words = list(re.finditer(r"\S+", before))
    first, introduced = len(words), False
    while first > 0:
        plain = bare(words[first - 1].group().strip(".,"))
        our_lady = plain == "our" and first < len(words) and bare(words[first].group()) == "lady"
        if not our_lady and (
            plain in _STARTS - {"of"} or (plain in FUNCTION_WORDS and plain not in {"of", "and"})
        ):
            before_the = words[first - 2].group().lower() if first > 1 else ""
            introduced = plain in _STARTS or (plain == "the" and before_the in _STARTS)
            break
        if (
            words[first - 1].group().endswith((".", ",", "'s"))
            and plain not in {"st"}
            and not (words[first - 1].group().endswith("'s") and first > 1)
        ):
            break
        first -= 1
    name = words[first:]
    while (
        name
        and bare(name[0].group()) in _GENERIC | {"of", "and"}
        and not (name[0].group()[:1].isupper() and bare(name[0].group()) in {"holy", "our", "all"})
    ):
        name = name[1:]
    distinct = [word.group() for word in name if bare(word.group().strip(".,")) not in _GENERIC]
    capital = any(word[:1].isupper() for word in distinct) and not text.isupper()
    unknown = any(not is_ordinary(word.strip(".,")) for word in distinct)
    if not distinct or not (capital or unknown or (introduced and len(name) <= 3)):
        return 0
    if not introduced:  # a sentence runs into the name: begin where the name does
        while name and (
            not name[0].group()[:1].isupper() if capital else is_ordinary(name[0].group().strip(".,"))
        ):
            name = name[1:]
    return len(before) - name[0].start() if name else 0


def _length_of_name(name: str) -> int:
    """How much of what follows `my school is` is a name: capitals, or words that nobody uses otherwise."""
    end = 0
    for word in re.finditer(r"\S+", name):
        plain = bare(word.group().strip(".,"))
        if plain in _STOP_AFTER or plain in DETERMINERS or (end == 0 and plain in _GENERIC):
            break
        if not (word.group()[:1].isupper() and plain not in FUNCTION_WORDS) and is_ordinary(
            word.group().strip(".,")
        ):
            break
        end = word.end()
        if word.group().endswith(".") and plain != "st":
            break
    return len(name[:end].rstrip(".,"))
