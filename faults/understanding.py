"""Faults of code that hangs on a message: where it is understood, and where it is masked."""

import os
import signal
import threading
import time
from pathlib import Path

from faults.hanging import MASKING_HOLDS, SLEEPS
from faults.watch import Person, Row, Seen, Watch, count_lost
from steady.run.profile import ROOT
from tests.conftest import Server

HANGING = {"PYTHONPATH": f"{Path(__file__).parent / 'hanging'}:{ROOT}"}


def hangs(server: Server, database: str, text: str = SLEEPS) -> Row:
    """Understanding stops at one message; somebody else writes meanwhile, and needs help."""
    how = "hangs on one message" if text == SLEEPS else "holds its process up"
    row, watch, person = Row(f"understanding {how}"), Watch(server), Person(server).begin()
    other = Person(server)
    seen: list[Seen] = []
    asking = threading.Thread(target=lambda: seen.append(person.say(text)))
    asking.start()
    time.sleep(0.3)
    crisis = other.say("i want to kill myself")
    asking.join()
    row.person = f"{seen[0].describe()}; somebody else in a crisis meanwhile: {crisis.describe()}"
    row.check(seen[0].safe and seen[0].seconds < 12, "no safe reply in time")
    row.check(crisis.answered and crisis.helplines > 0 and crisis.seconds < 12, "a crisis was not answered")
    person.until_answered(row)
    watch.note(row)
    count_lost(row, database, person)
    return row


def killed(server: Server, database: str) -> Row:
    """The process that understands is killed in mid-conversation."""
    row, watch, person = Row("process that understands killed"), Watch(server), Person(server).begin()
    person.say("someone has a picture of me")
    os.kill(server.pid_of("steady.run.reader"), signal.SIGKILL)
    seen = person.say("he wants 50 quid by tonight")
    row.person = seen.describe()
    row.check(seen.safe and seen.seconds < 13, "no safe reply in time")
    person.until_answered(row)
    watch.note(row)
    count_lost(row, database, person)
    return row


def holds_everything(server: Server, database: str) -> Row:
    """Masking lets nothing else run in Rasa's process, which is ended after half a minute and started again."""
    row, person = Row("masking stops Rasa's whole process"), Person(server).begin()
    watch = Watch(server)
    started = time.monotonic()
    row.person = person.say(MASKING_HOLDS, timeout=5).describe()
    while time.monotonic() - started < 90 and not (seen := person.say(timeout=5)).answered:
        time.sleep(0.3)
    row.recovery = time.monotonic() - started
    row.kept = seen.answered
    row.person += f"; afterwards: {seen.describe()}"
    row.check(seen.answered, "no real reply within 90 s")
    watch.note(row)
    row.metric = "up (of Prometheus), process_start_time_seconds"
    count_lost(row, database, person)
    return row
