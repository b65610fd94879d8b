"""The charts of one row, drawn for paper. Pure."""

from scorecards.charts.bands import band_bar
from scorecards.charts.dotplot import dotplot_axis, dotplot_cell
from scorecards.charts.sparkline import drawn_in, sparkline
from scorecards.charts.svg import Drawing
from scorecards.charts.trend import trend
from scorecards.payload import Breakdown, CategoryCell, NeighbourShown, RowShown


def spark_of(row: RowShown) -> dict[str, str] | None:
    """The small trend of the table as SVG with its sentence; None where no figure can be shown."""
    drawing = sparkline(row, "print")
    return _plain(drawing) if drawing.svg else None


def parts_of_spark(row: RowShown) -> list[str]:
    """What is drawn in it that a key has to explain."""
    return drawn_in(row, sparkline(row, "print"))


def trend_of(row: RowShown, council: str, *, large: bool = False) -> dict[str, str] | None:
    """The large trend likewise, the council's line named. For large print the narrow form, which is set as wide."""
    drawing = trend(row, council, "narrow" if large else "wide", "print")
    return _plain(drawing) if drawing.svg else None


def axis_of(row: RowShown) -> str:
    """The axis above the drawn column of similar councils; it and the cells below repeat what the table says."""
    return dotplot_axis(row, "print").svg


def dot_of(row: RowShown, council: NeighbourShown, own: bool) -> str:
    return dotplot_cell(row, council, own, "print").svg


def bar_of(breakdown: Breakdown, category: CategoryCell) -> str:
    return band_bar(breakdown, category, "print").svg


def _plain(drawing: Drawing) -> dict[str, str]:
    return {"svg": drawing.svg, "alt": drawing.alt}
