"""`python -m review.manage follow`: keeps the desk's copy of conversations up to date, for ever."""

import logging
import signal
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error as DatabaseTrouble
from django.db import close_old_connections

from review.conversations.daily import recount
from review.conversations.follow import TROUBLE, catch_up, remove_deleted
from review.conversations.source import TrackerStore
from steady.run.profile import Profile
from steady.store.encryption import WrongKey

logger = logging.getLogger(__name__)
PAUSE = 2.0
TIDY_EVERY = 30.0


class Command(BaseCommand):
    """Reads the tracker store of STEADY_TRACKER_URL."""

    help = (
        "Copies masked conversations from the tracker store into the desk, and deletes what is deleted there."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """`--once` ends when everything is copied."""
        parser.add_argument("--once", action="store_true")

    def handle(self, *_: Any, once: bool = False, **__: Any) -> None:
        """Runs until it is stopped."""
        source = TrackerStore(Profile.from_environment().tracker_url)
        if once:
            _cycle(source, tidy=True)
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        checked = 0.0
        while not stop.wait(PAUSE):
            due = time.monotonic() - checked > TIDY_EVERY
            try:
                _cycle(source, tidy=due)
                checked = time.monotonic() if due else checked
            except (*TROUBLE, DatabaseTrouble, WrongKey) as trouble:  # the next round tries again
                logger.error("follow failed", exc_info=trouble)
            close_old_connections()
        source.close()


def _cycle(source: TrackerStore, tidy: bool) -> None:
    if not source.exists():
        return
    catch_up(source)
    if tidy:
        remove_deleted(source)
        recount()
