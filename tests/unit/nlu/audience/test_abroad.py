"""Who speaks and how old they are, in other languages (R6)."""

import pytest

from steady.nlu.audience import read_abroad
from steady.nlu.understanding import understand

SAID = (
    ("Je suis une fille de 15 ans, un homme menace de publier mes photos", "young_person", 15),
    ("ma fille de 15 ans est victime de chantage", "parent", 15),
    ("tengo 15 y me piden dinero", "young_person", 15),
    ("soy una chica de 15 años", "young_person", 15),
    ("mi hijo de 13 años mando fotos", "parent", 13),
    ("ich bin 34 und jemand erpresst mich", "adult", 34),
    ("meine tochter ist 14, sie wird erpresst", "parent", 14),
    ("ho 15 anni e mi ricattano", "young_person", 15),
    ("Mam 14 lat i on chce pieniędzy", "young_person", 14),
    ("mój syn ma 16 lat", "parent", 16),
    ("am 15 ani și cineva mă șantajează", "young_person", 15),
    ("dwi'n 15 oed", "young_person", 15),
    ("mae fy merch i yn 14 oed ac mae rhywun yn ei bygwth", "parent", 14),
    ("meri umar 15 saal hai", "young_person", 15),
    ("mera beta 13 saal ka hai", "parent", 13),
    ("عمري ١٥ سنة", "young_person", 15),
    ("мені 15 років", "young_person", 15),
    ("моему сыну 15 лет, его шантажируют", "parent", 15),
    ("我女儿14岁", "parent", 14),
)


@pytest.mark.parametrize(("text", "audience", "age"), SAID)
def test_who_speaks_and_an_age_are_read(text: str, audience: str, age: int) -> None:
    found = read_abroad(text)
    assert found is not None and (found.audience, found.age) == (audience, age)


@pytest.mark.parametrize(
    "text", ["", "ich bin 15 minuten zu spät", "il veut 50 euros", "mam 14 latarek", "ho 150 anni", "👍" * 50]
)
def test_other_numbers_are_no_ages(text: str) -> None:
    assert read_abroad(text) is None


def test_a_message_in_another_language_is_read_so_and_english_is_not() -> None:
    assert understand("Je suis une fille de 15 ans, on me fait du chantage", None, None).triage.age == 15
    assert understand("mein gott, im 16", None, None).triage.evidence[0].startswith("age.speaker")
