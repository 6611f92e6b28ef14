"""The way of a review: first reading, blind second reading, and a third person where they disagree."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from review.audit.log import record
from review.conversations.models import Conversation, ReviewState
from review.learn.models import Example
from review.reviewing.forms import LabelsForm
from review.reviewing.models import Flag, Review, TurnLabels
from review.reviewing.understood import differences, labels_of, understood

HELD_FOR = timedelta(hours=24)
"""After this, a review that was begun and never sent may be taken by somebody else."""


class NotYours(Exception):
    """This person cannot review this conversation now; the reason is for them."""


def subject(conversation: Conversation) -> str:
    """How the audit log names a conversation."""
    return f"conversation:{conversation.pk}"


def kind_for(conversation: Conversation, user: User) -> str | None:
    """Which review this person would give; None when there is none to give."""
    own = conversation.reviews.filter(reviewer=user).first()
    if own is not None:
        return None if own.submitted_at else own.kind
    held = conversation.reviews.filter(submitted_at=None, started_at__gte=timezone.now() - HELD_FOR).exists()
    if held:
        return None
    if conversation.state == ReviewState.NEW:
        return Review.Kind.FIRST
    if conversation.state == ReviewState.SECOND:
        return Review.Kind.SECOND
    if conversation.state == ReviewState.DISAGREE and user.has_perm("reviewing.settle_reviews"):
        return Review.Kind.SETTLING
    return None


def own_review(conversation: Conversation, user: User) -> Review:
    """The review that this person is giving, begun if need be.

    Raises:
        NotYours: it is not theirs to give.
    """
    kind = kind_for(conversation, user)
    if kind is None:
        raise NotYours("Somebody else is reviewing this conversation, or your review is already sent.")
    conversation.reviews.filter(submitted_at=None, kind=kind).exclude(reviewer=user).delete()
    review, _ = Review.objects.get_or_create(conversation=conversation, reviewer=user, kind=kind)
    return review


@transaction.atomic
def save(conversation: Conversation, user: User, forms: list[LabelsForm]) -> Review:
    """Keeps a draft: the labels of every message that was judged."""
    review = own_review(conversation, user)
    given = [form for form in forms if form.cleaned_data["given"]]
    review.labels.exclude(turn__in=[form.turn for form in given]).delete()
    for form in given:
        form.instance.review, form.instance.turn = review, form.turn
        form.save()
    record(user.username, "labels saved", subject(conversation), review=review.kind, messages=len(given))
    return review


@transaction.atomic
def submit(review: Review) -> None:
    """Sends a review off, and moves the conversation on."""
    conversation = review.conversation
    review.submitted_at = timezone.now()
    review.save(update_fields=["submitted_at"])
    _flag_unsafe(review)
    conversation.state = _next_state(review)
    conversation.assigned_to = None
    conversation.flagged = conversation.flags.exclude(status=Flag.Status.CLOSED).exists()
    conversation.save(update_fields=["state", "assigned_to", "flagged"])
    record(review.reviewer.username, "review sent", subject(conversation), review=review.kind)
    if conversation.state == ReviewState.DONE:
        propose(conversation)


def needs_second(conversation: Conversation) -> bool:
    """Every alert and near miss, every flag, and the whole random sample are read twice."""
    return conversation.crisis or conversation.near_miss or conversation.flagged or conversation.in_sample


def final_review(conversation: Conversation) -> Review | None:
    """The review that counts: the adjudication, or the first one."""
    sent = {review.kind: review for review in conversation.reviews.exclude(submitted_at=None)}
    return sent.get(Review.Kind.SETTLING) or sent.get(Review.Kind.FIRST)


def disagreements(one: Review, other: Review) -> dict[int, list[str]]:
    """By position of the message, the labels on which two reviews differ; a message only one judged differs too."""
    first = {label.turn.position: label for label in one.labels.select_related("turn")}
    second = {label.turn.position: label for label in other.labels.select_related("turn")}
    found = {}
    for position in sorted(first.keys() | second.keys()):
        if position in first and position in second:
            differ = differences(labels_of(first[position]), labels_of(second[position]))
        else:
            differ = ["judged by one alone"]
        if differ:
            found[position] = differ
    return found


def propose(conversation: Conversation) -> None:
    """Messages that the model got wrong wait, with their right labels, for a lead's approval."""
    review = final_review(conversation)
    if review is None:
        return
    for given in review.labels.select_related("turn"):
        right = labels_of(given)
        wrong = differences(understood(given.turn), right)
        if not wrong and not given.entities:
            continue
        Example.objects.get_or_create(
            conversation=conversation,
            turn=given.turn.position,
            defaults={
                "text": given.turn.content["text"],
                "labels": {**right, "entities": given.entities},
                "why": "wrong: " + ", ".join(wrong) if wrong else "parts marked",
                "proposed_by": review.reviewer,
            },
        )


def _next_state(review: Review) -> str:
    conversation = review.conversation
    if review.kind == Review.Kind.FIRST:
        return ReviewState.SECOND if needs_second(conversation) else ReviewState.DONE
    if review.kind == Review.Kind.SECOND:
        first = conversation.reviews.get(kind=Review.Kind.FIRST)
        return ReviewState.DISAGREE if disagreements(first, review) else ReviewState.DONE
    return ReviewState.DONE


def _flag_unsafe(review: Review) -> None:
    """A reply judged unsafe goes to the safeguarding lead by itself."""
    for given in review.labels.filter(reply=TurnLabels.Reply.UNSAFE).select_related("turn"):
        Flag.objects.get_or_create(
            conversation=review.conversation,
            turn=given.turn,
            kind=Flag.Kind.UNSAFE,
            defaults={"raised_by": review.reviewer, "reason": "The reply was judged unsafe in a review."},
        )
