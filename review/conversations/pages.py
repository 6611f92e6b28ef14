"""Pages of a long list by the last row seen: the thousandth page is as quick as the first."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

from review.conversations.models import Conversation

PAGE = 25
MOST_COUNTED = 1000


@dataclass(frozen=True)
class Page:
    """One page; `older` continues it, None at the end."""

    conversations: list[Conversation]
    older: str | None


def page_of(conversations: QuerySet[Conversation], before: str | None) -> Page:
    """The page after a row named by `older` of the page before; the first when it cannot be read."""
    place = _place(before)
    if place is not None:
        at, pk = place
        conversations = conversations.filter(Q(last_at__lt=at) | Q(last_at=at, pk__lt=pk)).filter(
            last_at__lte=at
        )
    rows = list(conversations.order_by("-last_at", "-id").prefetch_related("situations", "tags")[: PAGE + 1])
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return Page(rows[:PAGE], f"{last.last_at.timestamp():.6f}_{last.pk}" if last else None)


def count(conversations: QuerySet[Conversation]) -> str:
    """How many there are; beyond a thousand it only says so, because counting all of them is slow."""
    found = conversations.order_by()[: MOST_COUNTED + 1].count()
    return f"more than {MOST_COUNTED:,}" if found > MOST_COUNTED else f"{found:,}"


def _place(before: str | None) -> tuple[datetime, int] | None:
    try:
        at, _, pk = (before or "").partition("_")
        return datetime.fromtimestamp(float(at), UTC), int(pk)
    except (ValueError, OverflowError):
        return None
