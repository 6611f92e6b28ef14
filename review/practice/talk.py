"""The state of a practice talk: it travels in the page, signed, and is never kept by the server."""

from typing import Any

from django.core import signing

from review.practice.personas import FIRST, MOST_REPLIES, Persona

SALT = "practice"
LONGEST = 8 * 3600
Talk = dict[str, Any]


class NoTalk(ValueError):
    """The page's talk was forged, is too old, or belongs to another page."""


def begin(persona: Persona) -> Talk:
    """A talk with a scripted person, who speaks first."""
    return {"with": persona.id, "scene": FIRST, "lines": [["them", persona.scenes[FIRST].says]]}


def answer(talk: Talk, persona: Persona, reply: str) -> Talk:
    """The talk after a reply."""
    scene = persona.scenes[talk["scene"]].after(reply)
    lines = [*talk["lines"], ["you", reply], ["them", persona.scenes[scene].says]]
    return {**talk, "scene": scene, "lines": lines}


def is_over(talk: Talk, persona: Persona) -> bool:
    """Whether the person has nothing more to say."""
    return not persona.scenes[talk["scene"]].branches or len(replies(talk)) >= MOST_REPLIES


def replies(talk: Talk) -> list[str]:
    """What the trainee said."""
    return [words for who, words in talk["lines"] if who == "you"]


def seal(talk: Talk) -> str:
    """The talk as text that nobody can change."""
    return signing.dumps(talk, salt=SALT, compress=True)


def unseal(sealed: str, expected: str) -> Talk:
    """The talk of a page, if it is one with who is expected.

    Raises:
        NoTalk: see there.
    """
    try:
        talk: Talk = signing.loads(sealed, salt=SALT, max_age=LONGEST)
    except signing.BadSignature as error:
        raise NoTalk from error
    if talk["with"] != expected:
        raise NoTalk
    return talk
