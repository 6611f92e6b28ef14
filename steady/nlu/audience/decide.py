"""Read from one message who speaks and how old the targeted person is. Rules only; silent when not sure.

Definitions of the four audiences: design contract, section 3.1 (speaker, not subject); 17 is young, 18 is adult.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from steady.nlu.audience import (
    not_ages,
    other_ages,
    own_ages,
    professions,
    relations,
    schooling,
    standing,
)
from steady.nlu.audience.lexicon import CLASSES
from steady.nlu.audience.rules import Kind, Match, RuleSet
from steady.nlu.audience.tokens import MAX_AGE, MIN_AGE, Words
from steady.nlu.audience.whose_age import ADULT_AGE, Ages, read_ages, value_of

YOUNG_PERSON: Final = "young_person"
ADULT: Final = "adult"
PARENT: Final = "parent"
PROFESSIONAL: Final = "professional"

LARGEST_PRETENDED: Final = 21  # who says so of an age not much above 18 is often a child
SMALLEST_BARE_AGE: Final = 10  # below it a lone number is the number of a choice
STATED: Final = 0.98
SURE: Final = 0.92
HINT: Final = 0.55
NO_AGES: Final = Ages()

# Of two readings of a number that weigh the same, the one from the earlier table stands.
_TABLES: Final = (not_ages, own_ages, other_ages, schooling, standing, relations, professions)
_LOOSE_AGES: Final = frozenset({"age.speaker.label", "age.speaker.bare", "age.speaker.turned"})


@dataclass(frozen=True)
class AudienceReading:
    """What one message tells. `audience` is stated or sure; `guess` is a weak cue, to be asked back.

    `firm` says that the speaker says "I am"; what only follows from other words may be read otherwise by a classifier.
    `age` is certain; `ages` also holds numbers whose owner depends on who turns out to speak.
    """

    audience: str | None
    guess: str | None
    confidence: float
    age: int | None
    evidence: tuple[str, ...]
    firm: bool = False
    ages: Ages = NO_AGES


@dataclass(frozen=True)
class _OwnStatement:
    """The speaker's own age group as said at one place of the message."""

    at: int
    group: str
    age: int | None
    confidence: float
    says_i: bool = True


@lru_cache(maxsize=1)
def rule_set() -> RuleSet:
    """The compiled rules; built once, on first use."""
    return RuleSet([rule for table in _TABLES for rule in table.RULES])


def read_audience(text: str, today: date | None = None) -> AudienceReading:
    """Read the speaker's audience and the targeted person's age in whole years from `text`.

    `today` is used for years of birth only; it defaults to the current date. Never raises on any text.
    """
    words, matches = rule_set().find(text)
    return _Reader(words, matches, today or date.today()).reading()


