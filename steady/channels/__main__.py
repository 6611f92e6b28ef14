"""`python -m steady.channels`: which channels are on, their webhook addresses, and a self-test. No secret is shown."""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from steady.channels.connector import MessagingChannel
from steady.channels.platform import Forged, Platform
from steady.channels.session import ConfigurationError
from steady.channels.settings import Settings
from steady.channels.words import read_channel_words
from steady.run.profile import ROOT, Profile


def listed(credentials: Path) -> list[type[Any]]:
    """The channel classes of a credentials file, in order."""
    names = [name.rpartition(".") for name in yaml.safe_load(credentials.read_text("utf-8")) or {}]
    return [getattr(import_module(module), name) for module, _, name in names if module]


def state_of(channel: type[Any], settings: Settings, environment: Mapping[str, str]) -> tuple[str, str]:
    """`on`, `off` or `ERROR`, and why."""
    if not issubclass(channel, MessagingChannel):
        return "on", "no secrets needed"
    try:
        platform = channel.platform_from(environment)
        if platform is None:
            return "off", "no secrets are set"
        read_channel_words(settings.domain_file, channel.surfaces, settings.country, settings.chat_url)
    except ConfigurationError as error:
        return "ERROR", str(error)
    if problem := self_test(platform):
        return "ERROR", problem
    return "on", "secrets complete, signatures work"


def self_test(platform: Platform) -> str | None:
    """What is wrong with a platform: it must take its own signature and refuse every change of it."""
    sample = platform.sample()
    signed_by = next(name for name in sample.headers if name != "content-type")
    unsigned = {name: value for name, value in sample.headers.items() if name != signed_by}
    changed = {**sample.headers, signed_by: sample.headers[signed_by] + "x"}
    try:
        platform.verify(sample)
    except Forged:
        return "self-test: a genuine request was refused"
    for headers in (unsigned, changed):
        try:
            platform.verify(replace(sample, headers=headers))
        except Forged:
            continue
        return "self-test: a forged request was taken"
    return None


def lines(credentials: Path, environment: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """One line a channel, and whether it is in order."""
    settings = Settings.from_environment(environment)
    base = settings.public_url or Profile.from_environment(environment).address
    for channel in listed(credentials):
        state, why = state_of(channel, settings, environment)
        path = "webhook" if issubclass(channel, MessagingChannel) else ""
        yield f"{channel.name():9} {state:6} {base}/webhooks/{channel.name()}/{path}  {why}", state != "ERROR"


def main() -> int:
    """Prints the lines; 1 when a channel cannot start."""
    try:
        found = list(lines(ROOT / "credentials.yml", os.environ))
    except ConfigurationError as error:
        print(f"The channels cannot start: {error}", file=sys.stderr)
        return 1
    print("\n".join(line for line, _ in found))
    return 0 if all(fine for _, fine in found) else 1


if __name__ == "__main__":
    sys.exit(main())
