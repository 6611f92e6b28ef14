"""Masking takes out who somebody is and leaves what helping them needs (R43, design 5.2)."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rasa.shared.nlu.training_data import entities_parser
from ruamel.yaml import YAML

from steady.helplines.load import load_helplines
from steady.run.profile import ROOT
from steady.store.mask import LONGEST, mask
from steady.store.measure import CONTACT_AND_MONEY, NAMES_AND_SCHOOLS, Scores, load_examples, main, measure
from steady.store.recognise.keep import KINDS
from steady.store.recognise.numbers import digits_of, luhn


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("im Jayden, 15, my snap is jay_x07", "im [name], 15, my snap is [handle]"),
        ("my number is oh double seven 00 nine hundred 123", "my number is [phone]"),
        ("j dot smith at gmail dot com", "[email]"),
        ("sort code 12-34-56 account 12345678", "sort code [bank] account [bank]"),
        ("i go to oakfield academy in leeds", "i go to [school] in leeds"),
        ("14 Maple Road, SW1A 1AA", "[address], [postcode]"),
        ("born 12/03/2009, he wrote on 12/03/2026", "born [date], he wrote on 12/03/2026"),
        ("pay $jay22 or bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh", "pay [payment] or [wallet]"),
        ("he made me send 7HXQ2-BRF9K-LM4ZT", "he made me send [code]"),
        ("it is on https://example.com/u?id=5 now", "it is on [link] now"),
    ],
)
def test_personal_detail_becomes_a_plain_word(text: str, masked: str) -> None:
    assert mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "im 15 and he wants £200 by 8pm on instagram",
        "my son is 14 and i will call 0800 1111 or 116 123 or 999",
        "mark my words, i may rob a bank in may, i hope grace is rich",
        "i rang 101, then 0345 6000 459, and used stopncii.org and instagram.com",
        "my school and my best friend and my mum know",
        "he paid 1500 euros, 2 btc, 300 pounds, 10k, 50 quid",
        "2019 2020 2021 were ok, then 24 hours, 3 photos, 200 followers",
    ],
)
def test_what_helping_needs_stays(text: str) -> None:
    assert mask(text).text == text


def test_recall_on_examples_written_afterwards_is_as_promised() -> None:
    """The issue's bar: 0.97 for contact and money, 0.9 for names and schools, 0.99 of ages, amounts, relations."""
    scores = measure(load_examples(part="held_out"))
    assert scores.of(CONTACT_AND_MONEY).rate >= 0.97
    assert scores.of(NAMES_AND_SCHOOLS).rate >= 0.9
    assert scores.precision.rate >= 0.95
    assert scores.untouched.rate >= 0.95
    for count in scores.kept.values():
        assert count.rate >= 0.99 and count.total >= 20


def test_there_are_enough_examples_of_every_kind() -> None:
    examples = load_examples()
    assert len(examples) >= 600 and len({example.text for example in examples}) == len(examples)
    assert sum(not example.spans for example in examples) >= 150
    assert {span.kind for example in examples for span in example.spans} == set(KINDS)


def test_the_measure_notices_what_is_missed_and_what_is_taken_too_much() -> None:
    from steady.store.measure import Example
    from steady.store.recognise.span import Span

    missed = Example("nothing to see in qwrtzp", (Span(18, 24, "name"),), "x")
    taken = Example("call 07700 900123", (), "x")
    scores = measure([missed, taken])
    assert isinstance(scores, Scores)
    assert scores.recall["name"].rate == 0 and scores.precision.rate == 0 and scores.untouched.rate == 0


def test_the_measure_prints_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["held_out"]) == 0
    assert "| recall: contact and financial together | 0.9" in capsys.readouterr().out


def test_every_word_of_steady_passes_unchanged() -> None:
    domain = YAML(typ="safe", pure=True).load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    shown = [
        text
        for response in domain["responses"].values()
        for variant in response
        for text in (variant.get("text"), *(button["title"] for button in variant.get("buttons", [])))
        if text
    ]
    for helpline in load_helplines():
        shown += [
            text
            for text in (
                helpline.name,
                helpline.what_they_do,
                helpline.phone,
                helpline.url,
                helpline.chat_url,
                helpline.email,
            )
            if text
        ]
    assert len(shown) > 300
    assert [text for text in shown if mask(text).text != text] == []


