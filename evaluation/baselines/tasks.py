"""What a baseline learns: one question about a message at a time, answered from a fixed list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

from evaluation.cases import Parsed
from steady.nlu.labels import AUDIENCES, LEARNED_INTENTS, RISK_URGENCY, SITUATIONS
from steady.nlu.training_data import Example
from steady.nlu.triage import Triage

UNKNOWN = "unknown"
SEED = 7
Labels = tuple[str, ...]
Answers = Callable[[Sequence[str]], list[Labels]]


@dataclass(frozen=True)
class Task:
    """A question: its possible answers, which are right for an example, and the scorecard's part that counts them."""

    name: str
    labels: Labels
    right: Callable[[Example], Labels]
    part: str
    several: bool = False


AUDIENCE = Task("audience", (*AUDIENCES, UNKNOWN), lambda e: (e.audience or UNKNOWN,), "audience")
RISK = Task("risk", RISK_URGENCY, lambda e: (e.risk,), "risk")
INTENT = Task("intent", LEARNED_INTENTS, lambda e: (e.learned_intent,), "scope")
SITUATION = Task("situation", SITUATIONS, lambda e: e.situation, "situation", several=True)


@dataclass(frozen=True)
class Baseline:
    """A system that can learn some of the tasks, each by itself; ``what`` says how it was set up."""

    name: str
    what: str
    tasks: tuple[Task, ...]
    train: Callable[[Task, Sequence[Example]], Answers]


def as_parsed(given: Mapping[str, Labels]) -> Parsed:
    """A baseline's answers to one message, by task, in the shape that Steady's own have."""
    audience = given.get("audience", (UNKNOWN,))[0]
    triage = Triage(
        audience=None if audience == UNKNOWN else audience,
        risk=given.get("risk", ("none",))[0],
        situation=list(given.get("situation", ())),
    )
    return {"intent": {"name": given.get("intent", ("describe",))[0]}, "triage": asdict(triage)}
