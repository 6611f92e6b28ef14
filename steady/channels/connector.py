"""The Rasa input channel that every messaging platform shares: it verifies, acknowledges, and hands on."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from steady.channels.backlog import Backlog
from steady.channels.delivery import Delivery
from steady.channels.fallback import Fallback
from steady.channels.http import SAFE_HEADERS, Handler, answer, read_body
from steady.channels.inbox import Inbox
from steady.channels.limit import BadRequest, TooLarge
from steady.channels.platform import Forged, Platform, Surface, Webhook
from steady.channels.problems import cause_of, report
from steady.channels.seal import Seal
from steady.channels.settings import Settings
from steady.channels.stores import open_stores
from steady.channels.turn import Turns
from steady.channels.words import read_channel_words

_SECONDS_TO_DRAIN = 2.0


class MessagingChannel(InputChannel):
    """A platform as a Rasa channel. Without a platform (no secrets are set) it is off, and answers 404.

    Raises:
        ConfigurationError: when only some of the secrets are set, or words are missing in `domain.yml`.
    """

    surfaces: ClassVar[tuple[Surface, ...]]

    def __init__(self, settings: Settings, platform: Platform | None) -> None:
        # A conversation on a phone goes on after a night; the web's two hours would greet anew each time.
        self.settings = replace(settings, session_idle=settings.session_longest)
        self.platform = platform
        self.turns: Turns | None = None
        self.inbox: Inbox | None = None

    @classmethod
    def platform_from(cls, environment: Mapping[str, str]) -> Platform | None:
        """The platform with its secrets; None when none is set."""
        raise NotImplementedError

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "MessagingChannel":
        """Settings and secrets come from the environment, never from the credentials file."""
        return cls(Settings.from_environment(), cls.platform_from(os.environ))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes under /webhooks/<name>/."""
        logging.getLogger("sanic.access").disabled = True
        blueprint = Blueprint(f"steady_{self.name()}")
        if self.platform is None:
            blueprint.add_route(_off, "/webhook", methods=["GET", "POST"], name="off")
            return blueprint
        settings = self.settings
        stores = open_stores(settings)
        fallback = Fallback(settings.domain_file, settings.country)
        turns = self.turns = Turns(self.name(), on_new_message, settings, fallback, stores)
        words = read_channel_words(settings.domain_file, self.surfaces, settings.country, settings.chat_url)
        delivery = Delivery(settings.send_timeout, settings.send_backoff, settings.paced)
        backlog = Backlog(self.name(), stores.kept, Seal(settings.secret_key))
        inbox = self.inbox = Inbox(
            self.platform, turns, stores.seen, delivery, words, settings.secret_key, backlog
        )
        routes = _Routes(self.platform, inbox)
        for method, path, handler in (
            ("GET", "/", routes.health),
            ("GET", "/webhook", routes.handshake),
            ("POST", "/webhook", routes.webhook),
        ):
            blueprint.add_route(
                _refusing(self.name(), handler), path, methods=[method], stream=True, name=handler.__name__
            )

        watching: list[asyncio.Task[None]] = []

        async def start(app: Sanic, loop: object) -> None:
            watching.append(asyncio.create_task(inbox.watch(app)))

        async def stop(app: Sanic, loop: object) -> None:
            for task in watching:
                task.cancel()
            await inbox.drain(_SECONDS_TO_DRAIN)
            await delivery.close()

        blueprint.listener("after_server_start")(start)  # Rasa has loaded the model then
        blueprint.listener("before_server_stop")(stop)
        return blueprint


class _Routes:
    """The handlers of a messaging channel."""

    def __init__(self, platform: Platform, inbox: Inbox) -> None:
        self._platform = platform
        self._inbox = inbox

    async def health(self, request: Request) -> HTTPResponse:
        """GET /: the channel is on."""
        return answer({"status": "ok"})

    async def handshake(self, request: Request) -> HTTPResponse:
        """GET /webhook: the platform checks that the address is ours."""
        challenge = self._platform.handshake(dict(request.query_args))
        if challenge is None:
            return answer(None, status=404)
        return HTTPResponse(challenge, content_type="text/plain; charset=utf-8", headers=dict(SAFE_HEADERS))

    async def webhook(self, request: Request) -> HTTPResponse:
        """POST /webhook: verify, keep, acknowledge; answering goes on in the background."""
        body = await read_body(request, self._platform.body_limit)
        webhook = Webhook(body, request.headers, request.query_string)
        self._platform.verify(webhook)
        self._inbox.accept(request.app, self._platform.parse(webhook))
        return answer(None, status=self._platform.accepted_status)


def _refusing(channel: str, handler: Handler) -> Handler:
    """The handler, with each error answered by a status alone: a program reads it, not a person."""

    async def answered(request: Request) -> HTTPResponse:
        try:
            return await handler(request)
        except TooLarge:
            status = 413
        except Forged as forged:
            status = forged.status
        except BadRequest as error:
            status = 415 if error.code == "wrong_content_type" else 400
        except Exception as error:
            report("STEADY_WEBHOOK_FAILED", cause_of(error), channel=channel)
            status = 500
        return answer(None, status=status)

    return answered


async def _off(request: Request) -> HTTPResponse:
    return answer(None, status=404)
