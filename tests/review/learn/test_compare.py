"""Two models side by side: what counts as worse, and that a worse crisis message blocks the release."""

import io
import json
import shutil
import tarfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from review.learn.compare import Message, answers, compare, gap, published
from steady.nlu.training_data import Example
from steady.run import signature
from steady.run.profile import ROOT
from steady.run.train import MODEL
from tests.review.conftest import Tracker

COMMAND = "review.learn.management.commands.compare"


def answer(intent: str = "describe", **triage: Any) -> dict[str, Any]:
    """What a model says of a message; nothing found unless told."""
    nothing = {"audience": None, "age": None, "risk": "none", "risk_for": "self", "situation": []}
    return {"intent": {"name": intent}, "triage": {**nothing, **triage}}


CRISIS = Example("x", "crisis_self_harm", audience="young_person", risk="self_harm")
CALM = Example("x", "describe", situation=("doxxed", "deadline"))


@pytest.mark.parametrize(
    ("right", "better", "worse"),
    [
        (CRISIS, answer(risk="self_harm"), answer(risk="self_harm", risk_for="other")),
        (CRISIS, answer(risk="self_harm", risk_for="other"), answer(risk="immediate_danger")),
        (CRISIS, answer(risk="immediate_danger"), answer(risk="concern")),
        (CRISIS, answer(risk="concern"), answer()),
        (CRISIS, answer(), answer(risk="offender")),
        (CRISIS, answer(risk="self_harm", audience="young_person"), answer(risk="self_harm")),
        (CRISIS, answer(risk="self_harm"), answer(risk="self_harm", audience="adult")),
        (CALM, answer(), answer(risk="concern", situation=["doxxed", "deadline"])),
        (CALM, answer(), answer(audience="adult", situation=["doxxed", "deadline"])),
        (CALM, answer(situation=["doxxed", "deadline"]), answer(situation=["doxxed"])),
        (CALM, answer(situation=["doxxed"]), answer(situation=["doxxed", "scam_email", "ai_fake"])),
        (CALM, answer(situation=["doxxed"]), answer("ask", situation=["doxxed"])),
        (Example("x", "describe", age=15), answer(age=15), answer(age=51)),
    ],
)
def test_what_is_worse(right: Example, better: dict[str, Any], worse: dict[str, Any]) -> None:
    """Care first, then who is speaking, then the rest; both ways round."""
    assert gap(right, better).rank < gap(right, worse).rank
    message = Message(right, ("test",))
    assert compare([message], [better], [worse])["sets"]["test"]["worse"] == 1
    assert compare([message], [worse], [better])["sets"]["test"]["better"] == 1
    assert compare([message], [worse], [worse])["changed"] == []


def test_a_crisis_message_is_worse_only_when_its_alert_or_its_speaker_is() -> None:
    """A lost situation label changes nothing that somebody in danger is shown first."""
    message = Message(CRISIS, ("test", "crisis"))
    right = answer(risk="self_harm", audience="young_person")
    for now, blocks in (
        (answer(risk="self_harm", audience="young_person", situation=["ai_fake"]), False),
        (answer(risk="concern", audience="young_person"), True),
        (answer(risk="self_harm", audience="adult"), True),
    ):
        (changed,) = compare([message], [right], [now])["changed"]
        assert changed["verdict"] == "worse"
        assert changed["crisis_worse"] is blocks


def test_other_answers_with_as_many_mistakes_are_listed() -> None:
    """Neither better nor worse, and still to be seen."""
    results = compare(
        [Message(CALM, ("test",))], [answer(situation=["doxxed"])], [answer(situation=["deadline"])]
    )
    assert results["sets"]["test"]["different"] == 1
    assert results["changed"][0]["old"]["wrong"] == ["deadline missed"]
    assert results["changed"][0]["new"]["wrong"] == ["doxxed missed"]


def test_words_of_conversations_are_not_kept_in_a_comparison(
    desk: Path, tracker: Tracker, browser_of: Callable[..., Any]
) -> None:
    """They are shown while the conversation is here, and gone with it."""
    from review.conversations.models import Conversation, ReviewState
    from review.learn.models import Comparison
    from review.learn.reviewed import reviewed
    from review.reviewing.models import Review, TurnLabels

    text = "the goose has flown and so will i"
    tracker.add("web:one", text)
    tracker.follow()
    conversation = Conversation.objects.get()
    lead = browser_of("lead")
    user = lead.get(reverse("examples")).wsgi_request.user
    review = Review.objects.create(
        conversation=conversation, reviewer=user, kind="first", submitted_at=conversation.last_at
    )
    turn = next(turn for turn in conversation.turns.all() if turn.content.get("text") == text)
    TurnLabels.objects.create(review=review, turn=turn, risk="self_harm")
    assert reviewed() == []
    Conversation.objects.update(state=ReviewState.DONE)
    (message,) = reviewed()
    assert message.right.text == text and message.sets == ("reviewed", "crisis")
    results = compare([message], [answer(risk="self_harm")], [answer()])
    assert text not in json.dumps(results)
    found = Comparison.objects.create(old_model="a", new_model="b", results=results, crisis_worse=1)
    address = reverse("comparison", args=[found.pk])
    assert text in lead.get(address).content.decode()
    tracker.erase("web:one")
    tracker.follow()
    page = lead.get(address).content.decode()
    assert text not in page and "(deleted)" in page


