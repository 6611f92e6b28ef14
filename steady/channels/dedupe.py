"""A turn runs once: a message id that comes again, even at the same moment, gets the first one's reply.

Replies hold only the bot's words. Rows live for 15 minutes.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, Protocol

from steady.channels.database import Database
from steady.channels.problems import cause_of, report

Messages = list[dict[str, Any]]
Work = Callable[[bool], Awaitable[Messages]]
LEASE = 6.0  # seconds after which a message that a dead server had may be run by another


@dataclass(frozen=True)
class MessageKey:
    """Which message: the channel and session (in `sender_id`) and the id that the client or platform gave it."""

    sender_id: str
    message_id: str


class Claim(IntEnum):
    """Who runs a message: somebody else (false), we for the first time, or we after somebody who died."""

    HELD = 0
    NEW = 1
    AGAIN = 2


class ReplyStore(Protocol):
    """Where replies wait for a repeat. SQLite here; a shared store where several servers run."""

    def claim(self, key: MessageKey) -> Claim:
        """Take the message, for the length of a lease."""

    def renew(self, key: MessageKey) -> None:
        """Hold it for another lease."""

    def reply(self, key: MessageKey) -> Messages | None:
        """The stored reply, or None while there is none."""

    def keep(self, key: MessageKey, messages: Messages) -> None:
        """Store the reply of a claimed message. Does nothing if it was forgotten meanwhile."""

    def release(self, key: MessageKey) -> None:
        """Give a claimed message back: its turn did not run."""

    def forget(self, sender_id: str) -> None:
        """Delete everything of one conversation."""


class SqliteReplies:
    """`ReplyStore` in a SQLite file (or in memory, without a path)."""

    _SCHEMA = """
        CREATE TABLE IF NOT EXISTS answers (
            sender_id TEXT, message_id TEXT, messages TEXT, leased_until REAL, expires_at REAL,
            PRIMARY KEY (sender_id, message_id));
        CREATE INDEX IF NOT EXISTS answers_expire ON answers (expires_at);
    """

    def __init__(self, path: Path | None, lifetime: float = 900, lease: float = LEASE) -> None:
        self._database = Database(path, self._SCHEMA)
        self._lifetime = lifetime
        self._lease = lease

    def claim(self, key: MessageKey) -> Claim:
        now = time.time()
        connection = self._database.connection
        connection.execute("DELETE FROM answers WHERE expires_at < ?", (now,))
        cursor = connection.execute(
            "INSERT OR IGNORE INTO answers VALUES (?, ?, NULL, ?, ?)",
            (key.sender_id, key.message_id, now + self._lease, now + self._lifetime),
        )
        if cursor.rowcount == 1:
            return Claim.NEW
        cursor = connection.execute(
            "UPDATE answers SET leased_until = ? "
            "WHERE sender_id = ? AND message_id = ? AND messages IS NULL AND leased_until < ?",
            (now + self._lease, key.sender_id, key.message_id, now),
        )
        return Claim.AGAIN if cursor.rowcount == 1 else Claim.HELD

    def renew(self, key: MessageKey) -> None:
        self._database.connection.execute(
            "UPDATE answers SET leased_until = ? WHERE sender_id = ? AND message_id = ?",
            (time.time() + self._lease, key.sender_id, key.message_id),
        )

    def reply(self, key: MessageKey) -> Messages | None:
        row = self._database.connection.execute(
            "SELECT messages FROM answers WHERE sender_id = ? AND message_id = ?",
            (key.sender_id, key.message_id),
        ).fetchone()
        return json.loads(row[0]) if row and row[0] else None

    def keep(self, key: MessageKey, messages: Messages) -> None:
        # An UPDATE, so that a conversation erased while its turn ran does not come back.
        self._database.connection.execute(
            "UPDATE answers SET messages = ?, expires_at = ? WHERE sender_id = ? AND message_id = ?",
            (json.dumps(messages), time.time() + self._lifetime, key.sender_id, key.message_id),
        )

    def release(self, key: MessageKey) -> None:
        self._database.connection.execute(
            "DELETE FROM answers WHERE sender_id = ? AND message_id = ?", (key.sender_id, key.message_id)
        )

    def forget(self, sender_id: str) -> None:
        self._database.connection.execute("DELETE FROM answers WHERE sender_id = ?", (sender_id,))
        self._database.scrub()


class Dedupe:
    """Runs each message once. A turn goes on when the client that asked for it has gone: it will ask again."""

    def __init__(self, store: ReplyStore, poll: float = 0.1) -> None:
        self._store = store
        self._poll = poll
        self._running: dict[MessageKey, asyncio.Task[Messages]] = {}

    async def once(self, key: MessageKey, work: Work) -> Messages:
        """The reply to a message; `work` makes it, the first time only. Errors of `work` are raised, not stored.

        `work` is told whether a server that died may have run it before, but not answered.
        """
        task = self._running.get(key)
        if task is None:
            task = asyncio.create_task(self._first_or_stored(key, work))
            self._running[key] = task
            task.add_done_callback(lambda _: self._running.pop(key, None))
        return await asyncio.shield(task)

    async def _first_or_stored(self, key: MessageKey, work: Work) -> Messages:
        while not (claim := self._claim(key)):
            # Another server has it (or had it: the claim of a dead one runs out).
            messages = self._store.reply(key)
            if messages is not None:
                return messages
            await asyncio.sleep(self._poll)
        renewing = asyncio.create_task(self._renew(key))
        try:
            messages = await work(claim is Claim.AGAIN)
        except BaseException:
            with suppress(Exception):
                self._store.release(key)
            raise
        finally:
            renewing.cancel()
        with suppress(Exception):  # a repeat would be answered again: better than not at all
            self._store.keep(key, messages)
        return messages

    def _claim(self, key: MessageKey) -> Claim:
        try:
            return self._store.claim(key)
        except Exception as error:
            report("STEADY_DEDUPE_FAILED", cause_of(error))
            return Claim.NEW

    async def _renew(self, key: MessageKey) -> None:
        while True:
            await asyncio.sleep(LEASE / 3)
            with suppress(Exception):  # the next one may succeed, and the turn goes on all the same
                self._store.renew(key)

    def forget(self, sender_id: str) -> None:
        """Delete the stored replies of one conversation."""
        self._store.forget(sender_id)
