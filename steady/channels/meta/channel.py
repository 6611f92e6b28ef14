"""The Messenger and Instagram channel; see docs/channels/meta.md."""

from collections.abc import Mapping

from steady.channels import graph
from steady.channels.connector import MessagingChannel
from steady.channels.meta.incoming import events_in
from steady.channels.meta.outgoing import LIMITS, message
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

INSTAGRAM_API = "https://graph.instagram.com/v23.0"


class Meta(graph.GraphPlatform):
    """`Platform` for both. With a token of Instagram Login, Instagram goes over its own API; else over the page's."""

    name = "meta"
    kind = "page"

    def __init__(
        self,
        app_secret: str,
        verify_token: str,
        page_token: str,
        instagram_token: str = "",
        api: str = graph.API,
        instagram_api: str = INSTAGRAM_API,
    ) -> None:
        super().__init__(app_secret, verify_token, api)
        self._page_token = page_token
        self._instagram_token = instagram_token
        self._instagram_api = instagram_api

    def parse(self, webhook: Webhook) -> list[Event]:
        return list(events_in(graph.read(webhook)))

    def limits(self, surface: Surface) -> Limits:
        return LIMITS[surface]

    def send(self, bubble: Bubble, address: Address) -> Call:
        body = message(bubble, address.to)
        if address.surface == "instagram" and self._instagram_token:
            return self._call("me/messages", body, self._instagram_token, self._instagram_api)
        return self._call("me/messages", body, self._page_token)


class MetaChannel(MessagingChannel):
    """Rasa input channel. In credentials.yml: `steady.channels.meta.MetaChannel: {}`."""

    surfaces = ("messenger", "instagram")

    @classmethod
    def name(cls) -> str:
        return "meta"

    @classmethod
    def platform_from(cls, environment: Mapping[str, str]) -> Meta | None:
        """Raises ConfigurationError when only some of the secrets are set."""
        names = ["STEADY_META_APP_SECRET", "STEADY_META_VERIFY_TOKEN", "STEADY_META_PAGE_TOKEN"]
        optional = "STEADY_META_INSTAGRAM_TOKEN"
        secrets = read_secrets(names, environment, optional=[optional])
        if secrets is None:
            return None
        app_secret, verify_token, page_token = (secrets[name] for name in names)
        api = api_url("STEADY_META_API_URL", graph.API, environment)
        instagram_api = api_url("STEADY_META_API_URL", INSTAGRAM_API, environment)
        return Meta(app_secret, verify_token, page_token, secrets.get(optional, ""), api, instagram_api)
