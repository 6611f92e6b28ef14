"""A correction, and a small repository to export it to."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from steady.run.profile import ROOT

RIGHT: dict[str, Any] = {
    "audience": "young_person",
    "age": 14,
    "risk": "none",
    "risk_for": "self",
    "situation": ["threatened_money"],
    "intent": "describe",
    "entities": [],
}
TEXT = "the lad off the skating server says cough up forty quid by teatime or the clip goes round"
FILES = ("small_talk", "professionals")


def git(folder: Path, *arguments: str) -> str:
    """What a git command prints."""
    own = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    done = subprocess.run(["git", "-C", folder, *own, *arguments], check=True, capture_output=True)
    return done.stdout.decode()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with some of the real training files, one of them with Windows' line ends."""
    folder = tmp_path / "repository"
    (folder / "data" / "nlu").mkdir(parents=True)
    for name in FILES:
        shutil.copy(ROOT / "data" / "nlu" / f"{name}.yml", folder / "data" / "nlu")
    windows = folder / "data" / "nlu" / "small_talk.yml"
    windows.write_bytes(windows.read_bytes().replace(b"\n", b"\r\n"))
    git(folder, "init", "-q", "-b", "main")
    git(folder, "-c", "core.autocrlf=false", "add", "-A")
    git(folder, "commit", "-q", "-m", "Beginning")
    return folder
