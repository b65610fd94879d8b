"""The figures of a comparison as rows of a file, every one with its release and, without a number, the reason. Pure."""

from collections.abc import Iterator, Sequence

from indicators.terms.vocabulary import SYMBOL_MEANINGS
from scorecards.comparing.compare.panels import Line, Panel, YearCell
from scorecards.comparing.compare.sources import MADE_UP, publication_of
from scorecards.comparing.compare.state import year_words

HEADINGS = (
    *("measure", "measure code", "area", "area code", "year", "period", "value", "unit"),
    *(
        "numerator",
        "denominator",
        "symbol",
        "why there is no number",
        "councils in the middle",
        "break",
        "publication",
        "release",
    ),
)
Cell = str | float | None


def rows_of(panels: Sequence[Panel], illustrative: bool = False) -> Iterator[tuple[Cell, ...]]:
    """The headings, then the figures by measure, area and year."""
    yield HEADINGS
    for panel in panels:
        for line in panel.lines:
            for year in sorted(line.cells):
                cell = line.cells[year]
                source = MADE_UP if illustrative else publication_of(panel, cell)
                yield *_row(panel, line, year, cell), source, cell.release


def _row(panel: Panel, line: Line, year: int, cell: YearCell) -> tuple[Cell, ...]:
    amounts, area = cell.amounts, line.area
    return (
        *(panel.facts.title, panel.facts.code, area.name, area.code, year_words(year), cell.period.label),
        *(amounts.value, panel.facts.unit.value, amounts.numerator, amounts.denominator),
        *(amounts.symbol, SYMBOL_MEANINGS.get(amounts.symbol, "")),
        f"{cell.n} of {cell.of}" if cell.of else "",
        _side(line, year),
    )


def _side(line: Line, year: int) -> str:
    """On which side of the last break the year lies; "" where there is none."""
    if not line.breaks:
        return ""
    side = line.side(year, line.breaks[-1])
    return {1: "after", 0: "across", -1: "before"}[side] + f" {line.breaks[-1].start.isoformat()}"
