"""Adds labelled examples to a training file and leaves every other byte of it as it is.

Only the place is found by parsing; the new lines are put in there as text. So comments, order, quoting and line
ends of what people wrote before cannot change, which no YAML writer promises.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from steady.nlu.training_data import Example

NEW_FILE = 'version: "3.1"\n\nnlu:'
# What YAML cannot hold, and the line ends of other alphabets, which its readers take differently.
_NEVER = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
# "[word](name)", "[word]{...}" and "[word][...]" are marked entities to Rasa, and it knows no way to escape them.
_MARKUP = re.compile(r"\](?=[(\[{])")
# Rasa decodes "\u..." in files of plain ASCII before it reads them as YAML.
_NEEDS_QUOTES = re.compile(r"[\r\t]|\\[uU]|[ ]$", re.MULTILINE)


class CannotWrite(ValueError):
    """A text or a file that cannot be written so that every reader understands the same."""


def plain(text: str) -> str:
    """The text as an example holds it: what would mark an entity gets a space, what YAML forbids goes."""
    return _MARKUP.sub("] ", _NEVER.sub("", text)).strip()


def add_examples(content: str, examples: Iterable[Example]) -> str:
    """The content of a training file with examples added at the end of their intents; new intents come last.

    Raises:
        CannotWrite: the file is not laid out as training files are, or a text does not survive Rasa's reader.
    """
    examples = list(examples)
    changed = _insert(content, examples) if content else _insert(NEW_FILE, examples) + "\n"
    _check(content, changed, examples)
    return changed


@dataclass(frozen=True)
class _Block:
    """One intent of a file whose examples are a list: where the list ends, and how far its dashes stand in."""

    intent: str
    end: int
    indent: int


def _insert(content: str, examples: list[Example]) -> str:
    blocks, end, indent = _layout(content)
    lines_at: dict[int, list[str]] = {place: [] for place in (*(block.end for block in blocks), end)}
    new: dict[str, list[str]] = {}
    for example in examples:
        block = next((block for block in reversed(blocks) if block.intent == example.intent), None)
        if block is not None:
            lines_at[block.end] += _item(example, block.indent)
        else:
            heading = ["", f"{' ' * indent}- intent: {example.intent}", f"{' ' * indent}  examples:"]
            new.setdefault(example.intent, heading).extend(_item(example, indent + 2))
    lines_at[end] += [line for lines in new.values() for line in lines]
    line_end = "\r\n" if "\r\n" in content else "\n"
    for place in sorted(lines_at, reverse=True):
        added = "".join(line_end + line for line in lines_at[place])
        content = content[:place] + added + content[place:]
    return content


def _item(example: Example, indent: int) -> list[str]:
    space, inner = " " * indent, " " * (indent + 4)
    if _NEEDS_QUOTES.search(example.text):
        lines = [f"{space}- text: {json.dumps(example.text, ensure_ascii=False)}"]
    else:
        lines = [f"{space}- text: |", *(inner + line if line else "" for line in example.text.split("\n"))]
    labels = metadata_of(example)
    if labels:
        shown = ", ".join(f"{name}: {_value(value)}" for name, value in labels.items())
        lines.append(f"{space}  metadata: {{{shown}}}")
    return lines


def metadata_of(example: Example) -> dict[str, Any]:
    """The labels that differ from the usual, in the order of the training files."""
    labels = {
        "audience": example.audience,
        "guess": example.guess,
        "age": example.age,
        "risk": None if example.risk == "none" else example.risk,
        "risk_for": None if example.risk_for == "self" else example.risk_for,
        "situation": list(example.situation),
        "spans": {kind: _parts(example, kind) for kind, _ in example.spans},
    }
    return {name: value for name, value in labels.items() if value}


def _parts(example: Example, kind: str) -> list[str]:
    return [part for its_kind, part in example.spans if its_kind == kind]


def _value(value: Any) -> str:
    if isinstance(value, dict):  # marked parts: words of people, which only quotes keep as they are
        shown = (f"{kind}: {json.dumps(parts, ensure_ascii=False)}" for kind, parts in value.items())
        return f"{{{', '.join(shown)}}}"
    return f"[{', '.join(value)}]" if isinstance(value, list) else str(value)


def _layout(content: str) -> tuple[list[_Block], int, int]:
    """The intents of a file, the place after the last of them, and how far their dashes stand in."""
    try:
        root = YAML(typ="safe", pure=True).compose(content)
    except YAMLError as error:
        raise CannotWrite("The file is not valid YAML.") from error
    listed = _entries(root).get("nlu")
    if isinstance(listed, ScalarNode) and not listed.value:
        return [], _end(content, listed), 0
    if not isinstance(listed, SequenceNode) or listed.flow_style:
        raise CannotWrite("The file has no list of intents under `nlu:`.")
    blocks = []
    for block in listed.value:
        entries = _entries(block)
        examples, intent = entries.get("examples"), entries.get("intent")
        if isinstance(examples, SequenceNode) and not examples.flow_style and isinstance(intent, ScalarNode):
            blocks.append(_Block(intent.value, _end(content, examples), examples.start_mark.column))
    return blocks, _end(content, listed), listed.start_mark.column


def _entries(node: Node | None) -> dict[str, Node]:
    return {key.value: value for key, value in node.value} if isinstance(node, MappingNode) else {}


def _end(content: str, node: Node) -> int:
    """The end of the last line of a node, a remark behind it included, its line end not."""
    last = node
    while isinstance(last, SequenceNode | MappingNode) and last.value and not last.flow_style:
        last = last.value[-1][1] if isinstance(last, MappingNode) else last.value[-1]
    stop = max(last.start_mark.index, len(content[: last.end_mark.index].rstrip()))
    ends = re.compile(r"\r?\n|\Z").search(content, stop)
    return ends.start() if ends else len(content)


def _check(before: str, after: str, added: list[Example]) -> None:
    """Reads both as Rasa does: everything that was there is there, and the new messages, word for word, no entity."""
    from rasa.shared.exceptions import RasaException
    from rasa.shared.nlu.training_data.entities_parser import ENTITY_REGEX

    if any(ENTITY_REGEX.search(example.text) for example in added):
        raise CannotWrite("Rasa would take a part of the text for a marked entity.")
    try:
        left = _as_rasa_reads(after) - _as_rasa_reads(before)
    except (RasaException, YAMLError, UnicodeError) as error:
        raise CannotWrite("Rasa could not read the file with these messages.") from error
    wanted = Counter(_message(example.intent, example.text, metadata_of(example)) for example in added)
    if left != wanted:
        raise CannotWrite("Rasa would read these messages otherwise than they are.")


def _as_rasa_reads(content: str) -> Counter[str]:
    from rasa.shared.nlu.training_data.formats.rasa_yaml import STRIP_SYMBOLS
    from rasa.shared.utils.io import read_yaml

    return Counter(
        _message(block["intent"], item["text"].strip(STRIP_SYMBOLS), item.get("metadata"))
        for block in (read_yaml(content).get("nlu") or () if content else ())
        if isinstance(block.get("examples"), list) and "intent" in block
        for item in block["examples"]
    )


def _message(intent: str, text: str, labels: Any) -> str:
    return json.dumps([intent, text, labels or {}], sort_keys=True)
