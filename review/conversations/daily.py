"""Daily counts for the dashboard, kept while following: a page over a million events reads a row a day.

Whoever changes conversations marks their days in the same transaction; `recount` counts marked days anew. So a count
is never wrong for longer than until the next round, whatever fails in between.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractHour
from django.utils import timezone

from review.conversations.models import Conversation, Day, HelplineShown

COLUMNS = ("channel", "audience", "risk", "model_id")
SIGNS = ("crisis", "fell_back", "corrected", "no_helpline")
KINDS = (*COLUMNS, "hour", "helpline", "sign", "crisis_sign")
"""What is counted: by column, hour of the day, helpline shown, sign, and sign of those with a crisis alert."""

Counts = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Kept:
    """The counts of some days: each day's conversations, and all days' together by kind and name."""

    days: dict[date, int]
    by: dict[str, Counter[str]]

    @property
    def all(self) -> int:
        """How many conversations began in these days."""
        return sum(self.days.values())


def mark(beginnings: Iterable[datetime]) -> None:
    """Says that conversations that began at these moments have changed. In the transaction that changes them."""
    dates = sorted({timezone.localdate(moment) for moment in beginnings})  # in one order, against deadlocks
    Day.objects.bulk_create(
        [Day(date=day) for day in dates],
        update_conflicts=True,
        unique_fields=["date"],
        update_fields=["stale"],
    )


def recount() -> int:
    """Counts every marked day; returns how many."""
    marked = list(Day.objects.filter(stale=True).values_list("pk", flat=True))
    for day in marked:
        with transaction.atomic():
            # The row is held first: who deletes a conversation meanwhile marks it again afterwards.
            Day.objects.select_for_update().get(pk=day)
            Day.objects.filter(pk=day).update(stale=False, counts=_counts(_began_on(day)))
    return len(marked)


def since(first: date) -> Kept:
    """The counts from a day on."""
    days: dict[date, int] = {}
    by: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for day in Day.objects.filter(date__gte=first):
        days[day.date] = sum(day.counts.get("channel", {}).values())
        for kind, counts in day.counts.items():
            by[kind].update(counts)
    return Kept(days, by)


def midnight(day: date) -> datetime:
    """When a day begins here. Compared with it, moments use an index; cut to dates, they would not."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _began_on(day: date) -> QuerySet[Conversation]:
    following = day + timedelta(days=1)
    return Conversation.objects.filter(
        started_at__gte=midnight(day), started_at__lt=midnight(following)
    ).order_by()


def _counts(found: QuerySet[Conversation]) -> Counts:
    def grouped(name: str) -> dict[str, int]:
        return {str(value): n for value, n in found.values_list(name).annotate(number=Count("*"))}

    def signs(which: QuerySet[Conversation]) -> dict[str, int]:
        return {sign: which.filter(**{sign: True}).count() for sign in SIGNS}

    shown = HelplineShown.objects.filter(conversation__in=found).values_list("helpline")
    found = found.annotate(hour=ExtractHour("started_at"))
    return {
        **{name: grouped(name) for name in (*COLUMNS, "hour")},
        "helpline": dict(shown.annotate(number=Count("conversation", distinct=True))),
        "sign": signs(found),
        "crisis_sign": signs(found.filter(crisis=True)),
    }
