"""An export adds approved corrections once, refuses what must not be learned, and is a patch that git applies."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from evaluation.cases import DEVELOPMENT, TEST, load_cases
from review.learn.conversation_tests import FILE as TESTS
from review.learn.export import Candidate, marks_in, personal_details, prepare, training_example
from review.learn.patch import CannotCommit, commit, patch_of
from steady.nlu.training_data import load_folder
from tests.review.learn.conftest import RIGHT, TEXT, git


def candidates() -> list[Candidate]:
    """Corrections for two new files, one that is there and one with Windows' line ends."""
    thanks = {**RIGHT, "audience": "", "age": None, "situation": [], "intent": "thanks"}
    crisis = {**RIGHT, "risk": "self_harm", "situation": []}
    teacher = {**RIGHT, "audience": "professional", "situation": ["professional_duty"], "intent": "ask"}
    return [
        Candidate(1, TEXT, RIGHT),
        Candidate(2, "cheers petal, ta-ra [x](y)", thanks),
        Candidate(3, "i have sorted out who gets the hamster. nobody will need to fret", crisis),
        Candidate(
            4, "Form tutor here. Whom must I tell first, and do I log what the lad showed me?", teacher
        ),
    ]


def test_corrections_go_to_their_files_with_their_labels(repository: Path) -> None:
    """Each to its theme, with a conversation test; nothing is written by preparing."""
    done = prepare(candidates(), repository)
    assert done.refused == {}
    assert sorted(done.accepted) == [1, 2, 3, 4]
    assert sorted(done.files) == [
        "data/nlu/professionals.yml",
        "data/nlu/risk_self_harm.yml",
        "data/nlu/small_talk.yml",
        "data/nlu/young_people.yml",
        TESTS,
    ]
    assert git(repository, "status", "--porcelain") == ""
    after = done.files["data/nlu/young_people.yml"][1]
    assert (
        f"      {TEXT}\n    metadata: {{audience: young_person, age: 14, situation: [threatened_money]}}\n"
        in after
    )
    assert done.files["data/nlu/small_talk.yml"][1].count("\r\n") == done.files["data/nlu/small_talk.yml"][
        1
    ].count("\n")
    assert "cheers petal, ta-ra [x] (y)" in done.files["data/nlu/small_talk.yml"][1]


def test_the_patch_applies_and_a_second_export_adds_nothing(repository: Path) -> None:
    """`git apply` gives exactly the prepared files; then everything is refused as already there."""
    done = prepare(candidates(), repository)
    patch = repository.parent / "corrections.patch"
    patch.write_bytes(patch_of(done.files).encode())
    git(repository, "apply", "--check", str(patch))
    git(repository, "apply", "--whitespace=nowarn", str(patch))
    for path, (_, after) in done.files.items():
        assert (repository / path).read_bytes().decode() == after
    texts = [example.text for example in load_folder(repository / "data" / "nlu")]
    assert texts.count(TEXT) == 1
    again = prepare(candidates(), repository)
    assert again.files == {} and again.accepted == []
    assert all("already" in reason for reason in again.refused.values()) and len(again.refused) == 4


def test_the_same_correction_twice_in_one_export_is_added_once(repository: Path) -> None:
    """Also when only letter case and punctuation differ, or a word at the end."""
    shout = Candidate(2, TEXT.upper() + "!!", RIGHT)
    longer = Candidate(3, TEXT + " mate", RIGHT)
    done = prepare([Candidate(1, TEXT, RIGHT), shout, longer], repository)
    assert done.accepted == [1]
    assert sorted(done.refused) == [2, 3]


@pytest.mark.parametrize(
    ("text", "labels", "reason"),
    [
        ("my number is 07700 900 123 ring me about the clip", {}, "personal details"),
        ("mail me on kit.marlow@example.org about it", {}, "personal details"),
        ("hes at 14 Larkspur Avenue LS6 2AB and wont stop", {}, "personal details"),
        (TEXT, {"situation": ["no_such_label"]}, "labels do not fit"),
        (TEXT, {"audience": "robot"}, "labels do not fit"),
        (TEXT, {"intent": "/restart"}, "labels do not fit"),
        ("   ", {}, "labels do not fit"),
    ],
)
def test_what_must_not_be_learned_is_refused(
    text: str, labels: dict[str, Any], reason: str, repository: Path
) -> None:
    """With a reason for the lead, and without touching any file."""
    done = prepare([Candidate(1, text, {**RIGHT, **labels})], repository)
    assert done.accepted == [] and done.files == {}
    assert reason in done.refused[1]


def test_a_message_flagged_as_private_is_refused(repository: Path) -> None:
    """What a reviewer saw counts more than what masking sees."""
    done = prepare([Candidate(1, TEXT, RIGHT, private=True)], repository)
    assert done.files == {} and "flagged" in done.refused[1]


