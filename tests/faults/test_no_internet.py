"""Nothing tries to reach the internet while training, starting or talking; telemetry is off."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from steady.run.profile import ROOT, Profile
from tests.conftest import Chat, Server

GUARD = Path(__file__).parent / "loopback_only"


def guarded(notes: Path) -> dict[str, str]:
    """The environment of a process that may not leave this machine."""
    return {"PYTHONPATH": str(GUARD), "STEADY_OUTSIDE_NOTES": str(notes)}


def test_the_guard_itself_works(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    command = [sys.executable, "-c", "import socket; socket.create_connection(('192.0.2.1', 80))"]
    result = subprocess.run(command, env={**os.environ, **guarded(notes)}, capture_output=True, check=False)
    assert result.returncode != 0
    assert notes.read_text() == "192.0.2.1\n"


def test_start_and_conversation_stay_on_this_machine(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    running = Server(tmp_path / "var", guarded(notes)).start()
    try:
        chat = Chat(running).open()
        assert chat.say("someone is blackmailing me with my pictures, im 17")
    finally:
        running.stop()
    assert not notes.exists(), notes.read_text()


@pytest.mark.timeout(300)
def test_training_stays_on_this_machine(tmp_path: Path) -> None:
    """The real pipeline and rules on a part of the real examples."""
    notes, data = tmp_path / "notes", tmp_path / "data"
    data.mkdir()
    kept: dict[str, list[dict]] = {}
    for file in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["nlu"]:
            kept.setdefault(block["intent"], []).extend(block["examples"][:12])
    nlu = [{"intent": intent, "examples": examples} for intent, examples in kept.items()]
    (data / "nlu.yml").write_text(yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True))
    command = [sys.executable, "-m", "rasa", "train", "--out", str(tmp_path / "models"), "--quiet"]
    command += ["--data", str(data), str(ROOT / "data" / "rules"), "--domain", str(ROOT / "domain.yml")]
    variables = {**Profile().variables(), **guarded(notes)}
    variables["PYTHONPATH"] = os.pathsep.join((str(GUARD), str(ROOT)))
    result = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-2000:] + result.stderr[-2000:]
    assert list((tmp_path / "models").glob("*.tar.gz"))
    assert not notes.exists(), notes.read_text()
