"""What reviewers say about conversations. Everything here goes when the conversation is deleted at the source."""

from django.conf import settings
from django.db import models

from review.conversations.models import Conversation, Turn
from review.desk.encrypted import EncryptedText

USER = settings.AUTH_USER_MODEL


class Review(models.Model):
    """One person's reading of one conversation. Nobody sees the other's before both are submitted."""

    class Kind(models.TextChoices):
        FIRST = "first", "first review"
        SECOND = "second", "second review"
        SETTLING = "settling", "adjudication"

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(USER, models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    started_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("conversation", "kind"), name="one_review_of_a_kind"),
            models.UniqueConstraint(fields=("conversation", "reviewer"), name="one_review_a_person"),
        )
        permissions = (
            ("review_conversations", "Can review conversations"),
            ("settle_reviews", "Can settle disagreements and close flags"),
            ("see_agreement", "Can see how far reviewers agree"),
        )
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of conversation {self.conversation_id}"


class TurnLabels(models.Model):
    """The labels one reviewer gives to one message: the whole set, whether the model was right or not."""

    class Reply(models.TextChoices):
        SAFE = "safe", "safe"
        UNSAFE = "unsafe", "unsafe"
        KINDER = "kinder", "could be kinder"

    review = models.ForeignKey(Review, models.CASCADE, related_name="labels")
    turn = models.ForeignKey(Turn, models.CASCADE, related_name="labels")
    audience = models.CharField(max_length=20, blank=True)
    age = models.PositiveSmallIntegerField(null=True, blank=True)
    risk = models.CharField(max_length=20, default="none")
    risk_for = models.CharField(max_length=10, default="self")
    situation = models.JSONField(default=list, blank=True)
    intent = models.CharField(max_length=40, blank=True)
    entities = models.JSONField(default=list, blank=True)
    """Selected spans: `{"start", "end", "entity"}` in the masked text."""
    reply = models.CharField(max_length=10, choices=Reply.choices, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("review", "turn"), name="one_label_set_a_turn"),)
        default_permissions = ()


class Tag(models.Model):
    """A word that leads have given a meaning, to find conversations by."""

    name = EncryptedText(max_length=40)
    meaning = EncryptedText(max_length=200, blank=True)
    conversations = models.ManyToManyField(Conversation, related_name="tags", blank=True)

    class Meta:
        ordering = ("pk",)
        permissions = (("make_tags", "Can make tags"),)
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def by_name(cls) -> list["Tag"]:
        """All of them in the order of the alphabet."""
        return sorted(cls.objects.all(), key=lambda tag: tag.name.lower())


class Note(models.Model):
    """A remark for colleagues; `@name` mentions one."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="notes")
    author = models.ForeignKey(USER, models.PROTECT, related_name="+")
    text = EncryptedText(max_length=2000)
    at = models.DateTimeField(auto_now_add=True)
    mentions: models.ManyToManyField = models.ManyToManyField(USER, related_name="mentions", blank=True)

    class Meta:
        ordering = ("at",)
        default_permissions = ()


class Flag(models.Model):
    """Something the safeguarding lead must look at."""

    class Kind(models.TextChoices):
        RISK = "risk", "somebody may be at risk"
        UNSAFE = "unsafe", "unsafe or missing answer"
        PRIVACY = "privacy", "personal detail was not masked"
        TONE = "tone", "tone"

    class Status(models.TextChoices):
        OPEN = "open", "open"
        LOOKING = "looking", "being looked at"
        CLOSED = "closed", "closed"

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="flags")
    turn = models.ForeignKey(Turn, models.SET_NULL, null=True, blank=True, related_name="flags")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    reason = EncryptedText(max_length=1000, blank=True)
    outcome = EncryptedText(max_length=1000, blank=True)
    raised_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(auto_now_add=True)
    closed_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-raised_at",)
        default_permissions = ()


class SavedFilter(models.Model):
    """A filter of the inbox that somebody wants again."""

    owner = models.ForeignKey(USER, models.CASCADE, related_name="filters")
    name = EncryptedText(max_length=60)
    query = EncryptedText(max_length=1000)
    """It may hold words that a person used."""

    class Meta:
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
