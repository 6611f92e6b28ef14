"""Keys, tokens, and what the channels remember."""

import asyncio
import stat
from pathlib import Path

import pytest

from steady.channels.choices import Choice
from steady.channels.dedupe import Dedupe, MessageKey, SqliteReplies
from steady.channels.fallback import read_words
from steady.channels.limit import TooFast
from steady.channels.queue import SenderQueue, carry_through
from steady.channels.rest import RestChannel
from steady.channels.session import (
    ConfigurationError,
    InvalidToken,
    SecretKey,
    issue_token,
    load_secret_key,
    new_session_id,
    read_token,
    sender_id,
)
from steady.channels.settings import Settings
from steady.channels.state import Conversation, SqliteConversations

KEY = SecretKey(b"k" * 40)
MESSAGE = MessageKey("web:a", "1")
REPLY = [{"type": "text", "text": "Hello"}]


def test_session_ids_are_long_and_random() -> None:
    ids = {new_session_id() for _ in range(200)}
    assert len(ids) == 200
    assert min(map(len, ids)) >= 43


def test_tracker_id_shows_nothing_of_the_session_and_depends_on_key_and_channel() -> None:
    tracker_id = sender_id("web", "session", KEY)
    assert tracker_id.startswith("web:") and "session" not in tracker_id
    assert tracker_id != sender_id("web", "session", SecretKey(b"x" * 40))
    assert tracker_id[4:] != sender_id("telegram", "session", KEY)[9:]


def test_token_is_good_for_its_lifetime_only() -> None:
    assert read_token(issue_token("s", KEY, 60), KEY) == "s"
    old = issue_token("s", KEY, 60, now=1_000_000)
    with pytest.raises(InvalidToken):
        read_token(old, KEY)
    assert read_token(old, KEY, allow_expired=True) == "s"


def test_development_makes_its_own_key_that_only_the_owner_can_read(tmp_path: Path) -> None:
    first = load_secret_key(None, tmp_path / "steady", development=True)
    assert load_secret_key(None, tmp_path / "steady", development=True) == first
    assert stat.S_IMODE((tmp_path / "steady" / "secret_key").stat().st_mode) == 0o600
    assert "k" * 40 not in repr(KEY)


@pytest.mark.parametrize("key", [None, "", "short"])
def test_production_without_a_good_key_does_not_start(key: str | None) -> None:
    environment = {"STEADY_PROFILE": "production"} | ({"STEADY_SECRET_KEY": key} if key is not None else {})
    with pytest.raises(ConfigurationError):
        Settings.from_environment(environment)


def test_rest_channel_does_not_start_in_production() -> None:
    settings = Settings.from_environment({"STEADY_PROFILE": "production", "STEADY_SECRET_KEY": "k" * 40})
    with pytest.raises(ConfigurationError):
        RestChannel(settings)


def test_settings_come_from_the_environment() -> None:
    settings = Settings.from_environment(
        {
            "STEADY_SECRET_KEY": "k" * 40,
            "STEADY_WEB_ORIGINS": "https://A.example/, https://b.example",
            "STEADY_TURN_TIMEOUT": "5",
        }
    )
    assert settings.development
    assert settings.web_origins == {"https://a.example", "https://b.example"}
    assert settings.turn_timeout == 5


def test_domain_without_the_fallback_words_does_not_start(tmp_path: Path) -> None:
    domain = tmp_path / "domain.yml"
    domain.write_text("responses:\n  utter_fallback_trouble:\n  - text: Sorry.\n")
    with pytest.raises(ConfigurationError, match="utter_fallback_busy"):
        read_words(domain)


