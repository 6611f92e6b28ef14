"""Documents that name tests name tests that exist."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
import yaml

from steady.run.profile import ROOT

NAMED = re.compile(r"`(tests/[\w/]+\.(?:py|yml))::([^`]+)`")


@cache
def names_in(file: Path) -> frozenset[str]:
    """The tests of a Python file, or the conversations of a YAML file."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        return frozenset(re.findall(r"^(?:async )?def (test_\w+)", text, re.MULTILINE))
    return frozenset(one["name"] for one in yaml.load(text, Loader=yaml.CSafeLoader))


def missing(document: str) -> list[str]:
    """The tests that a document names and that do not exist."""
    named = NAMED.findall((ROOT / "docs" / document).read_text(encoding="utf-8"))
    assert len(named) > 10
    return [
        f"{file}::{name}"
        for file, name in named
        if not (ROOT / file).exists() or name not in names_in(ROOT / file)
    ]


@pytest.mark.parametrize("document", ["requirements.md", "hazard-log.md", "threat-model.md"])
def test_named_tests_exist(document: str) -> None:
    assert missing(document) == []


def test_every_hazard_names_tests_that_exist() -> None:
    """R72: no hazard without a control that a test proves."""
    lines = (ROOT / "docs" / "hazard-log.md").read_text(encoding="utf-8").splitlines()
    hazards = [line for line in lines if re.match(r"\| H\d+ ", line)]
    assert len(hazards) >= 15
    assert [line[:6] for line in hazards if not NAMED.search(line)] == []


def test_every_requirement_has_a_line_with_a_proof_or_a_reason() -> None:
    lines = (ROOT / "docs" / "requirements.md").read_text(encoding="utf-8").splitlines()
    rows = {
        match[1]: match[2] for line in lines if (match := re.match(r"\| R(\d+) \|[^|]+\| (.+) \|$", line))
    }
    assert [int(number) for number in rows] == [number for number in range(1, 78) if number != 76]
    assert all(cell.strip() for cell in rows.values())


def test_the_advisories_are_judged_for_the_locked_versions() -> None:
    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    locked = {one["name"]: one.get("version") for one in packages}
    text = (ROOT / "docs" / "advisories.md").read_text(encoding="utf-8")
    judged = re.findall(r"^\| ([a-z-]+) \| ([\d.]+) \|", text, re.MULTILINE)
    assert len(judged) >= 15
    assert [f"{name} {version}" for name, version in judged if locked.get(name) != version] == []
