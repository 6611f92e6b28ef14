"""The `rest` channel: Rasa's REST shapes for local checks. Development profile only: anybody may name any sender."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from secrets import token_hex
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from steady.channels.http import answer, kind_errors, read_body, require_json
from steady.channels.limit import BadRequest, Incoming, clean_text, parse_object
from steady.channels.queue import carry_through
from steady.channels.render import Message
from steady.channels.session import ConfigurationError
from steady.channels.settings import Settings
from steady.channels.turn import Turns

_LONGEST_SENDER = 100


class RestChannel(InputChannel):
    """Rasa input channel for local checks. In credentials.yml: `steady.channels.rest.RestChannel:`.

    Raises:
        ConfigurationError: in any profile but development.
    """

    def __init__(self, settings: Settings) -> None:
        if not settings.development:
            raise ConfigurationError("The rest channel is for the development profile only.")
        # Local checks talk faster than people do.
        self.settings = replace(
            settings, messages_burst=1000, messages_a_minute=6000, all_burst=10_000, all_a_minute=60_000
        )
        self.turns: Turns | None = None

    @classmethod
    def name(cls) -> str:
        return "rest"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "RestChannel":
        """Settings come from the environment, never from the credentials file."""
        return cls(Settings.from_environment())

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes under /webhooks/rest/."""
        # Memory only: checks reuse the same sender names on a fresh tracker store.
        turns = self.turns = Turns.create(self.name(), on_new_message, self.settings, persistent=False)

        async def health(request: Request) -> HTTPResponse:
            return answer({"status": "ok"})

        async def webhook(request: Request) -> HTTPResponse:
            require_json(request)
            value = parse_object(await read_body(request))
            sender = _sender(value)
            turns.check_rate(sender)
            conversation = turns.conversations.begin(sender)
            message = value.get("message")
            if isinstance(message, str) and message in conversation.offered:
                incoming = Incoming(token_hex(8), choice=message)
            else:
                incoming = Incoming(token_hex(8), text=clean_text(message))
            text = turns.text_for_rasa(incoming, conversation)
            messages = await carry_through(turns.run(request.app, sender, text))
            return answer([{"recipient_id": sender, **_rest_shape(item)} for item in messages])

        blueprint = Blueprint("steady_rest")
        blueprint.add_route(kind_errors(turns.fallback, health), "/", methods=["GET"], name="health")
        blueprint.add_route(
            kind_errors(turns.fallback, webhook), "/webhook", methods=["POST"], stream=True, name="webhook"
        )
        return blueprint


def _sender(value: dict[str, Any]) -> str:
    """The sender as it was given (local checks look trackers up by it), or a new one when there is none."""
    sender = value.get("sender")
    if sender is None:
        return f"rest-{token_hex(8)}"
    if not isinstance(sender, str) or not 0 < len(sender) <= _LONGEST_SENDER or not sender.isprintable():
        raise BadRequest("bad_sender")
    return sender


def _rest_shape(message: Message) -> Message:
    """A neutral message in Rasa's REST shape: text, buttons, and everything else both as text and as custom."""
    if message["type"] == "text":
        return {"text": message["text"]}
    if message["type"] == "choices":
        buttons = [{"title": choice["title"], "payload": choice["id"]} for choice in message["choices"]]
        return {"text": message["text"], "buttons": buttons} if "text" in message else {"buttons": buttons}
    if message["type"] == "steps":
        lines = [f"{number}. {item}" for number, item in enumerate(message["items"], start=1)]
        return {"text": "\n".join(lines), "custom": message}
    return {"text": message.get("text") or message["name"], "custom": message}
