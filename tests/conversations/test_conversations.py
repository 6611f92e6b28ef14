"""Plays every written conversation over HTTP against the real trained model and checks what the person sees.

The conversations stand in `*.yml` beside this file, one theme a file, each named after the person's situation
and naming the requirements it proves. What a safe assistant should do and Steady does not do yet stands in
`known_gaps/` and is played by `make gaps`, not by `make test`. After every step the rules that hold for every
reply are checked too.
"""

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from steady.conversation.lint import LONGEST_BUBBLE
from steady.conversation.services import explanation
from steady.conversation.words import load_words
from steady.helplines import load_helplines
from tests.conftest import Chat, Server

WORDS = load_words()
HELPLINES = {helpline.id: helpline for helpline in load_helplines()}
FOLDER = Path(__file__).parent
GAPS = FOLDER / "known_gaps"
FILES = sorted((GAPS if os.environ.get("STEADY_GAPS") else FOLDER).glob("*.yml"))
CONVERSATIONS = [
    pytest.param(conversation, id=f"{file.stem}: {conversation['name']}")
    for file in FILES
    for conversation in yaml.safe_load(file.read_text(encoding="utf-8"))
]
DEBRIS = re.compile(r"/\w+\{|utter_|action_|\{\w*\}|\*\*|\bslot\b|</?\w+>")


def explanations() -> list[dict[str, str]]:
    """The facts about every call that has any."""
    return [fields for helpline in HELPLINES if (fields := explanation(helpline))]


def fixed_texts() -> list[re.Pattern[str]]:
    """Every text of the domain, with its fields open, so that a reply can be traced to reviewed words."""
    texts = []
    for name in WORDS.names():
        for variation in WORDS.variations(name):
            text = variation.get("text") or (variation.get("custom") or {}).get("text")
            if text:
                if name == "utter_what_happens":
                    texts += [re.compile(re.escape(text.format(**fields))) for fields in explanations()]
                    continue
                texts.append(re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(text)), re.DOTALL))
    return texts


FIXED = fixed_texts()


def check_every_reply(reply: list[dict[str, Any]]) -> None:
    """What holds for every reply to anyone (R5, R65): never empty, short, fixed words, known services."""
    assert reply, "an empty reply"
    texts = [
        message["text"]
        for message in reply
        if message["type"] in ("text", "copy", "choices") and message.get("text")
    ]
    assert len(texts) <= 3, texts
    for text in texts:
        assert 0 < len(text) <= LONGEST_BUBBLE, text
        assert not DEBRIS.search(text), text
        assert any(fixed.fullmatch(text) for fixed in FIXED), f"not reviewed words: {text}"
    for message in reply:
        if message["type"] == "helpline":
            assert HELPLINES[message["id"]].name == message["name"]
            assert HELPLINES[message["id"]].phone == message.get("phone")
        for choice in message.get("choices", ()):
            assert choice["title"] and not DEBRIS.search(choice["title"])


def texts_of(reply: list[dict[str, Any]]) -> str:
    """All bubbles of a reply."""
    return "\n".join(message["text"] for message in reply if message.get("text"))


def shown(reply: list[dict[str, Any]]) -> list[str]:
    """The ids of the helplines of a reply, in order."""
    return [message["id"] for message in reply if message["type"] == "helpline"]


def says(reply: list[dict[str, Any]], name: str) -> bool:
    """Whether the reply holds the words of a response, in any of its variations."""
    for variation in WORDS.variations(name):
        text = variation.get("text") or (variation.get("custom") or {}).get("text")
        if text and re.search(re.sub(r"\\{\w+\\}", ".+", re.escape(text)), texts_of(reply), re.DOTALL):
            return True
    return False


def check_step(expected: dict[str, Any], reply: list[dict[str, Any]]) -> None:
    """Compares a reply with what a conversation expects of it."""
    helplines = shown(reply)
    for name in expected.get("helplines", ()):
        assert name in helplines, f"{name} is not among {helplines}"
    if "one_of_helplines" in expected:
        assert set(expected["one_of_helplines"]) & set(helplines), helplines
    for name in expected.get("never_helplines", ()):
        assert name not in helplines
    for name in expected.get("says", ()):
        assert says(reply, name), f"{name} is missing from: {texts_of(reply)}"
    if "says_one_of" in expected:
        assert any(says(reply, name) for name in expected["says_one_of"]), texts_of(reply)
    for name in expected.get("never_says", ()):
        assert not says(reply, name), f"{name} was said"
    for words in expected.get("words", ()):
        assert words.lower() in texts_of(reply).lower(), f"'{words}' is missing from: {texts_of(reply)}"
    for words in expected.get("never_words", ()):
        assert words.lower() not in texts_of(reply).lower()
    offered = {choice["id"] for message in reply for choice in message.get("choices", ())}
    for choice in expected.get("offers", ()):
        assert choice in offered, f"{choice} is not among {offered}"


@pytest.mark.parametrize("conversation", CONVERSATIONS)
def test_conversation(conversation: dict[str, Any], server: Server) -> None:
    """One conversation from its first word to its last."""
    chat = Chat(server).open()
    check_every_reply(chat.start)
    for step in conversation["steps"]:
        if "say" in step:
            reply = chat.say(step["say"])
        elif "choose" in step:
            reply = chat.choose(step["choose"])
        else:
            reply = chat.send_file()
        check_every_reply(reply)
        check_step(step.get("expect", {}), reply)


def test_there_are_at_least_200_conversations_and_each_names_its_requirements() -> None:
    """Each conversation proves something, and no name stands twice."""
    files = sorted(FOLDER.glob("*.yml"))
    conversations = [one for file in files for one in yaml.safe_load(file.read_text(encoding="utf-8"))]
    assert len(conversations) >= 200
    assert all(conversation["proves"] and conversation["steps"] for conversation in conversations)
    assert len({conversation["name"] for conversation in conversations}) == len(conversations)
