"""Channels are off until their secrets are set; half-set secrets stop the start with the name of what is missing."""

import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import requests
import yaml
from rasa.core.channels.channel import InputChannel
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.shared.utils.common import class_from_module_path

from steady.channels.__main__ import lines, listed, self_test
from steady.channels.connector import MessagingChannel
from steady.channels.forget import forget_message
from steady.channels.platform import Forged
from steady.channels.session import ConfigurationError, SecretKey
from steady.channels.settings import Settings
from steady.run.profile import ROOT
from tests.channels import conftest as web
from tests.channels.messaging.conftest import CHANNELS, environment
from tests.channels.messaging.fake_platform import FakePlatform
from tests.conftest import free_port

NAMES = ["whatsapp", "meta", "telegram", "twilio"]
PREFIXES = {
    "whatsapp": "STEADY_WHATSAPP",
    "meta": "STEADY_META",
    "telegram": "STEADY_TELEGRAM",
    "twilio": "STEADY_TWILIO",
}


def secrets_of(name: str, fake: FakePlatform) -> dict[str, str]:
    """A channel's own variables."""
    return {
        key: value
        for key, value in environment(fake).items()
        if key.startswith(PREFIXES[name]) and "API" not in key
    }


def channel_of(name: str) -> type[MessagingChannel]:
    """A channel by its name."""
    return next(channel for channel in CHANNELS if channel.name() == name)


def test_credentials_name_every_channel_by_a_class_that_rasa_finds() -> None:
    paths = list(yaml.safe_load((ROOT / "credentials.yml").read_text("utf-8")))
    classes = [class_from_module_path(path) for path in paths]
    assert [one.name() for one in classes] == ["web", "health", *NAMES, "rest"]
    assert all(issubclass(one, InputChannel) for one in classes)
    assert listed(ROOT / "credentials.yml") == classes


@pytest.mark.parametrize("name", NAMES)
def test_credentials_document_every_variable(name: str, fake: FakePlatform) -> None:
    written = (ROOT / "credentials.yml").read_text("utf-8") + (ROOT / f"docs/channels/{name}.md").read_text(
        "utf-8"
    )
    for variable in secrets_of(name, fake):
        assert written.count(variable) >= 2


@pytest.mark.parametrize("name", NAMES)
def test_channel_without_secrets_is_off(name: str) -> None:
    assert channel_of(name).platform_from({"STEADY_PUBLIC_URL": "https://x.example"}) is None


@pytest.mark.parametrize("name", NAMES)
def test_half_set_secrets_are_named_and_no_value_is_shown(name: str, fake: FakePlatform) -> None:
    secrets = secrets_of(name, fake)
    required = [key for key in secrets if "INSTAGRAM" not in key]
    for missing in required:
        half = {key: value for key, value in secrets.items() if key != missing}
        with pytest.raises(ConfigurationError, match=missing) as error:
            channel_of(name).platform_from({**half, "STEADY_PUBLIC_URL": "https://x.example"})
        assert not any(value in str(error.value) for value in secrets.values())


def test_half_set_secrets_end_the_start_with_one_line_and_no_trace(tmp_path: Path) -> None:
    """Through the command that `make run` uses: the last thing an operator reads names the variable."""
    ended = subprocess.run(
        [sys.executable, "-m", "steady.run", "serve"],
        cwd=ROOT,
        env={
            **os.environ,
            "STEADY_TELEGRAM_TOKEN": "1:half-set",
            "STEADY_VAR": str(tmp_path),
            "STEADY_PORT": str(free_port()),
            "STEADY_ACTIONS_PORT": str(free_port()),
        },
        capture_output=True,
        text=True,
        timeout=120,
    )
    output = ended.stdout + ended.stderr
    assert ended.returncode != 0
    assert output.count("Steady cannot start: STEADY_TELEGRAM_SECRET must be set too") == 1
    assert "Traceback" not in output and "half-set" not in output


def test_instagram_token_alone_is_half_set() -> None:
    with pytest.raises(ConfigurationError, match="STEADY_META_APP_SECRET"):
        channel_of("meta").platform_from({"STEADY_META_INSTAGRAM_TOKEN": "x"})


def test_twilio_needs_the_public_address_and_takes_a_messaging_service(fake: FakePlatform) -> None:
    secrets = secrets_of("twilio", fake)
    with pytest.raises(ConfigurationError, match="STEADY_PUBLIC_URL"):
        channel_of("twilio").platform_from(secrets)
    del secrets["STEADY_TWILIO_FROM"]
    secrets |= {"STEADY_TWILIO_MESSAGING_SERVICE_SID": "MG1", "STEADY_PUBLIC_URL": "https://x.example"}
    platform = channel_of("twilio").platform_from(secrets)
    assert platform is not None and self_test(platform) is None


@pytest.mark.parametrize("secret", ["short", "with space in it, long", "x" * 257])
def test_telegram_secret_that_telegram_or_we_would_not_take_is_refused(secret: str) -> None:
    with pytest.raises(ConfigurationError, match="STEADY_TELEGRAM_SECRET"):
        channel_of("telegram").platform_from(
            {"STEADY_TELEGRAM_TOKEN": "1:x", "STEADY_TELEGRAM_SECRET": secret}
        )


@pytest.mark.parametrize("name", NAMES)
def test_address_of_the_api_may_only_be_changed_to_this_machine(name: str, fake: FakePlatform) -> None:
    """Else whoever sets a variable could read every conversation."""
    elsewhere = environment(fake) | {f"{PREFIXES[name]}_API_URL": "https://evil.example"}
    with pytest.raises(ConfigurationError, match="API_URL"):
        channel_of(name).platform_from(elsewhere)


