"""Reads a raw file of a national release into cells of our indicators, a row at a time. Pure.

`identify` says which dataset a file is; `read_cells` then gives its cells, its denominators that stand in rows of
their own, and its faults. Neither holds more than a row, so the size of the file does not matter.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from indicators.amounts.amounts import Amounts
from indicators.benchmarks.cells import (
    AreaCode,
    CellError,
    CellRead,
    Level,
    read_areas,
    read_value,
    read_year,
)
from indicators.benchmarks.mapping import (
    DatasetMapping,
    IndicatorMapping,
    Written,
    comparable_label,
    known_datasets,
)
from indicators.benchmarks.recognise import Layout, UnknownDataset, known_list, layouts_for
from indicators.benchmarks.text import UnreadableFile, header_of, rows_of
from indicators.terms.periods import Period

Row = tuple[int, list[str]]
LABELS_SHOWN = 8
ROWS_BETWEEN_REPORTS = 5000
LEVELS = {comparable_label(level): level for level in Level}


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

    `amounts` have either a value or a symbol. `version` counts up from 0 where a cell can come in several.
    """

    indicator: str
    level: Level
    areas: tuple[AreaCode, ...]
    period: Period
    amounts: Amounts
    joint: str
    version: int
    row: int


@dataclass(frozen=True, slots=True)
class Total:
    """A denominator that stands in a row of its own; it belongs to the cells of the same areas and period."""

    indicator: str
    level: Level
    areas: tuple[AreaCode, ...]
    period: Period
    value: float | None
    version: int
    row: int


@dataclass
class Tally:
    """What went through the reader. `obsolete` counts texts that are no longer symbols, and empty cells."""

    rows: int = 0
    levels: Counter[str] = field(default_factory=Counter)  # rows of levels we do not keep
    rows_of_indicators: Counter[str] = field(default_factory=Counter)
    obsolete: Counter[str] = field(default_factory=Counter)


def identify(stream: IO[bytes], datasets: Sequence[DatasetMapping] | None = None) -> DatasetMapping:
    """Which dataset the file is. Raises UnknownDataset or UnreadableFile.

    The columns decide, and where two datasets share them, or a label was renamed, the first row that is one of
    their indicators.
    """
    datasets = known_datasets() if datasets is None else datasets
    rows = rows_of(stream)
    header = header_of(rows)
    layouts = layouts_for(header, datasets)
    seen: dict[str, None] = {}
    for _, row in rows:
        if len(row) != len(header):
            continue
        for layout in layouts:
            if any(_fits(row, layout, indicator.where) for indicator in layout.dataset.indicators):
                return layout.dataset
        for layout in layouts:
            _remember_labels(row, layout, seen)
    names = " or ".join(f'"{layout.dataset.title}" ({layout.dataset.key})' for layout in layouts)
    labels = "; ".join(seen) or "it has no rows"
    raise UnknownDataset(
        f"The columns are those of {names}, but no row is one of its indicators. Read: {labels}. "
        f"If the release renamed a label, add it to the dataset's mapping. {known_list(datasets)}"
    )


def _remember_labels(row: list[str], layout: Layout, seen: dict[str, None]) -> None:
    for key in {key for indicator in layout.dataset.indicators for key in indicator.where}:
        if len(seen) < LABELS_SHOWN:
            seen[f'{layout.name(key)} "{row[layout.columns[key]][:80]}"'] = None


