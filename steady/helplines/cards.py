"""Helplines as a channel shows them: a JSON-ready card, or a few short lines of plain text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from steady.helplines.hours import open_text
from steady.helplines.models import Picked, State

NATIONS = {
    "GB-ENG": "England",
    "GB-WLS": "Wales",
    "GB-SCT": "Scotland",
    "GB-NIR": "Northern Ireland",
}


def card(picked: Picked, now: datetime) -> dict[str, Any]:
    """Everything a channel needs to show a picked helpline at ``now`` (an aware moment), ready for JSON.

    ``type`` is "helpline"; ``id``, ``name``, ``what``, ``phone``, ``chat_url``, ``url``, ``email`` and ``cost`` are
    text or None; ``sms`` is None or ``{"number", "text"}``. ``open`` is open, closed, unknown or online: use it for a
    colour or a badge, but show people ``open_text``, which says no more than is known. ``where`` is there when
    only some nations are served, and names them.
    """
    helpline = picked.helpline
    # A line that is described as always open is treated as open; only its text tells the difference.
    state = State.OPEN if picked.opening.state is State.LIKELY_OPEN else picked.opening.state
    shown: dict[str, Any] = {
        "type": "helpline",
        "id": helpline.id,
        "name": helpline.name,
        "what": helpline.what_they_do,
        "phone": helpline.phone,
        "sms": asdict(helpline.sms) if helpline.sms else None,
        "chat_url": helpline.chat_url,
        "url": helpline.url,
        "email": helpline.email,
        "cost": helpline.cost,
        "open": state.value,
        "open_text": open_text(helpline, picked.opening, now),
    }
    if helpline.regions:
        shown["where"] = f"For {_listed([NATIONS.get(region, region) for region in helpline.regions])}"
    return shown


def card_text(card: Mapping[str, Any]) -> str:
    """The card as plain text for channels such as SMS: name, how to reach them, when. Keys may be missing."""
    lines = [f"{card['name']} ({card['where']})" if card.get("where") else card["name"]]
    if card.get("phone"):
        lines.append(f"Call {card['phone']}" + (" (free)" if card.get("cost") == "free" else ""))
    if sms := card.get("sms"):
        lines.append(f"Text {sms['text']} to {sms['number']}" if sms.get("text") else f"Text {sms['number']}")
    addresses = [card[key] for key in ("chat_url", "url") if card.get(key)]
    if not addresses and card.get("email"):
        addresses = [card["email"]]
    return "\n".join([*lines, *addresses, *([card["open_text"]] if card.get("open_text") else [])])


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
