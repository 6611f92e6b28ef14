"""What no honest platform sends, and what honest ones send that is not for us: right status, right effect, no log."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest
import requests

from tests.channels.messaging.conftest import Steady
from tests.channels.messaging.people import (
    OUR_PAGE,
    PEOPLE,
    VERIFY_TOKEN,
    Delivered,
    OnInstagram,
    OnMessenger,
    OnSms,
    OnTelegram,
    OnWhatsApp,
    Person,
    hub,
)  # fmt: skip

ALL = pytest.mark.parametrize("surface", list(PEOPLE))
SIGNATURES = {
    "whatsapp": "X-Hub-Signature-256", "messenger": "X-Hub-Signature-256", "instagram": "X-Hub-Signature-256",
    "telegram": "X-Telegram-Bot-Api-Secret-Token", "sms": "X-Twilio-Signature", "twilio_whatsapp": "X-Twilio-Signature",
}  # fmt: skip
JSON = [surface for surface in PEOPLE if surface not in ("sms", "twilio_whatsapp")]
LARGEST = {"whatsapp": 3 * 2**20, "messenger": 3 * 2**20, "instagram": 3 * 2**20, "telegram": 2**18, "sms": 2**16,
           "twilio_whatsapp": 2**16}  # fmt: skip


def check_nothing_happened(steady: Steady, person: Person, before: int) -> None:
    """No turn ran and nothing was sent."""
    steady.settle()
    assert len(steady.bot.received) == before and person.got() == []


# ---------------------------------------------------------------- forged and altered


def without(header: str) -> Callable[[Delivered], Delivered]:
    return lambda request: replace(request, headers={k: v for k, v in request.headers.items() if k != header})


def with_header(header: str, change: Callable[[str], str]) -> Callable[[Delivered], Delivered]:
    return lambda request: replace(
        request, headers={**request.headers, header: change(request.headers[header])}
    )


@ALL
@pytest.mark.parametrize(
    ("change", "status"),
    [
        (None, 401),
        (lambda value: "", 401),
        (lambda value: value + "x", 403),
        (lambda value: value[:-1], 403),
        (lambda value: value[::-1], 403),
        (lambda value: "x" * 200_0, 403),
        (lambda value: "é", 403),
        (lambda value: value.swapcase(), 403),
        (lambda value: "sha1=" + value[5:], 403),
        (lambda value: f"{value}, {value}", 403),
    ],
)  # fmt: skip
def test_forged_signature_is_refused_and_nothing_happens(
    steady: Steady, surface: str, change: Callable[[str], str] | None, status: int
) -> None:
    person, before = steady.person(surface), len(steady.bot.received)
    request = person.request(person.text("marker forged"))
    name = SIGNATURES[surface]
    forged = (
        without(name)
        if change is None
        else with_header(name, lambda v: change(v).encode("utf-8").decode("latin-1"))
    )(request)
    answer = forged.post(steady.address)
    assert (answer.status_code, answer.content) == (status, b"")
    check_nothing_happened(steady, person, before)


@ALL
def test_altered_body_is_refused(steady: Steady, surface: str) -> None:
    """A secret token in a header (Telegram) covers no body: there only the transport protects it."""
    if surface == "telegram":
        pytest.skip("Telegram signs no body")
    person, before = steady.person(surface), len(steady.bot.received)
    request = person.request(person.text("marker one"))
    altered = replace(request, body=request.body.replace(b"marker", b"forged"))
    assert altered.post(steady.address).status_code == 403
    check_nothing_happened(steady, person, before)


@pytest.mark.parametrize("surface", ["sms", "twilio_whatsapp"])
@pytest.mark.parametrize("query", ["?x=1", "?"])
def test_other_address_than_the_signed_one_is_refused(steady: Steady, surface: str, query: str) -> None:
    person, before = steady.person(surface), len(steady.bot.received)
    request = person.request(person.text("hi"))
    expected = 403 if query == "?x=1" else 204
    assert replace(request, path=request.path + query).post(steady.address).status_code == expected
    if expected == 403:
        check_nothing_happened(steady, person, before)


def test_message_of_another_twilio_account_is_refused(steady: Steady) -> None:
    person = steady.person("sms")
    assert person.deliver({**person.text("hi"), "AccountSid": "AC999"}).status_code == 403


@pytest.mark.parametrize("path", ["whatsapp", "meta"])
@pytest.mark.parametrize(
    ("query", "status", "body"),
    [
        ({"hub.mode": "subscribe", "hub.verify_token": VERIFY_TOKEN, "hub.challenge": "4711"}, 200, "4711"),
        ({"hub.mode": "subscribe", "hub.verify_token": "wrong", "hub.challenge": "4711"}, 403, ""),
        ({"hub.mode": "subscribe", "hub.verify_token": "é", "hub.challenge": "4711"}, 403, ""),
        ({"hub.mode": "subscribe", "hub.challenge": "4711"}, 403, ""),
        ({"hub.mode": "unsubscribe", "hub.verify_token": VERIFY_TOKEN}, 404, ""),
        ({}, 404, ""),
    ],
)  # fmt: skip
def test_set_up_check_of_meta(
    steady: Steady, path: str, query: dict[str, str], status: int, body: str
) -> None:
    answer = requests.get(f"{steady.address}/{path}/webhook", params=query, timeout=10)
    assert (answer.status_code, answer.text) == (status, body)
    assert answer.headers.get("Content-Type", "text/plain").startswith("text/plain") or not body


@ALL
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(steady: Steady, surface: str, method: str) -> None:
    path = steady.person(surface).request(steady.person(surface).text("x")).path
    assert requests.request(method, f"{steady.address}/{path}", timeout=10).status_code == 405


# ---------------------------------------------------------------- genuine, but not understood


@pytest.mark.parametrize("surface", JSON)
@pytest.mark.parametrize(
    "body",
    [
        b"", b"   ", b"not json", b"{", b"[]", b"[1]", b"5", b'"text"', b"null", b"\xff\xfe", b"{'a': 1}", b"NaN",
        b"\x00", b"[" * 100_000, b'{"a":' * 50_000, b"entry=1&object=page",
    ],
)  # fmt: skip
def test_signed_body_that_is_no_object_is_a_400(steady: Steady, surface: str, body: bytes) -> None:
    person, before = steady.person(surface), len(steady.bot.received)
    assert person.sign(body).post(steady.address).status_code == 400
    check_nothing_happened(steady, person, before)


@pytest.mark.parametrize("surface", ["sms", "twilio_whatsapp"])
@pytest.mark.parametrize(
    "body",
    [
        b"", b"   ", b"not a form", b"{}", b"a=1&b", b"\xff=1", b"a=%FF", b"AccountSid=AC999", b"=", b"&&&",
        b"&".join(b"a%d=1" % number for number in range(300)), b"[]", b"5", b"null", b"a;b;c", b"%00=%00",
    ],
)  # fmt: skip
def test_body_that_is_no_form_of_ours_is_refused(steady: Steady, surface: str, body: bytes) -> None:
    person, before = steady.person(surface), len(steady.bot.received)
    assert person.sign(body, "application/x-www-form-urlencoded").post(steady.address).status_code == 403
    check_nothing_happened(steady, person, before)


@ALL
@pytest.mark.parametrize(
    "content_type", ["text/plain", "multipart/form-data; boundary=x", "", "application/xml", "image/jpeg"]
)
def test_signed_request_of_another_content_type_is_a_415(
    steady: Steady, surface: str, content_type: str
) -> None:
    person, before = steady.person(surface), len(steady.bot.received)
    request = person.request(person.text("hi"))
    other = replace(request, headers={**request.headers, "Content-Type": content_type})
    assert other.post(steady.address).status_code == 415
    check_nothing_happened(steady, person, before)


@ALL
def test_body_over_the_platforms_largest_is_a_413_and_one_of_3_mb_is_never_held_for_the_small_ones(
    steady: Steady, surface: str
) -> None:
    person, before = steady.person(surface), len(steady.bot.received)
    for size in (LARGEST[surface] + 1, 3 * 2**20 + 1):
        assert person.sign(b" " * size).post(steady.address).status_code == 413
    check_nothing_happened(steady, person, before)


@pytest.mark.parametrize("surface", ["whatsapp", "messenger", "instagram"])
def test_message_of_nearly_3_mb_is_answered_soon_and_only_1000_characters_of_it_are_kept(
    steady: Steady, surface: str
) -> None:
    person = steady.person(surface)
    person.say("i want to die. " + "lorem ipsum " * 240_000)
    kept = steady.bot.received[-1]
    assert len(kept) <= 1000 and "i want to die" in kept


JUNK: list[Any] = [
    {}, {"object": "page"}, {"object": "instagram", "entry": "x"}, {"object": "whatsapp_business_account", "entry": {}},
    {"object": "user", "entry": [{"changes": []}]}, {"object": "page", "entry": [None, 1, "x", [], {}]},
    {"object": "page", "entry": [{"messaging": [None, 3, {"sender": None}, {"sender": {"id": 5}, "message": {}}]}]},
    {"object": "page", "entry": [{"messaging": [{"sender": {"id": "1"}, "message": []}]}]},
    {"object": "page", "entry": [{"standby": [{"sender": {"id": "1"}, "message": {"mid": "m", "text": "hi"}}]}]},
    {"object": "whatsapp_business_account", "entry": [{"changes": [{"field": "messages", "value": None}]}]},
    {"object": "whatsapp_business_account", "entry": [{"changes": [{"field": "account_update", "value": {"x": 1}}]}]},
    {"update_id": "x", "message": {}}, {"update_id": 1}, {"update_id": True, "message": {"text": "hi"}},
    {"update_id": 2, "message": {"chat": {"id": "5", "type": "private"}, "text": "hi"}},
    {"update_id": 3, "callback_query": {"id": "1", "data": "x"}}, {"update_id": 4, "message": None},
]  # fmt: skip


@pytest.mark.parametrize("surface", JSON)
@pytest.mark.parametrize("number", range(len(JUNK)))
def test_unknown_shapes_are_accepted_and_ignored(steady: Steady, surface: str, number: int) -> None:
    """A 4xx would make the platform send it again for days."""
    person, before = steady.person(surface), len(steady.bot.received)
    assert person.sign(json.dumps(JUNK[number]).encode()).post(steady.address).status_code == 200
    check_nothing_happened(steady, person, before)


# ---------------------------------------------------------------- genuine, but not a message to answer


def on_whatsapp(person: OnWhatsApp, case: str) -> Delivered:
    """Events of WhatsApp that must be passed over."""
    text = person.text("marker")
    messages = {
        "reaction": person.message("reaction", None, reaction={"message_id": "x", "emoji": "👍"}),
        "edit": person.message("edit", None, edit={"original_message_id": "x", "message": text}),
        "system": person.message("system", None, system={"type": "user_changed_number"}),
        "group": {**text, "group_id": "Y2FwaV9ncm91cA"},
        "no id": {key: value for key, value in text.items() if key != "id"},
        "deleted, unknown here": person.deletes("wamid.unknown"),
    }
    if case in messages:
        return person.request(messages[case])
    value = {
        "delivered": {
            **person.value(),
            "statuses": [{"id": "w", "status": "delivered", "recipient_id": person.id}],
        },
        "failed": {
            **person.value(),
            "statuses": [{"id": "w", "status": "failed", "errors": [{"code": 131047}]}],
        },
        "another number": {**person.value(text), "metadata": {"phone_number_id": "999"}},
        "nobody": {**person.value({**text, "from": None}), "contacts": []},
    }[case]
    body = {
        "object": "whatsapp_business_account",
        "entry": [{"changes": [{"field": "messages", "value": value}]}],
    }
    return person.sign(json.dumps(body).encode())


def on_meta(person: OnMessenger, case: str) -> Delivered:
    """Events of Messenger and Instagram that must be passed over."""
    text = person.text("marker")
    items = {
        "echo": {**text, "message": {**text["message"], "is_echo": True, "app_id": 1}},
        "own": {**text, "sender": {"id": OUR_PAGE}},
        "read": person.item(read={"watermark": 1}),
        "delivery": person.item(delivery={"mids": ["m"]}),
        "reaction": person.item(reaction={"mid": "m", "action": "react", "emoji": "❤"}),
        "edit": person.item(message_edit={"mid": "m", "text": "marker", "num_edit": 1}),
        "optin": person.item(optin={"ref": "x"}),
        "referral": person.item(referral={"ref": "x"}),
        "handover": person.item(pass_thread_control={"new_owner_app_id": "1"}),
        "deleted, unknown here": person.deletes("m_unknown"),
    }
    return person.request(items[case])


def on_telegram(person: OnTelegram, case: str) -> Delivered:
    """Updates of Telegram that must be passed over."""
    group = {**person.message(text="marker"), "chat": {"id": -100, "type": "supergroup", "title": "marker"}}
    contents: dict[str, Any] = {
        "edit": {"edited_message": person.message(text="marker")},
        "group": {"message": group},
        "channel post": {"channel_post": group},
        "added to a group": {"my_chat_member": {"chat": group["chat"]}},
        "a bot": {"message": {**person.message(text="marker"), "from": {"id": 1, "is_bot": True}}},
        "pinned": {"message": person.message(pinned_message=person.message(text="marker"))},
        "timer": {
            "message": person.message(message_auto_delete_timer_changed={"message_auto_delete_time": 1})
        },
        "inline": {"inline_query": {"id": "1", "query": "marker"}},
        "press in a group": {"callback_query": {"id": "1", "data": "x", "message": group}},
        "reaction": {"message_reaction": {"chat": person.message()["chat"]}},
    }
    return person.request(person.update(**contents[case]))


def on_twilio(person: OnSms, case: str) -> Delivered:
    """Requests of Twilio that must be passed over."""
    fields = {
        "delivered": {**person.fields(), "MessageStatus": "delivered", "SmsStatus": "delivered"},
        "failed": {**person.fields(), "MessageStatus": "undelivered", "ErrorCode": "30007"},
        "stop": {**person.text("STOP"), "OptOutType": "STOP"},
        "stop in words": {**person.text("Unsubscribe"), "OptOutType": "stop"},
        "no sid": {**person.text("marker"), "MessageSid": ""},
        "no sender": {**person.text("marker"), "From": ""},
    }
    return person.request(fields[case])


IGNORED = [
    *(("whatsapp", case) for case in ("reaction", "edit", "system", "group", "no id", "delivered", "failed",
                                      "another number", "nobody", "deleted, unknown here")),
    *((surface, case) for surface in ("messenger", "instagram") for case in (
        "echo", "own", "read", "delivery", "reaction", "edit", "optin", "referral", "handover",
        "deleted, unknown here")),
    *(("telegram", case) for case in ("edit", "group", "channel post", "added to a group", "a bot", "pinned", "timer",
                                      "inline", "press in a group", "reaction")),
    *((surface, case) for surface in ("sms", "twilio_whatsapp") for case in (
        "delivered", "failed", "stop", "stop in words", "no sid", "no sender")),
]  # fmt: skip
MAKERS: dict[str, Callable[[Any, str], Delivered]] = {
    "whatsapp": on_whatsapp, "messenger": on_meta, "instagram": on_meta, "telegram": on_telegram, "sms": on_twilio,
    "twilio_whatsapp": on_twilio,
}  # fmt: skip


@pytest.mark.parametrize(("surface", "case"), IGNORED)
def test_what_is_no_message_to_answer_is_passed_over(steady: Steady, surface: str, case: str) -> None:
    """Rule 6: echoes, receipts, reactions, edits, groups (R48) and opt-outs run no turn."""
    person, before = steady.person(surface), len(steady.bot.received)
    assert MAKERS[surface](person, case).post(steady.address).status_code in (200, 204)
    check_nothing_happened(steady, person, before)


def test_telegram_group_is_left(steady: Steady) -> None:
    """R48."""
    person = steady.person("telegram")
    assert isinstance(person, OnTelegram)
    on_telegram(person, "group").post(steady.address)
    steady.settle()
    assert ("leaveChat", {"chat_id": -100}) in steady.fake.calls


# ---------------------------------------------------------------- odd, but a person's


@ALL
@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("😭😭😭", "😭😭😭"),
        ("he’s threatening me… 💔", "he’s threatening me… 💔"),
        ("é ü 漢字 العربية", "é ü 漢字 العربية"),
        ("\u202eevil\u202c text", "evil text"),
        ("a\x07b\x1bc", "a b c"),
        ("/restart", "restart"),
        ("  ///help", "help"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("{name} {0}", "{name} {0}"),
        ("x" * 999, "x" * 999),
    ],
)
def test_odd_text_is_read(steady: Steady, surface: str, written: str, understood: str) -> None:
    steady.person(surface).say(written)
    assert steady.bot.received[-1] == understood


@ALL
@pytest.mark.parametrize("written", [" ", "\n\t ", "/", "\u200b/"])
def test_text_of_nothing_gets_kind_words_and_helplines(steady: Steady, surface: str, written: str) -> None:
    before = len(steady.bot.received)
    shown = "\n".join(sent.text for sent in steady.person(surface).say(written))
    assert "could not read that" in shown and "999" in shown
    assert len(steady.bot.received) == before


def unreadable(person: Any) -> Any:
    """Something that is neither words nor a file, such as a place on the map."""
    place = {"latitude": 51.5, "longitude": -0.1}
    if isinstance(person, OnWhatsApp):
        return person.message("location", None, location=place)
    if isinstance(person, OnMessenger):
        files = [{"type": "location", "payload": {"coordinates": place}}]
        return person.item(message={"mid": f"m_{person.new_id()}", "attachments": files})
    if isinstance(person, OnTelegram):
        return person.update(message=person.message(location=place))
    return person.fields(Body="", Latitude="51.5", Longitude="-0.1")


@ALL
def test_place_or_unknown_kind_gets_kind_words_and_helplines(steady: Steady, surface: str) -> None:
    person = steady.person(surface)
    person.deliver(unreadable(person))
    steady.settle()
    shown = "\n".join(sent.text for sent in person.got())
    assert "could not read that" in shown and "999" in shown and "51.5" not in shown


@pytest.mark.parametrize("kind", ["unsupported", "contacts", "order", "from_the_future", ""])
def test_unknown_kind_of_whatsapp_message_gets_kind_words(steady: Steady, kind: str) -> None:
    person = steady.person("whatsapp")
    assert isinstance(person, OnWhatsApp)
    person.deliver(person.message(kind, None, errors=[{"code": 131051}]))
    steady.settle()
    assert "could not read that" in "\n".join(sent.text for sent in person.got())


@pytest.mark.parametrize("kind", ["image", "video", "audio", "document", "sticker"])
def test_every_kind_of_whatsapp_file_is_refused(steady: Steady, kind: str) -> None:
    person = steady.person("whatsapp")
    assert isinstance(person, OnWhatsApp)
    person.deliver(person.message(kind, None, **{kind: {"id": "marker", "url": "https://marker.example"}}))
    steady.settle()
    assert "don't send pictures" in person.got()[-1].text


@pytest.mark.parametrize(
    "kind", ["photo", "video", "document", "voice", "audio", "sticker", "animation", "video_note"]
)
def test_every_kind_of_telegram_file_is_refused(steady: Steady, kind: str) -> None:
    person = steady.person("telegram")
    assert isinstance(person, OnTelegram)
    person.deliver(person.update(message=person.message(**{kind: {"file_id": "marker"}})))
    steady.settle()
    assert "don't send pictures" in person.got()[-1].text


@pytest.mark.parametrize(
    "kind", ["image", "video", "audio", "file", "story_mention", "share", "reel", "ig_reel"]
)
@pytest.mark.parametrize("surface", ["messenger", "instagram"])
def test_every_kind_of_meta_file_is_refused(steady: Steady, surface: str, kind: str) -> None:
    person = steady.person(surface)
    assert isinstance(person, OnMessenger)
    files = [{"type": kind, "payload": {"url": "https://marker.example"}}]
    person.deliver(person.item(message={"mid": f"m_{person.new_id()}", "attachments": files}))
    steady.settle()
    assert "don't send pictures" in person.got()[-1].text


def test_link_in_a_messenger_text_is_a_text_and_no_file(steady: Steady) -> None:
    person = steady.person("messenger")
    item = person.text("he is at www.example.com")
    item["message"]["attachments"] = [{"type": "fallback", "payload": {"url": "https://l.facebook.example"}}]
    person.deliver(item)
    steady.settle()
    assert steady.bot.received[-1] == "he is at www.example.com"


@pytest.mark.parametrize("surface", ["messenger", "instagram"])
def test_get_started_and_postbacks_without_an_id_work_once(steady: Steady, surface: str) -> None:
    person, before = steady.person(surface), steady.bot.received.count("/start_chat")
    assert isinstance(person, OnMessenger)
    start = person.item(postback={"title": "Get started", "payload": "start"})
    for _ in range(2):
        person.deliver(start)
    steady.settle()
    assert steady.bot.received.count("/start_chat") == before + 1


@pytest.mark.parametrize("words", ["/start", "/start ref-123", "/start@steady_bot"])
def test_telegram_start_opens_the_chat(steady: Steady, words: str) -> None:
    person = steady.person("telegram")
    shown = "\n".join(sent.text for sent in person.say(words))
    assert steady.bot.received[-1] == "/start_chat" and "Who am I talking to?" in shown


def test_button_of_telegram_stops_spinning(steady: Steady) -> None:
    person = steady.person("telegram")
    question = person.say("short choices")[-1]
    person.tap(question, "Yes")
    assert ("answerCallbackQuery", {"callback_query_id": "cb1"}) in steady.fake.calls


@pytest.mark.parametrize(("opt_out", "expected"), [("HELP", "help"), ("START", "/start_chat")])
def test_help_is_answered_beside_twilios_own_text_and_start_begins_again(
    steady: Steady, opt_out: str, expected: str
) -> None:
    """R4: HELP is a safe word."""
    person = steady.person("sms")
    person.deliver({**person.text(opt_out.lower()), "OptOutType": opt_out})
    steady.settle()
    assert steady.bot.received[-1] == expected and person.got()


@pytest.mark.parametrize("word", ["stop", "STOP", "end", "cancel", "quit"])
def test_stop_word_that_twilio_did_not_handle_is_read_like_any_word(steady: Steady, word: str) -> None:
    """A frightened person may write "stop" about the offender."""
    steady.person("sms").say(word)
    assert steady.bot.received[-1] == word


def test_person_with_a_username_and_no_number_is_answered(steady: Steady) -> None:
    """WhatsApp's business-scoped user ids: `from` and `wa_id` are missing."""
    person = OnWhatsApp(steady.address, steady.fake, steady.settle, id="GB.13491208655302741918", hidden=True)
    person.user_id = person.id
    assert person.say("hello")[0].to == person.id


