"""Reads a raw file of a national release into cells of our indicators, a row at a time. Pure.

`identify` says which dataset a file is; `read_cells` then gives its cells, its denominators that stand in rows of
their own, and its faults. Neither holds more than a row, so the size of the file does not matter.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import IO

from indicators.amounts.amounts import Amounts
from indicators.benchmarks.cells import SYMBOLS, AreaCode, CellError, CellRead, Level, read_value
from indicators.benchmarks.geography import At, InColumn, geography_of
from indicators.benchmarks.mapping import DatasetMapping, IndicatorMapping, comparable_label
from indicators.benchmarks.mapping_files import known_datasets
from indicators.benchmarks.meanings import Written
from indicators.benchmarks.recognise import Layout, UnknownDataset, known_list, layouts_for
from indicators.benchmarks.sums import Sum, gravest, worked_out
from indicators.benchmarks.text import UnreadableFile, header_of, rows_of
from indicators.benchmarks.wanted import Wanted, What
from indicators.terms.periods import Period
from indicators.terms.vocabulary import Symbol

Row = tuple[int, list[str]]
LABELS_SHOWN = 8
VALUE_PART = -1  # of a total that is no denominator but the value itself
ROWS_BETWEEN_REPORTS = 5000


@dataclass(frozen=True, slots=True)
class ReleaseFault:
    """What is wrong at one place; the message says what was read and what to do. Row 1 is the header."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"Row {self.row}, {self.column}: {self.message}"


@dataclass(frozen=True, slots=True)
class ReleaseCell:
    """One indicator, one period, and one area or the areas of a joint return (then `joint` has their codes).

    `amounts` have a value or a symbol, and neither where the value is still to be worked out. `version` counts up from
    0 where a cell can come in several; `part` counts the rows that are added to one figure.
    """

    indicator: str
    level: Level
    areas: tuple[AreaCode, ...]
    period: Period
    amounts: Amounts
    joint: str
    version: int
    row: int
    part: int = 0


@dataclass(frozen=True, slots=True)
class Total:
    """What stands in a row of its own, for the cells of the same areas and period: a denominator, or a value."""

    indicator: str
    level: Level
    areas: tuple[AreaCode, ...]
    period: Period
    value: float | None
    symbol: str
    version: int
    row: int
    part: int = 0


@dataclass
class Tally:
    """What went through the reader. `obsolete` counts texts that are no longer symbols, and empty cells."""

    rows: int = 0
    levels: Counter[str] = field(default_factory=Counter)  # rows of levels we do not keep
    rows_of_indicators: Counter[str] = field(default_factory=Counter)
    totals_of_indicators: Counter[str] = field(default_factory=Counter)
    obsolete: Counter[str] = field(default_factory=Counter)


def identify(stream: IO[bytes], datasets: Sequence[DatasetMapping] | None = None) -> DatasetMapping:
    """Which dataset the file is. Raises UnknownDataset or UnreadableFile.

    The columns decide, and where two datasets share them, or a label was renamed, the first row that is one of
    their indicators. A dataset of few columns gives way to one that knows more of the file's: what an officer mapped
    of one file never takes the files of a dataset that is shipped.
    """
    datasets = known_datasets() if datasets is None else datasets
    rows = rows_of(stream)
    header = header_of(rows)
    layouts = layouts_for(header, datasets)
    seen: dict[str, None] = {}
    found: Wanted | None = None
    wanted = sorted(map(Wanted, layouts), key=lambda each: -len(each.layout.columns))
    for _, row in rows:
        if len(row) == len(header):
            if fits := next((each for each in wanted if _is_of(row, each)), None):
                found, wanted = fits, [each for each in wanted if _knows_more(each, fits)]
            elif found is None:
                for layout in layouts:
                    _remember_labels(row, layout, seen)
            if found and not wanted:
                break
    if found:
        return found.layout.dataset
    names = " or ".join(f'"{layout.dataset.title}" ({layout.dataset.key})' for layout in layouts)
    labels = "; ".join(seen) or "it has no rows"
    raise UnknownDataset(
        f"The columns are those of {names}, but no row is one of its indicators. Read: {labels}. "
        f"If the release renamed a label, add it to the dataset's mapping. {known_list(datasets)}"
    )


def _is_of(row: list[str], wanted: Wanted) -> bool:
    return any(found.what is What.FIGURE for found in wanted.of(row))


def _knows_more(one: Wanted, other: Wanted) -> bool:
    return len(one.layout.columns) > len(other.layout.columns)


def _remember_labels(row: list[str], layout: Layout, seen: dict[str, None]) -> None:
    keys = {key for one in layout.indicators for labels in one.parts for key in labels}
    for key in sorted(keys):
        if len(seen) < LABELS_SHOWN:
            seen[f'{layout.name(key)} "{row[layout.columns[key]][:80]}"'] = None


