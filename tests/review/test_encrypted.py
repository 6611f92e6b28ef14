"""With a key, neither what people said nor what the staff wrote about it stands in the desk's database; keys change."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from steady.run.profile import ROOT
from steady.store.encryption import VARIABLE, WrongKey, new_key
from tests.review.conftest import Tracker, make_person
from tests.review.learn.conftest import RIGHT
from tests.review.learn.test_pages import RESULTS
from tests.review.test_follow import all_bytes

PLANTED = "zanzibarquokka"


class Keys:
    """The keys that this process uses."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def use(self, *keys: str) -> None:
        """From now on; without keys nothing is encrypted."""
        from review.desk.encrypted import cipher

        self._monkeypatch.setenv(VARIABLE, ",".join(keys))
        cipher.cache_clear()


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[Keys]:
    """Plain at first."""
    from review.desk.encrypted import cipher

    yield Keys(monkeypatch)
    cipher.cache_clear()


def write_everywhere(tracker: Tracker) -> Any:
    """Plants a word in everything that people of the staff can write, and in a conversation, which it returns."""
    from review.conversations.models import Conversation
    from review.learn.models import Comparison, Example, Export
    from review.reviewing.models import Flag, Note, SavedFilter, Tag

    lea = make_person("lea", "lead")
    tracker.add("web:a", f"my {PLANTED} is gone")
    tracker.follow()
    found = Conversation.objects.get()
    Note.objects.create(conversation=found, author=lea, text=PLANTED)
    Flag.objects.create(conversation=found, raised_by=lea, kind="tone", reason=PLANTED, outcome=PLANTED)
    Tag.objects.create(name=PLANTED, meaning=PLANTED).conversations.add(found)
    SavedFilter.objects.create(owner=lea, name=PLANTED, query=f"q={PLANTED}")
    Example.objects.create(
        conversation=found, turn=0, text=PLANTED, why=PLANTED, labels=RIGHT, proposed_by=lea
    )
    Export.objects.create(made_by=lea, patch=PLANTED)
    Comparison.objects.create(old_model="a", new_model="b", results=RESULTS, reason=PLANTED)
    return found


def written_bytes(folder: Path) -> bytes:
    """What is in the desk's files once everything is written out."""
    from django.db import connection

    connection.close()
    return all_bytes(folder)


def test_nothing_that_was_written_stands_in_the_files(desk: Path, tracker: Tracker, keys: Keys) -> None:
    keys.use()
    write_everywhere(tracker)
    assert written_bytes(desk).count(PLANTED.encode()) >= 12  # the search below would find it


def test_with_a_key_it_stands_nowhere_and_is_shown(
    desk: Path, tracker: Tracker, keys: Keys, browser_of: Callable[..., Any]
) -> None:
    keys.use(new_key())
    found = write_everywhere(tracker)
    assert PLANTED.encode() not in written_bytes(desk)
    lead = browser_of("lead", name="lea")
    page = lead.get(f"/conversations/{found.pk}/?open=1").content.decode()
    assert (
        page.count(PLANTED) >= 6
    )  # the message, the note, the flag's reason and outcome, the tag and its meaning
    for address in (
        "/conversations/", f"/conversations/?q={PLANTED}", "/tags/", "/flags/",
        "/learn/examples/1/", "/learn/exports/1/",
    ):  # fmt: skip
        assert PLANTED in lead.get(address).content.decode(), address


def test_what_is_typed_at_the_desk_is_encrypted(
    desk: Path, tracker: Tracker, keys: Keys, browser_of: Callable[..., Any]
) -> None:
    """By the pages themselves; the same name is still taken, and a filter of the same name is written over."""
    from review.reviewing.models import SavedFilter, Tag

    keys.use(new_key())
    tracker.add("web:a", "hello there")
    tracker.follow()
    lead = browser_of("lead")
    for _ in range(2):
        lead.post("/tags/", {"name": PLANTED, "meaning": PLANTED})
        lead.post("/filters/save/", {"name": PLANTED, "query": f"q={PLANTED}"})
    lead.post("/conversations/1/note/", {"text": f"{PLANTED} for @lead"})
    lead.post("/conversations/1/flag/", {"kind": "tone", "reason": PLANTED})
    lead.post("/flags/1/", {"status": "closed", "outcome": PLANTED})
    lead.post("/conversations/1/tag/", {"tag": "1"})
    assert PLANTED.encode() not in written_bytes(desk)
    assert Tag.objects.count() == SavedFilter.objects.count() == 1
    assert "1 found" in lead.get("/conversations/?tag=1").content.decode()
    assert lead.get("/conversations/1/?open=1").content.decode().count(PLANTED) >= 4


