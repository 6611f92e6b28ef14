"""Examples are put into a training file so that Rasa reads exactly them, and no other byte of the file changes."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader

from review.learn.nlu_yaml import CannotWrite, add_examples, plain
from steady.nlu.training_data import Example, load_file
from steady.run.profile import ROOT

FILES = sorted((ROOT / "data" / "nlu").glob("*.yml"))
SMALL = """# kept: a remark at the top
version: '3.1'

nlu:
- intent: greet   # kept: a remark beside
  examples:
  # kept: a remark inside
  - text: |
      hello   there
    metadata: {audience:   adult}   # kept: odd spaces
  - text: "quoted \\u00e9"

# kept: a remark between
- intent: describe
  examples: |
    - a plain list
    - without labels
- intent: ask
  examples:
  - text: |
      what now
# kept: a remark at the end
"""
EVERYDAY = st.text(st.characters(codec="utf-8"), max_size=60)
TRICKY = st.lists(
    st.sampled_from(["[", "]", "(", "{", "](", "]{", "][", ")", "}", '"', "'", "`", ":", ": ", "- ", "#", " #", "\n",
                     "\r\n", "\r", "\t", "\\", "\\u0041", "\\u", "${HOME}", "%", "---", "...", "|", "> ", "&a", "*a",
                     "!x", "😀", "é", "\u2028", "\x85", "\ufeff", "\x00", "null", "1e3", " ", "word", "entity"]),
    max_size=14,
).map("".join)  # fmt: skip


def read_by_rasa(content: str) -> list[dict[str, Any]]:
    """Every training message of a file, by Rasa's own loader."""
    return [message.as_dict() for message in RasaYAMLReader().reads(content).training_examples]


def read_by_steady(content: str, folder: Path) -> list[Example]:
    """Every training message of a file, by Steady's own loader."""
    file = folder / "some.yml"
    file.write_bytes(content.encode())
    return load_file(file)


def without(after: str, before: str) -> str:
    """What stands in `after` in one or more places and not in `before`; fails if anything else changed."""
    added, rest = [], before
    for line in after.splitlines(keepends=True):
        if rest.startswith(line):
            rest = rest[len(line) :]
        else:
            added.append(line)
    assert not rest, f"lost or changed: {rest[:200]!r}"
    return "".join(added)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_keeps_all_its_bytes(file: Path) -> None:
    """A known and a new intent are added to each real file; cutting the added lines out gives the old bytes."""
    before = file.read_bytes().decode()
    known = load_file(file)[0].intent
    after = add_examples(before, [Example("xyzzy plugh", known), Example("xyzzy frotz", "abuse", age=15)])
    added = without(after, before)
    assert "xyzzy plugh" in added and "{age: 15}" in added
    assert len(added.splitlines()) <= 8


def test_remarks_quotes_spaces_and_plain_lists_stay(tmp_path: Path) -> None:
    """The new examples stand at the end of their intents; an intent with a plain list gets a second block."""
    new = [
        Example("hey", "greet"),
        Example("he said pay", "describe", situation=("threatened_money",)),
        Example("ok", "ask"),
    ]
    after = add_examples(SMALL, new)
    added = without(after, SMALL)
    assert added == (
        "  - text: |\n      hey\n"
        "  - text: |\n      ok\n\n"
        "- intent: describe\n  examples:\n"
        "  - text: |\n      he said pay\n    metadata: {situation: [threatened_money]}\n"
    )
    assert after.index("odd spaces") < after.index("      hey") < after.index("a remark between")
    assert [message["text"] for message in read_by_rasa(after)] == [
        "hello   there", "quoted é", "hey", "a plain list", "without labels", "what now", "ok", "he said pay",
    ]  # fmt: skip
    assert len(read_by_steady(after, tmp_path)) == 8


def test_windows_line_ends_and_a_missing_last_one_stay(tmp_path: Path) -> None:
    """A file with CRLF gets CRLF; a file that does not end in a line end still does not."""
    before = SMALL.replace("\n", "\r\n")
    after = add_examples(before, [Example("hey", "greet"), Example("no", "deny")])
    without(after, before)
    assert after.count("\n") == after.count("\r\n")
    assert [e.text for e in read_by_steady(after, tmp_path)][2] == "hey"
    cut = SMALL[: SMALL.index("# kept: a remark at the end")].rstrip()
    assert add_examples(cut, [Example("ok", "ask")]) == cut + "\n  - text: |\n      ok"


