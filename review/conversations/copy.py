"""The desk's copy of conversations, as every way of erasing reaches it (`steady.store.copies.Copy`).

Imported by the server and by `python -m steady.store`, which know nothing of Django: it is set up when first needed.
"""

import logging
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from steady.store.copies import Holding

logger = logging.getLogger(__name__)


class DeskCopy:
    """What the desk holds. When it cannot be reached, `follow` deletes it as soon as it runs again."""

    def __init__(self, folder: Path, url: str | None) -> None:
        self._file = None if url else folder / "review.db"
        self._place = "the trainers' desk: " + (
            str(self._file) if self._file else "PostgreSQL of STEADY_REVIEW_URL"
        )

    def erase(self, sender_id: str) -> int:
        """Deletes one person's conversations."""
        return self._delete(source=sender_id)

    def expire(self, before: float) -> int:
        """Deletes conversations that ended before a time."""
        return self._delete(last_at__lt=datetime.fromtimestamp(before, UTC))

    def erase_all(self) -> int:
        """Deletes every conversation."""
        return self._delete()

    def rewrite(self) -> None:
        """Removes what deleted rows left behind."""
        if not self._exists():
            return
        _set_up()
        from django.db import connection

        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                for name in connection.introspection.table_names(cursor):
                    if name.startswith(("conversations_", "reviewing_", "learn_")):
                        cursor.execute(f'VACUUM (FULL, ANALYZE) "{name}"')
        connection.close()

    def rotate(self) -> int:
        """Encrypts what is held with the first key of STEADY_ENCRYPTION_KEYS; returns how many rows.

        Raises:
            steady.store.encryption.WrongKey: something cannot be read.
            django.db.Error: the database cannot be used.
        """
        if not self._exists():
            return 0
        _set_up()
        from django.db import connection

        from review.conversations.rotate import rotate

        try:
            return rotate()
        finally:
            connection.close()

    def holding(self) -> Holding:
        """Counts of what is held."""
        what = "masked conversations, reviews and approved examples"
        if not self._exists():
            return Holding(self._place, what, 0, 0)
        _set_up()
        from django.db import connection
        from django.db.models import Max, Min

        from review.conversations.models import Conversation, Turn

        seen = Conversation.objects.aggregate(Min("started_at"), Max("last_at"))
        conversations, rows = Conversation.objects.count(), Turn.objects.count()
        connection.close()
        first, last = seen["started_at__min"], seen["last_at__max"]
        return Holding(
            self._place, what, conversations, rows, first and first.timestamp(), last and last.timestamp()
        )

    def _delete(self, **which: Any) -> int:
        """A failure is no reason to tell the person that nothing was deleted: `follow` makes good for it."""
        if not self._exists():
            return 0
        try:
            _set_up()
            from django.db import connection

            from review.conversations.erase import delete
            from review.conversations.models import Conversation

            try:
                return delete(Conversation.objects.filter(**which), "erased")
            finally:
                connection.close()
        except Exception as error:
            logger.error("STEADY_DESK_ERASE_LATER cause=%s", type(error).__name__)
            return 0

    def _exists(self) -> bool:
        return self._file is None or self._file.exists()


def _set_up() -> None:
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "review.desk.settings")
    if not apps.ready:
        django.setup(set_prefix=False)
