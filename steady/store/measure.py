"""How well masking works, on written examples: `python -m steady.store.measure [develop|held_out]` prints a table.

A detail counts as found when none of its letters and digits is left. The examples of the part `develop` were
used while the rules were written; those of `held_out` were written afterwards and no rule was changed for them.
"""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from steady.store.mask import mask
from steady.store.recognise.span import Span

EXAMPLES = Path(__file__).resolve().parents[2] / "tests" / "store" / "masking_examples.jsonl"

CONTACT_AND_MONEY = frozenset(
    (
        "handle",
        "email",
        "phone",
        "link",
        "postcode",
        "address",
        "card",
        "bank",
        "iban",
        "wallet",
        "payment",
        "code",
    )
)
NAMES_AND_SCHOOLS = frozenset(("name", "school"))

# What triage reads and must find again when the masked text trains.
_MUST_STAY = {
    "age": re.compile(
        r"\b(?:i'?m|im|am|is|are|was|aged?|only|just|nearly|turned|turn)\s(?:only\s|just\s|nearly\s|"
        r"a\s)?(\d{1,2})\b(?!\s?(?:%|quid|pounds))"
        r"|\b(\d{1,2})(?:\s?-?(?:yo|yr|yrs|year|years)\b)|\b(?:year|yr)\s(\d{1,2})\b",
        re.IGNORECASE,
    ),
    "amount": re.compile(
        r"[£$€]\s?\d[\d,.]*(?:k\b)?|\b\d[\d,.]*\s?(?:k|quid|pounds?|euros?|dollars?|bucks|naira|rupees|"
        r"usd)\b",
        re.IGNORECASE,
    ),
    "relation": re.compile(
        r"\bmy (?:\w+ )?(son|daughter|brother|sister|mum|mom|dad|friend|boyfriend|girlfriend|ex|husband|"
        r"wife|partner|cousin|nephew|niece|student|pupil)\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True)
class Example:
    """One written message and what in it is personal."""

    text: str
    spans: tuple[Span, ...]
    part: str


@dataclass
class Count:
    """How many of how many."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> None:
        """Counts one more."""
        self.right += right
        self.total += 1

    @property
    def rate(self) -> float:
        """The share that is right; 1 when there was nothing."""
        return self.right / self.total if self.total else 1.0

    def __str__(self) -> str:
        return f"{self.rate:.3f} ({self.right} of {self.total})"


@dataclass
class Scores:
    """Recall by kind, precision, the share of kept facts, and what went wrong (written examples, nobody's words)."""

    recall: dict[str, Count] = field(default_factory=dict)
    same_kind: Count = field(default_factory=Count)
    precision: Count = field(default_factory=Count)
    untouched: Count = field(default_factory=Count)
    kept: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in _MUST_STAY})
    problems: list[str] = field(default_factory=list)

    def of(self, kinds: Iterable[str]) -> Count:
        """Recall over several kinds."""
        counts = [self.recall[kind] for kind in kinds if kind in self.recall]
        return Count(sum(count.right for count in counts), sum(count.total for count in counts))


def load_examples(path: Path = EXAMPLES, part: str | None = None) -> list[Example]:
    """The written examples, of one part or all."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Example(row["text"], tuple(Span(*span) for span in row["spans"]), row["part"])
        for row in rows
        if part in (None, row["part"])
    ]


def measure(examples: Sequence[Example]) -> Scores:
    """Masks every example and counts."""
    scores = Scores()
    for example in examples:
        masked = mask(example.text)
        _count_found(example, masked.spans, scores)
        _count_too_much(example, masked.spans, scores)
        if not example.spans:
            scores.untouched.add(masked.text == example.text)
        if scores.problems and scores.problems[-1] == example.text:
            scores.problems[-1] = f"{example.text}  ->  {masked.text}"
    return scores


def _count_found(example: Example, found: Sequence[Span], scores: Scores) -> None:
    for span in example.spans:
        inside = {position for other in found for position in range(other.start, other.end)}
        left = any(example.text[at].isalnum() and at not in inside for at in range(span.start, span.end))
        scores.recall.setdefault(span.kind, Count()).add(not left)
        overlapping = [other.kind for other in found if other.start < span.end and span.start < other.end]
        if overlapping:
            scores.same_kind.add(overlapping[0] == span.kind)
        if left:
            _note(example, scores)


def _count_too_much(example: Example, found: Sequence[Span], scores: Scores) -> None:
    personal = {position for span in example.spans for position in range(span.start, span.end)}
    for span in found:
        outside = sum(example.text[at].isalnum() and at not in personal for at in range(span.start, span.end))
        right = outside * 2 <= span.end - span.start
        scores.precision.add(right)
        if not right:
            _note(example, scores)
    taken = {position for span in found for position in range(span.start, span.end)}
    for name, pattern in _MUST_STAY.items():
        for match in pattern.finditer(example.text):
            start, end = match.span(match.lastindex or 0)
            if not personal.intersection(range(start, end)):
                scores.kept[name].add(not taken.intersection(range(start, end)))


def _note(example: Example, scores: Scores) -> None:
    if not scores.problems or scores.problems[-1] != example.text:
        scores.problems.append(example.text)


def table(scores: Scores, title: str) -> str:
    """The scores as a Markdown table."""
    rows = [(f"recall: {kind}", str(count)) for kind, count in sorted(scores.recall.items())]
    rows += [
        ("recall: contact and financial together", str(scores.of(CONTACT_AND_MONEY))),
        ("recall: names and schools together", str(scores.of(NAMES_AND_SCHOOLS))),
        ("right word in its place", str(scores.same_kind)),
        ("precision", str(scores.precision)),
        ("messages with nothing personal left as they were", str(scores.untouched)),
    ]
    rows += [(f"kept: {name}", str(count)) for name, count in scores.kept.items()]
    return "\n".join([f"| {title} | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])


def main(arguments: list[str]) -> int:
    """Prints a table a part; with `--problems`, the examples of the part `develop` that went wrong too."""
    for part in [name for name in arguments if not name.startswith("-")] or ["develop", "held_out"]:
        examples = load_examples(part=part)
        scores = measure(examples)
        print(table(scores, f"{part}: {len(examples)} examples"), end="\n\n")
        if "--problems" in arguments and part == "develop":
            print("\n".join(scores.problems))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
