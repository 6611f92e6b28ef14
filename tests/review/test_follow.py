"""The desk's copy of conversations: complete, in step with the tracker store, and gone when the source is gone."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.desk_events import beginning, made_up, turn, write
from review.conversations.reading import read_sessions
from review.conversations.signs import session_signs
from tests.review.conftest import NOW, Tracker
from tests.store.conftest import POSTGRESQL


def read(events: list[dict[str, Any]]) -> Any:
    """The only session in some events."""
    (session,) = read_sessions("web:a", list(enumerate(events, start=1)))
    return session


def test_a_session_is_read_as_the_person_saw_it() -> None:
    buttons = [{"title": "They want money", "payload": '/choose{"choice": "threatened_money"}'}]
    events = beginning(1.0) + turn("hello", 10.0, helplines=["childline"], slots={"audience": "adult"})
    events[6]["data"] = {**events[6]["data"], "buttons": buttons}
    events += turn('/choose{"choice": "threatened_money"}', 20.0, intent="choose")
    events += turn("/sent_media", 30.0, intent="sent_media")
    session = read(events)
    assert [turn.kind for turn in session.turns] == ["words", "choice", "media"]
    first, second, third = (turn.content for turn in session.turns)
    assert [bubble["type"] for bubble in first["bubbles"]] == ["choices", "helpline"]
    assert first["bubbles"][0]["choices"] == [{"id": "threatened_money", "title": "They want money"}]
    assert first["helplines"] == ["childline"]
    assert first["actions"] == [{"name": "action_reply", "policy": "RulePolicy", "confidence": 1.0}]
    assert first["slots"] == {"audience": "adult"}
    assert (second["text"], second["title"]) == ("", "They want money")
    assert third["text"] == ""
    assert session.channel == "web" and session.model_id == "made-up"


def test_a_person_who_comes_back_has_two_sessions() -> None:
    events = beginning(1.0) + turn("one", 2.0) + beginning(9000.0) + turn("two", 9001.0)
    sessions = read_sessions("whatsapp:a", list(enumerate(events, start=1)))
    assert [[turn.content["text"] for turn in session.turns] for session in sessions] == [["one"], ["two"]]
    assert sessions[0].first_event == 2  # what Rasa does before a session starts belongs to none


def test_an_opening_without_words_is_no_conversation() -> None:
    assert read_sessions("web:a", list(enumerate(beginning(1.0), start=1))) == []


@pytest.mark.parametrize(
    ("text", "triage", "near"),
    [
        ("i want to die", {}, True),
        ("i want to die", {"risk": "self_harm"}, False),
        ("he has a knife", {}, True),
        ("whats the point, cant go on", {}, True),
        ("she wants money", {}, False),
        ("she wants money", {"risk_confidence": 0.7}, True),
    ],
)
def test_a_near_miss_is_a_sign_of_risk_without_an_alert(
    text: str, triage: dict[str, Any], near: bool
) -> None:
    signs = session_signs(read(beginning(1.0) + turn(text, 2.0, **triage)))
    assert signs.turns[0].near_miss is near


def test_signs_of_a_session() -> None:
    events = beginning(1.0)
    events += turn("asdf", 2.0, intent="nonsense", response="utter_misunderstood", confidence=0.4)
    events += turn("qwer", 3.0, intent="nonsense", response="utter_misunderstood_twice", confidence=0.5)
    events += turn("wrong", 4.0, intent="correct_bot", risk="self_harm", situation=["deadline"])
    events += turn("still there?", 5.0, reply="")
    signs = session_signs(read(events))
    assert signs.fell_back_twice and signs.corrected and signs.crisis and signs.no_helpline
    assert signs.risk == "self_harm" and signs.situations == ("deadline",)
    assert signs.lowest_confidence == 0.4
    assert [turn.close for turn in signs.turns] == [True, False, False, False]
    assert [turn.empty_reply for turn in signs.turns] == [False, False, False, True]


def test_everything_comes_in_once(either_desk: Path, tracker: Tracker) -> None:
    from review.conversations.models import Conversation, HelplineShown, Turn

    write(tracker.engine, made_up(3000, NOW))
    tracker.follow()
    counts = [model.objects.count() for model in (Conversation, Turn, HelplineShown)]
    assert counts[0] > 50
    tracker.follow()
    assert [model.objects.count() for model in (Conversation, Turn, HelplineShown)] == counts


def test_a_long_backlog_is_read_in_pieces(
    either_desk: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People whose events lie in several pieces are copied whole, and once."""
    from review.conversations import follow
    from review.conversations.models import Conversation, Turn

    copied: list[str] = []
    monkeypatch.setattr(follow, "EVENTS_AT_ONCE", 10)
    monkeypatch.setattr(follow, "AT_ONCE", 2)
    monkeypatch.setattr(
        follow,
        "store",
        lambda sessions, store=follow.store: (copied.extend(s.source for s in sessions), store(sessions)),
    )
    for number in range(5):
        tracker.add(f"web:{number}", "hello")
    for number in range(5):
        tracker.write(f"web:{number}", turn("he wants money", NOW - 60))
    tracker.follow()
    assert sorted(copied) == [f"web:{number}" for number in range(5)]
    assert (Conversation.objects.count(), Turn.objects.count()) == (5, 10)


