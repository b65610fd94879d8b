"""The bars of a breakdown as one whole drawing: on a page and in the appendix they are a table."""

from indicators.terms.vocabulary import Unit
from scorecards.assembly.breakdown_words import columns_of, headings_of
from scorecards.assembly.shown import shown
from scorecards.charts.bands import HEIGHTS, PRINT_WIDTH, band_bar
from scorecards.charts.sheets import Column, line_of_words, nested, sheet
from scorecards.charts.svg import Drawing
from scorecards.payload import Breakdown, RowShown

COLUMNS = (Column(0), Column(330, "end"), Column(420, "end"))
PLOT, ROW, HEAD = 440, 23, 24


def band_sheet(row: RowShown, breakdown: Breakdown) -> Drawing:
    unit = Unit(row["unit"])
    value_heading, share_heading = headings_of(breakdown, unit)
    headings = (breakdown["title"], value_heading, share_heading)
    parts, said = [line_of_words(headings, COLUMNS, 14, head=True)], []
    for place, category in enumerate(breakdown["cells"]):
        top = HEAD + place * ROW
        words = (category["label"], *columns_of(category, unit, share_heading))
        parts.append(line_of_words(words, COLUMNS, top + 14))
        parts.append(nested(band_bar(breakdown, category, "print"), PLOT, top, PRINT_WIDTH, HEIGHTS["print"]))
        said.append(f"{category['label']} {shown(category['cell'])}")
    height = HEAD + len(breakdown["cells"]) * ROW
    return sheet("".join(parts), PLOT + PRINT_WIDTH, height, f"{breakdown['title']}: {', '.join(said)}")
