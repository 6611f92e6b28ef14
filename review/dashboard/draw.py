"""Bars as plain numbers for an SVG; the table beside them says the same in words."""

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
    """The bars of a chart, from left to right."""
    if not chart.rows:
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
    return 3 if number is None else HEIGHT * number / most if most else 0
