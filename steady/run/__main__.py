"""`python -m steady.run [serve|train|chat]`: what the Makefile calls."""

import sys

from steady.run import desk
from steady.run.chat import chat
from steady.run.checks import CannotStart, check_disk, check_everything, check_yaml
from steady.run.processes import run_all
from steady.run.profile import Profile
from steady.run.train import train_if_needed


def serve(profile: Profile) -> int:
    """Checks, trains if needed, starts everything and prints where to chat."""
    check_everything(profile)
    train_if_needed(profile)
    first_password = desk.prepare(profile) if profile.review else None
    print("Starting the action server and Rasa; this takes about 20 seconds ...", flush=True)
    return run_all(profile, lambda: _tell(profile, first_password))


def train(profile: Profile) -> int:
    """Trains if needed."""
    check_yaml()
    check_disk(profile.var)
    train_if_needed(profile)
    return 0


def _tell(profile: Profile, first_password: str | None) -> None:
    lines = ["", f"Steady is ready. Chat at {profile.chat_page}"]
    if profile.review:
        lines.append(f"The trainers' desk is at {profile.desk_page}")
    if first_password:
        lines.append(f"Log in there as {desk.FIRST_NAME} with the password {first_password} (shown only now)")
    print("\n".join([*lines, "Press Ctrl-C to stop.", ""]), flush=True)


def main(arguments: list[str]) -> int:
    """Runs one command; a problem is one line on the error stream and exit code 1."""
    command = {"serve": serve, "train": train, "chat": chat}.get(arguments[0] if arguments else "serve")
    if command is None:
        print("Use: python -m steady.run [serve|train|chat]", file=sys.stderr)
        return 2
    try:
        return command(Profile.from_environment())
    except (CannotStart, ValueError) as problem:
        print(f"Steady cannot start: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
