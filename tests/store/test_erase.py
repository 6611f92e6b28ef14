"""Erasing and expiry, proven on the bytes of the files (R42, R31)."""

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from steady.channels.choices import Choice
from steady.channels.dedupe import MessageKey, SqliteReplies
from steady.channels.state import Conversation, SqliteConversations
from steady.store import __main__ as command
from steady.store import copies as copies_module
from steady.store import tracker_store as store_module
from steady.store.copies import Holding, TrackerEvents, all_copies
from steady.store.database import EVENTS
from steady.store.erase import erase_all, erase_person, expire, retention_days
from steady.store.tracker_store import MaskingTrackerStore
from tests.store.conftest import DOMAIN, beginning, turn

DAY = 24 * 3600
MARKER = "zebrafishmarker"


def at(moment: float, events: list[Event]) -> list[Event]:
    """The events as if they had happened then."""
    for event in events:
        event.timestamp = moment
    return events


async def keep(store: MaskingTrackerStore, sender: str, text: str, moment: float | None = None) -> None:
    moment = moment or time.time()
    tracker = DialogueStateTracker.from_events(sender, at(moment, beginning() + turn(text)), DOMAIN.slots)
    await store.save(tracker)


def people(store: MaskingTrackerStore) -> set[str]:
    with store.engine.connect() as connection:
        return set(connection.execute(sa.select(EVENTS.c.sender_id)).scalars())


def bytes_of(store: MaskingTrackerStore) -> bytes:
    """Everything that the database has on disk for the events: files, logs and journals; or PostgreSQL's heap."""
    if store.engine.dialect.name == "sqlite":
        folder = Path(str(store.engine.url.database)).parent
        return b"".join(file.read_bytes() for file in folder.iterdir())
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("CREATE EXTENSION IF NOT EXISTS pageinspect"))
        connection.execute(sa.text("CHECKPOINT"))
        found = b""
        toast = connection.execute(
            sa.text("SELECT reltoastrelid::regclass::text FROM pg_class WHERE oid = 'events'::regclass")
        ).scalar()
        indexes = connection.execute(
            sa.text("SELECT indexname FROM pg_indexes WHERE tablename = 'events'")
        ).scalars()
        for relation in ("events", toast, *indexes):
            size = (
                connection.execute(sa.text("SELECT pg_relation_size(:r) / 8192"), {"r": relation}).scalar()
                or 0
            )
            for page in range(size):
                raw = connection.execute(
                    sa.text("SELECT get_raw_page(:r, :p)"), {"r": relation, "p": page}
                ).scalar()
                found += bytes(raw)
        return found


def test_an_erased_conversation_leaves_no_bytes(store: MaskingTrackerStore) -> None:
    async def run() -> None:
        await keep(store, "web:gone", MARKER)
        await keep(store, "web:stays", "another person")
        before = bytes_of(store)
        assert MARKER.encode() in before and b"web:gone" in before
        await store.erase("web:gone")
        assert people(store) == {"web:stays"}
        if store.engine.dialect.name != "sqlite":
            # a plain VACUUM frees the room but leaves the bytes until they are written over
            TrackerEvents(store.engine).rewrite()
        after = bytes_of(store)
        assert MARKER.encode() not in after and b"web:gone" not in after
        assert b"another person" in after

    asyncio.run(run())


