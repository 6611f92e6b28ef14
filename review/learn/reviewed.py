"""Reviewed messages as labelled messages: settled conversations, and approved corrections that outlive theirs."""

from collections.abc import Iterable
from typing import Any

from review.conversations.models import Conversation, ReviewState, Turn
from review.learn.compare import CRISIS, Message
from review.learn.export import training_example
from review.learn.models import Example as Correction
from review.reviewing.understood import labels_of
from review.reviewing.work import final_review
from steady.nlu.training_data import Example

APPROVED = (Correction.Status.APPROVED, Correction.Status.EXPORTED)


def reviewed() -> list[Message]:
    """Every message with settled labels, each once."""
    messages: dict[str, Message] = {}
    for one in Correction.objects.filter(status__in=APPROVED):
        _add(messages, one.text, one.labels, f"example:{one.pk}")
    for conversation in Conversation.objects.filter(state=ReviewState.DONE).iterator(chunk_size=500):
        review = final_review(conversation)
        for given in review.labels.select_related("turn") if review else ():
            if given.turn.kind == "words":
                _add(messages, given.turn.content["text"], labels_of(given), f"turn:{given.turn_id}")
    return list(messages.values())


def _add(messages: dict[str, Message], text: str, labels: dict[str, Any], reference: str) -> None:
    right: Example = training_example(text, labels)
    sets = ("reviewed", "crisis") if right.risk in CRISIS else ("reviewed",)
    messages.setdefault(right.text, Message(right, sets, reference))


def with_texts(changed: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Changes with the words of reviewed messages, as far as they are still here."""
    return [{**one, "text": one["text"] or _text(one["reference"])} for one in changed]


def _text(reference: str) -> str:
    kind, _, key = reference.partition(":")
    if kind == "turn":
        turn = Turn.objects.filter(pk=key).first()
        return turn.content["text"] if turn else "(deleted)"
    correction = Correction.objects.filter(pk=key).first()
    return correction.text if correction else "(deleted)"
