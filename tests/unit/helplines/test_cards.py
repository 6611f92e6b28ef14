"""What a channel is given to show."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from steady.helplines import Picked, State, card, card_text, is_open, load_helplines

BY_ID = {helpline.id: helpline for helpline in load_helplines()}
SUNDAY_2AM = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def card_of(name, now=SUNDAY_2AM):
    line = BY_ID[name]
    return card(Picked(line, line.needs[0], is_open(line, now)), now)


def test_card_holds_what_a_channel_needs():
    assert card_of("shout") == {
        "type": "helpline",
        "id": "shout",
        "name": "Shout",
        "what": BY_ID["shout"].what_they_do,
        "phone": None,
        "sms": {"number": "85258", "text": "SHOUT"},
        "chat_url": None,
        "url": "https://giveusashout.org",
        "email": None,
        "cost": "free",
        "open": "open",
        "open_text": "Open now, day and night",
    }


def test_every_card_is_plain_json_with_a_known_state():
    for name in BY_ID:
        shown = card_of(name)
        assert json.loads(json.dumps(shown)) == shown
        assert shown["open"] in {"open", "closed", "unknown", "online"}


def test_childline_at_night_is_not_said_to_be_open_for_certain():
    """R17: treated as open, but the words say no more than is known."""
    shown = card_of("childline")
    assert shown["open"] == "open"
    assert shown["open_text"].startswith("Usually open")


def test_service_of_some_nations_says_which():
    assert card_of("report_fraud")["where"] == "For England, Wales and Northern Ireland"
    assert card_of("lifeline_ni")["where"] == "For Northern Ireland"
    assert "where" not in card_of("samaritans")


def test_text_for_sms_says_who_how_and_when():
    assert card_text(card_of("revenge_porn_helpline")) == (
        "Revenge Porn Helpline\n"
        "Call 0345 6000 459\n"
        "https://revengepornhelpline.org.uk\n"
        "Opens tomorrow at 10am"
    )
    assert "Text SHOUT to 85258" in card_text(card_of("shout"))
    assert "helpline@saferinternet.org.uk" in card_text(card_of("posh"))


def test_every_text_fits_and_gives_a_way_to_reach_them():
    for name, line in BY_ID.items():
        text = card_text(card_of(name))
        assert len(text) <= 200, text
        contacts = [line.phone, line.sms and line.sms.number, line.url, line.email]
        assert any(contact in text for contact in contacts if contact), text


def test_closed_line_is_marked_closed():
    assert card_of("calm")["open"] == State.CLOSED.value
