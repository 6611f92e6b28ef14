"""A Redis that hangs costs one wait, not one for each call: after it, Redis is not asked for some seconds.

What a caller does without Redis is the caller's, and the same as when Redis is gone.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import redis
import redis.asyncio

REST = 5.0  # seconds


class Resting(redis.ConnectionError):
    """Redis did not answer a moment ago and is not asked again yet."""


class Breaker:
    """Remembers that Redis did not answer in time. One that refuses at once costs nothing, and is always asked."""

    def __init__(self, rest: float = REST, clock: Callable[[], float] = time.monotonic) -> None:
        self._rest = rest
        self._clock = clock
        self._until = 0.0

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Put around each call.

        Raises:
            Resting: before the call, shortly after one that had no answer in time.
        """
        if self._clock() < self._until:
            raise Resting
        try:
            yield
        except redis.TimeoutError:
            self._until = self._clock() + self._rest
            raise


@cache
def breaker_of(url: str) -> Breaker:
    """The one of this process for a Redis: what one client has waited for, the others need not."""
    return Breaker()


class PatientRedis(redis.Redis):
    """A client with a breaker. While a call waits, it holds up the whole server."""

    breaker: Breaker

    def execute_command(self, *args: Any, **options: Any) -> Any:
        """One command.

        Raises:
            Resting: when Redis did not answer a moment ago.
        """
        with self.breaker.guard():
            return super().execute_command(*args, **options)


class PatientAsyncRedis(redis.asyncio.Redis):
    """The same for calls during which others go on."""

    breaker: Breaker

    async def execute_command(self, *args: Any, **options: Any) -> Any:
        """One command.

        Raises:
            Resting: when Redis did not answer a moment ago.
        """
        with self.breaker.guard():
            return await super().execute_command(*args, **options)
