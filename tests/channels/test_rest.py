"""The development-only REST channel over real HTTP."""

import pytest
import requests

from tests.channels.conftest import Server


def say(server: Server, sender: str, message: object) -> requests.Response:
    return server.post("rest/webhook", json={"sender": sender, "message": message})


def test_rasas_shapes_come_back(server: Server) -> None:
    assert say(server, "shape", "hello").json()[0]["recipient_id"] == "shape"
    cards = say(server, "shape", "cards").json()
    assert len(cards) == 2
    assert cards[0]["text"] == "Childline\nCall 0800 1111\nhttps://www.childline.org.uk/"
    assert cards[0]["custom"]["phone"] == "0800 1111"


def test_choice_is_taken_by_its_id_once_it_was_offered(server: Server) -> None:
    say(server, "chooser", "under_18")
    assert server.bot.received[-1] == "under_18"
    buttons = say(server, "chooser", "ask me").json()[0]["buttons"]
    assert buttons[1] == {"title": "I'm 18 or over", "payload": "over_18"}
    say(server, "chooser", "over_18")
    assert server.bot.received[-1] == '/choose{"choice": "over_18"}'


@pytest.mark.parametrize(
    ("message", "understood"), [("/restart", "restart"), ('/choose{"choice": "under_18"}', "...")]
)
def test_typed_payload_is_never_obeyed(server: Server, message: str, understood: str) -> None:
    say(server, "slash", message)
    assert server.bot.received[-1] == understood


@pytest.mark.parametrize("message", [None, 5, "", ["hi"], {"a": 1}, "x" * 20_000])
def test_bad_messages_are_refused(server: Server, message: object) -> None:
    assert say(server, "bad", message).status_code in (400, 413)


def test_missing_sender_gets_a_conversation_of_their_own(server: Server) -> None:
    first, second = (server.post("rest/webhook", json={"message": "hi"}).json()[0] for _ in range(2))
    assert first["recipient_id"] != second["recipient_id"]


def test_failed_turn_gives_helplines(server: Server) -> None:
    messages = say(server, "unlucky", "silence").json()
    assert any("custom" in message and message["custom"]["type"] == "helpline" for message in messages)
