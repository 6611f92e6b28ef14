"""Who is sent where: every audience, need, country, nation, age and hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import get_args

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steady.helplines import Audience, Need, State, load_helplines, pick

HELPLINES = load_helplines()
BY_ID = {helpline.id: helpline for helpline in HELPLINES}
AUDIENCES = [*get_args(Audience), None]
NEEDS = get_args(Need)
COUNTRIES = sorted(phonenumbers.SUPPORTED_REGIONS)
OWN_LINES = ["GB", "IE", "US", "CA", "AU", "NZ", "IN"]
NATIONS = ["GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR"]

# Written out by hand, so that a slip in the resource file cannot also slip through here.
ADULTS_ONLY = {
    "revenge_porn_helpline", "stopncii", "int_adult_help", "us_ccri", "au_esafety", "galop", "survivors_trust",
    "domestic_abuse_helpline", "mens_advice_line", "stalking_helpline", "cyber_helpline", "stop_it_now", "nspcc",
    "posh", "talk_checklist", "youngminds_parents",
}  # fmt: skip
CHILDREN_ONLY = {
    "childline", "report_remove", "take_it_down", "ceop", "ceop_education", "gurls_out_loud", "safer_internet_centre",
    "ie_childline", "ca_kids_help_phone", "ca_needhelpnow", "ca_cybertip", "au_kids_helpline", "au_accce", "us_ncmec",
    "in_childline", "eu_116111", "int_child_helpline_international",
}  # fmt: skip
CHILD_TOOLS_OF_A_PARENT = CHILDREN_ONLY | {"nspcc", "talk_checklist", "children_first", "ie_ispcc_parents"}
EMERGENCY = {line.id for line in HELPLINES if "emergency" in line.needs}

CLOCK_CHANGES_AND_HOLIDAYS = [
    datetime(2027, 3, 28, 0, 59, tzinfo=UTC),
    datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    datetime(2026, 12, 25, 12, 0, tzinfo=UTC),
    datetime(2026, 12, 28, 12, 0, tzinfo=UTC),
    datetime(2027, 1, 4, 11, 0, tzinfo=UTC),
    datetime(2027, 3, 17, 11, 0, tzinfo=UTC),
    datetime(2028, 2, 29, 23, 59, tzinfo=UTC),
]
moments = st.sampled_from(CLOCK_CHANGES_AND_HOLIDAYS) | st.datetimes(
    datetime(2026, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC)
)
situations = st.fixed_dictionaries(
    {
        "audience": st.sampled_from(AUDIENCES),
        "needs": st.lists(st.sampled_from(NEEDS), max_size=4),
        "country": st.just("GB") | st.sampled_from(OWN_LINES) | st.sampled_from(COUNTRIES) | st.none(),
        "region": st.sampled_from([*NATIONS, None]),
        "age": st.none() | st.integers(0, 100),
        "now": moments,
    }
)
MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SUNDAY_2AM = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def ids(audience, needs, country="GB", region=None, age=None, now=MONDAY_NOON):
    return [picked.helpline.id for picked in pick(HELPLINES, audience, needs, country, region, age, now)]


def speaks_for_a_child(s):
    """Someone under 18 is, or by what is known may well be, the one in trouble."""
    under_18 = s["age"] is not None and s["age"] < 18
    return under_18 or s["audience"] == "young_person" or s["audience"] is None


@settings(max_examples=250, deadline=None)
@given(situations)
def test_a_child_never_sees_an_adults_service(s):
    """R12, R35: nor does somebody of whom nothing is known."""
    shown = set(ids(**s))
    if s["audience"] in {"young_person", None}:
        assert not shown & ADULTS_ONLY
    if speaks_for_a_child(s):
        assert not shown & {"revenge_porn_helpline", "stopncii", "int_adult_help", "us_ccri", "au_esafety"}


@settings(max_examples=250, deadline=None)
@given(situations)
def test_an_adult_never_sees_a_childs_tool(s):
    """R12"""
    shown = set(ids(**s))
    if s["audience"] == "adult":
        assert not shown & CHILDREN_ONLY
    if s["audience"] in {"adult", "parent", "professional", None}:
        assert not shown & {
            "childline",
            "ie_childline",
            "ca_kids_help_phone",
            "au_kids_helpline",
            "eu_116111",
        }
    if s["audience"] == "parent" and s["age"] is not None and s["age"] >= 18:
        assert not shown & CHILD_TOOLS_OF_A_PARENT


@settings(max_examples=250, deadline=None)
@given(situations)
def test_age_limits_hold_for_the_person_they_speak_of(s):
    """R12: CALM from 16, PAPYRUS under 35, Rape Crisis and Breathing Space from 16."""
    shown = set(ids(**s))
    if s["audience"] == "young_person" and (s["age"] is None or s["age"] < 16):
        assert not shown & {"calm", "rape_crisis_line", "breathing_space"}
    if s["age"] is not None and s["age"] >= 35:
        assert "papyrus" not in shown


@settings(max_examples=250, deadline=None)
@given(situations)
def test_a_closed_line_never_comes_before_one_that_serves(s):
    """R17"""
    closed = [picked.opening.state is State.CLOSED for picked in pick(HELPLINES, **s)]
    assert closed == sorted(closed)


@settings(max_examples=250, deadline=None)
@given(situations)
def test_nation_and_country_limits_are_obeyed(s):
    for picked in pick(HELPLINES, **s):
        line = picked.helpline
        assert s["country"] in line.countries or "INT" in line.countries
        if line.regions and s["region"]:
            assert s["region"] in line.regions


@settings(max_examples=250, deadline=None)
@given(situations)
def test_nobody_is_left_with_nothing(s):
    """R77, whatever they need and wherever they are, and no service is listed twice."""
    shown = ids(**s)
    assert shown
    assert len(shown) == len(set(shown))


@settings(max_examples=250, deadline=None)
@given(situations)
def test_emergency_number_is_first_when_asked_for_and_absent_when_not(s):
    shown = ids(**s)
    if "emergency" in s["needs"]:
        assert shown[0] in EMERGENCY
    assert len(EMERGENCY & set(shown)) == ("emergency" in s["needs"])


@settings(max_examples=250, deadline=None)
@given(situations)
def test_the_first_services_answer_different_needs_in_the_order_asked(s):
    picked = pick(HELPLINES, **s)
    open_ones = [one for one in picked if one.opening.state is not State.CLOSED]
    answered = [need for need in dict.fromkeys(s["needs"]) if any(one.need == need for one in open_ones)]
    answered.sort(key=lambda need: need != "emergency")
    if len(open_ones) == len(picked):  # a closed line gives up its turn, which shifts the ones behind it
        assert [one.need for one in open_ones[: len(answered)]] == answered or not answered


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("age", [None, 12, 17, 18, 40])
def test_crisis_has_an_answer_in_every_country_at_night(audience, age):
    """An answer that serves now: open, described as open, or online; or else a line to try."""
    for country in COUNTRIES:
        picked = pick(HELPLINES, audience, ["crisis"], country, None, age, SUNDAY_2AM)
        assert picked, country
        assert {one.need for one in picked} == {"crisis"}, country
        assert any(one.opening.state in {State.OPEN, State.LIKELY_OPEN, State.ONLINE} for one in picked), (
            country
        )


def test_every_helpline_is_reached_by_somebody():
    """R11, R12: no entry of the file is dead, the founding document's organisations included."""
    reached = set()
    for line in HELPLINES:
        countries = {*line.countries, "BR", "AT"} - {"INT"}
        for country in [*sorted(countries)[:4], "BR", "US"]:
            for region in line.regions or [None]:
                for audience in line.audiences:
                    for age in (None, 12, 17, 30):
                        reached |= set(ids(audience, line.needs, country, region, age))
    assert set(BY_ID) - reached == set()


