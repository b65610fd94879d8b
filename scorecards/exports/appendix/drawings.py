"""The charts of one row, drawn for paper. Pure."""

from scorecards.charts.bands import band_bar
from scorecards.charts.dotplot import dotplot_axis, dotplot_cell
from scorecards.charts.sparkline import sparkline
from scorecards.charts.strip import strip
from scorecards.charts.svg import Drawing
from scorecards.charts.trend import trend
from scorecards.payload import Breakdown, CategoryCell, NeighbourShown, RowShown

Drawn = dict[str, dict[str, str]]


def drawings_of(row: RowShown, council: str) -> Drawn:
    """Each chart as SVG with its sentence, the council's line named; a chart with nothing to draw is left out."""
    drawn = {
        "sparkline": sparkline(row, "print"),
        "strip": strip(row, "print"),
        "trend": trend(row, council, medium="print"),
    }
    return {name: _plain(drawing) for name, drawing in drawn.items() if drawing.svg}


def axis_of(row: RowShown) -> str:
    """The axis above the drawn column of similar councils; it and the cells below repeat what the table says."""
    return dotplot_axis(row, "print").svg


def dot_of(row: RowShown, council: NeighbourShown, own: bool) -> str:
    return dotplot_cell(row, council, own, "print").svg


def bar_of(breakdown: Breakdown, category: CategoryCell) -> str:
    return band_bar(breakdown, category, "print").svg


def _plain(drawing: Drawing) -> dict[str, str]:
    return {"svg": drawing.svg, "alt": drawing.alt}
