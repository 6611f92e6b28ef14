"""What happens to a platform's events after the webhook was acknowledged: once each, in order for each sender."""

import asyncio
import hashlib
import hmac
import time
from collections import OrderedDict
from collections.abc import Coroutine, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from sanic import Sanic

from steady.channels.bubbles import compose
from steady.channels.choices import payload_for
from steady.channels.delivery import Delivery
from steady.channels.fallback import Known, known_from
from steady.channels.forget import forget_message
from steady.channels.limit import BadRequest, Incoming, TooFast, clean_text
from steady.channels.platform import Bubble, Event, Platform, Refused, SendProblem
from steady.channels.problems import cause_of, report
from steady.channels.queue import SenderQueue
from steady.channels.render import Message
from steady.channels.seen import SeenStore
from steady.channels.session import SecretKey, sender_id
from steady.channels.state import Conversation
from steady.channels.tracker import EraseFailed, recall
from steady.channels.turn import SENT_MEDIA, START, Reply, Turns
from steady.channels.words import ChannelWords

# Meta lets us answer for 24 hours; an older message is not answered on any channel.
ANSWER_WITHIN = 23 * 3600.0
_HARD_RISKS = ("self_harm", "immediate_danger")
_SAME_ALBUM = 20.0  # seconds in which several pictures get one refusal
_BUSY_AGAIN_AFTER = 60.0
_TURNS_AT_ONCE = 4  # more would only share one processor, and keep webhooks waiting
_SLOW_TURN = 1.0  # seconds after which a turn no longer counts: it waits for something else
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
    ) -> None:
        self._platform = platform
        self._turns = turns
        self._seen = seen
        self._delivery = delivery
        self._words = words
        self._key = key
        self._lanes = SenderQueue()
        self._room = asyncio.Semaphore(_TURNS_AT_ONCE)
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
        if event.kind == "group" or not self._first_time(event):
            return
        if event.sent_at is not None and time.time() - event.sent_at > ANSWER_WITHIN:
            report("STEADY_MESSAGE_TOO_OLD", "answer_window", channel=self._platform.name)
            return
        sender = sender_id(self._platform.name, f"{event.address.surface}:{event.address.person}", self._key)
        if event.kind == "media":
            if self._refused_media.has(sender):
                return
            self._refused_media.note(sender)
        try:
            self._turns.check_rate(sender)
        except TooFast:
            if not self._told_busy.has(sender):
                self._told_busy.note(sender)
                self._background(self._lanes.run(sender, lambda: self._say_busy(sender, event), False))
            return
        except Exception as error:
            report("STEADY_RATE_UNKNOWN", cause_of(error), channel=self._platform.name)
        self._background(self._lanes.run(sender, lambda: self._handle(app, sender, event), False))

    def _first_time(self, event: Event) -> bool:
        try:
            return self._seen.claim(self._hash("seen", event.id))
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
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)

    async def _handle(self, app: Sanic, sender: str, event: Event) -> None:
        try:
            if event.kind == "deleted":
                await forget_message(app, sender, self._hash("message", event.original))
                return
            messages = await self._in_turn(self._messages(app, sender, event))
        except EraseFailed:
            messages = self._turns.fallback.messages(Known(), "erase_failed")
        except Exception as error:
            report("STEADY_ANSWER_FAILED", cause_of(error), channel=self._platform.name)
            messages = self._turns.fallback.messages(Known())
        await self._deliver(sender, event, messages)

    async def _in_turn(self, work: Coroutine[Any, Any, list[Message]]) -> list[Message]:
        """The result of `work`, which begins when there is room. One that hangs gives its room to others."""
        async with self._room:
            task = asyncio.create_task(work)
            await asyncio.wait({task}, timeout=_SLOW_TURN)
        return await task

    async def _messages(self, app: Sanic, sender: str, event: Event) -> list[Message]:
        conversation = self._turns.conversations.get(sender)
        first = conversation is None
        if conversation is None:
            conversation = self._turns.conversations.begin(sender)
        reply = await self._reply(app, sender, event, conversation)
        messages = list(reply.messages)
        surface = event.address.surface
        if first:
            risk = known_from(await recall(app, sender)).risk
            # The notice comes first, but never before the help that somebody in danger needs.
            place = _before_question(messages) if risk in _HARD_RISKS else 0
            messages.insert(place, _text(self._words.notice[surface]))
        if reply.erased:
            messages.append(_text(self._words.clear[surface]))
        elif any(name.startswith("utter_goodbye") for name in reply.said):
            messages += [_text(self._words.clear[surface]), _text(self._words.clear_copy)]
        return messages

    async def _reply(self, app: Sanic, sender: str, event: Event, conversation: Conversation) -> Reply:
        text = self._text_for_rasa(event, conversation)
        if text is None:
            name = "choice_gone" if event.kind == "choice" else "unreadable"
            return Reply(self._turns.fallback.messages(Known(), name))
        return await self._turns.reply(app, sender, text, self._hash("message", event.id))

    def _text_for_rasa(self, event: Event, conversation: Conversation) -> str | None:
        """What Rasa is told; None for what cannot be read."""
        if event.kind == "start":
            return START
        if event.kind == "media":
            return SENT_MEDIA
        if event.kind == "choice":
            for choice_id in conversation.offered:
                if hmac.compare_digest(
                    self._opaque(choice_id).encode(), event.choice.encode("utf-8", "replace")
                ):
                    return payload_for(choice_id)
            # A button of a chat that was erased or has run out: its words still say what is meant.
        try:
            return self._turns.text_for_rasa(Incoming("", text=clean_text(_ends(event.text))), conversation)
        except BadRequest:
            return None

    async def _say_busy(self, sender: str, event: Event) -> None:
        await self._deliver(sender, event, self._turns.fallback.messages(Known(), "busy"))

    async def _deliver(self, sender: str, event: Event, messages: list[Message]) -> None:
        limits = self._platform.limits(event.address.surface)
        deadline = (event.sent_at or time.time()) + ANSWER_WITHIN
        undelivered = False
        for bubble in compose(messages, limits, self._words.framing):
            await self._delivery.keep_pace(sender, limits)
            try:
                await self._send(self._with_opaque_ids(bubble), event, deadline)
            except SendProblem as problem:
                cause = type(problem).__name__
                report("STEADY_SEND_FAILED", cause, channel=self._platform.name, theirs=problem.code)
                if not isinstance(problem, Refused):
                    return  # this person cannot be reached, or the platform is down
                undelivered = True
        if undelivered:
            await self._send_helplines(sender, event, deadline)

    async def _send(self, bubble: Bubble, event: Event, deadline: float) -> None:
        """Send a bubble; as numbered text when its buttons are refused."""
        try:
            await self._delivery.send(self._platform, self._platform.send(bubble, event.address), deadline)
        except Refused:
            if not bubble.choices:
                raise
            plain = Bubble(bubble.numbered)
            await self._delivery.send(self._platform, self._platform.send(plain, event.address), deadline)

    async def _send_helplines(self, sender: str, event: Event, deadline: float) -> None:
        limits = self._platform.limits(event.address.surface)
        with suppress(SendProblem):
            for bubble in compose(self._turns.fallback.messages(Known()), limits, self._words.framing):
                await self._delivery.keep_pace(sender, limits)
                await self._send(bubble, event, deadline)

    def _with_opaque_ids(self, bubble: Bubble) -> Bubble:
        choices = tuple(replace(choice, id=self._opaque(choice.id)) for choice in bubble.choices)
        return replace(bubble, choices=choices)

    def _opaque(self, choice_id: str) -> str:
        """What a platform sees instead of a choice's id, which may say what a person is going through."""
        return self._hash("choice", choice_id)[:24]

    def _hash(self, purpose: str, value: str) -> str:
        key = self._key.derive(f"{purpose}:{self._platform.name}")
        return hmac.new(key, value.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


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


def _text(text: str) -> Message:
    return {"type": "text", "text": text}


def _ends(text: str) -> str:
    """The text; of an absurdly long one the beginning and the end."""
    half = _LONGEST_READ // 2
    return text if len(text) <= _LONGEST_READ else f"{text[:half]} {text[-half:]}"


def _before_question(messages: list[Message]) -> int:
    """Where to put a text so that the question with its choices stays last."""
    return len(messages) - 1 if messages and messages[-1]["type"] == "choices" else len(messages)
