"""Ask the trained model about messages, and keep what it says beside what it was sure of."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from evaluation.cases import Case, Parsed
from steady.nlu.model import Messages, Probabilities, TriageModel
from steady.nlu.second_reader import AskReader
from steady.nlu.training_data import Example
from steady.nlu.triage import Learned
from steady.run.train import MODEL

Row = tuple[Example, Parsed, Learned]  # what is right, what Steady says, and what its model says by itself


@dataclass(frozen=True)
class Answer:
    """What the model returns for a message, and the milliseconds it took.

    ``learned`` holds the probabilities and thresholds behind it; None where the rules decided alone.
    """

    parsed: Parsed
    milliseconds: float
    learned: Learned | None


def ask_all(texts: Sequence[str]) -> list[Answer]:
    """The trained model's answer to each text."""
    from rasa.core.agent import Agent

    agent = Agent.load(str(MODEL))

    async def ask(text: str, said: list[Learned]) -> Answer:
        said.clear()
        started = time.perf_counter()
        parsed = await agent.parse_message(text)
        return Answer(parsed, (time.perf_counter() - started) * 1000, said[0] if said else None)

    async def run() -> list[Answer]:
        await agent.parse_message("warm up")
        with _listening() as said:
            return [await ask(text, said) for text in texts]

    return asyncio.run(run())


@contextmanager
def _listening() -> Iterator[list[Learned]]:
    """A list that fills with the probabilities that the model gives while it answers in its usual way."""
    said: list[Learned] = []
    answer = TriageModel.probabilities

    def listen(model: TriageModel, messages: Messages, ask: AskReader | None = None) -> list[Probabilities]:
        rows = answer(model, messages, ask)
        said.extend(Learned(row, model.thresholds, model.intent_shares) for row in rows)
        return rows

    with patch.object(TriageModel, "probabilities", listen):
        yield said


def rows_of(cases: Sequence[Case], answers: Sequence[Answer]) -> list[Row]:
    """The messages that the model was asked about, without those that the rules decided alone."""
    pairs = zip(cases, answers, strict=True)
    return [(case.example, answer.parsed, answer.learned) for case, answer in pairs if answer.learned]
