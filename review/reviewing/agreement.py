"""The pairs of blind judgements from which agreement is read."""

from typing import Any

from review.reviewing.models import Review, TurnLabels
from review.reviewing.understood import labels_of

Labels = dict[str, Any]


def blind_pairs() -> list[tuple[Labels, Labels]]:
    """What the first and the second reviewer said of each message that both judged."""
    sent = TurnLabels.objects.filter(review__submitted_at__isnull=False).select_related("review")
    by_turn: dict[int, dict[str, TurnLabels]] = {}
    for given in sent.filter(review__kind__in=(Review.Kind.FIRST, Review.Kind.SECOND)):
        by_turn.setdefault(given.turn_id, {})[given.review.kind] = given
    return [
        (_labels(both[Review.Kind.FIRST]), _labels(both[Review.Kind.SECOND]))
        for both in by_turn.values()
        if len(both) == 2
    ]


def _labels(given: TurnLabels) -> Labels:
    return {**labels_of(given), "reply": given.reply}
