"""Every message of `cases.py` gets the reading that its situation needs (R1, R49, R56)."""

from __future__ import annotations

import pytest

from steady.nlu.risk import read_risk
from tests.unit.nlu.risk.cases import AT_RISK, NOT_RISK, OFFENDS, UNCLEAR, Situation


def rows(groups: dict[str, Situation]) -> list[object]:
    return [
        pytest.param(message, situation.levels.split("|"), situation.who, id=f"{name}: {message[:60]}")
        for name, situation in groups.items()
        for message in situation.messages.splitlines()
    ]


@pytest.mark.parametrize(("message", "levels", "who"), rows(AT_RISK | UNCLEAR | OFFENDS))
def test_person_at_risk_is_heard(message: str, levels: list[str], who: str) -> None:
    reading = read_risk(message)
    assert reading.level in levels, reading.evidence
    assert who in ("", reading.who), reading.evidence


@pytest.mark.parametrize(("message", "levels", "who"), rows(NOT_RISK))
def test_harmless_message_raises_no_alarm(message: str, levels: list[str], who: str) -> None:
    reading = read_risk(message)
    assert reading.level in levels, reading.evidence
