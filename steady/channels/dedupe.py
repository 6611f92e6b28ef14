"""A turn runs once: a message id that comes again, even at the same moment, gets the first one's reply.

Replies hold only the bot's words. Rows live for 15 minutes.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from steady.channels.database import Database

Messages = list[dict[str, Any]]


@dataclass(frozen=True)
class MessageKey:
    """Which message: the channel and session (in `sender_id`) and the id that the client or platform gave it."""

    sender_id: str
    message_id: str


class ReplyStore(Protocol):
    """Where replies wait for a repeat. SQLite here; a shared store where several servers run."""

    def claim(self, key: MessageKey) -> bool:
        """Take the message; False when somebody has it already."""

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
        CREATE TABLE IF NOT EXISTS replies (
            sender_id TEXT, message_id TEXT, messages TEXT, expires_at REAL, PRIMARY KEY (sender_id, message_id));
        CREATE INDEX IF NOT EXISTS replies_expire ON replies (expires_at);
    """

    def __init__(self, path: Path | None, lifetime: float = 900, claim_lifetime: float = 120) -> None:
        self._database = Database(path, self._SCHEMA)
        self._lifetime = lifetime
        self._claim_lifetime = claim_lifetime

    def claim(self, key: MessageKey) -> bool:
        now = time.time()
        connection = self._database.connection
        connection.execute("DELETE FROM replies WHERE expires_at < ?", (now,))
        cursor = connection.execute(
            "INSERT OR IGNORE INTO replies VALUES (?, ?, NULL, ?)",
            (key.sender_id, key.message_id, now + self._claim_lifetime),
        )
        return cursor.rowcount == 1

    def reply(self, key: MessageKey) -> Messages | None:
        row = self._database.connection.execute(
            "SELECT messages FROM replies WHERE sender_id = ? AND message_id = ?",
            (key.sender_id, key.message_id),
        ).fetchone()
        return json.loads(row[0]) if row and row[0] else None

    def keep(self, key: MessageKey, messages: Messages) -> None:
        # An UPDATE, so that a conversation erased while its turn ran does not come back.
        self._database.connection.execute(
            "UPDATE replies SET messages = ?, expires_at = ? WHERE sender_id = ? AND message_id = ?",
            (json.dumps(messages), time.time() + self._lifetime, key.sender_id, key.message_id),
        )

    def release(self, key: MessageKey) -> None:
        self._database.connection.execute(
            "DELETE FROM replies WHERE sender_id = ? AND message_id = ?", (key.sender_id, key.message_id)
        )

    def forget(self, sender_id: str) -> None:
        self._database.connection.execute("DELETE FROM replies WHERE sender_id = ?", (sender_id,))
        self._database.scrub()


class Dedupe:
    """Runs each message once. A turn goes on when the client that asked for it has gone: it will ask again."""

    def __init__(self, store: ReplyStore, poll: float = 0.1) -> None:
        self._store = store
        self._poll = poll
        self._running: dict[MessageKey, asyncio.Task[Messages]] = {}

    async def once(self, key: MessageKey, work: Callable[[], Awaitable[Messages]]) -> Messages:
        """The reply to a message; `work` makes it, the first time only. Errors of `work` are raised, not stored."""
        task = self._running.get(key)
        if task is None:
            task = asyncio.create_task(self._first_or_stored(key, work))
            self._running[key] = task
            task.add_done_callback(lambda _: self._running.pop(key, None))
        return await asyncio.shield(task)

    async def _first_or_stored(self, key: MessageKey, work: Callable[[], Awaitable[Messages]]) -> Messages:
        while not self._store.claim(key):
            # Another server has it (or had it: a claim left by a dead one runs out).
            messages = self._store.reply(key)
            if messages is not None:
                return messages
            await asyncio.sleep(self._poll)
        try:
            messages = await work()
        except BaseException:
            self._store.release(key)
            raise
        self._store.keep(key, messages)
        return messages

    def forget(self, sender_id: str) -> None:
        """Delete the stored replies of one conversation."""
        self._store.forget(sender_id)
