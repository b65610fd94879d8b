"""The charts of one row, drawn for paper. Pure."""

from typing import Any

from scorecards.charts.sparkline import sparkline
from scorecards.charts.svg import Drawing
from scorecards.payload import Row


def drawings_of(row: Row) -> dict[str, Any]:
    """Each chart as SVG with its sentence; a chart with nothing to draw is left out."""
    drawn = {"sparkline": sparkline(row, "print")}
    return {name: _plain(drawing) for name, drawing in drawn.items() if drawing.svg}


def _plain(drawing: Drawing) -> dict[str, str]:
    return {"svg": drawing.svg, "alt": drawing.alt}
