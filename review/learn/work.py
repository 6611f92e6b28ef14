"""The way of a correction: a lead approves it, an export carries it into the repository."""

import hashlib

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from review.audit.log import record
from review.conversations.models import Turn
from review.learn.export import (
    Candidate,
    Prepared,
    marks_in,
    personal_details,
    prepare,
    training_example,
)
from review.learn.models import Example, Export
from review.learn.patch import commit, patch_of
from review.reviewing.models import Flag

OPEN = (Example.Status.PROPOSED, Example.Status.APPROVED)


class NotApproved(ValueError):
    """A correction that must not be learned from as it is; the reason is for the lead."""


class Outdated(RuntimeError):
    """The export is no longer what the lead saw."""


def approve(example: Example, text: str, user: User) -> None:
    """Approves a correction, with its text as the lead left it.

    Raises:
        NotApproved: its text holds personal details, or its labels do not fit.
    """
    details = personal_details(text)
    if details:
        raise NotApproved(
            f"It still holds personal details ({', '.join(details)}). Write other words for them."
        )
    if text == example.text and is_private(example):
        raise NotApproved("A reviewer flagged a personal detail in it. Write other words for it.")
    marked = marks_in(text, example.text, example.labels.get("entities") or ())
    labels = {**example.labels, "entities": marked}
    try:
        training_example(text, labels)
    except ValueError as error:
        raise NotApproved(f"Its labels do not fit: {str(error).split(' in the example')[0]}.") from error
    example.text, example.labels = text, labels
    _decide(example, user, Example.Status.APPROVED)


def refuse(example: Example, why: str, user: User) -> None:
    """Refuses a correction; nothing is learned from it."""
    example.why = why or example.why
    _decide(example, user, Example.Status.REFUSED)


def _decide(example: Example, user: User, status: Example.Status) -> None:
    with transaction.atomic():
        example.status, example.decided_by, example.decided_at = status, user, timezone.now()
        example.save(update_fields=["text", "labels", "why", "status", "decided_by", "decided_at"])
        record(user.username, f"example {status.value}", f"example:{example.pk}")


def is_private(example: Example) -> bool:
    """Whether a reviewer flagged a personal detail in the message, and its words are still the same."""
    flags = Flag.objects.filter(conversation=example.conversation_id, kind=Flag.Kind.PRIVACY)
    if example.conversation_id is None or example.turn is None or not flags.exists():
        return False
    turn = Turn.objects.filter(conversation=example.conversation_id, position=example.turn).first()
    if turn is None or turn.content.get("text") != example.text:
        return False
    return any(flag.turn_id in (None, turn.pk) for flag in flags)


def prepared() -> Prepared:
    """What an export of everything approved would change."""
    approved = Example.objects.filter(status=Example.Status.APPROVED)
    return prepare(
        [Candidate(one.pk, one.text, one.labels, is_private(one)) for one in approved], settings.REPOSITORY
    )


def fingerprint(patch: str) -> str:
    """Tells whether a patch is still the one that was shown."""
    return hashlib.sha256(patch.encode()).hexdigest()


def make_export(user: User, seen: str, as_branch: bool) -> Export:
    """Keeps the patch that the lead has seen, and commits it to a branch of its own if wanted.

    Raises:
        Outdated: corrections or files have changed since.
        review.learn.patch.CannotCommit: the branch could not be made; nothing is kept.
    """
    work = prepared()
    patch = patch_of(work.files)
    if not patch or fingerprint(patch) != seen:
        raise Outdated
    with transaction.atomic():
        export = Export.objects.create(made_by=user, patch=patch)
        count = Example.objects.filter(pk__in=work.accepted, status=Example.Status.APPROVED).update(
            status=Example.Status.EXPORTED, export=export
        )
        if count != len(work.accepted):
            raise Outdated
        if as_branch:
            export.branch = f"corrections-{export.made_at:%Y-%m-%d}-{export.pk}"
            commit(settings.REPOSITORY, export.branch, patch, _message(count))
            export.save(update_fields=["branch"])
        record(user.username, "export made", f"export:{export.pk}", messages=count, branch=export.branch)
    return export


def _message(count: int) -> str:
    messages = "a message" if count == 1 else f"{count} messages"
    return f"Teach Steady {messages} that it misunderstood, as reviewers corrected them\n"
