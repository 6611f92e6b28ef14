"""Columns over time as plain numbers for an SVG; the table below them says the same in words."""

from dataclasses import dataclass

from review.dashboard.figures import Chart

WIDTH, HEIGHT = 600, 120
GAP = 0.25


@dataclass(frozen=True)
class Bar:
    """One bar; `hidden` when its count is too small to be shown."""

    x: float
    y: float
    width: float
    height: float
    label: str
    hidden: bool


def bars(chart: Chart) -> list[Bar]:
    """The bars of a chart over time, from left to right; others have theirs in the rows of the table."""
    if not chart.rows or not chart.over_time:
        return []
    step = WIDTH / len(chart.rows)
    return [
        Bar(
            x=round(place * step + step * GAP / 2, 2),
            y=round(HEIGHT - _height(cell.number, chart.most), 2),
            width=round(step * (1 - GAP), 2),
            height=round(_height(cell.number, chart.most), 2),
            label=f"{cell.name}: {cell.shown}",
            hidden=cell.number is None,
        )
        for place, cell in enumerate(chart.rows)
    ]


def _height(number: int | None, most: int) -> float:
    return 3 if number is None else share_of(number, most, HEIGHT)


def share_of(number: int | None, most: int, longest: float) -> float:
    """The length of a bar when the greatest number has the longest."""
    return longest * number / most if number and most else 0.0
