"""Read the risk in a message from the patterns: what kind, about whom, and how sure.

Recall matters more than precision: an unclear sign becomes `concern` (a gentle check-in), never nothing. The second
stage, a calibrated classifier, uses `RiskReading.features`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from steady.nlu.normalise import normalise, shorten
from steady.nlu.risk.canonical import canonical, fold, plain
from steady.nlu.risk.pattern import WORDS, Pattern
from steady.nlu.risk.patterns import CONTEXT, DENIALS, ENGLISH, IDIOMS, LANGUAGES

READ_LIMIT = 2400
"""Characters that are matched against the patterns; longer text is shortened around its risky parts first."""

URGENCY = ("none", "concern", "offender", "self_harm", "immediate_danger")

_ALL = (*ENGLISH, *LANGUAGES, *IDIOMS, *CONTEXT, *DENIALS)
_MODIFIERS = ("negated", "softened", "reported", "past")
FAMILIES: tuple[str, ...] = (
    *dict.fromkeys(pattern.family for pattern in _ALL),
    *_MODIFIERS,
)
"""Names of the features, in a stable order."""

for _pattern in _ALL:
    _pattern.find("")  # compiles it now, so that the first frightened person does not wait

# Families that alone mean little but together mean self-harm.
_QUIET_SIGNS = frozenset({"goodbye", "giving_away", "calm", "not_here", "burden", "hopeless", "means"})

_NEGATION = re.compile(
    r"(?:^|\s)(?:not|never|without|nor|no|stopped|avoid)(?: (?!but|because|and then|if|so)[^\s.,?]+){0,4}\s$"
)
_NOT_A_DENIAL = re.compile(
    r"can not(?: \w+)? (?:stop|help|get|even|because)|could not stop|do not (?:know|care)|not (?:sure|"
    r"joking|lying|kidding|afraid|scared|only|long|messing|far|even sure|"
    r"being dramatic)|not going to lie|will not lie|nobody|no (?:one|point|reason|choice|other|idea|"
    r"way|will|longer)|what is stopping|never wanted"
    r"|why (?:do|am|should|have) i not|have not(?: \w+)? yet|if i (?:do|can|could) not|not (?:think|"
    r"talk)\w* (?:about|of) anything (?:but|except)|(?:can|could) not$"
)
_SOFTENER = re.compile(
    r"(?<!\S)(?:lol+|lmao+|lmfao|haha\w*|laughing|skull|cringe\w*|embarrass\w*|jk|joking|of shame|"
    r"from shame|hehe|so cringe|xd)(?!\S)"
)
_PLAIN_WISH = frozenset(
    {"suicide.want_die", "suicide.kill_self", "suicide.should_die", "slang.kms", "suicide.kill_me_real", "slang.end_me",
     "slang.rope", "suicide.rather_dead", "slang.yeet", "not_here.disappear_ever"}
)  # fmt: skip
# Said outright, so that no classifier may ever lower it. The other hard signs are hints that also stand in harmless
# messages ("on her way home", "a lethal dose of chocolate for a spaniel").
_SAID_OUTRIGHT = frozenset(
    """
    suicide.kill_self suicide.want_die suicide.suicidal suicide.end_life suicide.take_life suicide.not_live
    suicide.tried suicide.says_will suicide.rather_dead suicide.let_die suicide.point_living suicide.not_need
    suicide.hurt_to_die slang.kms slang.end_me not_here.want_here not_here.wake not_here.here_tomorrow
    self_injury.hurt_self self_injury.cutting self_injury.body self_injury.them overdose.took overdose.took_all
    means.pills_ready means.plan means.tonight means.wrong_side
    goodbye.last_message goodbye.sorry_all burden.better_without
    danger_near.at_door danger_near.here_now danger_near.outside danger_held.taken_things danger_held.kept_locked
    danger_held.cannot_leave danger_held.locked danger_sexual.forced_sex danger_certain.kill_near
    danger_certain.by_partner danger_certain.said_would
    danger_family.honour danger_family.flight danger_family.kill_third danger_threat.kill_soon
    other_person.do_away other_person.not_want_here other_person.found_note other_person.said_goodbye
    hopeless.anymore hopeless.no_hope hopeless.give_up hopeless.point
    offender.children offender.minor_thoughts offender.blackmailing offender.post_ex
    """.split()  # noqa: SIM905 (a word list)
)
# Bare mentions of the subject, which mean nothing in talk of an essay or a film.
_TOPICAL = frozenset(
    {"suicide.commit", "suicide.word", "self_injury.self_harm", "overdose.overdose", "overdose.od"}
)
_OWN_THOUGHT = re.compile(r"think|thought|consider|contemplat|plan|attempt")
# Read before idioms and denials are blanked out: beside these signs "my brothers will kill me" is no idiom.
_READ_IN_FULL = frozenset({"danger_family", "danger_certain", "half_denial"})
_PAST = re.compile(
    r"(?:^|\s)(?:used to|years ago|last year|when i was (?:younger|little|\d+)|a while ago|back then|"
    r"in the past|(?:back )?in (?:19|20)\d\d)(?=\s|$)"
)
_STILL = re.compile(r"(?:^|\s)(?:again|still|now|tonight|back|lately|recently|this time|and i am)(?=\s|$)")
_DEAR = re.compile(
    rf"(?<!\S)(?:(?:my|our|a|the|his|her|this|best|another|one of my|young|little|"
    rf"old) (?:\w+ )?{WORDS['dear']}|{WORDS['dear']}|sons|someone (?:i know|in my))(?!\S)"
)
_SUBJECT = re.compile(
    rf"(?<!\S)(?:(?P<self>i|me|myself|my|we)|(?P<other>he|she|they|him|her|them|himself|herself|(?:my |"
    rf"our |a |the )?{WORDS['dear']}))(?!\S)"
)
_REPORTED = re.compile(
    rf"(?<!\S)(?:he|she|they|{WORDS['dear']})(?: (?:has|have|just|keeps|is|was|then|also|been|had|me|"
    rf"had))* {WORDS['say']}(?: (?:me|us|that|her|him|to|mum|things|like|saying|a|text|message|friend|"
    rf"friends))*"
    r"(?: [,.:])?(?: \w+)?\s$"
)
# "She says I'm a paedo unless I pay" is a blackmailer's charge; "I told her I'm a paedo" is not.
_CHARGED = re.compile(
    r"(?:^|\s)(?!(?:i|we|me) )\w+(?: (?:is|was|are|were|has|have|been|keeps?|will|would|going to|just|now|then|also))*"
    r" (?:say|says|said|saying|claim(?:s|ed|ing)?|tell|tells|told|telling)"
    r"(?: (?:that|me|everyone|people|them|him|her|police|(?:my|the) \w+))*\s$"
)
_OWN = re.compile(r"(?<!\S)(?:i|me|us|my|our|myself|we)(?!\S)")
_MY_DEAR = re.compile(rf"(?<!\S)(?:my|our) (?:\w+ ){{0,2}}?{WORDS['dear']}(?!\S)")
# Speak of others by nature ("tell them"), so only a named other person makes them someone else's.
_FAREWELLS = frozenset({"goodbye", "giving_away"})
_THIRD_PERSON = re.compile(r"(?<!\S)(?:him|her|them|his|their|she)(?!\S)")
_SPEAKS_OF_SELF = re.compile(r"(?<!\S)i (?:am|have|want|feel)(?!\S)")
_WHO_OTHER = re.compile(r"(?<!\S)(?:himself|herself|themselves|his|her|their|he|she|they)(?= |$)")


@dataclass(frozen=True)
class RiskReading:
    """The risk read from one message.

    `level` is none, concern, self_harm, immediate_danger or offender; `who` is self or other; `confidence` is the
    strength of the patterns (0 to 1); `evidence` holds pattern ids, never words of the user; `denied` is a clear "I am
    not suicidal"; `features` has one strength (0 to 1) for every name in `FAMILIES`; `outright` is the most urgent
    level that rests on words which leave no doubt.
    """

    level: str
    who: str
    confidence: float
    evidence: tuple[str, ...]
    denied: bool
    features: dict[str, float]
    outright: str = "none"


@dataclass(frozen=True)
class _Hit:
    pattern: Pattern
    level: str
    who: str


def read_risk(text: str) -> RiskReading:
    """Read the risk in any text, of any length, in bounded time. Never raises."""
    message = shorten(normalise(text), READ_LIMIT)
    words = canonical(message)
    # "He'll kill himself if I tell" is a blackmailer's trick, but never when my son says it.
    of_dear = _MY_DEAR.search(words) is not None
    masks = tuple(pattern for pattern in IDIOMS if not (of_dear and pattern.family == "guilt_trick"))
    open_words, idioms = _mask(words, masks)
    open_words, denials = _mask(open_words, DENIALS)
    told = [pattern for pattern in CONTEXT if pattern.find(open_words)]
    open_words, _ = _mask(open_words, tuple(p for p in told if p.family == "told_to"))
    features = dict.fromkeys(FAMILIES, 0.0)
    for pattern in (*idioms, *told):
        features[pattern.family] = max(features[pattern.family], pattern.strength)

    hits = [_Hit(pattern, pattern.level, "self") for pattern in told if pattern.level != "none"]
    for pattern in ENGLISH:
        source = words if pattern.family in _READ_IN_FULL else open_words
        for match in pattern.find(source):
            hit = _judge(pattern, match, source, features)
            if hit is not None:
                hits.append(hit)
    folded = plain(message)
    for pattern in LANGUAGES:
        if pattern.find(folded):
            features[pattern.family] = max(features[pattern.family], pattern.strength)
            hits.append(_Hit(pattern, pattern.level, "self"))
    return _decide(hits, [*idioms, *told, *denials], bool(denials), features)


def could_hold_risk(window: str) -> int:
    """Count the patterns worth trying on a window of long text; a cheap look for `shorten`."""
    words, folded = canonical(window), fold(window)
    english = sum(pattern.may_match(words) for pattern in ENGLISH)
    return english + sum(pattern.may_match(folded) for pattern in LANGUAGES)


def window_weight(window: str) -> float:
    """Weigh the risk evidence in a window of long text: urgency of its strongest pattern plus strength."""
    words, _ = _mask(canonical(window), IDIOMS)
    folded = plain(window)
    found = [p for p in ENGLISH if p.find(words)] + [p for p in LANGUAGES if p.find(folded)]
    return max((URGENCY.index(pattern.level) + pattern.strength for pattern in found), default=0.0)


def _mask(words: str, patterns: tuple[Pattern, ...]) -> tuple[str, list[Pattern]]:
    """Blank out what `patterns` match, so that nothing else reads it; return also which matched."""
    found = []
    for pattern in patterns:
        if pattern.may_match(words):
            words, count = pattern.compiled.subn("_", words)
            if count:
                found.append(pattern)
    return words, found


def _judge(pattern: Pattern, match: re.Match[str], words: str, features: dict[str, float]) -> _Hit | None:
    """Weigh one match in its clause: negated, softened, in the past, reported, about whom."""
    before = words[: match.start()]
    clause = re.split(r" [.?] ", before)[-1]
    after = words[match.end() : match.end() + 60]
    level = pattern.level
    if pattern.negatable and pattern.level != "concern" and _is_negated(clause):
        features["negated"] = max(features["negated"], pattern.strength)
        return None
    if pattern.level == "offender" and _CHARGED.search(clause):
        return None
    if pattern.id in _TOPICAL and _is_topic(clause, match[0], after):
        return None
    if pattern.id in _PLAIN_WISH and (_SOFTENER.search(after) or _SOFTENER.search(clause[-60:])):
        features["softened"] = 1.0
        level = "concern"
    if (
        level == "self_harm"
        and pattern.negatable
        and _PAST.search(clause + after)
        and not _STILL.search(words)
    ):
        features["past"] = 1.0
        level = "concern"
    who = _who(pattern, match, clause, words, features)
    features[pattern.family] = max(features[pattern.family], pattern.strength)
    return _Hit(pattern, level, who)


def _is_negated(clause: str) -> bool:
    near = _NEGATION.search(clause)
    return near is not None and not _NOT_A_DENIAL.search(clause[max(0, near.start() - 12) :].rstrip())


def _is_topic(clause: str, matched: str, after: str) -> bool:
    """Whether a bare mention of suicide or self-harm belongs to talk of an essay, a film, a course."""
    near = any(pattern.find(f"{clause} {after}") for pattern in CONTEXT if pattern.family == "topic")
    return near and not _OWN_THOUGHT.search(matched)


def _who(pattern: Pattern, match: re.Match[str], clause: str, words: str, features: dict[str, float]) -> str:
    """Say whom the match speaks of: by its own words, by reported speech, else by the nearest subject."""
    if pattern.level == "offender":
        return "self"
    if pattern.person != "any":
        return pattern.person
    matched = match[0]
    if pattern.family.startswith("danger"):
        return _who_in_danger(f"{matched}{words[match.end() : match.end() + 30]}", clause, words)
    if _REPORTED.search(clause):
        features["reported"] = 1.0
        return "other"
    if _OWN.search(_MY_DEAR.sub("them", matched)):
        return "self"
    if pattern.family in _FAREWELLS:
        return "other" if _DEAR.search(clause) else "self"
    if _WHO_OTHER.search(matched) or _MY_DEAR.search(matched):
        return "other"
    subjects = list(_SUBJECT.finditer(clause))
    if subjects:
        return "other" if subjects[-1]["other"] else "self"
    return "other" if _DEAR.search(words) and not _SPEAKS_OF_SELF.search(words) else "self"


def _who_in_danger(matched: str, clause: str, words: str) -> str:
    """Danger is to the speaker when "me" or "my house" is in it; else to the person the speaker cares for."""
    if _OWN.search(_MY_DEAR.sub("them", matched)):
        return "self"
    cared_for = _DEAR.search(words)
    if cared_for and (_THIRD_PERSON.search(f"{clause} {matched}") or _DEAR.search(matched)):
        return "other"
    return "self"


def _decide(
    hits: list[_Hit], context: list[Pattern], denied: bool, features: dict[str, float]
) -> RiskReading:
    """Join the hits into one reading: the most urgent level, with quiet signs added up."""
    if denied:
        features["denial"] = 1.0
    level = max((hit.level for hit in hits), key=URGENCY.index, default="none")
    quiet = {hit.pattern.family for hit in hits if hit.pattern.family in _QUIET_SIGNS}
    if level == "concern" and len(quiet) > 1 and not denied:
        level = "self_harm"
    deciding = [hit for hit in hits if hit.level == level] or hits
    doubt = 1.0
    for strength in {hit.pattern.id: hit.pattern.strength for hit in deciding}.values():
        doubt *= 1 - strength
    who = "other" if deciding and all(hit.who == "other" for hit in deciding) else "self"
    if any(hit.pattern.family == "other_person" for hit in deciding) and not any(
        hit.who == "self" and hit.pattern.strength >= 0.9 for hit in deciding
    ):
        who = "other"
    evidence = dict.fromkeys([*(hit.pattern.id for hit in hits), *(pattern.id for pattern in context)])
    outright = max(
        (hit.level for hit in hits if _is_outright(hit.pattern)), key=URGENCY.index, default="none"
    )
    return RiskReading(level, who, round(1 - doubt, 4), tuple(evidence), denied, features, outright)


def _is_outright(pattern: Pattern) -> bool:
    return pattern.id in _SAID_OUTRIGHT or pattern in LANGUAGES
