"""Backups of the conversations, and a restore that honours what was erased or ran out since."""

import os
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from steady.store.copies import TrackerEvents
from steady.store.database import EVENTS, is_sqlite
from steady.store.erase import expire
from steady.store.ledger import erased_among


class BackupFailed(Exception):
    """The backup or restore was not done."""


def backup(engine: Engine, file: Path) -> None:
    """Writes all events to a file that only its owner can read. The rows stay encrypted if they are.

    Raises:
        BackupFailed: it could not be written.
    """
    os.close(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    if is_sqlite(engine):
        file.unlink()
        with closing(engine.raw_connection()) as connection:
            connection.execute("VACUUM INTO ?", (str(file),))
        file.chmod(0o600)
    else:
        _run(["pg_dump", "--format=custom", "--table=events", f"--file={file}", _address(engine)])


def restore(engine: Engine, file: Path) -> int:
    """Replaces all events by those of a backup, then deletes what was erased or ran out since; returns how many rows.

    Raises:
        BackupFailed: the backup could not be read; the database may be empty now.
    """
    if not file.is_file():
        raise BackupFailed(f"{file.name} is not there")
    if is_sqlite(engine):
        path = Path(str(engine.url.database))
        engine.dispose()
        new = path.with_name(path.name + ".new")
        shutil.copyfile(file, new)
        new.chmod(0o600)
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        new.replace(path)
    else:
        _run(
            ["pg_restore", "--clean", "--if-exists", "--no-owner", f"--dbname={_address(engine)}", str(file)]
        )
    events = TrackerEvents(engine)
    with engine.connect() as connection:
        senders = [row[0] for row in connection.execute(sa.select(EVENTS.c.sender_id).distinct())]
    deleted = sum(events.erase(sender_id) for sender_id in erased_among(senders))
    deleted += expire([events])
    events.rewrite()
    return deleted


def _address(engine: Engine) -> str:
    return str(engine.url.render_as_string(hide_password=False))


def _run(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        raise BackupFailed(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own words and paths
    if done.returncode != 0:
        raise BackupFailed(f"{command[0]} failed with code {done.returncode}")
