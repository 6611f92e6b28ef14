"""The facts themselves: what is in ``data/resources/helplines.yml`` and what must never be."""

from __future__ import annotations

import json
from datetime import date
from statistics import mean
from typing import get_args

import pytest
import textstat
from jsonschema import Draft202012Validator

from steady.helplines import Audience, Need, load_helplines, validate
from steady.helplines.load import HELPLINES_FILE, SCHEMA_FILE
from steady.helplines.models import HoursKind

HELPLINES = load_helplines()
BY_ID = {helpline.id: helpline for helpline in HELPLINES}
SEED = "https://www.iwf.org.uk/resources/sextortion/"

FOUNDING_ORGANISATIONS = {
    "emergency_999", "met_police", "get_safe_online", "ceop_education", "ncsc", "revenge_porn_helpline", "stopncii",
    "childline", "marie_collins", "samaritans", "victim_support", "papyrus", "calm", "hub_of_hope", "iwf",
    "gurls_out_loud", "talk_checklist",
}  # fmt: skip


def test_every_organisation_of_the_founding_document_has_an_entry():
    assert set(BY_ID) >= FOUNDING_ORGANISATIONS


def test_no_fact_is_wrong_or_stale_on_the_day_it_was_checked():
    """R7"""
    newest = max(helpline.checked for helpline in HELPLINES)
    assert [problem for problem in validate(HELPLINES, newest) if problem.level == "error"] == []


def test_numbers_and_times_of_the_founding_document():
    """R11, R17"""
    assert BY_ID["samaritans"].phone == "116 123"
    assert BY_ID["papyrus"].phone == "0800 068 41 41"
    assert BY_ID["calm"].phone == "0800 58 58 58"
    assert BY_ID["samaritans"].hours.kind == BY_ID["papyrus"].hours.kind == "always"


@pytest.mark.parametrize(
    "outdated",
    [
        "07860 039967",
        "07786 209697",
        "0808 068 4141",
        "0808 802 9999",
        "020 7704 2040",
        "88858",
        "0808 808 4994",
    ],
)
def test_numbers_known_to_be_old_or_wrong_are_never_shown(outdated):
    digits = outdated.replace(" ", "")
    for helpline in HELPLINES:
        shown = [helpline.phone or "", helpline.sms.number if helpline.sms else "", *helpline.after_call]
        assert digits not in "|".join(shown).replace(" ", ""), helpline.id


def test_addresses_nobody_has_seen_point_to_the_founding_page():
    """A wrong address is never shown: the founding page links to the right one, and the card says so."""
    for name in ("met_police", "get_safe_online"):
        assert BY_ID[name].url == SEED
        assert "IWF guide" in BY_ID[name].what_they_do
        assert "url" in BY_ID[name].to_confirm
    assert BY_ID["ncsc"].url is None and BY_ID["ncsc"].email  # its mailbox is confirmed, its page is not


def test_nobody_is_told_to_text_999():
    """It only works from a phone registered beforehand."""
    assert BY_ID["emergency_999"].sms is None


def test_only_emergency_numbers_answer_the_emergency_need():
    for helpline in HELPLINES:
        if "emergency" in helpline.needs:
            assert helpline.needs == ("emergency",)
            assert helpline.hours.kind == "always"


def test_doubtful_hours_are_on_the_list_for_a_person_to_confirm():
    """R7: nothing described but unconfirmed goes live unnoticed."""
    for helpline in HELPLINES:
        if helpline.hours.kind in {"likely_always", "unknown"}:
            assert "hours" in helpline.to_confirm, helpline.id


def test_words_are_plain_and_one_sentence():
    """R70: reading age 9 to 11. The measure jumps about on one sentence, so the mean counts most."""
    grades = []
    for helpline in HELPLINES:
        what = helpline.what_they_do
        assert what.endswith(".") and ". " not in what, helpline.id
        grades.append(textstat.flesch_kincaid_grade(what))
        assert grades[-1] <= 8, (helpline.id, what)
    assert mean(grades) <= 6


def test_what_happens_when_you_call_is_said_in_short_sentences():
    for helpline in HELPLINES:
        for sentence in helpline.after_call:
            assert textstat.flesch_kincaid_grade(sentence) <= 9, sentence


def test_schema_and_code_know_the_same_words():
    properties = json.loads(SCHEMA_FILE.read_text())["$defs"]
    entry = properties["helpline"]["properties"]
    assert entry["audiences"]["items"]["enum"] == list(get_args(Audience))
    assert set(entry["needs"]["items"]["enum"]) == set(get_args(Need))
    assert set(properties["hours"]["properties"]["kind"]["enum"]) == set(get_args(HoursKind))


def test_schema_is_itself_a_valid_schema():
    Draft202012Validator.check_schema(json.loads(SCHEMA_FILE.read_text()))


def test_dates_are_written_as_text_so_that_any_yaml_reader_sees_the_same():
    for helpline in HELPLINES:
        assert isinstance(helpline.checked, date)
    assert 'checked: "' in HELPLINES_FILE.read_text()
