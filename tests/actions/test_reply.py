"""The action as the action server runs it, on real SDK trackers."""

import asyncio
import logging
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import reply
from actions.reply import ActionReply, turns


def user(
    text: str, intent: str = "describe", entities: list[dict[str, Any]] | None = None, **triage: Any
) -> dict[str, Any]:
    """A user event as Rasa sends it."""
    parse_data = {"intent": {"name": intent}, "entities": entities or [], "triage": triage, "text": text}
    return {"event": "user", "text": text, "parse_data": parse_data}


def tracker(*events: dict[str, Any], **slots: Any) -> Tracker:
    """A tracker whose last event is the message to answer."""
    return Tracker(
        "someone", slots, events[-1]["parse_data"] if events else {}, list(events), False, None, {}, "x"
    )


def run(of: Tracker) -> tuple[CollectingDispatcher, dict[str, Any]]:
    """The messages and the slots that the action sets."""
    dispatcher = CollectingDispatcher()
    events = asyncio.run(ActionReply().run(dispatcher, of, {}))
    return dispatcher, {event["name"]: event["value"] for event in events}


def responses(dispatcher: CollectingDispatcher) -> list[str]:
    """Names of the responses uttered."""
    return [message["response"] for message in dispatcher.messages if message.get("response")]


def cards(dispatcher: CollectingDispatcher) -> list[str]:
    """Ids of the helplines shown."""
    return [
        card["id"]
        for message in dispatcher.messages
        for card in (message.get("custom") or {}).get("items", ())
    ]


def test_a_15_year_old_threatened_for_money_gets_childrens_services() -> None:
    """R11, R12, R15."""
    dispatcher, slots = run(
        tracker(user("...", audience="young_person", age=15, situation=["threatened_money"]))
    )
    assert responses(dispatcher)[0] == "utter_reassure_young_person"
    assert "childline" in cards(dispatcher)
    assert slots["audience"] == "young_person" and slots["situation"] == ["threatened_money"]
    assert "helpline:childline" in slots["told"]


def test_only_changed_slots_are_set() -> None:
    _, slots = run(tracker(user("ok", "affirm"), audience="adult", risk="none"))
    assert "audience" not in slots and "risk" not in slots


def test_facts_said_while_the_action_server_was_down_are_found() -> None:
    _, slots = run(
        tracker(user("i paid", situation=["already_paid"]), user("what now", "next_steps"), audience="adult")
    )
    assert "already_paid" in slots["situation"]


def test_a_restart_forgets_what_was_said_before() -> None:
    found = turns(tracker(user("a", situation=["doxxed"]), {"event": "restart"}, user("b")))
    assert len(found) == 1 and found[0].situation == ()


def test_a_tapped_choice_is_read_from_its_entity() -> None:
    tapped = user("/choose", "choose", [{"entity": "choice", "value": "iam_parent"}])
    dispatcher, slots = run(tracker(tapped))
    assert slots["audience"] == "parent"
    assert "nspcc" in cards(dispatcher)


def test_what_happens_if_i_call_gives_checked_facts() -> None:
    tapped = user("/choose", "choose", [{"entity": "choice", "value": "call_childline"}])
    dispatcher, _ = run(tracker(tapped, told=["helpline:childline", "helpline:ceop"]))
    message = dispatcher.messages[0]
    assert message["response"] == "utter_what_happens"
    assert message["name"] == "Childline" and message["facts"]


def test_more_people_shows_nobody_twice() -> None:
    tapped = user("/choose", "choose", [{"entity": "choice", "value": "more_people"}])
    dispatcher, _ = run(tracker(tapped, audience="adult", told=["helpline:samaritans", "helpline:stopncii"]))
    assert cards(dispatcher) and not {"samaritans", "stopncii"} & set(cards(dispatcher))


def test_a_bug_in_the_plan_still_gives_help_and_logs_no_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An exception would put the whole conversation into two logs."""

    def broken(*_: Any) -> None:
        raise ValueError("zebrafish")

    monkeypatch.setattr(reply, "plan_turn", broken)
    with caplog.at_level(logging.ERROR):
        dispatcher, slots = run(tracker(user("my secret is zebrafish")))
    assert responses(dispatcher) == ["utter_fallback_trouble", "utter_fallback_lines"]
    assert slots == {}
    assert "ValueError" in caplog.text and "zebrafish" not in caplog.text
