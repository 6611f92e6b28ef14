"""The three roles and what each may do. One person may have several."""

from typing import Any

from django.contrib.auth.models import Group, Permission, User

ROLES: dict[str, tuple[str, ...]] = {
    "reviewer": ("conversations.read_conversations", "reviewing.review_conversations"),
    "lead": (
        "conversations.read_conversations",
        "reviewing.review_conversations",
        "reviewing.settle_reviews",
        "reviewing.see_agreement",
        "reviewing.make_tags",
        "learn.export_examples",
        "learn.sign_off",
        "audit.search_audit",
    ),
    # Makes accounts and reads the log; what people wrote is not an administrator's business.
    "administrator": ("accounts.manage_people", "audit.search_audit"),
}
MEANING = {
    "reviewer": "reads and reviews conversations",
    "lead": "also settles disagreements, closes flags, approves and exports corrections, searches the audit log",
    "administrator": "makes accounts and gives roles, searches the audit log; reads no conversations",
}


def set_up_roles(**__: Any) -> None:
    """Makes the groups as `ROLES` says; called after every migration."""
    for role, names in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        found = [
            permission
            for permission in Permission.objects.select_related("content_type")
            if f"{permission.content_type.app_label}.{permission.codename}" in names
        ]
        group.permissions.set(found)


def roles_of(user: User) -> list[str]:
    """The names of someone's roles."""
    return sorted(user.groups.values_list("name", flat=True))


def set_roles(user: User, roles: list[str]) -> None:
    """Gives someone exactly these roles."""
    user.groups.set(Group.objects.filter(name__in=[role for role in roles if role in ROLES]))
