"""Masking of single events, as an event broker would use it."""

import copy
import json

from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered

from steady.store import events as module
from steady.store.events import mask_event


def user(text: str) -> dict[str, object]:
    """A user event as Rasa makes it."""
    parse = {
        "intent": {"name": "describe", "confidence": 0.8},
        "entities": [
            {"entity": "age", "value": 15},
            {"entity": "who", "value": "Jayden", "start": 3, "end": 9},
        ],
        "text": text,
        "message_id": "100ef39ef8274f3a8e256b7f47094533",
        "text_tokens": [[0, 2]],
        "intent_ranking": [{"name": "describe", "confidence": 0.8}],
        "triage": {"audience": "young_person", "evidence": ["age:im_15"]},
    }
    event = UserUttered(
        text, {"name": "describe"}, parse_data=parse, input_channel="web", message_id="a" * 32
    )
    return event.as_dict()


def test_the_event_given_is_not_changed() -> None:
    event = user("im Jayden on 07700 900123")
    before = copy.deepcopy(event)
    masked = mask_event(event)
    assert event == before
    assert "Jayden" not in json.dumps(masked) and "07700" not in json.dumps(masked)


def test_ids_and_what_was_understood_pass_untouched() -> None:
    masked = mask_event(user("im Jayden"))
    parse = masked["parse_data"]
    assert parse["message_id"] == "100ef39ef8274f3a8e256b7f47094533"
    assert parse["triage"] == {"audience": "young_person", "evidence": ["age:im_15"]}
    assert parse["intent"]["name"] == "describe" and parse["entities"][0]["value"] == 15
    assert "text_tokens" not in parse


def test_rasa_can_read_a_masked_event() -> None:
    event = Event.from_parameters(mask_event(user("im Jayden")))
    assert isinstance(event, UserUttered) and event.text == "im [name]"


def test_slots_with_vocabulary_stay_and_slots_with_words_of_people_do_not() -> None:
    kept = SlotSet("told", ["helpline:emergency_999", "utter_steps_young_person", "GB", "cy-GB"]).as_dict()
    assert mask_event(kept) == kept
    for words in (
        "call 07700 900123",
        "07700900123",
        "jay@example.com",
        "jay_x07!",
        ["I'm Jayden"],
        {"a": "I'm Jayden"},
    ):
        masked = json.dumps(mask_event(SlotSet("note", words).as_dict()))
        assert not any(word in masked for word in ("07700", "jay", "Jayden"))


def test_a_bot_that_echoes_somebody_is_masked_every_time() -> None:
    for _ in range(2):
        event = BotUttered(
            "Hello Thandeka", {"buttons": [{"title": "I am Thandeka", "payload": "/x"}]}
        ).as_dict()
        assert "Thandeka" not in json.dumps(mask_event(event))


def test_only_hashes_of_the_bots_harmless_texts_are_remembered() -> None:
    mask_event(BotUttered("You did the right thing.").as_dict())
    mask_event(BotUttered("Hello Thandeka").as_dict())
    assert all(isinstance(item, bytes) and len(item) == 16 for item in module._needs_no_masking)


def test_events_without_words_pass() -> None:
    event = {
        "event": "action",
        "name": "action_reply",
        "policy": "RulePolicy",
        "confidence": 1.0,
        "timestamp": 1.5,
    }
    assert mask_event(event) == event
