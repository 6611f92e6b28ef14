"""Counters for the operator. They hold kinds and numbers: no text, no conversation, no address of a person."""

import logging
import re

from prometheus_client import Counter, Gauge, Histogram

TURNS = Counter("steady_turns_total", "Turns by channel and how they ended.", ["channel", "outcome"])
TURN_SECONDS = Histogram(
    "steady_turn_seconds",
    "Seconds of a whole turn, waiting included.",
    ["channel"],
    buckets=(0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 12, 30),
)
PROBLEMS = Counter("steady_problems_total", "Lines that begin with STEADY_ in the log, by code.", ["code"])
READY = Gauge("steady_ready", "1 if a part answered when it was last asked.", ["part"])
UNWRITTEN = Gauge("steady_unwritten_conversations", "Conversations that wait for a database that failed.")

ALERTED = (
    "STEADY_CONVERSATION_LOST",
    "STEADY_ERASE_FAILED",
    "STEADY_EXPIRE_FAILED",
    "STEADY_FORGET_FAILED",
)
"""Codes whose first line must raise an alert: Prometheus sees no increase in a counter that begins at 1."""
for _code in ALERTED:
    PROBLEMS.labels(_code)

_CODE = re.compile(r"(STEADY_[A-Z_]+)\b")


class CountProblems(logging.Handler):
    """Counts what is logged, so that no line can be without its number."""

    def emit(self, record: logging.LogRecord) -> None:
        """Counts one line."""
        if found := _CODE.match(record.getMessage()):
            PROBLEMS.labels(found[1]).inc()


def count_problems() -> None:
    """Starts counting in this process."""
    logging.getLogger().addHandler(CountProblems(logging.WARNING))
