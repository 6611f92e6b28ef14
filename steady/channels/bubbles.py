"""From neutral messages to a platform's bubbles: few, within its limits, choices as buttons or as numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from steady.channels.choices import Choice
from steady.channels.platform import Bubble, Limits
from steady.channels.render import Message
from steady.helplines import card_text

_BREAKS = ("\n\n", "\n", r"(?<=[.!?।۔:])\s+", r"\s+")


@dataclass(frozen=True)
class Framing:
    """The fixed words around choices: "reply with a number", and the label that opens a list."""

    reply_with_number: str
    list_label: str


@dataclass(frozen=True)
class _Block:
    """A piece of text that may share a bubble with pieces of the same kind."""

    kind: str
    text: str


def compose(messages: Iterable[Message], limits: Limits, framing: Framing) -> list[Bubble]:
    """The bubbles that show the messages, in order. Choices of the last message that has any come last."""
    blocks: list[_Block] = []
    choices: list[Choice] = []
    question = ""
    for message in messages:
        if message["type"] == "choices":
            if question:
                blocks.append(_Block("words", question))
            question = limits.clean(message.get("text", "")).strip()
            choices = [Choice(one["id"], limits.clean(one["title"])) for one in message["choices"]]
        else:
            blocks += _blocks(message, limits)
    if choices and not question and blocks and blocks[-1].kind == "words":
        question = blocks.pop().text  # buttons need words to stand under
    tail = _with_choices(question, choices, limits, framing) if choices else []
    if limits.one_stream:
        texts = [block.text for block in blocks] + [bubble.text for bubble in tail]
        return [Bubble(text) for text in _fill(texts, limits)]
    return [Bubble(text) for group in _groups(blocks) for text in _fill(group, limits)] + tail


def _blocks(message: Message, limits: Limits) -> list[_Block]:
    kind = message["type"]
    if kind == "helpline":
        shown = message
        if limits.one_stream and ("phone" in message or "sms" in message):
            shown = {key: value for key, value in message.items() if key not in ("url", "chat_url")}
        return [_Block("cards", limits.clean(card_text(shown)))]
    if kind == "steps":
        lines = [f"{number}. {item}" for number, item in enumerate(message["items"], start=1)]
        return [_Block("words", limits.clean("\n".join(lines)))]
    # Words to copy get a bubble of their own: a phone copies whole bubbles.
    return [_Block("copy" if kind == "copy" else "words", limits.clean(message["text"]))]


def _groups(blocks: Sequence[_Block]) -> Iterator[list[str]]:
    group: list[_Block] = []
    for block in blocks:
        if group and (block.kind != group[-1].kind or block.kind == "copy"):
            yield [one.text for one in group]
            group = []
        group.append(block)
    if group:
        yield [one.text for one in group]


def _with_choices(question: str, choices: Sequence[Choice], limits: Limits, framing: Framing) -> list[Bubble]:
    numbers = "\n".join(f"{number}. {choice.title}" for number, choice in enumerate(choices, start=1))
    hint = limits.clean(framing.reply_with_number)
    *before, numbered = _fill([part for part in (question, f"{numbers}\n{hint}") if part], limits)
    longest = max(len(choice.title) for choice in choices)
    as_buttons = len(choices) <= limits.buttons and longest <= limits.button_title
    as_list = not as_buttons and len(choices) <= limits.rows and longest <= limits.row_title
    if not (as_buttons or as_list):
        return [*(Bubble(text) for text in before), Bubble(numbered)]
    if limits.always_numbered:
        return [*(Bubble(text) for text in before), Bubble(numbered, tuple(choices), numbered=numbered)]
    *before, text = _fill([question or hint], limits)
    label = framing.list_label if as_list else ""
    bubble = Bubble(text, tuple(choices), as_list, label, numbered=f"{text}\n\n{numbers}\n{hint}")
    return [*(Bubble(text) for text in before), bubble]


def _fill(texts: Iterable[str], limits: Limits) -> list[str]:
    """Texts joined by blank lines into as few bubbles as the limit allows; too long ones are split."""
    bubbles: list[str] = []
    for text in texts:
        for piece in split(text, limits):
            joined = f"{bubbles[-1]}\n\n{piece}" if bubbles else piece
            if bubbles and limits.measure(joined) <= limits.text:
                bubbles[-1] = joined
            else:
                bubbles.append(piece)
    return bubbles


def split(text: str, limits: Limits) -> list[str]:
    """Pieces within the limit, broken where it reads best: paragraphs, lines, sentences, words."""
    text = text.strip()
    if not text:
        return []
    if limits.measure(text) <= limits.text:
        return [text]
    for pattern in _BREAKS:
        ends = [match.start() for match in re.finditer(pattern, text)]
        fitting = [end for end in ends if 0 < limits.measure(text[:end]) <= limits.text]
        if fitting:
            return [text[: fitting[-1]].strip(), *split(text[fitting[-1] :], limits)]
    end = max(n for n in range(1, len(text) + 1) if n == 1 or limits.measure(text[:n]) <= limits.text)
    return [text[:end], *split(text[end:], limits)]
