"""The dashboard."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from review.dashboard.draw import bars, share_of
from review.dashboard.figures import Chart, charts, headlines, quality
from review.dashboard.small import Cell
from review.desk.guard import allowed

PERIODS = (7, 30, 90)


@allowed(None)
def dashboard(request: HttpRequest) -> HttpResponse:
    """Counts over the last days."""
    given = request.GET.get("days", "")
    days = int(given) if given in {str(period) for period in PERIODS} else 30
    context = {
        "days": days,
        "periods": PERIODS,
        "headlines": headlines(days),
        "charts": [(chart, bars(chart), _lengths(chart)) for chart in charts(days)],
        "quality": quality(),
    }
    return render(request, "dashboard/dashboard.html", context)


def _lengths(chart: Chart) -> list[tuple[Cell, float]]:
    """Each row with the length of its bar, in hundredths of the longest."""
    return [(cell, round(share_of(cell.number, chart.most, 100), 1)) for cell in chart.rows]
