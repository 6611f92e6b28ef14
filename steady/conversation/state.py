"""What Steady knows in a conversation (State) and what one message adds to it (Turn).

The slots and their values are the contract of `docs/conversation.md`. State is kept in the tracker's slots;
facts are also gathered again from the events, so that nothing said is lost when an action failed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from steady.conversation.choices import CHOICES, Effect, platforms_in
from steady.conversation.topics import FACTS, TOPICS

HARD_RISKS = ("self_harm", "immediate_danger")
CARERS = ("parent", "professional")  # they speak for somebody younger


@dataclass(frozen=True)
class State:
    """Everything remembered about a conversation; holds no words of the person."""

    audience: str | None = None
    age: int | None = None
    risk: str = "none"
    risk_for: str = "self"
    situation: tuple[str, ...] = ()
    country: str = "GB"
    region: str | None = None
    language: str = "en"
    told: tuple[str, ...] = ()
    asked: str | None = None
    misses: int = 0
    private: bool = False

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> "State":
        """Reads the tracker's slots; a missing or odd value becomes the default."""
        age = slots.get("age")
        return cls(
            audience=slots.get("audience") or None,
            age=int(age) if isinstance(age, int | float) else None,
            risk=slots.get("risk") or "none",
            risk_for=slots.get("risk_for") or "self",
            situation=tuple(slots.get("situation") or ()),
            country=slots.get("country") or "GB",
            region=slots.get("region") or None,
            language=slots.get("language") or "en",
            told=tuple(slots.get("told") or ()),
            asked=slots.get("asked") or None,
            misses=int(slots.get("misses") or 0),
            private=bool(slots.get("private")),
        )

    def to_slots(self) -> dict[str, Any]:
        """The slot values to store, in the shapes of the domain."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}

    @property
    def in_crisis(self) -> bool:
        """Whether the care frame holds (R56)."""
        return self.risk in HARD_RISKS

    @property
    def speaks_for_adult_child(self) -> bool:
        """Whether a parent speaks of a son or daughter who is grown up."""
        return self.audience == "parent" and self.age is not None and self.age >= 18

    @property
    def is_under_13(self) -> bool:
        """Whether the person here is a child of 12 or younger (O17)."""
        return self.audience == "young_person" and self.age is not None and self.age < 13


@dataclass(frozen=True)
class Turn:
    """What one message said, whether typed or chosen."""

    intent: str = "describe"
    choice: str | None = None
    text: str = ""
    audience: str | None = None
    stated: bool = True
    guess: str | None = None
    age: int | None = None
    age_if_carer: int | None = None
    risk: str = "none"
    risk_for: str = "self"
    situation: tuple[str, ...] = ()
    country: str | None = None
    region: str | None = None

    @property
    def tells_an_age(self) -> bool:
        """Whether an age was said, be it one that counts only when a carer speaks."""
        return self.age is not None or self.age_if_carer is not None

    @property
    def platforms(self) -> tuple[str, ...]:
        """The apps named in the message."""
        return platforms_in(self.text)

    @classmethod
    def from_message(cls, message: Mapping[str, Any]) -> "Turn":
        """Reads Rasa's `latest_message` with the `triage` object inside."""
        intent = (message.get("intent") or {}).get("name") or "describe"
        choice = _chosen(message) if intent == "choose" else None
        if choice is not None:
            effect = CHOICES.get(choice, Effect())
            return cls(
                intent="choose",
                choice=choice,
                audience=effect.audience,
                risk=effect.risk or "none",
                risk_for=effect.risk_for or "self",
                situation=(choice,) if choice in TOPICS else (),
                country=effect.country,
            )
        triage = message.get("triage") or {}
        return cls(
            intent=intent,
            text=message.get("text") or "",
            audience=triage.get("audience"),
            stated=bool(triage.get("audience_stated", True)),
            guess=triage.get("audience_guess"),
            age=triage.get("age"),
            age_if_carer=triage.get("age_if_carer"),
            risk=triage.get("risk") or "none",
            risk_for=triage.get("risk_for") or "self",
            situation=tuple(value for value in triage.get("situation") or () if value in TOPICS),
            country=triage.get("country"),
            region=triage.get("region"),
        )


def _chosen(message: Mapping[str, Any]) -> str | None:
    for entity in message.get("entities") or ():
        if entity.get("entity") == "choice":
            return str(entity.get("value"))
    return None


def update(state: State, turn: Turn, earlier: Iterable[Turn] = ()) -> State:
    """The state after a turn. `earlier` are the turns before it, so that facts of a failed turn are found again."""
    earlier = list(earlier)
    facts = dict.fromkeys(value for value in state.situation if value in FACTS)
    for past in earlier:
        facts.update(dict.fromkeys(value for value in past.situation if value in FACTS))
    facts.update(dict.fromkeys(turn.situation))
    raises = turn.risk != "none" and not (
        turn.risk == "concern" and state.in_crisis
    )  # care is never lowered (R56)
    age = state.age if turn.age is None else turn.age
    # What someone said of themselves stands against what the classifier hears in a later message.
    audience = turn.audience if turn.audience and (turn.stated or not state.audience) else state.audience
    if audience != state.audience and turn.age is None:
        age = None  # an age said by or of somebody else no longer holds
    if age is None and audience in CARERS:
        # "She's 14", and in a later turn "I'm her mum".
        heard = [turn] if audience == state.audience else [turn, *reversed(earlier)]
        age = next((said.age_if_carer for said in heard if said.age_if_carer is not None), None)
    return replace(
        state,
        audience=audience,
        age=age,
        risk=turn.risk if raises else state.risk,
        risk_for=turn.risk_for if raises else state.risk_for,
        situation=tuple(facts),
        country=turn.country or state.country,
        region=turn.region or (state.region if turn.country in (None, state.country) else None),
    )
