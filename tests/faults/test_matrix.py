"""The quick rows of the fault matrix, on real processes; all rows: `make faults` and docs/faults.md."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from faults import network, parts, stores, understanding
from faults.watch import Row
from tests.conftest import Server

GENEROUS = {"STEADY_MESSAGES_BURST": "100000", "STEADY_MESSAGES_A_MINUTE": "100000"}


@pytest.fixture(scope="module")
def fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Steady of its own, to be broken."""
    running = Server(tmp_path_factory.mktemp("matrix"), GENEROUS).start()
    yield running
    running.stop()


@pytest.fixture
def database(fragile: Server) -> str:
    """Where its conversations are."""
    return f"sqlite:///{fragile.folder / 'tracker.db'}"


def passes(row: Row) -> None:
    """A row without problems, and nothing acknowledged that was lost."""
    assert row.problems == []
    assert row.lost == 0


def test_action_server_killed(fragile: Server, database: str) -> None:
    passes(parts.actions_killed(fragile, database))


def test_action_server_answers_nonsense(fragile: Server, database: str) -> None:
    passes(parts.actions_wrong(fragile, database))


def test_database_file_gone(fragile: Server, database: str) -> None:
    passes(stores.sqlite_gone(fragile, database))


def test_malformed_text(fragile: Server) -> None:
    passes(network.malformed_text(fragile))


def test_two_gigabytes(fragile: Server) -> None:
    passes(network.giant_body(fragile))


def test_worker_killed_in_mid_turn(fragile: Server, database: str) -> None:
    passes(parts.worker_killed(fragile, database))


def test_understanding_hangs(tmp_path: Path) -> None:
    server = Server(tmp_path, {**GENEROUS, **understanding.HANGING}).start()
    try:
        passes(understanding.hangs(server, f"sqlite:///{tmp_path / 'tracker.db'}"))
    finally:
        server.stop()


def test_tampered_model_is_refused() -> None:
    passes(parts.model_refused("model tampered", "tampered"))


def test_busy_port(tmp_path: Path) -> None:
    passes(parts.port_taken(tmp_path))
