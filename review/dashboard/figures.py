"""The figures of the dashboard, counted over a number of days."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractHour, TruncDate
from django.utils import timezone

from review.conversations.models import Conversation, HelplineShown, ReviewState
from review.dashboard.small import Cell, about, cells, share
from review.desk.words import AUDIENCE_WORDS, WORDS
from review.reviewing.models import Review, TurnLabels
from review.reviewing.understood import differences, labels_of, understood
from steady.channels.leaving import exits_since
from steady.helplines import load_helplines
from steady.nlu.labels import RISKS

MOST_HELPLINES = 15


@dataclass(frozen=True)
class Chart:
    """A table and the bars beside it. `parts` says what a row is."""

    name: str
    title: str
    parts: str
    rows: list[Cell]
    note: str = ""
    over_time: bool = False

    @property
    def most(self) -> int:
        """The longest bar."""
        return max((cell.number or 0 for cell in self.rows), default=0)


def charts(days: int) -> list[Chart]:
    """Every chart of the dashboard."""
    first = timezone.localdate() - timedelta(days=days - 1)
    found = _since(first)
    return [
        Chart("days", "Conversations a day", "day", _days(found, first, days), over_time=True),
        Chart("channels", "By channel", "channel", _by(found, "channel")),
        Chart("audiences", "By audience", "audience", _by(found, "audience", [*AUDIENCE_WORDS, ""])),
        Chart("risks", "Highest risk heard", "risk", _by(found, "risk", RISKS)),
        Chart(
            "followed",
            "After a crisis alert",
            "what followed",
            _followed(found),
            "A conversation can be in several rows.",
        ),
        Chart("hours", "Hours of the day", "hour", _hours(found), over_time=True),
        Chart("helplines", "Helplines shown", "helpline", _helplines(found)),
        Chart(
            "exits",
            "Chats closed or cleared by the person",
            "day",
            _exits(first, days),
            "All that is kept of them is this count. Steady's own check at each start adds one.",
            over_time=True,
        ),
        Chart("models", "By model version", "model", _by(found, "model_id")),
        Chart("review", "Review progress", "state", _states(found)),
    ]


def headlines(days: int) -> list[tuple[str, str]]:
    """A few figures in words."""
    first = timezone.localdate() - timedelta(days=days - 1)
    found = _since(first)
    every = found.count()
    return [
        ("Conversations", about(every)),
        ("With a crisis alert", share(found.filter(crisis=True).count(), every)),
        ("Not understood at least once", share(found.filter(fell_back=True).count(), every)),
        ("“You got me wrong”", share(found.filter(corrected=True).count(), every)),
        ("No helpline shown", share(found.filter(no_helpline=True).count(), every)),
    ]


def quality() -> list[tuple[str, str]]:
    """How often Steady was right, by the labels of settled conversations of the random sample alone."""
    chosen = TurnLabels.objects.filter(
        review__conversation__in_sample=True,
        review__conversation__state=ReviewState.DONE,
        review__kind__in=(Review.Kind.FIRST, Review.Kind.SETTLING),
    ).select_related("turn", "review")
    final: dict[int, TurnLabels] = {}
    for given in chosen.order_by("review__submitted_at"):
        final[given.turn_id] = given  # an adjudication comes after the first review
    wrong: Counter[str] = Counter()
    for given in final.values():
        wrong.update(differences(understood(given.turn), labels_of(given)))
    judged = [given for given in final.values() if given.reply]
    rows = [
        (f"{name.replace('_', ' ')} right", share(len(final) - wrong[name], len(final)))
        for name in ("audience", "risk", "situation", "intent")
    ]
    return [*rows, ("reply safe", share(sum(given.reply != "unsafe" for given in judged), len(judged)))]


def _since(first: date) -> QuerySet[Conversation]:
    """Compared as moments, so that the index is used: as dates each row would be worked out by itself."""
    return Conversation.objects.filter(started_at__gte=timezone.make_aware(datetime.combine(first, time.min)))


def _days(found: QuerySet[Conversation], first: date, days: int) -> list[Cell]:
    counted = dict(
        found.order_by().annotate(day=TruncDate("started_at")).values_list("day").annotate(Count("pk"))
    )
    return cells({_day(day): counted.get(day, 0) for day in _calendar(first, days)})


def _exits(first: date, days: int) -> list[Cell]:
    counted = exits_since(settings.VAR, first)
    return cells({_day(day): counted.get(day.isoformat(), 0) for day in _calendar(first, days)})


def _by(found: QuerySet[Conversation], column: str, order: Iterable[str] | None = None) -> list[Cell]:
    counted = dict(found.order_by().values_list(column).annotate(Count("pk")))
    names = list(order) if order is not None else sorted(counted, key=lambda name: -counted[name])
    return cells({_words(name): counted.get(name, 0) for name in names})


def _followed(found: QuerySet[Conversation]) -> list[Cell]:
    crisis = found.filter(crisis=True)
    return cells(
        {
            "a helpline was shown": crisis.filter(no_helpline=False).count(),
            "the person said it was wrong": crisis.filter(corrected=True).count(),
            "flagged for the lead": crisis.filter(flags__isnull=False).distinct().count(),
            "review settled": crisis.filter(state=ReviewState.DONE).count(),
            "not reviewed yet": crisis.filter(state=ReviewState.NEW).count(),
        }
    )


def _hours(found: QuerySet[Conversation]) -> list[Cell]:
    counted = dict(
        found.order_by().annotate(hour=ExtractHour("started_at")).values_list("hour").annotate(Count("pk"))
    )
    return cells({f"{hour:02}:00": counted.get(hour, 0) for hour in range(24)})


def _helplines(found: QuerySet[Conversation]) -> list[Cell]:
    names = {helpline.id: helpline.name for helpline in load_helplines()}
    counted = (
        HelplineShown.objects.filter(conversation__in=found.order_by())
        .order_by()
        .values_list("helpline")
        .annotate(number=Count("conversation", distinct=True))
        .order_by("-number")[:MOST_HELPLINES]
    )
    return cells({names.get(helpline, helpline): number for helpline, number in counted})


def _states(found: QuerySet[Conversation]) -> list[Cell]:
    """Not about people but about our own work: shown as they are."""
    counted = dict(found.order_by().values_list("state").annotate(Count("pk")))
    return [Cell(str(words).capitalize(), counted.get(state, 0)) for state, words in ReviewState.choices]


def _calendar(first: date, days: int) -> list[date]:
    return [first + timedelta(days=number) for number in range(days)]


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"


def _words(name: Any) -> str:
    return WORDS.get(name, name) if name else "not known"
