"""What the page of a conversation shows: turns as the person saw them, what was understood, and forms to judge."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.http import QueryDict

from review.conversations.models import Conversation, Turn
from review.reviewing.forms import LabelsForm
from review.reviewing.models import Review, Tag, TurnLabels
from review.reviewing.understood import understood
from review.reviewing.work import disagreements, final_review, kind_for


@dataclass
class Shown:
    """One turn on the page."""

    turn: Turn
    content: dict[str, Any]
    understood: dict[str, Any]
    form: LabelsForm | None
    opinions: list[tuple[str, Any, list[str]]]
    disputed: list[str]


def review_context(conversation: Conversation, user: User, data: QueryDict | None = None) -> dict[str, Any]:
    """Everything about the review of a conversation that this person may see now."""
    turns = list(conversation.turns.all())
    kind = kind_for(conversation, user) if user.has_perm("reviewing.review_conversations") else None
    open_to_all = may_see_opinions(conversation, user, kind)
    sent = (
        list(conversation.reviews.exclude(submitted_at=None).select_related("reviewer"))
        if open_to_all
        else []
    )
    forms = {form.turn.pk: form for form in label_forms(conversation, user, turns, data)} if kind else {}
    disputed = _disputed(sent)
    texts = {turn.pk: turn.content["text"] for turn in turns}
    opinions: dict[int, list[tuple[str, Any, list[str]]]] = {}
    for review in sent:
        for given in review.labels.all():
            marked = _lines(given, texts[given.turn_id])
            opinions.setdefault(given.turn_id, []).append((_by(review), given, marked))
    return {
        "shown": [
            Shown(
                turn,
                turn.content,
                understood(turn),
                forms.get(turn.pk),
                opinions.get(turn.pk, []),
                disputed.get(turn.position, []),
            )
            for turn in turns
        ],
        "kind": kind,
        "kind_words": Review.Kind(kind).label if kind else "",
        "final": final_review(conversation) if open_to_all else None,
        "notes": conversation.notes.select_related("author") if open_to_all else [],
        "open_to_all": open_to_all,
        "flags": conversation.flags.select_related("turn", "raised_by", "closed_by"),
        "all_tags": Tag.by_name(),
        "tags": set(conversation.tags.values_list("pk", flat=True)),
        "went_on": bool(turns)
        and any(review.submitted_at and turns[-1].at > review.submitted_at for review in sent),
    }


def may_see_opinions(conversation: Conversation, user: User, kind: str | None) -> bool:
    """A second opinion is blind: until it is sent, neither labels nor notes of others are shown to its giver."""
    blind = kind == Review.Kind.SECOND or (
        conversation.state == "second" and not conversation.reviews.filter(reviewer=user).exists()
    )
    return not blind


def label_forms(
    conversation: Conversation, user: User, turns: list[Turn], data: QueryDict | None = None
) -> list[LabelsForm]:
    """A form for each message of words: the draft if there is one, else what the model understood."""
    drafts = {
        given.turn_id: given
        for review in conversation.reviews.filter(reviewer=user, submitted_at=None)
        for given in review.labels.all()
    }
    forms = []
    for turn in turns:
        if turn.kind != "words":
            continue
        draft = drafts.get(turn.pk)
        text = turn.content["text"]
        initial = (
            {**understood(turn), "given": False}
            if draft is None
            else {"given": True, "spans": "\n".join(_lines(draft, text))}
        )
        forms.append(LabelsForm(data, turn=turn, instance=draft, initial=initial, prefix=f"m{turn.position}"))
    return forms


def _lines(given: TurnLabels, text: str) -> list[str]:
    """The marked parts as the form takes them."""
    return [f"{text[span['start'] : span['end']]} = {span['entity']}" for span in given.entities]


def _disputed(sent: list[Review]) -> dict[int, list[str]]:
    by_kind = {review.kind: review for review in sent}
    first, second = by_kind.get(Review.Kind.FIRST), by_kind.get(Review.Kind.SECOND)
    return disagreements(first, second) if first and second else {}


def _by(review: Review) -> str:
    return f"{review.get_kind_display()} by {review.reviewer.username}"
