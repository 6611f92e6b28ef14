"""Which conversations were erased, as hashes, so that a backup that is restored does not bring them back.

A file apart from the database (STEADY_ERASURES, else `erasures` in STEADY_VAR): it must outlive the database.
"""

import hashlib
import os
import time
from collections.abc import Iterable
from pathlib import Path

_DAY = 24 * 3600


def ledger_file() -> Path:
    """Where the hashes are."""
    given = os.environ.get("STEADY_ERASURES")
    return Path(given) if given else Path(os.environ.get("STEADY_VAR", "var/steady")) / "erasures"


def hash_of(sender_id: str) -> str:
    """What stands for a conversation."""
    return hashlib.blake2b(sender_id.encode(), digest_size=16).hexdigest()


def note_erased(sender_id: str) -> None:
    """Adds one conversation.

    Raises:
        OSError: it cannot be written; the caller then has not erased for certain.
    """
    path = ledger_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600), "a", encoding="ascii") as file:
        file.write(f"{time.time():.0f} {hash_of(sender_id)}\n")


def erased_among(sender_ids: Iterable[str]) -> list[str]:
    """Those that were erased."""
    path = ledger_file()
    lines = path.read_text(encoding="ascii").splitlines() if path.exists() else []
    hashes = {line.split()[1] for line in lines}
    return [one for one in sender_ids if hash_of(one) in hashes]


def forget_old(days: float) -> None:
    """Drops what is older than any backup may be."""
    path = ledger_file()
    if not path.exists():
        return
    after = time.time() - days * _DAY
    kept = [line for line in path.read_text(encoding="ascii").splitlines() if float(line.split()[0]) >= after]
    new = path.with_name(path.name + ".new")
    new.write_text("".join(f"{line}\n" for line in kept), encoding="ascii")
    new.chmod(0o600)
    new.replace(path)
