"""Messages by "other authors": the pattern stage alone must hear nearly all of them (R1, R49)."""

from __future__ import annotations

from pathlib import Path

from steady.nlu.risk import read_risk

LINES = (Path(__file__).parent / "written_blind.txt").read_text("utf-8").splitlines()
LABELLED = [line.split(" | ", 2) for line in LINES if not line.startswith("#")]
HARD = ("self_harm", "immediate_danger")


def test_at_least_98_in_100_people_at_risk_get_an_alert() -> None:
    at_risk = [message for level, _, message in LABELLED if level in HARD]
    missed = [message for message in at_risk if read_risk(message).level == "none"]
    assert len(missed) <= 0.02 * len(at_risk), missed


def test_hard_false_alarms_stay_below_5_in_100_on_hard_negatives() -> None:
    harmless = [message for level, _, message in LABELLED if level == "none"]
    alarmed = [message for message in harmless if read_risk(message).level not in ("none", "concern")]
    assert len(alarmed) <= 0.05 * len(harmless), alarmed


def test_ambiguous_distress_gets_a_check_in() -> None:
    distressed = [message for level, _, message in LABELLED if level == "concern"]
    missed = [message for message in distressed if read_risk(message).level == "none"]
    assert len(missed) <= 0.02 * len(distressed), missed


def test_person_at_risk_is_told_from_the_one_who_writes() -> None:
    at_risk = [(who, message) for level, who, message in LABELLED if level in HARD]
    confused = [message for who, message in at_risk if read_risk(message).who != who]
    assert len(confused) <= 0.06 * len(at_risk), confused
