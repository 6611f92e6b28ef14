"""Short form of `python -m bench.desk`: pages over 50,000 events stay quick on both databases."""

from collections.abc import Callable
from typing import Any

import pytest

from bench.desk import on_postgresql, on_sqlite

EVENTS = 50_000
WORK_WITHIN = 200  # milliseconds of a processor


@pytest.mark.parametrize("measured", [on_sqlite, on_postgresql])
def test_pages_are_little_work_over_fifty_thousand_events(measured: Callable[..., dict[str, Any]]) -> None:
    """Work and not waiting, because other tests share the machine; the long form measures the 95th percentile."""
    result = measured(EVENTS, asked=15)
    assert result["events"] >= EVENTS
    assert result["pages_ms"].keys() >= {"inbox", "older page", "filter", "search", "conversation", "queues"}
    work = {name: figures["processor"] for name, figures in result["pages_ms"].items()}
    assert {name: spent for name, spent in work.items() if not 0 < spent < WORK_WITHIN} == {}