@pytest.mark.parametrize(
    "text",
    [
        "look at - this: `code` # not a remark",
        "- starts with a dash",
        "-- -\n- and\n- more",
        "key: value",
        "😀 he said 👨‍👩‍👧 ok",
        "one\r\ntwo\r\n\r\nthree",
        "first\n\n  indented\nlast",
        "ends with a space \nnext",
        "a\ttab",
        "'single' \"double\"",
        "C:\\users\\me \\u0041",
        "${HOME} and $PATH",
        "---\n...\n%YAML 1.1",
        "null",
        "~",
        "1e3",
        "{{x}} }} ]] ))",
        "a](",
        "(a) {b}",
        "| > & * ! @ ?",
    ],
)
@pytest.mark.parametrize("base", ["", SMALL, SMALL + "# é\n"], ids=["new file", "ascii file", "other file"])
def test_a_tricky_text_is_read_back_exactly(text: str, base: str, tmp_path: Path) -> None:
    """Both loaders read the very same characters, and Rasa finds no entity."""
    example = Example(plain(text), "describe", audience="adult")
    assert example.text == text.replace("](", "] (")
    after = add_examples(base, [example])
    read = [message for message in read_by_rasa(after) if message.get("metadata")]
    assert read[-1] == {
        "text": example.text,
        "intent": "describe",
        "metadata": {"example": {"audience": "adult"}},
    }
    assert read_by_steady(after, tmp_path)[-1] == example


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("[this](http://evil)", "[this] (http://evil)"),
        ('[me]{"entity": "age", "value": "12"}', '[me] {"entity": "age", "value": "12"}'),
        ('[me][{"entity": "age"}, {"entity": "x"}]', '[me] [{"entity": "age"}, {"entity": "x"}]'),
        ("[[a](b)](c)", "[[a] (b)] (c)"),
        ("[x]\u200b(y)", "[x]\u200b(y)"),
        ("[x]\x00(y)", "[x] (y)"),
    ],
)
def test_markup_in_what_people_write_marks_no_entity(text: str, written: str) -> None:
    """One space is all that changes."""
    assert plain(text) == written
    read = read_by_rasa(add_examples(SMALL, [Example(plain(text), "ask")]))
    assert [message["text"] for message in read if "entities" in message] == []
    assert written in [message["text"] for message in read]


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(st.one_of(EVERYDAY, TRICKY), min_size=1, max_size=4),
    base=st.sampled_from(["", SMALL, SMALL + "# é\n"]),
)
def test_any_text_is_read_back_exactly(texts: list[str], base: str, tmp_path_factory: Any) -> None:
    """Whatever people write."""
    examples = [Example(text, "thanks") for text in dict.fromkeys(map(plain, texts)) if text]
    after = add_examples(base, examples)
    read = read_by_rasa(after)
    assert [m["text"] for m in read if m["intent"] == "thanks"] == [e.text for e in examples]
    assert not any("entities" in message for message in read)
    assert [
        e for e in read_by_steady(after, tmp_path_factory.mktemp("a")) if e.intent == "thanks"
    ] == examples


@pytest.mark.parametrize(
    "part",
    ["50 quid", 'said "pay"', "it's: {a}, [b]", "C:\\users \\u0041", "two\nlines", "a\ttab", "😀 é", "null",
     "# no remark", "${HOME}"],
)  # fmt: skip
@pytest.mark.parametrize("base", ["", SMALL, SMALL + "# é\n"], ids=["new file", "ascii file", "other file"])
def test_marked_parts_are_read_back_exactly(part: str, base: str, tmp_path: Path) -> None:
    """By Steady with their kind; Rasa sees labels, no entity, and the text as it is."""
    example = Example(f"my mum {part} ok", "describe", spans=(("amount", part), ("relation", "my mum")))
    after = add_examples(base, [example])
    assert without(after, base).count("spans: {amount: [") == 1
    assert read_by_steady(after, tmp_path)[-1] == example
    (message,) = [message for message in read_by_rasa(after) if message.get("metadata")][-1:]
    assert message["text"] == example.text and "entities" not in message
    assert message["metadata"]["example"]["spans"] == {"amount": [part], "relation": ["my mum"]}


@pytest.mark.parametrize(
    "content", ["nlu: {a: b}\n", "nlu: [a, b]\n", "- a\n", "nlu: [\n", "version: '3.1'\n"]
)
def test_a_file_of_another_layout_is_refused(content: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(CannotWrite):
        add_examples(content, [Example("hey", "greet")])
