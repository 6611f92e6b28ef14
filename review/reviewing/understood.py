"""What the model understood of a message, in the shape of labels, so that both can be compared."""

from typing import Any

from review.conversations.models import Turn
from review.reviewing.models import TurnLabels
from steady.nlu.labels import SITUATIONS

COMPARED = ("audience", "age", "risk", "risk_for", "situation", "intent")


def understood(turn: Turn) -> dict[str, Any]:
    """The model's labels of a message."""
    triage = turn.content["triage"] or {}
    known = [name for name in SITUATIONS if name in (triage.get("situation") or ())]
    return {
        "audience": triage.get("audience") or "",
        "age": triage.get("age"),
        "risk": triage.get("risk") or "none",
        "risk_for": triage.get("risk_for") or "self",
        "situation": known,
        "intent": turn.intent,
    }


def labels_of(given: TurnLabels) -> dict[str, Any]:
    """A reviewer's labels in the same shape."""
    return {name: getattr(given, name) for name in COMPARED}


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """The names of labels that differ. For whom a risk is counts only where there is one."""
    differ = [name for name in COMPARED if one[name] != other[name]]
    if one["risk"] == other["risk"] == "none" and "risk_for" in differ:
        differ.remove("risk_for")
    return differ
