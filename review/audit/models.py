"""The audit log: entries are added, never changed; each is chained to the one before."""

from typing import Any, NoReturn

from django.db import models


class AppendOnly(Exception):
    """Somebody tried to change the past."""


class EntryQuerySet(models.QuerySet["Entry"]):
    """Reads only."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise AppendOnly("The audit log is append-only.")

    update = delete = bulk_create = bulk_update = update_or_create = get_or_create = create = _refuse


class Entry(models.Model):
    """One thing that happened. Written by `review.audit.log.record` alone.

    No words of a conversation stand here: `subject` is an address such as `conversation:17`.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=150, db_index=True)
    action = models.CharField(max_length=40, db_index=True)
    subject = models.CharField(max_length=120, blank=True, db_index=True)
    details = models.JSONField(default=dict, blank=True)
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)
        permissions = (("search_audit", "Can search the audit log"),)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.number} {self.actor} {self.action} {self.subject}"

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise AppendOnly("The audit log is append-only.")

    def save(self, *_: Any, **__: Any) -> NoReturn:
        raise AppendOnly("Use review.audit.log.record.")


class Head(models.Model):
    """The end of the chain, so that entries cut off at the end are missed too. One row."""

    number = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
