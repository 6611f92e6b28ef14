"""The trainers' desk as part of an installation: its two processes, its database, its copy of conversations."""

import os
import subprocess
import sys

from review.conversations.copy import DeskCopy
from steady.run.checks import CannotStart
from steady.run.profile import ROOT, Profile

FIRST_NAME = "admin"
_MANAGE = [sys.executable, "-m", "review.manage"]


def commands() -> dict[str, str]:
    """The web server of the desk, and what copies conversations into it; each is started again when it is killed."""
    python = sys.executable
    return {
        "desk": f"exec {python} -m steady.run.keep review.serve",
        "follow": f"exec {python} -m steady.run.keep review.follow",
    }


def prepare(profile: Profile) -> str | None:
    """Brings the desk's database up to date; returns the password of the first account when it was made now.

    Raises:
        CannotStart: the database cannot be used.
    """
    environment = {**os.environ, **profile.variables()}
    done = subprocess.run(
        [*_MANAGE, "prepare"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise CannotStart("The trainers' desk cannot use its database; see STEADY_REVIEW_URL and STEADY_VAR.")
    return done.stdout.strip() or None


def copy_of(profile: Profile) -> DeskCopy:
    """The desk's copy of conversations, for whatever erases. Django is set up only when something is."""
    return DeskCopy(profile.var, profile.review_database)
