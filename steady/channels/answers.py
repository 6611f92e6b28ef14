"""What is said to an event of a messaging platform: a turn of Rasa, and the words that such a channel adds."""

import asyncio
import hmac
from collections.abc import Coroutine
from typing import Any

from sanic import Sanic

from steady.channels.backlog import Entry
from steady.channels.choices import payload_for
from steady.channels.fallback import Known, known_from
from steady.channels.limit import BadRequest, Incoming, clean_text
from steady.channels.platform import Event
from steady.channels.problems import cause_of, report
from steady.channels.render import Message
from steady.channels.session import KeyedHashes
from steady.channels.state import Conversation
from steady.channels.tracker import EraseFailed, recall
from steady.channels.turn import SENT_MEDIA, START, Reply, Turns
from steady.channels.words import ChannelWords

_HARD_RISKS = ("self_harm", "immediate_danger")
_TURNS_AT_ONCE = 4  # more would only share one processor, and keep webhooks waiting
_SLOW_TURN = 1.0  # seconds after which a turn no longer counts: it waits for something else
_MOST_TRIES = 4  # a message on which three workers died is answered without another turn


class Answers:
    """Makes the answers of one channel."""

    def __init__(self, channel: str, turns: Turns, words: ChannelWords, hashes: KeyedHashes) -> None:
        self._channel = channel
        self._turns = turns
        self._words = words
        self._hashes = hashes
        self._room = asyncio.Semaphore(_TURNS_AT_ONCE)

    async def make(self, app: Sanic, entry: Entry) -> list[Message]:
        """What is said to an event; words and helplines that need no turn when none can be run."""
        if entry.tries >= _MOST_TRIES:
            report("STEADY_ANSWER_FAILED", "too_many_tries", channel=self._channel)
            return self._turns.fallback.messages(Known())
        try:
            return await self._in_turn(self._messages(app, entry))
        except EraseFailed:
            return self._turns.fallback.messages(Known(), "erase_failed")
        except Exception as error:
            report("STEADY_ANSWER_FAILED", cause_of(error), channel=self._channel)
            return self._turns.fallback.messages(Known())

    async def _in_turn(self, work: Coroutine[Any, Any, list[Message]]) -> list[Message]:
        """The result of `work`, which begins when there is room. One that hangs gives its room to others."""
        async with self._room:
            task = asyncio.create_task(work)
            await asyncio.wait({task}, timeout=_SLOW_TURN)
        return await task

    async def _messages(self, app: Sanic, entry: Entry) -> list[Message]:
        sender, again = entry.sender, entry.tries > 1
        conversation = self._turns.conversations.get(sender)
        # A worker that died in the first turn may have begun the conversation, but its notice was never sent.
        first = conversation is None or (again and conversation.turns <= 1)
        if conversation is None:
            conversation = self._turns.conversations.begin(sender)
        reply = await self._reply(app, entry, conversation)
        messages = list(reply.messages)
        surface = entry.event.address.surface
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

    async def _reply(self, app: Sanic, entry: Entry, conversation: Conversation) -> Reply:
        event = entry.event
        text = self._text_for_rasa(event, conversation)
        if text is None:
            name = "choice_gone" if event.kind == "choice" else "unreadable"
            return Reply(self._turns.fallback.messages(Known(), name))
        message_id = self._hashes.of("message", event.id)
        return await self._turns.reply(app, entry.sender, text, message_id, again=entry.tries > 1)

    def _text_for_rasa(self, event: Event, conversation: Conversation) -> str | None:
        """What Rasa is told; None for what cannot be read."""
        if event.kind == "start":
            return START
        if event.kind == "media":
            return SENT_MEDIA
        if event.kind == "choice":
            for choice_id in conversation.offered:
                if hmac.compare_digest(
                    self._hashes.choice(choice_id).encode(), event.choice.encode("utf-8", "replace")
                ):
                    return payload_for(choice_id)
            # A button of a chat that was erased or has run out: its words still say what is meant.
        try:
            return self._turns.text_for_rasa(Incoming("", text=clean_text(event.text)), conversation)
        except BadRequest:
            return None


def _text(text: str) -> Message:
    return {"type": "text", "text": text}


def _before_question(messages: list[Message]) -> int:
    """Where to put a text so that the question with its choices stays last."""
    return len(messages) - 1 if messages and messages[-1]["type"] == "choices" else len(messages)
