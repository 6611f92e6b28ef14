"""What can be heard in a helper's reply: blame, a promise, a helpline. Patterns, sentence by sentence; no guessing."""

import re
from functools import cache

from steady.helplines import load_helplines

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_NOT = r"(?:not|n't|never|cannot|won't|can't|no one|nobody)"
_IMAGE = r"(?:picture|pictures|photo|photos|pic|pics|image|images|video|videos|clip|nude|nudes|screenshot of (?:it|them))"
_YOU = r"(?:you|u|ya)"

_SIGNS: dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]] = {
    "blames": (
        re.compile(
            rf"\bwhy (?:did|didn't|would|on earth|the hell)(?: \w+)? ?{_YOU}\b|\bhow could {_YOU}\b"
            rf"|\b{_YOU} (?:should(?:n't| not| never)? have|ought (?:not )?to have|brought this on|let (?:him|her|them))\b"
            rf"|\b(?:your|ur) (?:own )?(?:fault|mistake|doing)\b|\b{_YOU}(?:'re| are| were) to blame\b"
            r"|\bwhat were you thinking\b|\b(?:stupid|silly|foolish|naive|daft|reckless|careless)\b|\bblame yourself\b"
            r"|\bshame on\b|\bdisgust\w*|\bdisappointed in\b",
            re.I,
        ),
        re.compile(rf"\b{_NOT}\b|\w+n't\b(?! have)|\bis(?:n't| not)\b", re.I),
    ),
    "asks_for_image": (
        re.compile(
            rf"\b(?:send|show|forward|e-?mail|upload|share|describe|let me see|can i see|could i see|see|look at|attach)\b"
            rf"[^.?!]{{0,40}}\b{_IMAGE}\b|\bwhat(?:'s| is| was| did)[^.?!]{{0,25}}\b(?:in|on) (?:it|the {_IMAGE})\b"
            rf"|\bwhat (?:does|do|did) (?:the|it|they|your) ?(?:{_IMAGE})? ?(?:show|look like)\b"
            rf"|\b(?:are|were) {_YOU} (?:naked|nude|undressed)\b",
            re.I,
        ),
        re.compile(rf"\b{_NOT}\b|\w+n't\b|\bwithout\b|\b(?:he|she|they|someone|asked you|who) \w*", re.I),
    ),
    "not_their_fault": (
        re.compile(
            r"\b(?:is|are|was|'s)(?:n't| not) (?:in any way )?(?:your|ur|his|her|their|\w+'s) fault\b|\bnot (?:your|ur) fault\b"
            r"|\bnever (?:your|his|her|their) fault\b|\b(?:no|not) fault of yours\b|\bnot (?:you )?to blame\b"
            rf"|\b{_YOU}(?:'ve| have)? (?:did|done) nothing wrong\b|\b{_YOU} did ?n[o']t do anything wrong\b"
            r"|\b(?:he|she|they|this person)(?:'s| is|'re| are)?(?: the ones?)?(?: who (?:is|are))?"
            r" (?:committing a crime|doing (?:something )?wrong|to blame|in the wrong|breaking the law)\b",
            re.I,
        ),
        None,
    ),
    "promises_secrecy": (
        re.compile(
            r"\b(?:won't|will not|will never|wouldn't|never) tell (?:anyone|anybody|a soul|your|him|her|them)\b"
            r"|\bno ?(?:one|body) (?:will|has to|needs to|is going to)(?: ever)? (?:know|find out)\b|\bour secret\b"
            r"|\bkeep (?:it|this|that|everything|what you \w+)(?: \w+)? (?:secret|confidential|to myself|between us)\b"
            r"|\b(?:just|stays?) between (?:us|you and me)\b|\btotally confidential\b|\b100% confidential\b",
            re.I,
        ),
        re.compile(
            r"\b(?:can't|cannot|can not|couldn't|may not be able to|not able to) \b|\bcan't promise\b", re.I
        ),
    ),
    "asks_about_safety": (
        re.compile(
            rf"\b(?:are|r) {_YOU} (?:\w+ )?(?:safe|ok(?:ay)? (?:right )?now|in (?:any )?danger)\b|\bis (?:he|she|your \w+|\w+) safe\b"
            rf"|\b(?:do|are|have) {_YOU}[^.?!]{{0,40}}\b(?:safe|hurt(?:ing)? yourself|harm(?:ing)? yourself|suicid\w+|end(?:ing)? your"
            r" life|kill(?:ing)? yourself|in danger)\b|\b(?:hurt(?:ing)?|harm(?:ing)?) (?:himself|herself|themselves|themself)\b"
            r"|\bthinking (?:of|about) (?:suicide|ending|hurting)\b|\bsafe right now\b|\bfeel safe\b",
            re.I,
        ),
        None,
    ),
    "says_a_next_step": (
        re.compile(
            r"\b(?:block|report|screenshot|evidence|do(?: not|n't) (?:pay|send|delete|reply)|stop (?:replying|talking)|"
            r"report remove|police|save the (?:chat|messages)|next step|first step|keep the (?:chat|messages))\b",
            re.I,
        ),
        None,
    ),
    "listens": (
        re.compile(
            r"\b(?:sorry (?:this|that|to hear|you)|thank(?:s| you) for (?:telling|saying|trusting|coming)|sounds? (?:really )?"
            r"(?:hard|scary|frightening|awful|horrible|terrifying|upsetting)|that must|i can hear|i'm here|i am here|"
            r"glad you (?:told|came|got)|brave|you are not alone|you're not alone|take your time)\b",
            re.I,
        ),
        None,
    ),
}
SIGNS = (*_SIGNS, "names_a_helpline")


def sentences(text: str) -> list[str]:
    """The sentences of a text, without empty ones."""
    return [part.strip() for part in _SENTENCE.split(text.replace("’", "'")) if part.strip()]


def heard(text: str) -> dict[str, str]:
    """Each sign in a text, with the sentence that it was heard in."""
    found: dict[str, str] = {}
    for sentence in sentences(text):
        for name, (pattern, unless) in _SIGNS.items():
            if name not in found and pattern.search(sentence) and not (unless and unless.search(sentence)):
                found[name] = sentence
        if "names_a_helpline" not in found and _helplines().search(sentence):
            found["names_a_helpline"] = sentence
    return found


@cache
def _helplines() -> re.Pattern[str]:
    """Any name or number of the resource file, and 999."""
    known = {"999", "NSPCC", "Report Remove"}
    for helpline in load_helplines():
        known |= {helpline.name, *([helpline.phone] if helpline.phone else [])}
    listed = "|".join(re.escape(name).replace(r"\ ", r"\s*") for name in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.I)
