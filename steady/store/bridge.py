"""Bridges a database that fails: what was answered meanwhile is kept in memory, masked, and written when it is back.

Rasa alone would answer a failed read with a new conversation and forget what a failed write held.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from steady.store.history import LONGEST_HISTORY, Mark

MOST_RECENT = 200  # conversations kept for a read that fails; those not yet written are kept besides
# Events; a longer conversation is read from the database, which leaves the oldest out.
LONGEST_HELD = LONGEST_HISTORY + 60
REST = 2.0  # seconds in which a database that failed is not asked: every turn would wait for it anew


class Resting(Exception):
    """The database failed a moment ago and is not asked again yet."""


@dataclass
class Held:
    """The events of a conversation as it was last saved, and how many of them are in the database.

    While the database gives the same `mark`, it holds what is held here and nothing else of this person.
    """

    sender_id: str
    events: list[Event]
    stored: int
    mark: Mark | None = None
    writing: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def unwritten(self) -> bool:
        """Whether the database lacks some of it."""
        return self.stored < len(self.events)

    def is_still(self, mark: Mark) -> bool:
        """Whether a turn may begin from what is held, now that the database gives this mark."""
        return self.mark == mark and not self.unwritten and 0 < len(self.events) <= LONGEST_HELD

    def copy(self, domain: Domain) -> DialogueStateTracker:
        """The conversation for a turn to work on.

        The events are shared, as between Rasa's own copies of a tracker: Rasa adds events and changes none.
        """
        return DialogueStateTracker.from_events(self.sender_id, self.events, domain.slots)

    def messages(self) -> int:
        """How many messages of the person are in it."""
        return sum(isinstance(event, UserUttered) for event in self.events)


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

    def note(self, tracker: DialogueStateTracker, stored: int, mark: Mark | None = None) -> None:
        """Remembers a conversation; one that is not wholly written is written later."""
        events = list(tracker.events)
        if stored >= len(events):  # as a read from the database gives it: the last session
            events = events[_session_start(events) :]
            stored = len(events)
        held = self._held.setdefault(tracker.sender_id, Held(tracker.sender_id, [], 0))
        held.events, held.stored, held.mark = events, stored, mark
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


def _session_start(events: list[Event]) -> int:
    """The place of the event that began the last session; the first, if none did."""
    return next(
        (place for place in reversed(range(len(events))) if isinstance(events[place], SessionStarted)), 0
    )
