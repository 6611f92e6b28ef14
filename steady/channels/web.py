"""The `web` channel: sessions, messages, erasing, and the plain chat page (docs/web-channel.md)."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from steady.channels import pages
from steady.channels.http import Handler, OriginRefused, answer, kind_errors, read_body, require_json
from steady.channels.leaving import PRACTICE_HEADER, count_exit
from steady.channels.limit import parse_message, parse_object
from steady.channels.session import InvalidToken, issue_token, new_session_id, read_token, sender_id
from steady.channels.settings import Settings
from steady.channels.turn import Turns

_METHODS = "GET, POST, DELETE, OPTIONS"


class WebChannel(InputChannel):
    """Rasa input channel for the website. In credentials.yml: `steady.channels.web.WebChannel:`."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.turns: Turns | None = None

    @classmethod
    def name(cls) -> str:
        return "web"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "WebChannel":
        """Settings come from the environment, never from the credentials file."""
        return cls(Settings.from_environment())

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes under /webhooks/web/."""
        # Sanic's request log has addresses in it: it stays off whatever the log level (design 5.1).
        logging.getLogger("sanic.access").disabled = True
        turns = self.turns = Turns.create(self.name(), on_new_message, self.settings)
        routes = _Routes(self.settings, turns)
        blueprint = Blueprint("steady_web")
        for method, path, handler in (
            ("GET", "/", routes.health),
            ("POST", "/session", routes.start),
            ("DELETE", "/session", routes.erase),
            ("OPTIONS", "/session", routes.preflight),
            ("POST", "/erase", routes.erase_simply),
            ("POST", "/message", routes.message),
            ("OPTIONS", "/message", routes.preflight),
        ):
            blueprint.add_route(
                routes.for_origin(kind_errors(turns.fallback, handler)),
                path,
                methods=[method],
                stream=True,  # bodies are read by `read_body` only, so none is ever held beyond its limit
                name=f"{handler.__name__}_{path.strip('/')}",
            )
        pages.add_pages(blueprint, turns.fallback)
        return blueprint


class _Routes:
    """The handlers of the web channel."""

    def __init__(self, settings: Settings, turns: Turns) -> None:
        self._settings = settings
        self._turns = turns

    async def health(self, request: Request) -> HTTPResponse:
        """GET /: the channel is on (readiness is /health/ready)."""
        return answer({"status": "ok"})

    async def start(self, request: Request) -> HTTPResponse:
        """POST /session -> token, expires_in (seconds without use), messages."""
        self._check_origin(request)
        self._turns.check_rate()
        await read_body(request)
        session_id = new_session_id()
        messages = await self._turns.start(request.app, self._sender(session_id))
        token = issue_token(session_id, self._settings.secret_key, self._settings.session_longest)
        return answer({"token": token, "expires_in": self._settings.session_idle, "messages": messages})

    async def message(self, request: Request) -> HTTPResponse:
        """POST /message -> messages."""
        self._check_origin(request)
        sender = self._sender(self._session_of(request))
        self._turns.check_rate(sender)
        require_json(request)
        incoming = parse_message(parse_object(await read_body(request)))
        return answer({"messages": await self._turns.answer(request.app, sender, incoming)})

    async def erase(self, request: Request) -> HTTPResponse:
        """DELETE /session -> 204, also for a session that has run out or was erased before."""
        self._check_origin(request)
        session_id = self._session_of(request, allow_expired=True)
        await read_body(request)
        return await self._erased(request, session_id)

    async def erase_simply(self, request: Request) -> HTTPResponse:
        """POST /erase, the token in the body -> 204. The same as DELETE, for a page that is being left.

        A browser sends it at once, also to another origin: no header and no content type of it needs a preflight,
        which would be cut off when the page goes (R25).
        """
        self._check_origin(request)
        token = parse_object(await read_body(request)).get("token")
        if not isinstance(token, str):
            raise InvalidToken("type")
        return await self._erased(request, read_token(token, self._settings.secret_key, allow_expired=True))

    async def _erased(self, request: Request, session_id: str) -> HTTPResponse:
        sender = self._sender(session_id)
        self._turns.check_rate(sender)
        await self._turns.erase(request.app, sender)
        if PRACTICE_HEADER not in request.headers:
            count_exit(self._settings.folder, "web")
        return answer(None, status=204)

    async def preflight(self, request: Request) -> HTTPResponse:
        """OPTIONS: what a page of an allowed origin may send."""
        self._check_origin(request)
        response = answer(None, status=204)
        response.headers["Access-Control-Allow-Methods"] = _METHODS
        response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        response.headers["Access-Control-Max-Age"] = "600"
        return response

    def for_origin(self, handler: Handler) -> Handler:
        """The handler, with its answers (errors too) made readable for an allowed origin."""

        async def answered(request: Request) -> HTTPResponse:
            response = await handler(request)
            response.headers["Vary"] = "Origin"
            origin = request.headers.get("origin")
            if origin and self._allowed(origin, request):
                response.headers["Access-Control-Allow-Origin"] = origin
                response.headers["Access-Control-Expose-Headers"] = "Retry-After"
            return response

        return answered

    def _sender(self, session_id: str) -> str:
        return sender_id("web", session_id, self._settings.secret_key)

    def _session_of(self, request: Request, allow_expired: bool = False) -> str:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            raise InvalidToken("scheme")
        return read_token(token.strip(), self._settings.secret_key, allow_expired)

    def _check_origin(self, request: Request) -> None:
        origin = request.headers.get("origin")
        if origin and not self._allowed(origin, request):
            raise OriginRefused

    def _allowed(self, origin: str, request: Request) -> bool:
        origin = origin.lower()
        return origin in self._settings.web_origins or _same_origin(origin, request.host)


def _same_origin(origin: str, host: str) -> bool:
    parts = urlsplit(origin)
    return parts.scheme in ("http", "https") and parts.netloc == host.lower()
