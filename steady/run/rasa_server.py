"""Starts the Rasa server with Steady's settings: telemetry off, no request log, loopback unless told otherwise."""

import sys

from steady.run.profile import ROOT, Profile
from steady.run.train import MODEL

RESPONSE_TIMEOUT = 30  # seconds; Rasa's own default is an hour
REQUEST_TIMEOUT = 30


def arguments(profile: Profile) -> list[str]:
    """The command line for `rasa run`."""
    command = ["run", "--model", str(MODEL), "--interface", profile.host, "--port", str(profile.port)]
    command += ["--endpoints", str(ROOT / "endpoints.yml"), "--credentials", str(ROOT / "credentials.yml")]
    command += ["--response-timeout", str(RESPONSE_TIMEOUT), "--request-timeout", str(REQUEST_TIMEOUT)]
    if profile.http_api:
        command.append("--enable-api")
        if profile.api_token:
            command += ["--auth-token", profile.api_token]
    return command


def main() -> None:
    """Runs until stopped."""
    from rasa.__main__ import main as rasa_main

    from steady.run.quiet import keep_logs_clean

    keep_logs_clean()
    sys.argv = ["rasa", *arguments(Profile.from_environment()), "--quiet"]
    rasa_main()


if __name__ == "__main__":
    main()
