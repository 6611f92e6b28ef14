"""Making accounts and giving roles; every change goes to the audit log."""

import secrets

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session

from review.accounts.codes import switch_off
from review.accounts.models import Preferences
from review.accounts.roles import roles_of, set_roles
from review.audit.log import record

FIRST_NAME = "admin"


class NotAllowed(Exception):
    """A change that would lock everybody out, with the reason."""


def make_person(user: User, roles: list[str], by: str) -> str:
    """Saves a new account; returns its random password, which is shown once and must be changed."""
    password = secrets.token_urlsafe(12)
    user.set_password(password)
    user.save()
    set_roles(user, roles)
    Preferences.objects.update_or_create(user=user, defaults={"must_change_password": True})
    record(by, "account made", _subject(user), roles=roles_of(user))
    return password


def change_person(user: User, roles: list[str], active: bool, by: User) -> None:
    """Gives roles and allows or forbids logging in.

    Raises:
        NotAllowed: nobody would be left to make accounts.
    """
    if user == by and (not active or "administrator" not in roles):
        raise NotAllowed("You cannot take your own access away; ask another administrator.")
    before = (roles_of(user), user.is_active)
    set_roles(user, roles)
    user.is_active = active
    user.save(update_fields=["is_active"])
    if not active:
        end_sessions(user)
    if before != (roles_of(user), active):
        record(by.username, "permissions changed", _subject(user), roles=roles_of(user), active=active)


def reset_password(user: User, by: str) -> str:
    """A new random password; codes are switched off and every session ends."""
    password = secrets.token_urlsafe(12)
    user.set_password(password)
    user.save()
    switch_off(user)
    end_sessions(user)
    Preferences.objects.update_or_create(user=user, defaults={"must_change_password": True})
    record(by, "password reset", _subject(user))
    return password


def end_sessions(user: User) -> None:
    """Logs someone out everywhere."""
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


def first_person() -> str | None:
    """Makes the first account, when there is none; returns its password.

    It has every role that is needed to try the desk alone: administrator and lead.
    """
    if User.objects.exists():
        return None
    return make_person(User(username=FIRST_NAME), ["administrator", "lead"], by="steady")


def _subject(user: User) -> str:
    return f"person:{user.username}"
