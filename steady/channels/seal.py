"""Seals what people wrote while it waits on disk for its answer: Fernet of the `cryptography` library.

The key is derived from the server's secret, so that it survives a crash and is the same for all workers; in production
that secret is in the environment and never beside the data. docs/threat-model.md says what this protects against.
"""

import base64
import json
from dataclasses import asdict
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

from steady.channels.platform import Address, Event
from steady.channels.render import Message
from steady.channels.session import SecretKey


class Unreadable(Exception):
    """It was sealed with another secret, or changed since."""


class Seal:
    """Seals and opens events and the answers to them."""

    def __init__(self, key: SecretKey) -> None:
        self._fernet = Fernet(base64.urlsafe_b64encode(key.derive("inbox")))

    def event(self, event: Event) -> str:
        """An event as it is kept."""
        return self._seal(asdict(event))

    def open_event(self, sealed: str) -> Event:
        """The event that was sealed.

        Raises:
            Unreadable
        """
        fields = self._open(sealed)
        return Event(**{**fields, "address": Address(**fields["address"])})

    def messages(self, messages: list[Message]) -> str:
        """An answer as it is kept."""
        return self._seal(messages)

    def open_messages(self, sealed: str) -> list[Message]:
        """The answer that was sealed.

        Raises:
            Unreadable
        """
        messages: list[Message] = self._open(sealed)
        return messages

    def _seal(self, value: object) -> str:
        return self._fernet.encrypt(json.dumps(value).encode()).decode()

    def _open(self, sealed: str) -> Any:
        try:
            return json.loads(self._fernet.decrypt(sealed))
        except InvalidToken:
            raise Unreadable from None
