"""Masked conversations as the desk keeps them: a copy, filled by `follow` and read by every page.

Nothing here is written back to Rasa. A conversation is one session of one person; what they wrote is in
`Turn.content`, encrypted when STEADY_ENCRYPTION_KEYS is set.
"""

from typing import Any

from django.conf import settings
from django.db import models

from review.conversations.content import pack, unpack

AUDIENCES = ("young_person", "adult", "parent", "professional")


class ReviewState(models.TextChoices):
    """How far the review of a conversation is."""

    NEW = "new", "not reviewed"
    FIRST = "first", "reviewed once"
    SECOND = "second", "second review wanted"
    DISAGREE = "disagree", "reviewers disagree"
    DONE = "done", "settled"


class Conversation(models.Model):
    """One session. The columns repeat what filters, queues and the dashboard ask for."""

    source = models.CharField(max_length=255, db_index=True)
    """Rasa's sender id: a keyed hash, never shown."""
    first_event = models.BigIntegerField(unique=True)
    last_event = models.BigIntegerField()
    channel = models.CharField(max_length=30)
    started_at = models.DateTimeField()
    last_at = models.DateTimeField()
    turn_count = models.PositiveIntegerField(default=0)
    model_id = models.CharField(max_length=64, blank=True)

    audience = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=35, blank=True)
    risk = models.CharField(max_length=20, default="none")
    risk_for = models.CharField(max_length=10, default="self")
    lowest_confidence = models.FloatField(null=True)

    crisis = models.BooleanField(default=False)
    near_miss = models.BooleanField(default=False)
    fell_back = models.BooleanField(default=False)
    fell_back_twice = models.BooleanField(default=False)
    corrected = models.BooleanField(default=False)
    no_helpline = models.BooleanField(default=False)
    close_labels = models.BooleanField(default=False)
    empty_reply = models.BooleanField(default=False)
    changed = models.BooleanField(default=False)
    usefulness = models.FloatField(default=0)
    in_sample = models.BooleanField(default=False)

    state = models.CharField(max_length=10, choices=ReviewState.choices, default=ReviewState.NEW)
    flagged = models.BooleanField(default=False)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="assigned"
    )

    class Meta:
        ordering = ("-last_at", "-id")
        indexes = (
            models.Index(fields=("-last_at", "-id"), name="newest"),
            models.Index(fields=("channel", "-last_at", "-id"), name="channel_newest"),
            models.Index(fields=("audience", "-last_at", "-id"), name="audience_newest"),
            models.Index(fields=("risk", "-last_at", "-id"), name="risk_newest"),
            models.Index(fields=("state", "-last_at", "-id"), name="state_newest"),
            models.Index(fields=("assigned_to", "-last_at", "-id"), name="assigned_newest"),
            models.Index(fields=("-usefulness", "-id"), name="most_useful"),
            models.Index(fields=("started_at", "crisis", "state"), name="started_crisis_state"),
            *(
                models.Index(fields=("-last_at", "-id"), name=f"{name}_newest", condition=models.Q(**{name: True}))
                for name in (
                    "crisis", "near_miss", "fell_back", "fell_back_twice", "corrected", "no_helpline",
                    "close_labels", "empty_reply", "changed", "flagged",
                )
            ),
            *(
                models.Index(
                    fields=("state", "-last_at", "-id"), name=f"{name}_queue", condition=models.Q(**{name: True})
                )
                for name in (
                    "in_sample", "crisis", "near_miss", "fell_back", "corrected", "close_labels", "empty_reply",
                    "changed",
                )
            ),
        )  # fmt: skip
        permissions = (("read_conversations", "Can read conversations"),)
        default_permissions = ()

    def __str__(self) -> str:
        return f"conversation {self.pk}"


class Turn(models.Model):
    """What the person said or chose, what was understood, and what Steady answered."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="turns")
    position = models.PositiveIntegerField()
    event = models.BigIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=10)
    """`words`, `choice`, `media` or `start`."""
    stored = models.TextField()
    """See `content`."""

    intent = models.CharField(max_length=40, blank=True)
    confidence = models.FloatField(null=True)
    audience = models.CharField(max_length=20, blank=True)
    risk = models.CharField(max_length=20, default="none")
    fallback = models.BooleanField(default=False)
    close = models.BooleanField(default=False)
    near_miss = models.BooleanField(default=False)
    empty_reply = models.BooleanField(default=False)

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("conversation", "position"), name="one_turn_a_place"),)
        default_permissions = ()

    def __str__(self) -> str:
        return f"turn {self.position} of conversation {self.conversation_id}"

    @property
    def content(self) -> dict[str, Any]:
        """Keys: text, choice, triage, ranking, entities, actions, slots, bubbles, helplines (see reading.py)."""
        return unpack(self.stored)

    @content.setter
    def content(self, content: dict[str, Any]) -> None:
        self.stored = pack(content)


class Situation(models.Model):
    """One situation label of a conversation, for filters and counts."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="situations")
    name = models.CharField(max_length=30)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("name", "conversation"), name="one_situation"),)
        default_permissions = ()


class HelplineShown(models.Model):
    """One helpline that a person saw."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="helplines")
    turn = models.ForeignKey(Turn, models.CASCADE, related_name="helplines_shown")
    helpline = models.CharField(max_length=60, db_index=True)
    place = models.PositiveSmallIntegerField()

    class Meta:
        default_permissions = ()


class Word(models.Model):
    """One word that the person used in a conversation, for search; a keyed hash of it when texts are encrypted.

    A table of our own rather than the databases' search: the same on both, and a deleted row is gone.
    """

    pk = models.CompositePrimaryKey("word", "conversation_id")
    word = models.CharField(max_length=40)
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="words")

    class Meta:
        default_permissions = ()


class Day(models.Model):
    """Counts of the conversations that began on one day here, for the dashboard (see daily.py)."""

    date = models.DateField(primary_key=True)
    stale = models.BooleanField(default=True)
    """Conversations have changed since it was counted."""
    counts = models.JSONField(default=dict)
    """For each of `daily.KINDS`, a name and how many conversations have it."""

    class Meta:
        default_permissions = ()


class Checkpoint(models.Model):
    """Where reading of the tracker store had come to. Several are kept: SQLite gives ids of deleted rows again."""

    event = models.BigIntegerField()
    source = models.CharField(max_length=255)
    timestamp = models.FloatField()

    class Meta:
        ordering = ("-id",)
        default_permissions = ()
