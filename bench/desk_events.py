"""Made-up conversations in the shape in which Rasa stores them, for measuring and testing the trainers' desk."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy.engine import Engine

from steady.nlu.labels import AUDIENCES, LEARNED_INTENTS, SITUATIONS, decided_intent
from steady.store.database import EVENTS, add_indexes

Event = dict[str, Any]
_WORDS = """
someone has my pictures and wants money by tonight or he sends them to my mum school friends
everyone please help i paid already blocked him snap insta whatsapp scared what do i do cant sleep
is it my fault police report remove delete evidence screenshot bank gift card bitcoin email webcam
my son daughter phone
""".split()  # noqa: SIM905 - easier to read and to change
_CHANNELS = ("web", "web", "web", "whatsapp", "telegram", "instagram", "twilio")
_RISKS = ("none",) * 17 + ("concern", "self_harm", "immediate_danger")
_HELPLINES = ("childline", "ceop", "report_remove", "samaritans", "shout", "papyrus", "revenge_porn_helpline")
_MODEL = {"metadata": {"model_id": "made-up", "assistant_id": "steady"}}


def beginning(at: float) -> list[Event]:
    """How a session starts."""
    return [
        _event("action", at, name="action_session_start", policy=None, confidence=1.0),
        _event("session_started", at + 0.001),
        _event("action", at + 0.002, name="action_listen", policy=None, confidence=None),
    ]


def turn(
    text: str,
    at: float,
    channel: str = "web",
    intent: str | None = None,
    confidence: float = 0.9,
    reply: str = "This is not your fault.",
    response: str = "utter_reassure",
    helplines: Sequence[str] = (),
    slots: dict[str, Any] | None = None,
    **triage: Any,
) -> list[Event]:
    """The events of one turn. Without an intent, it is the one that the risk decides, or a description."""
    intent = intent or decided_intent(triage.get("risk", "none"), "self", "en") or "describe"
    understood = {
        "audience": None, "audience_confidence": 0.0, "age": None, "risk": "none", "risk_confidence": 0.97,
        "risk_for": "self", "situation": [], "country": None, "language": "en", "evidence": [], **triage,
    }  # fmt: skip
    ranking = [
        {"name": intent, "confidence": confidence},
        {"name": "ask", "confidence": (1 - confidence) / 2},
    ]
    parsed = {
        "intent": ranking[0], "entities": [], "text": text, "intent_ranking": ranking, "triage": understood,
    }  # fmt: skip
    nothing = {"elements": None, "quick_replies": None, "buttons": None, "attachment": None, "image": None}
    events = [
        _event("user", at, text=text, parse_data=parsed, input_channel=channel, message_id=f"m{at}"),
        _event("user_featurization", at, use_text_for_featurization=False),
        _event("action", at + 0.01, name="action_reply", policy="RulePolicy", confidence=1.0),
    ]
    if reply:
        bot = _event("bot", at + 0.02, text=reply, data={**nothing, "custom": None})
        bot["metadata"] = {**bot["metadata"], "utter_action": response}
        events.append(bot)
    if helplines:
        cards = [
            {"type": "helpline", "id": name, "name": name.replace("_", " ").title(), "phone": "0800 1111"}
            for name in helplines
        ]
        custom = {"type": "helplines", "items": cards}
        events.append(_event("bot", at + 0.03, text=None, data={**nothing, "custom": custom}))
    for name, value in (slots or {}).items():
        events.append(_event("slot", at + 0.04, name=name, value=value))
    events.append(_event("action", at + 0.05, name="action_listen", policy="RulePolicy", confidence=1.0))
    return events


def made_up(events: int, until: float, seed: int = 7) -> Iterator[tuple[str, Event]]:
    """About so many events of conversations of the last 90 days before a moment, with the person's id."""
    chance = random.Random(seed)  # noqa: S311 - the same for everybody who measures
    made = 0
    number = 0
    while made < events:
        number += 1
        source, channel = f"{chance.choice(_CHANNELS)}:{number:064x}", chance.choice(_CHANNELS)
        at = until - 90 * 86400 * chance.random()
        audience = chance.choice((*AUDIENCES, None))
        session = beginning(at)
        for step in range(chance.randint(2, 6)):
            risk = chance.choice(_RISKS)
            intent = decided_intent(risk, "self", "en") or chance.choice(LEARNED_INTENTS)
            refused = intent in ("out_of_scope", "abuse", "nonsense")
            session += turn(
                " ".join(chance.choices(_WORDS, k=chance.randint(3, 25))),
                at + 30 * (step + 1),
                channel,
                intent,
                chance.uniform(0.3, 1),
                response=f"utter_{intent}" if refused else "utter_reassure",
                helplines=chance.sample(_HELPLINES, chance.randint(0, 3)),
                slots={"audience": audience} if step == 0 else None,
                audience=audience,
                risk=risk,
                situation=chance.sample(SITUATIONS, chance.randint(0, 3)),
            )
        made += len(session)
        yield from ((source, event) for event in session)


def write(engine: Engine, events: Iterable[tuple[str, Event]], at_once: int = 20_000) -> int:
    """Writes events into a tracker store's table, made if need be; returns how many."""
    EVENTS.metadata.create_all(engine)
    add_indexes(engine)
    written = 0
    rows = iter(events)
    while batch := list(islice(rows, at_once)):
        with engine.begin() as connection:
            connection.execute(EVENTS.insert(), [_row(source, event) for source, event in batch])
        written += len(batch)
    return written


def _row(source: str, event: Event) -> dict[str, Any]:
    intent = (event.get("parse_data") or {}).get("intent", {}).get("name")
    return {
        "sender_id": source,
        "type_name": event["event"],
        "timestamp": event["timestamp"],
        "intent_name": intent,
        "action_name": event.get("name"),
        "data": json.dumps(event),
    }


def _event(kind: str, at: float, **more: Any) -> Event:
    return {"event": kind, "timestamp": at, **_MODEL, **more}
