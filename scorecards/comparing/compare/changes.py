"""What changed between the first and the last year that can be compared, and whether by more than chance. Pure.

The test is that of a council's own periods: two shares, rates or counts, p < 0.01, exact where few are expected.
"""

from dataclasses import dataclass
from typing import Literal

from indicators.statistics.differences import SIGNIFICANCE, chance_of_rate, chance_of_share
from indicators.statistics.observations import Observation, counted
from indicators.terms.vocabulary import Unit
from scorecards.comparing.compare.panels import Line, Panel, YearCell

Found = Literal["more than chance", "level", "not tested", "one year", "no figure"]


@dataclass(frozen=True)
class Changed:
    """`first` and `last` are years, 0 where no two can be compared. `way` is 1 for up, -1 for down."""

    first: int
    last: int
    found: Found
    way: int = 0

    @property
    def real(self) -> bool:
        return self.found == "more than chance"


def changes_of(panel: Panel) -> list[Changed]:
    """Of each line, in their order."""
    return [changed(line, panel.facts.unit) for line in panel.lines]


def changed(line: Line, unit: Unit) -> Changed:
    """From the first year after the last break to the last year with a number."""
    years = line.comparable
    if len(years) < 2:
        return Changed(0, 0, "one year" if line.numbers else "no figure")
    first, last = years[0], years[-1]
    then, now = line.cells[first], line.cells[last]
    step = (now.amounts.value or 0) - (then.amounts.value or 0)
    way = (step > 0) - (step < 0)
    return Changed(first, last, _tested(then, now, unit, way), way)


def _tested(then: YearCell, now: YearCell, unit: Unit, way: int) -> Found:
    """Figures that were published alike are level: nobody sees a difference."""
    before, after = (counted(_observed(cell), unit) for cell in (then, now))
    if before is None or after is None or then.of or now.of:
        return "not tested"
    chance = chance_of_share if unit is Unit.PERCENT else chance_of_rate
    return "more than chance" if way and chance(*before, *after) < SIGNIFICANCE else "level"


def _observed(cell: YearCell) -> Observation:
    amounts = cell.amounts
    return Observation(cell.period, amounts.value, amounts.numerator, amounts.denominator)
