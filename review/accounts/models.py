"""What the desk knows of a member of staff beside Django's user."""

from django.conf import settings
from django.db import models

BREAK_AFTER = 25


class Preferences(models.Model):
    """How someone wants to work. This work hurts people: everybody may make it gentler for themselves."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="preferences")
    blur = models.BooleanField("blur messages until I open them", default=True)
    break_after = models.PositiveSmallIntegerField(
        "remind me of a break after (minutes)", default=BREAK_AFTER
    )
    avoid = models.JSONField("themes I would rather not read", default=list, blank=True)
    must_change_password = models.BooleanField(default=False)

    class Meta:
        permissions = (("manage_people", "Can make accounts and give roles"),)
        default_permissions = ()

    def __str__(self) -> str:
        return f"preferences of {self.user}"