def test_child_at_2am_gets_childline_then_somebody_to_text():
    """R17: a child at night is not told that no one is there."""
    assert ids("young_person", ["crisis"], age=14, now=SUNDAY_2AM)[:3] == ["childline", "samaritans", "shout"]


def test_child_whose_picture_is_threatened_gets_report_remove_then_take_it_down():
    """R12"""
    assert ids("young_person", ["image_removal"]) == ["report_remove", "take_it_down"]


def test_adult_on_a_weekday_gets_the_revenge_porn_helpline_and_stopncii():
    """R12, R17"""
    assert ids("adult", ["advice", "image_removal"])[:2] == ["revenge_porn_helpline", "stopncii"]


def test_adult_on_a_sunday_gets_open_services_before_the_revenge_porn_helpline():
    """R17"""
    shown = ids("adult", ["image_removal", "advice", "emotional_support"], now=SUNDAY_2AM)
    assert shown[0] == "stopncii"
    assert shown.index("revenge_porn_helpline") > shown.index("samaritans")


def test_threat_to_share_pictures_is_reported_to_the_police_not_the_fraud_service():
    """R11: at any hour; for a child CEOP comes first."""
    for now in (MONDAY_NOON, SUNDAY_2AM):
        assert ids("adult", ["report_crime"], now=now) == ["police_101"]
        assert ids("adult", ["report_crime"], region="GB-SCT", now=now) == ["police_scotland"]
        assert ids("young_person", ["report_crime"], now=now) == ["ceop", "police_101"]


