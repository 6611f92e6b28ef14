"""What is learned from the labelled messages: probabilities for every label, and the thresholds to act on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from steady.nlu import linear
from steady.nlu.encoder import VECTOR_SIZE, tuned_labels
from steady.nlu.features import FeatureSpace, RuleFeatures
from steady.nlu.labels import (
    ANSWERS,
    AUDIENCES,
    LEARNED_INTENTS,
    REFUSING_INTENTS,
    RISKS,
    SITUATIONS,
    SURE_OF_AN_ANSWER,
)
from steady.nlu.risks_together import RisksTogether
from steady.nlu.second_opinion import SecondOpinion, in_doubt
from steady.nlu.second_reader import AskReader
from steady.nlu.second_reader import labels as second_labels
from steady.nlu.training_data import Example

DECISIONS_FILE = "decisions.json"
FIRST_OPINION = "first:risk:any"

# How often a threshold may be wrong on messages it was not trained on; the thresholds follow from these.
MAX_FALSE_AUDIENCE = 0.015  # each of four audiences, among messages of anyone else
MAX_CHILD_AS_ADULT = 0.005
# Each hard level, among messages without any risk. A victim taken for an offender loses the help they came for.
MAX_FALSE_HARD_RISK = {"self_harm": 0.0075, "immediate_danger": 0.005, "offender": 0.001}
MAX_FALSE_CONCERN = 0.1  # a gentle check-in too many is cheap, a missed cry for help is not
MAX_REFUSED = {"out_of_scope": 0.025, "abuse": 0.004, "nonsense": 0.004}  # 3% of messages in scope, in all
LEAST_TO_REFUSE = 0.15  # nobody is sent away on less: budgets do not foresee every message

Probabilities = dict[str, float]


@dataclass(frozen=True)
class Messages:
    """Normalised messages and the parts of long ones, with what the encoder says and the rules saw of each.

    ``vectors`` is (rows, 384 + labels), see `Encoder.rows`.

    ``starts`` holds the row of each whole message; its parts follow it.
    """

    texts: Sequence[str]
    vectors: np.ndarray
    rules: Sequence[RuleFeatures]
    starts: Sequence[int]

    def batch(self, space: FeatureSpace, outputs: Sequence[str]) -> linear.Batch:
        """Return the messages as numbers, with the tuned encoder's odds in the order of ``outputs``."""
        features, dense = space.transform(self.texts, self.meanings(), self.rules)
        known = {name: VECTOR_SIZE + place for place, name in enumerate(tuned_labels())}
        odds = np.zeros((len(self.texts), len(outputs)), dtype=np.float32)
        for place, name in enumerate(outputs):
            if name in known:
                odds[:, place] = self.vectors[:, known[name]]
        return linear.Batch(features, dense, odds, np.array(self.starts))

    def meanings(self) -> np.ndarray:
        """Return the sentence vectors alone, (rows, 384)."""
        return self.vectors[:, :VECTOR_SIZE]


