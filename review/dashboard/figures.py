"""The figures of the dashboard, counted over a number of days."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from review.conversations import daily
from review.conversations.models import Conversation, ReviewState
from review.dashboard.small import Cell, about, cells, share
from review.desk.words import AUDIENCE_WORDS, WORDS
from review.reviewing.models import Flag, Review, TurnLabels
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
    kept, reviewed = daily.since(first), _reviewed(first)
    return [
        Chart("days", "Conversations a day", "day", _days(kept.days, first, days), over_time=True),
        Chart("channels", "By channel", "channel", _by(kept.by["channel"])),
        Chart("audiences", "By audience", "audience", _by(kept.by["audience"], [*AUDIENCE_WORDS, ""])),
        Chart("risks", "Highest risk heard", "risk", _by(kept.by["risk"], RISKS)),
        Chart(
            "followed",
            "After a crisis alert",
            "what followed",
            _followed(kept, reviewed, first),
            "A conversation can be in several rows.",
        ),
        Chart("hours", "Hours of the day", "hour", _hours(kept.by["hour"]), over_time=True),
        Chart("helplines", "Helplines shown", "helpline", _helplines(kept.by["helpline"])),
        Chart(
            "exits",
            "Chats closed or cleared by the person",
            "day",
            _days(_exits(first), first, days),
            "All that is kept of them is this count. Steady's own check at each start adds one.",
            over_time=True,
        ),
        Chart("models", "By model version", "model", _by(kept.by["model_id"])),
        Chart("review", "Review progress", "state", _states(reviewed)),
    ]


def headlines(days: int) -> list[tuple[str, str]]:
    """A few figures in words."""
    kept = daily.since(timezone.localdate() - timedelta(days=days - 1))
    signs = kept.by["sign"]
    return [
        ("Conversations", about(kept.all)),
        ("With a crisis alert", share(signs["crisis"], kept.all)),
        ("Not understood at least once", share(signs["fell_back"], kept.all)),
        ("“You got me wrong”", share(signs["corrected"], kept.all)),
        ("No helpline shown", share(signs["no_helpline"], kept.all)),
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


def _reviewed(first: date) -> dict[tuple[bool, str], int]:
    """Conversations by whether a crisis alert fired and how far their review is: counted now, for reviews go on."""
    rows = (
        Conversation.objects.filter(started_at__gte=daily.midnight(first))
        .order_by()
        .values_list("crisis", "state")
        .annotate(number=Count("*"))
    )
    return {(crisis, state): number for crisis, state, number in rows}


def _days(counted: Mapping[date, int], first: date, days: int) -> list[Cell]:
    calendar = [first + timedelta(days=number) for number in range(days)]
    return cells({f"{day.day} {day:%b}": counted.get(day, 0) for day in calendar})


def _exits(first: date) -> dict[date, int]:
    return {date.fromisoformat(day): number for day, number in exits_since(settings.VAR, first).items()}


def _by(counted: Mapping[str, int], order: Iterable[str] | None = None) -> list[Cell]:
    names = list(order) if order is not None else sorted(counted, key=lambda name: -counted[name])
    return cells({_words(name): counted.get(name, 0) for name in names})


def _followed(kept: daily.Kept, reviewed: Mapping[tuple[bool, str], int], first: date) -> list[Cell]:
    signs = kept.by["crisis_sign"]
    flags = Flag.objects.filter(
        conversation__crisis=True, conversation__started_at__gte=daily.midnight(first)
    )
    return cells(
        {
            "a helpline was shown": signs["crisis"] - signs["no_helpline"],
            "the person said it was wrong": signs["corrected"],
            "flagged for the lead": flags.order_by().values("conversation").distinct().count(),
            "review settled": reviewed.get((True, ReviewState.DONE), 0),
            "not reviewed yet": reviewed.get((True, ReviewState.NEW), 0),
        }
    )


def _hours(counted: Mapping[str, int]) -> list[Cell]:
    return cells({f"{hour:02}:00": counted.get(str(hour), 0) for hour in range(24)})


def _helplines(counted: Counter[str]) -> list[Cell]:
    names = {helpline.id: helpline.name for helpline in load_helplines()}
    return cells({names.get(name, name): number for name, number in counted.most_common(MOST_HELPLINES)})


def _states(reviewed: Mapping[tuple[bool, str], int]) -> list[Cell]:
    """Not about people but about our own work: shown as they are."""
    return [
        Cell(str(words).capitalize(), sum(reviewed.get((crisis, state), 0) for crisis in (False, True)))
        for state, words in ReviewState.choices
    ]


def _words(name: Any) -> str:
    return WORDS.get(name, name) if name else "not known"
