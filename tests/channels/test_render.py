"""The last guard before a person's eyes."""

import logging

import pytest

from steady.channels.render import render, showable

SAFE = "Something went wrong."


def texts(*bot_messages: dict) -> list[str]:
    return [message["text"] for message in render(bot_messages, SAFE).messages]


@pytest.mark.parametrize(
    "text",
    ["Hi {name}", "{0[name]}", '/choose{"choice": "a"}', "utter_ask_age", "your risk_for is self",
     "None", "null", "{{x}}"],
)  # fmt: skip
def test_internal_text_is_replaced_by_safe_words(text: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert texts({"text": text}) == [SAFE]
    assert "STEADY_RENDER_BLOCKED" in caplog.text
    assert text not in caplog.text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**Don't pay.** Keep the chat", "Don't pay. Keep the chat"),
        ("# Help\n* one", "Help\n* one"),
        (
            "Look at [Childline](https://www.childline.org.uk/)",
            "Look at Childline: https://www.childline.org.uk/",
        ),
        ("See https://x.org/a_b_c and mail a_b@c.org", "See https://x.org/a_b_c and mail a_b@c.org"),
        ("None of this is your fault.", "None of this is your fault."),
        ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
        ("Report it 24/7 to the police / your school", "Report it 24/7 to the police / your school"),
    ],
)
def test_words_for_people_are_shown_without_marks(text: str, shown: str) -> None:
    assert showable(text) == shown


def test_buttons_become_opaque_choices() -> None:
    buttons = [
        {"title": "Yes", "payload": '/choose{"choice": "yes"}', "style": "quiet"},
        {"title": "{broken}", "payload": '/choose{"choice": "broken"}'},
        {"title": "Danger", "payload": "/restart"},
    ]
    rendered = render([{"text": "Safe?", "buttons": buttons}], SAFE)
    assert rendered.messages == [
        {"type": "choices", "text": "Safe?", "choices": [{"id": "yes", "title": "Yes", "style": "quiet"}]}
    ]
    assert [choice.id for choice in rendered.choices] == ["yes"]


def test_text_stays_when_none_of_its_buttons_may_be_shown() -> None:
    rendered = render([{"text": "Safe?", "buttons": [{"title": "x", "payload": "/restart"}]}], SAFE)
    assert rendered.messages == [{"type": "text", "text": "Safe?"}]


def test_helpline_card_keeps_known_fields_and_safe_addresses_only() -> None:
    card = {
        "id": "childline", "name": "Childline", "phone": "0800 1111", "url": "javascript:alert(1)", "open": "closed",
        "chat_url": "https://www.childline.org.uk/chat_1", "email": None, "why": "{why}", "internal": 1,
        "sms": {"number": "85258", "text": "HELLO", "x": 1},
    }  # fmt: skip
    rendered = render(
        [{"custom": {"type": "helplines", "items": [card, {"id": "nameless"}], "more": True}}], SAFE
    )
    assert rendered.messages == [
        {
            "type": "helpline", "id": "childline", "name": "Childline", "phone": "0800 1111", "open": "closed",
            "chat_url": "https://www.childline.org.uk/chat_1", "more": True,
            "sms": {"number": "85258", "text": "HELLO"},
            "text": "Childline\nCall 0800 1111\nText HELLO to 85258\nhttps://www.childline.org.uk/chat_1",
        }
    ]  # fmt: skip


def test_copy_steps_erase_and_unknown_customs() -> None:
    rendered = render(
        [
            {"custom": {"type": "copy", "text": "Please help me."}},
            {"custom": {"type": "steps", "items": ["Stop.", "Keep."]}},
            {"custom": {"type": "erase"}},
            {"custom": {"type": "debug", "tracker": "..."}},
            {"image": "https://example.org/x.png"},
        ],
        SAFE,
    )
    assert rendered.messages == [
        {"type": "copy", "text": "Please help me."},
        {"type": "steps", "items": ["Stop.", "Keep."]},
    ]
    assert rendered.erase


@pytest.mark.parametrize("items", [1.0, "words", {"a": 1}, None, [1, "x", None]])
def test_a_custom_message_of_the_wrong_shape_never_costs_the_turn(items: object) -> None:
    """Found by fuzzing: a list that is none raised, and the person got no reply."""
    bot_messages = [{"text": "You are not alone.", "custom": {"type": "helplines", "items": items}}]
    assert render(bot_messages, "safe").messages[0] == {"type": "text", "text": "You are not alone."}


def test_braces_beside_an_at_sign_are_still_internal() -> None:
    """Found by fuzzing: what looked like an e-mail address was let through."""
    assert render([{"text": 'x@{"choice": 1}'}], "safe").messages == [{"type": "text", "text": "safe"}]
