"""A worker as a process of its own, to be killed: the messaging channels on a real server, a scripted bot for Rasa.

The environment is that of Steady; `STEADY_TRACKER` names the SQLite file of the conversations, which workers share.
"""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import FailSafeTrackerStore, SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered

from steady.channels.settings import Settings
from steady.run.profile import ROOT
from tests.channels import conftest as web
from tests.channels.messaging.conftest import CHANNELS, environment
from tests.channels.messaging.fake_platform import FakePlatform

BEFORE, AFTER = "hold-before-the-turn", "hold-after-the-turn"
LONG = ("First", "Second")


class HeldBot(web.Bot):
    """Says back what it heard. A file of a name above, in the folder, holds its turns there."""

    def __init__(self, store: FailSafeTrackerStore, folder: Path) -> None:
        super().__init__(store)
        self._folder = folder

    async def _turn(self, message: UserMessage) -> None:
        await self._held(BEFORE)
        replies = [f"Answer to {message.text}"]
        if message.text.startswith("long"):
            replies = [" ".join(f"{part} {number}." for number in range(150)) for part in LONG]
        tracker = await self.store.get_or_create_tracker(message.sender_id)
        tracker.update(UserUttered(message.text, message_id=message.message_id))
        for reply in replies:
            tracker.update(BotUttered(reply))
        await self.store.save(tracker)
        if message.text.startswith("stored"):
            await self._held(AFTER)
        for reply in replies:
            await message.output_channel.send_response(message.sender_id, {"text": reply})

    async def _held(self, name: str) -> None:
        while (self._folder / name).exists():
            await asyncio.sleep(0.02)


@dataclass
class Worker:
    """A running worker of some folder."""

    folder: Path
    fake: FakePlatform
    extra: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    address: str = ""
    process: subprocess.Popen[str] | None = None

    def start(self) -> "Worker":
        """Starts it and waits for its address."""
        self.folder.mkdir(exist_ok=True)
        settings = {"STEADY_VAR": str(self.folder), "STEADY_TRACKER": str(self.folder / "tracker.db")}
        settings |= {
            "STEADY_DOMAIN": str(web.FOLDER / "words.yml"),
            "STEADY_PACED": "0",
            "PYTHONPATH": str(ROOT),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.channels.messaging.worker"],
            cwd=ROOT,
            env={**os.environ, **environment(self.fake), **settings, **self.extra},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        ready = threading.Event()
        threading.Thread(target=self._read, args=(ready,), daemon=True).start()
        assert ready.wait(250), self.lines  # importing Rasa takes long on a busy machine
        return self

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal: SIGKILL, SIGSTOP, SIGCONT."""
        assert self.process is not None
        self.process.send_signal(number)
        if number is signal.SIGKILL:
            self.process.wait()

    def hold(self, name: str) -> None:
        """Holds the turns of every worker of this folder's name for tests."""
        (self.folder / name).touch()

    def go_on(self) -> None:
        """Lets held turns go on."""
        for name in (BEFORE, AFTER):
            (self.folder / name).unlink(missing_ok=True)

    def wait_for_line(self, words: str, seconds: float = 20.0) -> None:
        """Waits until the log has a line with some words."""
        until = time.monotonic() + seconds
        while not any(words in line for line in self.lines):
            assert time.monotonic() < until, self.lines
            time.sleep(0.05)

    def _read(self, ready: threading.Event) -> None:
        assert self.process is not None and self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("http://"):
                self.address = line.strip()
                ready.set()
            else:
                self.lines.append(line)


def main() -> None:
    """Serves until killed."""
    settings = replace(Settings.from_environment(), turn_timeout=60.0, send_timeout=30.0)
    store = SQLTrackerStore(Domain.from_dict(web.DOMAIN), db=os.environ["STEADY_TRACKER"])
    bot = HeldBot(FailSafeTrackerStore(store), settings.folder)
    channels = [channel(settings, channel.platform_from(os.environ)) for channel in CHANNELS]
    port = web._serve(channels, bot, [])
    print(f"http://127.0.0.1:{port}/webhooks", flush=True)
    while os.getppid() != 1:
        time.sleep(0.5)


if __name__ == "__main__":
    main()
