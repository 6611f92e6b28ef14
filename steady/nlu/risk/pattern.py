"""What a risk pattern is, and the small notation it is written in.

A pattern is a regular expression over the canonical text of a message (see `canonical`), matched at whole tokens.
`<name>` stands for a group of words from `WORDS`, and `<g3>` for up to three tokens that do not end a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from steady.nlu.required import holds_any, required_pieces
from steady.nlu.risk.canonical import fold

WORDS: dict[str, str] = {
    "i": "(?:i|me|we)",
    "he": "(?:he|she|they|him|her|them)",
    "want": "(?:want(?:ed|s|ing)?|wish(?:ed|ing)?|need(?:ed)?|would like|would love|feel like|ready|"
            "prefer|hope|hoping|"
            "begging|praying)",
    "kill": "(?:kill(?:s|ed|ing)?|murder(?:s|ed|ing)?|end(?:s|ed|ing)?|hang(?:s|ed|ing)?|hung|"
            "drown(?:s|ed|ing)?|"
            "shoot(?:s|ing)?|unalive[sd]?|unaliving|neck(?:s|ed|ing)?|top(?:s|ped|ping)?|off(?:s|ed|ing)?|"
            "rop(?:e|es|ed|ing)|delet(?:e|es|ed|ing)|starve|suffocate)",
    "hurt": "(?:hurt(?:s|ing)?|harm(?:s|ed|ing)?|cut(?:s|ting)?|burn(?:s|ed|ing)?|injur(?:e|es|ed|ing)|"
            "slic(?:e|es|ed|ing)|scratch(?:es|ed|ing)?|punch(?:es|ed|ing)?|bruis(?:e|ed|ing)|bit(?:e|ing))",
    "body": "(?:arms?|wrists?|legs?|thighs?|skin|body|hands?|stomach|hips?|ankles?)",
    "self": "(?:myself|ourselves)",
    "themself": "(?:himself|herself|themselves)",
    "dear": "(?:sons?|daughters?|child|children|kids?|boy|lad|girl|lass|bairn|wean|stepson|"
            "stepdaughter|grandson|"
            "granddaughter|nephew|niece|brothers?|sisters?|friends?|mate|bestie|boyfriend|girlfriend|"
            "partner|husband|"
            "wife|cousin|pupils?|students?|young person|young man|client|patient|teen|teenager|"
            "flatmate|roommate|"
            "colleague|mentee|player|year old|yo|one)",
    "kin": "(?:mum|dad|step ?father|stepdad|step dad|stepmum|step mum|brothers?|uncles?|cousins?|"
           "parents|family|husband|"
           "grandad|grandfather|in laws|relatives|father in law|mum and dad)s?",
    "bad": "(?:he|she|they|him|them|guy|man|men|person|blokes?|lads?|girl|woman|dude|creep|perv|"
           "scammers?|blackmailer|"
           "ex|people|someone|stranger|gang|boyfriend|friends|mates)",
    "say": "(?:says?|said|saying|tells?|told|telling|texts?|texted|texting|wrote|writes?|messaged|"
           "posted|sent|"
           "admitted|typed|whispered|screaming|crying|mentioned|talking about|talks about|talked about)",
    "home": "(?:house|home|flat|address|door|doorstep|street|road|school|college|work|gate|uni|halls|"
            "window|estate|drive|"
            "garden|car park|block|building|place|town|village)",
    "soon": "(?:tonight|now|today|tomorrow|soon|in the morning|this (?:evening|afternoon|morning|"
            "weekend)|later|after "
            "school|at (?:\\d+|midnight|lunch)|\\d+ (?:pm|am|mins?|minutes|hours?)|in an hour|"
            "any minute|on his way|"
            "(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    "pics": "(?:pics?|pictures?|photos?|nudes?|videos?|images?|screenshots?|stuff)",
}  # fmt: skip


@dataclass(frozen=True)
class Pattern:
    """One sign of risk, or of its absence.

    `id` is "family.name" and is the only trace of the pattern outside this package. `person` says whom a match
    speaks of: "self", "other", or "any" to decide by the nearest subject. `negatable` is False where "not" is part
    of the sign. `whole` is False for languages that join words, where a match may stand inside a longer word.
    """

    id: str
    level: str
    strength: float
    regex: str
    why: str
    person: str = "any"
    negatable: bool = True
    whole: bool = True

    @cached_property
    def family(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The regular expression with `<name>` and `<g3>` written out."""
        regex = re.sub(r"<g(\d)>", r"(?: [^\\s.?]+){0,\1}?", self.regex)
        regex = re.sub(r"<(\w+)>", lambda found: WORDS[found[1]], regex)
        return re.compile(rf"(?<!\S)(?:{regex})(?!\S)" if self.whole else regex)

    @cached_property
    def hints(self) -> tuple[str, ...]:
        """Pieces of text of which at least one is in every match."""
        return required_pieces(self.compiled.pattern)

    def may_match(self, text: str) -> bool:
        """Whether one of the hints is in `text`: a cheap look that rules out nearly all patterns."""
        return holds_any(self.hints, text)

    def find(self, text: str) -> list[re.Match[str]]:
        """Return the matches in `text`."""
        return list(self.compiled.finditer(text)) if self.may_match(text) else []


def table(family: str, level: str, *rows: tuple[str, float, str, str], person: str = "any",
          negatable: bool = True) -> tuple[Pattern, ...]:  # fmt: skip
    """Build the patterns of one family from rows (name, strength, regex, why)."""
    return tuple(
        Pattern(f"{family}.{name}", level, strength, regex, why, person, negatable)
        for name, strength, regex, why in rows
    )


def language(
    code: str, *phrases: tuple[str, str], level: str = "self_harm", whole: bool = True
) -> tuple[Pattern, ...]:
    """Build patterns of another language from (name, phrases joined by "|"
    ""); negation belongs to the phrase itself."""
    return tuple(
        Pattern(
            id=f"other_language.{code}_{name}",
            level=level,
            strength=0.85,
            regex=fold(regex),
            why=f"common way to say it in {code}",
            negatable=False,
            whole=whole,
        )
        for name, regex in phrases
    )