def test_what_is_added_to_a_conversation_follows(either_desk: Path, tracker: Tracker) -> None:
    from review.conversations.models import Conversation

    tracker.add("web:a", "hello there")
    tracker.follow()
    before = Conversation.objects.get()
    kept = before.turns.get()
    tracker.write("web:a", turn("he wants money", NOW - 60, risk="concern", situation=["threatened_money"]))
    tracker.follow()
    after = Conversation.objects.get()
    assert (after.pk, after.turn_count, after.risk) == (before.pk, 2, "concern")
    assert after.turns.first() == kept
    assert [turn.content["text"] for turn in after.turns.all()] == ["hello there", "he wants money"]
    assert after.situations.get().name == "threatened_money"
    assert [shown.turn.position for shown in after.helplines.all()] == [0]
    assert set(after.words.values_list("word", flat=True)) == {"hello", "there", "he", "wants", "money"}


def test_an_answer_that_came_late_joins_its_turn(either_desk: Path, tracker: Tracker) -> None:
    """`follow` may look between a message and its answer."""
    from review.conversations.models import Conversation

    events = beginning(NOW - 100) + turn("hello", NOW - 90, helplines=["childline", "ceop"])
    tracker.write("web:a", events[:-3])
    tracker.follow()
    first = Conversation.objects.get().turns.get()
    assert not first.content["bubbles"] and first.empty_reply
    tracker.write("web:a", events[-3:])
    for _ in range(2):
        tracker.follow()
        same = Conversation.objects.get().turns.get()
        assert (same.pk, len(same.content["bubbles"]), same.empty_reply) == (first.pk, 3, False)
        assert [shown.helpline for shown in same.helplines_shown.order_by("place")] == ["childline", "ceop"]


def test_ids_that_sqlite_gives_again_are_not_missed(desk: Path, tracker: Tracker) -> None:
    """The newest conversation is erased, and the next one gets its ids before the desk looks again."""
    from review.conversations.models import Conversation

    tracker.add("web:old", "first")
    tracker.add("web:gone", "second", "of another person", at=NOW - 300)
    tracker.follow()
    tracker.erase("web:gone")
    tracker.add("web:new", "third", at=NOW - 100)
    tracker.follow()
    assert sorted(Conversation.objects.values_list("source", flat=True)) == ["web:new", "web:old"]
    new = Conversation.objects.get(source="web:new")
    assert [turn.content["text"] for turn in new.turns.all()] == ["third"]
    assert set(new.words.values_list("word", flat=True)) == {"third"}


def test_rows_that_postgresql_commits_late_are_not_missed(desk: Path, request: pytest.FixtureRequest) -> None:
    import uuid

    import sqlalchemy as sa

    from review.conversations.models import Conversation

    name = f"late_{uuid.uuid4().hex[:8]}"
    server = sa.create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    try:
        tracker = Tracker(POSTGRESQL.rsplit("/", 1)[0] + f"/{name}")
        tracker.add("web:first", "one")
        with tracker.engine.begin() as connection:  # its id is taken, its row is not there yet
            taken = connection.execute(
                sa.text("SELECT nextval(pg_get_serial_sequence('events', 'id'))")
            ).scalar()
        tracker.add("web:second", "two")
        tracker.follow()
        assert Conversation.objects.count() == 2
        late = turn("three", NOW)[0]
        with tracker.engine.begin() as connection:
            connection.execute(
                sa.text(
                    "INSERT INTO events (id, sender_id, type_name, timestamp, data)"
                    " VALUES (:id, 'web:late', 'user', :at, :data)"
                ),
                {"id": taken, "at": late["timestamp"], "data": json.dumps(late)},
            )
        tracker.follow()
        assert Conversation.objects.filter(source="web:late").exists()
        tracker.reader.close()
        tracker.engine.dispose()
    finally:
        with server.connect() as connection:
            connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


