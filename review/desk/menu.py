"""The menu: each person sees only what their roles allow."""

from typing import Any

from django.http import HttpRequest

PAGES = (
    ("inbox", "Conversations", "conversations.read_conversations"),
    ("queues", "Queues", "conversations.read_conversations"),
    ("flags", "Flags", "conversations.read_conversations"),
    ("examples", "Learn", "learn.export_examples"),
    ("practice", "Practice", ""),
    ("dashboard", "Dashboard", ""),
    ("agreement", "Agreement", "reviewing.see_agreement"),
    ("audit", "Audit log", "audit.search_audit"),
    ("people", "People", "accounts.manage_people"),
    ("wellbeing", "Wellbeing", ""),
    ("help", "Help", ""),
)


def menu(request: HttpRequest) -> dict[str, Any]:
    """The entries of the menu for who is logged in."""
    if not request.user.is_authenticated:
        return {"menu": []}
    allowed = [(name, title) for name, title, need in PAGES if not need or request.user.has_perm(need)]
    return {"menu": allowed}
