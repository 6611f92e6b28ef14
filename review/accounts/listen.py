"""Logins, failures and logouts go to the audit log."""

from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from review.accounts.models import Preferences
from review.audit.log import record


@receiver(user_logged_in)
def logged_in(sender: object, user: User, **_: Any) -> None:
    """Someone entered."""
    Preferences.objects.get_or_create(user=user)
    record(user.username, "log in")


@receiver(user_logged_out)
def logged_out(sender: object, user: User | None, **_: Any) -> None:
    """Someone left."""
    if user is not None:
        record(user.username, "log out")


@receiver(user_login_failed)
def login_failed(sender: object, credentials: dict[str, Any], **_: Any) -> None:
    """A wrong password. A name that is no account may be a password typed in the wrong field: it is not kept."""
    given = str(credentials.get("username", ""))
    known = User.objects.filter(username=given).exists()
    record(given if known else "(unknown)", "log in failed")


@receiver(user_locked_out)
def locked_out(sender: object, username: str, **_: Any) -> None:
    """Too many wrong passwords."""
    known = User.objects.filter(username=username).exists()
    record(username if known else "(unknown)", "locked out")
