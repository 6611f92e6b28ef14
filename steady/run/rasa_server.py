"""Starts the Rasa server with Steady's settings: telemetry off, no request log, loopback unless told otherwise."""

import sys
import time
from pathlib import Path

import yaml

from steady.channels.settings import is_development
from steady.nlu.encoder import ENCODER_DIR, encoder_is_built
from steady.run import desk, signature
from steady.run.checks import CannotStart, check_port, check_writable
from steady.run.postpone import postpone_tensorflow
from steady.run.profile import ROOT, Profile
from steady.run.quiet import hide_warnings, keep_logs_clean
from steady.run.reader_process import ReaderProcess
from steady.run.train import MODEL
from steady.store.copies import EXTRA_COPIES
from steady.store.erase import retention_days
from steady.store.ledger import ledger_file

RESPONSE_TIMEOUT = 30  # seconds; Rasa's own default is an hour
REQUEST_TIMEOUT = 30
# Rasa waits five minutes for an action and has no setting for it. Shorter than a channel's turn (12 s), so that a
# hanging action server ends the turn inside Rasa, which then still stores what the person said.
ACTION_TIMEOUT = 8


def arguments(profile: Profile) -> list[str]:
    """The command line for `rasa run`."""
    command = ["run", "--model", str(MODEL), "--interface", profile.host, "--port", str(profile.port)]
    command += ["--endpoints", str(profile.endpoints), "--credentials", str(credentials(profile))]
    command += ["--response-timeout", str(RESPONSE_TIMEOUT), "--request-timeout", str(REQUEST_TIMEOUT)]
    if profile.http_api:
        command.append("--enable-api")
        if profile.api_token:
            command += ["--auth-token", profile.api_token]
    return command


def credentials(profile: Profile) -> Path:
    """The file that names the channels; in production a copy of it without the channel for local checks."""
    file = ROOT / "credentials.yml"
    if is_development():
        return file
    channels = yaml.safe_load(file.read_text(encoding="utf-8"))
    channels.pop("steady.channels.rest.RestChannel", None)
    profile.var.mkdir(parents=True, exist_ok=True)
    copy = profile.var / "credentials.yml"
    copy.write_text(yaml.safe_dump(channels), encoding="utf-8")
    return copy


def read_profile() -> Profile:
    """The settings of this installation, tried out: numbers, folders to write to, the port.

    Raises:
        SystemExit: with one clear line.
    """
    try:
        retention_days()
        profile = Profile.from_environment()
        check_writable(profile.var)
        check_writable(ledger_file().parent)
        check_port(profile.host, profile.port, "STEADY_PORT")
    except (ValueError, CannotStart) as problem:
        raise SystemExit(f"Steady cannot start: {problem}") from None
    return profile


def check_model() -> None:
    """Refuses a model that nobody signed, as loading one runs what is in it, and one without its sentence encoder.

    Raises:
        SystemExit: with one clear line.
    """
    try:
        signature.check(MODEL)
    except signature.Untrusted as problem:
        raise SystemExit(f"Steady cannot start: {problem}") from None
    if not encoder_is_built(ENCODER_DIR):
        raise SystemExit(
            f"Steady cannot start: {ENCODER_DIR} has no sentence encoder of this version; train with `make train`."
        )


def check_store(profile: Profile) -> None:
    """Opens the masking store once: if Rasa cannot make it, it would keep people's words in memory and only warn.

    Raises:
        SystemExit: with one clear line.
    """
    from rasa.shared.core.domain import Domain

    from steady.store.tracker_store import MaskingTrackerStore

    wanted = f"{MaskingTrackerStore.__module__}.{MaskingTrackerStore.__name__}"
    with open(profile.endpoints, encoding="utf-8") as file:
        named = (yaml.safe_load(file).get("tracker_store") or {}).get("type")
    if named != wanted:
        raise SystemExit(
            f"Steady cannot start: {profile.endpoints.name} must name {wanted} as its tracker store."
        )
    for tries_left in (1, 0):
        try:
            MaskingTrackerStore(domain=Domain.empty(), host=profile.tracker_url).close()
            return
        except Exception as error:
            if not tries_left:
                raise SystemExit(
                    f"Steady cannot start: the conversation store failed ({type(error).__name__})."
                ) from None
            # Two workers that start on an empty database may make its tables at the same moment.
            time.sleep(2)


def main() -> None:
    """Runs until stopped."""
    check_model()  # before anything heavy is imported
    begun = ReaderProcess.begin()  # loads meanwhile
    hide_warnings()
    postpone_tensorflow()
    import rasa.core.actions.action as rasa_actions
    from rasa.__main__ import main as rasa_main

    from steady.channels.session import ConfigurationError
    from steady.run.serving import NotServing, run_with_model
    from steady.run.speed import make_rasa_fast

    keep_logs_clean()
    make_rasa_fast()
    rasa_actions.DEFAULT_REQUEST_TIMEOUT = ACTION_TIMEOUT
    profile = read_profile()
    check_store(profile)
    if profile.review:
        EXTRA_COPIES.append(desk.copy_of(profile))
    sys.argv = ["rasa", *arguments(profile), "--quiet"]
    try:
        run_with_model(rasa_main, begun)
    except (ConfigurationError, NotServing) as problem:
        # For example: only some of a channel's secrets are set.
        raise SystemExit(f"Steady cannot start: {problem}") from None


if __name__ == "__main__":
    main()
