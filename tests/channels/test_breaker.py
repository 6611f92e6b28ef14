"""A Redis that hangs: a real socket that is listened on, but never answered."""

import asyncio
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from faults.topology import Redis
from steady.channels import shared
from steady.channels.breaker import REST, Breaker, Resting
from steady.channels.lease import LeaseLockStore


@pytest.fixture
def hanging() -> Iterator[str]:
    """The address of something that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"redis://127.0.0.1:{listener.getsockname()[1]}/0"


def seconds_of(limit: shared.RedisRateLimit) -> float:
    """How long a call takes that cannot succeed."""
    started = time.monotonic()
    with pytest.raises(redis.RedisError):
        limit.take("somebody")
    return time.monotonic() - started


def test_only_the_first_call_waits_also_over_several_clients(hanging: str) -> None:
    one, other = (shared.RedisRateLimit(shared.connect(hanging), 5, 5) for _ in range(2))
    assert 0.9 < seconds_of(one) < 2
    assert sum(seconds_of(limit) for limit in (one, other) * 50) < 0.2


def test_lock_store_does_not_wait_again_either(hanging: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", hanging)

    async def turn(store: LeaseLockStore) -> float:
        started = time.monotonic()
        async with store.lock("somebody"):
            pass
        return time.monotonic() - started

    async def turns() -> list[float]:
        store = LeaseLockStore()
        return [await turn(store) for _ in range(10)]

    first, *later = asyncio.run(turns())
    assert 2.5 < first < 5, "taking waits for three seconds; giving back does not wait as well"
    assert sum(later) < 0.2


def test_redis_is_asked_again_after_the_rest() -> None:
    now = 100.0
    breaker = Breaker(clock=lambda: now)
    with pytest.raises(redis.TimeoutError), breaker.guard():
        raise redis.TimeoutError
    now += REST - 0.1
    with pytest.raises(Resting), breaker.guard():
        raise AssertionError("it was asked while it rests")
    now += 0.2
    with breaker.guard():
        pass


def test_redis_that_refuses_is_asked_each_time() -> None:
    """It costs no time, and a restarted one is used at once."""
    breaker = Breaker()
    for _ in range(2):
        with pytest.raises(redis.ConnectionError, match="refused"), breaker.guard():
            raise redis.ConnectionError("refused")


def test_redis_that_wakes_is_used_again(tmp_path: Path) -> None:
    server = Redis(tmp_path)
    server.start()
    try:
        client = shared.connect(server.address)
        client.breaker = Breaker(rest=0.2)
        client.set("key", "value")
        server.hang()
        with pytest.raises(redis.TimeoutError):
            client.get("key")
        server.go_on()
        with pytest.raises(Resting):
            client.get("key")
        time.sleep(0.25)
        assert client.get("key") == "value"
    finally:
        server.stop()
