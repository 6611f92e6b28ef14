"""The pages of Learn: who may see them, what a lead can do there, and that nothing is written unseen."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from tests.review.conftest import ROLES, Tracker
from tests.review.learn.conftest import RIGHT, TEXT, git

XSS = "<script>alert(1)</script><img src=x onerror=alert(2)>"
RESULTS = {
    "sets": {name: {"better": 1, "worse": 1, "unchanged": 5, "different": 0} for name in ("test", "crisis")},
    "changed": [
        {
            "sets": ["test", "crisis"],
            "reference": "",
            "text": f"no reason to be here {XSS}",
            "verdict": "worse",
            "crisis_worse": True,
            "right": {**RIGHT, "risk": "self_harm"},
            "old": {**RIGHT, "risk": "self_harm", "wrong": []},
            "new": {**RIGHT, "wrong": ["risk"]},
        },
    ],
}
PAGES = [
    ("examples", (), "get", 200),
    ("example", (1,), "get", 200),
    ("example", (1,), "post", 200),
    ("export", (), "get", 200),
    ("export", (), "post", 302),
    ("export_made", (1,), "get", 200),
    ("patch_file", (1,), "get", 200),
    ("comparison", (1,), "get", 200),
    ("sign_off", (1,), "post", 422),
]


@pytest.fixture
def learn(desk: Path, repository: Path, monkeypatch: pytest.MonkeyPatch, person: Callable[..., Any]) -> Path:
    """A desk with a correction, an export and a blocked comparison; returns the repository exported to."""
    from django.conf import settings

    from review.learn.models import Comparison, Example, Export

    monkeypatch.setattr(settings, "REPOSITORY", repository)
    proposer = person("ruth", "reviewer")
    Example.objects.create(text=TEXT, labels=RIGHT, why="wrong: situation", proposed_by=proposer)
    Export.objects.create(made_by=proposer, patch=f"--- a\n+++ b\n+{XSS}\n")
    Comparison.objects.create(old_model="old", new_model="new", results=RESULTS, crisis_worse=1)
    return repository


@pytest.mark.parametrize(("name", "arguments", "method", "expected"), PAGES)
def test_only_leads_come_here(
    name: str,
    arguments: tuple[int, ...],
    method: str,
    expected: int,
    learn: Path,
    browser_of: Callable[..., Any],
) -> None:
    """Every address by every role, by staff without one and by strangers; without the token a post is refused."""
    from django.test import Client

    address = reverse(name, args=arguments)
    for role in (*ROLES, ""):
        answer = getattr(browser_of(*filter(None, [role])), method)(address)
        assert answer.status_code == (expected if role == "lead" else 403), role
    stranger = getattr(Client(), method)(address)
    assert stranger.status_code == 302 and "/login/" in stranger["Location"]
    if method == "post":
        assert browser_of("lead", strict=True).post(address).status_code == 403


def test_every_address_of_learn_is_in_the_table() -> None:
    """A new page cannot be forgotten here."""
    from review.learn.urls import urlpatterns

    assert {pattern.name for pattern in urlpatterns} == {page[0] for page in PAGES}


def test_a_lead_approves_sees_the_diff_exports_and_downloads(
    learn: Path, browser_of: Callable[..., Any]
) -> None:
    """The whole way, to a patch that git applies; then there is nothing left to export."""
    from review.audit.models import Entry
    from review.learn.models import Example, Export

    lead = browser_of("lead")
    assert "nothing to export" in lead.get(reverse("export")).content.decode()
    lead.post(reverse("example", args=[1]), {"text": TEXT, "do": "approve"})
    assert Example.objects.get().status == "approved"
    shown = lead.get(reverse("export"))
    assert f"+      {TEXT}" in shown.content.decode()
    assert Export.objects.count() == 1
    assert git(learn, "status", "--porcelain") == ""
    made = lead.post(reverse("export"), {"seen": shown.context["seen"], "do": "patch"}, follow=True)
    assert "git apply" in made.content.decode()
    example = Example.objects.get()
    assert (example.status, example.export.branch, example.decided_by.username) == ("exported", "", "lead")
    patch = lead.get(reverse("patch_file", args=[example.export_id]))
    assert patch["Content-Disposition"] == f'attachment; filename="corrections-{example.export_id}.patch"'
    subprocess.run(["git", "-C", learn, "apply", "-"], input=patch.content, check=True)
    assert TEXT in (learn / "data/nlu/young_people.yml").read_text(encoding="utf-8")
    assert "nothing to export" in lead.get(reverse("export")).content.decode()
    actions = [entry.action for entry in Entry.objects.order_by("number")]
    assert [a for a in actions if a in ("example approved", "export made", "patch downloaded")] == [
        "example approved", "export made", "patch downloaded",
    ]  # fmt: skip


def test_a_branch_is_made_on_request(learn: Path, browser_of: Callable[..., Any]) -> None:
    """The repository has the commit, its files are as before, and the page names the branch."""
    from review.learn.models import Export

    lead = browser_of("lead")
    lead.post(reverse("example", args=[1]), {"text": TEXT, "do": "approve"})
    seen = lead.get(reverse("export")).context["seen"]
    page = lead.post(reverse("export"), {"seen": seen, "do": "branch"}, follow=True).content.decode()
    branch = Export.objects.first().branch
    assert branch.startswith("corrections-") and branch in page
    assert TEXT in git(learn, "show", f"{branch}:data/nlu/young_people.yml")
    assert git(learn, "status", "--porcelain") == ""


def test_nothing_is_exported_that_the_lead_has_not_seen(learn: Path, browser_of: Callable[..., Any]) -> None:
    """A forged or outdated form makes nothing."""
    from review.learn.models import Example, Export

    lead = browser_of("lead")
    lead.post(reverse("example", args=[1]), {"text": TEXT, "do": "approve"})
    seen = lead.get(reverse("export")).context["seen"]
    for wrong in ("", "0" * 64):
        page = lead.post(reverse("export"), {"seen": wrong, "do": "patch"}, follow=True).content.decode()
        assert "Please look again" in page
    Example.objects.create(
        text="another lad wants vouchers off me or else the reel", labels=RIGHT, status="approved",
        proposed_by=Example.objects.get().proposed_by,
    )  # fmt: skip
    lead.post(reverse("export"), {"seen": seen, "do": "patch"})
    assert Export.objects.count() == 1
    assert set(Example.objects.values_list("status", flat=True)) == {"approved"}


def test_a_branch_that_cannot_be_made_exports_nothing(learn: Path, browser_of: Callable[..., Any]) -> None:
    """The corrections stay approved, and the lead reads why."""
    from review.learn.models import Example

    git(learn, "checkout", "-q", "--orphan", "empty")
    git(learn, "rm", "-q", "--cached", "-r", ".")
    git(learn, "commit", "-q", "--allow-empty", "-m", "Nothing")
    professional = {**RIGHT, "audience": "professional"}
    Example.objects.update(labels=professional)
    lead = browser_of("lead")
    lead.post(reverse("example", args=[1]), {"text": TEXT, "do": "approve"})
    seen = lead.get(reverse("export")).context["seen"]
    page = lead.post(reverse("export"), {"seen": seen, "do": "branch"}, follow=True).content.decode()
    assert "changed since the last commit" in page
    assert Example.objects.get().status == "approved"


@pytest.mark.parametrize("text", ["ring 07700 900123", f"{TEXT} mail kit@example.org", "   "])
def test_personal_details_are_not_approved(text: str, learn: Path, browser_of: Callable[..., Any]) -> None:
    """The lead reads what is left in it, and the correction waits."""
    from review.learn.models import Example

    answer = browser_of("lead").post(reverse("example", args=[1]), {"text": text, "do": "approve"})
    assert answer.status_code == 200
    assert answer.context["form"].errors["text"]
    assert Example.objects.get().status == "proposed"


def test_a_message_flagged_as_private_needs_other_words(
    learn: Path, tracker: Tracker, browser_of: Callable[..., Any]
) -> None:
    """Also when it was approved before the flag was raised."""
    from review.conversations.models import Conversation
    from review.learn.models import Example
    from review.reviewing.models import Flag

    tracker.add("web:one", TEXT)
    tracker.follow()
    conversation = Conversation.objects.get()
    turn = next(turn for turn in conversation.turns.all() if turn.content.get("text") == TEXT)
    Example.objects.update(conversation=conversation, turn=turn.position)
    lead = browser_of("lead")
    lead.post(reverse("example", args=[1]), {"text": TEXT, "do": "approve"})
    Flag.objects.create(
        conversation=conversation, turn=turn, kind="privacy", raised_by=Example.objects.get().proposed_by
    )
    page = lead.get(reverse("export")).content.decode()
    assert "flagged a personal detail" in page and "nothing to export" in page
    again = lead.post(reverse("example", args=[1]), {"text": TEXT, "do": "approve"})
    assert "flagged a personal detail" in again.content.decode()
    lead.post(reverse("example", args=[1]), {"text": TEXT.replace("skating", "games"), "do": "approve"})
    assert "nothing to export" not in lead.get(reverse("export")).content.decode()


def test_a_refused_correction_is_never_exported(learn: Path, browser_of: Callable[..., Any]) -> None:
    """And cannot be approved by an old form."""
    from review.learn.models import Example

    lead = browser_of("lead")
    lead.post(reverse("example", args=[1]), {"text": TEXT, "do": "refuse", "why": "a joke"})
    assert (Example.objects.get().status, Example.objects.get().why) == ("refused", "a joke")
    assert lead.post(reverse("example", args=[1]), {"text": TEXT, "do": "approve"}).status_code == 404
    assert "nothing to export" in lead.get(reverse("export")).content.decode()


def test_a_blocked_release_needs_a_lead_with_a_reason(learn: Path, browser_of: Callable[..., Any]) -> None:
    """A banner until then; the reason is in the audit log; a second sign-off changes nothing."""
    from review.audit.models import Entry
    from review.learn.models import Comparison

    lead = browser_of("lead")
    page = lead.get(reverse("comparison", args=[1])).content.decode()
    assert "Do not release this model" in page and 'class="message error"' in page
    assert lead.post(reverse("sign_off", args=[1]), {"reason": "fine"}).status_code == 422
    assert Comparison.objects.get().blocked
    reason = "The message is now answered with the gentle check-in, which two of us find right."
    lead.post(reverse("sign_off", args=[1]), {"reason": reason})
    found = Comparison.objects.get()
    assert not found.blocked and found.signed_off_by.username == "lead"
    entry = Entry.objects.get(action="release signed off")
    assert (entry.actor, entry.details["reason"]) == ("lead", reason)
    browser_of("lead", name="other").post(reverse("sign_off", args=[1]), {"reason": "x" * 30})
    assert Comparison.objects.get().signed_off_by.username == "lead"
    page = lead.get(reverse("comparison", args=[1])).content.decode()
    assert "Do not release" not in page and reason in page


def test_what_people_write_is_never_markup(learn: Path, browser_of: Callable[..., Any]) -> None:
    """In a correction, a diff and a comparison."""
    from review.learn.models import Example

    lead = browser_of("lead")
    Example.objects.update(text=XSS, why=XSS)
    for name in ("examples", "example", "export_made", "comparison"):
        page = lead.get(reverse(name, args=[] if name == "examples" else [1])).content.decode()
        assert "<script>alert" not in page and "<img" not in page
        assert "&lt;script&gt;" in page or name == "examples"
