"""Steady says in one line why it cannot start, and leaves with a code that is not zero."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import rasa.core.agent

from steady.run import checks, rasa_server, serving
from steady.run.profile import ROOT, Profile
from tests.conftest import free_port


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    """Runs `make run`'s command until it gives up."""
    return subprocess.run(
        [sys.executable, "-m", "steady.run", "serve"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_busy_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        result = start(STEADY_PORT=str(port), STEADY_ACTIONS_PORT=str(free_port()), STEADY_VAR=str(tmp_path))
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        f"Steady cannot start: Port {port} on 127.0.0.1 is busy. Stop what uses it, or set STEADY_PORT."
    ]


def test_a_port_that_is_no_number_is_named(tmp_path: Path) -> None:
    result = start(STEADY_PORT="abc", STEADY_VAR=str(tmp_path))
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1


def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(checks, "NEEDED_DISK", 10**18)
    with pytest.raises(checks.CannotStart, match="nearly full"):
        checks.check_disk(tmp_path)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("not a folder")
    with pytest.raises(checks.CannotStart, match="Cannot write"):
        checks.check_disk(blocker / "inside")


def test_the_store_that_is_checked_is_the_one_that_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And nothing is written beside the program, whose folder is read-only in a container."""
    (tmp_path / "program").mkdir()
    monkeypatch.chdir(tmp_path / "program")
    rasa_server.check_store(Profile(var=tmp_path / "var"))
    assert (tmp_path / "var" / "tracker.db").exists()
    assert not list((tmp_path / "program").iterdir())
    nowhere = f"postgresql://steady@127.0.0.1:{free_port()}/steady"
    with pytest.raises(SystemExit, match="the conversation store failed"):
        rasa_server.check_store(Profile(tracker_database=nowhere))


BROKEN_MODEL = """
import sys
from pathlib import Path
from steady.run import rasa_server, signature

rasa_server.MODEL = Path(sys.argv[1])
rasa_server.MODEL.write_bytes(b"signed, and no model")
signature.sign(rasa_server.MODEL)
rasa_server.main()
"""


def test_a_model_that_rasa_cannot_load_ends_the_server(tmp_path: Path) -> None:
    """Rasa itself would log one line and go on without it, for ever not ready."""
    environment = {**os.environ, **Profile(var=tmp_path, port=free_port()).variables()}
    result = subprocess.run(
        [sys.executable, "-c", BROKEN_MODEL, str(tmp_path / "model.tar.gz")],
        cwd=ROOT,
        env={**environment, "STEADY_PORT": str(free_port()), "STEADY_REVIEW": "0"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 1
    last = result.stderr.splitlines()[-1]
    assert last == "Steady cannot start: the model could not be loaded; see the line above."


@pytest.mark.parametrize("end", [lambda: None, lambda: sys.exit(1)])
def test_rasa_that_ends_without_a_word_is_not_left_at_that(
    end: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rasa.core.agent, "load_agent", rasa.core.agent.load_agent)
    with pytest.raises(serving.NotServing, match="Rasa ended before it had loaded the model"):
        serving.run_with_model(end)


def test_a_broken_yaml_is_named_with_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "domain.yml").write_text("responses:\n  utter_a:\n  - text: 'open\n")
    monkeypatch.setattr(checks, "ROOT", tmp_path)
    with pytest.raises(checks.CannotStart, match=r"domain\.yml, line \d+"):
        checks.check_yaml()


def test_another_python_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    with pytest.raises(checks.CannotStart, match=r"needs Python 3\.11; this is 3\.9"):
        checks.check_python()


def test_make_names_the_missing_python(tmp_path: Path) -> None:
    """The Makefile itself, before anything is installed."""
    (tmp_path / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    for name in ("uv.lock", "pyproject.toml"):
        (tmp_path / name).write_text("")
    command = ["make", "run", "PYTHON=python-that-is-not-there"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    assert "Steady needs Python 3.11" in result.stderr
