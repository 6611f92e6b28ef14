"""What several servers must share, in Redis (`REDIS_URL`): taken events, replies, conversations, rate limits.

The same promises as the SQLite stores. Everything has an expiry; keys hold hashes, values hold bot words and counters.
"""

import json
import time
from typing import Any

import redis

from steady.channels.breaker import PatientRedis, breaker_of
from steady.channels.buckets import bucket_name
from steady.channels.dedupe import LEASE, Claim, MessageKey, Messages
from steady.channels.limit import TooFast
from steady.channels.seen import REMEMBERED
from steady.channels.state import Conversation

PREFIX = "steady"


def connect(url: str) -> "redis.Redis[str]":
    """A client that gives up fast: a webhook must be answered even when Redis is away."""
    client = PatientRedis.from_url(
        url, decode_responses=True, socket_timeout=1, socket_connect_timeout=1, health_check_interval=30
    )
    client.breaker = breaker_of(url)
    return client


class RedisSeen:
    """`SeenStore` in Redis."""

    def __init__(
        self, client: "redis.Redis[str]", lifetime: float = REMEMBERED, prefix: str = PREFIX
    ) -> None:
        self._client = client
        self._lifetime = lifetime
        self._prefix = prefix

    def claim(self, event_hash: str) -> bool:
        key = f"{self._prefix}:seen:{event_hash}"
        return bool(self._client.set(key, "1", nx=True, px=int(self._lifetime * 1000)))


class RedisReplies:
    """`ReplyStore` in Redis. A reply is empty text while its turn runs."""

    def __init__(
        self,
        client: "redis.Redis[str]",
        lifetime: float = 900,
        lease: float = LEASE,
        prefix: str = PREFIX,
    ) -> None:
        self._client = client
        self._lifetime = int(lifetime * 1000)
        self._lease = int(lease * 1000)
        self._prefix = prefix

    def claim(self, key: MessageKey) -> Claim:
        if self._client.set(self._key(key), "", nx=True, px=self._lifetime):
            pipeline = self._client.pipeline()
            pipeline.set(self._lease_key(key), "1", px=self._lease)
            pipeline.sadd(self._index(key.sender_id), key.message_id)
            pipeline.pexpire(self._index(key.sender_id), self._lifetime)
            pipeline.execute()
            return Claim.NEW
        if self._client.get(self._key(key)) == "" and self._client.set(
            self._lease_key(key), "1", nx=True, px=self._lease
        ):
            return Claim.AGAIN
        return Claim.HELD

    def renew(self, key: MessageKey) -> None:
        self._client.pexpire(self._lease_key(key), self._lease)

    def reply(self, key: MessageKey) -> Messages | None:
        stored = self._client.get(self._key(key))
        return json.loads(stored) if stored else None

    def keep(self, key: MessageKey, messages: Messages) -> None:
        # Only if it is still there, so that a conversation erased while its turn ran does not come back.
        self._client.set(self._key(key), json.dumps(messages), xx=True, px=self._lifetime)

    def release(self, key: MessageKey) -> None:
        self._client.delete(self._key(key), self._lease_key(key))

    def forget(self, sender_id: str) -> None:
        ids = self._client.smembers(self._index(sender_id))
        keys = [self._key(MessageKey(sender_id, message_id)) for message_id in ids]
        self._client.delete(*keys, self._index(sender_id))

    def _key(self, key: MessageKey) -> str:
        return f"{self._prefix}:reply:{key.sender_id}:{key.message_id}"

    def _lease_key(self, key: MessageKey) -> str:
        return f"{self._prefix}:leased:{key.sender_id}:{key.message_id}"

    def _index(self, sender_id: str) -> str:
        return f"{self._prefix}:replies:{sender_id}"


class RedisConversations:
    """`ConversationStore` in Redis."""

    def __init__(self, client: "redis.Redis[str]", idle: float, prefix: str = PREFIX) -> None:
        self._client = client
        self._idle = int(idle * 1000)
        self._prefix = prefix

    def begin(self, sender_id: str) -> Conversation:
        self._client.set(self._key(sender_id), "{}", nx=True, px=self._idle)
        return self.get(sender_id) or Conversation()

    def get(self, sender_id: str) -> Conversation | None:
        stored = self._client.getex(self._key(sender_id), px=self._idle)
        return None if stored is None else Conversation.from_json(stored)

    def save(self, sender_id: str, conversation: Conversation) -> None:
        self._client.set(self._key(sender_id), conversation.to_json(), xx=True, px=self._idle)

    def forget(self, sender_id: str) -> None:
        self._client.delete(self._key(sender_id))

    def _key(self, sender_id: str) -> str:
        return f"{self._prefix}:conversation:{sender_id}"


class RedisRateLimit:
    """A token bucket for each key (`limit.Limiter`), counted atomically in Redis."""

    _TAKE = """
        local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
        local burst, rate, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        local tokens = burst
        if bucket[1] then tokens = math.min(burst, bucket[1] + math.max(0, now - bucket[2]) * rate) end
        local allowed = tokens >= 1
        if allowed then tokens = tokens - 1 end
        redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', ARGV[3])
        redis.call('EXPIRE', KEYS[1], ARGV[4])
        return {allowed and 1 or 0, tostring(tokens)}
    """

    def __init__(self, client: "redis.Redis[str]", burst: int, a_minute: float, prefix: str = PREFIX) -> None:
        self._take = client.register_script(self._TAKE)
        self._burst = burst
        self._a_second = a_minute / 60
        self._prefix = prefix

    def take(self, key: str) -> None:
        """Take one token.

        Raises:
            TooFast: when none is left; with the seconds until the next.
        """
        full_after = int(self._burst / self._a_second) + 1
        arguments: list[Any] = [self._burst, self._a_second, repr(time.time()), full_after]
        allowed, tokens = self._take(keys=[f"{self._prefix}:rate:{bucket_name(key)}"], args=arguments)
        if not allowed:
            raise TooFast(max(1, round((1 - float(tokens)) / self._a_second)))