def blinded(folder: Path) -> Path:
    """A copy of the trained model that never trusts what it learned about risk."""
    changed = folder / "blinded.tar.gz"
    with tarfile.open(MODEL) as source, tarfile.open(changed, "w:gz", compresslevel=1) as target:
        for member in source.getmembers():
            file = source.extractfile(member)
            content = file.read() if file else b""
            if member.name.endswith("decisions.json"):
                decisions = json.loads(content)
                decisions["thresholds"] |= {n: 2.0 for n in decisions["thresholds"] if n.startswith("risk:")}
                content = json.dumps(decisions).encode()
            member.size = len(content)
            target.addfile(member, io.BytesIO(content) if file else None)
    return changed


def test_a_model_that_hears_fewer_cries_for_help_is_blocked_until_a_lead_signs_off(
    desk: Path, browser_of: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two real models, each asked once in a process of its own, by the command and on the page."""
    from review.audit.models import Entry
    from review.learn.models import Comparison

    crisis = [message for message in published() if message.sets == ("test", "crisis")]
    assert len(crisis) >= 100
    monkeypatch.setattr(f"{COMMAND}.published", lambda: crisis)
    asked: dict[Path, list[dict[str, Any]]] = {}

    def once(model: Path, texts: list[str], code: Path = ROOT) -> list[dict[str, Any]]:
        if model not in asked:
            asked[model] = answers(model, texts, code)
        return asked[model]

    monkeypatch.setattr(f"{COMMAND}.answers", once)
    trained, worse = Path(shutil.copy(MODEL, tmp_path)), blinded(tmp_path)
    for model in (trained, worse):
        signature.sign(model)
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("compare", old=trained, new=worse, stdout=out, stderr=err)
    assert ended.value.code == 1
    found = Comparison.objects.get()
    assert found.blocked and found.crisis_worse > 5
    assert "BLOCKED" in err.getvalue() and out.getvalue().count("CRISIS worse") == min(found.crisis_worse, 40)
    first = next(one for one in found.results["changed"] if one["crisis_worse"])
    assert first["text"][:60] in out.getvalue()
    lead = browser_of("lead")
    page = lead.get(reverse("comparison", args=[found.pk])).content.decode()
    assert "Do not release this model" in page
    reason = "An experiment with the alerts of the rules alone, never to be given to anybody."
    lead.post(reverse("sign_off", args=[found.pk]), {"reason": reason})
    assert Entry.objects.get(action="release signed off").details["reason"] == reason
    call_command("compare", old=trained, new=worse, stdout=out, stderr=err)
    assert Comparison.objects.count() == 1
    with suppress(SystemExit):  # the trained model names another level than the rules here and there
        call_command("compare", old=worse, new=trained, stdout=out, stderr=err)
    turned = Comparison.objects.exclude(pk=found.pk).get()
    assert turned.results["sets"]["crisis"]["better"] >= found.crisis_worse > 5 * turned.crisis_worse


def test_conversations_that_the_new_model_understands_differently_are_a_queue(
    desk: Path,
    tracker: Tracker,
    browser_of: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Those of the last comparison, and no longer those of the one before."""
    from review.conversations.models import Conversation

    for name in ("goose", "heron", "stork"):
        tracker.add(f"web:{name}", f"the {name} has flown")
    tracker.follow()
    model = tmp_path / "model.tar.gz"
    model.write_bytes(b"never loaded")
    signature.sign(model)
    monkeypatch.setattr(f"{COMMAND}.published", list)
    for heard in ("goose", "heron"):
        asked = iter([answer(), answer(risk="concern")])  # the first model, then the second

        def understood(_: Path, texts: list[str], *__: Path, asked: Any = asked, heard: str = heard) -> Any:
            other = next(asked)
            return [other if heard in text else answer() for text in texts]

        monkeypatch.setattr(f"{COMMAND}.answers", understood)
        call_command("compare", old=model, new=model, stdout=io.StringIO())
        assert [one.source for one in Conversation.objects.filter(changed=True)] == [f"web:{heard}"]
    reviewer = browser_of("reviewer")
    assert "1 found" in reviewer.get(reverse("inbox"), {"sign": "changed"}).content.decode()
    heron = Conversation.objects.get(source="web:heron")
    opened = reviewer.get(reverse("take_next", args=["changed"]))
    assert opened["Location"] == reverse("conversation", args=[heron.pk])


def test_a_missing_model_is_said_so(desk: Path, tmp_path: Path) -> None:
    """In a sentence, not a traceback."""
    from django.core.management.base import CommandError

    with pytest.raises(CommandError, match="There is no model"):
        call_command("compare", old=tmp_path / "none.tar.gz", new=MODEL)


def test_a_model_that_nobody_signed_is_not_loaded(desk: Path, tmp_path: Path) -> None:
    """Loading a model runs what is in it."""
    from django.core.management.base import CommandError

    stranger = tmp_path / "stranger.tar.gz"
    stranger.write_bytes(b"anything")
    with pytest.raises(CommandError, match="make train"):
        call_command("compare", old=stranger, new=stranger)
    signature.sign(stranger)
    stranger.write_bytes(b"something else")
    with pytest.raises(CommandError, match="damaged"):
        call_command("compare", old=stranger, new=stranger)
