"""A day at the desk in a real browser: filter, open, correct, second review, adjudicate; also by keyboard alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from bench.desk_events import beginning, turn
from steady.nlu.training_data import load_file
from tests.review.browser.conftest import Trainer
from tests.review.conftest import NOW, Tracker
from tests.review.learn.conftest import git

MISREAD = "he wants 50 quid by tonight or my mum sees it, i cant go on"


@pytest.fixture
def misread(desk: Any, tracker: Tracker) -> Any:
    """A conversation with a near miss, among others."""
    from review.conversations.models import Conversation

    for number in range(3):
        tracker.add(f"web:{number}", "hello", audience="adult")
    events = beginning(NOW - 60)
    events += turn("hi there", NOW - 50)
    events += turn(MISREAD, NOW - 40, "web", situation=["threatened_money"], helplines=["childline"])
    tracker.write("web:misread", events)
    tracker.follow()
    return Conversation.objects.get(source="web:misread")


def open_message(trainer: Trainer, position: int) -> None:
    trainer.page.locator(f"#turn-{position} details.veil summary").click()


def label(trainer: Trainer, position: int, risk: str, situations: list[str]) -> None:
    """Corrects one message with the mouse."""
    turn = trainer.page.locator(f"#turn-{position}")
    turn.get_by_text("Correct what was understood").click()
    turn.get_by_label(risk, exact=True).check()
    for situation in situations:
        turn.get_by_label(situation).check()
    turn.get_by_label("could be kinder").check()


def test_from_login_to_a_patch_that_applies(
    misread: Any, trainer: Callable[..., Trainer], training_repository: Path
) -> None:
    from review.learn.models import Example

    ruth = trainer("reviewer", name="ruth")
    assert "/conversations/" in ruth.page.url
    ruth.page.get_by_text("Search and filter").click()
    ruth.page.get_by_label("Words the person used").fill("quid")
    ruth.press("Show")
    assert ruth.says("1 found")
    ruth.page.get_by_label("Keep this filter as").fill("money words")
    ruth.press("Save filter")
    assert ruth.page.get_by_role("link", name="money words").is_visible()

    ruth.page.locator(".inbox a").click()
    assert ruth.says("Before you open") and not ruth.says(MISREAD)
    ruth.follow("Open it")
    message = ruth.page.locator("[data-message='1']")
    assert not message.is_visible()
    open_message(ruth, 1)
    assert message.inner_text() == MISREAD
    label(ruth, 1, "concern", ["deadline", "afraid to tell parents"])
    message.evaluate(
        """(element) => { const range = document.createRange(); const text = element.firstChild;
        range.setStart(text, 9); range.setEnd(text, 16);
        const selection = getSelection(); selection.removeAllRanges(); selection.addRange(range); }"""
    )
    ruth.press("Mark the selected words of turn 1 as amount")
    assert ruth.page.locator("#id_m1-spans").input_value() == "50 quid = amount"
    assert ruth.page.locator("#id_m1-given").is_checked()
    ruth.press("Save draft")
    assert ruth.says("Draft saved")
    ruth.press("Send review")
    assert ruth.says("Review sent")

    sam = trainer("reviewer", name="sam")
    sam.follow("Queues")
    sam.page.get_by_role("link", name="Open the next of Second review").click()
    sam.follow("Open it")
    assert not sam.says("first review by ruth")
    label(sam, 1, "self-harm or suicide", ["deadline"])
    sam.press("Send review")

    lea = trainer("lead", name="lea")
    lea.follow("Queues")
    lea.page.get_by_role("link", name="Open the next of To settle").click()
    lea.follow("Open it")
    assert lea.says("They differ on: risk, situation")
    turn = lea.page.locator("#turn-1")
    turn.get_by_label("concern", exact=True).check()
    turn.get_by_label("deadline").check()
    turn.get_by_label("I have judged this message").check()
    lea.press("Send review")
    misread.refresh_from_db()
    assert misread.state == "done"
    example = Example.objects.get()
    assert example.text == MISREAD
    assert (example.labels["risk"], example.labels["situation"]) == (
        "concern",
        ["threatened_money", "deadline"],
    )

    lea.follow("Agreement")
    assert lea.says("on 1 message.")
    lea.follow("Learn")
    lea.follow("Correction 1")
    lea.page.get_by_text("Open the message").click()
    lea.press("Approve")
    lea.follow("See what an export would change")
    assert lea.says(MISREAD)
    lea.press("Make a patch to download")
    with lea.page.expect_download() as download:
        lea.follow("Download the patch")
    git(training_repository, "apply", "--index", str(download.value.path()))
    changes = [
        line.split() for line in git(training_repository, "diff", "--cached", "--numstat").splitlines()
    ]
    assert changes and all(removed == "0" for _, removed, _ in changes)  # lines are added, none is touched
    files = [training_repository / path for _, _, path in changes if path.startswith("data/nlu/")]
    (learned,) = [example for file in files for example in load_file(file) if example.text == MISREAD]
    assert (learned.intent, learned.risk) == ("concern", "concern")
    git(training_repository, "reset", "-q", "--hard")
    lea.follow("Audit log")
    assert lea.says("review sent") and lea.says(f"conversation:{misread.pk}")


def tab_to(page: Page, name: str, most: int = 80) -> None:
    """Presses Tab until something of that name has focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "document.activeElement.innerText || document.activeElement.getAttribute('aria-label')"
        )
        if focused and focused.strip().startswith(name):
            return
    raise AssertionError(f"{name} was not reached")


