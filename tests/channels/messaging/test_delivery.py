"""The platforms fail: what is tried again, what is not, and what the person gets all the same."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from steady.channels.telegram.outgoing import LIMITS
from tests.channels.messaging.conftest import MakeSteady, Steady
from tests.channels.messaging.people import PEOPLE

ALL = pytest.mark.parametrize("surface", list(PEOPLE))


def greeted(steady: Steady, surface: str):
    """Someone who has had the notice."""
    person = steady.person(surface)
    person.say("hello")
    return person


@ALL
@pytest.mark.parametrize("failure", ["500", "reset", "hang"])
def test_passing_failure_is_tried_again_and_the_reply_comes_once(
    steady: Steady, surface: str, failure: str
) -> None:
    person = greeted(steady, surface)
    steady.fake.fail[person.id].extend([failure])
    assert len(person.say("once more")) == 1


@ALL
def test_platform_that_asks_for_time_gets_it(steady: Steady, surface: str) -> None:
    person = greeted(steady, surface)
    steady.fake.fail[person.id].append("429")
    started = time.monotonic()
    assert len(person.say("once more")) == 1
    assert 1.0 <= time.monotonic() - started < 3.0


def test_pair_rate_of_whatsapp_is_waited_for(steady: Steady, monkeypatch: pytest.MonkeyPatch) -> None:
    """131056 comes with status 400 and is the one such error that passes."""
    monkeypatch.setattr("steady.channels.graph._SECONDS_OF_A_PAIR", 0.2)
    person = greeted(steady, "whatsapp")
    steady.fake.fail[person.id].append("pair_rate")
    assert len(person.say("once more")) == 1


@ALL
def test_person_who_cannot_be_reached_is_not_tried_again(steady: Steady, surface: str, caplog) -> None:
    """Opted out (21610), blocked, window closed: permanent."""
    person = greeted(steady, surface)
    before = len(person.got())
    steady.fake.fail[person.id].extend(["unreachable", "sentinel"])
    person.deliver(person.text("crisis"))
    steady.settle()
    assert len(person.got()) == before
    assert list(steady.fake.fail[person.id]) == ["sentinel"]
    assert "STEADY_SEND_FAILED" in caplog.text
    if surface in ("sms", "twilio_whatsapp"):
        assert "theirs=21610" in caplog.text


@ALL
def test_after_being_unreachable_the_next_message_is_answered(steady: Steady, surface: str) -> None:
    """Somebody who texts START after STOP is back."""
    person = greeted(steady, surface)
    steady.fake.fail[person.id].append("unreachable")
    person.deliver(person.text("hi"))
    steady.settle()
    assert person.say("START")


@ALL
def test_refused_bubble_is_not_repeated_and_static_helplines_come_instead(
    steady: Steady, surface: str
) -> None:
    person = greeted(steady, surface)
    steady.fake.fail[person.id].append("refuse")
    shown = "\n".join(sent.text for sent in person.say("hello again"))
    assert "something went wrong" in shown and "999" in shown


@pytest.mark.parametrize("surface", ["whatsapp", "messenger", "instagram", "telegram"])
def test_refused_buttons_come_as_numbers_that_work(steady: Steady, surface: str) -> None:
    person = greeted(steady, surface)
    steady.fake.fail[person.id].append("no_buttons")
    shown = person.say("short choices")[-1]
    assert shown.choices == () and "Is it safe to chat?" in shown.text and "2. Not now" in shown.text
    person.say("2")
    assert steady.bot.received[-1] == '/choose{"choice": "safe_no"}'


@ALL
def test_platform_that_stays_down_is_given_up_in_the_end_and_others_go_on(
    steady: Steady, surface: str, caplog: pytest.LogCaptureFixture
) -> None:
    person, other = greeted(steady, surface), greeted(steady, surface)
    steady.fake.fail[person.id].extend(["500"] * 8)
    before = len(person.got())
    person.deliver(person.text("hi"))
    assert other.say("hi")
    steady.settle()
    assert len(person.got()) == before
    assert "STEADY_SEND_FAILED" in caplog.text
    assert person.say("are you back?")


def test_wrong_token_is_reported_by_its_code(
    make_steady: MakeSteady, caplog: pytest.LogCaptureFixture
) -> None:
    steady = make_steady()
    steady.channels[0].platform._token = "EAAwrong"  # type: ignore[union-attr]
    person = steady.person("whatsapp")
    person.deliver(person.text("hi"))
    steady.settle()
    assert "theirs=190" in caplog.text and person.got() == []


def test_one_person_gets_no_more_than_the_platforms_pace(make_steady: MakeSteady, monkeypatch) -> None:
    steady = make_steady(paced=True)
    monkeypatch.setattr("steady.channels.telegram.channel.LIMITS", replace(LIMITS, burst=3, seconds=1.0))
    person, other = steady.person("telegram"), steady.person("telegram")
    started = time.monotonic()
    for number in range(5):
        person.deliver(person.text(f"number {number}"))
    other.deliver(other.text("meanwhile"))
    steady.fake.wait_for(other.id)
    assert time.monotonic() - started < 2.0
    steady.settle()
    gaps = [b.at - a.at for a, b in zip(person.got(), person.got()[1:], strict=False)]
    assert len(person.got()) == 5 and sum(gap > 0.7 for gap in gaps) == 2


@pytest.mark.parametrize("surface", ["whatsapp", "telegram", "sms"])
def test_many_people_with_duplicates_and_failures_lose_nothing_and_get_nothing_twice(
    make_steady: MakeSteady, surface: str
) -> None:
    """Order is kept for each sender."""
    steady = make_steady(send_timeout=10.0)
    people = [steady.person(surface) for _ in range(20)]

    def talk(number: int) -> None:
        person = people[number]
        steady.fake.fail[person.id].extend(["500" if number % 5 == 0 else "", ""])
        for turn in range(5):
            request = person.request(person.text(f"{number}:{turn}"))
            for _ in range(2 if (number + turn) % 10 == 0 else 1):
                assert request.post(steady.address).status_code in (200, 204)

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(talk, range(len(people))))
    steady.settle()
    for number, person in enumerate(people):
        mine = [text for text in steady.bot.received if text.startswith(f"{number}:")]
        assert mine == [f"{number}:{turn}" for turn in range(5)]
        assert len(person.got()) == 5
