"""The Twilio channel; see docs/channels/twilio.md."""

from collections.abc import Mapping

from aiohttp import BasicAuth
from multidict import MultiDict
from twilio.request_validator import RequestValidator

from steady.channels.connector import MessagingChannel
from steady.channels.limit import BadRequest
from steady.channels.platform import (
    Address,
    Answer,
    Bubble,
    Call,
    Event,
    Limits,
    Surface,
    Webhook,
    api_url,
    read_secrets,
)
from steady.channels.session import ConfigurationError
from steady.channels.twilio.incoming import SIGNATURE, events_in, fields_of, verify
from steady.channels.twilio.outgoing import LIMITS, check, form

API = "https://api.twilio.com"
PATH = "/webhooks/twilio/webhook"


class Twilio:
    """`Platform` for SMS, and for WhatsApp numbers that Twilio hosts (answered from the number written to)."""

    name = "twilio"
    body_limit = 64 * 1024
    accepted_status = 204

    def __init__(
        self, account_sid: str, auth_token: str, sender: dict[str, str], public_url: str, api: str = API
    ) -> None:
        self._account_sid = account_sid
        self._auth_token = auth_token
        self._sender = sender
        self._url = public_url + PATH
        self._api = api

    def handshake(self, query: Mapping[str, str]) -> str | None:
        return None

    def verify(self, webhook: Webhook) -> None:
        # Twilio signs the address it was given, so ours behind a proxy is of no use.
        url = f"{self._url}?{webhook.query}" if webhook.query else self._url
        verify(webhook, url, self._auth_token, self._account_sid)

    def parse(self, webhook: Webhook) -> list[Event]:
        if webhook.content_type != "application/x-www-form-urlencoded":
            raise BadRequest("wrong_content_type")
        return list(events_in(fields_of(webhook)))

    def limits(self, surface: Surface) -> Limits:
        return LIMITS[surface]

    def send(self, bubble: Bubble, address: Address) -> Call:
        sender = {"From": address.via} if address.surface == "whatsapp" else self._sender
        return Call(
            f"{self._api}/2010-04-01/Accounts/{self._account_sid}/Messages.json",
            form=form(bubble, address.to, sender),
            headers={"Authorization": BasicAuth(self._account_sid, self._auth_token).encode()},
        )

    def check(self, answer: Answer) -> None:
        check(answer)

    def acknowledge(self, event: Event) -> Call | None:
        return None

    def sample(self) -> Webhook:
        body = f"AccountSid={self._account_sid}&MessageStatus=sent"
        fields = MultiDict({"AccountSid": self._account_sid, "MessageStatus": "sent"})
        signature = RequestValidator(self._auth_token).compute_signature(self._url, fields)
        headers = {"content-type": "application/x-www-form-urlencoded", SIGNATURE: signature}
        return Webhook(body.encode(), headers)


class TwilioChannel(MessagingChannel):
    """Rasa input channel. In credentials.yml: `steady.channels.twilio.TwilioChannel: {}`."""

    surfaces = ("sms", "whatsapp")

    @classmethod
    def name(cls) -> str:
        return "twilio"

    @classmethod
    def platform_from(cls, environment: Mapping[str, str]) -> Twilio | None:
        """Raises ConfigurationError when only some of the secrets are set, or the public address is missing."""
        sid, token = "STEADY_TWILIO_ACCOUNT_SID", "STEADY_TWILIO_AUTH_TOKEN"
        number, service = "STEADY_TWILIO_FROM", "STEADY_TWILIO_MESSAGING_SERVICE_SID"
        secrets = read_secrets([sid, token], environment, one_of=[number, service])
        if secrets is None:
            return None
        public_url = environment.get("STEADY_PUBLIC_URL", "").rstrip("/")
        if not public_url:
            raise ConfigurationError("STEADY_PUBLIC_URL must be set: Twilio signs the public address.")
        sender = (
            {"MessagingServiceSid": secrets[service]} if service in secrets else {"From": secrets[number]}
        )
        api = api_url("STEADY_TWILIO_API_URL", API, environment)
        return Twilio(secrets[sid], secrets[token], sender, public_url, api)
