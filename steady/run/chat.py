"""Talk to a running Steady in the terminal, over the same channel as the website."""

import uuid
from typing import Any

import requests

from steady.run.checks import CannotStart
from steady.run.profile import Profile

SECONDS = 30


def chat(profile: Profile) -> int:
    """Reads lines until an empty one or Ctrl-D, then erases the conversation.

    Raises:
        CannotStart: no Steady is running at the profile's address.
    """
    web = f"{profile.address}/webhooks/web"
    try:
        session = requests.post(f"{web}/session", timeout=SECONDS).json()
    except requests.RequestException as error:
        raise CannotStart(f"nothing answers at {profile.address}; start it with `make run` first.") from error
    headers = {"Authorization": f"Bearer {session['token']}"}
    print("Type a message, or the number of a choice. An empty line ends and erases the chat.\n")
    _show(session["messages"])
    try:
        while text := input("you > ").strip():
            body = {"client_message_id": str(uuid.uuid4()), "text": text}
            answer = requests.post(f"{web}/message", json=body, headers=headers, timeout=SECONDS).json()
            _show(answer.get("messages", [{"type": "text", "text": answer.get("message", "")}]))
    except (EOFError, KeyboardInterrupt):
        print()
    requests.delete(f"{web}/session", headers=headers, timeout=SECONDS)
    return 0


def _show(messages: list[dict[str, Any]]) -> None:
    for message in messages:
        if message.get("text"):
            print(f"steady > {message['text']}")
        for number, choice in enumerate(message.get("choices", []), start=1):
            print(f"    {number}. {choice['title']}")
    print()
