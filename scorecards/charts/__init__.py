"""Charts as SVG for the page and for the PDF, and as Plotly figures to explore. Pure: payload in, drawings out."""

from scorecards.charts.band_sheet import band_sheet
from scorecards.charts.bands import band_bar
from scorecards.charts.category_lines import category_heading, category_note, category_panels, category_sheet
from scorecards.charts.dotplot import area_cell, dotplot_axis, dotplot_cell
from scorecards.charts.dotplot_sheet import dotplot_sheet, in_order
from scorecards.charts.explore import explore_figure
from scorecards.charts.explore_areas import beside_which
from scorecards.charts.groups import are_groups, group_axis, group_cell, group_note, group_sheet
from scorecards.charts.icons import Icon, icon
from scorecards.charts.layout import Form
from scorecards.charts.marks import Mark, mark
from scorecards.charts.neighbour_lines import neighbour_note, neighbour_panels, neighbour_sheet, year_words
from scorecards.charts.notes import (
    WHAT_MARKS_SAY,
    axis_note,
    chart_notes,
    comparator_lines,
    comparators_drawn,
    no_chart_note,
)
from scorecards.charts.optimum import optimum_of
from scorecards.charts.paint import Medium
from scorecards.charts.resolutions import DRAWN_HERE, Disc, Lane, discs_for, draw_discs
from scorecards.charts.series import remarked
from scorecards.charts.sheets import Panel
from scorecards.charts.sparkline import sparkline
from scorecards.charts.strip import strip
from scorecards.charts.svg import Drawing, without_quotes
from scorecards.charts.trend import lane_of, trend
from scorecards.charts.words import country

__all__ = [
    "DRAWN_HERE",
    "WHAT_MARKS_SAY",
    "Disc",
    "Drawing",
    "Form",
    "Icon",
    "Lane",
    "Mark",
    "Medium",
    "Panel",
    "are_groups",
    "area_cell",
    "axis_note",
    "band_bar",
    "band_sheet",
    "beside_which",
    "category_heading",
    "category_note",
    "category_panels",
    "category_sheet",
    "chart_notes",
    "comparator_lines",
    "comparators_drawn",
    "country",
    "discs_for",
    "dotplot_axis",
    "dotplot_cell",
    "dotplot_sheet",
    "draw_discs",
    "explore_figure",
    "group_axis",
    "group_cell",
    "group_note",
    "group_sheet",
    "icon",
    "in_order",
    "lane_of",
    "mark",
    "neighbour_note",
    "neighbour_panels",
    "neighbour_sheet",
    "no_chart_note",
    "optimum_of",
    "remarked",
    "sparkline",
    "strip",
    "trend",
    "without_quotes",
    "year_words",
]
