"""Where and when a row is of, in the two forms that releases have: columns for each level, or one code a row. Pure."""

from typing import Protocol

from indicators.benchmarks.cells import AreaCode, CellError, Level, read_areas, read_long_year, read_year
from indicators.benchmarks.mapping import LongPlaces, comparable_label
from indicators.benchmarks.meanings import YearMeaning
from indicators.benchmarks.recognise import Layout
from indicators.terms.periods import Period

LEVELS = {comparable_label(level): level for level in Level}
Row = list[str]


class At(ValueError):
    """A cell that cannot be read, and its column."""

    def __init__(self, message: str, column: str):
        super().__init__(message)
        self.column = column


class InColumn:
    """Says in which column a CellError arose."""

    def __init__(self, column: str):
        self.column = column

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, CellError):
            raise At(str(error), self.column) from error


class Geography(Protocol):
    """What is asked of a row. `period` and `areas` raise At."""

    def level(self, row: Row) -> Level | None: ...

    def level_words(self, row: Row) -> str: ...

    def period(self, row: Row, meaning: YearMeaning) -> Period: ...

    def areas(self, row: Row, level: Level) -> tuple[tuple[AreaCode, ...], str]: ...


def geography_of(layout: Layout) -> Geography:
    long = layout.dataset.long
    return _Wide(layout) if long is None else _Long(layout, long)


class _Wide:
    def __init__(self, layout: Layout):
        self.places = layout.geography

    def level(self, row: Row) -> Level | None:
        return LEVELS.get(comparable_label(self._at(row, "geographic_level")))

    def level_words(self, row: Row) -> str:
        return self._at(row, "geographic_level")[:40]

    def period(self, row: Row, meaning: YearMeaning) -> Period:
        with InColumn("time_period"):
            return read_year(self._at(row, "time_period"), self._at(row, "time_identifier"), meaning)

    def areas(self, row: Row, level: Level) -> tuple[tuple[AreaCode, ...], str]:
        with InColumn("new_la_code" if level is Level.LOCAL_AUTHORITY else "geographic_level"):
            if level is Level.NATIONAL:
                return read_areas(self._at(row, "country_code"), "", self._at(row, "country_name"))
            if level is Level.REGIONAL:
                return read_areas(self._at(row, "region_code"), "", self._at(row, "region_name"))
            return read_areas(*(self._at(row, name) for name in ("new_la_code", "old_la_code", "la_name")))

    def _at(self, row: Row, name: str) -> str:
        place = self.places.get(name)
        return "" if place is None else row[place]


class _Long:
    """One code a row: a council's 3-digit code, or one of the file's own for England and regions."""

    def __init__(self, layout: Layout, places: LongPlaces):
        self.code, self.name, self.year = (layout.geography[key] for key in ("code", "name", "year"))
        self.year_name, self.own = layout.header[self.year], places.areas

    def level(self, row: Row) -> Level | None:
        gss = self.own.get(row[self.code])
        if gss is None:
            return Level.LOCAL_AUTHORITY
        return Level.NATIONAL if gss.startswith("E92") else Level.REGIONAL

    def level_words(self, row: Row) -> str:
        return row[self.code][:40]

    def period(self, row: Row, meaning: YearMeaning) -> Period:
        with InColumn(self.year_name):
            return read_long_year(row[self.year], meaning)

    def areas(self, row: Row, level: Level) -> tuple[tuple[AreaCode, ...], str]:
        code = row[self.code]
        if level is Level.LOCAL_AUTHORITY:
            return read_areas("", code, row[self.name])
        return (AreaCode(self.own[code], "", row[self.name]),), ""
