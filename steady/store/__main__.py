"""`python -m steady.store`: erase, expire, report and keys, for operators."""

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import redis
import sqlalchemy as sa
from django.db import Error as DeskTrouble

from steady.run import desk
from steady.run.profile import Profile
from steady.store.backup import BackupFailed, backup, restore
from steady.store.copies import Copy, all_copies
from steady.store.database import open_engine
from steady.store.encryption import Cipher, WrongKey, new_key, rotate
from steady.store.erase import erase_all, erase_person, expire, retention_days
from steady.store.ledger import forget_old
from steady.store.redis_copy import redis_copies


def privacy_report(copies: list[Copy]) -> str:
    """What is stored, where and for how long: counts only."""
    days = retention_days()
    lines = [
        f"Conversations are kept for {'ever' if days is None else f'{days:g} days'} (STEADY_RETENTION_DAYS).",
        f"Events are {'encrypted' if Cipher.from_environment().active else 'not encrypted'} (STEADY_ENCRYPTION_KEYS).",
        "",
    ]
    for copy in copies:
        holding = copy.holding()
        lines += [
            holding.place,
            f"  what: {holding.what}",
            f"  conversations: {holding.conversations}, rows: {holding.rows}",
        ]
        if holding.oldest is not None and holding.newest is not None:
            lines.append(f"  from {_day(holding.oldest)} to {_day(holding.newest)}")
    return "\n".join(lines)


def _day(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m steady.store", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    erase = commands.add_parser("erase", help="delete conversations everywhere, down to the bytes")
    which = erase.add_mutually_exclusive_group(required=True)
    which.add_argument("--id", help="the conversation's id")
    which.add_argument(
        "--person", nargs=2, metavar=("CHANNEL", "ID"), help="a channel and the person's id on it"
    )
    which.add_argument("--older-than-days", type=float, metavar="N")
    which.add_argument("--all", action="store_true")
    erase.add_argument(
        "--no-rewrite", action="store_true", help="do not write the files anew (on PostgreSQL this locks)"
    )
    for name, what in (("backup", "write all conversations to a file"), ("restore", "bring a backup back")):
        commands.add_parser(name, help=what).add_argument("file", type=Path)
    commands.add_parser("expire", help="delete what is older than STEADY_RETENTION_DAYS")
    commands.add_parser("privacy-report", help="what is stored, where, for how long")
    commands.add_parser("new-key", help="print a key for STEADY_ENCRYPTION_KEYS")
    commands.add_parser("rotate-keys", help="encrypt everything with the first key")
    return parser


def _sender_ids(channel: str, person: str, profile: Profile) -> list[str]:
    """The ids under which a person may be kept: a messaging channel may serve several surfaces."""
    from steady.channels.platform import Surface
    from steady.channels.session import sender_id, sender_of
    from steady.channels.settings import Settings

    key = Settings.from_environment({**os.environ, "STEADY_VAR": str(profile.var)}).secret_key
    surfaces = [sender_of(channel, surface, person, key) for surface in get_args(Surface)]
    return [sender_id(channel, person, key), *surfaces]


def _erase(options: argparse.Namespace, copies: list[Copy], profile: Profile) -> int:
    if options.all:
        count = erase_all(copies)
    elif options.older_than_days is not None:
        count = expire(copies, options.older_than_days)
    else:
        ids = [options.id] if options.id else _sender_ids(options.person[0], options.person[1], profile)
        count = sum(erase_person(copies, one) for one in ids)
    if not options.no_rewrite:
        for copy in copies:
            copy.rewrite()
    return count


def main(arguments: list[str]) -> int:
    """Runs one command; a problem is one line on the error stream and exit code 1."""
    options = _parser().parse_args(arguments)
    if options.command == "new-key":
        print(new_key())
        return 0
    profile = Profile.from_environment()
    try:
        engine = open_engine(profile.tracker_url)
        copies = [*all_copies(engine, profile.var), *redis_copies(), desk.copy_of(profile)]
        if options.command == "erase":
            print(f"{_erase(options, copies, profile)} rows deleted.")
        elif options.command == "backup":
            backup(engine, options.file)
            print(f"Written: {options.file}")
        elif options.command == "restore":
            print(
                f"Restored; {restore(engine, options.file)} rows deleted that were erased or ran out since."
            )
        elif options.command == "expire":
            print(f"{expire(copies)} rows deleted.")
            forget_old(2 * (retention_days() or 3650))
        elif options.command == "rotate-keys":
            print(f"{rotate(engine, Cipher.from_environment())} events encrypted with the first key.")
            print(f"{desk.copy_of(profile).rotate()} texts of the trainers' desk encrypted with it.")
        else:
            print(privacy_report(copies))
    except (WrongKey, BackupFailed, ValueError, OSError) as problem:
        print(f"Not done: {problem}", file=sys.stderr)
        return 1
    except (sa.exc.SQLAlchemyError, redis.RedisError, DeskTrouble) as problem:
        print(f"Not done: the database cannot be used ({type(problem).__name__}).", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
