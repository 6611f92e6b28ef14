"""Any response on any channel: within its limits, choices come back as the same meaning, nothing internal shows."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from steady.channels import gsm
from steady.channels.bubbles import Framing, compose, split
from steady.channels.choices import Choice, resolve
from steady.channels.meta.outgoing import LIMITS as META
from steady.channels.meta.outgoing import message as meta_message
from steady.channels.platform import Address, Bubble, Limits
from steady.channels.render import render
from steady.channels.telegram.outgoing import LIMITS as TELEGRAM
from steady.channels.telegram.outgoing import message as telegram_message
from steady.channels.twilio.outgoing import LIMITS as TWILIO
from steady.channels.whatsapp.outgoing import LIMITS as WHATSAPP
from steady.channels.whatsapp.outgoing import message as whatsapp_message
from steady.channels.words import read_channel_words
from steady.conversation.lint import reading_age
from steady.run.profile import ROOT
from tests.channels.messaging.fake_platform import _read_whatsapp

DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["responses"]
WORDS = Path(__file__).parents[1] / "words.yml"
SURFACES: dict[str, Limits] = {
    "whatsapp": WHATSAPP, "messenger": META["messenger"], "instagram": META["instagram"], "telegram": TELEGRAM,
    "sms": TWILIO["sms"], "twilio_whatsapp": TWILIO["whatsapp"],
}  # fmt: skip
FRAMING = Framing("You can reply with a number, or in your own words.", "See the choices")
DEBRIS = re.compile(r"/choose|utter_|action_|\{|\}|\*\*|__|`|</?\w+>|\b[a-z]+_[a-z_]+\b")
CARD = {"id": "x", "name": "Childline", "phone": "0800 1111", "cost": "free", "url": "https://www.childline.org.uk/",
        "open": "open", "open_text": "Open now, day and night"}  # fmt: skip


def as_rasa(variation: dict[str, Any]) -> dict[str, Any]:
    """A variation as Rasa sends it, with its fields filled in."""
    message = {key: value for key, value in variation.items() if key in ("text", "buttons", "custom")}
    if "text" in message:
        message["text"] = re.sub(r"\{\w+\}", "999", message["text"])
    if (message.get("custom") or {}).get("type") == "pick_helplines":
        message["custom"] = {"type": "helplines", "items": [CARD] * message["custom"]["limit"]}
    return message


RESPONSES = [
    pytest.param(as_rasa(variation), id=f"{name} {number}")
    for name, variations in DOMAIN.items()
    for number, variation in enumerate(variations)
]
MESSAGES = [parameter.values[0] for parameter in RESPONSES]


def check(bubbles: list[Bubble], surface: str) -> None:
    """What each platform demands, beside our own limit."""
    limits = SURFACES[surface]
    assert bubbles
    for bubble in bubbles:
        assert 0 < limits.measure(bubble.text) <= limits.text
        assert not DEBRIS.search(re.sub(r"https?://\S+", "", bubble.text)), bubble.text
        for choice in bubble.choices:
            assert 0 < len(choice.title) <= (limits.row_title if bubble.as_list else limits.button_title)
            assert not DEBRIS.search(choice.title)
        if surface == "sms":
            assert gsm.units(bubble.text) <= 306 and not bubble.choices
        if surface == "whatsapp":
            assert _read_whatsapp(whatsapp_message(bubble, "447700900123"))[0] is None
        if surface in ("messenger", "instagram"):
            body = meta_message(bubble, "1")["message"]
            if surface == "instagram":  # counts bytes, Messenger counts characters
                assert len(body["text"].encode()) <= 1000
            else:
                assert len(body["text"]) <= 2000
            assert len(body.get("quick_replies", [])) <= 13
        if surface == "telegram":
            assert len(telegram_message(bubble, "5")["text"]) <= 4096


@pytest.mark.parametrize("surface", list(SURFACES))
@pytest.mark.parametrize("response", RESPONSES)
def test_every_response_of_the_domain_fits_every_channel(response: dict[str, Any], surface: str) -> None:
    messages = render([response], "Something went wrong.").messages
    if not messages:
        assert (response.get("custom") or {}).get("type") == "erase"
        return
    bubbles = compose(messages, SURFACES[surface], FRAMING)
    check(bubbles, surface)
    check_choices_come_back(messages, bubbles, surface)


def check_choices_come_back(messages: list[dict[str, Any]], bubbles: list[Bubble], surface: str) -> None:
    """Each offered choice is a button of its own id, or a number and words that mean it."""
    offered = [Choice(one["id"], one["title"]) for message in messages for one in message.get("choices", [])]
    if not offered:
        return
    shown = [Choice(choice.id, choice.title) for bubble in bubbles for choice in bubble.choices]
    if shown:
        assert shown == offered
    if not shown or SURFACES[surface].always_numbered:
        text = "\n".join(bubble.text for bubble in bubbles)
        for number, choice in enumerate(offered, start=1):
            title = SURFACES[surface].clean(choice.title)
            assert f"{number}. {title}" in text
            assert resolve(str(number), offered) == choice.id
            assert resolve(title, offered) == choice.id
    else:
        assert all(
            f"{number}. {choice.title}" in bubbles[-1].numbered for number, choice in enumerate(offered, 1)
        )


@settings(max_examples=150, deadline=None)
@given(
    turn=st.lists(st.sampled_from(MESSAGES), min_size=1, max_size=6), surface=st.sampled_from(list(SURFACES))
)
def test_any_turn_made_of_responses_fits_in_few_bubbles(turn: list[dict[str, Any]], surface: str) -> None:
    messages = render([dict(one) for one in turn], "Something went wrong.").messages
    if not messages:
        return
    bubbles = compose(messages, SURFACES[surface], FRAMING)
    check(bubbles, surface)
    total = sum(SURFACES[surface].measure(bubble.text) for bubble in bubbles)
    kinds = 1 + sum(a["type"] != b["type"] or b["type"] == "copy" for a, b in pairwise(messages))
    most = 2 + 2 * total // SURFACES[surface].text + (0 if surface == "sms" else kinds)
    assert len(bubbles) <= most


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=3000), surface=st.sampled_from(list(SURFACES)))
def test_no_text_at_all_breaks_a_limit_or_loses_its_words(text: str, surface: str) -> None:
    limits = SURFACES[surface]
    clean = limits.clean(text)
    pieces = split(clean, limits)
    assert all(0 < limits.measure(piece) <= limits.text for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(clean.split())


@settings(max_examples=150, deadline=None)
@given(
    titles=st.lists(st.text("abcdefghij '18", max_size=45).filter(str.strip), min_size=1, max_size=14, unique=True),
    question=st.text("abc d.", max_size=400),
    surface=st.sampled_from(list(SURFACES)),
)  # fmt: skip
def test_any_choices_fit_whatever_their_number_and_length(
    titles: list[str], question: str, surface: str
) -> None:
    choices = [{"id": f"c{number}", "title": title.strip()} for number, title in enumerate(titles)]
    if len({choice["title"] for choice in choices}) < len(choices):
        return
    message = {"type": "choices", "text": question, "choices": choices}
    bubbles = compose([message], SURFACES[surface], FRAMING)
    assert all(0 < SURFACES[surface].measure(bubble.text) <= SURFACES[surface].text for bubble in bubbles)
    native = [choice.id for bubble in bubbles for choice in bubble.choices]
    assert native in ([], [choice["id"] for choice in choices])
    if not native:
        text = "\n".join(bubble.text for bubble in bubbles)
        assert all(f"{number}. " in text for number in range(1, len(choices) + 1))


@pytest.mark.parametrize(
    ("titles", "native"),
    [
        (["Yes", "No"], {"whatsapp": "buttons", "messenger": "buttons", "telegram": "buttons"}),
        (["I'm a parent or carer", "No"], {"whatsapp": "list", "messenger": "text", "telegram": "buttons"}),
        (["One", "Two", "Three", "Four"], {"whatsapp": "list", "messenger": "buttons", "telegram": "buttons"}),
        (["I want to talk to a trained person"], {"whatsapp": "text", "messenger": "text", "telegram": "buttons"}),
    ],
)  # fmt: skip
def test_choices_become_buttons_a_list_or_numbers_by_what_fits(
    titles: list[str], native: dict[str, str]
) -> None:
    choices = [{"id": f"c{number}", "title": title} for number, title in enumerate(titles)]
    for surface, expected in native.items():
        bubble = compose([{"type": "choices", "text": "?", "choices": choices}], SURFACES[surface], FRAMING)[
            -1
        ]
        assert ("list" if bubble.as_list else "buttons" if bubble.choices else "text") == expected


def test_stop_word_is_never_a_choice() -> None:
    """Carriers take these words for an opt-out and block us."""
    stop_words = {
        "stop",
        "stopall",
        "unsubscribe",
        "cancel",
        "end",
        "quit",
        "revoke",
        "optout",
        "start",
        "unstop",
    }
    titles = [button["title"] for message in MESSAGES for button in message.get("buttons") or []]
    titles += [v["text"] for name, vs in DOMAIN.items() if name.startswith("utter_choice_") for v in vs]
    assert titles and not stop_words & {re.sub(r"\W", "", title.lower()) for title in titles}


# ---------------------------------------------------------------- SMS


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("abc", 3),
        ("a€b", 4),
        ("[x]", 5),
        ("é£", 2),
        ("", 0),
        ("a" * 306, 306),
        ("ж", 3),
        ("ж" * 134, 306),
        ("😀", 5),
    ],
)
def test_sms_units_are_counted_as_carriers_do(text: str, units: int) -> None:
    assert gsm.units(text) == units


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("it’s “ok” – really…", 'it\'s "ok" - really...'),
        ("Nu plăti, nu șterge", "Nu plati, nu sterge"),
        ("Płać", "Plac"),
        ("c'est ça 💙👍🏽", "c'est ca "),
        ("Wyt ti’n iawn?", "Wyt ti'n iawn?"),
        ("Вибачте", "Вибачте"),
        ("é à ñ ü", "é à ñ ü"),
    ],
)
def test_sms_text_is_made_plain_where_its_script_allows(text: str, plain: str) -> None:
    assert gsm.plain(text) == plain


# ---------------------------------------------------------------- the words themselves


@pytest.mark.parametrize("surface", ["whatsapp", "sms", "messenger", "instagram", "telegram"])
@pytest.mark.parametrize("chat_url", [None, "https://steady.example-charity.org.uk/webhooks/web/chat"])
def test_notice_is_short_plain_and_says_what_it_must(surface: Any, chat_url: str | None) -> None:
    """R32: a bot, not private on a shared phone, how to delete, the web page, the emergency number."""
    words = read_channel_words(WORDS, (surface,), "GB", chat_url)
    notice = words.notice[surface]
    assert len(notice) <= 320 and "{" not in notice
    assert ("web page" in notice) == bool(chat_url)
    assert all(part in notice for part in ("chatbot, not a person", "tap Delete", "999"))
    assert reading_age(notice) <= 11
    if surface == "sms":
        assert gsm.is_gsm(notice) and gsm.units(notice) <= 306


def test_addresses_show_nothing_when_they_are_printed() -> None:
    assert "447700" not in repr(Address("sms", "+447700900123", "+447700900123", "+447700900000"))
