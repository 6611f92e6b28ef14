"""Who is speaking, without knowing who they are: random sessions, signed tokens, and the tracker id made from them."""

import hashlib
import hmac
import os
import secrets
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import jwt

_ALGORITHM = "HS256"
_SHORTEST_KEY = 32


class ConfigurationError(Exception):
    """The channel cannot start safely as it is configured."""


class InvalidToken(Exception):
    """The token is missing, forged, damaged or too old."""


@dataclass(frozen=True)
class SecretKey:
    """The server's secret. Each use gets a key of its own, so that one use can never stand in for another."""

    value: bytes

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose."""
        return hmac.new(self.value, purpose.encode(), hashlib.sha256).digest()

    def __repr__(self) -> str:
        return "SecretKey(...)"


def load_secret_key(from_environment: str | None, folder: Path, development: bool) -> SecretKey:
    """The key of `STEADY_SECRET_KEY`; in development, one that is made at first run in `folder/secret_key`.

    Raises:
        ConfigurationError: when production has no key, or the key is shorter than 32 characters.
    """
    if from_environment:
        if len(from_environment) < _SHORTEST_KEY:
            raise ConfigurationError(f"STEADY_SECRET_KEY must have at least {_SHORTEST_KEY} characters.")
        return SecretKey(from_environment.encode())
    if not development:
        raise ConfigurationError("STEADY_SECRET_KEY must be set in the production profile.")
    path = folder / "secret_key"
    folder.mkdir(parents=True, exist_ok=True)
    # Linked into place whole, so that two processes that start together agree on one key.
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        file.write(secrets.token_urlsafe(48).encode())
        file.flush()
        with suppress(FileExistsError):
            os.link(file.name, path)
    return SecretKey(path.read_bytes())


def new_session_id() -> str:
    """A session id that nobody can guess (256 random bits)."""
    return secrets.token_urlsafe(32)


def sender_id(channel: str, platform_id: str, key: SecretKey) -> str:
    """The tracker's id for someone on a channel: an HMAC, so that no platform's id is ever stored (design 4)."""
    digest = hmac.new(key.derive(f"sender:{channel}"), platform_id.encode(), hashlib.sha256).hexdigest()
    return f"{channel}:{digest}"


def sender_of(channel: str, surface: str, person: str, key: SecretKey) -> str:
    """The tracker's id for a person on one surface of a messaging channel."""
    return sender_id(channel, f"{surface}:{person}", key)


@dataclass(frozen=True)
class KeyedHashes:
    """What stands for the ids of one channel where they must not be read."""

    channel: str
    key: SecretKey

    def of(self, purpose: str, value: str) -> str:
        """What stands for a value, for one purpose."""
        key = self.key.derive(f"{purpose}:{self.channel}")
        return hmac.new(key, value.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def choice(self, choice_id: str) -> str:
        """What a platform sees instead of a choice's id, which may say what a person is going through."""
        return self.of("choice", choice_id)[:24]


def issue_token(session_id: str, key: SecretKey, lifetime: int, now: float | None = None) -> str:
    """A signed token for a session, good for at most `lifetime` seconds."""
    issued = int(time.time() if now is None else now)
    claims = {"sid": session_id, "iat": issued, "exp": issued + lifetime, "aud": "steady-web"}
    return jwt.encode(claims, key.derive("web-token"), algorithm=_ALGORITHM)


def read_token(token: str, key: SecretKey, allow_expired: bool = False) -> str:
    """The session id in a token. The signature is compared in constant time (by PyJWT, through `hmac`).

    `allow_expired` is for erasing only: someone who comes back late may still clear what they said.

    Raises:
        InvalidToken: when anything about it is wrong.
    """
    try:
        claims = jwt.decode(
            token,
            key.derive("web-token"),
            algorithms=[_ALGORITHM],
            audience="steady-web",
            options={"require": ["sid", "exp", "iat", "aud"], "verify_exp": not allow_expired},
        )
    except (jwt.InvalidTokenError, ValueError) as error:
        raise InvalidToken(type(error).__name__) from None
    session = claims["sid"]
    if not isinstance(session, str) or not session:
        raise InvalidToken("sid")
    return session