def test_a_token_is_never_entity_markup_of_rasa() -> None:
    """`[name](x)` in training data would be an entity."""
    for text in ("Jayden(my son)", "Jayden{x}", "Jayden[x]", "07700 900123(mine)", "jay@example.com[x](y)"):
        masked = mask(text).text
        assert not any(f"[{kind}]{sign}" in masked for kind in KINDS for sign in "([{")
    assert entities_parser.find_entities_in_training_example(mask("Jayden(my son) said").text) == []


_PIECES = st.sampled_from(
    [
        "my name is ",
        "jayden ",
        "Will ",
        "07700 900123",
        "@",
        ".",
        "£",
        "12",
        "/",
        "-",
        "(",
        "[",
        "]",
        "{",
        "oh ",
        "double ",
        "seven ",
        "St ",
        "school",
        "at ",
        "http://",
        "www.",
        "dot ",
        "com",
        "$",
        "bc1",
        "0x",
        "AB12",
        "GB29",
        "sort code ",
        "born ",
        "é",
        "\u200b",
        "７",
        "🙂",
        "\x00",
        "\n",
        "_",
        "#",
        "É",
        "ﷺ",
        "İ",
        "'s ",
        "xx ",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=8), max_size=25).map("".join))
@example("İ 07700 900123")
@example("0\u200b7\u200b7\u200b0\u200b0\u200b9\u200b0\u200b0\u200b1\u200b2\u200b3")
@example("\x00jayden\x00 07700\x00900123")
@settings(max_examples=400, deadline=None)
def test_masking_never_fails_and_once_is_enough(text: str) -> None:
    masked = mask(text)
    assert len(masked.kinds) == len(masked.spans)
    again = mask(masked.text)
    assert [kind for kind in again.kinds if f"[{kind}]" not in again.text] == []
    for span in masked.spans:
        assert 0 <= span.start < span.end <= len(text)


def test_invisible_and_unusual_characters_hide_nothing() -> None:
    for text in ("0\u200b7700 900123", "０７７００ ９００１２３", "0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣", "07700\u00a0900\u2011123"):
        assert mask(f"ring {text} now").text == "ring [phone] now"


def test_a_message_of_thirty_words_takes_under_three_milliseconds() -> None:
    text = (
        "hi im Jayden and im 15, a girl called sofia on snap has my pics and wants £200 by 9pm or she "
        "sends them to my mum on 07700 900123 please help"
    )
    mask(text)  # the word lists are read once
    times = []
    for _ in range(30):
        started = time.perf_counter()
        mask(text)
        times.append(time.perf_counter() - started)
    assert sorted(times)[len(times) // 2] < 0.003


@pytest.mark.parametrize(
    "piece",
    [
        "a1 ",
        "0 ",
        "aa.",
        "Jay ",
        "a@",
        "1-",
        "x_",
        "St ",
        "one ",
        "my name is ",
        "aa.aa@",
        "(at) ",
        "£1,",
        "AB12 ",
        "at the ",
        "a dot ",
        "flat 3 ",
        "a",
        "1",
        "@",
        "-",
        ".",
        "oh",
        "go to St ",
        "www.",
        "a b ",
        "12/",
        "é",
        "\u200b",
        "school ",
    ],
)
def test_twenty_thousand_hostile_characters_are_bounded(piece: str) -> None:
    text = (piece * LONGEST)[: LONGEST * 2]
    started = time.perf_counter()
    mask(text)
    assert time.perf_counter() - started < 3  # seconds; about 0.3 on a quiet machine


def test_numbers_are_read_out() -> None:
    assert digits_of("oh double seven OO nine hundred, treble 1") == "07700900111"
    assert luhn("4111111111111111") and not luhn("4111111111111112")
