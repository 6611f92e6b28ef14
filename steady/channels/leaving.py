"""How many chats people closed or cleared, by day. Nothing else is left of those conversations."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from steady.channels.problems import cause_of, report

FILE = "exits.db"
PRACTICE_HEADER = "Steady-Practice"
"""A helper in training sends it when a practice chat is erased: nobody left."""
_TABLE = (
    "CREATE TABLE IF NOT EXISTS exits (day TEXT, channel TEXT, number INTEGER, PRIMARY KEY (day, channel))"
)
_ADD = "INSERT INTO exits VALUES (?, ?, 1) ON CONFLICT (day, channel) DO UPDATE SET number = number + 1"


def count_exit(folder: Path, channel: str) -> None:
    """Adds one to today's count. Never raises: a count must not come before somebody's wish to leave."""
    try:
        with closing(sqlite3.connect(folder / FILE, timeout=1, isolation_level=None)) as connection:
            connection.execute(_TABLE)
            connection.execute(_ADD, (date.today().isoformat(), channel))
    except sqlite3.Error as error:
        report("STEADY_EXIT_NOT_COUNTED", cause_of(error))


def exits_since(folder: Path, first: date) -> dict[str, int]:
    """Exits by day, from a day on; empty when none were counted."""
    if not (folder / FILE).exists():
        return {}
    query = "SELECT day, sum(number) FROM exits WHERE day >= ? GROUP BY day"
    with closing(sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True)) as connection:
        return dict(connection.execute(query, (first.isoformat(),)).fetchall())
