"""Twilio's webhooks: signed forms.

Source: https://www.twilio.com/docs/usage/webhooks/webhooks-security and
https://www.twilio.com/docs/messaging/guides/webhook-request
"""

from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl

from multidict import MultiDict
from twilio.request_validator import RequestValidator

from steady.channels.limit import BadRequest
from steady.channels.platform import Address, Event, Forged, Kind, Webhook

SIGNATURE = "x-twilio-signature"
_WHATSAPP = "whatsapp:"
_MOST_FIELDS = 200


def fields_of(webhook: Webhook) -> MultiDict[str]:
    """The fields of the form, empty ones included: the signature covers them.

    Raises:
        BadRequest: when it is not a form.
    """
    try:
        pairs = parse_qsl(
            webhook.body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError:
        raise BadRequest("not_a_form") from None
    return MultiDict(pairs)


def verify(webhook: Webhook, url: str, auth_token: str, account_sid: str) -> None:
    """Check the signature over the public address and every field, and that the account is ours.

    Raises:
        Forged: when it is missing or wrong.
    """
    given = webhook.headers.get(SIGNATURE, "")
    if not given:
        raise Forged(401)
    try:
        fields = fields_of(webhook)
        genuine = RequestValidator(auth_token).validate(url, fields, given)
    except (BadRequest, UnicodeError):
        raise Forged(403) from None
    if not genuine or fields.get("AccountSid") != account_sid:
        raise Forged(403)


def events_in(fields: Mapping[str, str]) -> Iterator[Event]:
    """The events of one message. Reports on our own messages have a `MessageStatus` and are passed over.

    A STOP that Twilio handled has blocked us: an answer could not arrive, so none is tried. HELP is a safe word and
    is answered beside Twilio's own text; START means that the person is back.
    """
    message_id, sender = fields.get("MessageSid", ""), fields.get("From", "")
    opt_out = fields.get("OptOutType", "").upper()
    if not message_id or not sender or "MessageStatus" in fields or opt_out == "STOP":
        return
    surface = "whatsapp" if sender.startswith(_WHATSAPP) else "sms"
    address = Address(surface, person=sender, to=sender, via=fields.get("To", ""))  # type: ignore[arg-type]

    def event(kind: Kind, suffix: str = "", **words: str) -> Event:
        return Event(kind, message_id + suffix, address, **words)  # type: ignore[arg-type]

    body = fields.get("Body", "")
    if opt_out == "START":
        yield event("start")
        return
    # Only that there are files is read, never their addresses (R14).
    media = fields.get("NumMedia", "0") not in ("", "0")
    if media:
        yield event("media")
    if body.strip():
        yield event("text", ":text" if media else "", text=body)
    elif not media:
        yield event("unreadable")
