"""Optional encryption of stored events, with keys from the environment that can be changed while running."""

import os
from collections.abc import Mapping

import sqlalchemy as sa
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy.engine import Engine

from steady.store.database import EVENTS, settle

VARIABLE = "STEADY_ENCRYPTION_KEYS"
_MARK = "fernet:"
_BATCH = 500


class WrongKey(Exception):
    """Stored events cannot be read with the keys given, or a key is not one."""


class Cipher:
    """Encrypts with the first key and decrypts with any; without keys it leaves everything as it is.

    Fernet of the `cryptography` library: AES in CBC mode with an HMAC (https://github.com/fernet/spec).
    """

    def __init__(self, keys: list[str]) -> None:
        try:
            fernets = [Fernet(key) for key in keys]
        except ValueError:
            raise WrongKey(f"{VARIABLE} must hold keys made by `python -m steady.store new-key`.") from None
        self._fernet = MultiFernet(fernets) if fernets else None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Cipher":
        """The cipher for the keys in STEADY_ENCRYPTION_KEYS, separated by commas.

        Raises:
            WrongKey: one of them is not a key.
        """
        return cls([key.strip() for key in environment.get(VARIABLE, "").split(",") if key.strip()])

    @property
    def active(self) -> bool:
        """Whether there is a key."""
        return self._fernet is not None

    @staticmethod
    def hides(stored: str) -> bool:
        """Whether a stored text is encrypted."""
        return stored.startswith(_MARK)

    def encrypt(self, text: str) -> str:
        """The text as it is stored."""
        return text if self._fernet is None else _MARK + self._fernet.encrypt(text.encode()).decode()

    def decrypt(self, stored: str) -> str:
        """The text that was stored, encrypted or not.

        Raises:
            WrongKey: it was encrypted with a key that is not here, or changed since.
        """
        if not self.hides(stored):
            return stored
        if self._fernet is None:
            raise WrongKey(f"Stored events are encrypted, but {VARIABLE} is empty.")
        try:
            return self._fernet.decrypt(stored.removeprefix(_MARK).encode()).decode()
        except InvalidToken:
            raise WrongKey(f"Stored events are encrypted with a key that is not in {VARIABLE}.") from None

    def check(self, engine: Engine) -> None:
        """Tries the newest event, so that a wrong key is noticed at start-up and not in a conversation.

        Raises:
            WrongKey: the event cannot be read.
        """
        with engine.connect() as connection:
            newest = connection.execute(
                sa.select(EVENTS.c.data).order_by(EVENTS.c.id.desc()).limit(1)
            ).scalar()
        if newest:
            self.decrypt(newest)


def new_key() -> str:
    """A key for STEADY_ENCRYPTION_KEYS."""
    return Fernet.generate_key().decode()


def rotate(engine: Engine, cipher: Cipher) -> int:
    """Encrypts every stored event with the first key; plain ones too. Returns how many. Can run beside a server.

    Raises:
        WrongKey: an event cannot be read; those before it are done.
    """
    done, last = 0, 0
    while True:
        with engine.begin() as connection:
            rows = connection.execute(
                sa.select(EVENTS.c.id, EVENTS.c.data)
                .where(EVENTS.c.id > last)
                .order_by(EVENTS.c.id)
                .limit(_BATCH)
            ).all()
            for event_id, data in rows:
                hidden: dict[str, str | None] = {"data": cipher.encrypt(cipher.decrypt(data))} if data else {}
                # The same row stays in its place: Rasa counts rows to know what it has stored.
                if cipher.active:
                    hidden["intent_name"] = None
                connection.execute(EVENTS.update().where(EVENTS.c.id == event_id).values(**hidden))
        if not rows:
            break
        done, last = done + len(rows), rows[-1][0]
    settle(engine)
    return done
