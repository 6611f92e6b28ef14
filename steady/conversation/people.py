"""Which helplines a person is shown: the one bridge between a conversation and the resource file."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from steady.conversation.state import State
from steady.conversation.words import load_words
from steady.helplines import Picked, card, load_helplines, pick

SPECIALISTS = (
    "revenge_porn_helpline",
)  # the one line for adults whose images are abused; closed most of the week
FALLBACK_EMERGENCY = "your local emergency number"


def cards_for(
    state: State, needs: Sequence[str], limit: int, now: datetime | None = None, skip: Collection[str] = ()
) -> list[dict[str, Any]]:
    """At most `limit` helpline cards for this person, open ones first; ids in `skip` are left out (R12, R17)."""
    moment = now or datetime.now(UTC)
    picked = _pick(state, needs, moment, skip)
    specialist = next((choice for choice in picked if choice.helpline.id in SPECIALISTS), None)
    if specialist is not None and specialist not in picked[:limit]:
        # Closed now, so someone to talk to takes its place and it stands last, with its opening time (R17).
        instead = ["emotional_support" if need == "advice" else need for need in needs]
        picked = [*_pick(state, instead, moment, (*skip, specialist.helpline.id))[: limit - 1], specialist]
    return [card(choice, moment) | {"why": why(choice.need)} for choice in picked[:limit]]


def why(need: str) -> str:
    """What this service is offered for, in words; shown beside it, so that nobody has to guess."""
    return load_words().text(f"utter_why_{need}")


def _pick(state: State, needs: Sequence[str], moment: datetime, skip: Collection[str]) -> list[Picked]:
    audience, age = state.audience, state.age
    if audience is None and "offender_help" in needs:
        age = None  # it is the age of the child they speak of
        audience = (
            "adult"  # the only confirmed line for people worried about themselves; a child is told who else
        )
    picked = pick(load_helplines(), audience, list(needs), state.country, state.region, age, moment)
    return [choice for choice in picked if choice.helpline.id not in skip]


def helplines_message(cards: list[dict[str, Any]]) -> dict[str, Any]:
    """The custom message that every channel renders as cards."""
    return {"type": "helplines", "items": cards}


def emergency_number(country: str) -> str:
    """The number to call in danger, in words that fit after "call"."""
    for helpline in load_helplines():
        if "emergency" in helpline.needs and country in helpline.countries and helpline.phone:
            return helpline.phone
    return FALLBACK_EMERGENCY