def test_same_id_at_the_same_moment_runs_once(tmp_path: Path) -> None:
    runs = []

    async def work(again: bool) -> list[dict]:
        runs.append(1)
        await asyncio.sleep(0.05)
        return REPLY

    async def two_servers() -> list[list[dict]]:
        """Two processes share the file; each gets the message twice."""
        one, other = (Dedupe(SqliteReplies(tmp_path / "d.db"), poll=0.01) for _ in range(2))
        return await asyncio.gather(*(server.once(MESSAGE, work) for server in (one, one, other, other)))

    assert asyncio.run(two_servers()) == [REPLY] * 4
    assert len(runs) == 1


def test_failed_work_can_be_tried_again(tmp_path: Path) -> None:
    async def fail(again: bool) -> list[dict]:
        raise TooFast

    async def work(again: bool) -> list[dict]:
        return REPLY

    async def twice() -> list[dict]:
        dedupe = Dedupe(SqliteReplies(tmp_path / "d.db"))
        with pytest.raises(TooFast):
            await dedupe.once(MESSAGE, fail)
        return await dedupe.once(MESSAGE, work)

    assert asyncio.run(twice()) == REPLY


def test_message_of_a_server_that_died_is_run_by_another_which_is_told(tmp_path: Path) -> None:
    SqliteReplies(tmp_path / "d.db", lease=0.05).claim(MESSAGE)
    told: list[bool] = []

    async def work(again: bool) -> list[dict]:
        told.append(again)
        return REPLY

    assert asyncio.run(Dedupe(SqliteReplies(tmp_path / "d.db"), poll=0.01).once(MESSAGE, work)) == REPLY
    assert told == [True]


def test_replies_run_out_and_are_forgotten(tmp_path: Path) -> None:
    replies = SqliteReplies(tmp_path / "d.db", lifetime=-1)
    assert replies.claim(MESSAGE)
    replies.keep(MESSAGE, REPLY)
    assert replies.claim(MESSAGE)
    replies.forget("web:a")
    replies.keep(MESSAGE, REPLY)
    assert replies.reply(MESSAGE) is None


def test_forgotten_reply_leaves_no_trace_in_the_files(tmp_path: Path) -> None:
    replies = SqliteReplies(tmp_path / "d.db")
    replies.claim(MESSAGE)
    replies.keep(MESSAGE, [{"type": "text", "text": "marker-of-this-reply"}])
    replies.forget("web:a")
    assert b"marker-of-this-reply" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_conversation_is_remembered_until_idle_or_erased(tmp_path: Path) -> None:
    conversations = SqliteConversations(tmp_path / "c.db", idle=60)
    conversations.begin("web:a")
    conversations.save("web:a", Conversation({"yes"}, [Choice("yes", "Yes")], 3))
    assert SqliteConversations(tmp_path / "c.db", idle=60).get("web:a") == Conversation(
        {"yes"}, [Choice("yes", "Yes")], 3
    )
    conversations.forget("web:a")
    conversations.save("web:a", Conversation(turns=4))
    assert conversations.get("web:a") is None
    idle = SqliteConversations(tmp_path / "c.db", idle=-1)
    idle.begin("web:b")
    assert idle.get("web:b") is None


def test_lane_keeps_order_and_is_bounded() -> None:
    done = []

    async def run() -> None:
        queue = SenderQueue(longest=3)

        async def work(number: int) -> None:
            await asyncio.sleep(0.01)
            done.append(number)

        tasks = [asyncio.create_task(queue.run("a", lambda n=number: work(n))) for number in range(5)]
        results = await asyncio.gather(*tasks, return_exceptions=True)
        assert [isinstance(result, TooFast) for result in results] == [False, False, False, True, True]
        assert not queue._lanes

    asyncio.run(run())
    assert done == [0, 1, 2]


def test_work_goes_on_when_the_phone_has_gone() -> None:
    done = []

    async def work() -> None:
        await asyncio.sleep(0.02)
        done.append(1)

    async def run() -> None:
        request = asyncio.create_task(carry_through(work()))
        await asyncio.sleep(0)
        request.cancel()
        await asyncio.sleep(0.05)

    asyncio.run(run())
    assert done == [1]
