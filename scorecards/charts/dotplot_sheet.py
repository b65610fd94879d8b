"""The whole dot plot of similar councils as one drawing: on a page and in the appendix it is a table."""

from collections.abc import Sequence

from indicators.terms.vocabulary import Unit
from scorecards.assembly.shown import (
    beside_others,
    beside_words,
    has_ranges,
    likely_range,
    shown,
    standing_words,
)
from scorecards.charts.dotplot import AXIS_HEIGHT, HEIGHTS, PRINT_WIDTH, dotplot_axis, dotplot_cell
from scorecards.charts.sheets import Column, line_of_words, nested, sheet
from scorecards.charts.svg import Drawing
from scorecards.payload import ComparisonShown, NeighbourShown, RowShown

WIDTH, PLOT, ROW = 680, 330, HEIGHTS["print"]  # the upright lines of each row go on in the next
NAMES, FIGURES, RANGES, STANDINGS = Column(0), Column(222, "end"), Column(316, "end"), Column(544)
COLUMNS = (NAMES, FIGURES, RANGES, STANDINGS)


def dotplot_sheet(row: RowShown, name: str) -> Drawing:
    """Councils in the order of their figures, ours among them; nothing where nothing is compared."""
    comparison = row["comparison"]
    if not comparison:
        return Drawing("", row["no_comparison"])
    headings = ("Council", "Figure", "Likely range" if has_ranges(comparison) else "", "Beside us")
    parts = [line_of_words(headings, COLUMNS, 14, head=True)]
    parts.append(nested(dotplot_axis(row, "print"), PLOT, 0, PRINT_WIDTH, AXIS_HEIGHT))
    displays = beside_others(comparison, Unit(row["unit"]), row["decimals"])
    councils = in_order(comparison)
    for place, council in enumerate(councils):
        parts.append(
            _council(row, comparison, council, displays[council["code"]], AXIS_HEIGHT + 4 + place * ROW)
        )
    foot = AXIS_HEIGHT + 4 + len(councils) * ROW + 14
    key = f"Filled dot: {name}. Rings: similar councils. Solid line: their middle, {comparison['median_display']}."
    country = comparison["england"]
    dashed = f" Dashed line: {country['name']}, {shown(country)}." if country["value"] is not None else ""
    parts.append(line_of_words((key + dashed,), (NAMES,), foot, head=True))
    alt = f"Dot plot of {len(councils)} councils, {comparison['period']}. {beside_words(comparison)}"
    return sheet("".join(parts), WIDTH, foot + 6, alt)


def in_order(comparison: ComparisonShown) -> Sequence[NeighbourShown]:
    """The council and its neighbours from the lowest figure to the highest, those without one last."""
    everyone = [*comparison["neighbours"], comparison["own"]]
    return sorted(everyone, key=lambda one: (one["value"] is None, one["value"] or 0, one["name"]))


def _council(
    row: RowShown, comparison: ComparisonShown, council: NeighbourShown, display: str, top: float
) -> str:
    own = council is comparison["own"]
    ranges = likely_range(council, row["decimals"]) if has_ranges(comparison) else ""
    words = (council["name"], display, ranges, "" if own else standing_words(council))
    cell = dotplot_cell(row, council, own, "print")
    height = HEIGHTS["print"]
    return line_of_words(words, COLUMNS, top + 14, bold=own) + nested(cell, PLOT, top, PRINT_WIDTH, height)