class _Reader:
    """Weighs the matches of one message."""

    def __init__(self, words: Words, matches: list[Match], today: date) -> None:
        self._words = words
        self._matches = matches
        self._today = today
        self._kinds = {match.rule.kind for match in matches}

    def reading(self) -> AudienceReading:
        own = self._own_statement()
        role = self._role(own)
        if role is None:
            return self._hinted(own)
        audience, confidence = role
        age, ages = read_ages(
            self._words, self._matches, audience, own.age if own else None, self._about_charge
        )
        return AudienceReading(
            audience, None, confidence, age, self._evidence(), self._firm(audience, own), ages
        )

    def _firm(self, audience: str, own: _OwnStatement | None) -> bool:
        if own is not None and own.group == audience:
            return own.says_i
        said = {PARENT: "carer.role", PROFESSIONAL: "professional.job"}.get(audience)
        return own is None and any(match.rule.id == said for match in self._matches)

    # -- who -----------------------------------------------------------------------------------------------------

    def _role(self, own: _OwnStatement | None) -> tuple[str, float] | None:
        if own is not None and own.group == YOUNG_PERSON:
            return YOUNG_PERSON, own.confidence
        own_victim = Kind.SELF_TARGET in self._kinds and Kind.CHILD_TARGET not in self._kinds
        if Kind.PUPIL in self._kinds and Kind.PARENT not in self._kinds:
            return (ADULT, SURE) if own_victim else (PROFESSIONAL, SURE)
        if Kind.PARENT in self._kinds:
            return (ADULT, SURE) if own_victim else (PARENT, STATED)
        if Kind.JOB in self._kinds:
            return (ADULT, SURE) if own_victim else (PROFESSIONAL, SURE)
        if own is not None:
            return own.group, own.confidence
        if Kind.CHILDREN in self._kinds and own_victim:
            return ADULT, SURE
        return None

    def _own_statement(self) -> _OwnStatement | None:
        """The last statement of the speaker's own age group; an age said outright beats one that is implied."""
        mine = [match for match in self._matches if not self._about_charge(match)]
        statements = [
            replace(said, says_i=self._says_i(match))
            for match in mine
            if (said := self._statement(match)) is not None
        ]
        outright = [said for said in statements if said.confidence >= STATED]
        chosen = max(outright or statements, key=lambda said: said.at, default=None)
        if chosen is None:
            return self._told_young()
        ages = [said.age for said in statements if said.group == chosen.group and said.age is not None]
        return replace(chosen, age=ages[-1]) if ages and chosen.age is None else chosen

    def _says_i(self, match: Match) -> bool:
        said = self._words.words[match.start : match.end]
        return "i" in said or "me" in said or ("my" in said and match.rule.id.startswith("age."))

    def _about_charge(self, match: Match) -> bool:
        """Whether words without "I" ("13yo on my caseload", "GCSEs soon") are about the child a carer speaks of."""
        if self._kinds.isdisjoint((Kind.PARENT, Kind.PUPIL, Kind.JOB)) or match.start <= 1:
            return False
        without_i = self._words.words[match.start] not in ("i", "me")
        return without_i and (match.rule.id in _LOOSE_AGES or match.rule.id.startswith("school."))

    def _statement(self, match: Match) -> _OwnStatement | None:
        kind, value = match.rule.kind, value_of(self._words, match)
        if kind is Kind.YOUNG:
            stated = match.rule.id == "young.stated"
            return _OwnStatement(match.end, YOUNG_PERSON, None, STATED if stated else SURE)
        if kind is Kind.ADULT:
            stated = match.rule.id == "adult.stated"
            return _OwnStatement(match.end, ADULT, None, STATED if stated else SURE)
        if value is None:
            return None
        if kind is Kind.SPEAKER_AGE:
            if match.rule.id == "age.speaker.bare" and value < SMALLEST_BARE_AGE:
                return None
            return _OwnStatement(match.end, _group(value), value, STATED)
        if kind is Kind.SPEAKER_NEXT:
            return _OwnStatement(match.end, _group(value - 1), value - 1, STATED)
        if kind is Kind.BORN:
            return self._born(match.end, value)
        if kind is Kind.AT_LEAST and value >= ADULT_AGE - 1:
            return _OwnStatement(match.end, ADULT, None, STATED)
        if kind is Kind.BELOW and value <= ADULT_AGE:
            return _OwnStatement(match.end, YOUNG_PERSON, None, STATED)
        if kind is Kind.NOT_YET and value <= ADULT_AGE:
            return _OwnStatement(match.end, YOUNG_PERSON, None, SURE)
        return None

    def _born(self, at: int, year: int) -> _OwnStatement | None:
        """A year of birth leaves two ages open; the group is sure only when both fall on one side of 18."""
        older = self._today.year - year
        if not MIN_AGE < older <= MAX_AGE or _group(older) != _group(older - 1):
            return None
        return _OwnStatement(at, _group(older), older, STATED)

    def _told_young(self) -> _OwnStatement | None:
        """Nobody pretends to be a child to a blackmailer: "I told him I'm 14" is true; "told him I'm 18" may not be."""
        told = [match for match in self._matches if match.rule.id == "age.claimed.told"]
        for match in reversed(told):
            value = value_of(self._words, match)
            if value is not None and value < ADULT_AGE:
                return _OwnStatement(match.end, YOUNG_PERSON, value, SURE)
        return None

    def _passed_for_grown(self) -> bool:
        """Whether somebody was told, or thinks, that the speaker is just of age ("he thinks im 18")."""
        told = [
            value_of(self._words, match) for match in self._matches if match.rule.id == "age.claimed.told"
        ]
        return any(value is not None and ADULT_AGE <= value <= LARGEST_PRETENDED for value in told)

    def _hinted(self, own: _OwnStatement | None) -> AudienceReading:
        guesses = (
            (Kind.GUESS_PARENT, PARENT),
            (Kind.CHILDREN, PARENT),
            (Kind.GUESS_PROFESSIONAL, PROFESSIONAL),
            (Kind.GUESS_ADULT, ADULT),
            (Kind.GUESS_YOUNG, YOUNG_PERSON),
        )
        guess = next((audience for kind, audience in guesses if kind in self._kinds), None)
        for match in self._matches:
            if match.rule.kind is Kind.IF_AGE and (value := value_of(self._words, match)) is not None:
                below = not CLASSES["below"].isdisjoint(self._words.words[match.start : match.end])
                guess = _group(value - 1 if below else value)
        if guess is None and self._passed_for_grown():
            guess = YOUNG_PERSON
        confidence = HINT if guess else 0.0
        age, ages = read_ages(self._words, self._matches, None, own.age if own else None, self._about_charge)
        return AudienceReading(None, guess, confidence, age, self._evidence(), False, ages)

    def _evidence(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(match.rule.id for match in self._matches))


def _group(age: int) -> str:
    return ADULT if age >= ADULT_AGE else YOUNG_PERSON
