"""Talking with the running Steady as a person would, without leaving anything behind.

Every turn opens a new chat, says everything again up to the last message, and erases the chat before it returns.
So nothing outlives the request, not even when a trainee closes the window.
"""

import logging
import uuid
from collections.abc import Sequence
from typing import Any

import requests

from steady.channels.leaving import PRACTICE_HEADER
from steady.run.profile import Profile

logger = logging.getLogger(__name__)
SECONDS = 20
Message = dict[str, Any]


class NotRunning(RuntimeError):
    """Steady does not answer."""


def reply_to(steps: Sequence[dict[str, str]]) -> list[Message]:
    """What Steady says to the last of these steps (`text` or `choice` each), or at the beginning if there are none.

    Raises:
        NotRunning: it cannot be reached, or it refused a step.
    """
    web = f"{Profile.from_environment().address}/webhooks/web"
    with requests.Session() as client:
        try:
            opened = _answer(client.post(f"{web}/session", timeout=SECONDS))
            client.headers["Authorization"] = f"Bearer {opened['token']}"
            try:
                messages = opened["messages"]
                for step in steps:
                    body = {"client_message_id": str(uuid.uuid4()), **step}
                    messages = _answer(client.post(f"{web}/message", json=body, timeout=SECONDS))["messages"]
            finally:
                client.delete(f"{web}/session", headers={PRACTICE_HEADER: "1"}, timeout=SECONDS)
        except (requests.RequestException, KeyError, ValueError) as error:
            logger.error("practice chat failed with %s", type(error).__name__)
            raise NotRunning from error
    return list(messages)


def _answer(response: requests.Response) -> dict[str, Any]:
    response.raise_for_status()
    found: dict[str, Any] = response.json()
    return found


def words_of(messages: Sequence[Message]) -> str:
    """What Steady said in a turn, helplines by name and number, for the feedback."""
    said = [
        message["text"]
        for message in messages
        if message["type"] in ("text", "choices") and message.get("text")
    ]
    named = [
        f"{message['name']} {message.get('phone') or ''}."
        for message in messages
        if message["type"] == "helpline"
    ]
    return "\n".join(said + named)


def choices_of(messages: Sequence[Message]) -> list[dict[str, str]]:
    """The choices that may be tapped now."""
    return [choice for message in messages for choice in message.get("choices") or ()]
