"""Join what the rules and the models see in one message into the `triage` record. No framework types here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from steady.nlu.audience.whose_age import ADULT_AGE, Ages
from steady.nlu.labels import (
    AUDIENCES,
    DEFAULT_LANGUAGE,
    HARD_RISKS,
    RISK_URGENCY,
    SITUATIONS,
)
from steady.nlu.model import FIRST_OPINION, Probabilities

# After a clear denial ("I'm not suicidal") only a very sure classifier may still ask, and then gently.
SURE_DESPITE_DENIAL = 0.9
# A reading of the rules that rests on other words than "I am" gives way to a classifier this sure of another.
OVERRULES = 0.5
# A mere hint needs a surer one. So does "I am" in an aside ("I am a nurse, and he has my money"), and a hint of a child
# that an adult is made of; whoever says "I am 15" is 15.
OVERRULES_A_HINT = 0.8
OVERRULES_I_AM = 0.97
# What both only half see ("my form tutor will see it") stays a guess.
AGREES_WITH_A_HINT = 0.2
SURE_IN_ANOTHER_LANGUAGE = 0.97
# A message plainly about something else, or about nothing, is only asked about when the classifier is this sure.
BESIDE_THE_POINT = ("out_of_scope", "nonsense")
SURE_THOUGH_BESIDE_THE_POINT = 0.45
# Where the classifier sees little risk, a hard sign of the rules that rests on a hint becomes a gentle check-in; where
# it sees next to none, a concern is left alone. What was said outright always stands: the classifier can miss "I want
# to die" behind a long practical story.
LITTLE_RISK_SEEN = 0.5
NO_RISK_SEEN = 0.3
# Who says one of these is being blackmailed: only words, never the classifier alone, make an offender of them.
DONE_TO_A_VICTIM = (
    "threatened_money",
    "already_paid",
    "blocked_them",
    "scam_email",
    "doxxed",
    "deadline",
    "recovery_service",
)
# Done to victims too, but "I keep asking for pictures" sounds like it, so it only asks for a surer classifier.
PRESSED = "threatened_more_images"
# Beside those, it must be this sure: "I'll be in trouble for sending nudes" also sounds like one.
SURE_OF_AN_OFFENDER = 0.8
# And surer of one who is pressed for pictures or gave their own: "I sent her nudes" says so, or that they were hers.
OWN_PICTURES = "own_pictures"  # the family of patterns
SURE_DESPITE_PICTURES = 0.97
# Who is taken for the reader of a mass e-mail is told that nobody has a video of them, so beside a demand that may be
# real it must be this sure: "fell for a webcam scam, they want 900" sounds like one too.
SURE_OF_A_SCAM_EMAIL = 0.8


class AudienceReading(Protocol):
    """What the audience rules found; ``guess`` is a hint to confirm, ``age`` that of the person targeted.

    ``firm`` says that the speaker says "I am"; ``ages`` holds numbers whose owner depends on who turns out to speak.
    """

    @property
    def audience(self) -> str | None: ...
    @property
    def guess(self) -> str | None: ...
    @property
    def confidence(self) -> float: ...
    @property
    def age(self) -> int | None: ...
    @property
    def evidence(self) -> Sequence[str]: ...
    @property
    def firm(self) -> bool: ...
    @property
    def ages(self) -> Ages: ...


class RiskReading(Protocol):
    """What the risk rules found; ``denied`` says that the person ruled it out, ``who`` is self or other.

    ``outright`` is the most urgent level that rests on words which leave no doubt.
    """

    @property
    def level(self) -> str: ...
    @property
    def who(self) -> str | None: ...
    @property
    def confidence(self) -> float: ...
    @property
    def evidence(self) -> Sequence[str]: ...
    @property
    def denied(self) -> bool: ...
    @property
    def features(self) -> dict[str, float]: ...
    @property
    def outright(self) -> str: ...


@dataclass(frozen=True)
class Learned:
    """One message's calibrated probabilities, the thresholds to act on them and how common each intent is."""

    probabilities: Probabilities
    thresholds: dict[str, float]
    intent_shares: dict[str, float] = field(default_factory=dict)

    def __getitem__(self, name: str) -> float:
        return self.probabilities[name]

    def reaches(self, name: str) -> bool:
        return self.probabilities[name] >= self.thresholds[name]

    @property
    def any_risk_seen(self) -> float:
        """The most that either opinion sees: a hint of the rules vanishes only where both see next to none."""
        return max(self["risk:any"], self.probabilities.get(FIRST_OPINION, 0.0))