def test_a_key_given_later_encrypts_what_was_plain(either_desk: Path, tracker: Tracker, keys: Keys) -> None:
    """Search still finds the words, whose index was plain; a second time changes nothing."""
    from django.db import connection

    from review.conversations.copy import DeskCopy
    from review.conversations.models import Conversation, Word
    from review.conversations.search import search

    keys.use()
    write_everywhere(tracker)
    keys.use(new_key())
    for _ in range(2):
        assert DeskCopy(either_desk, None).rotate() == 8
        assert search(Conversation.objects.all(), PLANTED).count() == 1
        assert not Word.objects.filter(word=PLANTED).exists()
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{name}"')
            assert PLANTED not in str(cursor.fetchall()), name
    if connection.vendor == "sqlite":
        assert PLANTED.encode() not in written_bytes(either_desk)


def test_rotate_keys_leaves_nothing_to_the_old_key(
    desk: Path, tracker: Tracker, keys: Keys, tmp_path: Path
) -> None:
    """By the operator's command: afterwards the new key alone reads everything, the old one nothing."""
    from review.conversations.models import Turn
    from review.learn.models import Comparison, Example, Export
    from review.reviewing.models import Flag, Note, SavedFilter, Tag

    old, new = new_key(), new_key()
    keys.use(old)
    write_everywhere(tracker)
    store = f"sqlite:///{tmp_path / 'tracker.db'}"
    environment = {
        **os.environ,
        "STEADY_VAR": str(desk),
        "STEADY_TRACKER_URL": store,
        VARIABLE: f"{new},{old}",
    }
    done = subprocess.run(
        [sys.executable, "-m", "steady.store", "rotate-keys"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "8 texts of the trainers' desk encrypted" in done.stdout
    everything: list[Callable[[], Any]] = [
        lambda: Turn.objects.get().content["text"],
        *(
            lambda model=model, name=name: getattr(model.objects.get(), name)
            for model, name in (
                (Note, "text"), (Flag, "reason"), (Flag, "outcome"), (Tag, "name"), (Tag, "meaning"),
                (SavedFilter, "name"), (SavedFilter, "query"), (Example, "text"), (Example, "why"),
                (Export, "patch"), (Comparison, "reason"),
            )
        ),
    ]  # fmt: skip
    keys.use(new)
    assert all(PLANTED in read() for read in everything)
    keys.use(old)
    for read in everything:
        with pytest.raises(WrongKey):
            read()


def test_the_database_cannot_be_asked_for_a_text(desk: Path, keys: Keys) -> None:
    """It would find nothing, silently."""
    from django.core.exceptions import FieldError

    from review.reviewing.models import Note, Tag

    with pytest.raises(FieldError):
        Tag.objects.filter(name="x")
    assert Note.objects.filter(text__isnull=True).count() == 0


def test_a_desk_from_before_is_encrypted_when_it_is_brought_up_to_date(desk: Path, keys: Keys) -> None:
    """And a saved filter still finds its tag."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from review.reviewing.models import SavedFilter, Tag

    before = [("reviewing", "0001_initial"), ("learn", "0001_initial")]
    keys.use()
    MigrationExecutor(connection).migrate(before)
    old = MigrationExecutor(connection).loader.project_state(before).apps
    user = old.get_model("auth", "User").objects.create(username="lea")
    tag = old.get_model("reviewing", "Tag").objects.create(name=PLANTED, meaning=PLANTED)
    old.get_model("reviewing", "SavedFilter").objects.create(
        owner=user, name=PLANTED, query=f"tag={PLANTED}&q={PLANTED}"
    )
    old.get_model("learn", "Example").objects.create(text=PLANTED, labels={}, proposed_by=user)
    keys.use(new_key())
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    assert PLANTED.encode() not in written_bytes(desk)
    assert Tag.objects.get().name == PLANTED
    assert SavedFilter.objects.get().query == f"tag={tag.pk}&q={PLANTED}"
