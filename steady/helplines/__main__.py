"""Operator commands: ``python -m steady.helplines table | validate | check``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from textwrap import shorten

from steady.helplines.check import check_links
from steady.helplines.hours import is_open, open_text
from steady.helplines.load import HELPLINES_FILE, HelplineFileError, load_helplines
from steady.helplines.models import Helpline
from steady.helplines.validate import validate


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when something must be mended."""
    parser = argparse.ArgumentParser(prog="python -m steady.helplines", description=__doc__)
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("--file", type=Path, default=HELPLINES_FILE, help="another resource file")
    options = parser.parse_args(arguments)
    try:
        helplines = load_helplines(options.file)
    except HelplineFileError as error:
        print(error, file=sys.stderr)
        return 1
    return COMMANDS[options.command](helplines)


def table(helplines: Sequence[Helpline]) -> int:
    """Who they are, what they do, whether they are open now, when they were last checked."""
    now = datetime.now(UTC)
    rows = [("WHO", "WHAT", "OPEN NOW?", "CHECKED")]
    for line in helplines:
        what = shorten(line.what_they_do, 60, placeholder="...")
        rows.append((line.name, what, open_text(line, is_open(line, now), now), str(line.checked)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return 0


def validate_file(helplines: Sequence[Helpline]) -> int:
    """Print every problem; warnings alone do not fail."""
    problems = validate(helplines, datetime.now(UTC).date())
    for problem in problems:
        print(problem)
    errors = sum(problem.level == "error" for problem in problems)
    print(f"{len(helplines)} helplines: {errors} errors, {len(problems) - errors} warnings")
    return 1 if errors else 0


def check(helplines: Sequence[Helpline]) -> int:
    """Open every link, then list what a person must still confirm. Needs the internet."""
    failed = 0
    for result in check_links(helplines):
        failed += not result.ok
        print(result, flush=True)
    print(f"\n{failed} links failed" if failed else "\nEvery link opened")

    open_questions = [line for line in helplines if line.to_confirm]
    print(f"\nTo be confirmed by a person before going live ({len(open_questions)} helplines):")
    for line in open_questions:
        print(f"  {line.id}: {', '.join(line.to_confirm)}  (see {line.source})")
    return 1 if failed else 0


COMMANDS = {"table": table, "validate": validate_file, "check": check}

if __name__ == "__main__":
    sys.exit(main())
