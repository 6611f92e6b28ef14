"""`python -m steady.run [serve|train|chat]`: what the Makefile calls."""

import sys

from steady.run.chat import chat
from steady.run.checks import CannotStart, check_disk, check_everything, check_yaml
from steady.run.processes import run_all
from steady.run.profile import Profile
from steady.run.train import train_if_needed


def serve(profile: Profile) -> int:
    """Checks, trains if needed, starts everything and prints where to chat."""
    check_everything(profile)
    train_if_needed(profile)
    print("Starting the action server and Rasa; this takes about 20 seconds ...", flush=True)
    return run_all(profile, lambda: _tell(profile))


def train(profile: Profile) -> int:
    """Trains if needed."""
    check_yaml()
    check_disk(profile.var)
    train_if_needed(profile)
    return 0


def _tell(profile: Profile) -> None:
    print(f"\nSteady is ready. Chat at {profile.chat_page}\nPress Ctrl-C to stop.\n", flush=True)


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
