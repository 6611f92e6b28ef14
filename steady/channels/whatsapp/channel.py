"""The WhatsApp channel; see docs/channels/whatsapp.md."""

from collections.abc import Mapping

from steady.channels import graph
from steady.channels.connector import MessagingChannel
from steady.channels.platform import (
    Address,
    Bubble,
    Call,
    Event,
    Limits,
    Surface,
    Webhook,
    api_url,
    read_secrets,
)
from steady.channels.whatsapp.incoming import events_in
from steady.channels.whatsapp.outgoing import LIMITS, message


class WhatsApp(graph.GraphPlatform):
    """`Platform` for the Cloud API."""

    name = "whatsapp"
    kind = "whatsapp_business_account"

    def __init__(
        self, app_secret: str, verify_token: str, token: str, phone_number_id: str, api: str = graph.API
    ) -> None:
        super().__init__(app_secret, verify_token, api)
        self._token = token
        self._phone_number_id = phone_number_id

    def parse(self, webhook: Webhook) -> list[Event]:
        return list(events_in(graph.read(webhook), self._phone_number_id))

    def limits(self, surface: Surface) -> Limits:
        return LIMITS

    def send(self, bubble: Bubble, address: Address) -> Call:
        return self._call(f"{self._phone_number_id}/messages", message(bubble, address.to), self._token)


class WhatsAppChannel(MessagingChannel):
    """Rasa input channel. In credentials.yml: `steady.channels.whatsapp.WhatsAppChannel: {}`."""

    surfaces = ("whatsapp",)

    @classmethod
    def name(cls) -> str:
        return "whatsapp"

    @classmethod
    def platform_from(cls, environment: Mapping[str, str]) -> WhatsApp | None:
        """Raises ConfigurationError when only some of the four secrets are set."""
        names = [
            "STEADY_WHATSAPP_APP_SECRET",
            "STEADY_WHATSAPP_VERIFY_TOKEN",
            "STEADY_WHATSAPP_TOKEN",
            "STEADY_WHATSAPP_PHONE_NUMBER_ID",
        ]
        secrets = read_secrets(names, environment)
        if secrets is None:
            return None
        app_secret, verify_token, token, phone_number_id = (secrets[name] for name in names)
        api = api_url("STEADY_WHATSAPP_API_URL", graph.API, environment)
        return WhatsApp(app_secret, verify_token, token, phone_number_id, api)
