"""The audit log: everything that matters is in it, it cannot be changed through the app, and gaps show."""

import itertools
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.review.conftest import PASSWORD, Tracker


def test_entries_are_numbered_and_chained(either_desk: Path) -> None:
    from review.audit.log import problems, record
    from review.audit.models import Entry

    for number in range(1, 6):
        entry = record("ruth", "conversation opened", f"conversation:{number}", why="test")
    assert problems() == []
    entries = list(Entry.objects.order_by("number"))
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert all(one.seal == two.previous for one, two in itertools.pairwise(entries))
    assert entry.details == {"why": "test"}


def test_the_app_cannot_change_an_entry(desk: Path) -> None:
    from review.audit.log import record
    from review.audit.models import AppendOnly, Entry

    entry = record("ruth", "log in")
    for attempt in (
        entry.save,
        entry.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(actor="sam"),
        lambda: Entry.objects.create(number=9),
        lambda: Entry.objects.bulk_update([entry], ["actor"]),
    ):
        with pytest.raises(AppendOnly):
            attempt()


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET actor = 'sam'", "DELETE FROM audit_entry"])
def test_the_database_refuses_too(either_desk: Path, statement: str) -> None:
    from django.db import DatabaseError, connection

    from review.audit.log import problems, record

    record("ruth", "log in")
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(statement)
    assert problems() == []


@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        ("UPDATE audit_entry SET actor = 'sam' WHERE number = 3", [(3, "was changed")]),
        ("UPDATE audit_entry SET details = '{}' WHERE number = 2", [(2, "was changed")]),
        ("DELETE FROM audit_entry WHERE number = 3", [(3, "entries 3 to 3 are missing")]),
        ("DELETE FROM audit_entry WHERE number >= 4", [(4, "entries 4 to 5 at the end are missing")]),
        ("DELETE FROM audit_entry WHERE number <= 2", [(1, "entries 1 to 2 are missing")]),
        (
            "UPDATE audit_entry SET number = number + 100 WHERE number = 5",
            [(5, "entries 5 to 104 are missing"), (105, "was changed")],
        ),
    ],
)
def test_what_is_done_behind_its_back_shows(desk: Path, tampering: str, said: list[tuple[int, str]]) -> None:
    """Somebody with the database file in their hands takes the triggers away first."""
    from django.db import connection

    from review.audit.log import problems, record

    for number in range(5):
        record("ruth", "conversation opened", f"conversation:{number}", n=number)
    connection.close()
    raw = sqlite3.connect(desk / "review.db")
    raw.executescript("DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;" + tampering)
    raw.close()
    assert [(problem.number, problem.what) for problem in problems()][: len(said)] == said


def test_two_at_once_do_not_take_the_same_number(either_desk: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    from review.audit.log import problems, record
    from review.audit.models import Entry

    def work(name: str) -> None:
        for _ in range(10):
            record(name, "conversation opened")
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, ["a", "b", "c", "d"]))
    assert Entry.objects.count() == 40
    assert problems() == []


def test_what_people_do_is_in_the_log(
    desk: Path, tracker: Tracker, person: Callable[..., Any], browser_of: Callable[..., Any]
) -> None:
    from django.test import Client

    from review.audit.models import Entry

    tracker.add("web:a", "someone has my pictures")
    tracker.follow()
    person("ruth", "reviewer")
    client = Client()
    client.post("/login/", {"username": "ruth", "password": "wrong"})
    client.post("/login/", {"username": "my secret passphrase", "password": ""})
    client.post("/login/", {"username": "ruth", "password": PASSWORD})
    client.get("/conversations/1/")
    client.get("/conversations/1/?open=1")
    labels = {"m0-given": "on", "m0-risk": "none", "m0-risk_for": "self", "do": "send"}
    client.post("/conversations/1/review/", labels)
    client.post("/logout/")
    boss = browser_of("administrator", name="boss")
    boss.post("/people/new/", {"username": "sam", "roles": ["reviewer"]})
    from django.contrib.auth.models import User

    sam = User.objects.get(username="sam")
    boss.post(f"/people/{sam.pk}/", {"roles": ["reviewer", "lead"], "is_active": "on"})
    boss.post(f"/people/{sam.pk}/password/")
    entries = list(Entry.objects.order_by("number").values_list("actor", "action", "subject"))
    assert entries == [
        ("ruth", "log in failed", ""),
        ("ruth", "log in", ""),
        ("ruth", "conversation opened", "conversation:1"),
        ("ruth", "labels saved", "conversation:1"),
        ("ruth", "review sent", "conversation:1"),
        ("ruth", "log out", ""),
        ("boss", "log in", ""),
        ("boss", "account made", "person:sam"),
        ("boss", "permissions changed", "person:sam"),
        ("boss", "password reset", "person:sam"),
    ]


def test_a_lead_can_search_it_and_see_whether_it_is_whole(desk: Path, browser_of: Callable[..., Any]) -> None:
    from review.audit.log import record

    record("ruth", "conversation opened", "conversation:17")
    record("sam", "conversation opened", "conversation:18")
    client = browser_of("lead")
    page = client.get("/audit/", {"actor": "RUTH", "check": "1"}).content.decode()
    assert "conversation:17" in page and "conversation:18" not in page
    assert "The log is whole" in page
    raw = sqlite3.connect(desk / "review.db")
    raw.executescript(
        "DROP TRIGGER audit_no_delete; DELETE FROM audit_entry WHERE subject = 'conversation:18'"
    )
    raw.close()
    page = client.get("/audit/", {"check": "1"}).content.decode()
    assert "entries 2 to 2 are missing" in page


def test_no_words_of_a_conversation_reach_the_log(
    desk: Path, tracker: Tracker, browser_of: Callable[..., Any]
) -> None:
    from review.audit.models import Entry

    tracker.add("web:a", "quokkasecret")
    tracker.follow()
    client = browser_of("lead")
    client.get("/conversations/1/?open=1")
    client.post("/conversations/1/note/", {"text": "quokkanote"})
    client.post("/conversations/1/flag/", {"kind": "risk", "reason": "quokkareason"})
    assert not any("quokka" in str(entry.__dict__) for entry in Entry.objects.all())