@dataclass(frozen=True)
class TriageModel:
    """Features, linear models, the second look at risks, and thresholds, trained together and saved together.

    ``second`` says when a second reader is asked and how far it is trusted, None if trained without one;
    ``intent_shares`` is how much of the training data each intent makes up.
    """

    space: FeatureSpace
    outputs: linear.LinearModel
    together: RisksTogether
    second: SecondOpinion | None
    thresholds: dict[str, float]
    intent_shares: dict[str, float]

    def probabilities(self, messages: Messages, ask: AskReader | None = None) -> list[Probabilities]:
        """Return a calibrated probability for every output, by name, for each message.

        Where there is doubt the second reader is asked; without one, the first opinion stands. `FIRST_OPINION` holds
        what that was of any risk.
        """
        names = self.outputs.names
        alone = self.outputs.probabilities(messages.batch(self.space, names))
        rows = self.together.apply(names, alone)
        first = rows[:, names.index("risk:any")].copy()
        if self.second is not None and ask is not None:
            doubted = np.flatnonzero(in_doubt(names, rows))
            rows[doubted] = self.second.join(rows[doubted], _asked(ask, messages, doubted, names))
        return [
            dict(zip(names, row.tolist(), strict=True)) | {FIRST_OPINION: float(risk)}
            for row, risk in zip(rows, first, strict=True)
        ]

    def save(self, folder: Path) -> None:
        """Write JSON and npz files into an existing folder."""
        self.space.save(folder)
        self.outputs.save(folder)
        self.together.save(folder)
        if self.second is not None:
            self.second.save(folder)
        decisions = {"thresholds": self.thresholds, "intent_shares": self.intent_shares}
        (folder / DECISIONS_FILE).write_text(json.dumps(decisions, indent=1), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> TriageModel:
        """Read what `save` wrote; OSError if a file is missing."""
        decisions = json.loads((folder / DECISIONS_FILE).read_text(encoding="utf-8"))
        space, outputs = FeatureSpace.load(folder), linear.LinearModel.load(folder)
        return cls(space, outputs, RisksTogether.load(folder), SecondOpinion.load(folder), **decisions)


def train(
    examples: Sequence[Example], messages: Messages, ask: AskReader | None = None
) -> tuple[TriageModel, list[Probabilities]]:
    """Train on all examples; also return the probabilities each example got from models that had not seen it.

    ``ask`` gives what the second reader says of a message, had it not learned from it; None trains without one.
    """
    space = FeatureSpace.fit(
        [messages.texts[row] for row in messages.starts],
        messages.meanings()[list(messages.starts)],
        [messages.rules[row] for row in messages.starts],
    )
    asked = targets(examples)
    batch = messages.batch(space, tuple(asked))
    outputs, alone = linear.fit(batch, asked, [example.risk for example in examples])
    answers = np.stack([target == 1 for target in asked.values()], axis=1)
    together = RisksTogether.fit(outputs.names, alone, answers)
    unseen = together.apply(outputs.names, alone)
    second = None
    if ask is not None:
        doubted = np.flatnonzero(in_doubt(outputs.names, unseen))
        odds = _asked(ask, messages, doubted, outputs.names)
        second = SecondOpinion.fit(
            unseen[doubted], odds, {name: target[doubted] for name, target in asked.items()}
        )
        unseen[doubted] = second.join(unseen[doubted], odds)
    thresholds = _thresholds(asked, dict(zip(asked, unseen.T, strict=True)))
    rows = [dict(zip(asked, row.tolist(), strict=True)) for row in unseen]
    shares = {intent: float(asked[f"intent:{intent}"].mean()) for intent in LEARNED_INTENTS}
    return TriageModel(space, outputs, together, second, thresholds, shares), rows


def _asked(ask: AskReader, messages: Messages, which: np.ndarray, outputs: Sequence[str]) -> np.ndarray:
    """Return the second reader's log-odds of some messages in the order of outputs; 0 for one it does not know."""
    known = {name: place for place, name in enumerate(second_labels())}
    odds = np.zeros((len(which), len(outputs)))
    for row, message in enumerate(which):
        said = ask(messages.texts[messages.starts[message]])
        odds[row] = [said[known[name]] if name in known else 0.0 for name in outputs]
    return odds


def targets(examples: Sequence[Example]) -> dict[str, np.ndarray]:
    """Return for every output the answers of the examples: 1 yes, 0 no, -1 not asked."""
    answers: dict[str, list[bool | int]] = {}
    for audience in AUDIENCES:
        answers[f"audience:{audience}"] = [e.audience == audience for e in examples]
        answers[f"guess:{audience}"] = [audience in (e.audience, e.guess) for e in examples]
    for risk in RISKS[1:]:
        answers[f"risk:{risk}"] = [e.risk == risk for e in examples]
    answers["risk:any"] = [e.risk != "none" for e in examples]
    answers["risk_for:other"] = [-1 if e.risk == "none" else e.risk_for == "other" for e in examples]
    for situation in SITUATIONS:
        answers[f"situation:{situation}"] = [situation in e.situation for e in examples]
    for intent in LEARNED_INTENTS:
        answers[f"intent:{intent}"] = [e.learned_intent == intent for e in examples]
    return {name: np.array(values, dtype=np.int8) for name, values in answers.items()}


def _thresholds(answers: dict[str, np.ndarray], unseen: dict[str, np.ndarray]) -> dict[str, float]:
    """Choose every threshold from the probabilities of unseen messages."""

    def limit(name: str, where: np.ndarray, rate: float) -> float:
        return linear.threshold_for_false_alarms(unseen[name][where], rate)

    calm = answers["risk:any"] == 0
    refused = np.any([answers[f"intent:{intent}"] == 1 for intent in REFUSING_INTENTS], axis=0)
    thresholds = {"risk:any": limit("risk:any", calm, MAX_FALSE_CONCERN), "risk_for:other": 0.5}
    for audience in AUDIENCES:
        name = f"audience:{audience}"
        thresholds[name] = limit(name, answers[name] == 0, MAX_FALSE_AUDIENCE)
        thresholds[f"guess:{audience}"] = linear.threshold_for_f1(
            answers[f"guess:{audience}"], unseen[f"guess:{audience}"]
        )
    young = answers["guess:young_person"] == 1
    thresholds["audience:adult"] = max(
        thresholds["audience:adult"], limit("audience:adult", young, MAX_CHILD_AS_ADULT)
    )
    for risk, rate in MAX_FALSE_HARD_RISK.items():
        thresholds[f"risk:{risk}"] = limit(f"risk:{risk}", calm, rate)
    for situation in SITUATIONS:
        name = f"situation:{situation}"
        thresholds[name] = linear.threshold_for_f1(answers[name], unseen[name])
    # A message with a known situation, any risk or an answer is never refused, so it cannot be refused wrongly either.
    kept = {name: least for name, least in thresholds.items() if name.startswith(("situation:", "risk:"))}
    kept |= {f"intent:{name}": SURE_OF_AN_ANSWER for name in ANSWERS}
    refusable = np.all([unseen[name] < least for name, least in kept.items()], axis=0)
    for intent, rate in MAX_REFUSED.items():
        wrong = np.where(refusable, unseen[f"intent:{intent}"], 0.0)[~refused]
        thresholds[f"intent:{intent}"] = max(linear.threshold_for_false_alarms(wrong, rate), LEAST_TO_REFUSE)
    return thresholds
