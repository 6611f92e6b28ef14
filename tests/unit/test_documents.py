"""Documents that name tests name tests that exist."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
import yaml

from review.practice.rules import ALWAYS, NEVER, feedback
from steady.run.profile import ROOT

NAMED = re.compile(r"`(tests/[\w/]+\.(?:py|yml))::([^`]+)`")
SAID_IN_GUIDE = {
    "blames": "ask why they sent it",
    "asks_for_image": "ask to see the picture",
    "promises_secrecy": "promise secrecy",
    "not_their_fault": "not their fault",
    "asks_about_safety": "ask outright",
    "names_a_helpline": "Samaritans",
}
"""What the guide says of each rule that the desk's practice checks."""


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
    assert len(named) > 5
    return [
        f"{file}::{name}"
        for file, name in named
        if not (ROOT / file).exists() or name not in names_in(ROOT / file)
    ]


@pytest.mark.parametrize("document", ["requirements.md", "hazard-log.md", "threat-model.md", "emergency.md"])
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


def test_emergency_page_has_the_flow_the_words_and_what_experts_must_confirm() -> None:
    """R53: an emergency flow, apart from it what to say, and no pretence that an expert has agreed."""
    page = (ROOT / "docs" / "emergency.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ", page, flags=re.MULTILINE)
    assert [part.partition("\n")[0] for part in parts[1:]] == [
        "A. The flow",
        "B. What to say",
        "C. What an expert must confirm before this is used",
    ]
    flow, words, confirm = parts[1:]
    assert "999" in flow and NAMED.search(flow)
    for rule in (*NEVER, *ALWAYS):
        assert SAID_IN_GUIDE[rule[0]] in words, (
            f"the desk's practice checks {rule[1]!r}; the guide does not say it"
        )
    assert len(re.findall(r"^\d\. ", confirm, re.MULTILINE)) >= 5
    assert "No\nsafeguarding, clinical or legal expert has confirmed it." in page.replace("**", "")
    assert "](emergency.md)" in (ROOT / "docs" / "safeguarding.md").read_text(encoding="utf-8")


def test_words_of_the_guide_keep_the_rules_that_the_desk_checks() -> None:
    """A helper who says what the guide offers is not corrected for it at the desk."""
    page = (ROOT / "docs" / "emergency.md").read_text(encoding="utf-8")
    offered = re.findall(r"\"([^\"]+)\"", page.partition("### Always")[2].partition("### Never")[0])
    assert len(offered) >= 8
    assert [verdict.rule for verdict in feedback(offered) if not verdict.kept] == []


def test_the_advisories_are_judged_for_the_locked_versions() -> None:
    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    locked = {one["name"]: one.get("version") for one in packages}
    text = (ROOT / "docs" / "advisories.md").read_text(encoding="utf-8")
    judged = re.findall(r"^\| ([a-z-]+) \| ([\d.]+) \|", text, re.MULTILINE)
    assert len(judged) >= 15
    assert [f"{name} {version}" for name, version in judged if locked.get(name) != version] == []
