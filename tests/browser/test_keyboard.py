"""By keyboard and by ear (R60, R61, R63, R69)."""

import json

from playwright.sync_api import Locator, Route

from tests.browser.conftest import CHAT, DEMO, Visit, Visitor

HEADER = ["Leave now", "Get help now", "Clear this chat"]


def tab_through(visitor: Visitor, times: int) -> list[str]:
    names = []
    for _ in range(times):
        visitor.page.keyboard.press("Tab")
        names.append(visitor.focused())
    return names


def test_a_whole_conversation_without_a_mouse(visit: Visit) -> None:
    visitor = visit(CHAT, width=390)
    keyboard = visitor.page.keyboard
    assert tab_through(visitor, 6) == [
        *HEADER,
        "Messages",
        "How to stay safe on this device (opens in a new tab)",
        "Start the chat",
    ]
    keyboard.press("Enter")
    visitor.button("I'm under 18").wait_for()
    assert visitor.focused() == "Messages"
    assert tab_through(visitor, 2) == ["About this chat and your privacy", "I'm under 18"]
    keyboard.press("Enter")
    visitor.page.locator(".card").first.wait_for()
    assert visitor.focused() == "You said: I'm under 18"

    names = tab_through(visitor, 8)
    steps = [name for name in names if name[:2] in {f"{number}." for number in range(1, 9)}]
    assert steps, names
    assert any(name.startswith("Call 0800 1111 (Childline)") for name in names), names
    box = visitor.page.get_by_label("Your message")
    for _ in range(40):
        if visitor.focused() == "Your message":
            break
        keyboard.press("Tab")
    keyboard.type("he wants money")
    keyboard.press("Enter")
    visitor.page.get_by_text("he wants money").wait_for()
    assert visitor.focused() == "Your message"
    assert box.input_value() == ""


def test_a_step_is_ticked_with_the_space_bar(visit: Visit) -> None:
    visitor = visit(CHAT).start().choose("I'm under 18")
    step = visitor.page.get_by_role("checkbox").first
    step.focus()
    visitor.page.keyboard.press("Space")
    assert step.is_checked()
    visitor.say("hello")
    assert step.is_checked()


def test_opening_moves_focus_in_and_escape_brings_it_back(visit: Visit) -> None:
    for width in (390, 1000):
        visitor = visit(DEMO, width=width)
        launcher = visitor.button("Chat")
        launcher.focus()
        visitor.page.keyboard.press("Enter")
        visitor.page.get_by_role("dialog").wait_for()
        assert visitor.focused() == "Chat"
        assert tab_through(visitor, 1) == ["Leave now"]
        visitor.page.keyboard.press("Escape")
        assert not visitor.page.get_by_role("dialog").is_visible()
        assert visitor.focused() == "Chat"
        assert launcher.get_attribute("aria-expanded") == "false"


def test_on_a_phone_focus_never_goes_behind_the_panel(visit: Visit) -> None:
    visitor = visit(DEMO, width=390)
    visitor.button("Chat").click()
    visitor.page.get_by_role("dialog").wait_for()
    names = tab_through(visitor, 12)
    assert "Accept" not in names and "Calm (the usual one)" not in names


def test_escape_leaves_the_help_panel_first(visit: Visit) -> None:
    visitor = visit(DEMO)
    visitor.button("Chat").click()
    visitor.button("Get help now").click()
    assert visitor.focused() == "People who can help now"
    visitor.page.keyboard.press("Escape")
    assert visitor.focused() == "Get help now"
    assert visitor.page.get_by_role("dialog").is_visible()


def test_the_live_region_hears_each_new_answer_once(visit: Visit) -> None:
    visitor = visit(CHAT).start()
    before = len(visitor.heard())
    visitor.say("someone has my pictures and wants money, i am 15")
    visitor.page.wait_for_timeout(300)
    heard = visitor.heard()[before:]
    new = visitor.replies[-1]["messages"]
    expected = [message["text"] for message in new if message["type"] in ("text", "copy")]
    expected += [message["text"] for message in new if message["type"] == "choices" and "text" in message]
    for text in expected:
        assert heard.count(text) == 1, (text, heard)
    for name in [message["name"] for message in new if message["type"] == "helpline"][:3]:
        assert len([line for line in heard if line.startswith(name)]) == 1, (name, heard)
    assert not [line for line in heard if "i am 15" in line], "the person's own words are not read back"
    assert len(heard) == len(set(heard)), heard
    assert "http" not in json.dumps(heard)


def test_the_live_region_is_empty_again_after_a_while(visit: Visit) -> None:
    visitor = visit(CHAT)
    visitor.page.clock.install()
    visitor.start()
    visitor.page.clock.run_for(11_000)
    assert visitor.page.locator("[role=log] p").count() == 0


