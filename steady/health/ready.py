"""Whether every part that a turn needs answers: the model, the store, the action server, and Redis where it is used."""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import redis.asyncio
from sanic import Sanic

from steady.health.metrics import READY, UNWRITTEN
from steady.run.beside import is_reading
from steady.store.tracker_store import MaskingTrackerStore, assert_store_in_use

SECONDS = 2.0  # a part that takes longer is not ready
REMEMBERED = 1.0  # seconds: asking often must cost nothing
Check = Callable[[], Awaitable[None]]


class NotReady(Exception):
    """A part does not answer."""


class Readiness:
    """Asks the parts, at most once a second."""

    def __init__(self, app: Sanic) -> None:
        self._app = app
        self._asked_at = -REMEMBERED
        self._parts: dict[str, bool] = {}
        self._asking = asyncio.Lock()

    async def parts(self) -> dict[str, bool]:
        """Each part, and whether it answers."""
        async with self._asking:
            if time.monotonic() - self._asked_at >= REMEMBERED:
                checks: dict[str, Check] = {
                    "model": self._model,
                    "store": self._store,
                    "actions": self._actions,
                }
                if os.environ.get("REDIS_URL"):
                    checks["redis"] = self._redis
                answers = await asyncio.gather(*(_answers(check) for check in checks.values()))
                self._parts = dict(zip(checks, answers, strict=True))
                self._asked_at = time.monotonic()
                for part, answer in self._parts.items():
                    READY.labels(part).set(answer)
                if (store := masking_store(self._app)) is not None:
                    UNWRITTEN.set(len(store.bridge.unwritten))
        return self._parts

    async def _model(self) -> None:
        agent = self._app.ctx.agent
        if not agent.is_ready() or not is_reading():
            raise NotReady

    async def _store(self) -> None:
        agent = self._app.ctx.agent
        assert_store_in_use(agent)
        store = masking_store(self._app)
        if store is None:
            raise NotReady
        await store.check()

    async def _actions(self) -> None:
        webhook: str = self._app.ctx.agent.action_endpoint.url
        async with (
            aiohttp.ClientSession() as session,
            session.get(webhook.removesuffix("/webhook") + "/health") as answer,
        ):
            if answer.status != 200:
                raise NotReady

    async def _redis(self) -> None:
        client = redis.asyncio.Redis.from_url(os.environ["REDIS_URL"], socket_connect_timeout=SECONDS)
        try:
            await client.ping()
        finally:
            await client.close()


def masking_store(app: Sanic) -> MaskingTrackerStore | None:
    """The store inside Rasa's wrappers."""
    store: Any = getattr(getattr(app.ctx, "agent", None), "tracker_store", None)
    while (inner := getattr(store, "_tracker_store", None)) is not None:
        store = inner
    return store if isinstance(store, MaskingTrackerStore) else None


async def _answers(check: Check) -> bool:
    try:
        await asyncio.wait_for(check(), SECONDS)
    except Exception:
        return False
    return True
