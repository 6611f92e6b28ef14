"""One turn at a time for each conversation, over several servers: a lease in Redis that wakes those who wait.

Rasa's own lock store polls once a second, is not atomic, and a server that dies holds a conversation for a minute.
"""

import asyncio
import os
import secrets
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import redis.asyncio
from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore, LockError

from steady.channels.breaker import PatientAsyncRedis, breaker_of
from steady.channels.problems import cause_of, report

LEASE = 5.0  # seconds after which the lease of a server that died is free; a living one renews it
ANSWER_WITHIN = 3.0  # seconds that Redis has for one call; longer than a wait for another server to let go
PREFIX = "steady:lease"

_RELEASE = """
    if redis.call('GET', KEYS[1]) == ARGV[1] then
        redis.call('DEL', KEYS[1])
        redis.call('LPUSH', KEYS[2], '1')
        redis.call('LTRIM', KEYS[2], 0, 0)
        redis.call('PEXPIRE', KEYS[2], 1000)
    end
"""
_RENEW = "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end"


class LeaseLockStore(InMemoryLockStore):
    """Rasa's lock store: Redis leases when `REDIS_URL` is set, else Rasa's own in memory (for one server)."""

    def __init__(self, *_: Any, **__: Any) -> None:
        super().__init__()
        self._redis: Any = None
        if url := os.environ.get("REDIS_URL"):
            self._redis = PatientAsyncRedis.from_url(
                url, socket_connect_timeout=1, socket_timeout=ANSWER_WITHIN, decode_responses=True
            )
            self._redis.breaker = breaker_of(url)

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = 1,
    ) -> AsyncGenerator[TicketLock, None]:
        """Holds the conversation while the body runs.

        Raises:
            LockError: it did not become free within `lock_lifetime`.
        """
        if not self._redis:
            async with super().lock(conversation_id, lock_lifetime, wait_time_in_seconds) as ticket:
                yield ticket
            return
        owner = secrets.token_hex(8)
        keys = (f"{PREFIX}:{conversation_id}", f"{PREFIX}:free:{conversation_id}")
        try:
            await self._take(keys, owner, time.monotonic() + lock_lifetime)
        except redis.asyncio.RedisError as error:
            # The queue in front keeps the order of this server's turns, and a conversation stays with one server.
            report("STEADY_LOCK_UNKNOWN", cause_of(error))
        renewing = asyncio.create_task(self._renew(keys[0], owner))
        try:
            yield TicketLock(conversation_id)
        finally:
            renewing.cancel()
            await asyncio.shield(self._give_back(keys, owner))

    async def _take(self, keys: tuple[str, str], owner: str, deadline: float) -> None:
        while not await self._redis.set(keys[0], owner, nx=True, px=int(LEASE * 1000)):
            if time.monotonic() > deadline:
                raise LockError("it did not become free")
            await self._redis.blpop([keys[1]], timeout=1)

    async def _renew(self, key: str, owner: str) -> None:
        while True:
            await asyncio.sleep(LEASE / 3)
            try:
                await self._redis.eval(_RENEW, 1, key, owner, int(LEASE * 1000))
            except redis.asyncio.RedisError:
                continue  # it may come back before the lease ends

    async def _give_back(self, keys: tuple[str, str], owner: str) -> None:
        try:
            await self._redis.eval(_RELEASE, 2, *keys, owner)
        except redis.asyncio.RedisError:
            return  # the lease runs out
