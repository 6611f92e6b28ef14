"""`make risk-coverage`: how often each of the model's thresholds acts, and how often that is wrong, at every height.

Measured on the development split, which no threshold was chosen on. The thresholds in force were chosen at training,
by the budgets of `steady/nlu/model.py`, from what each training message got from models that had not seen it.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from evaluation.ask import Row, ask_all, rows_of
from evaluation.cases import DEVELOPMENT, FOLDER, Parsed, load_cases
from evaluation.metrics import Share, share
from evaluation.plots import Curve, Dot, plot_curves
from steady.nlu.labels import AUDIENCES, REFUSING_INTENTS
from steady.nlu.linear import threshold_for_false_alarms
from steady.nlu.model import (
    MAX_CHILD_AS_ADULT,
    MAX_FALSE_AUDIENCE,
    MAX_FALSE_CONCERN,
    MAX_FALSE_HARD_RISK,
    MAX_REFUSED,
)
from steady.nlu.training_data import Example
from steady.nlu.triage import Learned

RESULTS = FOLDER / "results" / "development"
HEIGHTS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9)
Asks = Callable[[Example], bool]


@dataclass(frozen=True)
class Budget:
    """The rule behind a threshold: the most of some messages that may be acted on wrongly."""

    rate: float
    among: Asks
    words: str


@dataclass(frozen=True)
class Output:
    """One probability of the model that is acted on from a threshold.

    ``right`` says for which messages that is right, ``acts`` what Steady does in the end, rules and all.
    """

    name: str
    right: Asks
    budgets: tuple[Budget, ...]
    acts: Callable[[Parsed], bool]

    def score(self, learned: Learned) -> float:
        """The probability that counts: none for a refusal where a known situation or a risk was seen."""
        refuses = self.name.startswith("intent:")
        kept = (name for name in learned.thresholds if name.startswith(("situation:", "risk:")))
        return 0.0 if refuses and any(map(learned.reaches, kept)) else learned[self.name]


def _audience(audience: str) -> Output:
    budgets = [Budget(MAX_FALSE_AUDIENCE, lambda e: e.audience != audience, "anyone else's messages")]
    if audience == "adult":
        young = Budget(
            MAX_CHILD_AS_ADULT, lambda e: "young_person" in (e.audience, e.guess), "young people's messages"
        )
        budgets.append(young)
    return Output(
        f"audience:{audience}",
        lambda e: e.audience == audience,
        tuple(budgets),
        lambda parsed: parsed["triage"]["audience"] == audience,
    )


def _hard_risk(risk: str) -> Output:
    return Output(
        f"risk:{risk}",
        lambda e: e.risk == risk,
        (Budget(MAX_FALSE_HARD_RISK[risk], _is_calm, "messages without any risk"),),
        lambda parsed: parsed["triage"]["risk"] == risk,
    )


def _refusal(intent: str) -> Output:
    return Output(
        f"intent:{intent}",
        lambda e: e.intent == intent,
        (Budget(MAX_REFUSED[intent], lambda e: e.intent not in REFUSING_INTENTS, "messages in scope"),),
        lambda parsed: parsed["intent"]["name"] == intent,
    )


def _is_calm(example: Example) -> bool:
    return example.risk == "none"


CHECK_IN = Output(
    "risk:any",
    lambda e: e.risk != "none",
    (Budget(MAX_FALSE_CONCERN, _is_calm, "messages without any risk"),),
    lambda parsed: parsed["triage"]["risk"] != "none",
)
DECISIONS: dict[str, tuple[Output, ...]] = {
    "claim who is speaking": tuple(map(_audience, AUDIENCES)),
    "check in on a risk": (CHECK_IN,),
    "raise a hard alarm": tuple(map(_hard_risk, MAX_FALSE_HARD_RISK)),
    "refuse as out of scope or abuse": (_refusal("out_of_scope"), _refusal("abuse")),
    "fall back: not understood": (_refusal("nonsense"),),
}


@dataclass(frozen=True)
class Point:
    """What follows from a threshold.

    ``acted`` is the coverage, of all messages; ``wrong`` the risk, of those acted on; ``found`` of those where acting
    is right; ``budgets`` the wrong actions that each budget counts.
    """

    acted: Share
    wrong: Share
    found: Share
    budgets: tuple[Share, ...]


@dataclass(frozen=True)
class Measured:
    """An output on labelled messages: its scores, and where acting on them is right."""

    output: Output
    scores: np.ndarray
    right: np.ndarray
    among: tuple[np.ndarray, ...]
    acted_in_the_end: np.ndarray
    in_force: float

    @classmethod
    def on(cls, output: Output, rows: Sequence[Row]) -> "Measured":
        """Measures on messages, at least one."""
        return cls(
            output,
            np.array([output.score(learned) for *_, learned in rows]),
            np.array([output.right(example) for example, *_ in rows]),
            tuple(np.array([budget.among(example) for example, *_ in rows]) for budget in output.budgets),
            np.array([output.acts(parsed) for _, parsed, _ in rows]),
            rows[0][2].thresholds[output.name],
        )

    @property
    def by_rule(self) -> float:
        """The threshold that the budgets would choose on these messages."""
        pairs = zip(self.output.budgets, self.among, strict=True)
        return max(threshold_for_false_alarms(self.scores[among], budget.rate) for budget, among in pairs)

    def at(self, threshold: float) -> Point:
        """What follows from a threshold."""
        return self._point(self.scores >= threshold)

    @property
    def in_the_end(self) -> Point:
        """What Steady does, rules and all."""
        return self._point(self.acted_in_the_end)

    def _point(self, acted: np.ndarray) -> Point:
        return Point(
            share(acted),
            share(~self.right[acted]),
            share(acted[self.right]),
            tuple(share(acted[among]) for among in self.among),
        )

    def curve(self) -> tuple[np.ndarray, np.ndarray]:
        """Coverage and risk at each score, the surest message first."""
        order = np.argsort(-self.scores, kind="stable")
        acted = np.arange(1, len(order) + 1)
        last = np.append(np.diff(self.scores[order]) != 0, True)  # equal scores are acted on together
        risk = 1 - np.cumsum(self.right[order]) / acted
        return (acted / len(order))[last], risk[last]


def plotted(measured: Measured) -> Curve:
    """The curve with its chosen points."""

    def dot(point: Point) -> Dot:
        return point.acted.value, point.wrong.value

    return Curve(
        measured.output.name,
        *measured.curve(),
        in_force=dot(measured.at(measured.in_force)),
        by_rule=dot(measured.at(measured.by_rule)),
        in_the_end=dot(measured.in_the_end),
    )


def markdown(decisions: dict[str, list[Measured]], messages: int) -> str:
    """The operating points and the curves as tables."""
    lines = [
        "# Risk and coverage of each decision (development split)",
        "",
        f"{messages} messages, measured {datetime.now(UTC).isoformat(timespec='seconds')} by `make risk-coverage`.",
        "Coverage: of all messages, how many are acted on. Risk: of those, how many wrongly (95% interval, Wilson).",
        "Found: of the messages where acting is right. Beside the budget: what was spent of it.",
        "",
        "Three rows for each probability: the threshold *in force*, chosen at training on out-of-fold scores of the",
        "training messages; the one that the same rule would choose *here*; and what Steady does *in the end*, when",
        "its rules have been heard too. The plots show the same three as a full dot, a ring and a cross.",
    ]
    for decision, outputs in decisions.items():
        lines += ["", f"## To {decision}", "", f"![curve]({plot_name(decision)})", ""]
        lines += ["| probability | | threshold | coverage | risk | found | budget: spent |"]
        lines += ["|---|---|---|---|---|---|---|"]
        for measured in outputs:
            for name, threshold, point in (
                ("in force", f"{measured.in_force:.3f}", measured.at(measured.in_force)),
                ("here", f"{measured.by_rule:.3f}", measured.at(measured.by_rule)),
                ("in the end", "", measured.in_the_end),
            ):
                lines.append(_row(f"{measured.output.name} | {name} | {threshold}", measured.output, point))
        lines += ["", "| probability | threshold | coverage | risk | found | budget: spent |"]
        lines += ["|---|---|---|---|---|---|"]
        for measured in outputs:
            for height in HEIGHTS:
                lines.append(_row(f"{measured.output.name} | {height}", measured.output, measured.at(height)))
    return "\n".join(lines) + "\n"


def _row(start: str, output: Output, point: Point) -> str:
    budgets = "; ".join(
        f"{budget.rate:.1%} of {budget.words}: {spent.value:.1%}"
        for budget, spent in zip(output.budgets, point.budgets, strict=True)
    )
    low, high = point.wrong.interval
    risk = f"{point.wrong.value:.3f} ({low:.3f} to {high:.3f})" if point.wrong.of else "-"
    found = f"{point.found.value:.3f} of {point.found.of}"
    return f"| {start} | {point.acted.value:.3f} | {risk} | {found} | {budgets} |"


def plot_name(decision: str) -> str:
    """The file of a decision's plot."""
    words = "".join(char if char.isalnum() else " " for char in decision).split()
    return f"risk_coverage_{'_'.join(words)}.png"


def main() -> int:
    """Measures, stores tables and plots."""
    from steady.run.quiet import keep_logs_clean

    keep_logs_clean()
    cases = load_cases(DEVELOPMENT)
    rows = rows_of(cases, ask_all([case.text for case in cases]))
    decisions = {
        decision: [Measured.on(output, rows) for output in outputs] for decision, outputs in DECISIONS.items()
    }
    for decision, outputs in decisions.items():
        plot_curves(
            f"To {decision}", [plotted(measured) for measured in outputs], RESULTS / plot_name(decision)
        )
    text = markdown(decisions, len(rows))
    (RESULTS / "risk_coverage.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