@pytest.mark.parametrize("name", NAMES)
def test_words_missing_in_the_domain_stop_the_start(name: str, fake: FakePlatform, tmp_path: Path) -> None:
    words = re.sub(r"utter_notice_\w+", "utter_other", (web.FOLDER / "words.yml").read_text("utf-8"))
    (tmp_path / "domain.yml").write_text(words, "utf-8")
    settings = Settings(SecretKey(b"x" * 32), True, folder=tmp_path, domain_file=tmp_path / "domain.yml")
    channel = channel_of(name)(settings, channel_of(name).platform_from(environment(fake)))
    with pytest.raises(ConfigurationError, match="utter_notice_"):
        channel.blueprint(None)  # type: ignore[arg-type]


def test_channel_that_is_off_answers_404(tmp_path: Path) -> None:
    loops: list[asyncio.AbstractEventLoop] = []
    settings = Settings(SecretKey(b"x" * 32), True, folder=tmp_path, domain_file=web.FOLDER / "words.yml")
    store = FailSafeTrackerStore(InMemoryTrackerStore(Domain.empty()))
    port = web._serve([channel(settings, None) for channel in CHANNELS], web.Bot(store), loops)
    for name in NAMES:
        address = f"http://127.0.0.1:{port}/webhooks/{name}/webhook"
        assert requests.post(address, data="{}", timeout=10).status_code == 404
        assert requests.get(address, params={"hub.mode": "subscribe"}, timeout=10).status_code == 404
    loops[0].call_soon_threadsafe(loops[0].stop)


def test_overview_says_what_is_on_and_shows_no_secret(fake: FakePlatform, tmp_path: Path) -> None:
    set_up = environment(fake) | {"STEADY_DOMAIN": str(web.FOLDER / "words.yml"), "STEADY_VAR": str(tmp_path)}
    set_up = {key: value for key, value in set_up.items() if not key.startswith("STEADY_WHATSAPP")}
    del set_up["STEADY_META_PAGE_TOKEN"]
    found = dict(zip(["web", "health", *NAMES, "rest"], lines(ROOT / "credentials.yml", set_up), strict=True))
    shown = "\n".join(line for line, _ in found.values())
    assert "off" in found["whatsapp"][0] and found["whatsapp"][1]
    assert "STEADY_META_PAGE_TOKEN" in found["meta"][0] and not found["meta"][1]
    assert (
        "https://steady.example/webhooks/telegram/webhook" in found["telegram"][0]
        and " on " in found["telegram"][0]
    )
    assert "signatures work" in found["twilio"][0]
    secrets = [value for key, value in set_up.items() if re.search("TOKEN|SECRET|SID", key)]
    assert secrets and not any(secret in shown for secret in secrets)


def test_self_test_finds_a_verifier_that_takes_everything(fake: FakePlatform) -> None:
    platform = channel_of("telegram").platform_from(environment(fake))
    assert platform is not None and self_test(platform) is None
    platform.verify = lambda webhook: None  # type: ignore[method-assign]
    assert self_test(platform) == "self-test: a forged request was taken"

    def refuse(webhook: object) -> None:
        raise Forged(403)

    platform.verify = refuse  # type: ignore[method-assign]
    assert self_test(platform) == "self-test: a genuine request was refused"


# ---------------------------------------------------------------- a deleted message, in any store


def test_deleted_message_goes_and_the_rest_of_the_conversation_stays() -> None:
    async def run() -> None:
        store = FailSafeTrackerStore(InMemoryTrackerStore(Domain.empty()))
        app = SimpleNamespace(
            ctx=SimpleNamespace(agent=SimpleNamespace(tracker_store=store, lock_store=InMemoryLockStore()))
        )
        tracker = await store.get_or_create_tracker("a")
        for number in range(3):
            said = {"intent": {"name": "describe"}, "triage": {"age": 15}, "text": f"text {number}"}
            tracker.update(
                UserUttered(f"text {number}", {"name": "describe"}, parse_data=said, message_id=f"m{number}")
            )
            tracker.update(BotUttered(f"answer {number}"))
            tracker.update(ActionExecuted("action_listen"))
        await store.save(tracker)
        await forget_message(app, "a", "m1")  # type: ignore[arg-type]
        await forget_message(app, "a", "unknown")  # type: ignore[arg-type]
        await forget_message(app, "nobody", "m1")  # type: ignore[arg-type]
        after = await store.retrieve_full_tracker("a")
        assert after is not None
        texts = [event.text for event in after.events if isinstance(event, UserUttered | BotUttered)]
        assert texts == ["text 0", "answer 0", "", "answer 1", "text 2", "answer 2"]
        assert "text 1" not in str([event.as_dict() for event in after.events])

    asyncio.run(run())


def test_store_that_can_forget_by_itself_is_asked_to() -> None:
    asked = []

    class Own(InMemoryTrackerStore):
        async def forget_message(self, sender_id: str, message_id: str) -> None:
            asked.append((sender_id, message_id))

    app = SimpleNamespace(
        ctx=SimpleNamespace(
            agent=SimpleNamespace(tracker_store=FailSafeTrackerStore(Own(Domain.empty())), lock_store=None)
        )
    )
    asyncio.run(forget_message(app, "a", "m1"))  # type: ignore[arg-type]
    assert asked == [("a", "m1")]


def test_server_without_an_agent_forgets_nothing_and_does_not_fail() -> None:
    asyncio.run(forget_message(SimpleNamespace(ctx=SimpleNamespace()), "a", "m1"))  # type: ignore[arg-type]
