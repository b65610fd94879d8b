"""The years below the chart to explore: yearly figures are named where they stand, and no month that has none is."""

from datetime import date
from itertools import pairwise
from typing import Any

from scorecards.charts.history import History, cell_days

FEWEST_DAYS_OF_A_YEAR = 300  # from one figure to the next, where they are yearly
MOST_NAMED = 3  # as many as a phone has room for


def time_axis(content: History) -> dict[str, Any]:
    """Plotly's axis of time, from the first day drawn to the last."""
    room = max(1, (content.last - content.first) / 60)  # so that the outermost dots are whole
    ends = (content.first - room, content.last + room)
    days = [date.fromordinal(round(day)).isoformat() for day in ends]
    return {"type": "date", "range": days, "showgrid": False, "ticks": "outside"} | _named_years(content)


def _named_years(content: History) -> dict[str, Any]:
    """Plotly's ticks: at up to three yearly figures, "2024/25", "Mar 2025"; {} of all others."""
    days = content.days
    if not days or any(later - day < FEWEST_DAYS_OF_A_YEAR for day, later in pairwise(days)):
        return {}
    dates = [date.fromordinal(int(day)) for day in days]
    on_a_day = all(day == cell_days(cell)[1] for day, cell in zip(days, content.cells, strict=True))
    names = [f"{day:%b %Y}" for day in dates] if on_a_day else [cell["label"] for cell in content.cells]
    every = -(-len(days) // MOST_NAMED)
    named = sorted(range(len(days) - 1, -1, -every))  # counted from the newest back
    return {
        "tickmode": "array",
        "tickvals": [dates[place].isoformat() for place in named],
        "ticktext": [names[place] for place in named],
        "ticklabeloverflow": "allow",  # the last one at the edge
    }
