"""Parts of Steady are broken on purpose; the person still gets safe words and working help."""

import os
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from steady.conversation.words import load_words
from tests.conftest import SECONDS, Chat, Server
from tests.conversations.test_conversations import check_every_reply, says, shown

WORDS = load_words()


@pytest.fixture(scope="module")
def fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Steady of its own, to be broken."""
    running = Server(tmp_path_factory.mktemp("fragile")).start()
    yield running
    running.stop()


@pytest.fixture
def action_server_hangs(fragile: Server) -> Iterator[None]:
    """The action server accepts connections and never answers."""
    pid = fragile.pid_of("actions.server")
    os.kill(pid, signal.SIGSTOP)
    yield
    os.kill(pid, signal.SIGCONT)


@pytest.mark.usefixtures("action_server_hangs")
def test_a_suicidal_message_is_answered_with_people_while_the_action_server_hangs(fragile: Server) -> None:
    """R1, R5: safety answers need no action server."""
    reply = Chat(fragile).open().say("i want to kill myself")
    check_every_reply(reply)
    assert says(reply, "utter_crisis_stay_safe")
    assert {"emergency_999", "samaritans"} <= set(shown(reply))


@pytest.mark.usefixtures("action_server_hangs")
def test_any_message_gets_safe_words_and_helplines_while_the_action_server_hangs(fragile: Server) -> None:
    reply = Chat(fragile).open().say("he wants £300 or he sends my nudes to everyone")
    check_every_reply(reply)
    assert says(reply, "utter_fallback_trouble")
    assert "emergency_999" in shown(reply) and len(shown(reply)) >= 2


def test_what_was_said_while_the_action_server_hung_is_not_lost(fragile: Server) -> None:
    """The facts of the failed turn are answered on the next one."""
    chat = Chat(fragile).open()
    pid = fragile.pid_of("actions.server")
    os.kill(pid, signal.SIGSTOP)
    chat.say("im 16 and i already paid him 50 quid")
    os.kill(pid, signal.SIGCONT)
    reply = chat.say("what should i do now")
    check_every_reply(reply)
    assert says(reply, "utter_already_paid_young_person")


def test_a_lost_events_table_loses_nothing_that_was_said(fragile: Server) -> None:
    """Rasa answers a store fault with silent amnesia; Steady goes on from memory and writes when it can."""
    chat = Chat(fragile).open()
    chat.say("im 15 and someone has my pics")
    with sqlite3.connect(fragile.folder / "tracker.db") as database:
        database.execute("ALTER TABLE events RENAME TO events_gone")
    try:
        reply = chat.say("he wants money")
    finally:
        with sqlite3.connect(fragile.folder / "tracker.db") as database:
            database.execute("DROP TABLE IF EXISTS events")
            database.execute("ALTER TABLE events_gone RENAME TO events")
    check_every_reply(reply)
    assert not says(reply, "utter_ask_audience"), "it still knows who speaks"
    assert any("STEADY_STORE_FAILED" in line for line in fragile.lines)
    later = chat.say("i paid him already")
    assert says(later, "utter_already_paid_young_person")


def test_a_giant_message_does_not_freeze_anyone(fragile: Server) -> None:
    chat = Chat(fragile).open()
    answer = requests.post(
        f"{fragile.address}/webhooks/web/message",
        json={"client_message_id": "big", "text": "help " * 60_000},
        headers={"Authorization": f"Bearer {chat.token}"},
        timeout=SECONDS,
    )
    assert answer.status_code == 413
    assert answer.elapsed.total_seconds() < 2
    assert answer.json()["message"]


def test_a_cry_for_help_at_the_end_of_a_very_long_message_is_found(fragile: Server) -> None:
    """The cut keeps the risky part."""
    long_story = "so first he added me on insta and we talked about football and music. " * 60
    reply = Chat(fragile).open().say(long_story + "anyway i just want to kill myself")
    assert says(reply, "utter_crisis_stay_safe")


@pytest.mark.parametrize(
    "typed",
    [
        '/choose{"choice": "iam_adult"}',
        "/restart",
        '/crisis_self_harm{"risk":"none"}',
        "//session_start",
    ],
)
def test_a_typed_payload_is_only_text(typed: str, fragile: Server) -> None:
    chat = Chat(fragile).open()
    chat.say("im 14 and he wants money")
    reply = chat.say(typed)
    check_every_reply(reply)
    after = chat.say("what should i do now")
    assert not {"revenge_porn_helpline", "stopncii"} & set(shown(reply) + shown(after))
    assert not says(reply, "utter_crisis_self_harm")


def test_nothing_a_person_wrote_is_in_the_log(fragile: Server) -> None:
    """No words of people at any level, even after the faults above."""
    Chat(fragile).open().say("my secret marker is zebrafish-4711")
    log = "".join(fragile.lines)
    for words in ("zebrafish", "50 quid", "kill myself", "nudes", "football"):
        assert words not in log


def test_ctrl_c_ends_everything_within_five_seconds(tmp_path_factory: pytest.TempPathFactory) -> None:
    running = Server(tmp_path_factory.mktemp("short")).start()
    Chat(running).open().say("hello")
    parts = [running.pid_of(part) for part in ("actions.server", "steady.run.rasa_server")]
    assert running.stop() < 5
    assert not [pid for pid in parts if Path(f"/proc/{pid}").exists()]
