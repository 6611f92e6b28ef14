"""From Rasa's masked events to sessions and turns, as plain data. Pure: no database, no clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from steady.channels.choices import choice_id_of
from steady.channels.render import render

Event = Mapping[str, Any]
_BEFORE_A_SESSION = "action_session_start"
_NOT_SHOWN = ("action_listen", "action_session_start")
_KEPT_OF_RANKING = 5
_UNSHOWABLE = "(something that could not be shown)"


@dataclass
class TurnRead:
    """One thing that the person did, and everything until they did the next."""

    event: int
    at: float
    kind: str
    content: dict[str, Any]

    @property
    def triage(self) -> dict[str, Any]:
        """What was understood."""
        return self.content["triage"] or {}

    @property
    def responses(self) -> set[str]:
        """The names of the responses that were uttered."""
        return {bubble["response"] for bubble in self.content["bubbles"] if bubble.get("response")}


@dataclass
class SessionRead:
    """One session of one person."""

    source: str
    first_event: int
    started_at: float
    last_event: int = 0
    last_at: float = 0.0
    channel: str = ""
    model_id: str = ""
    slots: dict[str, Any] = field(default_factory=dict)
    turns: list[TurnRead] = field(default_factory=list)


def read_sessions(source: str, events: Iterable[tuple[int, Event]]) -> list[SessionRead]:
    """The sessions in a person's events, which come with their ids, oldest first."""
    sessions: list[SessionRead] = []
    for event_id, event in events:
        kind = event.get("event")
        if event.get("name") == _BEFORE_A_SESSION:
            continue
        if kind == "session_started" or not sessions:
            sessions.append(SessionRead(source, event_id, float(event.get("timestamp") or 0)))
        _add(sessions[-1], event_id, event)
    return [session for session in sessions if session.turns]


def _add(session: SessionRead, event_id: int, event: Event) -> None:
    session.last_event = event_id
    session.last_at = max(session.last_at, float(event.get("timestamp") or 0))
    session.model_id = (event.get("metadata") or {}).get("model_id") or session.model_id
    kind = event.get("event")
    if kind == "user":
        session.channel = event.get("input_channel") or session.channel
        session.turns.append(_begin_turn(session, event_id, event))
    elif not session.turns:
        return
    elif kind == "bot":
        _add_bubbles(session.turns[-1].content, event)
    elif kind == "slot":
        session.slots[event["name"]] = event.get("value")
        session.turns[-1].content["slots"][event["name"]] = event.get("value")
    elif kind == "action" and event.get("name") not in _NOT_SHOWN:
        session.turns[-1].content["actions"].append(
            {key: event.get(key) for key in ("name", "policy", "confidence")}
        )


def _begin_turn(session: SessionRead, event_id: int, event: Event) -> TurnRead:
    parsed = event.get("parse_data") or {}
    text = event.get("text") or ""
    intent = (parsed.get("intent") or {}).get("name") or ""
    choice = choice_id_of(text)
    is_payload = text.startswith(f"/{intent}") and bool(intent)
    kind = (
        "choice"
        if choice
        else {"start_chat": "start", "sent_media": "media"}.get(intent)
        if is_payload
        else None
    )
    content: dict[str, Any] = {
        "text": "" if kind else text,
        "choice": choice,
        "title": _title(session, choice) if choice else None,
        "intent": intent,
        "confidence": (parsed.get("intent") or {}).get("confidence"),
        "triage": parsed.get("triage"),
        "ranking": [
            [ranked.get("name"), ranked.get("confidence")]
            for ranked in (parsed.get("intent_ranking") or [])[:_KEPT_OF_RANKING]
        ],
        "entities": [
            {key: entity.get(key) for key in ("entity", "value")} for entity in parsed.get("entities") or []
        ],
        "actions": [],
        "slots": {},
        "bubbles": [],
        "helplines": [],
    }
    return TurnRead(event_id, float(event.get("timestamp") or 0), kind or "words", content)


def _title(session: SessionRead, choice: str) -> str:
    """The words on the button, found where it was offered last."""
    for turn in reversed(session.turns):
        for bubble in turn.content["bubbles"]:
            for offered in bubble.get("choices", ()):
                if offered["id"] == choice:
                    return str(offered["title"])
    return choice.replace("_", " ")


def _add_bubbles(content: dict[str, Any], event: Event) -> None:
    """Adds what the person saw, by the same code that showed it to them."""
    data = event.get("data") or {}
    message = {"text": event.get("text"), "buttons": data.get("buttons"), "custom": data.get("custom")}
    response = (event.get("metadata") or {}).get("utter_action")
    for bubble in render([message], _UNSHOWABLE).messages:
        if "items" in bubble:  # a template would take it for the method of a dictionary
            bubble["steps"] = bubble.pop("items")
        content["bubbles"].append({**bubble, "response": response})
        if bubble["type"] == "helpline" and bubble.get("id"):
            content["helplines"].append(bubble["id"])
