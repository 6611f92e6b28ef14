"""Queues: reasons to read a conversation. Quality figures come from the random sample alone."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet

from review.conversations.models import Conversation, ReviewState, Situation
from review.reviewing.models import Review


@dataclass(frozen=True)
class Queue:
    """A reason to read, in plain words."""

    name: str
    title: str
    why: str
    which: Q
    order: tuple[str, ...] = ("-last_at", "-id")


QUEUES = (
    Queue(
        "sample",
        "Random sample",
        "One in ten, chosen by chance. How good Steady is, is read off these alone: please take them first.",
        Q(in_sample=True),
    ),
    Queue("crisis", "Crisis alert fired", "Was the alert right, and was the answer kind?", Q(crisis=True)),
    Queue(
        "near-miss",
        "Near miss",
        "A word that can mean danger, or doubt about it, without an alert.",
        Q(near_miss=True, crisis=False),
    ),
    Queue(
        "fallback", "Not understood", "Steady sent the person away or did not understand.", Q(fell_back=True)
    ),
    Queue("corrected", "“You got me wrong”", "The person corrected Steady.", Q(corrected=True)),
    Queue("close", "Two close labels", "The model hesitated between two intents.", Q(close_labels=True)),
    Queue("failed", "Empty or failed reply", "The person got nothing, or an apology.", Q(empty_reply=True)),
    Queue("changed", "Changed prediction", "A newer model understands it in another way.", Q(changed=True)),
    Queue(
        "useful",
        "Most useful to label",
        "Where the model is least sure: a label here teaches it most.",
        Q(usefulness__gt=0),
        ("-usefulness", "-id"),
    ),
)
BY_NAME = {queue.name: queue for queue in QUEUES}
SECOND = Queue(
    "second",
    "Second review",
    "A colleague has read these; you read them without seeing what they thought.",
    Q(state=ReviewState.SECOND),
)
SETTLE = Queue(
    "settle", "To settle", "Two reviewers disagree; a third person decides.", Q(state=ReviewState.DISAGREE)
)


def waiting(queue: Queue, user: User, avoid: list[Any]) -> QuerySet[Conversation]:
    """What this person may still take from a queue, without themes that they would rather not read."""
    mine = Review.objects.filter(conversation=OuterRef("pk"), reviewer=user)
    found = Conversation.objects.filter(queue.which).filter(~Exists(mine))
    if queue not in (SECOND, SETTLE):
        found = found.filter(state=ReviewState.NEW)
    if avoid:
        painful = Situation.objects.filter(conversation=OuterRef("pk"), name__in=avoid)
        found = found.exclude(risk__in=avoid).filter(~Exists(painful))
    return found.order_by(*queue.order)
