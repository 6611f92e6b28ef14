"""Whose ages a message holds: the speaker's, or that of the child or friend who is spoken of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from steady.nlu.audience.lexicon import CHILD, CLASSES, FEMALE, MALE, PEER, STRANGER
from steady.nlu.audience.rules import LOOSE_KINDS, Kind, Match
from steady.nlu.audience.tokens import MAX_AGE, MIN_AGE, Words

ADULT_AGE: Final = 18
SMALLEST_LOOSE_AGE: Final = 8  # below it a lone number counts something
LARGEST_CHILD: Final = 35  # a grown child; an older age in a carer's words is mostly the carer's
CARERS: Final = ("parent", "professional")

_PEOPLE: Final = CHILD | PEER | STRANGER
_GENDERS: Final = {"he": (MALE - FEMALE, FEMALE - MALE), "she": (FEMALE - MALE, MALE - FEMALE)}
_NOT_A_CHILD: Final = (STRANGER | CLASSES["told"] | CLASSES["own_parent"]) - CLASSES["sex"]


@dataclass(frozen=True)
class Ages:
    """Numbers that may be the age of the person targeted, likeliest first: the speaker's own, or somebody else's."""

    own: tuple[int, ...] = ()
    other: tuple[int, ...] = ()

    def of(self, audience: str | None) -> int | None:
        """The age of the person targeted when ``audience`` speaks; None if no number fits."""
        if audience in CARERS:
            return next((age for age in self.other if age <= LARGEST_CHILD), None)
        if audience is None:
            return None
        young = audience == "young_person"
        return next((age for age in self.own if (age < ADULT_AGE) == young), None)


def value_of(words: Words, match: Match) -> int | None:
    """The number of the match; "nearly 13" and "13 next week" are 12."""
    if match.number is None:
        return None
    value = words.values[match.number]
    if value is None:
        return None
    before = words.words[match.number - 1] in CLASSES["nearly"]
    told = match.rule.kind is Kind.SPEAKER_NEXT or words.words[match.number - 1] in ("turned", "was", "since")
    coming = not told and _is_coming(words.words[match.number + 1 :])
    return value - 1 if before or coming or match.rule.kind is Kind.LOOSE_NEXT else value


def _is_coming(after: Sequence[str]) -> bool:
    """Whether a birthday lies ahead: "16 on Saturday", "16 next month"; not "16 today"."""
    if len(after) < 2:
        return False
    if after[0] == "in":
        return after[1] in ("a", "two", "three", "<n>", "<age>", *CLASSES["soon"]) and after[1] != "next"
    return after[0] in ("next", "on", "this") and (
        after[1] in CLASSES["soon"] or after[1] in ("week", "month", "year", "weekend")
    )


def read_ages(
    words: Words,
    matches: Sequence[Match],
    audience: str | None,
    own: int | None,
    about_charge: Callable[[Match], bool],
) -> tuple[int | None, Ages]:
    """Return the age that is certain, and the numbers that may be one."""
    child = list(_values(words, matches, Kind.CHILD_AGE)) or [
        value for m in matches if about_charge(m) and (value := value_of(words, m)) is not None
    ]
    peer = list(_values(words, matches, Kind.PEER_AGE))
    third: list[int] = []
    for match in matches:
        value = value_of(words, match) if match.rule.kind is Kind.THIRD_AGE else None
        if value is None:
            continue
        antecedent = _antecedent(words, match)
        if antecedent in PEER and audience not in CARERS:
            peer.append(value)
        elif antecedent is None or antecedent in CHILD | PEER:
            third.append(value)
    if audience in CARERS:
        found = [*child, *third][-1:]
    elif peer and _about_friend(matches, own, peer[-1]):
        found = peer[-1:]
    else:
        found = [own] if own is not None else []
    certain = next((age for age in found if MIN_AGE <= age <= MAX_AGE), None)
    return certain, _loose(words, matches, [*child, *third, *peer], own)


def _about_friend(matches: Sequence[Match], own: int | None, friends: int) -> bool:
    """Whether the story is a friend's or a sibling's: of two ages told, an elder writes of a younger one's trouble."""
    kinds = {match.rule.kind for match in matches}
    younger = own is not None and SMALLEST_LOOSE_AGE <= friends < own
    return (own is None or younger or Kind.CHILD_TARGET in kinds) and Kind.SELF_TARGET not in kinds


def _loose(words: Words, matches: Sequence[Match], others: list[int], own: int | None) -> Ages:
    loose = [
        value
        for match in matches
        if match.rule.kind in LOOSE_KINDS
        and (value := value_of(words, match)) is not None
        and SMALLEST_LOOSE_AGE <= value <= MAX_AGE
    ]
    mentioned = [
        value
        for match in matches
        if match.rule.kind in (Kind.OTHER_AGE, Kind.THIRD_AGE, Kind.SPEAKER_AGE, Kind.IF_AGE)
        and _NOT_A_CHILD.isdisjoint(words.words[match.start : match.end + 1])
        and (value := value_of(words, match)) is not None
        and MIN_AGE <= value < ADULT_AGE
    ]
    mine = [own] if own is not None else []
    return Ages((*mine, *loose), (*reversed(others), *loose, *mentioned))


def _values(words: Words, matches: Sequence[Match], kind: Kind) -> Iterator[int]:
    for match in matches:
        if match.rule.kind is kind and (value := value_of(words, match)) is not None:
            yield value


def _antecedent(words: Words, match: Match) -> str | None:
    """The nearest earlier person that the pronoun fits; "someone" and "people" only when nobody else is named."""
    pronoun = next((word for word in words.words[match.start : match.end] if word in _GENDERS), "")
    own, other = _GENDERS.get(pronoun, (frozenset(), frozenset()))
    people = [word for word in reversed(words.words[: match.start]) if word in _PEOPLE and word not in other]
    same_gender = next((word for word in people if word in own), None)
    return same_gender or next(
        (word for word in people if word not in STRANGER), people[0] if people else None
    )
