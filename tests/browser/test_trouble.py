"""A bad network, a server that goes away, a session that ends: nothing typed is lost (R54, issue 3)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Route

from steady.channels.session import load_secret_key, read_token, sender_id
from tests.browser.conftest import CHAT, DEMO, Visit, Visitor, visits
from tests.conftest import Server

WORDS = "someone has my pictures"


def turns_with(server: Server, visitor: Visitor, text: str) -> int:
    """How often the conversation of this visitor holds a message."""
    key = load_secret_key(None, server.folder, development=True)
    sender = sender_id("web", read_token(visitor.token, key), key)
    tracker = requests.get(
        f"{server.address}/conversations/{sender}/tracker?include_events=ALL", timeout=20
    ).json()
    return [event.get("text") for event in tracker["events"] if event["event"] == "user"].count(text)


def has_failed(visitor: Visitor) -> Visitor:
    visitor.page.locator(".state.failed").wait_for()
    return visitor


@pytest.fixture
def fragile(tmp_path: Path) -> Iterator[Server]:
    """A server of one's own, to be killed."""
    running = Server(tmp_path, {"STEADY_HTTP_API": "1"}).start()
    yield running
    running.stop()


@pytest.fixture
def visit_fragile(browser: Browser, fragile: Server) -> Iterator[Visit]:
    """Visitors of the server that is to be killed."""
    yield from visits(browser, fragile)


@pytest.mark.timeout(120)
def test_server_killed_in_mid_message_then_back(visit_fragile: Visit, fragile: Server) -> None:
    visitor = visit_fragile(CHAT, width=390).start()

    def answer_is_lost(route: Route) -> None:
        route.fetch()
        fragile.stop()
        visitor.context.unroute("**/webhooks/web/message")
        route.abort()

    visitor.context.route("**/webhooks/web/message", answer_is_lost)
    visitor.type_and_send(WORDS)
    visitor.page.get_by_label("Your message").fill("and one thing more")
    has_failed(visitor)
    assert visitor.page.get_by_text(WORDS).is_visible()
    assert visitor.page.get_by_label("Your message").input_value() == "and one thing more"
    assert visitor.page.locator(".offline .card").first.is_visible()
    assert visitor.page.get_by_role("alert").inner_text().startswith("We can't reach the chat right now.")

    fragile.start()
    visitor.button("Try again").click()
    visitor.all_sent()
    assert visitor.page.get_by_role("alert").inner_text() == ""
    assert visitor.page.locator(".log li.steady .bubble").count() > 3
    assert turns_with(fragile, visitor, WORDS) == 1


def test_an_answer_lost_on_the_way_is_asked_for_again_by_itself(visit: Visit) -> None:
    visitor = visit(CHAT).start()
    ids: list[str] = []

    def lose_the_first(route: Route) -> None:
        ids.append(route.request.post_data_json["client_message_id"])
        if len(ids) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    visitor.context.route("**/webhooks/web/message", lose_the_first)
    visitor.say(WORDS)
    assert len(ids) == 2 and ids[0] == ids[1]
    assert turns_with(visitor.server, visitor, WORDS) == 1


def test_offline_keeps_what_is_typed_and_sends_it_in_order_when_back(visit: Visit) -> None:
    visitor = visit(CHAT).start()
    visitor.context.set_offline(True)
    visitor.page.locator(".offline").wait_for()
    visitor.type_and_send("he wants money")
    visitor.type_and_send("he has my pictures")
    has_failed(visitor)
    assert visitor.page.locator(".offline .card").first.is_visible()
    visitor.context.set_offline(False)
    visitor.all_sent()
    said = visitor.page.locator(".person .bubble").all_inner_texts()
    assert [words.replace("You said:", "").strip() for words in said] == [
        "he wants money",
        "he has my pictures",
    ]
    assert turns_with(visitor.server, visitor, "he wants money") == 1


