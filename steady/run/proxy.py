"""`python -m steady.run.proxy FOLDER`: the proxy's configuration and its page for when no worker answers.

From the environment: STEADY_WORKERS (addresses of Rasa workers, by spaces), STEADY_LISTEN, STEADY_PROXY_RATE,
STEADY_PROXY_BURST, STEADY_PROXY_CONNECTIONS (each address), STEADY_PROXY_PROCESSES, and STEADY_RESOLVER: the address
of a name server where workers move (Kubernetes); needs nginx 1.27.3 or later.
"""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from steady.channels.fallback import Fallback
from steady.run.profile import ROOT

DEPLOY = ROOT / "deploy"


def render(folder: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """Writes everything that nginx needs into a folder; returns the configuration."""
    workers = environment.get("STEADY_WORKERS", "127.0.0.1:5005").split()
    resolver = environment.get("STEADY_RESOLVER", "")
    moving = " resolve" if resolver else ""
    values = {
        "resolver": f"resolver {resolver} valid=5s;" if resolver else "",
        "zone": "zone rasa 64k;" if resolver else "",
        "folder": str(folder.absolute()),
        "workers": "\n".join(f"        server {one} max_fails=1 fail_timeout=2s{moving};" for one in workers),
        "listen": environment.get("STEADY_LISTEN", "127.0.0.1:8080"),
        "rate_each": environment.get("STEADY_PROXY_RATE", "10"),
        "burst_each": environment.get("STEADY_PROXY_BURST", "60"),
        "connections_each": environment.get("STEADY_PROXY_CONNECTIONS", "200"),
        "processes": environment.get("STEADY_PROXY_PROCESSES", "auto"),
    }
    folder.mkdir(parents=True, exist_ok=True)
    template = (DEPLOY / "nginx.conf.template").read_text(encoding="utf-8")
    # nginx's own variables have no braces, so only names in braces are ours
    for name, value in values.items():
        template = template.replace("${" + name + "}", value)
    (folder / "nginx.conf").write_text(template.replace("$$", "$"), encoding="utf-8")
    (folder / "pass.conf").write_text((DEPLOY / "pass.conf").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "unavailable.json").write_text(json.dumps(unavailable(), ensure_ascii=False), encoding="utf-8")
    return folder / "nginx.conf"


def unavailable() -> dict[str, object]:
    """The words and helplines of a server that is away, in the shape of the web channel's errors."""
    fallback = Fallback(ROOT / "domain.yml", os.environ.get("STEADY_COUNTRY", "GB"))
    return {
        "error": "unavailable",
        "message": fallback.words("trouble"),
        "helplines": fallback.cards_for_all(),
    }


if __name__ == "__main__":
    print(render(Path(sys.argv[1])))
