"""Brings the cells of one file together: one figure for an indicator, an area and a period, or a fault. Pure.

Holds what is kept, so at most one row for each part of a figure, whatever the size of the file.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from indicators.amounts.amounts import Amounts
from indicators.benchmarks.cells import AreaCode, Level
from indicators.benchmarks.figures import GatheredFigure, added, with_denominator, without_doubtful_sum
from indicators.benchmarks.reader import VALUE_PART, ReleaseCell, ReleaseFault, Tally, Total
from indicators.benchmarks.sums import gravest
from indicators.terms.periods import Period
from indicators.terms.vocabulary import Symbol

NOT_APPLICABLE = Symbol.NOT_APPLICABLE
FAULTS_LISTED = 50
ENOUGH_TO_JUDGE = 20  # values, before their size says how percentages are written
SAYS_NOTHING = frozenset({Symbol.NOT_APPLICABLE, Symbol.NOT_AVAILABLE})


@dataclass(frozen=True, slots=True)
class KnownArea:
    """An area of ours. `started` and `ended` are the first and last day of a council; None where it has none."""

    key: int
    name: str
    started: date | None = None
    ended: date | None = None

    def there_in(self, period: Period) -> bool:
        """Whether it was there on any day of the period."""
        return (self.started is None or self.started <= period.end) and (
            self.ended is None or self.ended >= period.start
        )


class Areas(Protocol):
    def find(self, level: Level, code: AreaCode, period: Period) -> KnownArea | None:
        """The area of a row's codes in that period, or None."""


class Sought(NamedTuple):
    """How figures of an indicator are put together. `per` is the indicator whose figures are its denominators."""

    parts: int = 1
    total_parts: int = 1
    multiplier: float = 1.0  # numerator / denominator times this is the figure
    percent: bool = False
    worked_out: bool = False
    per: str = ""
    value_apart: bool = False
    summed: bool = False  # the denominator is a sum of columns, and the value is published beside it


Key = tuple[str, int, Period]
# The figure of an indicator that had ended with the period, for an area, or why there is none.
Denominators = Callable[[str, int, Period], tuple[float | None, str]]


def no_denominators(indicator: str, area: int, period: Period) -> tuple[float | None, str]:
    return None, ""


