"""Old and new model on the same labelled messages: better, worse or unchanged, and which messages changed."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.cases import DEVELOPMENT, TEST, load_cases
from steady.nlu.labels import DECIDED_INTENTS
from steady.nlu.training_data import Example
from steady.run.profile import ROOT

CRISIS = ("self_harm", "immediate_danger")
SETS = ("test", "reviewed", "crisis")
VERDICTS = ("better", "worse", "unchanged", "different")
_ALARM = {"none": 0, "concern": 1, "self_harm": 2, "immediate_danger": 2}
_SCRIPT = Path(__file__).with_name("ask_model.py")
Parsed = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """A labelled message and the sets that it counts in. `reference` finds a reviewed message's words again."""

    right: Example
    sets: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True)
class Gap:
    """How far an answer is from the right labels. Smaller is better; care comes first, then who is speaking."""

    care: int
    audience: int
    others: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, int, int]:
        """For comparing two answers to one message."""
        return self.care, self.audience, len(self.others)

    def words(self) -> list[str]:
        """What is wrong, in the words of the labels."""
        return ["risk"] * bool(self.care) + ["audience"] * bool(self.audience) + list(self.others)


def published() -> list[Message]:
    """The test set, and the crisis set: every message of either evaluation set with a life or body at risk."""
    messages = []
    for name, folder in (("test", TEST), ("", DEVELOPMENT)):
        for case in load_cases(folder):
            crisis = "crisis" if case.example.risk in CRISIS else ""
            sets = tuple(filter(None, (name, crisis)))
            if sets:
                messages.append(Message(case.example, sets))
    return messages


def answers(model: Path, texts: Sequence[str], code: Path = ROOT) -> list[Parsed]:
    """What a model understands of each text, read by a process of its own with the code below `code`.

    Raises:
        RuntimeError: the model could not be loaded or asked.
    """
    quiet = {"TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONWARNINGS": "ignore"}
    process = subprocess.run(
        [sys.executable, "-P", str(_SCRIPT), str(model.resolve())],
        cwd=code,
        env={**os.environ, **quiet, "PYTHONPATH": str(code)},
        input=json.dumps(list(texts)).encode(),
        capture_output=True,
    )
    if process.returncode:
        raise RuntimeError(f"The model {model.name} could not be asked.")
    found: list[Parsed] = json.loads(process.stdout)
    return found


def compare(messages: Sequence[Message], old: Sequence[Parsed], new: Sequence[Parsed]) -> dict[str, Any]:
    """Counts by set, and every message whose answer changed.

    A crisis message got worse when its alert or who is speaking did, for these decide what the person is shown.
    """
    counts = {name: Counter(dict.fromkeys(VERDICTS, 0)) for name in SETS}
    changed = []
    for message, before, after in zip(messages, old, new, strict=True):
        was, now = gap(message.right, before), gap(message.right, after)
        verdict = _verdict(was, now, shown(before) == shown(after))
        for name in message.sets:
            counts[name][verdict] += 1
        if verdict != "unchanged":
            crisis_worse = "crisis" in message.sets and now.rank[:2] > was.rank[:2]
            changed.append(_change(message, verdict, crisis_worse, (was, before), (now, after)))
    return {"sets": {name: dict(count) for name, count in counts.items()}, "changed": changed}


def gap(right: Example, answer: Parsed) -> Gap:
    """How far an answer is from what is right."""
    triage = answer["triage"]
    audience = 0 if triage["audience"] == right.audience else 1
    if {triage["audience"], right.audience} >= {"young_person", "adult"}:
        audience = 2
    said = set(triage["situation"])
    others = [f"{name} missed" for name in right.situation if name not in said]
    others += [f"{name} too much" for name in sorted(said - set(right.situation))]
    if right.age is not None and triage["age"] != right.age:
        others.append("age")
    intent = answer["intent"]["name"]
    if intent not in DECIDED_INTENTS and intent != right.learned_intent:
        others.append("intent")
    return Gap(_care(right, triage["risk"], triage["risk_for"]), audience, tuple(others))


def _care(right: Example, risk: str, risk_for: str) -> int:
    """0: right; 1: for the wrong person; then the further the alert is off. Taken for an offender is the worst."""
    if risk == right.risk:
        return int(risk != "none" and risk_for != right.risk_for)
    if "offender" in (risk, right.risk):
        return 5
    return 2 + abs(_ALARM[risk] - _ALARM[right.risk])


def _verdict(was: Gap, now: Gap, same: bool) -> str:
    if now.rank != was.rank:
        return "better" if now.rank < was.rank else "worse"
    return "unchanged" if same else "different"


def shown(answer: Parsed) -> dict[str, Any]:
    """The labels of an answer, as a page shows them."""
    triage = answer["triage"]
    labels = {name: triage[name] for name in ("audience", "age", "risk", "risk_for")}
    return {**labels, "situation": list(triage["situation"]), "intent": answer["intent"]["name"]}


def _change(
    message: Message, verdict: str, crisis_worse: bool, old: tuple[Gap, Parsed], new: tuple[Gap, Parsed]
) -> dict[str, Any]:
    # Words of a conversation are not kept here: they must go when the conversation is deleted.
    return {
        "sets": list(message.sets),
        "reference": message.reference,
        "text": "" if message.reference else message.right.text,
        "verdict": verdict,
        "crisis_worse": crisis_worse,
        "right": {
            "audience": message.right.audience,
            "age": message.right.age,
            "risk": message.right.risk,
            "risk_for": message.right.risk_for,
            "situation": list(message.right.situation),
            "intent": message.right.intent,
        },
        "old": {**shown(old[1]), "wrong": old[0].words()},
        "new": {**shown(new[1]), "wrong": new[0].words()},
    }
