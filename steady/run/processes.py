"""The processes of an installation and the probe that tells when they truly answer."""

import os
import sys
import threading
import time
from collections.abc import Callable

import honcho.manager
import requests
from honcho.manager import Manager

from steady.run import desk
from steady.run.profile import ROOT, Profile

SECONDS_TO_STOP = 3  # asked to stop, then killed: all are gone within five seconds
READY_WITHIN = 120.0  # seconds
# The manager forks first: a lock that a thread holds at that moment stays held in the copy for ever.
FORKED_AFTER = 2.0  # seconds
PROBE_TEXT = "someone is threatening to share my pictures"


def commands(profile: Profile) -> dict[str, str]:
    """One command line a process; `exec`, so that no shell stands between a signal and the process.

    Each is started again when it is killed, for example when memory runs out.
    """
    python = sys.executable
    rasa = {
        "actions": f"exec {python} -m steady.run.keep actions.server",
        "rasa": f"exec {python} -m steady.run.keep steady.run.rasa_server",
    }
    return {**rasa, **desk.commands()} if profile.review else rasa


def run_all(profile: Profile, when_ready: Callable[[], None]) -> int:
    """Runs every process until one ends or the operator presses Ctrl-C; returns the exit code.

    `when_ready` is called once, when a probe message got a real answer.
    """
    honcho.manager.KILL_WAIT = SECONDS_TO_STOP
    manager = Manager()
    environment = {**os.environ, **profile.variables()}
    for name, command in commands(profile).items():
        manager.add_process(name, command, env=environment, cwd=str(ROOT))
    threading.Thread(target=_announce, args=(profile, when_ready), daemon=True).start()
    manager.loop()
    return 0 if manager.returncode in (0, 130, 143) else int(manager.returncode or 1)


def _announce(profile: Profile, when_ready: Callable[[], None]) -> None:
    time.sleep(FORKED_AFTER)
    if wait_until_ready(profile):
        when_ready()
    else:
        print(f"Steady did not answer within {READY_WITHIN:.0f} s; see the lines above.", flush=True)


def wait_until_ready(profile: Profile, within: float = READY_WITHIN) -> bool:
    """Whether a real conversation works within the given seconds."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if answers(profile):
            return True
        time.sleep(0.5)
    return False


def answers(profile: Profile) -> bool:
    """Speaks one turn over the web channel, checks the reply names a helpline, and erases the conversation."""
    web = f"{profile.address}/webhooks/web"
    try:
        token = requests.post(f"{web}/session", timeout=15).json()["token"]
        headers = {"Authorization": f"Bearer {token}"}
        message = {"client_message_id": "probe", "text": PROBE_TEXT}
        reply = requests.post(f"{web}/message", json=message, headers=headers, timeout=15).json()
        requests.delete(f"{web}/session", headers=headers, timeout=15)
    except (requests.RequestException, KeyError, ValueError):
        return False
    return any(part.get("type") == "helpline" for part in reply.get("messages", []))
