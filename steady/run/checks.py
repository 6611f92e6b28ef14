"""What must be true before Steady starts; each problem is one clear line."""

import os
import shutil
import socket
import sys
from pathlib import Path

import yaml

from steady.run.profile import LOOPBACK, ROOT, Profile

NEEDED_DISK = 500 * 1024 * 1024  # bytes: a model being written, the database and logs


class CannotStart(Exception):
    """A reason, in one line for the operator, why Steady does not start."""


def check_everything(profile: Profile) -> None:
    """Raises CannotStart with the first problem found."""
    check_python()
    check_yaml()
    check_disk(profile.var)
    check_port(profile.host, profile.port, "STEADY_PORT")
    check_port(LOOPBACK, profile.actions_port, "STEADY_ACTIONS_PORT")
    if profile.review:
        check_port(profile.review_host, profile.review_port, "STEADY_REVIEW_PORT")


def check_python() -> None:
    """Rasa 3.6.21 is proven here on Python 3.11 alone."""
    if sys.version_info[:2] != (3, 11):
        raise CannotStart(f"Steady needs Python 3.11; this is {sys.version_info[0]}.{sys.version_info[1]}.")


def check_port(host: str, port: int, variable: str) -> None:
    """A busy port would otherwise show as a long trace from the server."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} on {host} is busy. Stop what uses it, or set {variable}."
            ) from error


def check_writable(folder: Path) -> None:
    """In a container, all folders are read-only but the few that are given."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        mark = folder / f".write-test-{os.getpid()}"  # several workers may share the folder
        mark.write_bytes(b"\0" * 4096)
        mark.unlink()
    except OSError as error:
        raise CannotStart(f"Cannot write to {folder}: {error.strerror}.") from error


def check_disk(folder: Path) -> None:
    """A full disk would otherwise lose conversations in silence."""
    check_writable(folder)
    free = shutil.disk_usage(folder).free
    if free < NEEDED_DISK:
        raise CannotStart(
            f"The disk is nearly full: {free // 2**20} MB free, {NEEDED_DISK // 2**20} MB needed."
        )


def check_yaml() -> None:
    """Every YAML file that Rasa or Steady reads must at least parse."""
    files = [*ROOT.glob("*.yml"), *(ROOT / "data").rglob("*.yml")]
    for file in sorted(files):
        try:
            with open(file, encoding="utf-8") as stream:
                yaml.load(stream, Loader=yaml.CSafeLoader)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            mark = getattr(error, "problem_mark", None)
            place = f", line {mark.line + 1}" if mark else ""
            problem = getattr(error, "problem", None) or "not valid YAML"
            raise CannotStart(f"{file.relative_to(ROOT)}{place}: {problem}.") from error
