"""The web channel over real HTTP."""

import json
import logging
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jsonschema
import jwt
import pytest
import requests
from sanic import Blueprint

from steady.channels import pages
from steady.channels.fallback import Fallback
from steady.channels.session import SecretKey, issue_token, sender_id
from steady.run.profile import ROOT
from tests.channels.conftest import SECRET, Server, ServerFactory

KEY = SecretKey(SECRET.encode())
SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "web-channel.schema.json").read_text("utf-8"))


def check(answer: requests.Response, part: str) -> dict:
    """The answer, checked against the published schema."""
    jsonschema.validate(answer.json(), {**SCHEMA, "$ref": f"#/$defs/{part}"})
    return answer.json()


def check_refusal(answer: requests.Response, status: int, code: str) -> None:
    """Every refusal has kind words and working helplines."""
    assert answer.status_code == status
    body = check(answer, "refusal")
    assert body["error"] == code
    assert any(card.get("phone") for card in body["helplines"])


def rows_of(server: Server, sender: str) -> int:
    with sqlite3.connect(server.database) as connection:
        return connection.execute("SELECT count(*) FROM events WHERE sender_id = ?", (sender,)).fetchone()[0]


def sender_of(token: str) -> str:
    return sender_id("web", jwt.decode(token, options={"verify_signature": False})["sid"], KEY)


# ---------------------------------------------------------------- sessions


def test_session_greets_and_offers_choices(server: Server) -> None:
    answer = check(server.post("web/session"), "session")
    assert answer["expires_in"] == 7200
    assert [message["type"] for message in answer["messages"]] == ["text", "choices"]
    assert [choice["id"] for choice in answer["messages"][1]["choices"]] == ["under_18", "over_18", "parent"]
    assert "/choose" not in json.dumps(answer)


def test_sender_id_of_the_tracker_is_not_the_session_id(server: Server) -> None:
    token = server.session()
    assert rows_of(server, sender_of(token)) > 0


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer nonsense",
        "Basic abc",
        "Bearer " + "a." * 400,
        "Bearer " + jwt.encode({"sid": "s", "aud": "steady-web", "iat": 1, "exp": 9e9}, "x" * 32, "HS256"),
        "Bearer " + jwt.encode({"sid": "s", "aud": "steady-web", "iat": 1, "exp": 9e9}, None, "none"),
        "Bearer " + jwt.encode({"sid": "s", "aud": "steady-web", "iat": 1, "exp": 9e9}, SECRET, "HS256"),
        "Bearer " + jwt.encode({"sid": "s", "iat": 1, "exp": 9e9}, KEY.derive("web-token"), "HS256"),
        "Bearer "
        + jwt.encode({"sid": 5, "aud": "steady-web", "iat": 1, "exp": 9e9}, KEY.derive("web-token"), "HS256"),
        "Bearer " + issue_token("s", KEY, 60, now=1_000_000),
        "Bearer " + issue_token("never begun", KEY, 60),
    ],
)
def test_missing_forged_or_expired_token_is_refused_kindly(server: Server, header: str | None) -> None:
    heard = len(server.bot.received)
    answer = server.post(
        "web/message",
        headers={"Authorization": header} if header is not None else {},
        json={"client_message_id": "1", "text": "hi"},
    )
    check_refusal(answer, 401, "session_over")
    assert len(server.bot.received) == heard


def test_session_ends_after_its_idle_time_and_slides_while_used(make_server: ServerFactory) -> None:
    server = make_server(session_idle=1)
    token = server.session()
    for number in range(3):
        time.sleep(0.6)
        assert server.say(token, str(number), "hi").status_code == 200
    time.sleep(1.2)
    check_refusal(server.say(token, "late", "hi"), 401, "session_over")
    assert server.erase(token).status_code == 204


# ---------------------------------------------------------------- bad input

