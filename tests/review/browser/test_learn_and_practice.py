"""Learn and Practice in a real browser: nothing to find for axe, nothing wider than the screen, no mouse needed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review.browser.conftest import Trainer
from tests.review.learn.conftest import RIGHT, TEXT
from tests.review.learn.test_pages import RESULTS

PAGES = (
    "/learn/",
    "/learn/examples/1/",
    "/learn/exports/1/",
    "/learn/comparisons/1/",
    "/practice/",
    "/practice/panicked_teen/",
)


@pytest.fixture
def learning(desk: Path) -> None:
    """A correction of each kind, an export and a blocked comparison."""
    from review.learn.models import Comparison, Example, Export
    from tests.review.conftest import make_person

    proposer = make_person("first", "reviewer")
    made = Export.objects.create(
        made_by=proposer, patch=f"--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n x\n+{TEXT}\n", branch="corrections-1"
    )
    for status in ("proposed", "approved"):
        Example.objects.create(
            text=TEXT, labels=RIGHT, why="wrong: situation", status=status, proposed_by=proposer
        )
    Comparison.objects.create(
        old_model="steady.tar.gz 12ab", new_model="steady.tar.gz 34cd", results=RESULTS, crisis_worse=1
    )
    assert made.pk == 1


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (768, "light"), (1280, "dark")])
def test_every_page(learning: None, trainer: Callable[..., Trainer], scheme: str, width: int) -> None:
    """STEADY_PICTURES names a folder for screenshots of what was checked."""
    somebody = trainer("lead", width=width, color_scheme=scheme)
    somebody.context.set_default_timeout(60_000)
    problems = {}
    export = ("/learn/export/",) if width == 390 else ()
    for path in (*PAGES, *export):
        somebody.go(path)
        page = somebody.page
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        if folder := os.environ.get("STEADY_PICTURES"):
            page.screenshot(path=f"{folder}/{path.strip('/').replace('/', '-')}-{width}.png", full_page=True)
        found = somebody.accessibility_problems()
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append("wider than the screen")
        if found:
            problems[path] = found
    assert problems == {}


def test_a_talk_by_keyboard_alone(desk: Path, trainer: Callable[..., Trainer]) -> None:
    """Write, press Tab and Enter, and read how it went."""
    somebody = trainer("reviewer").go("/practice/angry_parent/")
    page = somebody.page
    page.get_by_label("Your reply").focus()
    page.keyboard.type("That sounds really scary. It is not his fault. Is he safe?")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Say it"
    page.keyboard.press("Enter")
    page.get_by_text("He has locked himself in the bathroom").wait_for()
    page.get_by_label("Your reply").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="How it went").wait_for()
    if folder := os.environ.get("STEADY_PICTURES"):
        page.screenshot(path=f"{folder}/feedback.png", full_page=True)
    assert somebody.says("It is not his fault.")
    assert somebody.accessibility_problems() == []


def test_a_lead_approves_by_keyboard_alone(learning: None, trainer: Callable[..., Trainer]) -> None:
    """From the list to the decision without a mouse."""
    from review.learn.models import Example

    page = trainer("lead").go("/learn/").page
    page.get_by_role("link", name="Correction 1").focus()
    page.keyboard.press("Enter")
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Approve"
    page.keyboard.press("Enter")
    page.get_by_text("The correction is approved").wait_for()
    assert Example.objects.get(pk=1).status == "approved"
