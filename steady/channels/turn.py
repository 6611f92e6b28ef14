"""One turn, the same for every channel: dedupe -> choices -> queue -> Rasa -> render -> fallback."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from sanic import Sanic

from steady.channels.choices import payload_for, resolve
from steady.channels.dedupe import Dedupe, MessageKey
from steady.channels.fallback import Fallback, known_from
from steady.channels.limit import Incoming, TooFast
from steady.channels.problems import cause_of, report
from steady.channels.queue import SenderQueue, carry_through
from steady.channels.render import Message, Rendered, render
from steady.channels.settings import Settings
from steady.channels.state import Conversation
from steady.channels.stores import Stores, open_stores
from steady.channels.tracker import count_messages, erase_tracker, recall, said_before
from steady.health.metrics import TURN_SECONDS, TURNS

START = "/start_chat"
SENT_MEDIA = "/sent_media"
OnNewMessage = Callable[[UserMessage], Awaitable[Any]]


class ChoiceNotOffered(Exception):
    """The choice was never offered in this conversation."""


class SessionOver(Exception):
    """There is no such conversation (any more)."""


@dataclass(frozen=True)
class Reply:
    """What a turn shows, the names of the responses in it, and whether the conversation was erased after it."""

    messages: list[Message]
    said: frozenset[str] = frozenset()
    erased: bool = False


class Collector(CollectingOutputChannel):
    """Collects a turn's bot messages under the channel's own name, so that responses may have channel variants."""

    def __init__(self, channel: str) -> None:
        super().__init__()
        self._channel = channel
        self.said: set[str] = set()

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        self.said.add(str(message.get("utter_action")))
        await super().send_response(recipient_id, message)

    def name(self) -> str:
        return self._channel


class Turns:
    """Runs the turns of one channel."""

    def __init__(
        self,
        channel: str,
        on_new_message: OnNewMessage,
        settings: Settings,
        fallback: Fallback,
        stores: Stores,
    ) -> None:
        self.channel = channel
        self.conversations = stores.conversations
        self.fallback = fallback
        self._on_new_message = on_new_message
        self._timeout = settings.turn_timeout
        self._dedupe = Dedupe(stores.replies)
        self._queue = SenderQueue()
        self._each = stores.each
        self._all = stores.everybody

    @classmethod
    def create(
        cls, channel: str, on_new_message: OnNewMessage, settings: Settings, persistent: bool = True
    ) -> "Turns":
        """The turns of a channel with the stores that the settings ask for, or in memory only."""
        fallback = Fallback(settings.domain_file, settings.country)
        return cls(channel, on_new_message, settings, fallback, open_stores(settings, persistent))

    def check_rate(self, sender_id: str | None = None) -> None:
        """Count one request, of everybody and of one sender.

        Raises:
            TooFast: when it is one too many.
        """
        try:
            if sender_id is not None:
                self._each.take(sender_id)
            self._all.take(f"all:{self.channel}")
        except TooFast:
            raise
        except Exception as error:  # a full disk or a Redis that is away must not keep anybody from help
            report("STEADY_RATE_UNKNOWN", cause_of(error), channel=self.channel)

    async def start(self, app: Sanic, sender_id: str) -> list[Message]:
        """Begin a conversation: the bot's first words."""
        try:
            self.conversations.begin(sender_id)
        except Exception as error:
            report("STEADY_CONVERSATION_UNKNOWN", cause_of(error), channel=self.channel)
        return await carry_through(self.run(app, sender_id, START))

    async def answer(self, app: Sanic, sender_id: str, incoming: Incoming) -> list[Message]:
        """The reply to one message; the same reply again if the message was answered before.

        Raises:
            SessionOver, ChoiceNotOffered, TooFast
        """
        conversation = self._conversation(sender_id)
        if conversation is None:
            raise SessionOver
        text = self.text_for_rasa(incoming, conversation)
        key = MessageKey(sender_id, incoming.message_id)
        stored_id = hashlib.blake2b(incoming.message_id.encode(), digest_size=16).hexdigest()

        async def work(again: bool) -> list[Message]:
            return (await self.reply(app, sender_id, text, stored_id, again)).messages

        return await self._dedupe.once(key, work)

    @staticmethod
    def text_for_rasa(incoming: Incoming, conversation: Conversation) -> str:
        """What Rasa is told: a payload of ours for a choice or an attachment, else the person's words.

        Raises:
            ChoiceNotOffered: when the choice was never offered in this conversation.
        """
        if incoming.attachment:
            return SENT_MEDIA
        if incoming.choice is not None:
            if conversation.known and incoming.choice not in conversation.offered:
                raise ChoiceNotOffered
            return payload_for(incoming.choice)
        text = incoming.text or ""
        choice_id = resolve(text, conversation.last)
        return payload_for(choice_id) if choice_id else text

    async def run(self, app: Sanic, sender_id: str, text: str) -> list[Message]:
        """Run a turn when those before it are done.

        Raises:
            SessionOver: when the conversation was erased meanwhile.
            TooFast: when too many turns of this person are waiting.
        """
        return (await self.reply(app, sender_id, text)).messages

    async def reply(
        self, app: Sanic, sender_id: str, text: str, message_id: str | None = None, again: bool = False
    ) -> Reply:
        """As `run`, with what else is known of the reply. `message_id` is kept with the text in the tracker.

        `again`: a server that died may have run the turn; what it stored is then said, and nothing is run twice.

        Raises:
            SessionOver, TooFast: as `run`.
            EraseFailed: when the person asked to erase and it could not be done.
        """
        with TURN_SECONDS.labels(self.channel).time():
            return await self._queue.run(
                sender_id, lambda: self._turn(app, sender_id, text, message_id, again)
            )

    async def erase(self, app: Sanic, sender_id: str) -> None:
        """Erase a conversation, after the turn that may be running; new messages are refused at once.

        Raises:
            EraseFailed: when the tracker store could not delete it.
        """
        self.conversations.forget(sender_id)
        await carry_through(
            self._queue.run(sender_id, lambda: erase_conversation(app, sender_id), bounded=False)
        )

    def forget(self, sender_id: str) -> None:
        """Delete what this channel itself remembers of a conversation."""
        self.conversations.forget(sender_id)
        self._dedupe.forget(sender_id)

    async def _turn(
        self, app: Sanic, sender_id: str, text: str, message_id: str | None, again: bool
    ) -> Reply:
        conversation = self._conversation(sender_id)
        if conversation is None:
            raise SessionOver
        lost_place = await self._lost_place(app, sender_id, conversation)
        collector = Collector(self.channel)
        if again and message_id and (before := await said_before(app, sender_id, message_id)):
            for message in before:
                await collector.send_response(sender_id, message)
            rendered, failure = render(collector.messages, self.fallback.words("trouble")), None
        else:
            rendered, failure = await self._ask_rasa(collector, sender_id, text, message_id)
        TURNS.labels(self.channel, "failed" if failure else "answered").inc()
        messages = rendered.messages
        if rendered.messages:
            conversation.turns += 1
        if lost_place:
            messages = [{"type": "text", "text": self.fallback.words("lost_place")}, *messages]
        if failure:
            report("STEADY_TURN_FAILED", failure, channel=self.channel)
            messages = messages + self.fallback.messages(known_from(await recall(app, sender_id)))
        if rendered.choices or not failure:  # after a failure, the question before it still stands
            conversation.last = rendered.choices
        conversation.offered |= {choice.id for choice in rendered.choices}
        self._save(sender_id, conversation)
        if rendered.erase:
            await erase_conversation(app, sender_id)
        return Reply(messages, frozenset(collector.said), rendered.erase)

    def _conversation(self, sender_id: str) -> Conversation | None:
        """What is remembered; an unknown one when that cannot be asked, so that the person is answered all the same."""
        try:
            return self.conversations.get(sender_id)
        except Exception as error:
            report("STEADY_CONVERSATION_UNKNOWN", cause_of(error), channel=self.channel)
            return Conversation(known=False)

    def _save(self, sender_id: str, conversation: Conversation) -> None:
        if not conversation.known:
            return
        try:
            self.conversations.save(sender_id, conversation)
        except Exception as error:
            report("STEADY_CONVERSATION_UNKNOWN", cause_of(error), channel=self.channel)

    async def _ask_rasa(
        self, collector: Collector, sender_id: str, text: str, message_id: str | None
    ) -> tuple[Rendered, str | None]:
        """Rasa's messages (those sent before a failure included) and the cause of the failure, if any."""
        failure = None
        try:
            message = UserMessage(
                text, collector, sender_id, input_channel=self.channel, message_id=message_id
            )
            await asyncio.wait_for(self._on_new_message(message), self._timeout)
        except TimeoutError:
            failure = "timeout"
        except Exception as error:
            failure = cause_of(error)
        rendered = render(collector.messages, self.fallback.words("trouble"))
        if not rendered.messages and not failure:
            failure = "no_messages"
        return rendered, failure

    async def _lost_place(self, app: Sanic, sender_id: str, conversation: Conversation) -> bool:
        """True when Rasa has silently lost what was said: its store answers a fault with a new conversation."""
        if not conversation.turns:
            return False
        stored = await count_messages(app, sender_id)
        if stored is None or stored >= conversation.turns:
            return False
        report(
            "STEADY_CONVERSATION_LOST",
            "tracker_too_young",
            channel=self.channel,
            expected_turns=conversation.turns,
            found_turns=stored,
        )
        conversation.turns = stored
        return True


async def erase_conversation(app: Sanic, sender_id: str) -> None:
    """Delete a conversation: stored replies, offered choices, and the tracker.

    Raises:
        EraseFailed: when the tracker store could not delete it.
    """
    for channel in app.ctx.input_channels:
        turns = getattr(channel, "turns", None)
        if isinstance(turns, Turns):
            turns.forget(sender_id)
    await erase_tracker(app, sender_id)
