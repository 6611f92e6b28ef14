"""Erasing by person and by age, over every place that keeps something (requirement R42)."""

import math
import os
import time
from collections.abc import Mapping, Sequence

from steady.store.copies import Copy

DEFAULT_DAYS = 30.0
_DAY = 24 * 3600


def retention_days(environment: Mapping[str, str] = os.environ) -> float | None:
    """How many days conversations are kept (STEADY_RETENTION_DAYS, 30 unless told); None for `never`.

    Raises:
        ValueError: it is not a number, or below zero.
    """
    given = environment.get("STEADY_RETENTION_DAYS", "").strip()
    if given == "never":
        return None
    try:
        days = float(given or DEFAULT_DAYS)
    except ValueError:
        days = math.nan
    if not 0 <= days < math.inf:
        raise ValueError("STEADY_RETENTION_DAYS must be a number of days, not below zero, or `never`.")
    return days


def erase_person(copies: Sequence[Copy], sender_id: str) -> int:
    """Deletes one conversation everywhere; returns the number of rows."""
    return sum(copy.erase(sender_id) for copy in copies)


def erase_all(copies: Sequence[Copy]) -> int:
    """Deletes every conversation everywhere."""
    return sum(copy.erase_all() for copy in copies)


def expire(copies: Sequence[Copy], days: float | None = None, now: float | None = None) -> int:
    """Deletes what is older than `days` (the retention unless told) everywhere; returns the number of rows."""
    limit = retention_days() if days is None else days
    if limit is None:
        return 0
    before = (time.time() if now is None else now) - limit * _DAY
    return sum(copy.expire(before) for copy in copies)
