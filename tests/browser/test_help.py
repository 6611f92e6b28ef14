"""Helplines, steps and words to send (R49, R54, R65)."""

import re
from typing import Any

from playwright.sync_api import Route

from tests.browser.conftest import CHAT, DEMO, Visit, Visitor

CARD: dict[str, Any] = {
    "type": "helpline",
    "name": "Night Line",
    "what": "Someone to listen.",
    "where": "For Scotland",
    "why": "For people under 25",
    "phone": "0800 123 456",
    "sms": {"number": "85258", "text": "HELLO"},
    "chat_url": "https://chat.example.org/",
    "url": "https://www.example.org/",
    "email": "hi@example.org",
    "cost": "free",
    "open": "closed",
    "open_text": "Opens at 6 pm today",
    "text": "Night Line",
}


def answered_with(visitor: Visitor, *messages: dict[str, Any]) -> Visitor:
    """The next messages of this visitor get this answer."""

    def fulfil(route: Route) -> None:
        route.fulfill(json={"messages": list(messages)})

    visitor.context.route("**/webhooks/web/message", fulfil)
    return visitor.say("hello")


def test_a_card_says_who_when_how_and_why(visit: Visit) -> None:
    visitor = answered_with(visit(CHAT, width=390).start(), CARD)
    card = visitor.page.locator(".log .card")
    for words in (
        "Night Line",
        "Someone to listen.",
        "For Scotland",
        "Opens at 6 pm today",
        "Cost: free",
        "Why this one: For people under 25",
    ):
        assert words in card.inner_text()
    links = card.get_by_role("link").evaluate_all(
        "all => all.map((a) => [a.href, a.innerText.split('(')[0].trim()])"
    )
    assert links == [
        ["tel:0800123456", "Call 0800 123 456"],
        ["sms:85258", "Text HELLO to 85258"],
        ["https://chat.example.org/", "Chat online"],
        ["https://www.example.org/", "Website"],
        ["mailto:hi@example.org", "Email"],
    ]
    assert card.get_by_role("link", name="Website").get_attribute("rel") == "noreferrer"


def test_only_a_line_that_is_open_has_a_filled_dot(visit: Visit) -> None:
    """Not by colour alone: the words beside it say the same."""
    states = ("open", "online", "closed", "unknown")
    for state in states:
        visitor = answered_with(visit(CHAT, width=390).start(), CARD | {"open": state})
        dot = visitor.page.locator(".log .card .dot")
        filled = dot.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
        assert filled == (state in ("open", "online")), state


def test_nations_are_named_once_on_a_card(visit: Visit) -> None:
    visitor = (
        visit(CHAT, width=390).start().say("i live in scotland, i am 30, he wants money, who do i report to")
    )
    cards = visitor.page.locator(".log .card").all_inner_texts()
    assert any("For Scotland" in card for card in cards), cards
    for card in cards:
        assert len(re.findall(r"(?<!Police )Scotland", card)) <= 1, card


def test_at_most_three_cards_until_more_are_asked_for(visit: Visit) -> None:
    cards = [CARD | {"name": f"Line {number}"} for number in range(1, 6)]
    visitor = answered_with(visit(CHAT, width=390).start(), *cards)
    names = visitor.page.locator(".log .card .name")
    assert names.all_inner_texts() == ["Line 1", "Line 2", "Line 3"]
    visitor.button("More people who can help").click()
    assert names.count() == 5
    assert visitor.focused() == "Line 4"


def test_more_people_on_the_server_are_asked_for(visit: Visit) -> None:
    visitor = answered_with(visit(CHAT, width=390).start(), CARD | {"more": True})
    with visitor.page.expect_request("**/webhooks/web/message") as sent:
        visitor.button("More people who can help").click()
    assert sent.value.post_data_json["text"] == "More people who can help"


def test_steps_are_a_list_to_tick(visit: Visit) -> None:
    text = "Right now:\n1. Stop replying.\n2. Don't pay.\nYou are doing well."
    visitor = answered_with(visit(CHAT).start(), {"type": "text", "text": text})
    bubble = visitor.page.locator(".bubble", has_text="Right now:")
    assert [box.strip() for box in bubble.locator("label").all_inner_texts()] == [
        "1. Stop replying.",
        "2. Don't pay.",
    ]
    bubble.get_by_text("Don't pay.").click()
    assert bubble.get_by_role("checkbox", name="2. Don't pay.").is_checked()
    assert "You are doing well." in bubble.inner_text()


def test_one_line_that_starts_with_a_number_is_not_a_list(visit: Visit) -> None:
    visitor = answered_with(visit(CHAT).start(), {"type": "text", "text": "Call 999.\n2. is my favourite"})
    assert visitor.page.get_by_role("checkbox").count() == 0


def test_words_are_copied_with_one_tap(visit: Visit) -> None:
    words = "Something bad happened. Can you be with me?"
    visitor = visit(CHAT, permissions=["clipboard-read", "clipboard-write"]).start()
    answered_with(visitor, {"type": "copy", "text": words})
    visitor.button("Copy these words").click()
    visitor.button("Copied").wait_for()
    assert visitor.page.evaluate("navigator.clipboard.readText()") == words


def test_copying_that_is_forbidden_says_what_to_do(visit: Visit) -> None:
    visitor = visit(CHAT).start()
    visitor.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    answered_with(visitor, {"type": "copy", "text": "words"})
    visitor.button("Copy these words").click()
    visitor.page.get_by_text("Press and hold the words").first.wait_for()


def test_addresses_in_a_text_can_be_tapped(visit: Visit) -> None:
    text = "Send it to report@phishing.gov.uk or see https://example.org/a_b."
    visitor = answered_with(visit(CHAT).start(), {"type": "text", "text": text})
    links = visitor.page.locator(".bubble", has_text="Send it to").get_by_role("link")
    assert links.evaluate_all("all => all.map((a) => a.href)") == [
        "mailto:report@phishing.gov.uk",
        "https://example.org/a_b",
    ]


def test_get_help_now_works_before_the_chat_and_without_a_network(visit: Visit) -> None:
    """R54: in the same place at every point."""
    for path in (CHAT, DEMO):
        visitor = visit(path, width=390)
        if path == DEMO:
            visitor.button("Chat").click()
        visitor.context.set_offline(True)
        visitor.button("Get help now").click()
        links = visitor.cards().get_by_role("link").evaluate_all("all => all.map((a) => a.href)")
        assert "tel:999" in links and "tel:08001111" in links
        visitor.button("Back to the chat").click()
        assert visitor.focused() == "Get help now"


def test_on_a_wide_page_the_people_who_can_help_stand_beside_the_chat(visit: Visit) -> None:
    visitor = visit(CHAT, width=1280).start()
    assert visitor.page.locator(".help .card").first.is_visible()
    visitor.button("Get help now").click()
    assert visitor.focused() == "People who can help now"


def test_helplines_show_without_javascript(visit: Visit) -> None:
    for path in (CHAT, DEMO):
        visitor = visit(path, java_script_enabled=False)
        assert visitor.page.get_by_role("link", name="Call 999").is_visible()
        assert visitor.page.get_by_role("link", name="Call 0800 1111").is_visible()


def test_helplines_show_when_the_script_does_not_load(visit: Visit) -> None:
    visitor = visit("safety")
    visitor.context.route("**/steady-chat.js", lambda route: route.abort())
    visitor.go(CHAT)
    assert visitor.page.get_by_role("link", name="Call 999").is_visible()
    assert visitor.page.get_by_role("link", name="Leave now").is_visible()
