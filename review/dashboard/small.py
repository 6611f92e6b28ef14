"""Small counts are not shown, so that nobody can be singled out."""

from collections.abc import Mapping
from dataclasses import dataclass

SMALLEST_SHOWN = 5
_ROUNDED_TO = 5


@dataclass(frozen=True)
class Cell:
    """A count; `number` is None where it is too small to be shown."""

    name: str
    number: int | None

    @property
    def shown(self) -> str:
        """The count as a page shows it."""
        return f"fewer than {SMALLEST_SHOWN}" if self.number is None else f"{self.number:,}"


def cells(counts: Mapping[str, int]) -> list[Cell]:
    """The counts of one table. When one alone would be hidden, the next smallest is hidden too:
    else it could be found by taking the others from the total.
    """
    small = {name for name, number in counts.items() if 0 < number < SMALLEST_SHOWN}
    if len(small) == 1:
        others = [name for name, number in counts.items() if number >= SMALLEST_SHOWN]
        small |= {min(others, key=lambda name: counts[name])} if others else set()
    return [Cell(name, None if name in small else number) for name, number in counts.items()]


def about(number: int) -> str:
    """A total, rounded so that no hidden count can be worked out of it."""
    if 0 < number < SMALLEST_SHOWN:
        return f"fewer than {SMALLEST_SHOWN}"
    return f"about {round(number / _ROUNDED_TO) * _ROUNDED_TO:,}" if number else "0"


def share(part: int, whole: int) -> str:
    """A share, when both it and its rest are large enough to be shown."""
    if not whole:
        return "–"
    if any(0 < number < SMALLEST_SHOWN for number in (part, whole - part)):
        return "too few to show"
    return f"{part / whole:.0%} of {about(whole)}"