def test_the_first_contact_fails_and_the_helplines_are_there(visit: Visit) -> None:
    visitor = visit(CHAT, width=390)
    visitor.context.set_offline(True)
    visitor.type_and_send(WORDS)
    has_failed(visitor)
    assert visitor.page.locator(".offline .card").first.is_visible()
    visitor.context.set_offline(False)
    visitor.all_sent()
    assert visitor.bubble("I'm Steady. I'm a chatbot").is_visible()
    assert turns_with(visitor.server, visitor, WORDS) == 1


def test_pressing_send_twice_sends_once(visit: Visit) -> None:
    visitor = visit(CHAT).start()
    visitor.page.get_by_label("Your message").fill(WORDS)
    visitor.button("Send").dblclick()
    visitor.all_sent()
    assert turns_with(visitor.server, visitor, WORDS) == 1


def test_a_session_that_is_over_leads_to_a_new_chat_with_the_same_words(visit: Visit) -> None:
    visitor = visit(CHAT).start()
    erased = requests.delete(
        visitor.address("session"), headers={"Authorization": f"Bearer {visitor.token}"}, timeout=20
    )
    assert erased.status_code == 204
    visitor.type_and_send(WORDS)
    visitor.button("Start a new chat").click()
    visitor.all_sent()
    assert turns_with(visitor.server, visitor, WORDS) == 1


def test_a_server_that_is_too_busy_is_asked_again_after_the_time_it_named(visit: Visit) -> None:
    visitor = visit(CHAT).start()
    tries: list[Route] = []

    def busy_once(route: Route) -> None:
        tries.append(route)
        if len(tries) == 1:
            route.fulfill(
                status=429,
                headers={"Retry-After": "2"},
                json={"error": "too_fast", "message": "Wait.", "helplines": []},
            )
        else:
            route.continue_()

    visitor.context.route("**/webhooks/web/message", busy_once)
    visitor.say(WORDS)
    assert len(tries) == 2
    assert turns_with(visitor.server, visitor, WORDS) == 1


def test_a_message_that_the_server_refuses_does_not_hold_up_the_next(visit: Visit) -> None:
    visitor = visit(CHAT).start()

    def refuse(route: Route) -> None:
        visitor.context.unroute("**/webhooks/web/message")
        route.fulfill(
            status=413, json={"error": "too_large", "message": "That was too long for me.", "helplines": []}
        )

    visitor.context.route("**/webhooks/web/message", refuse)
    visitor.say("x" * 3_000)
    assert visitor.bubble("That was too long for me.").is_visible()
    assert visitor.button("Copy").is_visible()
    visitor.say(WORDS)
    assert turns_with(visitor.server, visitor, WORDS) == 1


def test_an_answer_that_is_not_ours_counts_as_no_answer(visit: Visit) -> None:
    """A school's filter or a broken proxy answers with a page of its own."""
    visitor = visit(CHAT).start()
    visitor.context.route(
        "**/webhooks/web/message",
        lambda route: route.fulfill(status=502, content_type="text/html", body="<h1>Blocked</h1>"),
    )
    visitor.type_and_send(WORDS)
    has_failed(visitor)
    assert "Blocked" not in visitor.chat_text()


def test_closing_the_panel_keeps_the_conversation(visit: Visit) -> None:
    visitor = visit(DEMO)
    visitor.button("Chat").click()
    visitor.start().say(WORDS)
    visitor.page.get_by_label("Your message").fill("half a thought")
    visitor.button("Close the chat").click()
    visitor.button("Chat").click()
    assert visitor.page.get_by_text(WORDS).is_visible()
    assert visitor.page.get_by_label("Your message").input_value() == "half a thought"


def test_words_that_were_not_sent_can_be_copied(visit: Visit) -> None:
    visitor = visit(CHAT, permissions=["clipboard-read", "clipboard-write"]).start()
    visitor.context.route("**/webhooks/web/message", lambda route: route.abort())
    visitor.type_and_send(WORDS)
    has_failed(visitor)
    visitor.button("Copy").click()
    visitor.button("Copied").wait_for()
    assert visitor.page.evaluate("navigator.clipboard.readText()") == WORDS
