"""Mistyped words are put right before anything reads them; slang, names, dialect and other languages are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steady.nlu.spelling import correct
from steady.nlu.understanding import read


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("its all my falt", "its all my fault"),
        ("he sent it to my techer", "he sent it to my teacher"),
        ("waht do i do", "what do i do"),
        ("paid her twise from my offise savigns", "paid her twice from my office savings"),
        ("my neice is being blackmaled", "my niece is being blackmailed"),
        ("she wants mony, diffrent nubmer", "she wants money, different number"),
        ("HE WANTS MOENY", "HE WANTS MONEY"),
    ],
)
def test_slips_are_put_right(typed: str, meant: str) -> None:
    assert correct(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "i hand my diss in tomorrow",
        "my mum says its haram",
        "Kiera and Callum seen it",
        "he has my nudes n wants a cashapp innit bruv",
        "ah cannae tell ma da, he widnae unnerstaun",
        "find him @hakcer_99 on www.hakcer.com",
        "tengo quince años y un señor me pide dinero",
        "ja mam pietnascie lat i ktos chce pieniedzy",
        "my son's headteacher's email",
    ],
)
def test_what_may_be_meant_as_it_stands_is_left_alone(typed: str) -> None:
    assert correct(typed) == typed


def test_an_age_is_read_from_a_mistyped_number() -> None:
    assert read("sixten yr old boy, she wants more").audience.age == 16
    assert read("im fourten and scared").audience.age == 14


@given(st.text(max_size=300))
def test_any_text_is_taken_and_stays_as_it_is_when_corrected_again(text: str) -> None:
    once = correct(text)
    assert correct(once) == once
