"""Usable by everyone: axe in every state, sizes, zoom, contrast (R60-R63)."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import CHAT, DEMO, SAFETY, Visit, Visitor

MONEY = "someone has my pictures and wants money"


def closed(visit: Visit) -> Visitor:
    return visit(DEMO)


def opened(visit: Visit) -> Visitor:
    visitor = closed(visit)
    visitor.button("Chat").click()
    return visitor


def opened_on_a_phone(visit: Visit) -> Visitor:
    visitor = visit(DEMO, width=390)
    visitor.button("Chat").click()
    return visitor


def before_the_first_words(visit: Visit) -> Visitor:
    return visit(CHAT)


def first_reply_with_choices(visit: Visit) -> Visitor:
    return visit(CHAT).start()


def steps_and_helplines(visit: Visit) -> Visitor:
    return visit(CHAT).start().choose("I'm under 18")


def words_to_copy(visit: Visit) -> Visitor:
    visitor = visit(CHAT).start()
    visitor.context.route(
        "**/webhooks/web/message",
        lambda route: route.fulfill(
            json={"messages": [{"type": "copy", "text": "Can you be with me today?"}]}
        ),
    )
    return visitor.say(MONEY)


def help_panel(visit: Visit) -> Visitor:
    visitor = visit(CHAT, width=390)
    visitor.button("Get help now").click()
    return visitor


def failed(visit: Visit) -> Visitor:
    visitor = visit(CHAT).start()
    visitor.context.route("**/webhooks/web/message", lambda route: route.abort())
    visitor.type_and_send(MONEY)
    visitor.page.locator(".state.failed").wait_for()
    return visitor


def offline(visit: Visit) -> Visitor:
    visitor = visit(CHAT, width=390).start()
    visitor.context.set_offline(True)
    visitor.page.locator(".offline").wait_for()
    return visitor


def session_over(visit: Visit) -> Visitor:
    visitor = visit(CHAT).start()
    visitor.context.route(
        "**/webhooks/web/message",
        lambda route: route.fulfill(
            status=401, json={"error": "session_over", "message": "Over.", "helplines": []}
        ),
    )
    visitor.type_and_send(MONEY)
    visitor.button("Start a new chat").wait_for()
    return visitor


def dark(visit: Visit) -> Visitor:
    return visit(CHAT, color_scheme="dark").start().choose("I'm under 18")


def forced_colours(visit: Visit) -> Visitor:
    return visit(CHAT, forced_colors="active").start().choose("I'm under 18")


def right_to_left(visit: Visit) -> Visitor:
    visitor = visit(CHAT, width=390)
    visitor.page.evaluate("document.querySelector('steady-chat').setAttribute('locale', 'ar')")
    visitor.page.locator(".start").click()
    visitor.page.locator(".choice").first.wait_for()
    return visitor


def narrow_with_text_at_200_percent(visit: Visit) -> Visitor:
    visitor = visit(CHAT, width=320, height=568)
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    return visitor.start().choose("I'm under 18")


def safety_page(visit: Visit) -> Visitor:
    return visit(SAFETY)


STATES = [
    closed,
    opened,
    opened_on_a_phone,
    before_the_first_words,
    first_reply_with_choices,
    steps_and_helplines,
    words_to_copy,
    help_panel,
    failed,
    offline,
    session_over,
    dark,
    forced_colours,
    right_to_left,
    narrow_with_text_at_200_percent,
    safety_page,
]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing(visit: Visit, state: Callable[[Visit], Visitor]) -> None:
    assert state(visit).accessibility_problems() == []


TOO_SMALL = """() => {
  const inside = document.querySelector("steady-chat").shadowRoot;
  const parts = inside.querySelectorAll("button, .button, textarea, summary, .steps label, .card a, .intro p a");
  return [...parts].map((part) => [part.innerText.trim(), part.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && (box.width < 44 || box.height < 44))
    .map(([name, box]) => `${name} ${box.width}x${box.height}`);
}"""
TOO_WIDE = """() => {
  const panel = document.querySelector("steady-chat").shadowRoot.querySelector(".panel");
  const inside = panel.querySelectorAll(".log, .help, .bubble, .card, .composer, .header");
  const sticksOut = (part) =>
    part.scrollWidth > part.clientWidth + 1 || part.getBoundingClientRect().right > innerWidth + 1;
  return [document.documentElement, panel, ...inside].filter(sticksOut).map((part) => part.className);
}"""


@pytest.mark.parametrize(
    "state", [before_the_first_words, steps_and_helplines, help_panel], ids=lambda state: state.__name__
)
def test_everything_to_tap_is_at_least_44_pixels(visit: Visit, state: Callable[[Visit], Visitor]) -> None:
    assert state(visit).page.evaluate(TOO_SMALL) == []


def test_no_sideways_scroll_at_320_pixels(visit: Visit) -> None:
    visitor = visit(CHAT, width=320, height=568)
    assert visitor.page.evaluate(TOO_WIDE) == []
    visitor.start().choose("I'm under 18")
    assert visitor.page.evaluate(TOO_WIDE) == []
    visitor.button("Get help now").click()
    assert visitor.page.evaluate(TOO_WIDE) == []


def test_no_sideways_scroll_with_text_at_200_percent_and_the_way_out_stays(visit: Visit) -> None:
    visitor = narrow_with_text_at_200_percent(visit)
    assert visitor.page.evaluate(TOO_WIDE) == []
    visitor.page.locator(".panel").evaluate("e => e.scrollTo(0, e.scrollHeight)")
    leave = visitor.page.get_by_role("link", name="Leave now").bounding_box()
    assert leave is not None and 0 <= leave["y"] < 60


def test_nothing_moves_when_the_reader_asked_for_no_motion(visit: Visit) -> None:
    visitor = visit(CHAT, reduced_motion="reduce").start()
    visitor.context.route("**/webhooks/web/message", lambda route: None)
    visitor.type_and_send("hello")
    visitor.page.locator(".writing").wait_for()
    running = "document.querySelector('steady-chat').shadowRoot.getAnimations().length"
    assert visitor.page.evaluate(running) == 0


def test_the_looks_keep_their_contrast(visit: Visit) -> None:
    """The three example looks, in both schemes."""
    for scheme in ("light", "dark"):
        visitor = visit(DEMO, color_scheme=scheme)
        visitor.button("Chat").click()
        for look in ("harbour", "lilac", "plain"):
            visitor.page.evaluate("look => document.querySelector('steady-chat').className = look", look)
            assert visitor.accessibility_problems() == [], (look, scheme)


# The values of WCAG 1.4.12, as a reader's own stylesheet or extension sets them: inside the widget too.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  const root = document.querySelector("steady-chat").shadowRoot;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}"""
CUT_OFF = """() => {
  const inside = document.querySelector("steady-chat").shadowRoot;
  const sticksOut = (part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1;
  return [...inside.querySelectorAll(".button, .bubble, .card, .title")]
    .filter((part) => part.offsetParent && sticksOut(part)).map((part) => part.innerText);
}"""


def test_wider_text_spacing_cuts_nothing_off(visit: Visit) -> None:
    for width in (320, 1000):
        visitor = visit(CHAT, width=width, height=700)
        visitor.page.evaluate(SPACED)
        visitor.start().choose("I'm under 18")
        assert visitor.page.evaluate(CUT_OFF) == []
        assert visitor.page.evaluate(TOO_WIDE) == []


def test_the_box_is_big_enough_for_a_phone_and_tells_no_spelling_service(visit: Visit) -> None:
    """Phones zoom into text under 16 pixels; a spelling service in the cloud would read along."""
    visitor = visit(CHAT, width=320)
    box = visitor.page.get_by_label("Your message")
    assert box.get_attribute("spellcheck") == "false"
    assert box.get_attribute("autocomplete") == "off"
    assert box.evaluate("e => [e.tagName, parseFloat(getComputedStyle(e).fontSize) >= 16]") == [
        "TEXTAREA",
        True,
    ]


def test_on_paper_nothing_is_cut_off(visit: Visit) -> None:
    visitor = visit(CHAT, width=390).start().choose("I'm under 18")
    visitor.page.emulate_media(media="print")
    log = visitor.page.locator(".log")
    assert log.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    assert not visitor.page.get_by_label("Your message").is_visible()
    assert visitor.cards().count() >= 1