GOOD = {"client_message_id": "ok-1", "text": "hi"}
BAD_BODIES: list[tuple[object, int]] = [
    (b"", 400),
    (b"hello", 400),
    (b"null", 400),
    (b"[]", 400),
    (b'"text"', 400),
    (b"5", 400),
    (b"{", 400),
    (b"[" * 9000, 400),
    (b'{"a":' * 3000, 400),
    (b'{"client_message_id": "1", "text": "\xff\xfe"}', 400),
    (b'{"client_message_id": "1", "text": "\xc0\xaf"}', 400),
    ('{"client_message_id": "1", "text": "hi"}'.encode("utf-16"), 400),
    ({}, 400),
    ({"text": "hi"}, 400),
    ({"client_message_id": "1"}, 400),
    ({"client_message_id": None, "text": "hi"}, 400),
    ({"client_message_id": 1, "text": "hi"}, 400),
    ({"client_message_id": "", "text": "hi"}, 400),
    ({"client_message_id": "x" * 65, "text": "hi"}, 400),
    ({"client_message_id": "a b'; DROP TABLE replies", "text": "hi"}, 400),
    ({"client_message_id": "1", "text": None}, 400),
    ({"client_message_id": "1", "text": 5}, 400),
    ({"client_message_id": "1", "text": ["hi"]}, 400),
    ({"client_message_id": "1", "text": {"$ne": 1}}, 400),
    ({"client_message_id": "1", "text": ""}, 400),
    ({"client_message_id": "1", "text": " \n\t "}, 400),
    ({"client_message_id": "1", "text": "\x00\x01"}, 400),
    ({"client_message_id": "1", "text": "///"}, 400),
    ({"client_message_id": "1", "text": "hi", "choice": "under_18"}, 400),
    ({"client_message_id": "1", "choice": 1}, 400),
    ({"client_message_id": "1", "choice": ["under_18"]}, 400),
    ({"client_message_id": "1", "choice": '/choose{"choice": "under_18"}'}, 400),
    ({"client_message_id": "1", "choice": ""}, 400),
    ({"client_message_id": "1", "attachment": "https://example.org/me.jpg"}, 400),
    ({"client_message_id": "1", "attachment": False}, 400),
    ({"client_message_id": "1", "text": "x" * 17_000}, 413),
    (b"x" * 300_000, 413),
]


@pytest.mark.parametrize(("body", "status"), BAD_BODIES)
def test_bad_input_is_refused_kindly_and_never_reaches_rasa(
    server: Server, body: object, status: int
) -> None:
    token = server.session()
    heard = len(server.bot.received)
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    answer = server.post("web/message", token, data=data, headers={"Content-Type": "application/json"})
    assert answer.status_code == status
    assert check(answer, "refusal")["helplines"]
    assert len(server.bot.received) == heard


def test_body_without_a_length_is_cut_off_too(server: Server) -> None:
    token = server.session()
    chunks = (b"x" * 4096 for _ in range(20))
    answer = server.post("web/message", token, data=chunks, headers={"Content-Type": "application/json"})
    check_refusal(answer, 413, "too_large")


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_wrong_content_type_is_refused(server: Server, content_type: str) -> None:
    answer = server.post(
        "web/message", server.session(), data=json.dumps(GOOD), headers={"Content-Type": content_type}
    )
    check_refusal(answer, 415, "not_json_type")


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("😭😭 help", "😭😭 help"),
        ("ساعدني من فضلك", "ساعدني من فضلك"),
        ("a\x00b\x07c", "a b c"),
        ("/restart", "restart"),
        (' //choose{"choice": "over_18"}', "..."),
        ("/session_start", "session_start"),
        ("\u202eesrever\u202c", "esrever"),
        ("line one\nline two", "line one\nline two"),
    ],
)
def test_odd_but_honest_text_reaches_rasa_cleaned(server: Server, typed: str, heard: str) -> None:
    answer = server.say(server.session(), "1", typed)
    assert answer.status_code == 200
    assert server.bot.received[-1] == heard


def test_client_metadata_never_reaches_rasa(server: Server) -> None:
    token = server.session()
    body = GOOD | {"metadata": {"x": 1}, "sender": "somebody else", "input_channel": "rest"}
    assert server.post("web/message", token, json=body).status_code == 200
    with sqlite3.connect(server.database) as connection:
        stored = connection.execute(
            "SELECT data FROM events WHERE sender_id = ?", (sender_of(token),)
        ).fetchall()
    assert "somebody else" not in str(stored)


# ---------------------------------------------------------------- once, and in order


def test_same_id_twice_at_once_runs_one_turn(server: Server) -> None:
    token = server.session()
    heard = len(server.bot.received)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: server.say(token, "same", "slow").json(), range(4)))
    assert answers == [answers[0]] * 4
    assert len(server.bot.received) == heard + 1
    assert server.say(token, "same", "slow").json() == answers[0]


def test_same_id_in_another_session_is_another_message(server: Server) -> None:
    first = server.say(server.session(), "same", "hi").json()
    assert server.say(server.session(), "same", "hi").json() != first


def test_quick_messages_of_one_person_are_answered_in_order_without_rasas_second_of_waiting(
    make_server: ServerFactory,
) -> None:
    server = make_server()
    token = server.session()
    begun = time.monotonic()
    with ThreadPoolExecutor(3) as pool:
        jobs = []
        for number in range(3):
            jobs.append(pool.submit(server.say, token, f"m{number}", f"slow {number}"))
            time.sleep(0.05)
        assert all(job.result().status_code == 200 for job in jobs)
    assert server.bot.received[1:] == ["slow 0", "slow 1", "slow 2"]
    assert server.bot.most_at_once == 1
    assert time.monotonic() - begun < 1.9