def read_cells(
    stream: IO[bytes],
    dataset: DatasetMapping,
    tally: Tally,
    report: Callable[[int], None] = lambda rows: None,
) -> Iterator[ReleaseCell | Total | ReleaseFault]:
    """The file's cells, totals and faults in the order of its rows. Raises UnknownDataset or UnreadableFile.

    `report` is told the number of rows every few thousand.
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
        else:
            yield from reader.read(number, row)


class _RowReader:
    """Reads the rows of one file with one layout."""

    def __init__(self, layout: Layout, tally: Tally):
        self.layout = layout
        self.tally = tally
        self.versions = {name: rank for rank, name in enumerate(layout.dataset.versions)}

    def read(self, number: int, row: list[str]) -> Iterator[ReleaseCell | Total | ReleaseFault]:
        indicators = [one for one in self.layout.dataset.indicators if _fits(row, self.layout, one.where)]
        totals = [
            one
            for one in self.layout.dataset.indicators
            if one.denominator_where and _fits(row, self.layout, one.total_where)
        ]
        if not indicators and not totals:
            return
        level = LEVELS.get(comparable_label(self._place(row, "geographic_level")))
        if level is None:
            self.tally.levels[self._place(row, "geographic_level")[:40]] += 1
            return
        for read, wanted in ((self._cell, indicators), (self._total, totals)):
            for indicator in wanted:
                try:
                    yield read(number, row, level, indicator)
                except _At as at:
                    yield ReleaseFault(number, at.column, str(at))
                    return

    def _cell(self, number: int, row: list[str], level: Level, indicator: IndicatorMapping) -> ReleaseCell:
        areas, joint, period, version = self._whose(row, level, indicator)
        reading = self._reading(row, indicator.value_column, indicator.written)
        self.tally.rows_of_indicators[indicator.code] += 1
        if reading.was:
            self.tally.obsolete[reading.was] += 1
        own_denominator = "" if indicator.denominator_where else indicator.denominator_column
        return ReleaseCell(
            indicator=indicator.code,
            level=level,
            areas=areas,
            period=period,
            amounts=Amounts(
                numerator=self._number(row, indicator.numerator_column),
                denominator=self._number(row, own_denominator),
                value=reading.value,
                symbol=reading.symbol or "",
            ),
            joint=joint,
            version=version,
            row=number,
        )

    def _total(self, number: int, row: list[str], level: Level, indicator: IndicatorMapping) -> Total:
        areas, _, period, version = self._whose(row, level, indicator)
        value = self._number(row, indicator.denominator_column)
        return Total(indicator.code, level, areas, period, value, version, number)

    def _whose(
        self, row: list[str], level: Level, indicator: IndicatorMapping
    ) -> tuple[tuple[AreaCode, ...], str, Period, int]:
        with _Column("time_period"):
            period = read_year(
                self._place(row, "time_period"), self._place(row, "time_identifier"), indicator.year
            )
        with _Column("new_la_code" if level is Level.LOCAL_AUTHORITY else "geographic_level"):
            areas, joint = self._areas(row, level)
        return areas, joint, period, self._version(row)

    def _areas(self, row: list[str], level: Level) -> tuple[tuple[AreaCode, ...], str]:
        if level is Level.NATIONAL:
            return read_areas(self._place(row, "country_code"), "", self._place(row, "country_name"))
        if level is Level.REGIONAL:
            return read_areas(self._place(row, "region_code"), "", self._place(row, "region_name"))
        return read_areas(*(self._place(row, name) for name in ("new_la_code", "old_la_code", "la_name")))

    def _version(self, row: list[str]) -> int:
        key = self.layout.dataset.version
        if not key:
            return 0
        text = row[self.layout.columns[key]]
        with _Column(self.layout.name(key)):
            if comparable_label(text) not in self.versions:
                raise CellError(f'"{text[:40]}" is not a version known here: {", ".join(self.versions)}.')
        return self.versions[comparable_label(text)]

    def _number(self, row: list[str], key: str) -> float | None:
        return self._reading(row, key).value if key else None

    def _reading(self, row: list[str], key: str, written: Written = Written.NUMBER) -> CellRead:
        with _Column(self.layout.name(key)):
            return read_value(row[self.layout.columns[key]], written)

    def _place(self, row: list[str], name: str) -> str:
        place = self.layout.geography.get(name)
        return "" if place is None else row[place]


class _At(ValueError):
    def __init__(self, message: str, column: str):
        super().__init__(message)
        self.column = column


class _Column:
    """Says in which column a CellError arose."""

    def __init__(self, column: str):
        self.column = column

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, CellError):
            raise _At(str(error), self.column) from error


def _fits(row: list[str], layout: Layout, where: Mapping[str, frozenset[str]]) -> bool:
    return all(comparable_label(row[layout.columns[key]]) in labels for key, labels in where.items())


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
