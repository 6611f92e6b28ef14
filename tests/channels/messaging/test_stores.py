"""What is remembered, in SQLite and in Redis: the same promises."""

import os
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis

from steady.channels import shared
from steady.channels.buckets import SqliteRateLimit
from steady.channels.choices import Choice
from steady.channels.dedupe import Claim, MessageKey, ReplyStore, SqliteReplies
from steady.channels.limit import Limiter, RateLimit, TooFast
from steady.channels.seen import SeenStore, SqliteSeen
from steady.channels.session import SecretKey
from steady.channels.settings import Settings
from steady.channels.state import ConversationStore, SqliteConversations
from steady.channels.stores import open_stores
from tests.channels.messaging.conftest import MakeSteady

REDIS = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")
KEY = MessageKey("whatsapp:abc", "m1")


@pytest.fixture
def client() -> Iterator["redis.Redis[str]"]:
    """A Redis with a prefix of this test's own, emptied afterwards."""
    client = shared.connect(REDIS)
    try:
        client.ping()
    except redis.ConnectionError:
        pytest.skip("no Redis here")
    client.prefix = f"steady-test-{uuid.uuid4().hex}"  # type: ignore[attr-defined]
    yield client
    for key in client.scan_iter(f"{client.prefix}*"):  # type: ignore[attr-defined]
        client.delete(key)


@pytest.fixture(params=["sqlite", "memory", "redis"])
def kind(request: pytest.FixtureRequest) -> str:
    """Where it is kept."""
    return str(request.param)


@pytest.fixture
def make(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., object]:
    """Makes a store by its name."""
    path = tmp_path / "store.db" if kind == "sqlite" else None
    sqlite = {
        "seen": SqliteSeen,
        "replies": SqliteReplies,
        "conversations": SqliteConversations,
        "limit": SqliteRateLimit,
    }
    shares = {"seen": shared.RedisSeen, "replies": shared.RedisReplies, "conversations": shared.RedisConversations,
              "limit": shared.RedisRateLimit}  # fmt: skip
    if kind != "redis":
        return lambda name, *args: sqlite[name](path, *args)
    client = request.getfixturevalue("client")
    return lambda name, *args: shares[name](client, *args, prefix=client.prefix)  # type: ignore[operator]


def test_event_is_taken_once_until_it_is_forgotten(make: Callable[..., SeenStore]) -> None:
    store = make("seen", 0.2)
    assert [store.claim("a"), store.claim("a"), store.claim("b")] == [True, False, True]
    time.sleep(0.25)
    assert store.claim("a")


def test_reply_is_kept_for_a_repeat(make: Callable[..., ReplyStore]) -> None:
    store = make("replies")
    assert store.reply(KEY) is None
    assert store.claim(KEY) and not store.claim(KEY)
    assert store.reply(KEY) is None
    store.keep(KEY, [{"type": "text", "text": "é"}])
    assert store.reply(KEY) == [{"type": "text", "text": "é"}]
    store.release(KEY)
    assert store.claim(KEY)


def test_claim_of_a_dead_server_runs_out_and_says_so(make: Callable[..., ReplyStore]) -> None:
    store = make("replies", 900, 0.3)
    assert store.claim(KEY) is Claim.NEW
    time.sleep(0.2)
    store.renew(KEY)
    time.sleep(0.2)
    assert store.claim(KEY) is Claim.HELD
    time.sleep(0.2)
    assert store.claim(KEY) is Claim.AGAIN
    assert store.claim(KEY) is Claim.HELD


def test_reply_of_an_erased_conversation_does_not_come_back(make: Callable[..., ReplyStore]) -> None:
    store = make("replies")
    store.claim(KEY)
    store.forget(KEY.sender_id)
    store.keep(KEY, [{"type": "text", "text": "late"}])
    assert store.reply(KEY) is None


def test_conversation_is_kept_slides_and_ends(make: Callable[..., ConversationStore]) -> None:
    store = make("conversations", 0.4)
    assert store.get("a") is None
    conversation = store.begin("a")
    conversation.last, conversation.offered, conversation.turns = [Choice("x", "Yes")], {"x"}, 3
    store.save("a", conversation)
    time.sleep(0.25)
    assert store.get("a") == conversation == store.begin("a")
    time.sleep(0.25)
    assert store.get("a") is not None
    time.sleep(0.45)
    assert store.get("a") is None


def test_erased_conversation_is_not_saved_again(make: Callable[..., ConversationStore]) -> None:
    store = make("conversations", 60)
    conversation = store.begin("a")
    store.forget("a")
    store.save("a", conversation)
    assert store.get("a") is None


