"""Conversations that a newer model understands in another way: the queue *Changed prediction*."""

from collections.abc import Sequence

from review.conversations.models import Conversation, Turn
from review.learn.compare import Parsed, shown

MOST = 500
"""So many of the last messages are read with both models."""


def recent() -> list[Turn]:
    """The last messages of words at the desk, reviewed or not."""
    return list(Turn.objects.filter(kind="words").order_by("-pk")[:MOST])


def mark_changed(turns: Sequence[Turn], old: Sequence[Parsed], new: Sequence[Parsed]) -> int:
    """Marks exactly the conversations with a message that two models understand differently; returns how many."""
    changed = {
        turn.conversation_id
        for turn, before, after in zip(turns, old, new, strict=True)
        if shown(before) != shown(after)
    }
    Conversation.objects.filter(changed=True).exclude(pk__in=changed).update(changed=False)
    Conversation.objects.filter(pk__in=changed).update(changed=True)
    return len(changed)
