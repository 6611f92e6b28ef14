"""Deleting conversations here, with everything that was said about them, so that their bytes are gone."""

from django.db import connection, transaction
from django.db.models import QuerySet

from review.audit.log import record
from review.conversations import daily
from review.conversations.models import Conversation
from review.learn.models import Example

_WITH_WORDS = (
    "conversations_conversation",
    "conversations_turn",
    "conversations_word",
    "reviewing_flag",
    "reviewing_note",
    "learn_example",
)


def delete(conversations: QuerySet[Conversation], why: str = "deleted at the source") -> int:
    """Deletes conversations and examples of them that nobody approved; returns how many."""
    chosen = list(conversations.values_list("pk", "started_at"))
    if not chosen:
        return 0
    unapproved = (Example.Status.PROPOSED, Example.Status.REFUSED)
    for begin in range(0, len(chosen), 500):
        some = [pk for pk, _ in chosen[begin : begin + 500]]
        with transaction.atomic():
            Example.objects.filter(conversation__in=some, status__in=unapproved).delete()
            Conversation.objects.filter(pk__in=some).delete()
            daily.mark(started for _, started in chosen[begin : begin + 500])
            record("steady", "conversations deleted", why=why, conversations=some)
    daily.recount()
    settle()
    return len(chosen)


def settle() -> None:
    """Empties SQLite's write-ahead log, where deleted rows would live on; frees PostgreSQL's pages."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            for table in _WITH_WORDS:
                cursor.execute(f"VACUUM {table}")
