"""Safe words and orders that work at any time and on any screen (R4): short messages that say just that.

They are matched whole, never learnt, so that no retraining can lose them.
"""

import re

_POLITE = re.compile(
    r"^(?:please|pls|plz|ok|okay|hi|hello|can you|could you|i want to|i need to|i wanna)\s+"
    r"|\s+(?:please|pls|plz|now|thanks)$"
)
_SPACES = re.compile(r"[^\w']+")

GET_HELP = frozenset(
    (
        "help",
        "help me",
        "get help",
        "get help now",
        "i need help",
        "need help",
        "i need help now",
        "help help",
        "sos",
        "emergency",
        "its an emergency",
        "it's an emergency",
        "this is an emergency",
        "999",
        "911",
        "112",
        "000",
        "call 999",
        "dial 999",
        "ring 999",
        "call the police",
        "police",
        "ambulance",
        "mayday",
        "safe word",
        "helpline",
        "helplines",
        "show helplines",
        "phone numbers",
        "talk to a person",
        "talk to a real person",
        "talk to a human",
        "talk to someone",
        "speak to a person",
        "speak to a real person",
        "speak to a human",
        "speak to someone",
        "real person",
        "human",
    )
)
ERASE = frozenset(
    (
        "delete this chat",
        "delete chat",
        "delete the chat",
        "delete my chat",
        "delete this conversation",
        "delete conversation",
        "delete my messages",
        "delete my data",
        "erase this chat",
        "erase chat",
        "erase this conversation",
        "erase my messages",
        "erase my data",
        "clear this chat",
        "clear chat",
        "clear the chat",
        "wipe this chat",
        "wipe chat",
        "forget me",
        "forget this chat",
        "forget this conversation",
        "forget what i said",
        "remove this chat",
        "delete everything i said",
        "delete all my messages",
    )
)
START_AGAIN = frozenset(
    (
        "start again",
        "start over",
        "restart",
        "start from the start",
        "start from the beginning",
        "begin again",
        "new chat",
        "reset",
        "reset chat",
        "start a new chat",
        "lets start again",
        "let's start again",
        "go back to the start",
        "back to the start",
    )
)

ABOUT_STEADY = frozenset(
    (
        "are you a bot",
        "are you a robot",
        "are you ai",
        "are you an ai",
        "are you chatgpt",
        "are you human",
        "are you a human",
        "are you real",
        "are you a real person",
        "are you a person",
        "is this a bot",
        "is this a real person",
        "is this ai",
        "am i talking to a bot",
        "am i talking to a real person",
        "who are you",
        "what are you",
    )
)
# Too short to learn from, and too important to guess: "ok" after a crisis must not be read as "I'm safe now" (R56).
AFFIRM = frozenset(("ok", "okay", "k", "kk", "yes", "yeah", "yep", "yh", "ye", "yup", "y", "sure", "alright"))
DENY = frozenset(("no", "nope", "nah", "n", "no thanks", "not really"))
# How people leave a chat, never how they leave life: "goodbye" and "bye mum" are not among them.
FAREWELL = frozenset(
    (
        "bye",
        "bye bye",
        "bye now",
        "bye for now",
        "ok bye",
        "okay bye",
        "k bye",
        "kk bye",
        "thanks bye",
        "thank you bye",
        "ta bye",
        "bye thanks",
        "bye thank you",
        "gtg",
        "gtg bye",
        "got to go",
        "gotta go",
        "got to go bye",
        "gotta go bye",
        "ttyl",
        "cya",
        "see ya",
    )
)
_LONG_BYE = re.compile(r"\bby+e+\b")
_COMPLAINT = re.compile(
    r"\bcomplain\w*.*\b(?:(?:this|the|your|ur) (?:chat ?bot|chat|bot|service)|(?:about|against) (?:you|u))\b"
)


def command(text: str) -> str | None:
    """The intent of a message that is nothing but a safe word, an order, a question about Steady, yes, no or bye."""
    words = _SPACES.sub(" ", text.replace("\u2019", "'").lower()).strip()
    for candidate in (words, _POLITE.sub("", _POLITE.sub("", words))):
        if candidate in GET_HELP:
            return "get_help"
        if candidate in ERASE:
            return "erase_chat"
        if candidate in START_AGAIN:
            return "start_again"
    if words in ABOUT_STEADY:
        return "bot_challenge"
    if words in AFFIRM:
        return "affirm"
    if _LONG_BYE.sub("bye", words) in FAREWELL:
        return "goodbye"
    return "deny" if words in DENY else None


def complains(text: str) -> bool:
    """Whether someone wants to complain about Steady, which is no other subject (R54)."""
    return _COMPLAINT.search(text.lower()) is not None
