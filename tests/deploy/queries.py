"""What the shipped alerts and the dashboard ask Prometheus for."""

import json
import re

import yaml

from steady.run.profile import ROOT

DEPLOY = ROOT / "deploy"
PROMETHEUS_OWN = {"up"}
"""Metrics that Prometheus makes itself; of labels, `job` and `instance` are its own."""


def expressions() -> list[str]:
    """Every query in the alerts and the dashboard."""
    rules = yaml.safe_load((DEPLOY / "prometheus" / "rules.yml").read_text(encoding="utf-8"))
    panels = json.loads((DEPLOY / "grafana" / "steady.json").read_text(encoding="utf-8"))["panels"]
    asked = [rule["expr"] for group in rules["groups"] for rule in group["rules"]]
    return asked + [target["expr"] for panel in panels for target in panel["targets"]]


def asked_of_steady() -> set[tuple[str, str]]:
    """Each metric with each label that some query uses of it; with an empty label when it uses none."""
    found = set()
    for expression in expressions():
        text = re.sub(r'"[^"]*"|\[\w+\]', "", expression)
        grouped = {label.strip() for part in re.findall(r"by \(([^)]*)\)", text) for label in part.split(",")}
        text = re.sub(r"by \([^)]*\)", "", text)
        for name, labels in re.findall(r"\b([a-z]\w+)\b(?!\s*\()(?:\{([^}]*)\})?", text):
            if name in PROMETHEUS_OWN | {"or", "job"}:
                continue
            used = grouped | set(re.findall(r"(\w+)=", labels)) - {"job", "instance"}
            found |= {(name, label) for label in used or {""}}
    return found


def exposed(scraped: str) -> set[tuple[str, str]]:
    """Each metric of a scrape with each of its labels, and with the empty one."""
    found = set()
    for name, labels in re.findall(r"^(\w+)(?:\{([^}]*)\})? ", scraped, re.MULTILINE):
        found |= {(name, ""), *((name, label) for label in re.findall(r'(\w+)="', labels))}
    return found