def test_a_long_wait_is_said_once(visit: Visit) -> None:
    visitor = visit(CHAT).start()
    held: list[Route] = []
    visitor.context.route("**/webhooks/web/message", lambda route: held.append(route))
    visitor.type_and_send("hello")
    visitor.page.wait_for_timeout(2_600)
    assert visitor.heard().count("Steady is writing") == 1


def reading_further_up(visit: Visit) -> tuple[Visitor, Locator]:
    """Someone at the top of the messages when an answer comes in below, and the box they scroll."""
    visitor = visit(CHAT, width=390, height=600).start().choose("I'm under 18")
    held: list[Route] = []
    visitor.context.route("**/webhooks/web/message", lambda route: held.append(route))
    visitor.type_and_send("hello")
    visitor.page.wait_for_timeout(700)
    log = visitor.page.locator(".log")
    log.evaluate("e => e.scrollTop = 0")
    held[0].continue_()
    visitor.button("Show the new message").wait_for()
    return visitor, log


def test_new_words_do_not_pull_the_page_from_someone_who_reads_further_up(visit: Visit) -> None:
    visitor, log = reading_further_up(visit)
    assert log.evaluate("e => e.scrollTop") == 0
    visitor.button("Show the new message").click()
    assert log.evaluate("e => e.scrollTop") > 0


def test_the_way_to_new_words_goes_when_they_are_reached_by_scrolling(visit: Visit) -> None:
    visitor, log = reading_further_up(visit)
    log.evaluate("e => e.scrollTop = e.scrollHeight")
    visitor.button("Show the new message").wait_for(state="detached")


def test_enter_that_ends_a_composition_does_not_send(visit: Visit) -> None:
    """With an input method (Japanese, Chinese, Korean) Enter picks a word."""
    visitor = visit(CHAT).start()
    box = visitor.page.get_by_label("Your message")
    box.focus()
    keyboard = visitor.context.new_cdp_session(visitor.page)
    keyboard.send("Input.imeSetComposition", {"text": "たすけて", "selectionStart": 4, "selectionEnd": 4})
    enter = """(box, composing) => box.dispatchEvent(new KeyboardEvent("keydown",
      { key: "Enter", isComposing: composing, bubbles: true, composed: true, cancelable: true }))"""
    assert box.evaluate(enter, True) is True, "the key is left to the input method"
    assert visitor.page.locator(".person").count() == 0
    keyboard.send("Input.insertText", {"text": "たすけて"})
    assert box.input_value() == "たすけて"
    box.evaluate(enter, False)
    visitor.page.locator(".person", has_text="たすけて").wait_for()


def test_shift_enter_makes_a_new_line(visit: Visit) -> None:
    visitor = visit(CHAT).start()
    box = visitor.page.get_by_label("Your message")
    box.press_sequentially("one")
    box.press("Shift+Enter")
    box.press_sequentially("two")
    assert box.input_value() == "one\ntwo"
    assert visitor.page.locator(".person").count() == 0


COVERED = """() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const box = element.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0) + 2, Math.min(box.right, innerWidth) - 2];
  const [top, bottom] = [Math.max(box.top, 0) + 2, Math.min(box.bottom, innerHeight) - 2];
  const points = [left, (left + right) / 2, right].flatMap((x) => [top, (top + bottom) / 2, bottom].map((y) => [x, y]));
  const seen = points.some(([x, y]) => {
    const hit = element.getRootNode().elementFromPoint(x, y);
    return hit && (element.contains(hit) || hit.contains(element));
  });
  return seen ? "" : element.closest("label")?.innerText || element.innerText || element.tagName;
}"""


def test_what_has_focus_is_never_hidden(visit: Visit) -> None:
    """WCAG 2.4.11, also where large text makes the way out sticky."""
    for width, height, text_size in ((390, 600, 16), (320, 568, 32)):
        visitor = visit(CHAT, width=width, height=height)
        session = visitor.context.new_cdp_session(visitor.page)
        session.send("Page.setFontSizes", {"fontSizes": {"standard": text_size}})
        visitor.start().choose("I'm under 18")
        for key in ("Tab", "Shift+Tab"):
            for _ in range(25):
                visitor.page.keyboard.press(key)
                assert visitor.page.evaluate(COVERED) == "", (width, key)


def test_cards_and_messages_have_names_and_order_for_reading_aloud(visit: Visit) -> None:
    visitor = visit(CHAT, width=390).start().choose("I'm under 18")
    tree = visitor.page.locator("steady-chat").aria_snapshot()
    for part in (
        'heading "Chat"',
        'region "Messages"',
        'heading "Childline"',
        "You said: I'm under 18",
        "Steady said:",
    ):
        assert part in tree, tree