@dataclass(frozen=True)
class Triage:
    """What one message says: the contract's record, with the intent that follows from it.

    ``audience_stated`` says that a rule found it in the words, not the classifier by the sound of them;
    ``age_if_carer`` is the age in "he's 20", which counts once it is known that a carer speaks; ``evidence`` holds
    names of rules, never words of the message.
    """

    audience: str | None = None
    audience_confidence: float = 0.0
    audience_guess: str | None = None
    audience_stated: bool = False
    age: int | None = None
    age_if_carer: int | None = None
    risk: str = "none"
    risk_confidence: float = 0.0
    risk_for: str = "self"
    situation: list[str] = field(default_factory=list)
    country: str | None = None
    region: str | None = None
    language: str = DEFAULT_LANGUAGE
    evidence: list[str] = field(default_factory=list)

    def slots(self) -> dict[str, Any]:
        """Return the slots that this message fills before any action runs; what it does not say is left as it was.

        A mere concern or a classifier's view of the audience must not overwrite what was said clearly before, so
        those are left to the plan.
        """
        slots: dict[str, Any] = {
            "audience": self.audience if self.audience_stated else None,
            "age": self.age,
            "country": self.country,
            "region": self.region,
        }
        if self.risk in HARD_RISKS:
            slots |= {"risk": self.risk, "risk_for": self.risk_for}
        if self.language != DEFAULT_LANGUAGE:
            slots["language"] = self.language
        return {name: value for name, value in slots.items() if value is not None}


def decide(
    audience: AudienceReading,
    risk: RiskReading,
    learned: Learned | None,
    language: str = DEFAULT_LANGUAGE,
    country: str | None = None,
    region: str | None = None,
    farewell: bool = False,
    only_a_place: bool = False,
) -> Triage:
    """Return the triage of one message; without ``learned`` the rules decide alone.

    ``farewell`` says that the message is nothing but "bye": the classifier has seen that word in last letters too,
    so then the rules judge the risk alone. ``only_a_place`` says that it is nothing but "in Leeds".
    """
    foreign = language != DEFAULT_LANGUAGE
    who, who_confidence, guess = _audience(audience, None if foreign or only_a_place else learned)
    heard = None if farewell else learned
    age = _age(audience, who or guess)
    level, level_confidence = _risk(risk, heard, foreign)
    return Triage(
        audience=who,
        audience_confidence=round(who_confidence, 3),
        audience_guess=guess,
        audience_stated=who is not None and who == audience.audience,
        age=age,
        age_if_carer=audience.ages.of("parent") if age is None else None,
        risk=level,
        risk_confidence=round(level_confidence, 3),
        risk_for=_risk_for(level, risk, learned),
        situation=_situations(learned) if learned else [],
        country=country,
        region=region,
        language=language,
        evidence=[*audience.evidence, *risk.evidence],
    )


def _situations(learned: Learned) -> list[str]:
    """Return the facts and questions that the classifier is sure enough of, in the vocabulary's order."""
    found = [name for name in SITUATIONS if learned.reaches(f"situation:{name}")]
    demanded = any(name in found for name in (*DONE_TO_A_VICTIM, PRESSED) if name != "scam_email")
    if demanded and "scam_email" in found and learned["situation:scam_email"] < SURE_OF_A_SCAM_EMAIL:
        found.remove("scam_email")
    return found


def _audience(rules: AudienceReading, learned: Learned | None) -> tuple[str | None, float, str | None]:
    """Return audience, confidence and guess: the rules win, the classifier claims only when sure, else it guesses."""
    if learned is None:
        return (rules.audience, rules.confidence, None) if rules.audience else (None, 0.0, rules.guess)
    likely = max(AUDIENCES, key=lambda name: learned[f"audience:{name}"])
    if likely == "adult" and _is_child(rules):
        likely = "young_person"
    if rules.audience:
        needed = OVERRULES_I_AM if rules.firm else OVERRULES
        says_child = rules.firm and rules.audience == "young_person"
        if likely == rules.audience or says_child or learned[f"audience:{likely}"] < needed:
            return rules.audience, rules.confidence, None
        return likely, learned[f"audience:{likely}"], None
    if learned.reaches(f"audience:{likely}") and learned[f"audience:{likely}"] >= _needed_beside(
        rules, likely
    ):
        return likely, learned[f"audience:{likely}"], None
    return None, 0.0, rules.guess or _guess(learned)