def read_cells(
    stream: IO[bytes],
    dataset: DatasetMapping,
    tally: Tally,
    report: Callable[[int], None] = lambda rows: None,
    only: Callable[[list[str]], bool] = lambda row: True,
) -> Iterator[ReleaseCell | Total | ReleaseFault]:
    """The file's cells, totals and faults in the order of its rows. Raises UnknownDataset or UnreadableFile.

    `report` is told the number of rows every few thousand; rows that `only` says no to are left out.
    """
    rows = rows_of(stream)
    header = header_of(rows)
    reader = _RowReader(layouts_for(header, (dataset,))[0], tally)
    for number, row in rows:
        tally.rows += 1
        if tally.rows % ROWS_BETWEEN_REPORTS == 0:
            report(tally.rows)
        if len(row) != len(header):
            yield ReleaseFault(
                number,
                "whole row",
                f"has {len(row)} cells where the header has {len(header)}. Download the file again.",
            )
        elif only(row):
            yield from reader.read(number, row)


class _RowReader:
    """Reads the rows of one file with one layout."""

    def __init__(self, layout: Layout, tally: Tally):
        self.layout = layout
        self.tally = tally
        self.versions = {name: rank for rank, name in enumerate(layout.dataset.versions)}
        self.symbols = {**SYMBOLS, **layout.dataset.symbols}
        self.geography = geography_of(layout)
        self.wanted = Wanted(layout)

    def read(self, number: int, row: list[str]) -> Iterator[ReleaseCell | Total | ReleaseFault]:
        wanted = self.wanted.of(row)
        if not wanted:
            return
        level = self.geography.level(row)
        if level is None:
            self.tally.levels[self.geography.level_words(row)] += 1
            return
        for found in wanted:
            where = (number, row, level, found.indicator, found.part)
            try:
                match found.what:
                    case What.FIGURE:
                        yield self._cell(*where)
                    case What.TOTAL:
                        yield self._total(*where)
                    case What.VALUE:
                        yield self._value(*where)
            except At as at:
                yield ReleaseFault(number, at.column, str(at))
                return

    def _cell(
        self, number: int, row: list[str], level: Level, indicator: IndicatorMapping, part: int
    ) -> ReleaseCell:
        areas, joint, period, version = self._whose(row, level, indicator)
        self.tally.rows_of_indicators[indicator.code] += 1
        value = None if indicator.value_where else self._reading(row, indicator.value, indicator.written)
        numerator = self._reading(row, indicator.numerator)
        denominator = self._reading(row, None if indicator.denominator_where else indicator.denominator)
        if value is None:  # worked out when everything is read, unless a part of it is missing
            value = CellRead(None, _missing(numerator, denominator))
        if value.was:
            self.tally.obsolete[value.was] += 1
        return ReleaseCell(
            indicator=indicator.code,
            level=level,
            areas=areas,
            period=period,
            amounts=Amounts(
                numerator=numerator.value if numerator else None,
                denominator=denominator.value if denominator else None,
                value=value.value,
                symbol=value.symbol or "",
            ),
            joint=joint,
            version=version,
            row=number,
            part=part,
        )

    def _total(
        self, number: int, row: list[str], level: Level, indicator: IndicatorMapping, part: int
    ) -> Total:
        areas, _, period, version = self._whose(row, level, indicator)
        reading = self._reading(row, indicator.denominator) or CellRead(None, None)
        self.tally.totals_of_indicators[indicator.code] += 1
        return Total(
            *(indicator.code, level, areas, period, reading.value, reading.symbol or ""),
            *(version, number, part),
        )

    def _value(
        self, number: int, row: list[str], level: Level, indicator: IndicatorMapping, part: int
    ) -> Total:
        total = self._total(number, row, level, replace(indicator, denominator=indicator.value), VALUE_PART)
        self.tally.totals_of_indicators[indicator.code] -= 1
        return total

    def _whose(
        self, row: list[str], level: Level, indicator: IndicatorMapping
    ) -> tuple[tuple[AreaCode, ...], str, Period, int]:
        period = self.geography.period(row, indicator.year)
        areas, joint = self.geography.areas(row, level)
        return areas, joint, period, self._version(row)

    def _version(self, row: list[str]) -> int:
        key = self.layout.dataset.version
        if not key:
            return 0
        text = row[self.layout.columns[key]]
        with InColumn(self.layout.name(key)):
            if comparable_label(text) not in self.versions:
                raise CellError(f'"{text[:40]}" is not a version known here: {", ".join(self.versions)}.')
        return self.versions[comparable_label(text)]

    def _reading(
        self, row: list[str], sum_: Sum | None, written: Written = Written.NUMBER
    ) -> CellRead | None:
        def read(key: str) -> CellRead:
            with InColumn(self.layout.name(key)):
                return read_value(row[self.layout.columns[key]], written, self.symbols)

        return worked_out(sum_, read) if sum_ else None


def _missing(*parts: CellRead | None) -> Symbol | None:
    symbols = [part.symbol for part in parts if part and part.symbol]
    return gravest(symbols) if symbols else None


__all__ = [
    "ReleaseCell",
    "ReleaseFault",
    "Tally",
    "Total",
    "UnknownDataset",
    "UnreadableFile",
    "identify",
    "read_cells",
]