def test_ids_may_come_out_of_order(server: Server) -> None:
    token = server.session()
    later = server.say(token, "2", "second").json()
    earlier = server.say(token, "1", "first").json()
    assert later != earlier
    assert server.say(token, "2", "second").json() == later


def test_turn_is_not_lost_when_the_phone_hangs_up(server: Server) -> None:
    token = server.session()
    headers = {"Authorization": f"Bearer {token}"}
    body = {"client_message_id": "gone", "text": "slow and gone"}
    with pytest.raises(requests.exceptions.ReadTimeout):
        requests.post(f"{server.address}/web/message", json=body, headers=headers, timeout=0.1)
    answer = server.post("web/message", token, json=body)
    assert answer.json()["messages"][0]["text"].startswith("Turn ")
    assert server.bot.received.count("slow and gone") == 1


def test_too_many_messages_are_slowed_down_with_help(make_server: ServerFactory) -> None:
    server = make_server(messages_burst=3, messages_a_minute=6)
    token = server.session()
    answers = [server.say(token, str(number), "hi") for number in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    check_refusal(answers[3], 429, "too_fast")
    assert 1 <= int(answers[3].headers["Retry-After"]) <= 10
    assert server.say(server.session(), "1", "hi").status_code == 200


def test_flood_of_new_sessions_is_slowed_down(make_server: ServerFactory) -> None:
    server = make_server(all_burst=3, all_a_minute=1)
    assert [server.post("web/session").status_code for _ in range(4)] == [200, 200, 200, 429]


# ---------------------------------------------------------------- choices


def test_offered_choice_is_taken_at_any_later_time(server: Server) -> None:
    token = server.session()
    server.say(token, "1", "hi")
    assert server.choose(token, "2", "under_18").status_code == 200
    assert server.bot.received[-1] == '/choose{"choice": "under_18"}'


@pytest.mark.parametrize("choice", ["never_offered", "restart", "UNDER_18"])
def test_choice_that_was_not_offered_is_refused(server: Server, choice: str) -> None:
    heard = len(server.bot.received)
    token = server.session()
    check_refusal(server.choose(token, "1", choice), 409, "choice_not_offered")
    assert len(server.bot.received) == heard + 1


def test_typed_number_counts_only_right_after_the_question(server: Server) -> None:
    token = server.session()
    server.say(token, "1", "2")
    assert server.bot.received[-1] == '/choose{"choice": "over_18"}'
    server.say(token, "2", "2")
    assert server.bot.received[-1] == "2"


def test_typed_number_still_counts_after_a_failed_turn(server: Server) -> None:
    token = server.session()
    server.say(token, "1", "silence")
    server.say(token, "2", "2")
    assert server.bot.received[-1] == '/choose{"choice": "over_18"}'


def test_attachment_is_only_ever_a_fact(server: Server) -> None:
    answer = server.post("web/message", server.session(), json={"client_message_id": "1", "attachment": True})
    assert answer.status_code == 200
    assert server.bot.received[-1] == "/sent_media"


# ---------------------------------------------------------------- when things fail


@pytest.mark.parametrize(
    ("text", "cause"), [("boom", "ValueError"), ("hang", "timeout"), ("silence", "no_messages")]
)
def test_failed_turn_gives_safe_words_and_helplines_and_logs_no_content(
    server: Server, text: str, cause: str, caplog: pytest.LogCaptureFixture
) -> None:
    token = server.session()
    with caplog.at_level(logging.INFO):
        answer = check(server.say(token, "1", text), "reply")
    kinds = [message["type"] for message in answer["messages"]]
    assert kinds[0] == "text" and "helpline" in kinds and len(kinds) <= 4
    assert any(message.get("phone") for message in answer["messages"])
    lines = [record.getMessage() for record in caplog.records if record.name == "steady.channels"]
    assert len(lines) == 1
    assert "STEADY_TURN_FAILED" in lines[0] and f"cause={cause}" in lines[0]
    for secret in ("my secret words", token, sender_of(token)):
        assert secret not in caplog.text
    assert server.say(token, "2", "are you there").json()["messages"][0]["text"].startswith("Turn ")


def test_words_sent_before_the_failure_are_kept(server: Server) -> None:
    messages = server.say(server.session(), "1", "half").json()["messages"]
    assert messages[0]["text"] == "First part."
    assert messages[-1]["type"] == "helpline"


def test_adult_gets_no_childline_when_the_bot_fails(server: Server) -> None:
    token = server.session()
    server.say(token, "1", "I am 34")
    names = [message.get("name", "") for message in server.say(token, "2", "silence").json()["messages"]]
    assert len(names) > 1
    assert not any("Childline" in name for name in names)


def test_person_of_unknown_age_gets_the_emergency_number_and_nothing_for_adults_only(server: Server) -> None:
    messages = server.say(server.session(), "1", "silence").json()["messages"]
    assert messages[1]["phone"] == "999"


def test_internal_words_are_never_shown(server: Server) -> None:
    messages = server.say(server.session(), "1", "debris").json()["messages"]
    assert messages[2]["text"] == "Keep the chat"
    assert not any(mark in json.dumps(messages) for mark in ("{name}", "utter_", "**", "https://x/y"))


def test_lost_conversation_is_told_and_logged_instead_of_greeted_afresh(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    """Rasa answers a database fault with a new conversation and HTTP 200."""
    token = server.session()
    server.say(token, "1", "hi")
    with sqlite3.connect(server.database) as connection:
        connection.execute("DELETE FROM events WHERE sender_id = ?", (sender_of(token),))
    first, second = (server.say(token, number, "hi").json()["messages"] for number in ("2", "3"))
    assert "lost what you told me" in first[0]["text"]
    assert first[1]["text"].startswith("Turn ")
    assert second[0]["text"].startswith("Turn ")
    assert caplog.text.count("STEADY_CONVERSATION_LOST") == 1


def test_broken_database_still_answers_with_help(make_server: ServerFactory) -> None:
    server = make_server()
    token = server.session()
    with sqlite3.connect(server.database) as connection:
        connection.execute("ALTER TABLE events RENAME TO gone")
    answer = server.say(token, "1", "hi")
    assert answer.status_code == 200
    assert "lost what you told me" in answer.json()["messages"][0]["text"]
    check_refusal(server.erase(token), 503, "erase_failed")


# ---------------------------------------------------------------- erasing


def test_erase_removes_every_row_and_ends_the_session(server: Server) -> None:
    token = server.session()
    server.say(token, "1", "marker-words-to-erase")
    sender = sender_of(token)
    assert rows_of(server, sender) > 0
    answer = server.erase(token)
    assert (answer.status_code, answer.content) == (204, b"")
    assert rows_of(server, sender) == 0
    files = [*server.database.parent.iterdir()]
    assert not any(b"marker-words-to-erase" in file.read_bytes() for file in files)
    assert not any(sender.encode() in file.read_bytes() for file in files)
    check_refusal(server.say(token, "1", "hi"), 401, "session_over")
    assert server.erase(token).status_code == 204


def test_erase_with_the_token_in_the_body_does_the_same_and_needs_no_preflight(server: Server) -> None:
    """What a browser may send to another origin without asking first: text/plain, no header of its own."""
    token = server.session()
    server.say(token, "1", "hi")
    sender = sender_of(token)
    assert rows_of(server, sender) > 0
    headers = {"Origin": "https://charity.example", "Content-Type": "text/plain;charset=UTF-8"}
    for _ in range(2):
        answer = server.post("web/erase", headers=headers, data=json.dumps({"token": token}))
        assert (answer.status_code, answer.content) == (204, b"")
        assert answer.headers["Access-Control-Allow-Origin"] == "https://charity.example"
    assert rows_of(server, sender) == 0
    check_refusal(server.say(token, "2", "hi"), 401, "session_over")


def test_erase_with_the_token_in_the_body_is_refused_to_others(server: Server) -> None:
    token = server.session()
    sender = sender_of(token)
    headers = {"Origin": "https://evil.example"}
    stolen = server.post("web/erase", headers=headers, data=json.dumps({"token": token}))
    check_refusal(stolen, 403, "origin_refused")
    for body in ({"token": token[:-3] + "AAA"}, {"token": [token]}, {}):
        check_refusal(server.post("web/erase", data=json.dumps(body)), 401, "session_over")
    check_refusal(server.post("web/erase", data="token"), 400, "not_json")
    assert rows_of(server, sender) > 0


def test_erase_waits_for_the_turn_that_is_running(server: Server) -> None:
    token = server.session()
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(server.say, token, "1", "slow")
        time.sleep(0.1)
        assert server.erase(token).status_code == 204
        job.result()
    assert rows_of(server, sender_of(token)) == 0


def test_delete_this_chat_in_words_erases_after_the_answer(server: Server) -> None:
    token = server.session()
    answer = server.say(token, "1", "forget me")
    assert answer.json()["messages"] == [{"type": "text", "text": "Deleted."}]
    assert rows_of(server, sender_of(token)) == 0
    check_refusal(server.say(token, "2", "hi"), 401, "session_over")


def test_nobody_can_erase_with_a_forged_token(server: Server) -> None:
    token = server.session()
    check_refusal(server.erase(token[:-3] + "AAA"), 401, "session_over")
    assert rows_of(server, sender_of(token)) > 0


# ---------------------------------------------------------------- origins and headers


def test_allowed_origin_may_ask_and_read(server: Server) -> None:
    headers = {
        "Origin": "https://charity.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    preflight = requests.options(f"{server.address}/web/message", headers=headers, timeout=5)
    assert preflight.status_code == 204
    assert preflight.headers["Access-Control-Allow-Origin"] == "https://charity.example"
    assert "DELETE" in preflight.headers["Access-Control-Allow-Methods"]
    assert "Authorization" in preflight.headers["Access-Control-Allow-Headers"]
    answer = server.post("web/session", headers={"Origin": "https://charity.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "https://charity.example"
    assert answer.headers["Vary"] == "Origin"
    refusal = server.post("web/message", headers={"Origin": "https://charity.example"}, json=GOOD)
    assert refusal.status_code == 401
    assert refusal.headers["Access-Control-Allow-Origin"] == "https://charity.example"


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "https://charity.example.evil.org", "http://charity.example", "https://xcharity.example"],
)  # fmt: skip
def test_other_origins_are_refused(server: Server, origin: str) -> None:
    heard = len(server.bot.received)
    answer = server.post("web/session", headers={"Origin": origin})
    check_refusal(answer, 403, "origin_refused")
    assert "Access-Control-Allow-Origin" not in answer.headers
    preflight = requests.options(f"{server.address}/web/session", headers={"Origin": origin}, timeout=5)
    assert preflight.status_code == 403
    assert "Access-Control-Allow-Origin" not in preflight.headers
    assert len(server.bot.received) == heard


def test_same_origin_is_always_allowed(server: Server) -> None:
    origin = server.address.removesuffix("/webhooks")
    assert server.post("web/session", headers={"Origin": origin}).status_code == 200


def test_answers_are_not_kept_by_anybody(server: Server) -> None:
    for answer in (server.post("web/session"), server.post("web/message", json=GOOD), server.erase("x")):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_request_log_is_off(server: Server) -> None:
    assert logging.getLogger("sanic.access").disabled


# ---------------------------------------------------------------- the page


def test_chat_page_is_strict_and_helps_without_the_server(server: Server) -> None:
    page = requests.get(f"{server.address}/web/chat", timeout=5)
    assert page.status_code == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types lit-html"
    )
    assert page.headers["Cache-Control"] == "no-store"
    for number in ("999", "08001111", "116123"):
        assert f'href="tel:{number}"' in page.text
    assert "<title>Chat</title>" in page.text
    assert "https://www.bbc.co.uk/weather" in page.text
    for part, kind in (
        ("page.css", "text/css"),
        ("steady-chat.css", "text/css"),
        ("steady-chat.js", "text/javascript"),
    ):
        assert f'"{part}"' in page.text
        answer = requests.get(f"{server.address}/web/{part}", timeout=5)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, f"{kind}; charset=utf-8")


def test_widget_may_be_embedded_anywhere_and_stays_on_no_shared_computer(server: Server) -> None:
    answer = requests.get(f"{server.address}/web/steady-chat.js", timeout=5)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Encoding"] == "gzip"
    plain = requests.get(answer.url, headers={"Accept-Encoding": "identity"}, timeout=5)
    assert "Content-Encoding" not in plain.headers
    assert plain.content == answer.content


def test_safety_page_says_what_leaving_cannot_do(server: Server) -> None:
    """R26, R27."""
    page = requests.get(f"{server.address}/web/safety", timeout=5)
    assert page.status_code == 200
    for words in (
        "can't delete your browser history",
        "private window",
        "cookies",
        "within 30 days",
        "library",
    ):
        assert words in page.text
    assert "<!--" not in page.text


@pytest.mark.parametrize(("profile", "shown"), [("development", True), ("production", False)])
def test_demo_page_is_there_in_development_only(
    monkeypatch: pytest.MonkeyPatch, profile: str, shown: bool
) -> None:
    monkeypatch.setenv("STEADY_PROFILE", profile)
    blueprint = Blueprint("pages")
    pages.add_pages(blueprint, Fallback(ROOT / "domain.yml", "GB"))
    assert ("/demo" in {route.uri for route in blueprint._future_routes}) is shown
