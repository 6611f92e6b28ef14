"""What people write is shown as they wrote it and does nothing, wherever it is stored; the policy is a second wall."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route

from bench.desk_events import beginning, turn
from tests.review.browser.conftest import Trainer
from tests.review.conftest import NOW, Tracker

PAYLOADS = Path(__file__).with_name("payloads.txt").read_text("utf-8").splitlines()


@pytest.fixture
def poisoned(desk: Any, tracker: Tracker) -> None:
    """Every payload in every place that keeps words of somebody."""
    from django.contrib.auth.models import User

    from review.accounts.roles import set_roles
    from review.audit.log import record
    from review.conversations.models import Conversation
    from review.reviewing.models import Flag, Note, SavedFilter, Tag

    assert len(PAYLOADS) >= 60
    events = beginning(NOW - 9000)
    for number, payload in enumerate(PAYLOADS):
        at = NOW - 8000 + 10 * number
        events += turn(
            payload, at, payload[:30], payload, reply=payload, response=payload, helplines=[payload],
            slots={"audience": payload, "country": payload, payload: payload}, audience=payload, age=payload,
            situation=[payload], evidence=[payload], audience_guess=payload,
        )  # fmt: skip
        button = [{"title": payload, "payload": f'/choose{{"choice": "c{number}"}}'}]
        bot = next(event for event in reversed(events) if event["event"] == "bot" and event["text"])
        bot["data"] = {**bot["data"], "buttons": button}
    tracker.write(f"web:{PAYLOADS[0]}", events)
    tracker.follow()
    conversation = Conversation.objects.get()
    conversation.model_id = PAYLOADS[0]
    conversation.save()
    for number, payload in enumerate(PAYLOADS):
        user = User(username=f"{number}{payload}"[:150], first_name=payload[:150], last_name=payload[:150])
        user.set_unusable_password()
        user.save()
        set_roles(user, ["reviewer"])
        Note.objects.create(conversation=conversation, author=user, text=payload)
        Flag.objects.create(
            conversation=conversation, raised_by=user, kind="tone", reason=payload, outcome=payload
        )
        Tag.objects.create(name=f"{number}{payload}"[:40], meaning=payload).conversations.add(conversation)
        record(payload, payload[:40], payload, note=payload)
    owner = User.objects.create_user("all", password="x")
    set_roles(owner, ["lead", "administrator"])
    for number, payload in enumerate(PAYLOADS):
        SavedFilter.objects.create(owner=owner, name=f"{number}{payload}"[:60], query=f"q={payload}")
    from tests.review.conftest import PASSWORD

    owner.set_password(PASSWORD)
    owner.save()


def test_no_payload_does_anything_anywhere(poisoned: None, trainer: Callable[..., Trainer]) -> None:
    from review.accounts.models import Preferences

    somebody = trainer("lead", "administrator", name="all")
    Preferences.objects.update(blur=False)
    pages = [
        "/conversations/",
        "/conversations/1/",
        "/conversations/1/?open=1",
        "/flags/",
        "/flags/1/",
        "/tags/",
    ]
    pages += ["/people/", "/people/1/", "/audit/", "/audit/?page=2", "/dashboard/", "/queues/", "/agreement/"]
    for path in pages:
        somebody.go(path)
        page = somebody.page
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        assert page.evaluate("window.hurt") == [], path
        assert page.evaluate("location.pathname + location.search") == path
        assert (
            page.locator(
                "main iframe, main object, main embed, main script, main style, main base, main meta"
            ).count()
            == 0
        )
        assert (
            page.locator("[onerror], [onload], [onfocus], [onmouseover], [ontoggle], [onclick]").count() == 0
        ), path
        hrefs = page.evaluate(
            "[...document.querySelectorAll('[href]')].map((a) => String(a.href.baseVal ?? a.href))"
        )
        assert all(href.startswith(somebody.address) for href in hrefs), path
    somebody.go("/conversations/1/?open=1")
    shown = somebody.page.locator("[data-message]").all_inner_texts()
    assert shown == [" ".join(payload.split(" ")) for payload in PAYLOADS]
    somebody.page.keyboard.press("j")
    somebody.page.mouse.move(300, 400)
    assert somebody.page.evaluate("window.hurt") == []


def test_payloads_in_addresses_do_nothing(desk: Any, trainer: Callable[..., Trainer]) -> None:
    from urllib.parse import quote

    somebody = trainer("lead", "administrator", name="all")
    for payload in PAYLOADS[::3]:
        asked = quote(payload, safe="")
        somebody.go(
            f"/conversations/?q={asked}&channel={asked}&before={asked}&tag={asked}&since={asked}&sign={asked}"
        )
        assert somebody.page.evaluate("window.hurt") == []
    for path in ("/audit/?actor={0}&since={0}&page={0}", "/dashboard/?days={0}", "/login/?next={0}", "/{0}/"):
        for payload in PAYLOADS[:40:8]:
            somebody.go(path.format(quote(payload, safe="")))
            assert somebody.page.evaluate("window.hurt") == []


def spoil_with(payload: str) -> Callable[[Route], None]:
    """Puts a payload into the page on its way to the browser."""

    def spoil(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", payload + "</main>"))

    return spoil


def test_the_policy_stops_what_would_get_through(desk: Any, trainer: Callable[..., Trainer]) -> None:
    """Payloads put into a page unescaped, with the desk's real headers: as if a template had a hole.

    No policy stops a page from being sent elsewhere by a refresh, which runs nothing; escaping alone does.
    """
    somebody = trainer("lead", name="all")
    page = somebody.page
    blocked = 0
    for payload in [payload for payload in PAYLOADS if "http-equiv" not in payload][::2]:
        page.route("**/help/", spoil_with(payload))
        page.goto(f"{somebody.address}/help/", wait_until="domcontentloaded")
        page.wait_for_timeout(30)
        assert page.evaluate("window.hurt ?? []") == [], payload
        assert page.url.startswith(somebody.address)
        page.unroute("**/help/")
        blocked += bool(somebody.violations)
        somebody.violations.clear()
    assert blocked > 15  # the browser says what it refused
    somebody.requests = [
        url for url in somebody.requests if "127.0.0.1:9/" not in url and not url.startswith("data:")
    ]
    somebody.errors.clear()