def test_erasing_reaches_every_session_and_later_copies(
    store: MaskingTrackerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Reviewers:
        def __init__(self) -> None:
            self.erased: list[str] = []

        def erase(self, sender_id: str) -> int:
            self.erased.append(sender_id)
            return 1

        def expire(self, before: float) -> int:
            return 0

        def erase_all(self) -> int:
            return 0

        def rewrite(self) -> None:
            pass

        def holding(self) -> Holding:
            return Holding("review", "copies", 0, 0)

    reviewers = Reviewers()
    monkeypatch.setattr(copies_module, "EXTRA_COPIES", [reviewers])
    monkeypatch.setattr(store_module, "EXTRA_COPIES", [reviewers])

    async def run() -> None:
        await keep(store, "web:a", "first", time.time() - 100)
        tracker = await store.retrieve("web:a")
        assert tracker is not None
        tracker.update_with_events(beginning() + turn("second"), DOMAIN)
        await store.save(tracker)
        await store.erase("web:a")

    asyncio.run(run())
    assert not people(store) and reviewers.erased == ["web:a"]


def test_expiry_deletes_old_conversations_and_old_sessions_of_those_that_go_on(
    store: MaskingTrackerStore,
) -> None:
    now = time.time()

    async def run() -> None:
        await keep(store, "web:old", "old words", now - 31 * DAY)
        await keep(store, "web:new", "new words", now - 29 * DAY)
        await keep(store, "sms:returns", "old session", now - 40 * DAY)
        tracker = await store.retrieve("sms:returns")
        assert tracker is not None
        tracker.update_with_events(at(now - DAY, beginning() + turn("new session")), DOMAIN)
        await store.save(tracker)

        assert expire([TrackerEvents(store.engine)], now=now) > 0
        assert people(store) == {"web:new", "sms:returns"}
        left = await store.retrieve_full_tracker("sms:returns")
        assert left is not None
        assert [event.text for event in left.events if isinstance(event, UserUttered)] == ["new session"]

        left.update_with_events(at(now, turn("goes on")), DOMAIN)  # nothing is lost or doubled afterwards
        await store.save(left)
        again = await store.retrieve("sms:returns")
        assert again is not None
        assert [event.text for event in again.events if isinstance(event, UserUttered)] == [
            "new session",
            "goes on",
        ]

    asyncio.run(run())


def test_a_long_session_that_crosses_the_limit_is_not_cut_in_two(store: MaskingTrackerStore) -> None:
    """Rasa counts the rows of the last session: a row less would lose the next event."""
    now = time.time()

    async def run() -> None:
        start = [ActionExecuted("action_session_start"), SessionStarted(), *turn("began before the limit")]
        events = at(now - 30.01 * DAY, start) + at(now - 29.99 * DAY, turn("went on after it"))
        await store.save(DialogueStateTracker.from_events("web:a", events, DOMAIN.slots))
        expire([TrackerEvents(store.engine)], now=now)
        tracker = await store.retrieve("web:a")
        assert tracker is not None
        texts = [event.text for event in tracker.events if isinstance(event, UserUttered)]
        assert texts == ["began before the limit", "went on after it"]

    asyncio.run(run())


def test_conversations_are_kept_thirty_days_unless_told() -> None:
    assert retention_days({}) == 30
    assert retention_days({"STEADY_RETENTION_DAYS": "0.5"}) == 0.5
    assert retention_days({"STEADY_RETENTION_DAYS": "never"}) is None
    for wrong in ("-1", "nan", "soon"):
        with pytest.raises(ValueError):
            retention_days({"STEADY_RETENTION_DAYS": wrong})


def test_a_serving_store_expires_by_itself(
    store: MaskingTrackerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module.random, "uniform", lambda *_: 0.2)

    async def run() -> None:
        await keep(store, "web:old", "old words", time.time() - 31 * DAY)  # starts the daily thread
        deadline = time.monotonic() + 10
        while people(store) and time.monotonic() < deadline:
            await asyncio.sleep(0.05)
        assert not people(store)

    asyncio.run(run())


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MaskingTrackerStore]:
    """One conversation of `web:gone` in the tracker and in both files of the channels."""
    monkeypatch.setenv("STEADY_VAR", str(tmp_path))
    monkeypatch.delenv("STEADY_TRACKER_URL", raising=False)
    store = MaskingTrackerStore(domain=DOMAIN, host=f"sqlite:///{tmp_path / 'tracker.db'}")
    asyncio.run(keep(store, "web:gone", MARKER, time.time() - 2 * DAY))
    asyncio.run(keep(store, "web:stays", "another person"))
    conversations = SqliteConversations(tmp_path / "conversations.db", idle=3600)
    replies = SqliteReplies(tmp_path / "dedupe.db")
    for sender in ("web:gone", "web:stays"):
        conversations.begin(sender)
        conversations.save(sender, Conversation(last=[Choice("a", f"title of {sender}")]))
        replies.claim(MessageKey(sender, "1"))
        replies.keep(MessageKey(sender, "1"), [{"type": "text", "text": f"reply to {sender}"}])
    yield store
    store.engine.dispose()


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())


