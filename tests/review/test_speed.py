"""Short form of `python -m bench.desk`: pages over 50,000 events stay quick on both databases."""

from collections.abc import Callable
from typing import Any

import pytest

from bench.desk import on_postgresql, on_sqlite

EVENTS = 50_000
PAGES = ("inbox", "older page", "filter", "search", "conversation")
MIDDLE_WITHIN = 300  # milliseconds


@pytest.mark.parametrize("measured", [on_sqlite, on_postgresql])
def test_pages_are_quick_over_fifty_thousand_events(measured: Callable[..., dict[str, Any]]) -> None:
    """The middle, because other tests share the machine; the long form measures the 95th percentile."""
    result = measured(EVENTS, asked=15)
    assert result["events"] >= EVENTS
    assert {
        name: result["pages_ms"][name]["p50"]
        for name in PAGES
        if result["pages_ms"][name]["p50"] > MIDDLE_WITHIN
    } == {}
