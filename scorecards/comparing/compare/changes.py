"""What changed between the first and the last year that can be compared, and whether by more than chance. Pure.

The test is that of a council's own periods: two shares, rates or counts, p < 0.01, exact where few are expected. It
begins with the first year that has numbers of people, which may come after the first figure. Every other first year
that is loaded is tested too: where one would say otherwise, `turning` has which.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from indicators.statistics.differences import SIGNIFICANCE, chance_of_rate, chance_of_share
from indicators.statistics.observations import Observation, counted
from indicators.terms.vocabulary import Unit
from scorecards.comparing.compare.panels import Line, Panel, YearCell
from scorecards.comparing.compare.turning import Turning, Way, turning_of

Found = Literal[
    "more than chance",
    "may be chance",
    "level",
    "not tested",
    "one year",
    "one loaded",
    "no figure",
    "not loaded",
]


@dataclass(frozen=True)
class Changed:
    """`first` and `last` are years, 0 where no two can be compared. `way` is 1 for up, -1 for down.

    `tested` is the year from which on `found` holds, and `tested_way` which way the figure went since. `turning` is
    there only where another first year would say otherwise.
    """

    first: int
    last: int
    found: Found
    way: int = 0
    tested: int = 0
    tested_way: int = 0
    turning: Turning | None = None

    @property
    def real(self) -> bool:
        return self.found == "more than chance"


def changes_of(panel: Panel, loaded: Panel | None = None) -> list[Changed]:
    """Of each line, in their order. `loaded` has the same lines with all the years that are loaded up to the last."""
    lines = zip(panel.lines, (loaded or panel).lines, strict=True)
    return [changed(line, panel.facts.unit, whole) for line, whole in lines]


def changed(line: Line, unit: Unit, loaded: Line | None = None) -> Changed:
    """From the first year after the last break to the last year with a number."""
    years = line.comparable
    if len(years) < 2:
        return Changed(0, 0, _why_none(line))
    first, last = years[0], years[-1]
    tested = _first_with_people(line, years, unit)
    way, tested_way = _way(line, first, last), _way(line, tested, last)
    found = _tested(line.cells[tested], line.cells[last], unit, tested_way)
    turning = turning_of(ways_by_first_year(loaded or line, last, unit), last, tested)
    return Changed(first, last, found, way, tested, tested_way, turning)


def ways_by_first_year(line: Line, last: int, unit: Unit) -> dict[int, Way]:
    """What the test to the last year finds from every comparable year before it that has numbers of people."""
    found = {}
    for year in line.comparable:
        if year < last:
            way = _way(line, year, last)
            verdict = _tested(line.cells[year], line.cells[last], unit, way)
            if verdict != "not tested":
                found[year] = way if verdict == "more than chance" else 0
    return found


def _why_none(line: Line) -> Found:
    """Why no two years can be compared: nothing of the area is here, or a year alone, or there are no numbers."""
    if not line.cells:
        return "not loaded"
    if not line.numbers:
        return "no figure"
    return "one loaded" if len(line.cells) == 1 else "one year"


def _first_with_people(line: Line, years: Sequence[int], unit: Unit) -> int:
    """The first of the years that a test can begin with; the first of all where there can be none."""
    if _people(line.cells[years[-1]], unit) is None:
        return years[0]
    return next((year for year in years[:-1] if _people(line.cells[year], unit)), years[0])


def _way(line: Line, first: int, last: int) -> int:
    step = (line.value(last) or 0) - (line.value(first) or 0)
    return (step > 0) - (step < 0)


def _tested(then: YearCell, now: YearCell, unit: Unit, way: int) -> Found:
    """Figures that were published alike are level: nobody sees a difference."""
    before, after = _people(then, unit), _people(now, unit)
    if before is None or after is None:
        return "not tested"
    if not way:
        return "level"
    chance = chance_of_share if unit is Unit.PERCENT else chance_of_rate
    return "more than chance" if chance(*before, *after) < SIGNIFICANCE else "may be chance"


def _people(cell: YearCell, unit: Unit) -> tuple[float, float] | None:
    """The people behind the figure, as a test takes them; None where none came with it, and of a middle."""
    amounts = cell.amounts
    observed = Observation(cell.period, amounts.value, amounts.numerator, amounts.denominator)
    return None if cell.of else counted(observed, unit)
