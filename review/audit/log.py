"""Writing the audit log and checking that nothing is missing from it."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from review.audit.models import Entry, Head

BEGINNING = "0" * 64


@dataclass(frozen=True)
class Problem:
    """Something wrong with the log at a number."""

    number: int
    what: str


def record(actor: str, action: str, subject: str = "", **details: Any) -> Entry:
    """Adds one entry to the end of the log."""
    with transaction.atomic():
        Head.objects.get_or_create(pk=1, defaults={"seal": BEGINNING})
        head = Head.objects.select_for_update().get(pk=1)
        entry = Entry(
            number=head.number + 1,
            at=timezone.now(),
            actor=actor,
            action=action,
            subject=subject,
            details=details,
            previous=head.seal,
        )
        entry.seal = _seal(entry)
        models.Model.save(entry, force_insert=True)
        head.number, head.seal = entry.number, entry.seal
        head.save()
    return entry


def problems() -> list[Problem]:
    """Gaps, changed entries and a cut end; empty when the log is whole."""
    found: list[Problem] = []
    expected, seal = 1, BEGINNING
    for entry in Entry.objects.order_by("number").iterator(chunk_size=2000):
        if entry.number != expected:
            found.append(Problem(expected, f"entries {expected} to {entry.number - 1} are missing"))
        elif entry.previous != seal:
            found.append(Problem(entry.number, "does not follow from the entry before"))
        if not hmac.compare_digest(entry.seal, _seal(entry)):
            found.append(Problem(entry.number, "was changed"))
        expected, seal = entry.number + 1, entry.seal
    head = Head.objects.filter(pk=1).first()
    if head is None and expected > 1:
        found.append(Problem(expected, "the mark of the end is missing"))
    elif head is not None and head.number >= expected:
        found.append(Problem(expected, f"entries {expected} to {head.number} at the end are missing"))
    elif head is not None and head.seal != seal:
        found.append(Problem(head.number, "the mark of the end does not fit"))
    return found


def _seal(entry: Entry) -> str:
    """A keyed hash over everything in the entry and the seal before: it cannot be made anew without the key."""
    at: datetime = entry.at
    content = [
        entry.number,
        at.timestamp(),
        entry.actor,
        entry.action,
        entry.subject,
        entry.details,
        entry.previous,
    ]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hmac.new(settings.AUDIT_KEY, text.encode(), hashlib.sha256).hexdigest()
