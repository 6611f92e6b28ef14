"""People on the platforms: they write, tap, delete and send pictures; their platforms sign and deliver it."""

import base64
import hashlib
import hmac
import itertools
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import requests

from tests.channels.messaging.fake_platform import (
    PHONE_NUMBER_ID,
    TWILIO_SID,
    TWILIO_TOKEN,
    FakePlatform,
    Sent,
)

APP_SECRET = "app-secret-of-meta"
VERIFY_TOKEN = "verify-token"
TELEGRAM_SECRET = "telegram-secret_token-0123"
PUBLIC_URL = "https://steady.example"
OUR_NUMBER = "+447700900000"
OUR_PAGE = "20001"
_numbers = itertools.count(100_000)


@dataclass(frozen=True)
class Delivered:
    """A request as a platform makes it."""

    path: str
    body: bytes
    headers: Mapping[str, str]

    def post(self, server: str) -> requests.Response:
        """Delivers it."""
        return requests.post(f"{server}/{self.path}", data=self.body, headers=dict(self.headers), timeout=20)


@dataclass
class Person:
    """Someone on a platform. `id` is how the platform addresses them."""

    server: str
    fake: FakePlatform
    settle: Callable[[], None]
    id: str = ""
    name: str = "Marker Personname"

    def new_id(self) -> str:
        """An id of a message, never used before."""
        return f"{next(_numbers)}-{time.time_ns()}"

    # what each platform does in its own way
    def text(self, text: str, message_id: str | None = None, at: float | None = None) -> Any:
        """The platform's object for a text."""
        raise NotImplementedError

    def press(self, choice: str, title: str, message_id: str | None = None) -> Any:
        """The platform's object for a pressed button."""
        raise NotImplementedError

    def picture(self, message_id: str | None = None, caption: str = "") -> Any:
        """The platform's object for a picture."""
        raise NotImplementedError

    def request(self, *items: Any) -> Delivered:
        """A signed request with some objects."""
        raise NotImplementedError

    def sign(self, body: bytes, content_type: str = "application/json") -> Delivered:
        """A signed request with any body."""
        raise NotImplementedError

    # what people do
    def deliver(self, *items: Any) -> requests.Response:
        """Delivers objects in one request."""
        return self.request(*items).post(self.server)

    def say(self, text: str) -> list[Sent]:
        """Writes; returns the reply."""
        return self._reply(self.text(text))

    def tap(self, sent: Sent, title: str) -> list[Sent]:
        """Presses a button of a message."""
        choice = next(choice for choice, words in sent.choices if words == title)
        return self._reply(self.press(choice, title))

    def send_picture(self) -> list[Sent]:
        """Sends a picture; returns the reply."""
        return self._reply(self.picture())

    def got(self) -> list[Sent]:
        """Everything that this person got."""
        return self.fake.to(self.id)

    def _reply(self, item: Any) -> list[Sent]:
        before = len(self.got())
        answer = self.deliver(item)
        assert answer.status_code in (200, 204), answer.status_code
        self.settle()
        reply = self.got()[before:]
        assert reply, f"no reply; refused: {self.fake.refused[-3:]}"
        return reply


def hub(body: bytes, path: str, content_type: str) -> Delivered:
    """A request of Meta's."""
    signature = hmac.new(APP_SECRET.encode(), body, hashlib.sha256).hexdigest()
    headers = {"Content-Type": content_type, "X-Hub-Signature-256": f"sha256={signature}"}
    return Delivered(path, body, headers)


