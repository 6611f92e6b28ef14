"""Training examples: the labels that `data/nlu/*.yml` carries as Rasa example metadata, read and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from steady.nlu.labels import AUDIENCES, DECIDED_INTENTS, LEARNED_INTENTS, RISK_FOR, RISKS, SITUATIONS, SPANS

METADATA_KEYS = frozenset({"audience", "guess", "age", "risk", "risk_for", "situation", "spans"})


@dataclass(frozen=True)
class Example:
    """One labelled message; ``audience`` is what the text states, ``guess`` what it only hints at.

    ``spans`` are marked parts, each a kind and the words as they stand in the text. Nothing learns from them yet: they
    are there for whoever writes or checks rules.
    """

    text: str
    intent: str
    audience: str | None = None
    guess: str | None = None
    age: int | None = None
    risk: str = "none"
    risk_for: str = "self"
    situation: tuple[str, ...] = ()
    spans: tuple[tuple[str, str], ...] = ()

    @property
    def learned_intent(self) -> str:
        """The intent the classifier is taught: what risk or language decides later is a description to it."""
        return "describe" if self.intent in DECIDED_INTENTS else self.intent

    @classmethod
    def from_metadata(cls, text: str, intent: str, metadata: Mapping[str, Any] | None) -> Example:
        """Build an example from a Rasa text, intent and metadata; ValueError names any label outside the contract."""
        metadata = metadata or {}
        example = cls(
            text=text.strip(),
            intent=intent,
            audience=metadata.get("audience"),
            guess=metadata.get("guess"),
            age=metadata.get("age"),
            risk=metadata.get("risk", "none"),
            risk_for=metadata.get("risk_for", "self"),
            situation=tuple(metadata.get("situation", ())),
            spans=tuple(_spans(metadata.get("spans", {}))),
        )
        problems = [*_unknown_keys(metadata), *example.problems()]
        if problems:
            raise ValueError(f"{'; '.join(problems)} in the example {text[:60]!r}")
        return example

    def problems(self) -> Iterator[str]:
        """Yield one line for each label that the contract does not know."""
        if not self.text:
            yield "empty text"
        for name, value, allowed in (
            ("intent", self.intent, LEARNED_INTENTS + DECIDED_INTENTS),
            ("audience", self.audience, (None, *AUDIENCES)),
            ("guess", self.guess, (None, *AUDIENCES)),
            ("risk", self.risk, RISKS),
            ("risk_for", self.risk_for, RISK_FOR),
            *(("situation", value, SITUATIONS) for value in self.situation),
            *(("kind of span", kind, SPANS) for kind, _ in self.spans),
        ):
            if value not in allowed:
                yield f"unknown {name} {value!r}"
        for _, part in self.spans:
            if part not in self.text:
                yield f"marked words that are not in the text, {part!r}"
        if self.age is not None and not (isinstance(self.age, int) and 0 < self.age < 120):
            yield f"impossible age {self.age!r}"


def _spans(marked: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(marked, Mapping) or not all(isinstance(parts, list) for parts in marked.values()):
        raise ValueError("spans must be kinds, each with a list of words")
    for kind, parts in marked.items():
        for part in parts:
            yield kind, str(part)


def _unknown_keys(metadata: Mapping[str, Any]) -> Iterator[str]:
    for key in metadata.keys() - METADATA_KEYS:
        yield f"unknown metadata key {key!r}"


def load_file(path: Path) -> list[Example]:
    """Read one Rasa NLU file; blocks other than intents are passed over. ValueError names file and fault."""
    content = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")) or {}
    examples = []
    for block in content.get("nlu") or []:
        if "intent" not in block:
            continue
        for text, metadata in _texts(block["examples"]):
            try:
                examples.append(Example.from_metadata(text, block["intent"], metadata))
            except ValueError as error:
                raise ValueError(f"{path.name}: {error}") from error
    return examples


def _texts(examples: str | list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any] | None]]:
    if isinstance(examples, str):
        for line in examples.splitlines():
            if line.startswith("- "):
                yield line[2:], None
    else:
        for item in examples:
            yield item["text"], item.get("metadata")


def load_folder(folder: Path) -> list[Example]:
    """Read every ``*.yml`` below ``folder``, in name order."""
    return [example for path in sorted(folder.rglob("*.yml")) for example in load_file(path)]


def without_duplicates(examples: Iterable[Example]) -> list[Example]:
    """Keep the first of examples that share a text (letter case and spaces aside), so that folds stay honest."""
    kept: dict[str, Example] = {}
    for example in examples:
        kept.setdefault(" ".join(example.text.lower().split()), example)
    return list(kept.values())
