"""The scorecard's plots, and curves of risk over coverage, as PNG files."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import matplotlib

matplotlib.use("Agg")
import numpy as np
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from evaluation.ask import Row
from evaluation.metrics import Figure, share
from evaluation.scorecard import HARD
from steady.nlu.labels import AUDIENCES, HARD_RISKS, RISKS

Dot = tuple[float, float]
SHOWN = (  # in a scorecard's groups: figure, name, distance from the group's line
    ("audience", "audience right, where told", -0.22),
    ("risk_sensitivity", "cries for help that raised an alert", 0.0),
    ("any_alert_without_risk", "alerts where there is no risk", 0.22),
)


class Curve(NamedTuple):
    """Risk over coverage, with the points of the threshold in force, of the rule here, and of Steady as a whole."""

    name: str
    coverage: np.ndarray
    risk: np.ndarray
    in_force: Dot
    by_rule: Dot
    in_the_end: Dot


def plot_scorecard(card: dict[str, Any], rows: Sequence[Row], folder: Path) -> None:
    """Writes every plot of the scorecard into a folder; the rows are those that the model was asked about."""
    _plot_confusion(
        card["audience"]["confusion"],
        (*AUDIENCES, "not told"),
        (*AUDIENCES, "not claimed"),
        folder / "audience.png",
    )
    _plot_confusion(card["risk"]["confusion"], RISKS, RISKS, folder / "risk_levels.png")
    _plot_groups(card["by_style"], folder / "by_style.png")
    _plot_groups(card["by_length"], folder / "by_length.png")
    _plot_risk(rows, folder / "risk.png")
    _plot_calibration(rows, folder / "calibration.png")


def plot_curves(title: str, curves: Iterable[Curve], file: Path) -> None:
    """Risk over coverage of the outputs behind one decision."""
    figure, axes = plt.subplots(figsize=(7, 5))
    shown = 0.0
    for curve in curves:
        shown = max(shown, *(2 * dot[0] for dot in (curve.in_force, curve.by_rule, curve.in_the_end)))
        (line,) = axes.plot(curve.coverage, curve.risk, label=curve.name, linewidth=1)
        colour = line.get_color()
        axes.plot(*curve.in_force, "o", color=colour)
        axes.plot(*curve.by_rule, "o", color=colour, markerfacecolor="none", markersize=10)
        axes.plot(*curve.in_the_end, "x", color=colour, markersize=9)
    for marker, name, face in (
        ("o", "threshold in force", "black"),
        ("o", "the rule's choice on these messages", "none"),
        ("x", "Steady in the end, rules and all", "black"),
    ):
        axes.plot([], [], marker, color="black", markerfacecolor=face, label=name)
    axes.set_title(title)
    axes.set_xlabel("coverage: share of all messages acted on")
    axes.set_ylabel("risk: share of those acted on wrongly")
    axes.set_xlim(0, min(shown, 1))  # beyond twice the furthest point nobody would choose
    axes.set_ylim(0, 1)
    axes.legend(loc="upper left", fontsize=8)
    _save(figure, file)


def _plot_confusion(
    counts: dict[str, dict[str, int]], truths: Sequence[str], claims: Sequence[str], file: Path
) -> None:
    """Counts in each field, coloured by their share of the row."""
    table = np.array([[counts.get(truth, {}).get(claim, 0) for claim in claims] for truth in truths])
    shares = table / np.maximum(table.sum(axis=1, keepdims=True), 1)
    figure, axes = plt.subplots(figsize=(7, 5))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(claims)), claims, rotation=30, ha="right")
    axes.set_yticks(range(len(truths)), truths)
    for (row, column), count in np.ndenumerate(table):
        colour = "white" if shares[row, column] > 0.5 else "black"
        axes.text(column, row, str(count), ha="center", va="center", color=colour)
    axes.set_xlabel("understood as")
    axes.set_ylabel("labelled")
    _save(figure, file)


def _plot_groups(groups: dict[str, Any], file: Path) -> None:
    """Each figure of each group with its interval and the messages that it rests on."""
    figure, axes = plt.subplots(figsize=(8, 1.5 + 0.55 * len(groups)))
    for key, name, offset in SHOWN:
        found = [
            (place + offset, group[key]) for place, group in enumerate(groups.values()) if group[key]["of"]
        ]
        places, figures = zip(*found, strict=True)
        axes.errorbar(
            [figure["value"] for figure in figures],
            places,
            xerr=_whiskers(figures),
            fmt="o",
            markersize=4,
            linewidth=1,
            label=name,
        )
        for place, value in found:
            axes.text(1.02, place, str(value["of"]), va="center", fontsize=7, color="grey")
    names = [f"{name} ({group['messages']})" for name, group in groups.items()]
    axes.set_yticks(range(len(groups)), names)
    axes.invert_yaxis()
    axes.set_xlim(0, 1.08)
    axes.set_xlabel("share, with its 95% interval; grey: messages it rests on")
    axes.grid(axis="x", alpha=0.3)
    axes.legend(
        loc="upper center", bbox_to_anchor=(0.4, -0.75 / (1.5 + 0.55 * len(groups))), ncols=3, fontsize=8
    )
    _save(figure, file)


def _whiskers(figures: Sequence[Figure]) -> np.ndarray:
    """How far the interval reaches below and above each value, for `errorbar`."""
    below = [max(0.0, figure["value"] - figure["low"]) for figure in figures]
    above = [max(0.0, figure["high"] - figure["value"]) for figure in figures]
    return np.array([below, above])


def _plot_risk(rows: Sequence[Row], file: Path) -> None:
    """Precision and recall of the classifier, with the operating points of its thresholds and of Steady as a whole.

    Recall is that of self-harm and danger; an alert is right when there is any risk, a hard one when it is a hard one.
    """
    cry = np.array([example.risk in HARD for example, _, _ in rows])
    figure, axes = plt.subplots(figsize=(7, 5))
    for name, levels, outputs in (
        ("any alert", frozenset(RISKS[1:]), ("risk:any",)),
        ("hard alert", HARD_RISKS, tuple(f"risk:{level}" for level in HARD_RISKS)),
    ):
        right = np.array([example.risk in levels for example, _, _ in rows])
        scores = np.array([max(learned[output] for output in outputs) for _, _, learned in rows])
        reached = np.array([any(map(learned.reaches, outputs)) for _, _, learned in rows])
        alerts = np.array([parsed["triage"]["risk"] in levels for _, parsed, _ in rows])
        order = np.argsort(-scores, kind="stable")
        precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
        recall = np.cumsum(cry[order]) / cry.sum()
        (line,) = axes.plot(recall, precision, linewidth=1, label=f"{name}: classifier")
        for acted, marker, label in ((reached, "o", "its threshold"), (alerts, "x", "Steady, rules and all")):
            axes.plot(
                acted[cry].mean(),
                right[acted].mean(),
                marker,
                color=line.get_color(),
                markersize=9,
                label=f"{name}: {label}",
            )
    axes.set_xlim(0, 1.02)
    axes.set_ylim(0, 1.02)
    axes.set_xlabel("recall: cries for help (self-harm, danger) that raised it")
    axes.set_ylabel("precision: of those raised, how many rightly")
    axes.grid(alpha=0.3)
    axes.legend(loc="lower left", fontsize=8)
    _save(figure, file)


def _plot_calibration(rows: Sequence[Row], file: Path) -> None:
    """How often the classifier is right, by how sure it is."""
    figure, axes = plt.subplots(figsize=(7, 5))
    axes.plot([0, 1], [0, 1], "--", color="grey", linewidth=1)
    risks = [(learned["risk:any"], example.risk != "none") for example, _, learned in rows]
    _add_calibration(axes, "any risk", risks)
    audiences = []
    for example, _, learned in rows:
        likely = max(AUDIENCES, key=lambda name: learned[f"audience:{name}"])
        audiences.append((learned[f"audience:{likely}"], example.audience == likely))
    _add_calibration(axes, "the likeliest audience", audiences)
    axes.set_xlabel("probability that the classifier gives")
    axes.set_ylabel("share that is so, with its 95% interval")
    axes.legend(loc="upper left")
    _save(figure, file)


def _add_calibration(axes: Axes, name: str, pairs: Iterable[tuple[float, bool]]) -> None:
    """The share that is so, by probability in ten steps, with the number of messages in each."""
    steps: dict[int, list[tuple[float, bool]]] = {}
    for probability, true in pairs:
        steps.setdefault(min(9, int(probability * 10)), []).append((probability, true))
    held = [steps[step] for step in sorted(steps)]
    means = [float(np.mean([probability for probability, _ in step])) for step in held]
    figures = [share(true for _, true in step).as_dict() for step in held]
    values = [figure["value"] for figure in figures]
    axes.errorbar(means, values, yerr=_whiskers(figures), fmt="o-", markersize=4, linewidth=1, label=name)
    for mean, figure in zip(means, figures, strict=True):
        axes.annotate(
            str(figure["of"]), (mean, figure["value"]), (4, -10), textcoords="offset points", fontsize=7
        )


def _save(figure: Any, file: Path) -> None:
    figure.tight_layout()
    figure.savefig(file, dpi=80)
    plt.close(figure)
