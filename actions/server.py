"""Starts the action server on loopback alone; the SDK's own entry point listens everywhere and allows any origin."""

from rasa_sdk.endpoint import create_app

from steady.run.profile import LOOPBACK, Profile
from steady.run.quiet import keep_logs_clean


def main() -> None:
    """Runs until stopped."""
    keep_logs_clean()
    app = create_app("actions", cors_origins=[])
    app.run(host=LOOPBACK, port=Profile.from_environment().actions_port, access_log=False, workers=1)


if __name__ == "__main__":
    main()
