"""Safe words and orders are found whole, and never inside a story (R4)."""

import pytest

from steady.nlu.commands import command, complains


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("HELP", "get_help"),
        ("help!!!", "get_help"),
        ("please help me", "get_help"),
        ("999", "get_help"),
        ("Emergency.", "get_help"),
        ("it\u2019s an emergency", "get_help"),
        ("call the police now", "get_help"),
        ("Delete this chat", "erase_chat"),
        ("pls delete my messages", "erase_chat"),
        ("forget me", "erase_chat"),
        ("start again", "start_again"),
        ("Restart!", "start_again"),
        ("can you start over please", "start_again"),
        ("he told me to delete the chat", None),
        ("should i delete my chat with him", None),
        ("ok", "affirm"),
        ("are you AI?", "bot_challenge"),
        ("is the picture ai", None),
        ("Nope", "deny"),
        ("byeee", "goodbye"),
        ("Thanks, bye!", "goodbye"),
        ("goodbye", None),
        ("bye mum", None),
        ("bye everyone", None),
        ("ok but what about my mum", None),
        ("help my son is being blackmailed", None),
        ("i owe him 999", None),
        ("", None),
        ("\U0001f62d", None),
    ],
)
def test_command(text: str, intent: str | None) -> None:
    assert command(text) == intent


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("who do i complain to about this chat", True),
        ("I want to make a complaint about your chatbot", True),
        ("can i complain about u", True),
        ("i want to complain to the council about the bins, can you help", False),
        ("should i complain to the school about him", False),
    ],
)
def test_a_complaint_about_steady_is_known_from_others(text: str, complaint: bool) -> None:
    """R54."""
    assert complains(text) is complaint
