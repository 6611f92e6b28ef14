"""What people are told of how long a chat is kept is what the operator set."""

import asyncio

import pytest
import requests
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from steady.conversation.nlg import HelplineNLG
from steady.conversation.words import DOMAIN_FILE
from steady.run import rasa_server
from tests.channels.conftest import ServerFactory

SETTINGS = {
    "": ("30", "it's deleted after 30 days.", "for up to 30 days,", "within 30 days."),
    "1": ("1", "it's deleted after 1 day.", "for up to 1 day,", "within 1 day."),
    "0.5": ("1", "it's deleted after 1 day.", "for up to 1 day,", "within 1 day."),
    "0": ("1", "it's deleted after 1 day.", "for up to 1 day,", "within 1 day."),
    "7.2": ("8", "it's deleted after 8 days.", "for up to 8 days,", "within 8 days."),
    "90": ("90", "it's deleted after 90 days.", "for up to 90 days,", "within 90 days."),
    "never": ("never", "it stays until you clear it.", "until you clear them,", "then stays there."),
}


@pytest.fixture(scope="module")
def domain() -> Domain:
    """The words as they are written."""
    return Domain.load(str(DOMAIN_FILE))


@pytest.mark.parametrize("given", SETTINGS)
def test_answer_about_privacy_says_how_long(
    given: str, domain: Domain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STEADY_RETENTION_DAYS", given)
    tracker = DialogueStateTracker.from_events("somebody", [], domain.slots)
    nlg = HelplineNLG(EndpointConfig(), domain)
    reply = asyncio.run(nlg.generate("utter_confidential", tracker, "web"))
    assert reply is not None
    assert SETTINGS[given][1] in reply["text"]
    assert "{" not in reply["text"]


@pytest.mark.parametrize("given", SETTINGS)
def test_pages_say_how_long(given: str, make_server: ServerFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEADY_RETENTION_DAYS", given)
    days, _, kept, offline = SETTINGS[given]
    address = f"{make_server().address}/web"
    chat, safety = (requests.get(f"{address}/{page}", timeout=5).text for page in ("chat", "safety"))
    assert f'kept-days="{days}"' in chat
    assert kept in safety and offline in safety
    assert "<!-- kept" not in chat + safety


@pytest.mark.parametrize("wrong", ["soon", "-1", "inf"])
def test_a_time_that_is_none_is_refused_at_start(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEADY_RETENTION_DAYS", wrong)
    with pytest.raises(SystemExit, match="Steady cannot start: STEADY_RETENTION_DAYS must be"):
        rasa_server.read_profile()
