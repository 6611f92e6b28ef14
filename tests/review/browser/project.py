"""A copy of the project with little to learn from, in which a real model is trained in seconds."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from review.learn.nlu_yaml import add_examples
from steady.nlu.training_data import load_file
from steady.run.profile import ROOT
from tests.review.learn.conftest import git

CODE = ("steady", "review", "evaluation", "data")
FILES = (".gitignore", "config.yml", "credentials.yml", "domain.yml", "endpoints.yml", "uv.lock")
TAUGHT = {"small_talk": 5, "risk_concern": 4, "risk_self_harm": 6, "young_people": 12}
"""Of each of these training files, every so manieth message."""
ASKED = {"test": "04_crisis.yml", "development": "02_crisis.yml"}
"""Of each evaluation folder, the file that models are compared on."""


@dataclass
class Project:
    """Where the desk exports to, and where models are trained and compared. `var` is the desk's folder."""

    folder: Path
    var: Path

    def run(self, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What an operator types in this folder."""
        environment = {
            **os.environ,
            "STEADY_VAR": str(self.var),
            "STEADY_ENCODER_DIR": str(ROOT / "var" / "encoder"),
        }
        environment.pop("PYTHONPATH", None)
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=self.folder, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def train(self) -> None:
        """`make train`."""
        done = self.run("steady.run", "train")
        assert done.returncode == 0 and "Trained in" in done.stdout, done.stdout + done.stderr

    def compare(self) -> subprocess.CompletedProcess[str]:
        """`make compare`."""
        return self.run("review.manage", "compare")

    def commit(self, message: str) -> None:
        """Everything as it is now."""
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-q", "-m", message)


def copy_of_the_project(folder: Path, var: Path) -> Project:
    """A repository with one commit and no model."""
    for name in CODE:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    for file in (folder / "data" / "nlu").iterdir():
        if file.stem in TAUGHT:
            few = load_file(file)[:: TAUGHT[file.stem]]
            file.write_text(add_examples("", few), encoding="utf-8")
        else:
            file.unlink()
    for name, kept in ASKED.items():
        for file in (folder / "evaluation" / name).iterdir():
            if file.name != kept:
                file.unlink()
    git(folder, "init", "-q", "-b", "main")
    project = Project(folder, var)
    project.commit("Beginning")
    return project
