"""What a person, an operator and the database see of a running Steady while something is broken."""

import json
import re
import sqlite3
import time
import uuid
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import psycopg2
import requests

from tests.conftest import Chat, Server

LOST_PLACE = "lost what you told me"


@dataclass
class Row:
    """One fault and what was seen. `lost` counts acknowledged messages that are not stored in the end."""

    fault: str
    person: str = ""
    operator: str = ""
    metric: str = ""
    recovery: float | None = None
    lost: int = 0
    kept: bool | None = None
    problems: list[str] = field(default_factory=list)

    def check(self, holds: bool, problem: str) -> None:
        """Notes a problem when something does not hold."""
        if not holds:
            self.problems.append(problem)


@dataclass
class Seen:
    """One answer as the person sees it."""

    status: int
    seconds: float
    text: str = ""
    helplines: int = 0

    @property
    def answered(self) -> bool:
        """A real reply, not an apology."""
        return self.status == 200 and not self.apology

    @property
    def apology(self) -> bool:
        """Whether the words for trouble are among the reply."""
        return "something went wrong on my side" in self.text or self.status != 200

    @property
    def safe(self) -> bool:
        """A reply with words, and with helplines whenever it is an apology."""
        return bool(self.text) and (self.answered or self.helplines > 0)

    def describe(self) -> str:
        """For the table."""
        if self.status == 0:
            return "no connection: the widget's offline help"
        words = "the usual reply" if self.answered else "an apology"
        help_ = f", {self.helplines} helplines" if self.helplines else ""
        code = "" if self.status == 200 else f" ({self.status})"
        return f"{words}{help_}{code} after {self.seconds:.1f} s"


class Person:
    """Somebody on the website who says numbered things, so that each can be found again in the database."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.chat = Chat(server).open()
        self.acknowledged: list[str] = []
        self._number = 100 + uuid.uuid4().int % 800

    def begin(self) -> "Person":
        """Says an age, so that it can be seen later whether it was kept."""
        self.say("im 15 and a girl on insta has my nudes")
        return self

    def say(self, text: str | None = None, message_id: str | None = None, timeout: float = 30) -> Seen:
        """One message; its words are counted as acknowledged when the answer is a real one."""
        if text is None:
            self._number += 1
            text = f"now he wants {self._number} pounds"
        seen = self.send(text, message_id or str(uuid.uuid4()), timeout)
        if seen.answered:
            self.acknowledged.append(text)
        return seen

    def send(self, text: str, message_id: str, timeout: float = 30) -> Seen:
        """Posts a message and reads the answer, whatever it is."""
        started = time.monotonic()
        try:
            answer = requests.post(
                f"{self.server.address}/webhooks/web/message",
                json={"client_message_id": message_id, "text": text},
                headers={"Authorization": f"Bearer {self.chat.token}"},
                timeout=timeout,
            )
        except requests.RequestException:
            return Seen(0, time.monotonic() - started)
        took = time.monotonic() - started
        try:
            body = answer.json()
        except ValueError:
            return Seen(answer.status_code, took)
        parts: list[dict[str, Any]] = body.get("messages") or body.get("helplines", [])
        text = " ".join([body.get("message", ""), *(part.get("text", "") for part in parts)]).strip()
        return Seen(answer.status_code, took, text, sum(part.get("type") == "helpline" for part in parts))

    def until_answered(self, row: Row, within: float = 60) -> None:
        """Talks on until a real reply comes; notes how long it took and whether the conversation was kept."""
        started = time.monotonic()
        kept = True
        while time.monotonic() - started < within:
            seen = self.say(timeout=15)
            kept = kept and LOST_PLACE not in seen.text
            if seen.answered:
                row.recovery = time.monotonic() - started
                break
            time.sleep(0.3)
        else:
            row.check(False, f"no real reply within {within:.0f} s")
            return
        row.kept = kept
        row.check(kept, "the conversation was lost")


def stored(database: str) -> tuple[set[str], int, int]:
    """What people said, how many messages that is in all, and how many are there twice (by their id)."""
    query = "SELECT data FROM events WHERE type_name = 'user'"
    if database.startswith("sqlite"):
        with closing(sqlite3.connect(database.removeprefix("sqlite:///"), timeout=10)) as connection:
            rows = connection.execute(query).fetchall()
    else:
        with closing(psycopg2.connect(database)) as connection, connection.cursor() as cursor:
            cursor.execute(query)
            rows = cursor.fetchall()
    events = [json.loads(row[0]) for row in rows]
    ids = [event["message_id"] for event in events]
    return {event["text"] for event in events}, len(events), len(ids) - len(set(ids))


def count_lost(row: Row, database: str, person: Person, within: float = 15) -> None:
    """Looks for every acknowledged message, giving a database that came back a moment to be written."""
    deadline = time.monotonic() + within
    while True:
        texts, _, doubled = stored(database)
        missing = [text for text in person.acknowledged if text not in texts]
        if not missing or time.monotonic() > deadline:
            break
        time.sleep(0.5)
    row.lost = len(missing)
    row.check(not missing, f"{len(missing)} acknowledged messages are not stored")
    row.check(doubled == 0, f"{doubled} messages are stored twice")


def metrics(server: Server) -> dict[str, float]:
    """The counters that matter here; empty when nothing answers."""
    try:
        text = requests.get(f"{server.address}/metrics", timeout=5).text
    except requests.RequestException:
        return {}
    pattern = re.compile(r"^(steady_(?:problems_total|turns_total|ready)\{[^}]*\}) (\S+)$", re.MULTILINE)
    return {name: float(value) for name, value in pattern.findall(text)}


class Watch:
    """Notes, for a while, the operator's new log lines and the counters that changed."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._first = len(server.lines)
        self._before = metrics(server)

    def note(self, row: Row, all_answered: bool = False) -> None:
        """Writes the first clear line and the changed counters into the row."""
        new = [re.sub(r"\x1b\[[0-9;]*m", "", line).strip() for line in self._server.lines[self._first :]]
        clear = [line for line in new if "STEADY_" in line or "cannot start" in line]
        line = re.sub(r"^.*?(STEADY_|Steady cannot)", r"\1", clear[0]) if clear else ""
        row.operator = re.sub(r"ref=\w+ ", "", line)[:160]
        after = metrics(self._server)
        changed = [
            name
            for name, value in after.items()
            if ("problems" in name or "failed" in name) and value > self._before.get(name, 0)
        ] + [name for name, value in after.items() if "ready" in name and value == 0]
        row.metric = "; ".join(sorted(changed))[:200]
        if not clear and all_answered:
            row.operator, row.metric = "none: every turn was answered", "steady_turn_seconds"
        row.check(bool(row.operator), "no clear line for the operator")


def wait_for(condition: Callable[[], bool], within: float = 30) -> bool:
    """Whether something becomes true in time."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.1)
    return False