def test_an_operator_erases_one_conversation_by_id(
    installation: MaskingTrackerStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert b"web:gone" in everything_in(tmp_path)
    assert command.main(["erase", "--id", "web:gone"]) == 0
    assert capsys.readouterr().out == f"{len(beginning() + turn('')) + 2} rows deleted.\n"
    left = everything_in(tmp_path)
    assert b"web:gone" not in left and MARKER.encode() not in left
    assert b"reply to web:stays" in left and people(installation) == {"web:stays"}


def test_an_operator_erases_a_person_by_their_number_on_a_channel(
    installation: MaskingTrackerStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from steady.channels.session import SecretKey, sender_of

    secret = "a test secret that is long enough, really"
    monkeypatch.setenv("STEADY_SECRET_KEY", secret)
    sender = sender_of(
        "whatsapp", "whatsapp", "447700900123", SecretKey(secret.encode())
    )  # as the channel has it
    asyncio.run(keep(installation, sender, "hello"))
    assert len(people(installation)) == 3
    assert command.main(["erase", "--person", "whatsapp", "447700900123"]) == 0
    assert people(installation) == {"web:gone", "web:stays"}


def test_an_operator_erases_by_age_and_everything(installation: MaskingTrackerStore, tmp_path: Path) -> None:
    assert command.main(["erase", "--older-than-days", "1"]) == 0
    assert people(installation) == {"web:stays"}
    assert command.main(["erase", "--all"]) == 0
    assert not people(installation)
    assert b"web:stays" not in everything_in(tmp_path)


def test_expire_follows_the_retention(
    installation: MaskingTrackerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STEADY_RETENTION_DAYS", "1")
    assert command.main(["expire"]) == 0
    assert people(installation) == {"web:stays"}


def test_the_privacy_report_counts_and_quotes_nobody(
    installation: MaskingTrackerStore, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["privacy-report"]) == 0
    report = capsys.readouterr().out
    assert "kept for 30 days" in report and "not encrypted" in report
    assert "conversations: 2, rows: 18" in report and all(
        f"{file}.db" in report for file in ("conversations", "dedupe", "inbox")
    )
    assert "web:gone" not in report and MARKER not in report


def test_the_privacy_report_hides_the_password_of_the_database() -> None:
    engine = sa.create_engine("postgresql://steady:hunter2@127.0.0.1:1/none")
    with pytest.raises(sa.exc.OperationalError):
        TrackerEvents(engine).holding()
    assert "hunter2" not in str(engine.url.render_as_string()) and "hunter2" not in repr(engine.url)


def test_a_database_that_cannot_be_reached_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("STEADY_VAR", str(tmp_path))
    monkeypatch.setenv("STEADY_TRACKER_URL", "postgresql://steady:hunter2@127.0.0.1:1/none")
    assert command.main(["erase", "--all"]) == 1
    assert capsys.readouterr().err == "Not done: the database cannot be used (OperationalError).\n"


def test_erasing_where_nothing_was_ever_kept_is_no_error(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'tracker.db'}")
    EVENTS.create(engine)
    places = all_copies(engine, tmp_path)
    assert (erase_person(places, "web:nobody"), erase_all(places), expire(places)) == (0, 0, 0)
    assert json.dumps([place.holding().rows for place in places]) == "[0, 0, 0, 0]"
