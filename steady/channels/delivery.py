"""Sends bubbles: one HTTP client, time-outs, a pace for each recipient, new tries only where they can help."""

import asyncio
import json
import random
import time
from typing import Any

import aiohttp

from steady.channels.limit import RateLimit, TooFast
from steady.channels.platform import Answer, Call, Limits, Passing, Platform, SendProblem

TRIES = 8  # over about a minute: a short outage of a platform loses no answer
_LONGEST_ANSWER = 64 * 1024
_LONGEST_WAIT = 60.0  # seconds that a platform may ask us to wait before we give up


class Delivery:
    """The outgoing side of a channel. Made at first use, inside the running event loop.

    A try that broke off may have arrived all the same; it is repeated, as a bubble that comes twice does no harm
    and one that never comes may.
    """

    def __init__(self, timeout: float = 10.0, backoff: float = 0.5, paced: bool = True) -> None:
        self._timeout = aiohttp.ClientTimeout(total=timeout, connect=min(timeout, 3.0))
        self._backoff = backoff
        self._paced = paced
        self._paces: dict[Limits, RateLimit] = {}
        self._session: aiohttp.ClientSession | None = None

    async def send(self, platform: Platform, call: Call, deadline: float) -> None:
        """Make a call, with new tries until `deadline` (Unix seconds).

        Raises:
            SendProblem: when it was refused, or every try failed.
        """
        for number in range(TRIES):
            if time.time() > deadline:
                raise Passing("window_closed")
            try:
                platform.check(await self._post(call))
                return
            except Passing as problem:
                wait = problem.retry_after
                if wait is None:
                    wait = self._backoff * 2**number * random.uniform(0.75, 1.25)  # noqa: S311 not a secret
                if number == TRIES - 1 or wait > _LONGEST_WAIT or time.time() + wait > deadline:
                    raise
                await asyncio.sleep(wait)

    async def try_once(self, call: Call) -> None:
        """Make a call that may fail: nobody waits for it."""
        try:
            await self._post(call)
        except SendProblem:
            return

    async def keep_pace(self, recipient: str, limits: Limits) -> None:
        """Wait until another bubble may go to this recipient."""
        if not self._paced:
            return None
        pace = self._paces.setdefault(limits, RateLimit(limits.burst, 60 / limits.seconds))
        while True:
            try:
                return pace.take(recipient)
            except TooFast as too_fast:
                await asyncio.sleep(too_fast.retry_after)

    async def _post(self, call: Call) -> Answer:
        try:
            async with self._client().post(
                call.url, json=call.json, data=call.form, headers=call.headers, allow_redirects=False
            ) as response:
                body = await response.content.read(_LONGEST_ANSWER)
                return Answer(response.status, response.headers, _object(body))
        except TimeoutError:
            raise Passing("timeout") from None
        except aiohttp.ClientError as error:
            # Without the cause: its text holds the address, and with it the token.
            raise Passing(type(error).__name__) from None

    def _client(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                timeout=self._timeout,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": "Steady"},
                connector=aiohttp.TCPConnector(limit=100),
            )
        return self._session

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()


def _object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
