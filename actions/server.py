"""Starts the action server on loopback (or STEADY_ACTIONS_HOST); the SDK's own start listens everywhere."""

from steady.run.profile import Profile
from steady.run.quiet import hide_warnings, keep_logs_clean


def main() -> None:
    """Runs until stopped."""
    hide_warnings()
    from rasa_sdk.endpoint import create_app

    keep_logs_clean()
    app = create_app("actions", cors_origins=[])
    profile = Profile.from_environment()
    app.run(host=profile.actions_host, port=profile.actions_port, access_log=False, workers=1)


if __name__ == "__main__":
    main()