def _needed_beside(rules: AudienceReading, likely: str) -> float:
    """How sure the classifier must be of what the rules only hint at, and of somebody else.

    Surest of all where it makes an adult of somebody young by the sound of it, unless their only age is an adult's.
    """
    if rules.guess is None:
        return 0.0
    if rules.guess == likely:
        return AGREES_WITH_A_HINT
    grown = bool(rules.ages.own) and min(rules.ages.own) >= ADULT_AGE
    ages_a_child = (rules.guess, likely) == ("young_person", "adult") and not grown
    return OVERRULES_I_AM if ages_a_child else OVERRULES_A_HINT


def _is_child(rules: AudienceReading) -> bool:
    """Whether every age that may be the speaker's is a child's."""
    return bool(rules.ages.own) and max(rules.ages.own) < ADULT_AGE


def _age(rules: AudienceReading, who: str | None) -> int | None:
    """The age of the person targeted: the certain one, else the number that fits who speaks."""
    if rules.age is not None and who == (rules.audience or who):
        return rules.age
    return rules.ages.of(who)


def _guess(learned: Learned) -> str | None:
    likely = max(AUDIENCES, key=lambda name: learned[f"guess:{name}"])
    return likely if learned.reaches(f"guess:{likely}") else None


def _risk(rules: RiskReading, learned: Learned | None, foreign: bool = False) -> tuple[str, float]:
    """Return level and confidence: either stage may raise the alarm; no classifier lowers what was said outright.

    In another language the classifier, which knows few words of it, may only speak when it is very sure.
    """
    if learned is None or (foreign and learned["risk:any"] < SURE_IN_ANOTHER_LANGUAGE):
        return rules.level, rules.confidence
    ruled = rules.level
    if ruled != rules.outright:
        if ruled == "offender":
            ruled = _hinted_offender(learned)
        elif ruled in HARD_RISKS and learned["risk:any"] < LITTLE_RISK_SEEN:
            ruled = "concern"
        if ruled == "concern" and learned.any_risk_seen < NO_RISK_SEEN:
            ruled = "none"
        ruled = min(ruled, rules.outright, key=RISK_URGENCY.index)
    level = min(ruled, _learned_risk(rules, learned), key=RISK_URGENCY.index)
    if level == "none":
        return level, 1 - learned["risk:any"]
    if level == ruled == rules.level:
        return level, max(rules.confidence, learned["risk:any"])
    return level, learned[f"risk:{level}"] if level in HARD_RISKS else learned["risk:any"]


def _is_blackmailed(learned: Learned) -> bool:
    return any(learned.reaches(f"situation:{fact}") for fact in DONE_TO_A_VICTIM)


def _hinted_offender(learned: Learned) -> str:
    """What becomes of an offender that the rules hint at: "he is making her send more" holds the words of one, too."""
    if _is_blackmailed(learned) or learned["risk:offender"] < AGREES_WITH_A_HINT:
        return "none"
    return "offender" if learned["risk:offender"] >= LITTLE_RISK_SEEN else "concern"


def _learned_risk(rules: RiskReading, learned: Learned) -> str:
    """Return the classifier's level: a hard one when sure, a gentle check-in when something is likely wrong."""
    if rules.denied:
        return "concern" if learned["risk:any"] >= SURE_DESPITE_DENIAL else "none"
    hard = [level for level in RISK_URGENCY if level in HARD_RISKS and learned.reaches(f"risk:{level}")]
    likely = learned["risk:any"]
    own_pictures = rules.features.get(OWN_PICTURES, 0) > 0
    pictures = own_pictures or learned.reaches(f"situation:{PRESSED}")
    needed = SURE_DESPITE_PICTURES if pictures else SURE_OF_AN_OFFENDER
    if _is_blackmailed(learned) or learned["risk:offender"] < needed:
        # They tell, or may well tell, what was done to them. What the classifier sees beside that may still be a
        # cry for help.
        if own_pictures or "offender" in hard:
            likely -= learned["risk:offender"]
        hard = [level for level in hard if level != "offender"]
    if hard:
        return max(hard, key=lambda level: learned[f"risk:{level}"])
    beside_the_point = any(learned.reaches(f"intent:{intent}") for intent in BESIDE_THE_POINT)
    if beside_the_point and likely < SURE_THOUGH_BESIDE_THE_POINT:
        return "none"
    return "concern" if likely >= learned.thresholds["risk:any"] else "none"


def _risk_for(level: str, rules: RiskReading, learned: Learned | None) -> str:
    if level == "none":
        return "self"
    if rules.level != "none" and rules.who:
        return rules.who
    return "other" if learned and learned.reaches("risk_for:other") else "self"
