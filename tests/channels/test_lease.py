"""One turn at a time for each conversation, over several servers (real Redis)."""

import asyncio
import itertools
import time
import uuid

import pytest
import redis

from steady.channels import lease
from steady.channels.lease import LeaseLockStore

REDIS = "redis://127.0.0.1:6379/0"


@pytest.fixture(autouse=True)
def url(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        redis.Redis.from_url(REDIS).ping()
    except redis.ConnectionError:
        pytest.skip("no Redis here")
    monkeypatch.setenv("REDIS_URL", REDIS)


def test_turns_of_two_servers_take_turns_in_order_and_nobody_waits_a_second() -> None:
    conversation, spans = uuid.uuid4().hex, []

    async def turn(server: LeaseLockStore, name: int) -> None:
        await asyncio.sleep(name * 0.01)
        async with server.lock(conversation):
            started = time.monotonic()
            await asyncio.sleep(0.05)
            spans.append((name, started, time.monotonic()))

    async def run() -> float:
        servers = LeaseLockStore(), LeaseLockStore()
        started = time.monotonic()
        await asyncio.gather(*(turn(servers[number % 2], number) for number in range(8)))
        return time.monotonic() - started

    assert asyncio.run(run()) < 1.0
    assert [name for name, _, _ in spans] == list(range(8))
    assert all(earlier[2] <= later[1] for earlier, later in itertools.pairwise(spans))


def test_lease_of_a_server_that_died_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "LEASE", 0.3)
    conversation = uuid.uuid4().hex
    redis.Redis.from_url(REDIS).set(f"{lease.PREFIX}:{conversation}", "dead", px=300)

    async def run() -> None:
        async with LeaseLockStore().lock(conversation, lock_lifetime=3):
            pass

    started = time.monotonic()
    asyncio.run(run())
    assert time.monotonic() - started < 2


def test_living_server_keeps_its_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "LEASE", 0.3)
    conversation, order = uuid.uuid4().hex, []

    async def long_turn() -> None:
        async with LeaseLockStore().lock(conversation):
            await asyncio.sleep(0.8)
            order.append("long")

    async def next_turn() -> None:
        await asyncio.sleep(0.1)
        async with LeaseLockStore().lock(conversation):
            order.append("next")

    async def run() -> None:
        await asyncio.gather(long_turn(), next_turn())

    asyncio.run(run())
    assert order == ["long", "next"]
