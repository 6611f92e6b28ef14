"""What one channel still owes an answer: kept until the answer is out, and taken up again when a worker died.

When the store fails, events are answered from memory as if there were none: an answer twice is better than none.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from steady.channels.kept import LEASE, KeptStore, Row
from steady.channels.platform import Event
from steady.channels.problems import cause_of, report
from steady.channels.render import Message
from steady.channels.seal import Seal, Unreadable

T = TypeVar("T")
BEAT = LEASE / 4  # seconds
_REST = 5.0  # seconds after a failure in which the store is not asked: every webhook would wait for it


class _Away(Exception):
    """The store cannot be asked."""


@dataclass(frozen=True)
class Entry:
    """An event on its way to its answer.

    `messages` is the answer, once it is made, and `sent` how many of its bubbles are out, both perhaps by a worker
    that died. `tries` counts the workers that took it up. `since` is when this one got it (of `time.monotonic`).
    """

    sender: str
    id: str
    event: Event
    messages: list[Message] | None = None
    sent: int = 0
    tries: int = 1
    since: float = field(default_factory=time.monotonic)


class Backlog:
    """The events of one channel that are not answered yet."""

    def __init__(self, channel: str, store: KeptStore, seal: Seal) -> None:
        self._channel = channel
        self._store = store
        self._seal = seal
        self._here: dict[str, Entry] = {}  # accepted by this worker and not answered yet, by id
        self._unkept: set[str] = set()  # of these, what could not be kept
        self._answered: dict[str, Entry] = {}  # what could not be deleted after its answer
        self._rest_until = 0.0
        self._failing = False
        self._last_arrived = 0
        self._beat_at = time.monotonic()
        self._woke = 0.0

    def keep(self, entry: Entry) -> bool:
        """Keep an event until `finish`; False when it is waiting for its answer already."""
        # In microseconds, always growing, so that two events of one request keep their order.
        self._last_arrived = max(self._last_arrived + 1, time.time_ns() // 1000)
        answer = None if entry.messages is None else self._seal.messages(entry.messages)
        row = Row(entry.sender, entry.id, self._last_arrived, self._seal.event(entry.event), answer)
        try:
            new = self._ask(lambda: self._store.put(row))
        except _Away:
            new = entry.id not in self._here
            self._unkept |= {entry.id} if new else set()
        if new:
            self._here[entry.id] = entry
        return new

    def next(self, sender: str, own: Entry | None = None) -> Entry | None:
        """What this worker should answer next of a sender: the oldest; None when nothing is left to it.

        `own` is what it accepted itself, and gets when the store cannot be asked or has lost it.
        """
        if own is not None and own.id not in self._here:
            own = None  # answered meanwhile
        if own is not None and own.id in self._unkept:
            return own
        try:
            while row := self._ask(lambda: self._store.take(sender)):
                if row.id in self._answered:
                    self._delete_answered(row.id)
                elif entry := self._opened(row):
                    return entry
            if own is None:
                return None
            if self._ask(lambda: self._store.has(sender, own.id)) or not self._never_away(own):
                self.let_go(own)  # another worker holds this sender, and answers this too
                return None
        except _Away:
            pass
        return own

    def note_answer(self, entry: Entry, messages: list[Message]) -> bool:
        """Keep the answer to an event. False when another worker has the event: this one must then stop."""
        return self._note(Row(entry.sender, entry.id, 0, "", self._seal.messages(messages)), entry)

    def note_sent(self, entry: Entry, sent: int) -> bool:
        """Keep how many bubbles of an answer are out. False as above."""
        return self._note(Row(entry.sender, entry.id, 0, "", None, sent), entry)

    def finish(self, entry: Entry) -> None:
        """Delete an event that needs no answer any more."""
        kept = entry.id not in self._unkept
        self.let_go(entry)
        try:
            if kept:
                self._ask(lambda: self._store.remove(entry.sender, entry.id))
        except _Away:
            self._answered[entry.id] = entry

    def let_go(self, entry: Entry) -> None:
        """Forget an event that another worker has."""
        self._here.pop(entry.id, None)
        self._unkept.discard(entry.id)

    async def beat(self, take_up: Callable[[str], None]) -> None:
        """For ever: hold this worker's senders, and `take_up` those whose worker died."""
        while True:
            now = time.monotonic()
            if now - self._beat_at > LEASE:
                self._woke = now
            self._beat_at = now
            try:
                self._ask(self._store.renew)
                for event_id in list(self._answered):
                    self._delete_answered(event_id)
                for sender in self._ask(lambda: self._store.waiting(self._channel)):
                    take_up(sender)
                self._ask(self._store.tidy)
            except _Away:
                pass
            await asyncio.sleep(BEAT)

    def _opened(self, row: Row) -> Entry | None:
        """The entry of a row; None, and the row is deleted, when it cannot be read."""
        try:
            return Entry(
                row.sender_id,
                row.id,
                self._seal.open_event(row.event),
                None if row.answer is None else self._seal.open_messages(row.answer),
                row.sent,
                row.tries,
            )
        except Unreadable as error:
            report("STEADY_INBOX_UNREADABLE", cause_of(error), channel=self._channel)
            self._ask(lambda: self._store.remove(row.sender_id, row.id))
            return None

    def _note(self, row: Row, entry: Entry) -> bool:
        if entry.id in self._unkept:
            return True
        try:
            return self._ask(lambda: self._store.note(row)) or self._never_away(entry)
        except _Away:
            return True

    def _delete_answered(self, event_id: str) -> None:
        entry = self._answered[event_id]
        self._ask(lambda: self._store.remove(entry.sender, entry.id))
        del self._answered[event_id]

    def _never_away(self, entry: Entry) -> bool:
        """Whether this worker has run without a pause since it got an entry, so that no other can have taken it.

        What is gone from the store was then lost by it, or erased; the person is answered all the same.
        """
        return entry.since > self._woke and time.monotonic() - self._beat_at < LEASE

    def _ask(self, work: Callable[[], T]) -> T:
        if time.monotonic() < self._rest_until:
            raise _Away
        try:
            result = work()
        except Exception as error:
            self._rest_until = time.monotonic() + _REST
            if not self._failing:  # one line for as long as it lasts
                report("STEADY_INBOX_FAILED", cause_of(error), channel=self._channel)
            self._failing = True
            raise _Away from None
        self._failing = False
        return result
