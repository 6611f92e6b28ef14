"""What a container engine makes of `deploy/Dockerfile` and `deploy/compose.yml`, without one.

Each service is a process in a mount namespace of its own: a root of read-only mounts, the image's user without any
right, the image's and the service's variables, and only those writable folders that the files give. Only root can
make one. What is not like an engine: the kernel's network is shared, and programs of the distribution stand in for
the base images.
"""

import fnmatch
import os
import re
import secrets
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from steady.run.profile import ROOT

DEPLOY = ROOT / "deploy"
SYSTEM = ("/usr", "/dev", "/proc")
LINKS = ("bin", "lib", "lib64", "sbin")
WITHIN = 180  # seconds; far more than a start takes on a machine without other work
NGINX_USER = "101:101"  # of nginxinc/nginx-unprivileged, unless the service names another


def build(target: Path) -> dict[str, str]:
    """Puts into a folder what the image has in /steady and beside it; returns the image's variables.

    Follows the Dockerfile after the libraries are installed: these are mounted from here instead.
    """
    text = re.sub(r"\\\n", " ", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"))
    _, build_stage, final_stage = text.split("\nFROM ")
    program = target / "steady"
    shutil.copytree(ROOT, program, ignore=_left_out, symlinks=True)
    (program / ".venv").symlink_to(ROOT / ".venv")
    for command in re.findall(r"^RUN (.+)$", build_stage.split("\nCOPY . .\n")[1], re.MULTILINE):
        subprocess.run(["sh", "-ec", command], cwd=program, check=True, capture_output=True)
    (program / ".venv").unlink()
    (program / ".venv").mkdir()
    subprocess.run(["cp", "-a", "/etc", str(target)], check=True)
    with open(target / "etc" / "passwd", "a", encoding="utf-8") as users:
        users.write("steady:x:10001:10001::/home/steady:/bin/sh\n")
    for user, group, folders in re.findall(r"install -d -o (\d+) -g (\d+) ([\w/ ]+)", final_stage):
        for folder in folders.split():
            made = target / folder.strip("/")
            made.mkdir(parents=True)
            os.chown(made, int(user), int(group))
    variables = re.search(r"^ENV (.+)$", final_stage, re.MULTILINE)
    assert variables
    return dict(one.split("=", 1) for one in shlex.split(variables[1]))


def _left_out(folder: str, names: list[str]) -> set[str]:
    """What `.dockerignore` keeps out of the image."""
    patterns = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert not any(pattern.startswith("!") for pattern in patterns), "exceptions are not replayed"
    paths = {name: str((Path(folder) / name).relative_to(ROOT)) for name in names}
    return {
        name
        for name, path in paths.items()
        for pattern in patterns
        if fnmatch.fnmatch(path, pattern) or fnmatch.fnmatch(f"/{path}", pattern)
    }


@dataclass
class Engine:
    """Starts services of the compose file. `given` fills the file's variables; `elsewhere` replaces the names under
    which containers find each other, as all are on one machine here."""

    folder: Path
    given: dict[str, str]
    elsewhere: dict[str, str] = field(default_factory=dict)
    image: dict[str, str] = field(init=False)
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.chmod(0o755)
        self.image = build(self.folder / "image")
        compose = (DEPLOY / "compose.yml").read_text(encoding="utf-8")
        self._services: dict[str, dict[str, Any]] = yaml.safe_load(compose)["services"]

    def start(
        self, name: str, extra: dict[str, str] | None = None, command: list[str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Starts a service as the file says; `extra` are variables for ports, as there is one machine only."""
        service = self._services[name]
        ours = service["image"].startswith("${STEADY_IMAGE")
        variables = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin", "HOME": "/home/steady"}
        if ours:
            variables |= self.image | {"PATH": f"{self.image['PATH'].split('$')[0]}{variables['PATH']}"}
        for key, value in service.get("environment", {}).items():
            variables[key] = self._filled_in(value)
        variables |= extra or {}
        user, group = service.get("user", NGINX_USER).split(":")
        program = [self._filled_in(word) for word in command or service["command"]]
        root = self.folder / f"root-{secrets.token_hex(4)}"
        root.mkdir()
        shut_in = ["setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups", "--no-new-privs"]
        shut_in += ["--bounding-set=-all", "--inh-caps=-all"]
        settings = [f"{key}={value}" for key, value in variables.items()]
        inside = [*shut_in, "env", "-i", "-C", "/steady" if ours else "/", *settings, *program]
        script = "\n".join(
            ["set -e", *self._mounts(root, service), f"exec chroot {root} {shlex.join(inside)}"]
        )
        with open(self.folder / f"{name}.log", "ab") as log:
            apart = ["unshare", "--mount", "sh", "-c", script]
            self.running.append(subprocess.Popen(apart, stdout=log, stderr=log))
        return self.running[-1]

    def end_of(self, name: str, extra: dict[str, str] | None = None, command: list[str] | None = None) -> str:
        """Starts a service that is to end by itself; returns its exit code and all that it said."""
        log = self.folder / f"{name}.log"
        before = log.stat().st_size if log.exists() else 0
        code = self.start(name, extra, command).wait(WITHIN)
        return f"{code}: {log.read_bytes()[before:].decode()}"

    def said(self, name: str) -> str:
        """The last words of a service."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")[-3000:]

    def stop(self) -> None:
        """Ends every service."""
        for process in self.running:
            process.terminate()
        for process in self.running:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()

    def _filled_in(self, text: str) -> str:
        def value(found: re.Match[str]) -> str:
            return self.given.get(found[1]) or (found[2] or "").removeprefix("-")

        text = re.sub(r"\$\{(\w+):([-?][^}]*)\}", value, str(text))
        for name, here in self.elsewhere.items():
            text = text.replace(name, here)
        return text

    def _mounts(self, root: Path, service: dict[str, Any]) -> list[str]:
        """Shell commands that make the service's root; the order matters, as the last step shuts the root itself."""
        image = self.folder / "image"
        readable = {name: name for name in (*SYSTEM, sys.base_prefix)}
        readable |= {"/etc": f"{image}/etc", "/steady": f"{image}/steady", "/steady/.venv": sys.prefix}
        lines = [f"mount -t tmpfs -o mode=755 none {root}"]
        lines += [f"ln -s usr/{name} {root}/{name}" for name in LINKS]
        for inside, outside in readable.items():
            lines.append(f"mkdir -p {root}{inside}")
            lines.append(f"mount --rbind {outside} {root}{inside}")
            lines.append(f"mount -o remount,bind,ro {root}{inside}")
        for given in service.get("tmpfs", []):
            inside, _, options = given.partition(":")
            lines += [f"mkdir -p {root}{inside}"]
            lines += [f"mount -t tmpfs -o noexec,nosuid,nodev,{options or 'mode=1777'} none {root}{inside}"]
        for given in service.get("volumes", []):
            name, inside = given.split(":")[:2]
            lines += [f"mkdir -p {root}{inside}", f"mount --bind {self._volume(name, inside)} {root}{inside}"]
        return [*lines, f"mount -o remount,ro {root}"]

    def _volume(self, name: str, inside: str) -> Path:
        """A new volume belongs to root, unless the image has a folder there: then it is like that folder."""
        volume = self.folder / f"volume-{name}"
        if not volume.exists():
            volume.mkdir(mode=0o755)
            like = self.folder / "image" / inside.strip("/")
            if like.exists():
                os.chown(volume, like.stat().st_uid, like.stat().st_gid)
        return volume
