"""Feedback on what a helper said, by the house rules for everybody who answers here (docs/emergency.md, part B)."""

from collections.abc import Sequence
from dataclasses import dataclass

from review.practice.signs import heard, sentences
from steady.conversation.lint import FEWEST_WORDS, OLDEST_READER, reading_age

LONGEST_SENTENCE = 20  # words
LONGEST_REPLY = 60  # words; somebody frightened reads no more at once

NEVER = (
    (
        "blames",
        "No blame",
        "Say what they did to the person, never what the person should have done. Do not ask why.",
    ),
    (
        "asks_for_image",
        "No asking for images",
        "Never ask to see, get or hear what is in an image, not even for proof.",
    ),
    (
        "promises_secrecy",
        "No promise of secrecy",
        "Say who else may need to know if somebody is in danger, before they tell you more.",
    ),
)
ALWAYS = (
    (
        "not_their_fault",
        "Said that it is not their fault",
        "Say it early and plainly: “This is not your fault.”",
    ),
    (
        "asks_about_safety",
        "Asked about safety",
        "Ask outright: “Are you safe right now?” or “Have you thought of hurting yourself?”",
    ),
    (
        "names_a_helpline",
        "Named a helpline",
        "Name one that fits and its number, so that they have somebody when you are gone.",
    ),
)


@dataclass(frozen=True)
class Verdict:
    """One rule: whether it was kept, the words that show it, and what to do instead if it was not."""

    rule: str
    kept: bool
    words: str
    advice: str


def feedback(replies: Sequence[str]) -> list[Verdict]:
    """Every house rule, on everything that the helper said."""
    signs = [heard(reply) for reply in replies]
    verdicts = []
    for name, rule, advice in NEVER:
        where = next((found[name] for found in signs if name in found), "")
        verdicts.append(Verdict(rule, not where, where, advice))
    for name, rule, advice in ALWAYS:
        where = next((found[name] for found in signs if name in found), "")
        verdicts.append(Verdict(rule, bool(where), where, advice))
    long = next(
        (one for reply in replies for one in sentences(reply) if len(one.split()) > LONGEST_SENTENCE), ""
    )
    long = long or next((reply for reply in replies if len(reply.split()) > LONGEST_REPLY), "")
    verdicts.append(
        Verdict(
            "Short, plain sentences",
            not long,
            long,
            f"At most {LONGEST_SENTENCE} words in a sentence and {LONGEST_REPLY} in a reply. One thing at a time.",
        )
    )
    hard = [
        reply
        for reply in replies
        if len(reply.split()) >= FEWEST_WORDS and reading_age(reply) > OLDEST_READER
    ]
    verdicts.append(
        Verdict(
            f"Can be read at {OLDEST_READER:.0f} years of age",
            not hard,
            hard[0] if hard else "",
            "Use short, everyday words. Read it aloud and imagine a frightened twelve-year-old.",
        )
    )
    return verdicts
