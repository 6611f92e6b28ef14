"""A real server on loopback with the channels in it, and a scripted bot in the place of Rasa's agent."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import requests
from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.run import configure_app
from rasa.core.tracker_store import FailSafeTrackerStore, SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from sanic import Sanic

from steady.channels.rest import RestChannel
from steady.channels.session import SecretKey
from steady.channels.settings import Settings
from steady.channels.web import WebChannel

SECRET = "a test secret that is long enough, really"
FOLDER = Path(__file__).parent
START_CHOICES = {
    "text": "Who am I talking to?",
    "buttons": [
        {"title": "I'm under 18", "payload": '/choose{"choice": "under_18"}', "style": "primary"},
        {"title": "I'm 18 or over", "payload": '/choose{{"choice": "over_18"}}'},
        {"title": "I'm a parent or carer", "payload": '/choose{"choice": "parent"}'},
    ],
}
CARD = {
    "id": "childline",
    "name": "Childline",
    "phone": "0800 1111",
    "url": "https://www.childline.org.uk/",
    "open": "open",
    "sms": None,
}
SCRIPT: dict[str, list[dict[str, Any]]] = {
    "/start_chat": [{"text": "Hello. I'm a computer program."}, START_CHOICES],
    "ask me": [START_CHOICES],
    "silence": [],
    "cards": [{"custom": {"type": "helplines", "items": [CARD, CARD], "more": True}}],
    "forget me": [{"text": "Deleted."}, {"custom": {"type": "erase"}}],
    "debris": [
        {"text": "Hi {name}"},
        {"text": "utter_hello"},
        {"text": "**Keep** the chat"},
        {"image": "https://x/y"},
    ],
}


@dataclass
class Bot:
    """Stands in for Rasa: answers from `SCRIPT`, keeps a real tracker store, and fails on demand."""

    store: FailSafeTrackerStore
    received: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    async def handle_message(self, message: UserMessage) -> None:
        self.received.append(message.text)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self._turn(message)
        finally:
            self.at_once -= 1

    async def _turn(self, message: UserMessage) -> None:
        send = message.output_channel.send_response
        if message.text == "boom":
            raise ValueError("my secret words")
        if message.text == "half":
            await send(message.sender_id, {"text": "First part."})
            raise ValueError("my secret words")
        if message.text == "hang":
            await asyncio.sleep(60)
        if message.text.startswith("slow"):
            await asyncio.sleep(0.3)
        await self._remember(message)
        for reply in SCRIPT.get(message.text, [{"text": f"Turn {len(self.received)}."}]):
            await send(message.sender_id, dict(reply))

    async def _remember(self, message: UserMessage) -> None:
        tracker = await self.store.get_or_create_tracker(message.sender_id)
        triage = {"triage": {"risk": "none"}}
        tracker.update(UserUttered(message.text, parse_data=triage, message_id=message.message_id))
        if message.text == "I am 34":
            tracker.update(SlotSet("audience", "adult"))
        await self.store.save(tracker)


@dataclass
class Server:
    """A running server."""

    address: str
    bot: Bot
    settings: Settings
    database: Path

    def post(self, path: str, token: str | None = None, **kwargs: Any) -> requests.Response:
        headers = kwargs.pop("headers", {}) | ({"Authorization": f"Bearer {token}"} if token else {})
        return requests.post(f"{self.address}/{path}", headers=headers, timeout=20, **kwargs)

    def session(self) -> str:
        token: str = self.post("web/session").json()["token"]
        return token

    def say(self, token: str, message_id: str, text: str) -> requests.Response:
        return self.post("web/message", token, json={"client_message_id": message_id, "text": text})

    def choose(self, token: str, message_id: str, choice: object) -> requests.Response:
        return self.post("web/message", token, json={"client_message_id": message_id, "choice": choice})

    def erase(self, token: str) -> requests.Response:
        headers = {"Authorization": f"Bearer {token}"}
        return requests.delete(f"{self.address}/web/session", headers=headers, timeout=20)


ServerFactory = Callable[..., Server]


@pytest.fixture(scope="session")
def make_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerFactory]:
    """Starts servers; keyword arguments change settings."""
    loops: list[asyncio.AbstractEventLoop] = []

    def make(**changes: Any) -> Server:
        folder = tmp_path_factory.mktemp("server")
        settings = Settings(
            secret_key=SecretKey(SECRET.encode()),
            development=True,
            folder=folder,
            domain_file=FOLDER / "words.yml",
            web_origins=frozenset({"https://charity.example"}),
            turn_timeout=1.0,
            messages_burst=1000,
        )
        settings = replace(settings, **changes)
        store = SQLTrackerStore(Domain.from_dict(DOMAIN), db=str(folder / "tracker.db"))
        bot = Bot(FailSafeTrackerStore(store))
        port = _serve([WebChannel(settings), RestChannel(settings)], bot, loops)
        return Server(f"http://127.0.0.1:{port}/webhooks", bot, settings, folder / "tracker.db")

    yield make
    for loop in loops:
        loop.call_soon_threadsafe(loop.stop)


DOMAIN = {"slots": {"audience": {"type": "any", "mappings": [{"type": "custom"}]}}}


def _serve(channels: list[Any], bot: Bot, loops: list[asyncio.AbstractEventLoop]) -> int:
    Sanic.test_mode = True
    app = configure_app(channels, cors=None, enable_api=False)
    app.ctx.agent = SimpleNamespace(
        tracker_store=bot.store, lock_store=InMemoryLockStore(), handle_message=bot.handle_message
    )
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    loop = asyncio.new_event_loop()
    loops.append(loop)
    ready = threading.Event()

    async def start() -> None:
        server = await app.create_server(sock=listener, return_asyncio_server=True)
        await server.startup()
        await server.after_start()
        ready.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(start())
        loop.run_forever()

    threading.Thread(target=run, daemon=True).start()
    assert ready.wait(10)
    return int(listener.getsockname()[1])


@pytest.fixture(scope="session")
def server(make_server: ServerFactory) -> Server:
    """The server that most tests share."""
    return make_server()
