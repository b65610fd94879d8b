"""Charts as SVG for the page and for the PDF, and as Plotly figures to explore. Pure: payload in, drawings out."""

from scorecards.charts.bands import band_bar
from scorecards.charts.dotplot import dotplot_axis, dotplot_cell
from scorecards.charts.explore import explore_figure
from scorecards.charts.icons import Icon, icon
from scorecards.charts.layout import Form
from scorecards.charts.marks import Mark, mark
from scorecards.charts.notes import axis_note, chart_notes, comparators_drawn, no_chart_note
from scorecards.charts.optimum import optimum_of
from scorecards.charts.paint import Medium
from scorecards.charts.series import remarked
from scorecards.charts.sparkline import sparkline
from scorecards.charts.strip import strip
from scorecards.charts.svg import Drawing, without_quotes
from scorecards.charts.trend import trend
from scorecards.charts.words import country

__all__ = [
    "Drawing",
    "Form",
    "Icon",
    "Mark",
    "Medium",
    "axis_note",
    "band_bar",
    "chart_notes",
    "comparators_drawn",
    "country",
    "dotplot_axis",
    "dotplot_cell",
    "explore_figure",
    "icon",
    "mark",
    "no_chart_note",
    "optimum_of",
    "remarked",
    "sparkline",
    "strip",
    "trend",
    "without_quotes",
]
