"""Nothing kept in the browser, nobody else asked, no pictures (R14, R26, R31, R38, R64)."""

from tests.browser.conftest import CHAT, DEMO, NOTHING_STORED, SAFETY, Visit

FILES = """kind => {
  const data = new DataTransfer();
  data.items.add(new File(["x"], "me.jpg", { type: "image/jpeg" }));
  const options = { clipboardData: data, dataTransfer: data, bubbles: true, cancelable: true, composed: true };
  const event = kind === "paste" ? new ClipboardEvent(kind, options) : new DragEvent(kind, options);
  return document.querySelector("steady-chat").shadowRoot.querySelector("textarea").dispatchEvent(event);
}"""


def test_nothing_is_kept_in_the_browser_after_a_conversation(visit: Visit) -> None:
    """The visit itself checks that nobody else was asked and that the strict policy blocked nothing."""
    visitor = visit(CHAT).start().choose("I'm under 18").say("he wants money")
    assert visitor.stored() == NOTHING_STORED
    visitor.page.reload()
    visitor.button("Start the chat").wait_for()
    assert "he wants money" not in visitor.page.content() + visitor.chat_text()


def test_the_policy_of_the_page_is_as_strict_as_the_documentation_says(visit: Visit) -> None:
    visitor = visit(SAFETY)
    for path in (CHAT, DEMO):
        headers = visitor.context.request.get(visitor.address(path)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'" in policy
        assert "require-trusted-types-for 'script'; trusted-types lit-html" in policy
        assert (headers["cache-control"], headers["referrer-policy"]) == ("no-store", "no-referrer")
    # the policy is at work: what the page must not do is blocked
    blocked = (
        """() => { try { document.body.innerHTML = "<b>x</b>"; return false; } catch { return true; } }"""
    )
    visitor.go(CHAT)
    assert visitor.page.evaluate(blocked)
    visitor.page.wait_for_timeout(200)
    assert "require-trusted-types-for" in visitor.violations.pop()


def test_before_the_first_word_the_person_knows_what_is_kept_and_what_leaving_does(visit: Visit) -> None:
    visitor = visit(CHAT)
    assert visitor.requests == [
        visitor.address(path) for path in ("chat", "page.css", "steady-chat.css", "steady-chat.js")
    ], "no conversation begins before the person asks for one"
    text = visitor.page.locator(".intro").inner_text()
    for words in ("chatbot, not a person", "30 days", "can't delete your browser history", "Shift 3 times"):
        assert words in text
    assert len(text.split()) < 110, "short, not a wall"
    for days, words in (
        ("1", "for up to 1 day, to"),
        ("2", "for up to 2 days, to"),
        ("never", "until you clear"),
    ):
        visitor.page.locator("steady-chat").evaluate(
            "(chat, days) => chat.setAttribute('kept-days', days)", days
        )
        visitor.page.locator(".intro").get_by_text(words).wait_for()
    link = visitor.page.get_by_role("link", name="How to stay safe on this device")
    assert link.get_attribute("href") == visitor.address(SAFETY)
    visitor.start()
    visitor.page.get_by_text("About this chat and your privacy").click()
    assert visitor.page.get_by_text("can't delete your browser history").is_visible()


def test_resume_keeps_the_token_alone_and_goes_on(visit: Visit) -> None:
    visitor = visit(SAFETY)
    visitor.context.add_init_script(
        """new MutationObserver(() => document.querySelector("steady-chat")?.toggleAttribute("resume", true))
          .observe(document, { childList: true, subtree: true });"""
    )
    visitor.go(CHAT).start().say("my name is secret")
    assert visitor.stored()["session"] == {"steady-chat": visitor.token}
    visitor.page.reload()
    visitor.bubble("Welcome back. We can go on.").wait_for()
    assert "secret" not in visitor.chat_text()
    visitor.say("what should i do now")
    assert len(visitor.replies[-1]["messages"]) > 0
    visitor.button("Clear this chat").click()
    visitor.page.get_by_text("This chat is deleted.").first.wait_for()
    assert visitor.stored() == NOTHING_STORED


def test_a_pasted_or_dropped_picture_is_refused_kindly_and_never_sent(visit: Visit) -> None:
    for kind in ("paste", "drop"):
        visitor = visit(CHAT).start()
        with visitor.page.expect_request("**/webhooks/web/message") as sent:
            assert visitor.page.evaluate(FILES, kind) is False, "the browser does not open the file"
        body = sent.value.post_data_json
        assert set(body) == {"client_message_id", "attachment"}
        visitor.page.get_by_text("You tried to add a file. It was not sent.").first.wait_for()
        visitor.bubble("Please don't send pictures").wait_for()


def test_a_pasted_picture_is_refused_kindly_without_the_server_too(visit: Visit) -> None:
    visitor = visit(CHAT)
    assert visitor.page.evaluate(FILES, "paste") is False
    visitor.page.get_by_text("Nobody here needs to see them.").first.wait_for()
    assert not [url for url in visitor.requests if url.endswith(("session", "message"))]


def test_there_is_no_way_to_pick_a_file(visit: Visit) -> None:
    visitor = visit(CHAT).start()
    assert visitor.page.locator("input[type=file]").count() == 0


def test_what_a_person_or_the_server_writes_never_becomes_html(visit: Visit) -> None:
    visitor = visit(CHAT).start()
    nasty = "<img src=x onerror=alert(1)><b>bold</b>"
    visitor.context.route(
        "**/webhooks/web/message",
        lambda route: route.fulfill(
            json={"messages": [{"type": "text", "text": nasty}, {"type": "unknown", "text": "later"}]}
        ),
    )
    visitor.say(nasty)
    assert visitor.page.locator("steady-chat img, steady-chat b").count() == 0
    assert visitor.chat_text().count(nasty) >= 2
    assert "later" not in visitor.chat_text()


def test_titles_tell_nothing(visit: Visit) -> None:
    visitor = visit(CHAT)
    for path, title in ((CHAT, "Chat"), (SAFETY, "Staying safe online")):
        assert visitor.go(path).page.title() == title
    assert "sextortion" not in visitor.page.content().lower()