@dataclass
class Gathering:
    """Add everything that the reader yields, then take `figures()`, unless there are `faults`."""

    areas: Areas
    sought: Mapping[str, Sought]
    tally: Tally = field(default_factory=Tally)
    faults: list[ReleaseFault] = field(default_factory=list)
    more_faults: int = 0
    doubled: tuple[int, int] | None = (
        None  # the first two rows that are for the same place, with other figures
    )
    abolished: Counter[str] = field(
        default_factory=Counter
    )  # cells by council, of years in which it was not there
    nowhere: Counter[str] = field(default_factory=Counter)  # cells of places that are no council
    unknown: Counter[str] = field(default_factory=Counter)  # cells of areas that are not known here
    councils: int = 0  # cells of councils, known or not
    superseded: int = 0  # cells of which the file has a later version
    repeated: int = 0  # cells that the file says twice in the same words, or once as not applicable
    _left_out: tuple[str, int] = ("", 0)
    _kept: dict[Key, GatheredFigure] = field(default_factory=dict)
    _more: dict[tuple[Key, int], GatheredFigure] = field(default_factory=dict)  # parts after the first
    _totals: dict[tuple[Key, int], Total] = field(default_factory=dict)

    def add(self, item: ReleaseCell | Total | ReleaseFault) -> None:
        if isinstance(item, ReleaseFault):
            self._fault(item)
            return
        for code in item.areas:
            area = self.areas.find(item.level, code, item.period)
            if isinstance(item, Total):
                self._add_total(area, item)
            else:
                self._add_cell(area, code, item)

    def figures(self, denominators: Denominators = no_denominators) -> Iterator[GatheredFigure]:
        """What to store, each with the denominator of its own row, of the row of totals or of another release."""
        for key, first in self._kept.items():
            sought = self.sought.get(first.indicator, Sought())
            kept = self._with_value(key, self._with_parts(key, first, sought), sought)
            if kept.amounts.denominator is not None:
                told = with_denominator(kept, None, "", sought)
                yield without_doubtful_sum(told, sought) if sought.summed else told
            elif sought.per:
                yield with_denominator(kept, *denominators(sought.per, kept.area, kept.period), sought)
            else:
                yield with_denominator(kept, *self._total(key, sought), sought)

    def check(self) -> None:
        """Adds the faults that only show when the whole file is read."""
        largest: dict[str, float] = {}
        counts: Counter[str] = Counter()
        for kept in self._kept.values():
            value = kept.amounts.value
            if value is not None and self.sought.get(kept.indicator, Sought()).percent:
                counts[kept.indicator] += 1
                largest[kept.indicator] = max(largest.get(kept.indicator, 0), abs(value))
        for indicator, value in largest.items():
            if 0 < value <= 1 and counts[indicator] >= ENOUGH_TO_JUDGE:
                message = f"no value of {indicator} is above 1. Percentages are written as 79, not 0.79."
                self._fault(ReleaseFault(1, "whole file", message))

    def __len__(self) -> int:
        return len(self._kept)

    def _with_parts(self, key: Key, first: GatheredFigure, sought: Sought) -> GatheredFigure:
        if sought.parts == 1:
            return first
        return added([first, *(self._more.get((key, part)) for part in range(1, sought.parts))])

    def _with_value(self, key: Key, kept: GatheredFigure, sought: Sought) -> GatheredFigure:
        if not sought.value_apart:
            return kept
        row = self._totals.get((key, VALUE_PART))
        value, symbol = (row.value, row.symbol) if row else (None, Symbol.NOT_AVAILABLE)
        return kept._replace(amounts=kept.amounts._replace(value=value, symbol=symbol))

    def _add_total(self, area: KnownArea | None, item: Total) -> None:
        if area is None:
            return
        key = (item.indicator, area.key, item.period), item.part
        before = self._totals.get(key)
        # A recoded council may stand under both codes, one of them filled with symbols
        rank = (item.version, item.value is not None)
        if before is None or rank > (before.version, before.value is not None):
            self._totals[key] = item

    def _total(self, key: Key, sought: Sought) -> tuple[float | None, str]:
        """The denominator from rows of its own, and why there is none."""
        rows = [self._totals.get((key, part)) for part in range(sought.total_parts)]
        values = [row.value for row in rows if row and row.value is not None]
        if len(values) == len(rows):
            return float(sum(values)), ""
        return None, gravest(row.symbol for row in rows if row and row.symbol)

    def _add_cell(self, area: KnownArea | None, code: AreaCode, item: ReleaseCell) -> None:
        self.councils += item.level is Level.LOCAL_AUTHORITY and bool(code.gss or code.code3)
        if area is None:
            if code.gss or code.code3:
                words = " ".join(part for part in (code.name, code.gss, code.code3) if part)
                self._leave_out(self.unknown, words[:80], item.row)
            else:
                self._leave_out(self.nowhere, code.name[:80] or "no name", item.row)
        elif area.ended and (
            not area.there_in(item.period) or item.amounts.symbol in SAYS_NOTHING or item.amounts == Amounts()
        ):
            self._leave_out(self.abolished, area.name, item.row)
        else:
            self._keep((item.indicator, area.key, item.period), area, item)

    def _leave_out(self, counts: Counter[str], name: str, row: int) -> None:
        """A row counts once, however many indicators it has."""
        if self._left_out != (name, row):
            counts[name] += 1
            self._left_out = (name, row)

    def _keep(self, key: Key, area: KnownArea, cell: ReleaseCell) -> None:
        new = GatheredFigure(
            *(cell.indicator, area.key, cell.period, cell.amounts),
            *(cell.joint, cell.version, cell.row),
        )
        before = self._more.get((key, cell.part)) if cell.part else self._kept.get(key)
        chosen = new if before is None else self._one_of(before, new, area)
        if cell.part:
            self._more[key, cell.part] = chosen
            self._kept.setdefault(key, new._replace(amounts=Amounts(), absent=True))
        else:
            self._kept[key] = chosen

    def _one_of(self, before: GatheredFigure, new: GatheredFigure, area: KnownArea) -> GatheredFigure:
        """Which of two cells that are for the same place counts."""
        if before.absent:
            return new
        if before.version != new.version:
            self.superseded += 1
            return max(before, new, key=lambda kept: kept.version)
        if before.amounts == new.amounts or NOT_APPLICABLE in (before.amounts.symbol, new.amounts.symbol):
            # A recoded council may stand under both codes, one of them filled with z
            self.repeated += 1
            return new if before.amounts.symbol == NOT_APPLICABLE else before
        self.doubled = self.doubled or (before.row, new.row)
        message = (
            f"{new.indicator} for {area.name}, {new.period.label} is in row {before.row} already, with another "
            "figure. Each may be there once: say in the dataset's mapping which of them is meant."
        )
        self._fault(ReleaseFault(new.row, "whole row", message))
        return before

    def _fault(self, fault: ReleaseFault) -> None:
        if len(self.faults) < FAULTS_LISTED:
            self.faults.append(fault)
        else:
            self.more_faults += 1
