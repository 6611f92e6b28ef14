"""Everything that grows with the conversations is read by an index, on both databases: a lost one shows at once."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bench.desk_events import made_up, write
from tests.review.conftest import NOW, Tracker

SIGNS = (
    "crisis", "near_miss", "fell_back", "fell_back_twice", "corrected", "no_helpline",
    "close_labels", "empty_reply", "changed", "flagged",
)  # fmt: skip
QUEUES = {
    "sample": "in_sample", "crisis": "crisis", "near-miss": "near_miss", "fallback": "fell_back",
    "corrected": "corrected", "close": "close_labels", "failed": "empty_reply", "changed": "changed",
}  # fmt: skip
OLDER = f"before={NOW:.0f}_5"
# What keeps a row unique is an index too; SQLite names it itself.
WORDS = ("conversations_word_pkey", "sqlite_autoindex_conversations_word_1")
SITUATIONS = ("one_situation", "sqlite_autoindex_conversations_situation_1")
TURNS = ("one_turn_a_place", "conversations_turn_conversation_id", "sqlite_autoindex_conversations_turn_1")
PAGES = {
    "/conversations/": ("newest",),
    f"/conversations/?{OLDER}": ("newest",),
    f"/conversations/?channel=web&{OLDER}": ("channel_newest",),
    "/conversations/?channel=web": ("channel_newest",),
    "/conversations/?audience=parent": ("audience_newest",),
    "/conversations/?risk=concern": ("risk_newest",),
    "/conversations/?state=second": ("state_newest",),
    "/conversations/?sign=mine": ("assigned_newest",),
    "/conversations/?situation=deadline": SITUATIONS,
    "/conversations/?since=2026-01-01&until=2026-01-31": ("newest",),
    **{f"/conversations/?sign={sign}": (f"{sign}_newest",) for sign in SIGNS},
    "/conversations/?q=pictures": WORDS,
    "/conversations/?q=gift+card+bitcoin": WORDS,
    "/conversations/?q=nothinglikeit": WORDS,
    "/conversations/{pk}/?open=1": TURNS,
    **{f"/queues/{name}/next/": (f"{sign}_queue",) for name, sign in QUEUES.items()},
    "/dashboard/": ("started_crisis_state",),
}
"""Addresses, and beginnings of names of indexes of which one at least must be used."""


_WHOLE = re.compile(r"(Seq Scan on|^SCAN) conversations_(?!day|checkpoint)")
Explain = Callable[[Callable[[], Any]], dict[str, str]]


@pytest.fixture
def explain(either_desk: Path, tracker: Tracker) -> Iterator[Explain]:
    """For something that is done, how the database goes about each of its queries of conversations."""
    from django.db import connection

    write(tracker.engine, made_up(2000, NOW))
    tracker.follow()
    on_sqlite = connection.vendor == "sqlite"
    plans: dict[str, str] = {}

    def explaining(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SELECT") and '"conversations_' in sql:
            with (
                connection.cursor() as asking
            ):  # a page's own cursor may be one that takes nothing but SELECT
                asking.execute(f"EXPLAIN {'QUERY PLAN' if on_sqlite else ''} {sql}", params)
                plans[sql] = "\n".join(str(row[-1]) for row in asking.fetchall())
        return execute(sql, params, many, context)

    def explained(done: Callable[[], Any]) -> dict[str, str]:
        plans.clear()
        with connection.execute_wrapper(explaining):
            done()
        return dict(plans)

    with connection.cursor() as cursor:
        if on_sqlite:
            yield explained
        else:  # PostgreSQL reads and sorts small tables whole unless it is told not to
            for way in ("seqscan", "bitmapscan", "sort"):
                cursor.execute(f"SET enable_{way} = off")
            yield explained
            cursor.execute("RESET ALL")


def test_pages_read_conversations_by_an_index(explain: Explain, browser_of: Callable[..., Any]) -> None:
    from review.conversations.models import Conversation

    browser = browser_of("reviewer", "lead")
    some = Conversation.objects.earliest("pk").pk
    for address, indexes in PAGES.items():
        plans = explain(partial(browser.get, address.format(pk=some)))
        used = {word for how in plans.values() for word in how.split()}
        assert any(word.startswith(indexes) for word in used), (address, "\n".join(plans.values()))
        assert {sql: how for sql, how in plans.items() if reads_a_whole_table(how)} == {}, address


def test_following_reads_conversations_by_an_index(explain: Explain, tracker: Tracker) -> None:
    """All but the check for deleted ones, whose work is to read them all."""
    from review.conversations.daily import recount
    from review.conversations.follow import catch_up

    write(tracker.engine, made_up(500, NOW, seed=8))
    plans = explain(lambda: (catch_up(tracker.reader), recount()))
    assert len(plans) > 5
    assert {sql: how for sql, how in plans.items() if reads_a_whole_table(how)} == {}


def reads_a_whole_table(how: str) -> bool:
    """Whether a plan has a step that reads a table without any index; days and checkpoints are few."""
    return any(_WHOLE.search(step) is not None and "INDEX" not in step for step in how.splitlines())
