"""Understand one message: clean it, ask the rules and the models, and join their answers. Trains the models too."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from steady.nlu.audience import AudienceReading, read_abroad, read_audience
from steady.nlu.commands import command, complains
from steady.nlu.encoder import Encoder
from steady.nlu.features import RuleFeatures, length_features
from steady.nlu.labels import DEFAULT_LANGUAGE
from steady.nlu.language import detect_language, detect_place
from steady.nlu.model import Messages, Probabilities, TriageModel, train
from steady.nlu.normalise import normalise, shorten
from steady.nlu.pieces import pieces
from steady.nlu.ranking import rank_intents
from steady.nlu.risk import RiskReading, read_risk
from steady.nlu.second_reader import AskReader
from steady.nlu.situations import situation_hints
from steady.nlu.spelling import correct
from steady.nlu.training_data import Example
from steady.nlu.triage import Learned, Triage, decide

logger = logging.getLogger(__name__)

MAX_CHARACTERS = 1000
AGE_BANDS = ((13, "child"), (18, "teenager"), (23, "young_adult"), (35, "adult"))
Ranking = list[tuple[str, float]]


class Understood(NamedTuple):
    """What a message says, and its intents, best first."""

    triage: Triage
    ranking: Ranking


@dataclass(frozen=True)
class Reading:
    """A message as the rules see it."""

    text: str
    audience: AudienceReading
    risk: RiskReading

    def features(self) -> RuleFeatures:
        """Return what the rules saw as numbers for the models; names never hold words of the message."""
        seen = [
            f"audience:{self.audience.audience}",
            f"guess:{self.audience.guess}",
            f"level:{self.risk.level}",
        ]
        seen += [f"evidence:{rule}" for rule in self.audience.evidence]
        ages = self.audience.ages
        seen += [f"age:own:{_band(age)}" for age in ages.own]
        seen += [f"age:other:{_band(age)}" for age in ages.other]
        if self.audience.firm:
            seen.append(f"firm:{self.audience.audience}")
        return {
            **dict.fromkeys(seen, 1.0),
            **{f"risk:{name}": value for name, value in self.risk.features.items()},
            "age": float(self.audience.age is not None),
            **situation_hints(self.text),
            **length_features(self.text),
        }


def _band(age: int) -> str:
    """The part of life an age belongs to."""
    return next((name for limit, name in AGE_BANDS if age < limit), "old")


def clean(text: str) -> str:
    """Return the text that rules, models and the sentence encoder all read."""
    return correct(shorten(normalise(text), MAX_CHARACTERS))


def read(text: str) -> Reading:
    """Ask the rules about one message as typed."""
    return _read_clean(clean(text))


def _read_clean(text: str) -> Reading:
    return Reading(text, read_audience(text), read_risk(text))


def understand(
    text: str, model: TriageModel | None, vector: np.ndarray | None, ask: AskReader | None = None
) -> Understood:
    """Return the triage of a message and its intents, best first; never raises.

    ``vector`` holds `Encoder.rows` of ``pieces(clean(text))``; ``ask`` is the second reader. Without a model or
    vector, or if something fails, the rules decide alone: a fault must not hide a cry for help.
    """
    try:
        reading = read(text)
        if not any(character.isalnum() for character in reading.text):
            return Understood(Triage(), [("nonsense", 1.0)])
        learned = _learned(reading, model, vector, ask)
        place = detect_place(reading.text)
        order = command(text)
        language = detect_language(text)
        abroad = None if language == DEFAULT_LANGUAGE else read_abroad(reading.text)
        triage = decide(
            abroad or reading.audience,
            reading.risk,
            learned,
            language=language,
            country=place.country,
            region=place.region,
            farewell=order == "goodbye",
            only_a_place=place.alone,
        )
        return Understood(triage, rank_intents(triage, learned, order, complains(reading.text)))
    except Exception as error:
        # Only the kind of error: its message could quote the person.
        logger.error("Understanding failed with %s; the risk rules decide alone", type(error).__name__)
        return _from_risk_rules(text)


def vectors(text: str, encoder: Encoder) -> np.ndarray | None:
    """Return what the encoder says of a message and the parts of a long one; None if it fails."""
    try:
        return encoder.rows(pieces(clean(text)))
    except Exception as error:
        logger.error("The sentence encoder failed with %s", type(error).__name__)
        return None


def warm_up() -> None:
    """Build the rules and word lists, which takes seconds, so that nobody's first message has to wait for it."""
    understand("I am 15 and live in Leeds. Estoy aquí.", None, None)


def _learned(
    reading: Reading, model: TriageModel | None, vector: np.ndarray | None, ask: AskReader | None
) -> Learned | None:
    if model is None or vector is None:
        return None
    messages = _messages([reading], vector)
    try:
        probabilities = model.probabilities(messages, ask)[0]
    except Exception as error:
        if ask is None:
            raise
        logger.error("The second reader failed with %s; the first opinion stands", type(error).__name__)
        probabilities = model.probabilities(messages)[0]
    return Learned(probabilities, model.thresholds, model.intent_shares)


def _from_risk_rules(text: str) -> Understood:
    try:
        risk = read_risk(text[:MAX_CHARACTERS])
        triage = Triage(
            risk=risk.level,
            risk_confidence=risk.confidence,
            risk_for=risk.who or "self",
            evidence=list(risk.evidence),
        )
    except Exception as error:
        logger.error("The risk rules failed with %s; the message is treated as neutral", type(error).__name__)
        triage = Triage()
    return Understood(triage, rank_intents(triage, None))


def learn(
    examples: Sequence[Example], vectors: Iterable[np.ndarray], ask: AskReader | None = None
) -> tuple[TriageModel, list[Probabilities]]:
    """Train on examples and what the encoder says of their pieces, see `Encoder.rows`.

    ``ask`` gives what the second reader says of a message, had it not learned from it; None trains without one. Also
    return the probabilities that each example got from models that had not seen it.
    """
    readings = [read(example.text) for example in examples]
    return train(examples, _messages(readings, np.concatenate(list(vectors))), ask)


def _messages(readings: Sequence[Reading], vectors: np.ndarray) -> Messages:
    """Put each message and the parts of a long one in a row each."""
    rows: list[Reading] = []
    starts: list[int] = []
    for reading in readings:
        starts.append(len(rows))
        rows += [reading, *(_read_clean(part) for part in pieces(reading.text)[1:])]
    return Messages([row.text for row in rows], vectors, [row.features() for row in rows], starts)
