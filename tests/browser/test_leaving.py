"""Leaving at once, and nothing left behind (R19-R31)."""

import time

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import (
    CHAT,
    DEMO,
    NEUTRAL_PAGE,
    NOTHING_STORED,
    SAFETY,
    Visit,
    Visitor,
    is_erased,
    neutral_page,
)

SECRET = "my secret is about sam"


# While the next page is still on its way: how the page is shown, whether the words are in it, what is stored.
WHAT_IS_LEFT = """() => addEventListener("steady-exit", () => setTimeout(() => tell([
  getComputedStyle(document.documentElement).display,
  document.querySelector("steady-chat").shadowRoot.textContent.includes("my secret"),
  { ...sessionStorage },
]), 50))"""


def slow_neutral_page(route: Route) -> None:
    time.sleep(0.5)
    neutral_page(route)


def press_shift(visitor: Visitor, times: int) -> None:
    for _ in range(times):
        visitor.page.keyboard.press("Shift")


def test_leaving_hides_erases_and_replaces(visit: Visit) -> None:
    """R23, R25, R29: hidden at once, gone on the server, Back does not show the chat, nothing is kept."""
    visitor = visit(SAFETY).go(CHAT).start().say(SECRET)
    entries = visitor.page.evaluate("history.length")
    visitor.context.unroute(NEUTRAL_PAGE)
    visitor.context.route(NEUTRAL_PAGE, slow_neutral_page)
    visitor.page.evaluate(WHAT_IS_LEFT)
    visitor.page.get_by_role("link", name="Leave now").click()
    visitor.page.wait_for_url(NEUTRAL_PAGE)
    assert visitor.told == [["none", False, NOTHING_STORED["session"]]]
    assert visitor.page.evaluate("history.length") == entries
    assert is_erased(visitor)
    visitor.page.go_back()
    assert visitor.page.url == visitor.address(SAFETY)
    visitor.page.go_forward()
    assert visitor.page.url == NEUTRAL_PAGE


def test_leaving_by_shift_three_times_with_progress_said(visit: Visit) -> None:
    """R20: three presses, each followed by words for those who cannot see the dots."""
    visitor = visit(CHAT).start()
    status = visitor.page.get_by_role("status")
    press_shift(visitor, 1)
    assert status.inner_text() == "Shift: press 2 more times to leave."
    assert visitor.page.locator(".presses .on").count() == 1
    press_shift(visitor, 1)
    assert status.inner_text() == "Shift: press 1 more time to leave."
    press_shift(visitor, 1)
    visitor.page.wait_for_url(NEUTRAL_PAGE)
    assert is_erased(visitor)


def test_shift_for_a_capital_letter_does_not_leave(visit: Visit) -> None:
    visitor = visit(CHAT).start()
    visitor.page.get_by_label("Your message").focus()
    for letter in "ABCDE":
        visitor.page.keyboard.press(f"Shift+{letter}")
    assert visitor.page.get_by_label("Your message").input_value() == "ABCDE"
    press_shift(visitor, 2)
    visitor.page.keyboard.press("a")
    press_shift(visitor, 1)
    assert visitor.page.url == visitor.address(CHAT)
    assert visitor.page.get_by_role("status").inner_text() == "Shift: press 2 more times to leave."


def test_slow_shifts_do_not_leave(visit: Visit) -> None:
    visitor = visit(CHAT)
    visitor.page.clock.install()
    visitor.start()
    press_shift(visitor, 2)
    visitor.page.clock.run_for(5_100)
    assert "too slowly" in visitor.page.get_by_role("status").inner_text()
    press_shift(visitor, 2)
    assert visitor.page.url == visitor.address(CHAT)


def test_leaving_with_a_message_in_flight(visit: Visit) -> None:
    visitor = visit(CHAT).start()
    visitor.type_and_send(SECRET)
    visitor.page.get_by_role("link", name="Leave now").click()
    visitor.page.wait_for_url(NEUTRAL_PAGE)
    assert is_erased(visitor)


def test_leaving_without_a_network(visit: Visit) -> None:
    visitor = visit(CHAT).start().say(SECRET)
    visitor.context.set_offline(True)
    visitor.page.get_by_role("link", name="Leave now").click(no_wait_after=True)
    visitor.page.wait_for_url(lambda url: url != visitor.address(CHAT))
    assert SECRET not in visitor.page.content()


def test_leave_is_in_front_of_a_cookie_banner(visit: Visit) -> None:
    """R28: the banner of the demo page has the highest z-index that there is, and stands last."""
    for width, height in ((320, 568), (390, 780), (1000, 800)):
        visitor = visit(DEMO, width=width, height=height)
        visitor.button("Chat").click()  # fails if the banner covers the launcher
        leave = visitor.page.get_by_role("link", name="Leave now")
        leave.click(trial=True)
        visitor.start()
        visitor.button("Send").click(trial=True)
        leave.click()
        visitor.page.wait_for_url(NEUTRAL_PAGE)


def test_leave_stays_in_front_of_what_the_page_opens_later(visit: Visit) -> None:
    visitor = visit(DEMO)
    visitor.button("Chat").click()
    visitor.page.evaluate(
        """() => {
          const late = document.createElement("div");
          late.popover = "manual";
          late.style.cssText = "inset: 0; width: 100vw; height: 100vh; background: #ffe9b8";
          document.body.append(late);
          late.showPopover();
        }"""
    )
    visitor.page.get_by_role("link", name="Leave now").click(trial=True)


