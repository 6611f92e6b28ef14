"""What a channel remembers of a conversation: which choices were offered and how many turns there were."""

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from steady.channels.choices import Choice
from steady.channels.database import Database


@dataclass
class Conversation:
    """Bot words and a counter. `offered` are the ids of the whole conversation, `last` the choices of the last turn.

    `known` is False when the store could not be asked.
    """

    offered: set[str] = field(default_factory=set)
    last: list[Choice] = field(default_factory=list)
    turns: int = 0
    known: bool = True

    def to_json(self) -> str:
        """As it is stored."""
        return json.dumps(
            {
                "offered": sorted(self.offered),
                "last": [[choice.id, choice.title] for choice in self.last],
                "turns": self.turns,
            }
        )

    @classmethod
    def from_json(cls, stored: str) -> "Conversation":
        """As `to_json` made it; what is missing is empty."""
        data = json.loads(stored)
        return cls(
            offered=set(data.get("offered", [])),
            last=[Choice(*pair) for pair in data.get("last", [])],
            turns=data.get("turns", 0),
        )


class ConversationStore(Protocol):
    """Where conversations are remembered. A missing one means: never begun, expired, or erased."""

    def begin(self, sender_id: str) -> Conversation:
        """Make a conversation (or return the one there is)."""

    def get(self, sender_id: str) -> Conversation | None:
        """The conversation, its expiry pushed on; None when there is none."""

    def save(self, sender_id: str, conversation: Conversation) -> None:
        """Store changes. Does nothing if the conversation was erased meanwhile."""

    def forget(self, sender_id: str) -> None:
        """Delete it."""


class SqliteConversations:
    """`ConversationStore` in a SQLite file (or in memory, without a path). `idle` seconds without use end one."""

    _SCHEMA = (
        "CREATE TABLE IF NOT EXISTS conversations (sender_id TEXT PRIMARY KEY, data TEXT, expires_at REAL);"
    )

    def __init__(self, path: Path | None, idle: float) -> None:
        self._database = Database(path, self._SCHEMA)
        self._idle = idle

    def begin(self, sender_id: str) -> Conversation:
        now = time.time()
        connection = self._database.connection
        connection.execute("DELETE FROM conversations WHERE expires_at < ?", (now,))
        connection.execute(
            "INSERT OR IGNORE INTO conversations VALUES (?, ?, ?)", (sender_id, "{}", now + self._idle)
        )
        return self.get(sender_id) or Conversation()

    def get(self, sender_id: str) -> Conversation | None:
        now = time.time()
        connection = self._database.connection
        row = connection.execute(
            "UPDATE conversations SET expires_at = ? WHERE sender_id = ? AND expires_at >= ? RETURNING data",
            (now + self._idle, sender_id, now),
        ).fetchone()
        return None if row is None else Conversation.from_json(row[0])

    def save(self, sender_id: str, conversation: Conversation) -> None:
        self._database.connection.execute(
            "UPDATE conversations SET data = ? WHERE sender_id = ?", (conversation.to_json(), sender_id)
        )

    def forget(self, sender_id: str) -> None:
        self._database.connection.execute("DELETE FROM conversations WHERE sender_id = ?", (sender_id,))
        self._database.scrub()
