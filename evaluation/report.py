"""The scorecard for people, as Markdown."""

import json
from typing import Any

from evaluation.cases import FOLDER
from evaluation.metrics import Figure
from evaluation.scorecard import against_targets

AGREEMENT = FOLDER / "agreement.json"  # of two labellers of the test set, each working alone


def markdown(card: dict[str, Any]) -> str:
    """The scorecard as Markdown."""
    lines = [
        f"# Scorecard ({card['split']} split)",
        "",
        f"{card['messages']} messages, measured {card['date']} by `make evaluate`.",
        "Intervals are 95%: Wilson's for shares, bootstrap for F1.",
        "",
        "| figure | measured | 95% interval | target | | two labellers |",
        "|---|---|---|---|---|---|",
    ]
    agreement = json.loads(AGREEMENT.read_text(encoding="utf-8"))
    for row in against_targets(card):
        target = row.target
        interval = "{:.3f} to {:.3f}".format(*row.interval) if row.interval else ""
        agreed = agreement[target.labellers[0]][target.labellers[1]] if target.labellers else ""
        verdict = "met" if row.met else "**missed**"
        lines.append(
            f"| {target.name} | {row.value:.4f} | {interval} | {target.bound} | {verdict} | {agreed} |"
        )
    lines += [
        "",
        "*Two labellers*: how far two labellers of the test set, each working alone, agree: on the audience, on hard",
        "risk or not and on the intent over all its messages, and for situations by the F1 of one against the other.",
        "Above that, these messages cannot tell a better system from a luckier one.",
    ]
    times = card["milliseconds_at_30_words"]
    lines += [
        "",
        f"Understanding takes {times['p50']} ms (p50) and {times['p95']} ms (p95) at about 30 words.",
        "",
    ]
    for part in ("audience", "risk", "scope", "situation"):
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
                f"| {name} | {group['messages']} | {' | '.join(cells)} | {group['situation_micro_f1']['value']:.2f} |"
            )
        lines.append("")
    lines += ["## Situation by label", "", "| label | F1 |", "|---|---|"]
    lines += [f"| {label} | {value:.2f} |" for label, value in card["situation"]["by_label"].items()]
    return "\n".join([*lines, *_baselines(card)]) + "\n"


def _baselines(card: dict[str, Any]) -> list[str]:
    """Each target's figure for Steady and for every baseline that was measured."""
    baselines = card["baselines"]
    if not baselines:
        return ["", "## Baselines", "", "Not measured: `make baselines`."]
    systems = baselines["systems"]
    lines = ["", "## Baselines", ""]
    if baselines["changed_since"]:
        changed = " and ".join(baselines["changed_since"])
        lines.append(
            f"**The {changed} messages have changed since these were measured:** run `make baselines`."
        )
    else:
        lines.append("Trained on Steady's own training messages, measured on the same messages as Steady.")
    lines += [
        "",
        f"| figure | target | Steady | {' | '.join(systems)} |",
        "|---|---|---|" + "---|" * len(systems),
    ]
    for row in against_targets(card):
        figures = [system["figures"].get(row.target.name) for system in systems.values()]
        cells = [f"{figure['value']:.3f}" if figure else "-" for figure in figures]
        lines.append(f"| {row.target.name} | {row.target.bound} | {row.value:.3f} | {' | '.join(cells)} |")
    lines.append("")
    for name, system in systems.items():
        trained = f"{system['training_cpu_s']} s of processor time on {system['messages']} messages"
        lines.append(f"- {name}: {system['what']}. Trained in {trained}, {system['date']}.")
    return lines


def _row(name: str, value: Figure) -> str:
    interval = f"{value['low']:.3f} to {value['high']:.3f}"
    return f"| {name.replace('_', ' ')} | {value['value']:.3f} | {interval} | {value['of']} |"


def _of(value: Figure) -> str:
    return f"{value['value']:.2f} ({value['of']})" if value["of"] else "-"