def test_parent_of_a_child_may_use_childrens_tools():
    assert {"report_remove", "take_it_down"} <= set(ids("parent", ["image_removal"], age=14))
    assert {"report_remove", "take_it_down"} <= set(ids("parent", ["image_removal"]))


def test_parent_of_adult_child_is_not_sent_to_childline():
    """R12"""
    shown = ids("parent", ["image_removal", "advice", "crisis"], age=22)
    assert {"revenge_porn_helpline", "stopncii"} <= set(shown)
    assert not {"childline", "report_remove", "take_it_down", "nspcc"} & set(shown)


def test_fifteen_year_old_is_not_sent_to_calm_but_sixteen_may_be():
    evening = MONDAY_NOON.replace(hour=20)
    assert "calm" not in ids("young_person", ["crisis"], age=15, now=evening)
    assert "calm" in ids("young_person", ["crisis"], age=16, now=evening)


def test_adult_of_unknown_age_may_be_shown_papyrus():
    assert "papyrus" in ids("adult", ["crisis"])
    assert "papyrus" not in ids("adult", ["crisis"], age=35)


def test_parent_worried_about_a_suicidal_teenager_is_shown_papyrus():
    assert "papyrus" in ids("parent", ["crisis"], age=15)[:3]


def test_somebody_unknown_in_crisis_gets_lines_for_anyone():
    """R35"""
    assert ids(None, ["crisis"])[:2] == ["samaritans", "shout"]


def test_teacher_gets_help_for_staff_and_the_pupils_tools():
    shown = ids(
        "professional", ["professional_advice", "report_child_abuse", "image_removal", "report_crime"]
    )
    expected = {"posh", "nspcc", "ceop", "ceop_education", "iwf", "report_remove", "police_101",
                "safer_internet_centre", "stop_it_now"}  # fmt: skip
    assert expected <= set(shown)
    assert ids("professional", ["emergency"])[0] == "emergency_999"


def test_victims_never_see_the_line_for_staff():
    for audience in ("young_person", "adult", "parent", None):
        assert "posh" not in ids(audience, list(NEEDS))


def test_scot_who_lost_money_is_sent_to_police_scotland_not_report_fraud():
    shown = ids("adult", ["money_lost", "report_crime"], region="GB-SCT")
    assert "police_scotland" in shown
    assert not {"report_fraud", "police_101"} & set(shown)


def test_person_in_northern_ireland_gets_lifeline_first_and_not_nhs_111():
    shown = ids("adult", ["crisis"], region="GB-NIR")
    assert shown[0] == "lifeline_ni"
    assert "nhs_111" not in shown


def test_unknown_nation_gets_services_that_cover_england_but_not_those_of_one_other_nation():
    shown = ids("adult", ["emotional_support", "money_lost"])
    assert {"victim_support", "report_fraud"} <= set(shown)
    assert not {"police_scotland", "lifeline_ni", "breathing_space", "victim_support_scotland"} & set(shown)


def test_young_person_who_did_harm_has_somebody_to_talk_to():
    assert ids("young_person", ["offender_help"])[0] == "childline"
    assert ids("adult", ["offender_help"])[0] == "stop_it_now"


def test_adult_who_found_pictures_of_a_child_is_sent_to_the_iwf():
    assert {"iwf", "nspcc"} <= set(ids("adult", ["report_child_abuse"]))


def test_people_in_britain_are_not_sent_to_the_list_for_other_countries():
    assert "int_adult_help" not in ids("adult", ["image_removal", "advice"], now=SUNDAY_2AM)
    assert "int_adult_help" in ids("adult", ["image_removal"], country="BR")


def test_take_it_down_can_be_reached_by_id_for_an_adult_with_a_picture_from_before_18():
    """R12: the conversation asks when the picture was taken, then names the entry."""
    assert BY_ID["take_it_down"].age_refers_to == "image"
    assert "take_it_down" not in ids("adult", ["image_removal"])


def test_country_may_be_written_small():
    assert ids("adult", ["crisis"], country="gb") == ids("adult", ["crisis"], country="GB")


def test_hour_of_week_decides_whether_the_revenge_porn_helpline_is_first():
    """R17: open 10 to 4 on weekdays and at no other hour of the week."""
    start = datetime(2026, 11, 23, tzinfo=UTC)  # a Monday in winter: British time is UTC
    for hour in range(7 * 24):
        now = start + timedelta(hours=hour)
        is_first = ids("adult", ["advice"], now=now)[0] == "revenge_porn_helpline"
        assert is_first == (now.weekday() < 5 and 10 <= now.hour < 16), now
