"""What WhatsApp, Messenger and Instagram have in common: Meta's webhooks and its Graph API.

Source: https://developers.facebook.com/docs/graph-api/webhooks/getting-started (signature, handshake)
"""

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from steady.channels.limit import BadRequest, parse_object
from steady.channels.platform import Answer, Call, Event, Forged, Passing, Refused, Unreachable, Webhook

API = "https://graph.facebook.com/v23.0"
BODY_BYTES = 3 * 1024 * 1024  # Meta batches up to 3 MB
SIGNATURE = "x-hub-signature-256"

# https://developers.facebook.com/docs/graph-api/guides/error-handling and the platforms' own lists
_PASSING = {1, 2, 4, 17, 32, 341, 613, 80006, 80007, 130429, 131000, 131016, 131057, 133004}
_PAIR_RATE = 131056
_SECONDS_OF_A_PAIR = 6.0
_UNREACHABLE = {551, 131021, 131026, 131030, 131047}
_UNREACHABLE_SUBCODES = {2018001, 2018065, 2018108, 2018278, 1545041, 2534022, 2534014}


def signature(body: bytes, app_secret: str) -> str:
    """The value of `X-Hub-Signature-256` for a body."""
    return "sha256=" + hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()


def verify(webhook: Webhook, app_secret: str) -> None:
    """Check the signature over the raw bytes. SHA-1 signatures are not accepted.

    Raises:
        Forged: when it is missing or wrong.
    """
    given = webhook.headers.get(SIGNATURE, "")
    if not given:
        raise Forged(401)
    if not hmac.compare_digest(
        given.encode("utf-8", "replace"), signature(webhook.body, app_secret).encode()
    ):
        raise Forged(403)


def handshake(query: Mapping[str, str], verify_token: str) -> str | None:
    """The challenge to send back when Meta checks our address; None when it does not.

    Raises:
        Forged: when the verify token is wrong.
    """
    if query.get("hub.mode") != "subscribe":
        return None
    if not hmac.compare_digest(query.get("hub.verify_token", "").encode(), verify_token.encode()):
        raise Forged(403)
    return query.get("hub.challenge", "")[:200]


def read(webhook: Webhook) -> dict[str, Any]:
    """The JSON object of a verified webhook.

    Raises:
        BadRequest: when it is none.
    """
    if webhook.content_type != "application/json":
        raise BadRequest("wrong_content_type")
    return parse_object(webhook.body)


def objects(parent: object, key: str) -> Iterator[dict[str, Any]]:
    """The objects in a list; whatever else stands there is passed over."""
    values = parent.get(key) if isinstance(parent, Mapping) else None
    for value in values if isinstance(values, list) else []:
        if isinstance(value, dict):
            yield value


def part(parent: object, key: str) -> dict[str, Any]:
    """An object in an object; an empty one when it is missing or something else."""
    value = parent.get(key) if isinstance(parent, Mapping) else None
    return value if isinstance(value, dict) else {}


def text_of(parent: object, key: str) -> str:
    """A text in an object; an empty one when it is missing or something else."""
    value = parent.get(key) if isinstance(parent, Mapping) else None
    return value if isinstance(value, str) else ""


def seconds(value: object, divisor: float = 1.0) -> float | None:
    """A time of Meta's (number or digits) in Unix seconds; None when it is neither."""
    try:
        return float(value) / divisor  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None


def proof(token: str, app_secret: str) -> str:
    """`appsecret_proof`: a stolen token alone cannot call the API."""
    return hmac.new(app_secret.encode(), token.encode(), hashlib.sha256).hexdigest()


def check(answer: Answer) -> None:
    """Read the Graph API's answer to a message.

    Raises:
        Passing, Refused, Unreachable: by Meta's error code, else by the status.
    """
    error = part(answer.data, "error")
    code, subcode = error.get("code"), error.get("error_subcode")
    if answer.status < 300 and not error:
        return
    if code == _PAIR_RATE:
        raise Passing(code, _SECONDS_OF_A_PAIR)
    if code in _UNREACHABLE or subcode in _UNREACHABLE_SUBCODES:
        raise Unreachable(subcode or code)
    if answer.status == 429 or answer.status >= 500 or code in _PASSING:
        raise Passing(code or answer.status, retry_after(answer))
    raise Refused(code or answer.status)


def retry_after(answer: Answer) -> float | None:
    """The seconds of a `Retry-After` header, if it is one in seconds."""
    value = answer.headers.get("Retry-After", "")
    return float(value) if value.isascii() and value.isdigit() else None


class GraphPlatform:
    """The part of `Platform` that is the same for all of Meta's; `kind` is the object that its webhooks name."""

    body_limit = BODY_BYTES
    accepted_status = 200
    kind: ClassVar[str]

    def __init__(self, app_secret: str, verify_token: str, api: str = API) -> None:
        self._app_secret = app_secret
        self._verify_token = verify_token
        self._api = api

    def handshake(self, query: Mapping[str, str]) -> str | None:
        return handshake(query, self._verify_token)

    def verify(self, webhook: Webhook) -> None:
        verify(webhook, self._app_secret)

    def check(self, answer: Answer) -> None:
        check(answer)

    def acknowledge(self, event: Event) -> Call | None:
        return None

    def sample(self) -> Webhook:
        """A signed webhook without events."""
        body = json.dumps({"object": self.kind, "entry": []}).encode()
        headers = {"content-type": "application/json", SIGNATURE: signature(body, self._app_secret)}
        return Webhook(body, headers)

    def _call(self, path: str, body: dict[str, Any], token: str, api: str | None = None) -> Call:
        """A POST with its token, and the proof that the token is ours."""
        return Call(
            f"{api or self._api}/{path}?appsecret_proof={proof(token, self._app_secret)}",
            json=body,
            headers={"Authorization": f"Bearer {token}"},
        )
