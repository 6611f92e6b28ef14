"""Helplines by a path that needs neither Rasa nor the action server."""

import pytest

from steady.channels.fallback import Fallback, Known, known_from, read_words
from steady.channels.tracker import Recollection
from tests.channels.conftest import FOLDER


@pytest.fixture(scope="module")
def fallback() -> Fallback:
    return Fallback(FOLDER / "words.yml", "GB")


def ids(fallback: Fallback, known: Known) -> list[str]:
    return [message["id"] for message in fallback.cards(known)]


@pytest.mark.parametrize(
    ("known", "first", "second"),
    [
        (Known(), "emergency_999", "samaritans"),
        (Known("young_person", 14), "emergency_999", "childline"),
        (Known("adult", 30), "emergency_999", "samaritans"),
        (Known("young_person", country="IE"), None, "ie_childline"),
    ],
)
def test_cards_fit_the_person_and_the_country(
    fallback: Fallback, known: Known, first: str | None, second: str
) -> None:
    found = ids(fallback, known)
    assert len(found) <= 3
    assert first is None or found[0] == first
    assert second in found


@pytest.mark.parametrize("country", ["GB", "US", "AU", "FR", "ZZ", "nonsense"])
def test_every_country_has_somebody_to_turn_to(fallback: Fallback, country: str) -> None:
    assert ids(fallback, Known(country=country))


def test_offender_is_sent_to_help_for_offenders(fallback: Fallback) -> None:
    found = ids(fallback, Known("adult", risk="offender"))
    assert found[:2] == ["emergency_999", "stop_it_now"]


def test_slots_that_make_no_sense_do_not_cost_the_helplines(fallback: Fallback) -> None:
    assert ids(fallback, Known(audience="robot", age=-5, country="")) == ids(fallback, Known())  # type: ignore[arg-type]


def test_last_message_counts_more_than_older_slots() -> None:
    recollection = Recollection(
        slots={"audience": "young_person", "age": 15.0, "risk": "none", "country": "GB"},
        triage={"audience": None, "risk": "self_harm", "age": None, "country": None},
    )
    assert known_from(recollection) == Known("young_person", 15, "self_harm", "GB")
    assert known_from(None) == Known()


def test_the_assistants_domain_has_every_word_the_channels_need() -> None:
    assert all(read_words(FOLDER.parents[1] / "domain.yml").values())