def test_everything_by_keyboard(misread: Any, trainer: Callable[..., Trainer]) -> None:
    ruth = trainer("reviewer", name="ruth")
    page = ruth.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to the page"
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/conversations/*/")
    tab_to(page, "Open it")
    page.keyboard.press("Enter")
    page.wait_for_url("**?open=1")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "turn-1"
    page.keyboard.press("o")
    assert page.locator("[data-message='1']").is_visible()
    page.keyboard.press("3")
    turn = page.locator("#turn-1")
    assert turn.get_by_label("could be kinder").is_checked()
    assert turn.get_by_label("I have judged this message").is_checked()
    page.keyboard.press("4")
    assert page.evaluate("document.activeElement.name") == "m1-audience"
    page.keyboard.type("young")
    assert page.locator("#id_m1-audience").input_value() == "young_person"
    page.keyboard.press("Tab")
    page.keyboard.type("15")  # digits in a box are digits, not judgements
    assert turn.get_by_label("could be kinder").is_checked()
    page.keyboard.press("Escape")
    tab_to(page, "Send review")
    page.keyboard.press("Enter")
    page.wait_for_url("**/queues/")
    given = misread.reviews.get().labels.get()
    assert (given.audience, given.age, given.reply) == ("young_person", 15, "kinder")


def test_it_works_without_scripts(misread: Any, trainer: Callable[..., Trainer]) -> None:
    ruth = trainer("reviewer", name="ruth", java_script_enabled=False)
    ruth.go(f"/conversations/{misread.pk}/?open=1")
    open_message(ruth, 1)
    ruth.page.locator("#id_m1-given").check()
    ruth.press("Send review")
    assert misread.reviews.get().submitted_at is not None


def test_the_back_button_after_logging_out_shows_nothing(
    misread: Any, trainer: Callable[..., Trainer]
) -> None:
    ruth = trainer("reviewer", name="ruth").go(f"/conversations/{misread.pk}/?open=1")
    ruth.press("Log out")
    ruth.page.wait_for_load_state()
    with ruth.page.expect_navigation():
        ruth.page.evaluate("history.back()")
    ruth.page.wait_for_url("**/login/")
    assert MISREAD not in ruth.page.content()
