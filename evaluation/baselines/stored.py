"""The baselines' figures as they were last measured, and whether the messages are still the same."""

import hashlib
import json
from pathlib import Path
from typing import Any

from evaluation.cases import FOLDER
from steady.run.profile import ROOT

FILE = FOLDER / "results" / "baselines.json"
TRAINING = ROOT / "data" / "nlu"


def content_hash(folder: Path) -> str:
    """SHA-256 over names and contents of a folder's message files."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*.yml")):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def keep(name: str, result: dict[str, Any], hashes: dict[str, str]) -> None:
    """Stores a system's result; older ones stay only if they were measured on the same messages."""
    stored = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    systems = stored["systems"] if stored.get("sha256") == hashes else {}
    content = {"sha256": hashes, "systems": {**systems, name: result}}
    FILE.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def stored_baselines(split: Path) -> dict[str, Any] | None:
    """The figures for one split, and which messages have changed since; None if they were never measured."""
    if not FILE.exists():
        return None
    stored = json.loads(FILE.read_text(encoding="utf-8"))
    changed = [
        folder.name for folder in (TRAINING, split) if content_hash(folder) != stored["sha256"][folder.name]
    ]
    kept = ("what", "date", "messages", "training_cpu_s")
    systems = {
        name: {**{key: system[key] for key in kept}, "figures": system[split.name]}
        for name, system in stored["systems"].items()
    }
    return {"changed_since": changed, "systems": systems}
