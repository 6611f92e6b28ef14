"""Every page for everyone: axe finds nothing, nothing is wider than a phone, in light and in dark."""

from collections.abc import Callable
from typing import Any

import pytest

from bench.desk_events import beginning, turn
from tests.review.browser.conftest import Trainer
from tests.review.conftest import NOW, Tracker

PAGES = [
    "/conversations/", "/conversations/?risk=self_harm&q=pills", "/queues/", "/conversations/1/",
    "/conversations/1/?open=1", "/flags/", "/flags/1/", "/tags/", "/agreement/", "/audit/?check=1", "/dashboard/",
    "/people/", "/people/new/", "/people/1/", "/account/", "/account/password/", "/account/codes/", "/wellbeing/",
    "/help/", "/help/labelling/", "/nowhere/",
]  # fmt: skip


@pytest.fixture
def filled(desk: Any, tracker: Tracker) -> None:
    """Something on every page."""
    from review.conversations.models import Conversation
    from review.reviewing.models import Flag, Note, Review, Tag, TurnLabels
    from tests.review.conftest import make_person

    events = beginning(NOW - 60)
    events += turn(
        "i took pills", NOW - 50, risk="self_harm", situation=["deadline"], evidence=["means.pills"]
    )
    events += turn(
        "you got me wrong", NOW - 40, intent="correct_bot", confidence=0.4, helplines=["samaritans"]
    )
    events += turn("asdf", NOW - 30, intent="nonsense", response="utter_misunderstood", confidence=0.4)
    events += turn("and then", NOW - 20, reply="")
    tracker.write("web:a", events)
    tracker.follow()
    found = Conversation.objects.get()
    first = make_person("first", "administrator")
    for kind, name, risk in (("first", "ruth", "concern"), ("second", "sam", "self_harm")):
        from django.utils import timezone

        given = Review.objects.create(
            conversation=found, reviewer=make_person(name, "reviewer"), kind=kind, submitted_at=timezone.now()
        )
        TurnLabels.objects.create(
            review=given, turn=found.turns.first(), risk=risk, intent="describe", reply="safe"
        )
    Conversation.objects.update(state="disagree", flagged=True, assigned_to=first)
    Flag.objects.create(conversation=found, kind="risk", reason="please look", raised_by=first)
    Note.objects.create(conversation=found, author=first, text="a note")
    Tag.objects.create(name="new trick", meaning="not seen before").conversations.add(found)


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_every_page(filled: None, trainer: Callable[..., Trainer], scheme: str, width: int) -> None:
    somebody = trainer("reviewer", "lead", "administrator", name="all", width=width, color_scheme=scheme)
    problems = {}
    for path in PAGES:
        somebody.go(path)
        page = somebody.page
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        found = somebody.accessibility_problems()
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append("wider than the screen")
        if found:
            problems[path] = found
    assert problems == {}


def test_the_leads_menu_is_one_row(trainer: Callable[..., Trainer]) -> None:
    """At the width of a small laptop, with a long name too; on a phone it can be pushed along, and is no wider."""
    for width, name in ((1280, "lea"), (1280, "bartholomew-quimby"), (390, "lee")):
        page = trainer("lead", name=name, width=width).page
        entries = page.locator(".menu li, .me button") if width == 1280 else page.locator(".menu li")
        middles = {
            round(box["y"] + box["height"] / 2) for one in entries.all() if (box := one.bounding_box())
        }
        assert max(middles) - min(middles) <= 2, (width, name)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_the_login_page(trainer: Callable[..., Trainer]) -> None:
    somebody = trainer("reviewer")
    somebody.press("Log out")
    assert somebody.accessibility_problems() == []


def test_text_at_twice_the_size_on_a_small_phone(filled: None, trainer: Callable[..., Trainer]) -> None:
    somebody = trainer("lead", width=360)
    session = somebody.context.new_cdp_session(somebody.page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    for path in ("/conversations/", "/queues/", "/conversations/1/?open=1", "/dashboard/"):
        somebody.go(path)
        assert not somebody.page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
