"""The messaging channels on a real server, between fake platforms and a scripted bot in the place of Rasa."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore, SQLTrackerStore
from rasa.shared.core.domain import Domain

from steady.channels.connector import MessagingChannel
from steady.channels.meta import MetaChannel
from steady.channels.session import SecretKey
from steady.channels.settings import Settings
from steady.channels.telegram import TelegramChannel
from steady.channels.twilio import TwilioChannel
from steady.channels.whatsapp import WhatsAppChannel
from tests.channels import conftest as web
from tests.channels.messaging import fake_platform as fakes
from tests.channels.messaging.people import (
    APP_SECRET,
    OUR_NUMBER,
    PEOPLE,
    PUBLIC_URL,
    TELEGRAM_SECRET,
    VERIFY_TOKEN,
    Person,
)  # fmt: skip

CHANNELS = (WhatsAppChannel, MetaChannel, TelegramChannel, TwilioChannel)
SHORT = {
    "text": "Is it safe to chat?",
    "buttons": [
        {"title": "Yes", "payload": '/choose{"choice": "safe_yes"}'},
        {"title": "Not now", "payload": '/choose{"choice": "safe_no"}'},
    ],
}
LINES = {
    "custom": {
        "type": "helplines",
        "items": [
            {
                **web.CARD,
                "id": str(number),
                "name": f"Helpline {number}",
                "sms": {"number": "85258", "text": "HELLO"},
            }
            for number in range(4)
        ],
    }
}
web.SCRIPT.update(
    {
        "short choices": [SHORT],
        "long": [{"text": f"Sentence number {number} is here to fill the page. " * 6} for number in range(3)],
        "crisis": [{"text": "I'm glad you told me."}, {"text": "Please stay safe."}, LINES, SHORT],
        "goodbye": [{"text": "Take care.", "utter_action": "utter_goodbye"}],
        "words to copy": [
            {"text": "You can copy these:"},
            {"custom": {"type": "copy", "text": "Please help me."}},
            {"custom": {"type": "steps", "items": ["Stop.", "Keep."]}},
        ],
        "curly": [{"text": "Don’t pay… “ever” – it’s a trick 💙"}],
        "/sent_media": [{"text": "Please don't send pictures here."}],
    }
)


def environment(fake: fakes.FakePlatform) -> dict[str, str]:
    """The secrets of every channel, and the fake platforms' addresses."""
    return {
        "STEADY_PUBLIC_URL": PUBLIC_URL,
        "STEADY_WHATSAPP_APP_SECRET": APP_SECRET,
        "STEADY_WHATSAPP_VERIFY_TOKEN": VERIFY_TOKEN,
        "STEADY_WHATSAPP_TOKEN": fakes.WHATSAPP_TOKEN,
        "STEADY_WHATSAPP_PHONE_NUMBER_ID": fakes.PHONE_NUMBER_ID,
        "STEADY_WHATSAPP_API_URL": f"{fake.address}/v23.0",
        "STEADY_META_APP_SECRET": APP_SECRET,
        "STEADY_META_VERIFY_TOKEN": VERIFY_TOKEN,
        "STEADY_META_PAGE_TOKEN": fakes.PAGE_TOKEN,
        "STEADY_META_INSTAGRAM_TOKEN": fakes.INSTAGRAM_TOKEN,
        "STEADY_META_API_URL": f"{fake.address}/v23.0",
        "STEADY_TELEGRAM_TOKEN": fakes.TELEGRAM_TOKEN,
        "STEADY_TELEGRAM_SECRET": TELEGRAM_SECRET,
        "STEADY_TELEGRAM_API_URL": fake.address,
        "STEADY_TWILIO_ACCOUNT_SID": fakes.TWILIO_SID,
        "STEADY_TWILIO_AUTH_TOKEN": fakes.TWILIO_TOKEN,
        "STEADY_TWILIO_FROM": OUR_NUMBER,
        "STEADY_TWILIO_API_URL": fake.address,
    }


@dataclass
class Steady:
    """A running server with all messaging channels."""

    address: str
    bot: web.Bot
    fake: fakes.FakePlatform
    channels: list[MessagingChannel]
    folder: Path

    def person(self, surface: str, **more: Any) -> Person:
        """Someone new on a platform."""
        return PEOPLE[surface](self.address, self.fake, self.settle, **more)

    def settle(self) -> None:
        """Waits until no channel has work in hand."""
        until = time.monotonic() + 30
        while any(channel.inbox and channel.inbox.in_hand for channel in self.channels):
            assert time.monotonic() < until
            time.sleep(0.01)


MakeSteady = Callable[..., Steady]


@pytest.fixture(scope="session")
def fake() -> fakes.FakePlatform:
    """The platforms."""
    return fakes.FakePlatform().start()


@pytest.fixture(scope="session")
def make_steady(tmp_path_factory: pytest.TempPathFactory, fake: fakes.FakePlatform) -> Iterator[MakeSteady]:
    """Starts servers; keyword arguments change settings."""
    loops: list[asyncio.AbstractEventLoop] = []

    def make(**changes: Any) -> Steady:
        folder = tmp_path_factory.mktemp("steady")
        settings = Settings(
            secret_key=SecretKey(web.SECRET.encode()),
            development=True,
            folder=folder,
            domain_file=web.FOLDER / "words.yml",
            turn_timeout=1.0,
            messages_burst=1000,
            all_burst=100_000,
            all_a_minute=1_000_000,
            public_url=PUBLIC_URL,
            chat_url=f"{PUBLIC_URL}/chat",
            send_timeout=0.5,
            send_backoff=0.02,
            paced=False,
        )
        settings = replace(settings, **changes)
        store = SQLTrackerStore(Domain.from_dict(web.DOMAIN), db=str(folder / "tracker.db"))
        bot = web.Bot(FailSafeTrackerStore(store))
        channels = [channel(settings, channel.platform_from(environment(fake))) for channel in CHANNELS]
        port = web._serve(channels, bot, loops)
        return Steady(f"http://127.0.0.1:{port}/webhooks", bot, fake, channels, folder)

    yield make
    for loop in loops:
        loop.call_soon_threadsafe(loop.stop)


@pytest.fixture(scope="session")
def steady(make_steady: MakeSteady) -> Steady:
    """The server that most tests share."""
    return make_steady()


SECRETS = (
    "marker",
    "Personname",
    "447700",
    "-token",
    "app-secret",
    "secret_token",
    "wamid.",
    "my secret words",
)


@pytest.fixture(autouse=True)
def nothing_personal_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Holds for every test here: no word, name, number, address or token in any log line (design 5.1)."""
    caplog.set_level(logging.INFO)
    yield
    for record in caplog.get_records("call"):
        line = f"{record.getMessage()} {record.exc_info}"
        assert not any(secret in line for secret in SECRETS), line
