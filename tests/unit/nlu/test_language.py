"""English is never taken for a foreign language; other languages and the speaker's country are found when clear."""

from pathlib import Path

import pytest

from steady.nlu.language import Place, detect_language, detect_place
from steady.nlu.understanding import understand

LINES = Path(__file__).with_name("language_messages.txt").read_text(encoding="utf-8").splitlines()
MESSAGES = [tuple(line.split(" | ", 1)) for line in LINES if not line.startswith("#")]
# One word of three is all that tells; English is the right answer when in doubt.
TOO_SHORT_TO_TELL = {"mă amenință că publică filmulețul"}


@pytest.mark.parametrize("text", [text for language, text in MESSAGES if language == "en"])
def test_english_slang_dialect_and_learner_english_is_answered_in_english(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(("language", "text"), [pair for pair in MESSAGES if pair[0] != "en"])
def test_another_language_is_recognised(language: str, text: str) -> None:
    assert detect_language(text) == ("en" if text in TOO_SHORT_TO_TELL else language)


@pytest.mark.parametrize(
    "text", ["", " ", "123", "😭😭", "\u0000", "?!", "𝓲𝓶 𝓼𝓬𝓪𝓻𝓮𝓭 𝓱𝓮𝓵𝓹", "hеllо i nееd hеlр"]
)
def test_text_without_a_clear_language_is_english(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "country", "region"),
    [
        ("I live in Texas", "US", None),
        ("from Dublin", "IE", None),
        ("im in Scotland", "GB", "GB-SCT"),
        ("i'm 15 from wales", "GB", "GB-WLS"),
        ("14f, from northern ireland", "GB", "GB-NIR"),
        ("I'm a mum in Leeds", "GB", None),
        ("hes in the philippines and i live in Glasgow", "GB", "GB-SCT"),
        ("We are in Canada, what do we do", "CA", None),
        ("boy 16 uk", "GB", None),
        ("Scotland", "GB", "GB-SCT"),
        ("my location is Kenya", "KE", None),
        ("Im in Co. Kerry", "IE", None),
        ("I'm in São Paulo", "BR", None),
        ("I live in the north of England", "GB", "GB-ENG"),
        ("I am from Poland, I work in warehouse in Doncaster", "GB", None),
        ("I'm from Ireland but living in England", "GB", "GB-ENG"),
    ],
)
def test_where_the_speaker_says_they_are(text: str, country: str, region: str | None) -> None:
    place = detect_place(text)
    assert (place.country, place.region) == (country, region)


@pytest.mark.parametrize(
    "text",
    [
        "he is from Nigeria",
        "a guy from Lagos is blackmailing me",
        "a girl from Leeds asked for pics",
        "he is living in Spain",
        "i sent money to the Ivory Coast",
        "im not in the uk",
        "I used to live in Spain",
        "I'm in trouble",
        "they said they are in London",
        "he will tell us",
        "Is this only for people in the UK?",
        "my boyfriend is in turkey",
        "",
    ],
)
def test_another_persons_country_is_not_the_speakers(text: str) -> None:
    assert detect_place(text) == Place()


@pytest.mark.parametrize("text", ["im in scotland", "from Ohio", "we live near leeds", "Northern Ireland!"])
def test_nothing_but_a_place_is_known_for_it(text: str) -> None:
    """The classifier took "im in scotland" for a young person's words."""
    assert detect_place(text).alone
    assert understand(text, None, None).triage.audience is None


@pytest.mark.parametrize(
    "text", ["im in year 9 in leeds", "leeds he says he lives in", "", "im 15", "mum from leeds"]
)
def test_more_than_a_place_is_more(text: str) -> None:
    assert not detect_place(text).alone
