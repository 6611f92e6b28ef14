"""What the shipped proxy lets through and what it writes down (R46)."""

import re

from steady.run.profile import ROOT

TEMPLATE = (ROOT / "deploy" / "nginx.conf.template").read_text("utf-8")


def test_the_proxy_writes_no_address_anywhere() -> None:
    assert re.findall(r"access_log ([^;]+);", TEMPLATE) == ["off"]
    assert "log_format" not in TEMPLATE
    assert re.findall(r"error_log \S+ (\w+);", TEMPLATE) == ["crit"], "lower levels name the client"
    assert re.findall(r"limit_(?:req|conn)_log_level (\w+);", TEMPLATE) == ["info", "info"]


def test_the_proxy_passes_on_only_what_people_and_platforms_need() -> None:
    locations = re.findall(r"location (\S+ )?(\S+) \{", TEMPLATE)
    paths = {path for _, path in locations}
    assert "/" in paths and "return 404" in TEMPLATE
    assert not any("metrics" in path or "model" in path or "conversations" in path for path in paths)
    assert "/health/ready" not in paths
