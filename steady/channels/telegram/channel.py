"""The Telegram channel; see docs/channels/telegram.md."""

import hmac
import json
import re
from collections.abc import Mapping

from steady.channels import graph
from steady.channels.connector import MessagingChannel
from steady.channels.platform import (
    Address,
    Answer,
    Bubble,
    Call,
    Event,
    Forged,
    Limits,
    Surface,
    Webhook,
    api_url,
    read_secrets,
)
from steady.channels.session import ConfigurationError
from steady.channels.telegram.incoming import events_in
from steady.channels.telegram.outgoing import LIMITS, check, message

API = "https://api.telegram.org"
SECRET = "x-telegram-bot-api-secret-token"  # noqa: S105 the name of a header
_ALLOWED_SECRET = re.compile(
    r"[A-Za-z0-9_-]{16,256}"
)  # Telegram takes 1 to 256; a short one could be guessed


class Telegram:
    """`Platform` for the Bot API."""

    name = "telegram"
    body_limit = 256 * 1024
    accepted_status = 200

    def __init__(self, token: str, secret: str, api: str = API) -> None:
        self._token = token
        self._secret = secret
        self._api = api

    def handshake(self, query: Mapping[str, str]) -> str | None:
        return None

    def verify(self, webhook: Webhook) -> None:
        given = webhook.headers.get(SECRET, "")
        if not given:
            raise Forged(401)
        if not hmac.compare_digest(given.encode("utf-8", "replace"), self._secret.encode()):
            raise Forged(403)

    def parse(self, webhook: Webhook) -> list[Event]:
        return list(events_in(graph.read(webhook)))

    def limits(self, surface: Surface) -> Limits:
        return LIMITS

    def send(self, bubble: Bubble, address: Address) -> Call:
        return self._call("sendMessage", message(bubble, address.to))

    def check(self, answer: Answer) -> None:
        check(answer)

    def acknowledge(self, event: Event) -> Call | None:
        if event.kind == "group":
            return self._call("leaveChat", {"chat_id": int(event.address.to)})  # R48
        if event.kind == "choice":
            return self._call("answerCallbackQuery", {"callback_query_id": event.address.via})
        return None

    def sample(self) -> Webhook:
        headers = {"content-type": "application/json", SECRET: self._secret}
        return Webhook(json.dumps({"update_id": 0}).encode(), headers)

    def _call(self, method: str, body: Mapping[str, object]) -> Call:
        return Call(f"{self._api}/bot{self._token}/{method}", json=body)


class TelegramChannel(MessagingChannel):
    """Rasa input channel. In credentials.yml: `steady.channels.telegram.TelegramChannel: {}`."""

    surfaces = ("telegram",)

    @classmethod
    def name(cls) -> str:
        return "telegram"

    @classmethod
    def platform_from(cls, environment: Mapping[str, str]) -> Telegram | None:
        """Raises ConfigurationError when only one secret is set, or Telegram would not take the secret."""
        names = ["STEADY_TELEGRAM_TOKEN", "STEADY_TELEGRAM_SECRET"]
        secrets = read_secrets(names, environment)
        if secrets is None:
            return None
        if not _ALLOWED_SECRET.fullmatch(secrets[names[1]]):
            raise ConfigurationError(f"{names[1]} must be 16 to 256 of A-Z a-z 0-9 _ and -.")
        api = api_url("STEADY_TELEGRAM_API_URL", API, environment)
        return Telegram(secrets[names[0]], secrets[names[1]], api)
