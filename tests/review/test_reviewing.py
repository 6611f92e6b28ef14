"""The way of a review: first reading, blind second reading, adjudication, and what comes out of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.desk_events import beginning, turn
from tests.review.conftest import NOW, Tracker


def labels(position: int = 0, **given: Any) -> dict[str, Any]:
    """What the form of one message sends."""
    values = {
        "given": "on",
        "risk": "none",
        "risk_for": "self",
        "intent": "describe",
        "reply": "safe",
        **given,
    }
    return {f"m{position}-{name}": value for name, value in values.items()}


@pytest.fixture
def crisis(desk: Path, tracker: Tracker) -> Any:
    """A conversation with an alert: it is read twice."""
    from review.conversations.models import Conversation

    tracker.add(
        "web:a", "i want to die, he asks for 50 quid", risk="self_harm", situation=["threatened_money"]
    )
    tracker.follow()
    return Conversation.objects.get()


def review(client: Any, conversation: Any, do: str = "send", **given: Any) -> Any:
    """Sends labels for the only message."""
    return client.post(
        f"/conversations/{conversation.pk}/review/", {**labels(**given), "do": do}, follow=True
    )


def state(conversation: Any) -> str:
    conversation.refresh_from_db()
    return str(conversation.state)


def test_two_who_agree_settle_it(crisis: Any, browser_of: Callable[..., Any]) -> None:
    from review.learn.models import Example

    same = {"risk": "self_harm", "situation": ["threatened_money"], "audience": ""}
    review(browser_of("reviewer", name="ruth"), crisis, **same)
    assert state(crisis) == "second"
    review(browser_of("reviewer", name="sam"), crisis, **same)
    assert state(crisis) == "done"
    assert not Example.objects.exists()  # the model was right


def test_a_second_reader_sees_nothing_of_the_first(crisis: Any, browser_of: Callable[..., Any]) -> None:
    ruth, sam = browser_of("reviewer", name="ruth"), browser_of("reviewer", name="sam")
    review(ruth, crisis, risk="concern", reply="unsafe")
    ruth.post(f"/conversations/{crisis.pk}/note/", {"text": "I found it chilling"})
    before = sam.get(f"/conversations/{crisis.pk}/?open=1").content.decode()
    assert "chilling" not in before and "first review by ruth" not in before
    assert "second review" in before
    review(sam, crisis, risk="self_harm", situation=["threatened_money"])
    after = sam.get(f"/conversations/{crisis.pk}/?open=1").content.decode()
    assert "chilling" in after and "first review by ruth" in after
    assert "They differ on: risk, situation" in after


def test_the_first_reader_cannot_give_the_second_review(crisis: Any, browser_of: Callable[..., Any]) -> None:
    ruth = browser_of("reviewer", name="ruth")
    review(ruth, crisis, risk="self_harm")
    answer = review(ruth, crisis, risk="self_harm")
    assert "already sent" in answer.content.decode()
    assert crisis.reviews.count() == 1


def test_a_third_person_settles_and_all_three_answers_stay(
    crisis: Any, browser_of: Callable[..., Any]
) -> None:
    from review.learn.models import Example

    review(browser_of("reviewer", name="ruth"), crisis, risk="concern")
    review(browser_of("reviewer", name="sam"), crisis, risk="self_harm")
    assert state(crisis) == "disagree"
    assert "already sent" in review(browser_of("reviewer", name="tom"), crisis, risk="none").content.decode()
    lead = browser_of("lead", name="lea")
    assert lead.get("/queues/settle/next/").url == f"/conversations/{crisis.pk}/"
    review(lead, crisis, risk="self_harm", situation=["threatened_money", "deadline"])
    assert state(crisis) == "done"
    assert crisis.reviews.count() == 3
    example = Example.objects.get()
    assert (example.status, example.why, example.proposed_by.username) == (
        "proposed",
        "wrong: situation",
        "lea",
    )
    assert example.labels["situation"] == ["threatened_money", "deadline"]


def test_a_lead_who_gave_one_of_the_reviews_cannot_settle(
    crisis: Any, browser_of: Callable[..., Any]
) -> None:
    lead = browser_of("lead", name="lea")
    review(lead, crisis, risk="concern")
    review(browser_of("reviewer", name="sam"), crisis, risk="self_harm")
    assert "already sent" in review(lead, crisis, risk="self_harm").content.decode()
    assert state(crisis) == "disagree"


def test_an_ordinary_conversation_outside_the_sample_is_read_once(
    desk: Path, tracker: Tracker, browser_of: Callable[..., Any]
) -> None:
    from review.conversations.models import Conversation

    tracker.add("web:a", "someone has my pictures")
    tracker.follow()
    Conversation.objects.update(in_sample=False)
    conversation = Conversation.objects.get()
    review(browser_of("reviewer"), conversation, audience="young_person", age=15)
    assert state(conversation) == "done"
    assert conversation.examples.get().labels["age"] == 15


def test_a_draft_is_kept_and_seen_by_nobody_else(crisis: Any, browser_of: Callable[..., Any]) -> None:
    ruth, sam = browser_of("reviewer", name="ruth"), browser_of("reviewer", name="sam")
    review(ruth, crisis, do="draft", risk="concern", spans="50 quid = amount")
    assert state(crisis) == "new"
    page = ruth.get(f"/conversations/{crisis.pk}/?open=1").content.decode()
    assert 'value="concern" id="id_m0-risk_1" required checked' in page
    assert "50 quid = amount" in page
    page = sam.get(f"/conversations/{crisis.pk}/?open=1").content.decode()
    assert "Send review" not in page and "concern" not in page.split("Your labels")[-1][:200]


def test_a_review_that_was_never_sent_is_free_after_a_day(
    crisis: Any, browser_of: Callable[..., Any]
) -> None:
    from datetime import timedelta

    from django.utils import timezone

    from review.reviewing.models import Review

    review(browser_of("reviewer", name="ruth"), crisis, do="draft")
    Review.objects.update(started_at=timezone.now() - timedelta(hours=25))
    review(browser_of("reviewer", name="sam"), crisis, risk="self_harm")
    assert crisis.reviews.get().reviewer.username == "sam"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"risk": "very bad"}, "very bad is not one of the available choices"),
        ({"age": "3"}, "greater than or equal to 4"),
        ({"spans": "sixty quid = amount"}, "does not stand in the message"),
        ({"spans": "50 quid = gold"}, "is not of the form"),
    ],
)
def test_wrong_values_are_said_and_nothing_is_kept(
    crisis: Any, browser_of: Callable[..., Any], given: dict[str, str], said: str
) -> None:
    answer = review(browser_of("reviewer"), crisis, **given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not crisis.reviews.exists()


def test_selected_words_are_kept_as_places_in_the_text(crisis: Any, browser_of: Callable[..., Any]) -> None:
    review(browser_of("reviewer"), crisis, do="draft", spans="50 quid = amount")
    given = crisis.reviews.get().labels.get()
    (span,) = given.entities
    assert given.turn.content["text"][span["start"] : span["end"]] == "50 quid"


def test_nothing_judged_is_no_review(crisis: Any, browser_of: Callable[..., Any]) -> None:
    answer = browser_of("reviewer").post(
        f"/conversations/{crisis.pk}/review/", {**labels(given=""), "do": "send"}
    )
    assert "Judge at least one message" in answer.content.decode()


def test_an_unsafe_reply_goes_to_the_lead_by_itself(crisis: Any, browser_of: Callable[..., Any]) -> None:
    review(browser_of("reviewer", name="ruth"), crisis, risk="self_harm", reply="unsafe")
    flag = crisis.flags.get()
    assert (flag.kind, flag.status, flag.raised_by.username) == ("unsafe", "open", "ruth")
    crisis.refresh_from_db()
    assert crisis.flagged
    lead = browser_of("lead", name="lea")
    assert "unsafe or missing answer" in lead.get("/flags/").content.decode()
    lead.post(f"/flags/{flag.pk}/", {"status": "closed", "outcome": "reworded"})
    crisis.refresh_from_db()
    flag.refresh_from_db()
    assert (crisis.flagged, flag.closed_by.username, flag.outcome) == (False, "lea", "reworded")


def test_one_message_can_be_flagged_and_no_other_conversations(
    crisis: Any, browser_of: Callable[..., Any], tracker: Tracker
) -> None:
    from review.conversations.models import Conversation

    tracker.add("web:other", "hello")
    tracker.follow()
    other = Conversation.objects.get(source="web:other").turns.get()
    own = crisis.turns.exclude(kind="start").last()
    ruth = browser_of("reviewer", name="ruth")
    address = f"/conversations/{crisis.pk}/flag/"
    ruth.post(address, {"kind": "tone", "turn": str(other.pk)})
    assert not crisis.flags.exists()
    ruth.post(address, {"kind": "tone", "turn": str(own.pk)})
    ruth.post(address, {"kind": "risk"})
    assert [flag.turn for flag in crisis.flags.order_by("pk")] == [own, None]
    assert f"tone (turn {own.position})" in ruth.get("/flags/").content.decode()
    page = ruth.get(f"/conversations/{crisis.pk}/?open=1").content.decode()
    assert f'href="#turn-{own.position}"' in page


def test_a_mention_reaches_a_colleague(crisis: Any, browser_of: Callable[..., Any]) -> None:
    sam = browser_of("reviewer", name="sam")
    browser_of("reviewer", name="ruth").post(
        f"/conversations/{crisis.pk}/note/", {"text": "@sam please look; @nobody too"}
    )
    assert f"Conversation {crisis.pk}" in sam.get("/flags/").content.decode()


def test_tags_find_conversations(crisis: Any, browser_of: Callable[..., Any]) -> None:
    from review.reviewing.models import Tag

    lead = browser_of("lead", name="lea")
    lead.post("/tags/", {"name": "new trick", "meaning": "a way of blackmail not seen before"})
    tag = Tag.objects.get()
    lead.post(f"/conversations/{crisis.pk}/tag/", {"tag": [str(tag.pk), "999", "x"]})
    assert "1 found" in lead.get("/conversations/", {"tag": tag.pk}).content.decode()
    lead.post(f"/conversations/{crisis.pk}/tag/", {})
    assert "0 found" in lead.get("/conversations/", {"tag": tag.pk}).content.decode()


FILTERS = [
    ({"q": "Pounds"}, "a"), ({"q": "pounds tonight"}, "a"), ({"q": "pounds nowhere"}, ""),
    ({"channel": "whatsapp"}, "b"), ({"audience": "parent"}, "b"), ({"audience": "unknown"}, "ac"),
    ({"risk": "self_harm"}, "c"), ({"situation": "deadline"}, "a"), ({"sign": "low"}, "b"),
    ({"sign": "crisis"}, "c"), ({"sign": "corrected"}, "b"), ({"sign": "no_helpline"}, "c"),
    ({"sign": "near_miss"}, ""), ({"sign": "mine"}, "a"), ({"sign": "flagged"}, "b"),
    ({"state": "new", "sign": ["low", "corrected"]}, "b"), ({"since": "2020-01-01"}, "abc"),
    ({"until": "2020-01-01"}, ""), ({"risk": "nonsense"}, "abc"), ({"since": "soon"}, "abc"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), FILTERS)
def test_filters(
    either_desk: Path, tracker: Tracker, browser_of: Callable[..., Any], query: dict[str, Any], expected: str
) -> None:
    from django.contrib.auth.models import User

    from review.conversations import filters
    from review.conversations.models import Conversation

    said = {
        "a": turn("200 pounds by tonight", NOW, situation=["deadline"], helplines=["childline"]),
        "b": turn("my son", NOW, "whatsapp", "correct_bot", 0.3, audience="parent", helplines=["nspcc"]),
        "c": turn("i took pills", NOW, risk="self_harm"),
    }
    for name, events in said.items():
        tracker.write(name, beginning(NOW - 10) + events)
    tracker.follow()
    user = User.objects.create_user("ruth")
    Conversation.objects.filter(source="a").update(assigned_to=user)
    Conversation.objects.filter(source="b").update(flagged=True)
    from django.http import QueryDict

    data = QueryDict(mutable=True)
    for field, value in query.items():
        data.setlist(field, value if isinstance(value, list) else [value])
    found = filters.apply(filters.chosen(filters.FilterForm(data)), user)
    assert "".join(sorted(found.values_list("source", flat=True))) == expected


def test_pages_of_a_long_list_have_every_conversation_once(either_desk: Path, tracker: Tracker) -> None:
    from bench.desk_events import made_up, write
    from review.conversations.models import Conversation
    from review.conversations.pages import page_of

    write(tracker.engine, made_up(3000, NOW))
    tracker.follow()
    seen: list[int] = []
    place = None
    while True:
        page = page_of(Conversation.objects.all(), place)
        seen += [conversation.pk for conversation in page.conversations]
        place = page.older
        if place is None:
            break
    assert seen == list(Conversation.objects.values_list("pk", flat=True))


def test_a_queue_leaves_out_what_somebody_would_rather_not_read(
    crisis: Any, tracker: Tracker, browser_of: Callable[..., Any]
) -> None:
    client = browser_of("reviewer")
    assert client.get("/queues/crisis/next/").url == f"/conversations/{crisis.pk}/"
    client.post("/account/", {"blur": "on", "break_after": "25", "avoid": ["self_harm"]})
    assert client.get("/queues/crisis/next/").url == "/queues/"
    warning = client.get(f"/conversations/{crisis.pk}/").content.decode()
    assert "You asked to be spared: self-harm" in warning
    assert "want to die" not in warning


def test_words_are_covered_and_a_break_is_suggested(crisis: Any, browser_of: Callable[..., Any]) -> None:
    client = browser_of("reviewer")
    page = client.get(f"/conversations/{crisis.pk}/?open=1").content.decode()
    assert '<details class="veil">' in page and "You have been reading" not in page
    session = client.session
    session["reading_since"] -= 26 * 60
    session.save()
    assert (
        "You have been reading for 26 minutes"
        in client.get(f"/conversations/{crisis.pk}/?open=1").content.decode()
    )
    client.post("/break/")
    assert "You have been reading" not in client.get(f"/conversations/{crisis.pk}/?open=1").content.decode()
    client.post("/account/", {"break_after": "25"})
    assert '<details class="veil">' not in client.get(f"/conversations/{crisis.pk}/?open=1").content.decode()


def test_agreement_is_read_from_blind_pairs_alone(crisis: Any, browser_of: Callable[..., Any]) -> None:
    review(browser_of("reviewer", name="ruth"), crisis, risk="concern")
    lead = browser_of("lead", name="lea")
    assert "No message has two reviews yet" in lead.get("/agreement/").content.decode()
    review(browser_of("reviewer", name="sam"), crisis, risk="self_harm")
    review(lead, crisis, risk="self_harm")
    page = lead.get("/agreement/").content.decode()
    assert "on 1 message." in page
    assert ">0%<" in page.split("Risk</th>")[1].split("</tr>")[0]