@pytest.mark.parametrize("folder", [TEST, DEVELOPMENT], ids=["test", "development"])
@pytest.mark.parametrize(
    "change", [str, str.upper, lambda text: f"{text} please help", lambda text: f"so {text}"]
)
def test_near_copies_of_evaluation_messages_are_refused(folder: Path, change: Any, repository: Path) -> None:
    """Some thirty long messages of each evaluation set: copied, shouted, with words before or behind."""
    long = [case.text for case in load_cases(folder) if len(case.text.split()) > 12]
    texts = [text for case in long[:: len(long) // 40] if not personal_details(text := change(case))]
    done = prepare([Candidate(number, text, RIGHT) for number, text in enumerate(texts)], repository)
    assert len(texts) >= 30
    assert done.accepted == []
    assert all("evaluation" in reason for reason in done.refused.values())


def test_a_short_message_of_the_evaluation_set_is_refused(repository: Path) -> None:
    """Three words are enough when they are the same."""
    short = next(case.text for case in load_cases(TEST) if 3 <= len(case.text.split()) <= 5)
    done = prepare([Candidate(1, short + "!", RIGHT)], repository)
    assert done.accepted == [] and "evaluation" in done.refused[1]


def test_risk_decides_the_intent_of_an_example() -> None:
    """As the labelling guide says, whatever intent the reviewer chose."""
    assert training_example("x y", {**RIGHT, "risk": "self_harm"}).intent == "crisis_self_harm"
    assert (
        training_example("x y", {**RIGHT, "risk": "self_harm", "risk_for": "other"}).intent == "crisis_other"
    )
    assert training_example("x y", {**RIGHT, "intent": ""}).intent == "describe"
    assert training_example("x y", {**RIGHT, "risk_for": "other"}).risk_for == "self"


def mark(text: str, words: str, entity: str) -> dict[str, Any]:
    """A part of a text as a reviewer marks it."""
    return {"start": text.index(words), "end": text.index(words) + len(words), "entity": entity}


def test_marked_parts_are_exported_with_the_example(repository: Path) -> None:
    """In the labels of the example; the text itself is written as it is."""
    marked = [mark(TEXT, "forty quid", "amount"), mark(TEXT, "skating server", "platform")]
    done = prepare([Candidate(1, TEXT, {**RIGHT, "entities": marked})], repository)
    after = done.files["data/nlu/young_people.yml"][1]
    assert f"      {TEXT}\n" in after
    assert 'spans: {amount: ["forty quid"], platform: ["skating server"]}}' in after


def test_marked_parts_survive_what_the_export_changes_in_a_text() -> None:
    """Markup gets its space in the part too; a part that is marked twice counts once; empty ones are left out."""
    text = "  he has [me](x) and 50 quid, 50 quid"
    marked = [
        mark(text, "[me](x)", "relation"),
        mark(text, "50 quid", "amount"),
        mark(text, "50 quid", "amount"),
    ]
    marked += [{"start": 0, "end": 1, "entity": "age"}]
    example = training_example(text, {**RIGHT, "entities": marked})
    assert example.spans == (("relation", "[me] (x)"), ("amount", "50 quid"))


def test_marks_follow_a_text_that_the_lead_writes_anew() -> None:
    """What is no longer there is no longer marked."""
    old, new = "my gran has 50 quid", "an aunt of mine has 50 quid"
    marked = [mark(old, "my gran", "relation"), mark(old, "50 quid", "amount")]
    assert marks_in(new, old, marked) == [mark(new, "50 quid", "amount")]


def test_the_conversation_tests_say_what_the_right_labels_lead_to(repository: Path) -> None:
    """A crisis must get crisis words; a child never an adults' service; other messages no crisis words."""
    done = prepare(candidates(), repository)
    tests = yaml.safe_load(done.files[TESTS][1])
    by_text = {test["steps"][0]["say"]: test["steps"][0]["expect"] for test in tests}
    assert by_text[TEXT]["says_one_of"] == ["utter_threatened_money"]
    assert "revenge_porn_helpline" in by_text[TEXT]["never_helplines"]
    assert by_text[candidates()[2].text]["says"] == ["utter_crisis_self_harm"]
    assert by_text["cheers petal, ta-ra [x] (y)"] == {
        "never_says": ["utter_crisis_self_harm", "utter_crisis_danger", "utter_crisis_other"]
    }
    assert len({test["name"] for test in tests}) == 4
    assert all(TEXT not in test["name"] for test in tests)


def test_a_branch_is_made_without_touching_what_the_operator_has_open(repository: Path) -> None:
    """Changed, staged and new files of the operator stay; the branch holds only the export on the last commit."""
    done = prepare(candidates(), repository)
    (repository / "notes.txt").write_text("mine")
    (repository / "staged.txt").write_text("staged")
    git(repository, "add", "staged.txt")
    before = git(repository, "status", "--porcelain"), git(repository, "rev-parse", "HEAD")
    made = commit(repository, "corrections-1", patch_of(done.files), "Teach three corrected messages")
    assert (git(repository, "status", "--porcelain"), git(repository, "rev-parse", "HEAD")) == before
    assert git(repository, "branch", "--show-current").strip() == "main"
    assert git(repository, "rev-parse", "corrections-1").strip() == made
    assert git(repository, "rev-parse", "corrections-1^") == before[1]
    changed = git(repository, "diff", "--name-only", "main", "corrections-1").split()
    assert changed == sorted(done.files)
    for path, (_, after) in done.files.items():
        assert git(repository, "show", f"corrections-1:{path}") == after
    with pytest.raises(CannotCommit, match="name is there"):
        commit(repository, "corrections-1", patch_of(done.files), "Again")


def test_a_branch_is_refused_with_a_reason(repository: Path, tmp_path: Path) -> None:
    """Outside a repository, below one, and where the last commit is another than the files."""
    done = prepare(candidates(), repository)
    with pytest.raises(CannotCommit, match="not a git repository"):
        commit(tmp_path, "x", patch_of(done.files), "x")
    with pytest.raises(CannotCommit, match="of their own"):
        commit(repository / "data", "x", patch_of(done.files), "x")
    file = repository / "data" / "nlu" / "professionals.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    other = prepare(candidates(), repository)
    with pytest.raises(CannotCommit, match="changed since"):
        commit(repository, "x", patch_of(other.files), "x")
    assert "x" not in git(repository, "branch").split()
