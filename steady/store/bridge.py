"""Bridges a database that fails: what was answered meanwhile is kept in memory, masked, and written when it is back.

Rasa alone would answer a failed read with a new conversation and forget what a failed write held.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

MOST_RECENT = 200  # conversations kept for a read that fails; those not yet written are kept besides
REST = 2.0  # seconds in which a database that failed is not asked: every turn would wait for it anew


class Resting(Exception):
    """The database failed a moment ago and is not asked again yet."""


@dataclass
class Held:
    """A conversation as it was last saved, and how many of its events are in the database."""

    tracker: DialogueStateTracker
    stored: int
    writing: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def unwritten(self) -> bool:
        """Whether the database lacks some of it."""
        return self.stored < len(self.tracker.events)

    def copy(self, domain: Domain) -> DialogueStateTracker:
        """The conversation for a turn to work on."""
        events = [event.as_dict() for event in self.tracker.events]
        return DialogueStateTracker.from_dict(self.tracker.sender_id, events, domain.slots)

    def messages(self) -> int:
        """How many messages of the person are in it."""
        return sum(isinstance(event, UserUttered) for event in self.tracker.events)


class Bridge:
    """The conversations that this process saved last. `write` puts what is missing into the database."""

    def __init__(self, write: Callable[[Held], Awaitable[None]], pause: float = 1.0) -> None:
        self._write = write
        self._pause = pause
        self._held: OrderedDict[str, Held] = OrderedDict()
        self._writer: asyncio.Task[None] | None = None
        self._rest_until = 0.0

    def get(self, sender_id: str) -> Held | None:
        """The conversation, if it is held."""
        return self._held.get(sender_id)

    def note(self, tracker: DialogueStateTracker, stored: int) -> None:
        """Remembers a conversation; one that is not wholly written is written later."""
        held = self._held.get(tracker.sender_id)
        if held is None:
            held = self._held[tracker.sender_id] = Held(tracker, stored)
        held.tracker, held.stored = tracker, stored
        self._held.move_to_end(tracker.sender_id)
        self._drop_oldest()
        if held.unwritten and (self._writer is None or self._writer.done()):
            self._writer = asyncio.get_running_loop().create_task(self._write_until_done())

    def drop(self, sender_id: str) -> None:
        """Drops a conversation that was read from the database."""
        self._held.pop(sender_id, None)

    async def forget(self, sender_id: str) -> None:
        """Drops a conversation, after the writing of it that may be going on."""
        held = self._held.get(sender_id)
        if held is not None:
            async with held.writing:
                self._held.pop(sender_id, None)

    def check(self) -> None:
        """Raises Resting shortly after a failure."""
        if time.monotonic() < self._rest_until:
            raise Resting

    def failed(self) -> None:
        """The database failed just now."""
        self._rest_until = time.monotonic() + REST

    @property
    def unwritten(self) -> list[Held]:
        """What the database lacks."""
        return [held for held in self._held.values() if held.unwritten]

    def _drop_oldest(self) -> None:
        if len(self._held) > MOST_RECENT:
            written = next((key for key, held in self._held.items() if not held.unwritten), None)
            if written is not None:
                del self._held[written]

    async def _write_until_done(self) -> None:
        while waiting := self.unwritten:
            for held in waiting:
                try:
                    async with held.writing:
                        await self._write(held)
                except Exception:
                    await asyncio.sleep(self._pause)
                    break
