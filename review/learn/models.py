"""Approved corrections, exports of them, and comparisons of models. They outlive the conversation they came from."""

from django.conf import settings
from django.db import models

from review.conversations.models import Conversation
from review.desk.encrypted import EncryptedText

USER = settings.AUTH_USER_MODEL


class Export(models.Model):
    """One patch for the repository that was made from approved examples."""

    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    patch = EncryptedText()
    branch = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("-made_at",)
        permissions = (("export_examples", "Can approve and export examples"),)
        default_permissions = ()


class Example(models.Model):
    """A masked message with its right labels, once a lead has approved it."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", "waiting for a lead"
        APPROVED = "approved", "approved"
        REFUSED = "refused", "refused"
        EXPORTED = "exported", "exported"

    text = EncryptedText()
    labels = models.JSONField()
    """`intent`, `audience`, `age`, `risk`, `risk_for`, `situation`, `entities` as in data/nlu."""
    why = EncryptedText(max_length=300, blank=True)
    """What was wrong, or why it was refused."""
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PROPOSED, db_index=True)
    # An unapproved example goes with its conversation (see review.conversations.erase).
    conversation = models.ForeignKey(Conversation, models.SET_NULL, null=True, related_name="examples")
    turn = models.PositiveIntegerField(null=True)
    proposed_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    export = models.ForeignKey(Export, models.SET_NULL, null=True, related_name="examples")

    class Meta:
        ordering = ("id",)
        default_permissions = ()


class Comparison(models.Model):
    """Old and new model side by side, as `make compare` wrote it."""

    made_at = models.DateTimeField(auto_now_add=True)
    old_model = models.CharField(max_length=100)
    new_model = models.CharField(max_length=100)
    results = models.JSONField()
    crisis_worse = models.PositiveIntegerField(default=0)
    signed_off_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    signed_off_at = models.DateTimeField(null=True)
    reason = EncryptedText(max_length=1000, blank=True)

    class Meta:
        ordering = ("-made_at",)
        permissions = (("sign_off", "Can release a model although a crisis message got worse"),)
        default_permissions = ()

    @property
    def blocked(self) -> bool:
        """Whether the new model must not be released yet."""
        return bool(self.crisis_worse) and self.signed_off_by_id is None
