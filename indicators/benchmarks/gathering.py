"""Brings the cells of one file together: one figure for an indicator, an area and a period, or a fault. Pure.

Holds what is kept, so at most one figure for each indicator, known area and year, whatever the size of the file.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from indicators.amounts.amounts import Amounts
from indicators.benchmarks.cells import AreaCode, Level
from indicators.benchmarks.reader import ReleaseCell, ReleaseFault, Tally, Total
from indicators.terms.periods import Period
from indicators.terms.vocabulary import Symbol

NOT_APPLICABLE = Symbol.NOT_APPLICABLE
FAULTS_LISTED = 50
ENOUGH_TO_JUDGE = 20  # values, before their size says how percentages are written


@dataclass(frozen=True, slots=True)
class KnownArea:
    """An area of ours. `live` is False for a council that has been abolished."""

    key: int
    name: str
    live: bool


class Areas(Protocol):
    def find(self, level: Level, code: AreaCode) -> KnownArea | None:
        """The area of a row's codes, or None."""


@dataclass(slots=True)
class GatheredFigure:
    """A figure to store. `row` is where the file has it."""

    indicator: str
    area: int
    period: Period
    amounts: Amounts
    joint: str
    version: int
    row: int


Key = tuple[str, int, Period]


@dataclass
class Gathering:
    """Add everything that the reader yields, then take `figures()`, unless there are `faults`."""

    areas: Areas
    percentages: Collection[str]  # indicators in percent
    tally: Tally = field(default_factory=Tally)
    faults: list[ReleaseFault] = field(default_factory=list)
    more_faults: int = 0
    abolished: Counter[str] = field(default_factory=Counter)  # cells by council
    superseded: int = 0  # cells of which the file has a later version
    repeated: int = 0  # cells that the file says twice in the same words, or once as not applicable
    _kept: dict[Key, GatheredFigure] = field(default_factory=dict)
    _totals: dict[Key, Total] = field(default_factory=dict)
    _unknown: set[str] = field(default_factory=set)

    def add(self, item: ReleaseCell | Total | ReleaseFault) -> None:
        if isinstance(item, ReleaseFault):
            self._fault(item)
            return
        for code in item.areas:
            area = self._area(item, code)
            if area is None:
                continue
            key = (item.indicator, area.key, item.period)
            if isinstance(item, Total):
                before = self._totals.get(key)
                if before is None or item.version > before.version:
                    self._totals[key] = item
            elif not area.live:
                self.abolished[area.name] += 1
            else:
                self._keep(key, area, item)

    def figures(self) -> Iterator[GatheredFigure]:
        """What to store, each with the denominator of its own row or of the row of totals."""
        for key, kept in self._kept.items():
            if kept.amounts.denominator is None and (total := self._totals.get(key)):
                kept.amounts = kept.amounts._replace(denominator=total.value)
            yield kept

    def check(self) -> None:
        """Adds the faults that only show when the whole file is read."""
        largest: dict[str, float] = {}
        counts: Counter[str] = Counter()
        for kept in self._kept.values():
            value = kept.amounts.value
            if value is not None and kept.indicator in self.percentages:
                counts[kept.indicator] += 1
                largest[kept.indicator] = max(largest.get(kept.indicator, 0), abs(value))
        for indicator, value in largest.items():
            if 0 < value <= 1 and counts[indicator] >= ENOUGH_TO_JUDGE:
                message = f"no value of {indicator} is above 1. Percentages are written as 79, not 0.79."
                self._fault(ReleaseFault(1, "whole file", message))

    def __len__(self) -> int:
        return len(self._kept)

    def _area(self, item: ReleaseCell | Total, code: AreaCode) -> KnownArea | None:
        area = self.areas.find(item.level, code)
        if area is None:
            words = " ".join(part for part in (code.gss, code.code3, code.name) if part)[:80]
            if words not in self._unknown and len(self._unknown) < FAULTS_LISTED:
                self._unknown.add(words)
                remedy = "If it is new or recoded, bring the list of areas up to date with manage.py import_neighbours."
                self._fault(ReleaseFault(item.row, "area", f"{words} is no area known here. {remedy}"))
        return area

    def _keep(self, key: Key, area: KnownArea, cell: ReleaseCell) -> None:
        new = GatheredFigure(
            *(cell.indicator, area.key, cell.period, cell.amounts),
            *(cell.joint, cell.version, cell.row),
        )
        before = self._kept.get(key)
        if before is None:
            self._kept[key] = new
        elif before.version != new.version:
            self.superseded += 1
            self._kept[key] = max(before, new, key=lambda kept: kept.version)
        elif before.amounts == new.amounts or NOT_APPLICABLE in (before.amounts.symbol, new.amounts.symbol):
            # A recoded council may stand under both codes, one of them filled with z
            self.repeated += 1
            self._kept[key] = new if before.amounts.symbol == NOT_APPLICABLE else before
        else:
            message = (
                f"{cell.indicator} for {area.name}, {cell.period.label} is in row {before.row} already, with another "
                "figure. The file gives each once: download it again, or tell its rows apart in the dataset's mapping."
            )
            self._fault(ReleaseFault(cell.row, "whole row", message))

    def _fault(self, fault: ReleaseFault) -> None:
        if len(self.faults) < FAULTS_LISTED:
            self.faults.append(fault)
        else:
            self.more_faults += 1
