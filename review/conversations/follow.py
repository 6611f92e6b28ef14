"""Following the tracker store: what is new comes in, what was deleted there goes here too."""

from collections.abc import Sequence

import sqlalchemy as sa
from django.db.models import Max

from review.conversations.erase import delete
from review.conversations.ingest import store
from review.conversations.models import Checkpoint, Conversation
from review.conversations.reading import read_sessions
from review.conversations.source import AT_ONCE, Mark, TrackerStore

LATE = 1000
"""PostgreSQL gives ids before it commits: the last so many are looked at again each time."""
EVENTS_AT_ONCE = 50_000
"""So many ids are looked at together, so that no query over a long backlog runs into the store's time limit."""
CHECKPOINTS = 100
_AT_ONCE_CHECKED = 2000


def catch_up(source: TrackerStore) -> int:
    """Copies what is new; returns how many people's events were read."""
    newest = source.newest()
    if newest is None:
        return 0
    people = 0
    for after in range(_start(source) - LATE, newest.event, EVENTS_AT_ONCE):
        changed = _changed(source, after, after + EVENTS_AT_ONCE)
        for begin in range(0, len(changed), AT_ONCE):
            _copy(source, changed[begin : begin + AT_ONCE])
        people += len(changed)
    _remember(newest)
    return people


def _copy(source: TrackerStore, people: Sequence[str]) -> None:
    store(
        [session for person, events in source.events_of(people) for session in read_sessions(person, events)]
    )


def remove_deleted(source: TrackerStore) -> int:
    """Deletes conversations whose first event is gone at the source; returns how many."""
    gone, last = [], 0
    while True:
        batch = list(
            Conversation.objects.filter(pk__gt=last)
            .order_by("pk")
            .values_list("pk", "first_event", "source")[:_AT_ONCE_CHECKED]
        )
        if not batch:
            break
        there = source.still_there([(event, person) for _, event, person in batch])
        gone += [pk for pk, event, _ in batch if event not in there]
        last = batch[-1][0]
    return delete(Conversation.objects.filter(pk__in=gone)) if gone else 0


def _start(source: TrackerStore) -> int:
    """The id after which everything may be new.

    SQLite gives the ids of deleted last rows again, so an id counts only while it still is the same event.
    """
    for checkpoint in Checkpoint.objects.all():
        mark = Mark(checkpoint.event, checkpoint.source, checkpoint.timestamp)
        if source.at(checkpoint.event) == mark:
            return checkpoint.event
    return 0


def _changed(source: TrackerStore, after: int, until: int) -> list[str]:
    """The people with events between two ids who have events that are not copied yet."""
    candidates = source.newest_of_each(after, until)
    changed: list[str] = []
    for begin in range(0, len(candidates), AT_ONCE):
        batch = candidates[begin : begin + AT_ONCE]
        known = {
            person: (event, at)
            for person, event, at in Conversation.objects.filter(
                source__in=[person for person, _, _ in batch]
            )
            .order_by()
            .values_list("source")
            .annotate(Max("last_event"), Max("last_at"))
        }
        for person, event, at in batch:
            event_known, at_known = known.get(person, (0, None))
            if event != event_known or at_known is None or abs(at_known.timestamp() - at) > 0.001:
                changed.append(person)
    return changed


def _remember(newest: Mark) -> None:
    last = Checkpoint.objects.first()
    if last is not None and (last.event, last.timestamp) == (newest.event, newest.timestamp):
        return
    Checkpoint.objects.create(event=newest.event, source=newest.source, timestamp=newest.timestamp)
    old = Checkpoint.objects.values_list("pk", flat=True)[CHECKPOINTS:]
    Checkpoint.objects.filter(pk__in=list(old)).delete()


TROUBLE = (sa.exc.SQLAlchemyError, OSError)
"""What reading may raise while the server's database is away."""
