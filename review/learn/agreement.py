"""How far reviewers agree beyond chance: Cohen's kappa for two of them, Krippendorff's alpha for any number."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from steady.nlu.labels import SITUATIONS

CHOICES = ("audience", "risk", "intent", "reply")
"""Labels of which a message has exactly one; each situation is a yes or no of its own."""


@dataclass(frozen=True)
class Figure:
    """Agreement on one label. `kappa` and `alpha` are None where chance alone explains everything seen."""

    label: str
    messages: int
    agreed: float
    kappa: float | None
    alpha: float | None


def cohens_kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float | None:
    """Agreement of two reviewers beyond chance: 1 always, 0 as by chance, below 0 less than that.

    None when nothing was judged, or when both gave one and the same answer throughout.
    """
    total = len(first)
    if not total:
        return None
    seen = sum(one == other for one, other in zip(first, second, strict=True)) / total
    counts, others = Counter(first), Counter(second)
    chance = sum(counts[value] * others[value] for value in counts) / total**2
    return None if chance == 1 else (seen - chance) / (1 - chance)


def krippendorffs_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Agreement of any number of reviewers on unordered labels; each unit holds the answers that one message got.

    A message with a single answer says nothing about agreement and is left out. None as for kappa.
    """
    judged = [unit for unit in units if len(unit) > 1]
    totals = Counter(value for unit in judged for value in unit)
    pairable = sum(totals.values())
    expected = pairable**2 - sum(count**2 for count in totals.values())
    if not expected:
        return None
    observed = sum(
        (len(unit) ** 2 - sum(count**2 for count in Counter(unit).values())) / (len(unit) - 1)
        for unit in judged
    )
    return 1 - (pairable - 1) * observed / expected


def by_label(pairs: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> list[Figure]:
    """The figures of every label, from the two label sets that each message got from blind reviewers."""
    figures = [
        _figure(label, [(one.get(label) or "", other.get(label) or "") for one, other in pairs])
        for label in CHOICES
    ]
    for name in SITUATIONS:
        answers = [(name in one["situation"], name in other["situation"]) for one, other in pairs]
        if any(True in answer for answer in answers):
            figures.append(_figure(name, answers))
    return figures


def _figure(label: str, answers: Sequence[tuple[Hashable, Hashable]]) -> Figure:
    first, second = [one for one, _ in answers], [other for _, other in answers]
    agreed = sum(one == other for one, other in answers) / len(answers) if answers else 0.0
    return Figure(label, len(answers), agreed, cohens_kappa(first, second), krippendorffs_alpha(answers))
