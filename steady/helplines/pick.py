"""Choose who somebody can turn to: right for their age and role (R12), their nation, and the hour (R17)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from steady.helplines.hours import is_open
from steady.helplines.models import EVERYWHERE, Helpline, Opening, Picked, State

ADULT_AGE = 18
OLDEST = 120
FALLBACK_NEEDS: tuple[str, ...] = ("advice", "emotional_support", "crisis")
"""What is offered when nothing answers the needs asked for, so that nobody is left with nothing (R77)."""

UNKNOWN_HOURS_PENALTY = 10
"""How far a line whose hours nobody has confirmed moves down, in steps of ``priority``."""

USUAL_REGION = {"GB": "GB-ENG"}
"""Where the nation is not known the largest is assumed; the card then names the nations served."""

Ages = tuple[int, int]
"""Youngest and oldest that somebody may be, both included."""


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of the person: the role, and how old the writer and the one who was targeted may be."""

    audiences: frozenset[str]
    known: bool
    user: Ages
    victim: Ages


def pick(
    helplines: Iterable[Helpline],
    audience: str | None,
    needs: Sequence[str],
    country: str | None,
    region: str | None,
    age: int | None,
    now: datetime,
) -> list[Picked]:
    """Ranked helplines for one person at one moment.

    An emergency number comes first, and only if ``emergency`` is asked for. Then every need gets its best
    service in the order of ``needs``, then its second best, and so on. Services that are closed come last.

    Args:
        helplines: all entries of the resource file.
        audience: who is writing; None gets the child-safe standard (R35): only what is right for anyone.
        needs: most urgent first, out of ``models.Need``; a word that is none of those finds nothing.
        country: ISO 3166-1 alpha-2; None leaves the services that serve every country.
        region: ISO 3166-2, such as GB-SCT, if known.
        age: whole years of the person who was targeted, if known.
        now: an aware moment.
    """
    person = _person(audience, age)
    country = country.upper() if country else None
    here = [helpline for helpline in helplines if _serves_place(helpline, country, region)]
    openings = {helpline.id: is_open(helpline, now) for helpline in here}

    ranked = _spread(_for_need(need, here, person, country, openings) for need in _urgent_first(needs))
    if not ranked:
        ranked = _spread(_for_need(need, here, person, country, openings) for need in FALLBACK_NEEDS)
    return sorted(ranked, key=lambda picked: picked.opening.state is State.CLOSED)


def _person(audience: str | None, age: int | None) -> Person:
    child, grown, anyone = (0, ADULT_AGE - 1), (ADULT_AGE, OLDEST), (0, OLDEST)
    exact = None if age is None else (age, age)
    minor = age is not None and age < ADULT_AGE
    if audience == "young_person":
        return Person(frozenset({audience}), True, exact if exact and minor else child, exact or child)
    if audience == "adult":
        # "adult" with an age below 18 contradicts itself: the age wins, because it is the safe side.
        return Person(frozenset({audience}), True, exact or grown, exact or grown)
    if audience is not None:
        return Person(frozenset({audience}), True, grown, exact or child)
    roles = {"young_person", "parent"} if minor else {"young_person", "adult", "parent"}
    return Person(frozenset(roles), False, anyone, exact or anyone)


def _serves_place(helpline: Helpline, country: str | None, region: str | None) -> bool:
    if country is None or country not in helpline.countries:
        return EVERYWHERE in helpline.countries and country not in helpline.except_countries
    return not helpline.regions or (region or USUAL_REGION.get(country)) in helpline.regions


def _for_need(
    need: str, here: list[Helpline], person: Person, country: str | None, openings: dict[str, Opening]
) -> list[Picked]:
    """Services for one need, best first; fallbacks only where nothing local is sure to answer."""
    fits = [line for line in here if need in line.needs and _serves_person(line, need, person)]
    states = {line.id: openings[line.id].state for line in fits}
    local = [line for line in fits if country in line.countries]
    answered = any(states[line.id] not in {State.CLOSED, State.UNKNOWN} for line in local)

    def rank(line: Helpline) -> tuple[bool, bool, int, str]:
        penalty = UNKNOWN_HOURS_PENALTY if states[line.id] is State.UNKNOWN else 0
        return states[line.id] is State.CLOSED, line not in local, line.priority + penalty, line.id

    shown = [line for line in fits if not (line.fallback and answered)]
    return [Picked(line, need, openings[line.id]) for line in sorted(shown, key=rank)]


def _serves_person(helpline: Helpline, need: str, person: Person) -> bool:
    if not person.audiences.issubset(helpline.audiences):
        return False
    victim = person.victim
    if need == "report_child_abuse" and person.audiences == {"adult"} and victim[0] >= ADULT_AGE:
        victim = (0, ADULT_AGE - 1)  # an adult who reports harm to a child speaks of somebody else
    # The age in a picture is taken to be the age now. An adult with a picture from before 18 needs Take It
    # Down, which the conversation offers by its id.
    youngest, oldest = person.user if helpline.age_refers_to == "user" else victim
    if helpline.min_age is not None and youngest < helpline.min_age:
        return False
    if helpline.max_age is None:
        return True
    # Known to be too old, or possibly so when nothing at all is known of the person.
    return (youngest if person.known else oldest) <= helpline.max_age


def _urgent_first(needs: Sequence[str]) -> list[str]:
    return sorted(dict.fromkeys(needs), key=lambda need: need != "emergency")


def _spread(ranked_by_need: Iterable[list[Picked]]) -> list[Picked]:
    """Take turns between the needs, so that the first services answer different ones; each service once."""
    queues = [deque(ranked) for ranked in ranked_by_need]
    chosen: dict[str, Picked] = {}
    while any(queues):
        for queue in queues:
            while queue and queue[0].helpline.id in chosen:
                queue.popleft()
            if queue:
                picked = queue.popleft()
                chosen[picked.helpline.id] = picked
    return list(chosen.values())
