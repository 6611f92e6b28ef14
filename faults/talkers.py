"""People who hold conversations with a cluster, and what became of what they said."""

import contextlib
import itertools
import json
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import requests

from faults.installation import Cluster
from faults.outcome import Outcome, said
from steady.channels.session import SecretKey, read_token, sender_id

SAID = (
    "im 16 and he wants {0} pounds or he posts my nudes",
    "i already paid him {0} pounds",
    "what do i do now {0}",
)


@dataclass
class Held:
    """One conversation: what was said and acknowledged, and how often something had to be sent again."""

    sender: str
    said: list[str]
    again: int = 0
    longest: float = 0.0


def hold(running: Cluster, number: int) -> Held:
    """Holds a conversation as the widget does: each message is sent with its id until it is answered."""
    session = requests.Session()
    token, again = _until_answered(session, f"{running.address}/webhooks/web/session", {}, {})
    secret = SecretKey(running.key.encode())
    held = Held(sender_id("web", read_token(token["token"], secret), secret), [], again)
    for text in SAID:
        words = text.format(number)
        started = time.monotonic()
        answer, again = _until_answered(
            session,
            f"{running.address}/webhooks/web/message",
            {"client_message_id": str(uuid.uuid4()), "text": words},
            {"Authorization": f"Bearer {token['token']}"},
        )
        assert answer["messages"], words
        held.said.append(words)
        held.again += again
        held.longest = max(held.longest, time.monotonic() - started)
    return held


def _until_answered(
    session: requests.Session, url: str, body: dict[str, str], headers: dict[str, str]
) -> tuple[dict[str, object], int]:
    deadline = time.monotonic() + 90
    tries = 0
    while time.monotonic() < deadline:
        with contextlib.suppress(requests.RequestException, ValueError):
            answer = session.post(url, json=body, headers=headers, timeout=40)
            if answer.status_code == 200:
                reply = answer.json()
                if "something went wrong on my side" not in json.dumps(reply["messages"]):
                    return reply, tries
        tries += 1
        time.sleep(0.2)
    raise AssertionError(f"no answer within 90 s to {url}")


def try_out(
    running: Cluster, clients: int, more: Callable[[int], bool], meanwhile: Callable[[threading.Event], None]
) -> Outcome:
    """Holds conversations side by side, then compares what was said with the database.

    `more` says whether the conversation of that number is still to be held; `meanwhile` breaks something in a thread
    of its own until the event is set.
    """
    numbers = itertools.count()

    def client(_: int) -> list[Held]:
        return [hold(running, number) for number in itertools.takewhile(more, numbers)]

    over = threading.Event()
    breaking = threading.Thread(target=meanwhile, args=(over,))
    started = time.monotonic()
    breaking.start()
    try:
        with ThreadPoolExecutor(clients) as pool:
            held = [one for some in pool.map(client, range(clients)) for one in some]
    finally:
        over.set()
        breaking.join()
    outcome = Outcome(len(held), sum(len(one.said) for one in held))
    outcome.seconds = round(time.monotonic() - started, 1)
    in_database = said(running.postgresql.address)
    for one in held:
        there = in_database.get(one.sender, [])
        outcome.lost += sum(text not in there for text in one.said)
        outcome.doubled += len(there) - len(set(there))
        outcome.out_of_order += [text for text in there if text in one.said] != one.said
        outcome.sent_again += one.again
        outcome.longest_wait_s = max(outcome.longest_wait_s, round(one.longest, 1))
    return outcome