@dataclass
class OnWhatsApp(Person):
    """WhatsApp Cloud API. `user_id` is the business-scoped id; `hidden` leaves the phone number out."""

    id: str = field(default_factory=lambda: f"4477009{next(_numbers)}")
    user_id: str = ""
    hidden: bool = False

    def message(
        self, kind: str, message_id: str | None, at: float | None = None, **content: Any
    ) -> dict[str, Any]:
        """A message object."""
        sender = {} if self.hidden else {"from": self.id}
        message_id = message_id or f"wamid.{self.new_id()}"
        return {**sender, "id": message_id, "timestamp": str(int(at or time.time())), "type": kind, **content}

    def text(self, text: str, message_id: str | None = None, at: float | None = None) -> dict[str, Any]:
        return self.message("text", message_id, at, text={"body": text})

    def press(self, choice: str, title: str, message_id: str | None = None) -> dict[str, Any]:
        reply = {"type": "button_reply", "button_reply": {"id": choice, "title": title}}
        return self.message("interactive", message_id, interactive=reply)

    def picture(self, message_id: str | None = None, caption: str = "") -> dict[str, Any]:
        image = {
            "id": "marker-media-id",
            "sha256": "x",
            "url": "https://lookaside.example/marker",
            "mime_type": "image/jpeg",
        }
        return self.message("image", message_id, image=image | ({"caption": caption} if caption else {}))

    def deletes(self, original: str) -> dict[str, Any]:
        """A message that deletes another."""
        return self.message("revoke", None, revoke={"original_message_id": original})

    def value(self, *messages: Any, **more: Any) -> dict[str, Any]:
        """The `value` of a change."""
        contact: dict[str, Any] = {"profile": {"name": self.name}}
        contact |= {} if self.hidden else {"wa_id": self.id}
        contact |= {"user_id": self.user_id} if self.user_id else {}
        metadata = {"display_phone_number": OUR_NUMBER, "phone_number_id": PHONE_NUMBER_ID}
        return {
            "messaging_product": "whatsapp", "metadata": metadata, "contacts": [contact],
            "messages": list(messages), **more,
        }  # fmt: skip

    def request(self, *items: Any) -> Delivered:
        changes = [{"field": "messages", "value": self.value(*items)}]
        return self.sign(
            json.dumps(
                {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": changes}]}
            ).encode()
        )

    def sign(self, body: bytes, content_type: str = "application/json") -> Delivered:
        return hub(body, "whatsapp/webhook", content_type)


@dataclass
class OnMessenger(Person):
    """Messenger."""

    id: str = field(default_factory=lambda: f"98{next(_numbers)}")
    object = "page"

    def item(self, at: float | None = None, **content: Any) -> dict[str, Any]:
        """An entry of `messaging`."""
        ids = {"sender": {"id": self.id}, "recipient": {"id": OUR_PAGE}}
        return {**ids, "timestamp": int((at or time.time()) * 1000), **content}

    def text(self, text: str, message_id: str | None = None, at: float | None = None) -> dict[str, Any]:
        return self.item(at, message={"mid": message_id or f"m_{self.new_id()}", "text": text})

    def press(self, choice: str, title: str, message_id: str | None = None) -> dict[str, Any]:
        mid = message_id or f"m_{self.new_id()}"
        return self.item(message={"mid": mid, "text": title, "quick_reply": {"payload": choice}})

    def picture(self, message_id: str | None = None, caption: str = "") -> dict[str, Any]:
        files = [{"type": "image", "payload": {"url": "https://scontent.example/marker.jpg"}}]
        mid = message_id or f"m_{self.new_id()}"
        return self.item(message={"mid": mid, "attachments": files} | ({"text": caption} if caption else {}))

    def deletes(self, original: str) -> dict[str, Any]:
        """A message that was unsent (Instagram)."""
        return self.item(message={"mid": original, "is_deleted": True})

    def request(self, *items: Any) -> Delivered:
        entry = {"id": OUR_PAGE, "time": 1, "messaging": list(items)}
        return self.sign(json.dumps({"object": self.object, "entry": [entry]}).encode())

    def sign(self, body: bytes, content_type: str = "application/json") -> Delivered:
        return hub(body, "meta/webhook", content_type)


@dataclass
class OnInstagram(OnMessenger):
    """Instagram messages."""

    object = "instagram"


@dataclass
class OnTelegram(Person):
    """Telegram."""

    id: str = field(default_factory=lambda: f"55{next(_numbers)}")

    def update(self, **content: Any) -> dict[str, Any]:
        """An update."""
        return {"update_id": next(_numbers) * 1000 + time.time_ns() % 1000, **content}

    def message(self, at: float | None = None, **content: Any) -> dict[str, Any]:
        """A message object."""
        person = {"id": int(self.id), "is_bot": False, "first_name": self.name}
        chat = {"id": int(self.id), "type": "private", "first_name": self.name}
        return {"message_id": 1, "from": person, "chat": chat, "date": int(at or time.time()), **content}

    def text(self, text: str, message_id: str | None = None, at: float | None = None) -> dict[str, Any]:
        return self.with_id(self.update(message=self.message(at, text=text)), message_id)

    def with_id(self, update: dict[str, Any], message_id: str | None) -> dict[str, Any]:
        """An update with the id that a text stands for."""
        return update | (
            {"update_id": int.from_bytes(hashlib.sha256(message_id.encode()).digest()[:6])}
            if message_id
            else {}
        )

    def press(self, choice: str, title: str, message_id: str | None = None) -> dict[str, Any]:
        keyboard = {"inline_keyboard": [[{"text": title, "callback_data": choice}]]}
        query = {"id": "cb1", "data": choice, "message": self.message(reply_markup=keyboard)}
        return self.with_id(self.update(callback_query=query), message_id)

    def picture(self, message_id: str | None = None, caption: str = "") -> dict[str, Any]:
        photo = [{"file_id": "marker-file", "file_unique_id": "u", "width": 1, "height": 1}]
        content = {"photo": photo} | ({"caption": caption} if caption else {})
        return self.with_id(self.update(message=self.message(**content)), message_id)

    def request(self, *items: Any) -> Delivered:
        assert len(items) == 1, "Telegram sends one update a request"
        return self.sign(json.dumps(items[0]).encode())

    def sign(self, body: bytes, content_type: str = "application/json") -> Delivered:
        headers = {"Content-Type": content_type, "X-Telegram-Bot-Api-Secret-Token": TELEGRAM_SECRET}
        return Delivered("telegram/webhook", body, headers)


@dataclass
class OnSms(Person):
    """SMS through Twilio."""

    id: str = field(default_factory=lambda: f"+4477009{next(_numbers)}")
    ours = OUR_NUMBER

    def fields(self, message_id: str | None = None, **content: str) -> dict[str, str]:
        """The form of a message."""
        return {
            "MessageSid": message_id or f"SM{self.new_id()}",
            "AccountSid": TWILIO_SID, "From": self.id, "To": self.ours,
            "NumMedia": "0", "ProfileName": self.name, "FromCity": "", "SmsStatus": "received", **content,
        }  # fmt: skip

    def text(self, text: str, message_id: str | None = None, at: float | None = None) -> dict[str, str]:
        return self.fields(message_id, Body=text)

    def press(self, choice: str, title: str, message_id: str | None = None) -> dict[str, str]:
        return self.fields(message_id, Body=title, ButtonText=title, ButtonPayload=choice)

    def picture(self, message_id: str | None = None, caption: str = "") -> dict[str, str]:
        files = {
            "NumMedia": "1",
            "MediaUrl0": "https://api.twilio.example/marker",
            "MediaContentType0": "image/jpeg",
        }
        return self.fields(message_id, Body=caption, **files)

    def request(self, *items: Any) -> Delivered:
        assert len(items) == 1, "Twilio sends one message a request"
        return self.sign(urlencode(items[0]).encode(), "application/x-www-form-urlencoded", items[0])

    def sign(
        self, body: bytes, content_type: str = "application/json", form: Mapping[str, str] | None = None
    ) -> Delivered:
        signed = f"{PUBLIC_URL}/webhooks/twilio/webhook" + "".join(
            f"{k}{v}" for k, v in sorted((form or {}).items())
        )
        digest = hmac.new(TWILIO_TOKEN.encode(), signed.encode(), hashlib.sha1).digest()
        headers = {"Content-Type": content_type, "X-Twilio-Signature": base64.b64encode(digest).decode()}
        return Delivered("twilio/webhook", body, headers)


@dataclass
class OnTwilioWhatsApp(OnSms):
    """WhatsApp through Twilio."""

    id: str = field(default_factory=lambda: f"whatsapp:+4477009{next(_numbers)}")
    ours = f"whatsapp:{OUR_NUMBER}"


PEOPLE: dict[str, type[Person]] = {
    "whatsapp": OnWhatsApp, "messenger": OnMessenger, "instagram": OnInstagram,
    "telegram": OnTelegram, "sms": OnSms, "twilio_whatsapp": OnTwilioWhatsApp,
}  # fmt: skip
