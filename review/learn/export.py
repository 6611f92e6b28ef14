"""Turns approved corrections into changes of training files and conversation tests, and says what it leaves out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.cases import DEVELOPMENT, TEST, load_cases
from evaluation.data_report import alike, leaks, words
from review.learn.conversation_tests import FILE as TESTS
from review.learn.conversation_tests import add_conversations
from review.learn.nlu_yaml import CannotWrite, add_examples, plain
from steady.nlu.labels import decided_intent
from steady.nlu.training_data import Example, load_folder
from steady.store.mask import mask

DATA = "data/nlu"
_BY_RISK = {
    "self_harm": "risk_self_harm",
    "immediate_danger": "risk_danger_and_offenders",
    "concern": "risk_concern",
    "offender": "offenders",
}
_BY_AUDIENCE = {
    "young_person": "young_people",
    "adult": "adults",
    "parent": "parents",
    "professional": "professionals",
}
_BY_INTENT = {
    "out_of_scope": "out_of_scope",
    "other_language": "other_languages",
    "ask": "questions",
    "say_who": "who_is_speaking",
    "refuse": "who_is_speaking",
    "describe": "vague_beginnings",
}


@dataclass(frozen=True)
class Candidate:
    """An approved correction. `private` says that a reviewer found a personal detail in it."""

    key: int
    text: str
    labels: Mapping[str, Any]
    private: bool = False


@dataclass
class Prepared:
    """What an export would do: `files` by path with content before (None: new) and after; nothing is written."""

    accepted: list[int] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    files: dict[str, tuple[str | None, str]] = field(default_factory=dict)


def prepare(candidates: Iterable[Candidate], root: Path) -> Prepared:
    """Works out an export against the files below `root`."""
    done = Prepared()
    chosen = _fitting(candidates, root, done)
    by_file: dict[str, dict[int, Example]] = {}
    for key, example in chosen.items():
        by_file.setdefault(f"{DATA}/{theme_of(example)}.yml", {})[key] = example
    written: list[Example] = []
    for path, examples in sorted(by_file.items()):
        before = _read(root / path)
        try:
            done.files[path] = before, add_examples(before or "", examples.values())
        except CannotWrite as reason:
            done.refused |= dict.fromkeys(examples, str(reason))
        else:
            done.accepted += examples
            written += examples.values()
    if written:
        before = _read(root / TESTS)
        done.files[TESTS] = before, add_conversations(before, written)
    return done


def personal_details(text: str) -> tuple[str, ...]:
    """The kinds of personal detail that masking still finds in a text."""
    return tuple(dict.fromkeys(mask(text).kinds))


def training_example(text: str, labels: Mapping[str, Any]) -> Example:
    """A correction as a training example.

    Raises:
        ValueError: a label is not one of the labelling guide, or there is no text.
    """
    risk, risk_for = labels.get("risk") or "none", labels.get("risk_for") or "self"
    intent = decided_intent(risk, risk_for, "en") or labels.get("intent") or "describe"
    kept = {"audience": labels.get("audience") or None, "age": labels.get("age"), "risk": risk}
    kept |= {"risk_for": "self" if risk == "none" else risk_for, "situation": labels.get("situation") or ()}
    kept["spans"] = spans_of(text, labels.get("entities") or ())
    return Example.from_metadata(plain(text), intent, kept)


def spans_of(text: str, marked: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """The marked parts of a text by kind, each once, as they stand in the example."""
    spans: dict[str, list[str]] = {}
    for mark in marked:
        part = plain(text[mark["start"] : mark["end"]])
        if part and part in plain(text) and part not in spans.setdefault(mark["entity"], []):
            spans[mark["entity"]].append(part)
    return {kind: parts for kind, parts in spans.items() if parts}


def marks_in(new: str, old: str, marked: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The marked parts of an old text where they stand in a new one; what was written anew is marked no more."""
    moved = []
    for mark in marked:
        part = old[mark["start"] : mark["end"]]
        begin = new.find(part)
        if begin >= 0:
            moved.append({**mark, "start": begin, "end": begin + len(part)})
    return moved


def theme_of(example: Example) -> str:
    """The training file that an example belongs to."""
    by_audience = _BY_AUDIENCE.get(example.audience or "")
    if example.risk != "none":
        return _BY_RISK[example.risk]
    if example.intent in ("out_of_scope", "other_language"):
        return _BY_INTENT[example.intent]
    return by_audience or _BY_INTENT.get(example.intent, "small_talk")


def _fitting(candidates: Iterable[Candidate], root: Path, done: Prepared) -> dict[int, Example]:
    """The candidates that may be exported, as examples; the reasons against the others go to `done.refused`."""
    chosen: dict[int, Example] = {}
    for candidate in candidates:
        details = personal_details(candidate.text)
        if candidate.private:
            done.refused[candidate.key] = "A reviewer flagged a personal detail in it."
        elif details:
            done.refused[candidate.key] = f"It still holds personal details: {', '.join(details)}."
        else:
            try:
                chosen[candidate.key] = training_example(candidate.text, candidate.labels)
            except ValueError as error:
                done.refused[candidate.key] = (
                    f"Its labels do not fit: {str(error).split(' in the example')[0]}."
                )
    known = [example.text for example in load_folder(root / DATA)]
    held_out = [case.text for folder in (TEST, DEVELOPMENT) for case in load_cases(folder)]
    _leave_out(chosen, _same_as(held_out, list(chosen.values())), "a message of the evaluation set", done)
    _leave_out(chosen, _near(known, chosen.values()), "a message that is there already", done)
    kept: list[str] = []
    for key, example in list(chosen.items()):
        if _near(kept, [example]):
            done.refused[key] = "It is nearly the same as another one of this export."
            del chosen[key]
        else:
            kept.append(example.text)
    return chosen


def _leave_out(chosen: dict[int, Example], found: Mapping[str, str], what: str, done: Prepared) -> None:
    for key, example in list(chosen.items()):
        if example.text in found:
            done.refused[key] = f"It is nearly the same as {what}: “{found[example.text]}”"
            del chosen[key]


def _same_as(held_out: list[str], examples: list[Example]) -> dict[str, str]:
    """By text, the evaluation message that it would give away, by the measure of `make data-report`."""
    known = {_key(text): text for text in held_out if len(words(text)) > 2}
    same = {example.text: known[key] for example in examples if (key := _key(example.text)) in known}
    return dict(leaks(examples, held_out)) | same


def _near(known: list[str], examples: Iterable[Example]) -> dict[str, str]:
    """By text, the known message that it repeats: the same words, or by the measure of `make data-report`."""
    texts = [example.text for example in examples]
    near = {text: other for other, text in alike(known, [text for text in texts if words(text)])}
    by_key = {_key(text): text for text in known}
    return near | {text: by_key[key] for text in texts if (key := _key(text)) in by_key}


def _key(text: str) -> str:
    """What two messages with the same words share; those without words are what they are."""
    return " ".join(words(text)) or text


def _read(file: Path) -> str | None:
    """The content with the line ends that it has; None if there is no such file."""
    return file.read_bytes().decode() if file.exists() else None