def test_number_and_user_id_together_are_one_person_and_the_number_is_answered(steady: Steady) -> None:
    person = OnWhatsApp(steady.address, steady.fake, steady.settle, user_id="GB.999")
    person.say("hello")
    later = OnWhatsApp(steady.address, steady.fake, steady.settle, id="GB.999", user_id="GB.999", hidden=True)
    assert "chatbot" not in later.say("me again")[0].text


def test_one_person_on_messenger_and_instagram_has_two_conversations(steady: Steady) -> None:
    OnMessenger(steady.address, steady.fake, steady.settle, id="4711").say("hello")
    instagram = OnInstagram(steady.address, steady.fake, steady.settle, id="4711")
    assert "goes through Instagram" in instagram.say("hello")[0].text
    assert instagram.got()[-1].surface == "instagram"


def test_sha1_signature_alone_is_not_enough(steady: Steady) -> None:
    person = steady.person("messenger")
    request = person.request(person.text("hi"))
    old = replace(request, headers={"Content-Type": "application/json", "X-Hub-Signature": "sha1=0"})
    assert old.post(steady.address).status_code == 401


def test_signature_is_checked_over_the_bytes_as_they_came(steady: Steady) -> None:
    """Meta escapes letters or not: a body that was parsed and written again would no longer match."""
    person = steady.person("messenger")
    raw = json.dumps(
        {"object": "page", "entry": [{"id": "1", "messaging": [person.text("é 😭")]}]}, ensure_ascii=False
    )
    assert (
        hub(raw.encode(), "meta/webhook", "application/json; charset=utf-8").post(steady.address).status_code
        == 200
    )
    steady.settle()
    assert steady.bot.received[-1] == "é 😭"


def test_form_with_empty_fields_and_signs_is_verified(steady: Steady) -> None:
    person = steady.person("sms")
    fields = {**person.text("1+1 = 2 & more % é"), "FromCity": "", "Empty": ""}
    assert "%" in urlencode(fields)
    assert person.deliver(fields).status_code == 204
    steady.settle()
    assert steady.bot.received[-1] == "1+1 = 2 & more % é"
