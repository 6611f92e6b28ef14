"""The deployment files can at least be read, and name metrics and variables that exist."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from faults.installation import NGINX
from steady.health import metrics
from steady.run import proxy, rasa_server
from steady.run.profile import ROOT, Profile

DEPLOY = ROOT / "deploy"
METRICS = {
    "steady_turns_total", "steady_turn_seconds_bucket", "steady_problems_total", "steady_ready",
    "steady_unwritten_conversations",
}  # fmt: skip


def rules() -> list[dict[str, str]]:
    """The alerts as they are shipped."""
    return yaml.safe_load((DEPLOY / "prometheus" / "rules.yml").read_text())["groups"][0]["rules"]


def test_alerts_and_dashboard_name_metrics_that_exist() -> None:
    panels = json.loads((DEPLOY / "grafana" / "steady.json").read_text())["panels"]
    asked = [rule["expr"] for rule in rules()] + [one["expr"] for panel in panels for one in panel["targets"]]
    used = set(re.findall(r"\bsteady_\w+", " ".join(asked)))
    assert used == METRICS
    own = {metrics.TURNS, metrics.TURN_SECONDS, metrics.PROBLEMS, metrics.READY, metrics.UNWRITTEN}
    names = {sample.name for one in own for family in one.collect() for sample in [family]}
    assert {name.removesuffix("_total").removesuffix("_bucket") for name in METRICS} == names


def test_each_alert_speaks_up_when_it_should_and_only_then() -> None:
    """By Prometheus' own tool, on made-up series."""
    tests = DEPLOY / "prometheus" / "rules.test.yml"
    fires = {
        one["alertname"]
        for test in yaml.safe_load(tests.read_text())["tests"]
        for one in test["alert_rule_test"]
        if one.get("exp_alerts")
    }
    assert fires == {rule["alert"] for rule in rules()}
    for arguments in (["check", "rules", "rules.yml"], ["test", "rules", tests.name]):
        done = subprocess.run(
            ["promtool", *arguments], cwd=tests.parent, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_counters_of_alerts_are_there_before_the_first_problem() -> None:
    codes = re.findall(r"STEADY_[A-Z_]+", " ".join(rule["expr"] for rule in rules()))
    assert codes and set(codes) == set(metrics.ALERTED)
    there = {sample.labels["code"] for family in metrics.PROBLEMS.collect() for sample in family.samples}
    assert set(codes) <= there


def test_every_service_of_ours_is_locked_down() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yml").read_text())["services"]
    ours = ("rasa-1", "rasa-2", "actions", "proxy-files", "proxy", "desk-prepare", "desk", "follow")
    for name in ours:
        assert services[name]["read_only"] is True and services[name]["cap_drop"] == ["ALL"]
    assert {port for one in services.values() for port in one.get("ports", [])} == {
        "${STEADY_PUBLIC_PORT:-8080}:8080",
        "127.0.0.1:${STEADY_DESK_PORT:-8000}:8000",
    }


def test_production_has_every_channel_but_the_one_for_local_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STEADY_PROFILE", "production")
    written = yaml.safe_load(rasa_server.credentials(Profile(var=tmp_path)).read_text())
    listed = yaml.safe_load((ROOT / "credentials.yml").read_text())
    assert set(listed) - set(written) == {"steady.channels.rest.RestChannel"}


@pytest.mark.parametrize("resolver", ["", "127.0.0.53"])
def test_nginx_itself_finds_no_fault_with_the_proxy_configuration(resolver: str, tmp_path: Path) -> None:
    """`nginx -t`, on what compose (no resolver) and the chart (one) have rendered."""
    settings = {
        "STEADY_WORKERS": "127.0.0.1:5005 127.0.0.2:5005",
        "STEADY_LISTEN": "127.0.0.1:8080",
        "STEADY_RESOLVER": resolver,
    }
    file = proxy.render(tmp_path, settings)
    # Debian's nginx is older than 1.27.3, which brought this one word; all else is judged
    file.write_text(file.read_text().replace(" resolve;", ";"))
    command = [str(NGINX), "-t", "-c", str(file), "-p", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "test is successful" in done.stderr, done.stderr
    broken = file.read_text().replace("client_max_body_size 256k;", "client_max_body_size lots;")
    file.write_text(broken)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0 and "client_max_body_size" in done.stderr


def test_proxy_configuration_has_nothing_left_to_fill_in(tmp_path: Path) -> None:
    settings = {"STEADY_WORKERS": "one:5005 two:5005", "STEADY_RESOLVER": "10.0.0.10"}
    text = proxy.render(tmp_path, settings).read_text()
    assert not re.search(r"\$\{\w", text) and "$$" not in text
    assert "server one:5005 max_fails=1 fail_timeout=2s resolve;" in text and "resolver 10.0.0.10" in text
    page = json.loads((tmp_path / "unavailable.json").read_text())
    assert page["message"] and {"emergency_999", "samaritans"} <= {
        card.get("id") for card in page["helplines"]
    }
