"""`/health/live`, `/health/ready` and `/metrics` (docs/operators.md). The shipped proxy passes none of them on."""

import hmac
import os
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json, raw

from steady.health.metrics import count_problems
from steady.health.ready import Readiness


class HealthChannel(InputChannel):
    """Speaks to machines only; a Rasa channel because that is how routes are added."""

    def __init__(self, metrics_token: str | None) -> None:
        self._metrics_token = metrics_token
        self._readiness: Readiness | None = None

    @classmethod
    def name(cls) -> str:
        return "health"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "HealthChannel":
        """STEADY_METRICS_TOKEN lets others than this machine read the metrics."""
        return cls(os.environ.get("STEADY_METRICS_TOKEN") or None)

    def url_prefix(self) -> str:
        """At the root, not under /webhooks/."""
        return "/"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The three routes."""
        count_problems()
        blueprint = Blueprint("steady_health")

        async def live(request: Request) -> HTTPResponse:
            return json({"status": "ok"})

        async def ready(request: Request) -> HTTPResponse:
            parts = await self._parts(request)
            good = all(parts.values())
            return json(
                {"status": "ok" if good else "not_ready", "parts": parts}, status=200 if good else 503
            )

        async def metrics(request: Request) -> HTTPResponse:
            if not self._may_read(request):
                return empty(status=404)
            await self._parts(request)
            return raw(generate_latest(), content_type=CONTENT_TYPE_LATEST)

        for path, handler in (("health/live", live), ("health/ready", ready), ("metrics", metrics)):
            blueprint.add_route(handler, path, methods=["GET"])
        return blueprint

    async def _parts(self, request: Request) -> dict[str, bool]:
        if self._readiness is None:
            self._readiness = Readiness(request.app)
        return await self._readiness.parts()

    def _may_read(self, request: Request) -> bool:
        """From this machine and not through a proxy, or with the token."""
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        if self._metrics_token and hmac.compare_digest(token.encode(), self._metrics_token.encode()):
            return True
        return ip_address(request.ip).is_loopback and "x-forwarded-for" not in request.headers