def test_leave_stays_in_sight_while_scrolling(visit: Visit) -> None:
    visitor = visit(CHAT, width=390).start().choose("I'm under 18").say("hello")
    for position in ("0", "e.scrollHeight"):
        visitor.page.locator(".log").evaluate(f"e => e.scrollTop = {position}")
        visitor.page.get_by_role("link", name="Leave now").click(trial=True)


def test_a_hostile_stylesheet_cannot_spoil_the_chat(visit: Visit) -> None:
    visitor = visit(DEMO)
    visitor.page.evaluate("document.getElementById('hostile').disabled = false")
    visitor.page.evaluate("document.querySelector('steady-chat').show()")
    visitor.start().choose("I'm under 18")
    style = visitor.page.locator(".bubble").first.evaluate(
        """e => {
          const s = getComputedStyle(e);
          return [s.color, s.fontSize, s.letterSpacing, s.textTransform, s.direction];
        }"""
    )
    assert style == ["rgb(42, 38, 34)", "16px", "normal", "none", "ltr"]
    visitor.page.get_by_role("link", name="Leave now").click()
    visitor.page.wait_for_url(NEUTRAL_PAGE)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "http://example.org", "//example.org", "data:text/html,x", "x"]
)
def test_only_https_addresses_are_left_for(visit: Visit, address: str) -> None:
    visitor = visit(CHAT)
    visitor.page.evaluate(
        "url => document.querySelector('steady-chat').setAttribute('exit-url', url)", address
    )
    visitor.page.get_by_role("link", name="Leave now").click()
    visitor.page.wait_for_url(NEUTRAL_PAGE)


def test_exit_mode_navigate_keeps_the_page_in_the_history_but_not_the_words(visit: Visit) -> None:
    visitor = visit(CHAT).start().say(SECRET)
    visitor.page.evaluate("document.querySelector('steady-chat').setAttribute('exit-mode', 'navigate')")
    visitor.page.get_by_role("link", name="Leave now").click()
    visitor.page.wait_for_url(NEUTRAL_PAGE)
    visitor.page.go_back()
    visitor.button("Start the chat").wait_for()
    assert SECRET not in visitor.chat_text()


def test_a_page_restored_from_memory_is_empty(visit: Visit) -> None:
    """R29. Chromium under test does not keep pages in memory, so its events are sent by hand."""
    visitor = visit(CHAT).start().say(SECRET)
    visitor.page.evaluate("document.documentElement.style.setProperty('display', 'none', 'important')")
    visitor.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert SECRET not in visitor.chat_text()
    visitor.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    visitor.button("Start the chat").wait_for()
    assert SECRET not in visitor.chat_text()
    visitor.start()


def test_clear_deletes_here_and_on_the_server_and_starts_again(visit: Visit) -> None:
    """R31."""
    visitor = visit(CHAT).start().say(SECRET)
    visitor.page.get_by_label("Your message").fill("half a thought")
    visitor.button("Clear this chat").click()
    visitor.page.get_by_text("This chat is deleted.").first.wait_for()
    assert SECRET not in visitor.chat_text()
    assert visitor.page.get_by_label("Your message").input_value() == ""
    assert is_erased(visitor)
    assert visitor.stored() == NOTHING_STORED
    visitor.start()


def test_clear_without_the_server_says_so_and_erases_when_it_is_back(visit: Visit) -> None:
    visitor = visit(CHAT).start().say(SECRET)
    visitor.context.set_offline(True)
    visitor.button("Clear this chat").click()
    visitor.page.get_by_text("we will try to delete it there again").first.wait_for()
    assert SECRET not in visitor.chat_text()
    visitor.context.set_offline(False)
    assert is_erased(visitor)


def test_the_host_page_is_told_without_a_word_of_the_chat(visit: Visit) -> None:
    visitor = visit(DEMO)
    visitor.page.evaluate(
        """() => { window.told = []; for (const name of ["open", "close", "clear", "exit"])
          document.addEventListener(`steady-${name}`, (e) => window.told.push([e.type, e.detail, e.cancelable])); }"""
    )
    visitor.button("Chat").click()
    visitor.start()
    visitor.button("Clear this chat").click()
    visitor.button("Close the chat").click()
    assert visitor.page.evaluate("window.told") == [
        ["steady-open", None, False],
        ["steady-clear", None, False],
        ["steady-close", None, False],
    ]


def test_a_second_way_out_near_the_skip_link_does_the_same(visit: Visit) -> None:
    """R22: the first thing to reach on the host page, by keyboard."""
    visitor = visit(DEMO)
    visitor.button("Chat").click()
    visitor.start().say(SECRET)
    visitor.page.get_by_role("link", name="Leave this page now").focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(NEUTRAL_PAGE)
    assert is_erased(visitor)


def test_the_host_may_switch_shift_off(visit: Visit) -> None:
    visitor = visit(SAFETY)
    visitor.context.add_init_script(
        """new MutationObserver(() => document.querySelector("steady-chat")?.toggleAttribute("no-shift-exit", true))
          .observe(document, { childList: true, subtree: true });"""
    )
    visitor.go(CHAT).start()
    press_shift(visitor, 3)
    assert visitor.page.get_by_role("status").inner_text() == ""
    assert visitor.page.url == visitor.address(CHAT)