def test_what_is_erased_at_the_source_is_gone_here(either_desk: Path, tracker: Tracker) -> None:
    from review.audit.models import Entry
    from review.conversations.models import Conversation, Word

    tracker.add("web:a", "stays")
    tracker.add("web:b", "goes")
    tracker.follow()
    tracker.erase("web:b")
    tracker.follow()
    assert Conversation.objects.get().source == "web:a"
    assert set(Word.objects.values_list("word", flat=True)) == {"stays"}
    assert Entry.objects.get(action="conversations deleted").actor == "steady"


def test_a_message_that_was_blanked_at_the_source_is_blank_here(desk: Path, tracker: Tracker) -> None:
    """Channels delete one message by erasing the conversation everywhere and writing it anew without its words."""
    from review.conversations.copy import DeskCopy
    from review.conversations.models import Turn, Word

    tracker.add("telegram:a", "keep", "regretted")
    tracker.follow()
    tracker.erase("telegram:a")
    DeskCopy(desk, None).erase("telegram:a")
    tracker.add("telegram:a", "keep", "")
    tracker.follow()
    assert [turn.content["text"] for turn in Turn.objects.all()] == ["keep", ""]
    assert not Word.objects.filter(word="regretted").exists()


@pytest.mark.parametrize("way", ["copy", "follow"])
def test_deleted_words_are_nowhere_in_the_files(desk: Path, tracker: Tracker, way: str) -> None:
    """Searches the bytes for a planted word: in a turn, a note, a flag, a proposal and the search index."""
    from review.conversations.copy import DeskCopy
    from review.conversations.models import Conversation
    from review.learn.models import Example
    from review.reviewing.models import Flag, Note
    from tests.review.conftest import make_person

    planted = "zanzibarquokka"
    ruth = make_person("ruth", "reviewer")
    tracker.add("web:a", f"my {planted} secret")
    tracker.add("web:b", "another")
    tracker.follow()
    conversation = Conversation.objects.get(source="web:a")
    Note.objects.create(conversation=conversation, author=ruth, text=planted)
    Flag.objects.create(conversation=conversation, raised_by=ruth, kind="tone", reason=planted)
    Example.objects.create(conversation=conversation, text=planted, labels={}, proposed_by=ruth)
    assert planted.encode() in all_bytes(desk)
    if way == "copy":
        assert DeskCopy(desk, None).erase("web:a") == 1
    else:
        tracker.erase("web:a")
        tracker.follow()
    assert planted.encode() not in all_bytes(desk)
    assert Conversation.objects.get().source == "web:b"


def test_an_approved_example_lives_on_without_its_conversation(desk: Path, tracker: Tracker) -> None:
    from review.conversations.models import Conversation
    from review.learn.models import Example
    from tests.review.conftest import make_person

    tracker.add("web:a", "hello")
    tracker.follow()
    shared = {
        "conversation": Conversation.objects.get(),
        "labels": {},
        "proposed_by": make_person("ruth", "lead"),
    }
    for status in ("proposed", "refused", "approved", "exported"):
        Example.objects.create(text=status, status=status, **shared)
    tracker.erase("web:a")
    tracker.follow()
    assert set(Example.objects.values_list("status", flat=True)) == {"approved", "exported"}
    assert set(Example.objects.values_list("conversation", flat=True)) == {None}


def test_the_copy_expires_and_empties(either_desk: Path, tracker: Tracker) -> None:
    from review.conversations.copy import DeskCopy
    from review.conversations.models import Conversation

    copy = DeskCopy(either_desk, None)
    tracker.add("web:old", "one", at=NOW - 40 * 86400)
    tracker.add("web:new", "two")
    tracker.follow()
    assert copy.holding().conversations == 2
    assert copy.expire(NOW - 30 * 86400) == 1
    assert Conversation.objects.get().source == "web:new"
    assert copy.erase_all() == 1
    assert copy.holding().rows == 0


def test_encrypted_words_stay_encrypted_and_can_be_found(
    desk: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    from review.conversations import content
    from review.conversations.models import Conversation, Turn
    from review.conversations.search import search
    from steady.store.encryption import VARIABLE, new_key

    monkeypatch.setenv(VARIABLE, new_key())
    content.cipher.cache_clear()
    try:
        tracker.add("web:a", "the quokka is here")
        tracker.follow()
        assert b"quokka" not in all_bytes(desk)
        assert Turn.objects.get().content["text"] == "the quokka is here"
        assert search(Conversation.objects.all(), "Quokka").count() == 1
        assert search(Conversation.objects.all(), "wombat").count() == 0
    finally:
        content.cipher.cache_clear()


def test_the_source_is_only_read(tracker: Tracker) -> None:
    import sqlalchemy as sa

    tracker.add("web:a", "hello")
    with pytest.raises(sa.exc.OperationalError), tracker.reader._engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM events"))


def all_bytes(folder: Path) -> bytes:
    """What is in the desk's files."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("review.db*")))
