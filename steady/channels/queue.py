"""One lane a person: quick messages are answered in order, without Rasa's lock, which polls once a second."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from steady.channels.limit import TooFast

T = TypeVar("T")
_carried: set[asyncio.Task[Any]] = set()


@dataclass
class _Lane:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    inside: int = 0


class SenderQueue:
    """Runs the work of one sender one at a time, first come first served; different senders run side by side."""

    def __init__(self, longest: int = 6) -> None:
        self._longest = longest
        self._lanes: dict[str, _Lane] = {}

    def __contains__(self, sender_id: str) -> bool:
        """Whether work of a sender is waiting or under way."""
        return sender_id in self._lanes

    async def run(self, sender_id: str, work: Callable[[], Awaitable[T]], bounded: bool = True) -> T:
        """The result of `work`, once everything that came before it is done.

        Raises:
            TooFast: when too much of this sender's work is waiting already (not if `bounded` is False).
        """
        lane = self._lanes.setdefault(sender_id, _Lane())
        if bounded and lane.inside >= self._longest:
            raise TooFast
        lane.inside += 1
        try:
            async with lane.lock:
                return await work()
        finally:
            lane.inside -= 1
            if not lane.inside:
                del self._lanes[sender_id]


async def carry_through(work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, which goes on to its end even when the caller is cancelled.

    Sanic cancels a request's handler when the phone loses its connection; the turn must not be lost with it.
    """
    task = asyncio.create_task(work)
    _carried.add(task)
    task.add_done_callback(_carried.discard)
    return await asyncio.shield(task)
