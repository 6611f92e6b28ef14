"""What a messaging platform is to Steady: the events it brings, its limits, and the calls that answer it.

A platform is one folder with `incoming.py` (verify, parse), `outgoing.py` (calls, verdicts) and `channel.py`.
Nothing here knows Sanic or Rasa.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol
from urllib.parse import urlsplit

from steady.channels.choices import Choice
from steady.channels.session import ConfigurationError

Kind = Literal["text", "choice", "media", "unreadable", "deleted", "start", "group"]
Surface = Literal["whatsapp", "sms", "messenger", "instagram", "telegram"]


class Forged(Exception):
    """The request is not from the platform. `status` is 401 without any signature, 403 with a wrong one."""

    def __init__(self, status: int) -> None:
        super().__init__("forged")
        self.status = status


@dataclass(frozen=True)
class Webhook:
    """A request of a platform: raw bytes, headers by lower-case name, and the query string as it came."""

    body: bytes
    headers: Mapping[str, str]
    query: str = ""

    @property
    def content_type(self) -> str:
        """Without parameters, in lower case."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


@dataclass(frozen=True)
class Address:
    """Where an answer goes. Lives in memory while the answer is made, and nowhere else; never shown by `repr`.

    `person` is the platform's lasting id of the person (only its HMAC leaves the channel), `to` what a reply is
    sent to, `via` our own number or page that was written to.
    """

    surface: Surface
    person: str = field(repr=False)
    to: str = field(repr=False)
    via: str = field(default="", repr=False)


@dataclass(frozen=True)
class Event:
    """One thing that a person did. `sent_at` is in Unix seconds; `original` is the id of a deleted message."""

    kind: Kind
    id: str = field(repr=False)
    address: Address
    text: str = field(default="", repr=False)
    choice: str = ""
    sent_at: float | None = None
    original: str = field(default="", repr=False)


@dataclass(frozen=True)
class Limits:
    """What one bubble may be. `text` is in the units of `measure`; titles are in characters.

    Up to `buttons` choices become buttons, up to `rows` a list; more, or longer titles, become numbered text.
    `burst` bubbles may go to one person at once, then one in `seconds`.
    """

    text: int
    measure: Callable[[str], int] = len
    buttons: int = 0
    button_title: int = 0
    rows: int = 0
    row_title: int = 0
    always_numbered: bool = False
    one_stream: bool = False
    clean: Callable[[str], str] = str
    burst: int = 20
    seconds: float = 1.0


@dataclass(frozen=True)
class Bubble:
    """One outgoing message. `choices` are native buttons (or a list); their ids are opaque.

    `numbered` is the same as text alone, for when the platform refuses the buttons.
    """

    text: str
    choices: Sequence[Choice] = ()
    as_list: bool = False
    list_label: str = ""
    numbered: str = ""


@dataclass(frozen=True)
class Call:
    """An HTTP request to a platform. The address may hold a token: never log it."""

    url: str = field(repr=False)
    json: Mapping[str, Any] | None = field(default=None, repr=False)
    form: Mapping[str, str] | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Answer:
    """What a platform answered. `data` is its JSON object, or empty."""

    status: int
    headers: Mapping[str, str]
    data: Mapping[str, Any]


class SendProblem(Exception):
    """A bubble was not delivered. `code` is the platform's own, for the operator."""

    def __init__(self, code: object) -> None:
        super().__init__(str(code))
        self.code = str(code)


class Passing(SendProblem):
    """Worth trying again, after `retry_after` seconds where the platform says so."""

    def __init__(self, code: object, retry_after: float | None = None) -> None:
        super().__init__(code)
        self.retry_after = retry_after


class Refused(SendProblem):
    """This bubble will never be accepted as it is."""


class Unreachable(SendProblem):
    """Nothing more can reach this person: opted out, blocked, window closed."""


class Platform(Protocol):
    """The one thing that a new channel must provide; see docs/channels/README.md."""

    name: str
    body_limit: int
    accepted_status: int

    def handshake(self, query: Mapping[str, str]) -> str | None:
        """The answer to a platform's check of our address (GET), or None when it is not one.

        Raises:
            Forged: when it does not know our verify token.
        """

    def verify(self, webhook: Webhook) -> None:
        """Check that the platform sent these bytes.

        Raises:
            Forged: when it did not.
        """

    def parse(self, webhook: Webhook) -> list[Event]:
        """The events in a verified request; what is of no concern (echoes, receipts) is left out.

        Raises:
            BadRequest: when it cannot be understood at all.
        """

    def limits(self, surface: Surface) -> Limits:
        """What a bubble may be there."""

    def send(self, bubble: Bubble, address: Address) -> Call:
        """The call that sends a bubble."""

    def check(self, answer: Answer) -> None:
        """Read the answer to a call.

        Raises:
            Passing, Refused, Unreachable: when it is not a success.
        """

    def acknowledge(self, event: Event) -> Call | None:
        """A call to make before the event is answered: stop a button's spinner, leave a group."""

    def sample(self) -> Webhook:
        """A signed request without events, for the self-test."""


def read_secrets(
    required: Sequence[str],
    environment: Mapping[str, str],
    one_of: Sequence[str] = (),
    optional: Sequence[str] = (),
) -> dict[str, str] | None:
    """The secrets of a channel from the environment; None when none is set, so that the channel is off.

    Raises:
        ConfigurationError: when only some are set; it names those that are missing.
    """
    names = (*required, *one_of, *optional)
    found = {name: value for name in names if (value := environment.get(name, "").strip())}
    if not found:
        return None
    missing = [name for name in required if name not in found]
    if one_of and not any(name in found for name in one_of):
        missing.append(" or ".join(one_of))
    if missing:
        raise ConfigurationError(
            f"{', '.join(missing)} must be set too, or unset {', '.join(found)} to keep this channel off."
        )
    return found


def api_url(variable: str, default: str, environment: Mapping[str, str] = os.environ) -> str:
    """The base address of a platform's API. Another one may be named for tests, on this machine only.

    Raises:
        ConfigurationError: when another machine is named: what people say would go there.
    """
    url = environment.get(variable, "").rstrip("/")
    if not url:
        return default
    if urlsplit(url).hostname not in ("127.0.0.1", "localhost", "::1"):
        raise ConfigurationError(f"{variable} is for tests and must name this machine (127.0.0.1).")
    return url
