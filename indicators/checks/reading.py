"""A cell as checks read it: its numbers, what they come to, and the part of its past it may be set beside. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import Typed
from indicators.amounts.derivation import Given, agrees
from indicators.amounts.numbers import Number
from indicators.amounts.typed import NumbersRead, numbers_of, result_of
from indicators.catalogue.facts import IndicatorFacts
from indicators.checks.facts import CheckedCell
from indicators.statistics.observations import Observation
from indicators.statistics.real_change import RealChange, real_change
from indicators.terms.series import POINTS, break_between, counted_from
from indicators.terms.vocabulary import Basis, Symbol, Unit

EXACT = 9  # decimals of a number that stands recorded: nothing was rounded away


@dataclass(frozen=True)
class CellReading:
    """One cell, read once for all checks. `total` is the indicator's own cell where this is a category's.

    `stands` is true where nothing was typed that differs from what is recorded: such a figure was checked before.
    """

    cell: CheckedCell
    total: CheckedCell | None
    numbers: NumbersRead
    figure: float | None
    symbol: str
    stands: bool

    @property
    def facts(self) -> IndicatorFacts:
        return self.cell.indicator

    @property
    def given(self) -> Given:
        return self.numbers.given

    @property
    def entered(self) -> bool:
        """A number, a wrong one too, or a symbol; typed, or standing recorded."""
        return self.stands or self.cell.typed.has_figure

    @property
    def total_alone(self) -> bool:
        """Nothing but what the figure is out of, which a total that rows share may have filled in."""
        typed = self.cell.typed
        return not self.stands and self.cell.category is None and typed.has_figure and not typed.says_figure

    @cached_property
    def comparable(self) -> tuple[ReportedFigure, ...]:
        """Earlier figures with a number, oldest first, since the last break.

        Figures from April to date are comparable with the same part of earlier years only.
        """
        period = self.cell.key.period
        reached = [one.start for one in self.cell.breaks if one.start <= period.end]
        first = max(reached, default=None)
        to_date = self.facts.basis is Basis.YEAR_TO_DATE
        return tuple(
            figure
            for figure in self.cell.series
            if figure.amounts.value is not None
            and figure.key.period.start < period.start
            and (first is None or counted_from(figure.key.period, self.facts.basis) >= first)
            and (not to_date or figure.key.period.part_slug == period.part_slug)
        )

    @cached_property
    def earlier(self) -> list[float]:
        """The values of the comparable figures."""
        return [value for figure in self.comparable if (value := figure.amounts.value) is not None]

    @cached_property
    def change(self) -> RealChange | None:
        """Whether this figure is a real change from its past: the verdict that pages will give it once it stands.

        Officers see what publication hides, so pages may test less (docs/methods.md).
        """
        return None if self.figure is None else self._judge(len(self.cell.series), self._latest())

    @cached_property
    def change_before(self) -> RealChange | None:
        """The verdict on the figure before."""
        if not self.cell.series:
            return None
        *_, last = self.cell.series
        return self._judge(len(self.cell.series) - 1, _observed(last))

    def _latest(self) -> Observation:
        given = self.given
        numerator, denominator = _value(given.numerator), _value(given.denominator)
        return Observation(self.cell.key.period, self.figure, numerator, denominator)

    def _judge(self, earlier: int, latest: Observation) -> RealChange:
        """Of the same stretch as pages: periods of one frequency, as many as they show."""
        facts, period = self.facts, latest.period
        first = period.shift(1 - POINTS)
        before = [
            _observed(one)
            for one in self.cell.series[:earlier]
            if one.period.frequency is period.frequency and first <= one.period < period
        ]
        return real_change(
            [*before, latest],
            facts.basis,
            unit=facts.unit,
            polarity=facts.polarity,
            breaks=[one.start for one in self.cell.breaks],
        )

    @cached_property
    def before(self) -> ReportedFigure | None:
        """The figure to set this one beside: the last period's, for figures to date that of a year before.

        None where there is none with a number, or where a break lies between.
        """
        cell = self.cell
        found = cell.year_before if self.facts.basis is Basis.YEAR_TO_DATE else cell.previous
        if found is None or found.amounts.value is None:
            return None
        between = break_between(cell.breaks, found.period, cell.key.period, self.facts.basis)
        return None if between else found


def read_cells(cells: Sequence[CheckedCell]) -> list[CellReading]:
    """Readings in the order of the cells."""
    totals = {(cell.key.indicator, cell.key.period): cell for cell in cells if cell.category is None}
    return [_read(cell, totals.get((cell.key.indicator, cell.key.period))) for cell in cells]


def _read(cell: CheckedCell, total: CheckedCell | None) -> CellReading:
    unit = cell.indicator.unit
    numbers = numbers_of(cell.typed, unit)
    symbol = cell.typed.symbol
    now = cell.now.amounts if cell.now is not None else None
    stands = now is not None and stands_as(cell.typed, numbers, now)
    if stands and now is not None:
        numbers, symbol = NumbersRead(given_of(now, unit), {}), now.symbol
    figure = None if symbol or numbers.faults else result_of(numbers.given)
    return CellReading(cell, total if cell.category is not None else None, numbers, figure, symbol, stands)


def _observed(figure: ReportedFigure) -> Observation:
    amounts = figure.amounts
    if amounts.symbol == Symbol.CONFIDENTIAL:
        return Observation(figure.period, None, hidden=True)
    return Observation(figure.period, amounts.value, amounts.numerator, amounts.denominator)


def given_of(amounts: Amounts, unit: Unit) -> Given:
    """The numbers of a recorded figure as if written out in full."""
    numerator, denominator, value = (
        None if number is None else Number(number, EXACT) for number in amounts[:3]
    )
    return Given(unit, numerator, denominator, value)


def stands_as(typed: Typed, numbers: NumbersRead, now: Amounts) -> bool:
    """Whether what is typed leaves the recorded figure as it is; without any figure or reason it does."""
    if not typed.has_figure:
        return not typed.reason
    given = numbers.given
    figure = None if typed.symbol else result_of(given)
    return (
        not numbers.faults
        and (typed.symbol, typed.status, typed.note.strip()) == (now.symbol, now.status, now.note)
        and (_value(given.numerator), _value(given.denominator)) == (now.numerator, now.denominator)
        and (_same(figure, now.value) or _value(given.value) == now.value)
        and (given.value is None or now.value is None or agrees(given.value, now.value))
    )


def _value(number: Number | None) -> float | None:
    return None if number is None else number.value


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-9 * max(1.0, abs(other))
