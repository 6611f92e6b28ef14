"""The Messenger and Instagram channel; see docs/channels/meta.md."""

from collections.abc import Mapping

from steady.channels import graph
from steady.channels.connector import MessagingChannel
from steady.channels.meta.incoming import events_in
from steady.channels.meta.outgoing import LIMITS, message
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

INSTAGRAM_API = "https://graph.instagram.com/v23.0"


class Meta:
    """`Platform` for both. With a token of Instagram Login, Instagram goes over its own API; else over the page's."""

    name = "meta"
    body_limit = graph.BODY_BYTES
    accepted_status = 200

    def __init__(
        self,
        app_secret: str,
        verify_token: str,
        page_token: str,
        instagram_token: str = "",
        api: str = graph.API,
        instagram_api: str = INSTAGRAM_API,
    ) -> None:
        self._app_secret = app_secret
        self._verify_token = verify_token
        self._page_token = page_token
        self._instagram_token = instagram_token
        self._api = api
        self._instagram_api = instagram_api

    def handshake(self, query: Mapping[str, str]) -> str | None:
        return graph.handshake(query, self._verify_token)

    def verify(self, webhook: Webhook) -> None:
        graph.verify(webhook, self._app_secret)

    def parse(self, webhook: Webhook) -> list[Event]:
        return list(events_in(graph.read(webhook)))

    def limits(self, surface: Surface) -> Limits:
        return LIMITS[surface]

    def send(self, bubble: Bubble, address: Address) -> Call:
        own = address.surface == "instagram" and bool(self._instagram_token)
        api, token = (self._instagram_api, self._instagram_token) if own else (self._api, self._page_token)
        return Call(
            f"{api}/me/messages?appsecret_proof={graph.proof(token, self._app_secret)}",
            json=message(bubble, address.to),
            headers={"Authorization": f"Bearer {token}"},
        )

    def check(self, answer: Answer) -> None:
        graph.check(answer)

    def acknowledge(self, event: Event) -> Call | None:
        return None

    def sample(self) -> Webhook:
        return graph.sample(self._app_secret, "page")


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
