"""One measure of a comparison: each area's figures by year, and what stops them being compared. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from indicators.amounts.amounts import Amounts
from indicators.benchmarks.counted import published_basis
from indicators.catalogue.facts import IndicatorFacts
from indicators.terms.periods import Frequency, Period
from indicators.terms.series import Break
from indicators.terms.vocabulary import Basis
from scorecards.assembly.annual import year_up_to
from scorecards.assembly.comparison import area_value
from scorecards.assembly.inputs import Comparators, PublishedCell
from scorecards.comparing.compare.choice import ChosenArea
from scorecards.statistics.comparison import each_return_once, quantile, why_not_compared


@dataclass(frozen=True)
class YearCell:
    """An area's figure of one year. Of the middle of similar councils `n` of `of` have one; elsewhere both are 0."""

    period: Period
    amounts: Amounts
    release: str
    joint: str = ""
    n: int = 0
    of: int = 0
    dataset: str = ""


@dataclass(frozen=True)
class Line:
    """An area's figures by year, the year by which it begins. `breaks` are those that the figures reach."""

    area: ChosenArea
    cells: Mapping[int, YearCell]
    breaks: tuple[Break, ...] = ()
    basis: Basis = Basis.PERIOD

    def value(self, year: int) -> float | None:
        cell = self.cells.get(year)
        return cell.amounts.value if cell else None

    @cached_property
    def numbers(self) -> list[int]:
        """The years with a number, oldest first."""
        return [year for year in sorted(self.cells) if self.value(year) is not None]

    def side(self, year: int, a_break: Break) -> int:
        """-1 where the year's figure is wholly of before the break, 1 where it is wholly new, else 0."""
        period = self.cells[year].period
        first = counted_from(period, self.basis)
        return 1 if first >= a_break.start else -1 if period.end < a_break.start else 0

    @cached_property
    def comparable(self) -> list[int]:
        """The years with a number that can be set beside the latest: those after the last break."""
        return [year for year in self.numbers if all(self.side(year, one) == 1 for one in self.breaks)]

    def joined(self, earlier: int, later: int) -> bool:
        """Whether a line may go from one year to the other: they follow each other, and no break lies between."""
        sides = [(self.side(earlier, one), self.side(later, one)) for one in self.breaks]
        return later == earlier + 1 and all(before == after != 0 for before, after in sides)


@dataclass(frozen=True)
class Panel:
    """`years` are those shown, oldest first; `refused` says why only one area is shown, "" where all may be."""

    facts: IndicatorFacts
    years: tuple[int, ...]
    lines: tuple[Line, ...]
    refused: str = ""

    @property
    def shown(self) -> list[tuple[Line, YearCell]]:
        return [(line, cell) for line in self.lines for cell in line.cells.values()]

    @property
    def period(self) -> Period | None:
        """The newest period of any area, which says what kind of year the figures are of."""
        return max((cell.period for _, cell in self.shown), default=None)


def counted_from(period: Period, basis: Basis) -> date:
    """The day that decides on which side of a break a national figure lies; one of autumn may cover the year to it."""
    return period.end if basis is Basis.POINT else year_up_to(period)


def year_of(period: Period) -> int:
    """The year a figure stands in: of a school year that in which it begins, of 31 March that which it ends."""
    return period.start.year if period.frequency is Frequency.ACADEMIC_YEAR else period.financial_year


def years_known(cells: Iterable[Iterable[PublishedCell]]) -> tuple[int, int] | None:
    """The first and the last year of all of them, by the year they begin; None where there are none."""
    starts = [cell.period.start for each in cells for cell in each]
    years = [start.year - (start.month < 4) for start in (min(starts), max(starts))] if starts else None
    return (years[0], years[1]) if years else None


def cells_within(cells: Iterable[PublishedCell], first: int, last: int) -> Iterator[PublishedCell]:
    """Those of these years; a count on 31 March belongs to the year it ends."""
    after, until = date(first, 3, 31), date(last + 1, 3, 31)
    return (cell for cell in cells if after < cell.period.start <= until)


def build_panel(
    facts: IndicatorFacts,
    cells: Sequence[PublishedCell],
    areas: Sequence[ChosenArea],
    years: Sequence[int],
    comparators: Comparators,
    breaks: Sequence[Break],
) -> Panel:
    """`cells` are the measure's, of all areas and of the similar councils; `breaks` the council's own."""
    refused = why_not_compared(facts.unit)
    if refused:
        areas = [area for area in areas if area.id is not None][:1]
    by_year = _by_year(cells, years)
    lines = []
    for area in areas:
        if area.id is None:
            lines.append(Line(area, _middle(by_year, comparators)))
        else:
            lines.append(_line(area, area.id, by_year, facts, breaks if area.kind == "own" else ()))
    held = {year for line in lines for year in line.cells}
    between = range(min(held), max(held) + 1) if held else ()
    return Panel(facts, tuple(between), tuple(lines), refused)


def over_the_same_years(panels: Iterable[Panel]) -> tuple[Panel, ...]:
    """Charts one below the other are read together, so each has the years of all of them."""
    made = tuple(panels)
    held = [year for panel in made for year in panel.years]
    years = tuple(range(min(held), max(held) + 1)) if held else ()
    return tuple(replace(panel, years=years) for panel in made)


def _by_year(cells: Iterable[PublishedCell], years: Sequence[int]) -> dict[int, dict[int, PublishedCell]]:
    """By year and area, all of the kind of year that the newest figure has."""
    newest = max((cell.period for cell in cells), default=None)
    found: dict[int, dict[int, PublishedCell]] = {}
    for cell in cells:
        year = year_of(cell.period)
        if newest and cell.period.frequency is newest.frequency and years[0] <= year <= years[-1]:
            found.setdefault(year, {})[cell.area_id] = cell
    return found


def _line(
    area: ChosenArea,
    key: int,
    by_year: Mapping[int, Mapping[int, PublishedCell]],
    facts: IndicatorFacts,
    breaks: Sequence[Break],
) -> Line:
    found = {
        year: YearCell(cell.period, cell.amounts, cell.release, cell.joint, dataset=cell.dataset)
        for year, areas in by_year.items()
        if (cell := areas.get(key))
    }
    periods = [cell.period for cell in found.values()]
    basis = published_basis(facts.basis, periods[0].frequency) if periods else Basis.PERIOD
    first = min((counted_from(period, basis) for period in periods), default=date.max)
    last = max((period.end for period in periods), default=date.min)
    return Line(area, found, tuple(sorted(one for one in breaks if first < one.start <= last)), basis)


def _middle(
    by_year: Mapping[int, Mapping[int, PublishedCell]], comparators: Comparators
) -> dict[int, YearCell]:
    """The middle of the similar councils that have a number in the year, a joint return counted once."""
    found = {}
    for year, cells in by_year.items():
        theirs = [cells[area.id] for area in comparators.neighbours if area.id in cells]
        if theirs:
            counted = each_return_once([area_value(area, cells) for area in comparators.neighbours])
            values = [one.value for one in counted if one.value is not None]
            middle = Amounts(value=quantile(values, 0.5))
            of = len(comparators.neighbours)
            one = theirs[0]
            found[year] = YearCell(one.period, middle, one.release, n=len(values), of=of, dataset=one.dataset)
    return found
