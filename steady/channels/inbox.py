"""What happens to a platform's events after the webhook was acknowledged: once each, in order for each sender.

Each event is kept (`backlog.py`) before the acknowledgement and until its answer is out, so that a worker that dies
leaves nobody without one.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from sanic import Sanic

from steady.channels.answers import Answers
from steady.channels.backlog import Backlog, Entry
from steady.channels.bubbles import compose
from steady.channels.delivery import Delivery
from steady.channels.fallback import Known
from steady.channels.forget import forget_message
from steady.channels.limit import TooFast
from steady.channels.platform import Bubble, Event, Platform, Refused, SendProblem
from steady.channels.problems import cause_of, report
from steady.channels.queue import SenderQueue
from steady.channels.render import Message
from steady.channels.seen import SeenStore
from steady.channels.session import KeyedHashes, SecretKey, sender_of
from steady.channels.turn import Turns
from steady.channels.words import ChannelWords

# Meta lets us answer for 24 hours; an older message is not answered on any channel.
ANSWER_WITHIN = 23 * 3600.0
_SAME_ALBUM = 20.0  # seconds in which several pictures get one refusal
_BUSY_AGAIN_AFTER = 60.0
_MOST_REMEMBERED = 10_000
_LONGEST_READ = 16_000  # characters; no platform lets a person write more, and reading is work


class Inbox:
    """Answers the events of one channel. `accept` returns at once; the work goes on in the background."""

    def __init__(
        self,
        platform: Platform,
        turns: Turns,
        seen: SeenStore,
        delivery: Delivery,
        words: ChannelWords,
        key: SecretKey,
        backlog: Backlog,
    ) -> None:
        self._platform = platform
        self._turns = turns
        self._seen = seen
        self._delivery = delivery
        self._framing = words.framing
        self._key = key
        self._hashes = KeyedHashes(platform.name, key)
        self._answers = Answers(platform.name, turns, words, self._hashes)
        self._backlog = backlog
        self._lanes = SenderQueue()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._refused_media = _Recently(_SAME_ALBUM)
        self._told_busy = _Recently(_BUSY_AGAIN_AFTER)

    def accept(self, app: Sanic, events: Iterable[Event]) -> None:
        """Take the events of one request. One that cannot be taken does not stop the others."""
        # A batch may be out of order; between requests, the order of arrival is all there is.
        for event in sorted(events, key=lambda event: event.sent_at or 0.0):
            try:
                self._accept(app, event)
            except Exception as error:
                report("STEADY_EVENT_FAILED", cause_of(error), channel=self._platform.name)

    def _accept(self, app: Sanic, event: Event) -> None:
        if call := self._platform.acknowledge(event):
            self._background(self._delivery.try_once(call))
        if event.kind == "group":
            return
        event = replace(event, text=_ends(event.text), sent_at=event.sent_at or time.time())
        sender = sender_of(self._platform.name, event.address.surface, event.address.person, self._key)
        entry = Entry(sender, self._hashes.of("seen", event.id), event)
        # Kept before it counts as seen: else a worker that dies in between would lose what the platform sends again.
        if not self._backlog.keep(entry):
            return
        if self._first_time(entry) and (entry_to_answer := self._admitted(entry)):
            self._background(
                self._lanes.run(sender, lambda: self._work_off(app, sender, entry_to_answer), False)
            )
        else:
            self._backlog.finish(entry)

    def _admitted(self, entry: Entry) -> Entry | None:
        """The entry; with words that ask for patience where somebody writes too fast; None where no answer is due."""
        if _too_old(entry.event):
            report("STEADY_MESSAGE_TOO_OLD", "answer_window", channel=self._platform.name)
            return None
        if entry.event.kind == "media":
            if self._refused_media.has(entry.sender):
                return None
            self._refused_media.note(entry.sender)
        try:
            self._turns.check_rate(entry.sender)
        except TooFast:
            if self._told_busy.has(entry.sender):
                return None
            self._told_busy.note(entry.sender)
            self._backlog.finish(entry)
            entry = replace(entry, messages=self._turns.fallback.messages(Known(), "busy"))
            self._backlog.keep(entry)
        except Exception as error:
            report("STEADY_RATE_UNKNOWN", cause_of(error), channel=self._platform.name)
        return entry

    async def watch(self, app: Sanic) -> None:
        """For ever: answer what a worker that died has left."""

        def take_up(sender: str) -> None:
            if sender not in self._lanes:
                self._background(self._lanes.run(sender, lambda: self._work_off(app, sender), False))

        await self._backlog.beat(take_up)

    def _first_time(self, entry: Entry) -> bool:
        try:
            return self._seen.claim(entry.id)
        except Exception as error:  # twice is better than never
            report("STEADY_DEDUPE_FAILED", cause_of(error), channel=self._platform.name)
            return True

    def _background(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @property
    def in_hand(self) -> int:
        """How many pieces of work are waiting or under way."""
        return len(self._tasks)

    async def drain(self, seconds: float) -> None:
        """Let the work in hand end, when the server stops."""
        if not self._tasks:
            return
        _, unfinished = await asyncio.wait(self._tasks, timeout=seconds)
        for task in unfinished:  # what they were answering is kept, for another worker or the next start
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)

    async def _work_off(self, app: Sanic, sender: str, own: Entry | None = None) -> None:
        """Answer what is kept of a sender, oldest first; `own` is what came in here."""
        while entry := self._backlog.next(sender, own):
            try:
                if not await self._handle(app, entry):
                    self._backlog.let_go(entry)
                    return
            except Exception as error:
                report("STEADY_ANSWER_FAILED", cause_of(error), channel=self._platform.name)
            self._backlog.finish(entry)

    async def _handle(self, app: Sanic, entry: Entry) -> bool:
        """Answer one event. False when another worker has it meanwhile."""
        if entry.tries > 1:
            report("STEADY_TAKEN_UP", "worker_died", channel=self._platform.name, tries=entry.tries)
            self._first_time(entry)  # its worker may have died before it could say so
        if _too_old(entry.event):
            report("STEADY_MESSAGE_TOO_OLD", "answer_window", channel=self._platform.name)
            return True
        if entry.event.kind == "deleted":
            await forget_message(app, entry.sender, self._hashes.of("message", entry.event.original))
            return True
        messages = entry.messages
        if messages is None:
            messages = await self._answers.make(app, entry)
            if not self._backlog.note_answer(entry, messages):
                return False
        return await self._deliver(entry, messages)

    async def _deliver(self, entry: Entry, messages: list[Message]) -> bool:
        """Send an answer, from the first bubble that is not out. False when another worker has the event meanwhile."""
        event, sender = entry.event, entry.sender
        limits = self._platform.limits(event.address.surface)
        undelivered = False
        bubbles = compose(messages, limits, self._framing)
        for number, bubble in enumerate(bubbles[entry.sent :], start=entry.sent + 1):
            await self._delivery.keep_pace(sender, limits)
            try:
                await self._send(self._with_opaque_ids(bubble), event)
            except SendProblem as problem:
                cause = type(problem).__name__
                report("STEADY_SEND_FAILED", cause, channel=self._platform.name, theirs=problem.code)
                if not isinstance(problem, Refused):
                    return True  # this person cannot be reached, or the platform is down
                undelivered = True
            if not self._backlog.note_sent(entry, number):
                return False
        if undelivered:
            await self._send_helplines(sender, event)
        return True

    async def _send(self, bubble: Bubble, event: Event) -> None:
        """Send a bubble; as numbered text when its buttons are refused."""
        deadline = _deadline(event)
        try:
            await self._delivery.send(self._platform, self._platform.send(bubble, event.address), deadline)
        except Refused:
            if not bubble.choices:
                raise
            plain = Bubble(bubble.numbered)
            await self._delivery.send(self._platform, self._platform.send(plain, event.address), deadline)

    async def _send_helplines(self, sender: str, event: Event) -> None:
        limits = self._platform.limits(event.address.surface)
        with suppress(SendProblem):
            for bubble in compose(self._turns.fallback.messages(Known()), limits, self._framing):
                await self._delivery.keep_pace(sender, limits)
                await self._send(bubble, event)

    def _with_opaque_ids(self, bubble: Bubble) -> Bubble:
        choices = tuple(replace(choice, id=self._hashes.choice(choice.id)) for choice in bubble.choices)
        return replace(bubble, choices=choices)


class _Recently:
    """Who was told something in the last seconds; in memory, a bounded number."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until: OrderedDict[str, float] = OrderedDict()

    def note(self, sender: str) -> None:
        self._until[sender] = time.monotonic() + self._seconds
        while len(self._until) > _MOST_REMEMBERED:
            self._until.popitem(last=False)

    def has(self, sender: str) -> bool:
        return self._until.get(sender, 0.0) > time.monotonic()


def _deadline(event: Event) -> float:
    """Until when an event may be answered (Unix seconds)."""
    return (event.sent_at or time.time()) + ANSWER_WITHIN


def _too_old(event: Event) -> bool:
    return time.time() > _deadline(event)


def _ends(text: str) -> str:
    """The text; of an absurdly long one the beginning and the end."""
    half = _LONGEST_READ // 2
    return text if len(text) <= _LONGEST_READ else f"{text[:half]} {text[-half:]}"