def test_rate_is_limited_for_each_sender_and_comes_back(make: Callable[..., Limiter]) -> None:
    limit = make("limit", 2, 600)
    limit.take("a"), limit.take("a")
    with pytest.raises(TooFast) as refused:
        limit.take("a")
    assert refused.value.retry_after == 1
    limit.take("b")
    time.sleep(0.12)
    limit.take("a")
    with pytest.raises(TooFast):
        limit.take("a")


def test_full_bucket_is_forgotten_and_names_nobody(tmp_path: Path) -> None:
    now = [1000.0]
    limit = SqliteRateLimit(tmp_path / "limits.db", 2, 60, clock=lambda: now[0])
    limit.take("whatsapp:abcdef")
    assert b"whatsapp:abcdef" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
    now[0] += 120
    limit.take("b")
    rows = limit._database.connection.execute("SELECT count(*) FROM buckets").fetchone()
    assert rows == (1,)


def test_limits_in_memory_and_in_sqlite_agree(tmp_path: Path) -> None:
    now = [0.0]
    limits = [RateLimit(3, 30, clock=lambda: now[0]), SqliteRateLimit(None, 3, 30, clock=lambda: now[0])]
    for step in (0, 0, 0, 0, 1, 1, 2, 10, 0, 0, 0, 0, 0.5, 60, 0, 0, 0, 0):
        now[0] += step
        outcomes = []
        for limit in limits:
            try:
                outcomes.append(limit.take("a"))
            except TooFast as refused:
                outcomes.append(refused.retry_after)
        assert outcomes[0] == outcomes[1]


def test_redis_holds_everything_with_an_expiry(client: "redis.Redis[str]") -> None:
    prefix = client.prefix  # type: ignore[attr-defined]
    shared.RedisSeen(client, prefix=prefix).claim("a")
    replies = shared.RedisReplies(client, prefix=prefix)
    replies.claim(KEY)
    replies.keep(KEY, [])
    shared.RedisConversations(client, 60, prefix=prefix).begin("a")
    shared.RedisRateLimit(client, 5, 60, prefix=prefix).take("a")
    keys = list(client.scan_iter(f"{prefix}*"))
    assert len(keys) == 6 and all(client.ttl(key) > 0 for key in keys)


def test_redis_url_chooses_redis(tmp_path: Path) -> None:
    settings = Settings(SecretKey(b"x" * 32), True, folder=tmp_path, redis_url=REDIS)
    assert isinstance(open_stores(settings).seen, shared.RedisSeen)
    assert isinstance(open_stores(settings, persistent=False).seen, SqliteSeen)
    assert Settings.from_environment({"REDIS_URL": REDIS, "STEADY_VAR": str(tmp_path)}).redis_url == REDIS


def test_conversation_over_redis_and_a_duplicate_at_a_second_server(
    make_steady: MakeSteady, client: "redis.Redis[str]", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two servers share what they took: a message that comes to both is answered once."""
    for store in ("RedisSeen", "RedisReplies", "RedisConversations", "RedisRateLimit"):
        defaults = getattr(shared, store).__init__
        monkeypatch.setitem(defaults.__kwdefaults__ or {}, "prefix", client.prefix)  # type: ignore[attr-defined]
        monkeypatch.setattr(defaults, "__defaults__", (*defaults.__defaults__[:-1], client.prefix))  # type: ignore[attr-defined]
    one, two = make_steady(redis_url=REDIS), make_steady(redis_url=REDIS)
    person = one.person("whatsapp")
    person.say("hello")
    request = person.request(person.text("only once"))
    request.post(one.address), request.post(two.address)
    one.settle(), two.settle()
    assert (one.bot.received + two.bot.received).count("only once") == 1


def test_redis_that_is_away_does_not_keep_a_person_from_help(make_steady: MakeSteady) -> None:
    steady = make_steady(redis_url="redis://127.0.0.1:1/0")
    shown = "\n".join(sent.text for sent in steady.person("sms").say("hello"))
    assert "999" in shown and "something went wrong" in shown


def test_clock_that_goes_back_silences_nobody(tmp_path: Path) -> None:
    now = [5000.0]
    limit = SqliteRateLimit(tmp_path / "limits.db", 3, 60, clock=lambda: now[0])
    limit.take("a")
    now[0] -= 3600
    limit.take("a"), limit.take("a")
    now[0] += 2
    limit.take("a")
