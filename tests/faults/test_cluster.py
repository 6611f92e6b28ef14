"""Two workers on PostgreSQL and Redis behind nginx; the long form is `make cluster`."""

import threading

import pytest
import requests

from faults import cluster as topology
from faults.cluster import Cluster, Killer
from faults.watch import wait_for


@pytest.fixture(scope="module")
def running() -> Cluster:
    """The whole installation as processes."""
    with topology.cluster() as one:
        yield one


@pytest.mark.timeout(200)
def test_nothing_is_lost_doubled_or_out_of_order_while_a_worker_is_killed(running: Cluster) -> None:
    killer = Killer(running, every=3)
    outcome = topology.try_out(running, 6, lambda number: number < 60, killer.run)
    assert killer.serving >= 1
    assert (outcome.lost, outcome.doubled, outcome.out_of_order) == (0, 0, 0)
    assert outcome.acknowledged == 180


@pytest.mark.timeout(300)
def test_upgrade_drops_no_message_that_was_acknowledged(running: Cluster) -> None:
    """Each worker in turn is asked to end (SIGTERM) while people talk, and replaced."""
    assert wait_for(lambda: all(topology.is_ready(port) for port in running.ports), 120)
    before = list(running.processes.values())
    upgraded = threading.Event()

    def upgrade(_: threading.Event) -> None:
        try:
            for number in range(running.workers):
                running.restart_worker(number)
        finally:
            upgraded.set()

    outcome = topology.try_out(running, 6, lambda _: not upgraded.is_set(), upgrade)
    workers = [running.processes[f"rasa{number}"] for number in range(running.workers)]
    assert not set(workers) & set(before) and all(topology.is_ready(port) for port in running.ports)
    assert outcome.acknowledged > 0
    assert (outcome.lost, outcome.doubled, outcome.out_of_order) == (0, 0, 0)


@pytest.mark.parametrize(
    "path", ["/metrics", "/health/ready", "/version", "/conversations/x/tracker", "/status"]
)
def test_proxy_passes_only_what_people_need(running: Cluster, path: str) -> None:
    assert requests.get(running.address + path, timeout=10).status_code == 404


def test_proxy_refuses_a_large_body_and_a_large_header(running: Cluster) -> None:
    url = f"{running.address}/webhooks/web/message"
    assert requests.post(url, data=b"x" * 300_000, timeout=10).status_code == 413
    assert requests.get(url, headers={"X-Large": "x" * 20_000}, timeout=10).status_code in (400, 431)


def test_proxy_names_helplines_when_no_worker_answers(running: Cluster) -> None:
    for number in range(running.workers):
        running.kill_worker(number)
    answer = requests.post(f"{running.address}/webhooks/web/session", timeout=20)
    assert answer.status_code in (502, 503, 504)
    assert answer.json()["helplines"] and answer.json()["message"]


def test_no_address_of_a_person_is_written(running: Cluster) -> None:
    logs = [*(running.folder / "nginx").rglob("*.log"), running.folder / "nginx.log"]
    assert len(logs) == 2
    assert not any("127.0.0.1" in file.read_text(errors="replace") for file in logs)
