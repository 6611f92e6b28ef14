"""What machines ask, of a running Steady."""

import os
import re
import signal
import time

import requests

from tests.conftest import Chat, Server
from tests.deploy.queries import asked_of_steady, exposed


def test_a_running_steady_is_alive_and_ready(server: Server) -> None:
    assert requests.get(f"{server.address}/health/live", timeout=5).json() == {"status": "ok"}
    answer = requests.get(f"{server.address}/health/ready", timeout=5)
    assert answer.status_code == 200
    assert answer.json()["parts"] == {"model": True, "store": True, "actions": True}


def test_not_ready_while_the_action_server_hangs(server: Server) -> None:
    pid = server.pid_of("actions.server")
    os.kill(pid, signal.SIGSTOP)
    try:
        time.sleep(1.1)  # the last answer is remembered for a second
        answer = requests.get(f"{server.address}/health/ready", timeout=10)
    finally:
        os.kill(pid, signal.SIGCONT)
    assert answer.status_code == 503
    assert answer.json()["parts"]["actions"] is False
    assert requests.get(f"{server.address}/health/live", timeout=5).status_code == 200


def test_metrics_hold_kinds_and_numbers_only(server: Server) -> None:
    chat = Chat(server).open()
    chat.say("my secret marker is zebrafish and im 15")
    text = requests.get(f"{server.address}/metrics", timeout=5).text
    assert re.search(r'steady_turns_total\{channel="web",outcome="answered"\} [1-9]', text)
    assert "zebrafish" not in text and chat.token not in text and "127.0.0.1" not in text
    labels = set(re.findall(r"(\w+)=", "".join(re.findall(r"^steady_\w+\{([^}]*)\}", text, re.MULTILINE))))
    assert labels <= {"channel", "outcome", "le", "code", "part"}


def test_alerts_and_dashboard_ask_for_what_a_running_steady_exposes(server: Server) -> None:
    """Scraped as Prometheus does: each metric of a query is there, with each label that the query uses."""
    Chat(server).open().say("someone is threatening to share my pictures")
    scraped = requests.get(f"{server.address}/metrics", timeout=5).text
    asked = asked_of_steady()
    assert ("steady_turns_total", "outcome") in asked and ("process_resident_memory_bytes", "") in asked
    assert asked - exposed(scraped) == set()


def test_metrics_are_for_this_machine_or_a_token(server: Server) -> None:
    """A proxy on this machine names the address it speaks for, and is refused."""
    through_a_proxy = {"X-Forwarded-For": "203.0.113.9"}
    assert requests.get(f"{server.address}/metrics", headers=through_a_proxy, timeout=5).status_code == 404
