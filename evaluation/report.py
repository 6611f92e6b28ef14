"""The scorecard for people: Markdown tables and four plots."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot as plt

from evaluation.cases import Case
from evaluation.scorecard import HARD, Parsed, against_targets


def write_report(card: dict[str, Any], cases: Sequence[Case], parsed: Sequence[Parsed], folder: Path) -> None:
    """Writes scorecard.md and the plots into a folder."""
    (folder / "scorecard.md").write_text(markdown(card), encoding="utf-8")
    _plot_confusion(card["audience"]["confusion"], folder / "audience.png")
    _plot_groups(card["by_style"], folder / "by_style.png")
    _plot_risk(cases, parsed, folder / "risk.png")
    _plot_calibration(cases, parsed, folder / "calibration.png")


def markdown(card: dict[str, Any]) -> str:
    """The scorecard as Markdown."""
    lines = [
        f"# Scorecard ({card['split']} split)",
        "",
        f"{card['messages']} messages, measured {card['date']} by `make evaluate`. Intervals are 95% (Wilson).",
        "",
        "| figure | measured | target | |",
        "|---|---|---|---|",
    ]
    for name, figure, target, met in against_targets(card):
        lines.append(f"| {name} | {figure:.4f} | {target} | {'met' if met else '**missed**'} |")
    times = card["milliseconds_at_30_words"]
    lines += [
        "",
        f"Understanding takes {times['p50']} ms (p50) and {times['p95']} ms (p95) at about 30 words.",
        "",
    ]
    for part in ("audience", "risk", "scope"):
        lines += [
            f"## {part.capitalize()}",
            "",
            "| figure | value | 95% interval | of |",
            "|---|---|---|---|",
        ]
        lines += [_row(name, value) for name, value in card[part].items() if "low" in value]
        lines.append("")
    lines += ["## First reply", "", "| figure | value | 95% interval | of |", "|---|---|---|---|"]
    lines += [_row("the right helplines, by triage and plan", card["right_helpline"]), ""]
    for part in ("by_kind", "by_style", "by_length"):
        lines += [f"## {part.replace('_', ' ').capitalize()}", ""]
        lines += [
            "| group | messages | audience | risk sensitivity | alert without risk | situation micro F1 |"
        ]
        lines += ["|---|---|---|---|---|---|"]
        for name, group in card[part].items():
            cells = [_of(group[key]) for key in ("audience", "risk_sensitivity", "any_alert_without_risk")]
            lines.append(
                f"| {name} | {group['messages']} | {' | '.join(cells)} | {group['situation_micro_f1']:.2f} |"
            )
        lines.append("")
    lines += ["## Situation by label", "", "| label | F1 |", "|---|---|"]
    lines += [f"| {label} | {value:.2f} |" for label, value in card["situation"]["by_label"].items()]
    if "baselines" in card:
        lines += ["", "## Baselines, same data, same run", "", "| system | figure | value |", "|---|---|---|"]
        for system, figures in card["baselines"].items():
            lines += [f"| {system} | {name} | {value} |" for name, value in figures.items()]
    return "\n".join(lines) + "\n"


def _row(name: str, value: dict[str, Any]) -> str:
    interval = f"{value['low']:.3f} to {value['high']:.3f}"
    return f"| {name.replace('_', ' ')} | {value['value']:.3f} | {interval} | {value['of']} |"


def _of(value: dict[str, Any]) -> str:
    return f"{value['value']:.2f} ({value['of']})" if value["of"] else "-"


def _plot_confusion(confusion: dict[str, dict[str, int]], file: Path) -> None:
    truths = sorted(confusion)
    claims = sorted({claim for row in confusion.values() for claim in row})
    counts = [[confusion[truth].get(claim, 0) for claim in claims] for truth in truths]
    figure, axes = plt.subplots(figsize=(7, 5))
    axes.imshow(counts, cmap="Blues")
    axes.set_xticks(range(len(claims)), claims, rotation=30, ha="right")
    axes.set_yticks(range(len(truths)), truths)
    for row, values in enumerate(counts):
        for column, value in enumerate(values):
            axes.text(column, row, str(value), ha="center", va="center")
    axes.set_xlabel("claimed")
    axes.set_ylabel("labelled")
    _save(figure, file)


def _plot_groups(groups: dict[str, Any], file: Path) -> None:
    figure, axes = plt.subplots(figsize=(8, 5))
    names = list(groups)
    for offset, key in ((-0.2, "audience"), (0.2, "risk_sensitivity")):
        values = [groups[name][key]["value"] for name in names]
        axes.barh(
            [place + offset for place in range(len(names))], values, height=0.4, label=key.replace("_", " ")
        )
    axes.set_yticks(range(len(names)), names)
    axes.set_xlim(0, 1)
    axes.legend(loc="lower left")
    _save(figure, file)


def _alarm(result: Parsed) -> float:
    """How strongly a message is taken for a risk, 0 to 1."""
    triage = result["triage"]
    confidence = float(triage["risk_confidence"])
    return 1 - confidence if triage["risk"] == "none" else confidence


def _plot_risk(cases: Sequence[Case], parsed: Sequence[Parsed], file: Path) -> None:
    """Precision and recall over the alarm's strength, with the operating points of any and of hard alerts."""
    truth = [case.example.risk in HARD for case in cases]
    strengths = [_alarm(result) for result in parsed]
    points = []
    for cut in sorted(set(strengths)):
        alarms = [strength >= cut for strength in strengths]
        hits = sum(alarm and true for alarm, true in zip(alarms, truth, strict=True))
        points.append((hits / max(sum(truth), 1), hits / max(sum(alarms), 1)))
    figure, axes = plt.subplots(figsize=(6, 5))
    axes.plot(*zip(*points, strict=True))
    for name, levels in (("any alert", ("concern", *HARD, "offender")), ("hard alert", (*HARD, "offender"))):
        alarms = [result["triage"]["risk"] in levels for result in parsed]
        hits = sum(alarm and true for alarm, true in zip(alarms, truth, strict=True))
        axes.plot(hits / max(sum(truth), 1), hits / max(sum(alarms), 1), "o", label=name)
    axes.set_xlabel("recall of self-harm and danger")
    axes.set_ylabel("precision")
    axes.legend()
    _save(figure, file)


def _plot_calibration(cases: Sequence[Case], parsed: Sequence[Parsed], file: Path) -> None:
    """How often a message has any risk, by the alarm's strength in ten steps."""
    bins: dict[int, list[bool]] = {}
    for case, result in zip(cases, parsed, strict=True):
        bins.setdefault(min(9, int(_alarm(result) * 10)), []).append(case.example.risk != "none")
    places = sorted(bins)
    figure, axes = plt.subplots(figsize=(6, 5))
    axes.plot([0, 1], [0, 1], "--", color="grey")
    axes.plot([place / 10 + 0.05 for place in places], [sum(bins[p]) / len(bins[p]) for p in places], "o-")
    axes.set_xlabel("strength of the alarm")
    axes.set_ylabel("share that truly is a risk")
    _save(figure, file)


def _save(figure: Any, file: Path) -> None:
    figure.tight_layout()
    figure.savefig(file, dpi=80)
    plt.close(figure)
