"""What a national statistics office would have published of the fictional councils, their region and nation. Pure."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from config.demonstration.levels import FOLDER, Level
from config.demonstration.series import GeneratedFigure
from config.demonstration.world import chance
from indicators.amounts.amounts import Amounts
from indicators.amounts.derivation import work_out
from indicators.catalogue.shipped.definitions import ShippedIndicator
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import COMPARABLE_UNITS, MULTIPLIERS, Basis, Symbol, Unit

OWN_CODE = "X06000001"
LATEST_YEAR, YEARS = 2025, 5
FEW = 5  # a statistics office hides counts from 1 to this
WIDTH = 2.2  # `chance` seldom goes beyond 0.45, so this makes `spread` about a standard deviation

# Gaps such as real releases have: a council that did not send its return, and one whose share rounds to nothing.
SYMBOLS: dict[tuple[str, str], Symbol] = {
    ("social-worker-agency-rate", "X06000005"): Symbol.LOW,
    ("care-leavers-eet-19-21", "X06000010"): Symbol.NOT_AVAILABLE,
    ("care-leavers-accommodation-19-21", "X06000010"): Symbol.NOT_AVAILABLE,
    ("sdq-average", "X06000008"): Symbol.UNRELIABLE,
}


@dataclass(frozen=True)
class FictionalArea:
    """`size` is how many times as large as the fictional council it is."""

    gss_code: str
    name: str
    kind: str
    size: float


@dataclass(frozen=True)
class GeneratedCell:
    """One cell of the fictional release."""

    code: str
    area: str
    period: Period
    amounts: Amounts


def read_areas(folder: Path = FOLDER) -> list[FictionalArea]:
    """The fictional council, its ten neighbours nearest first, its region and its nation."""
    with (folder / "areas.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [FictionalArea(row["gss_code"], row["name"], row["kind"], float(row["size"])) for row in rows]


def release_of(
    definitions: Sequence[ShippedIndicator],
    levels: Mapping[str, Level],
    figures: Sequence[GeneratedFigure],
    areas: Sequence[FictionalArea],
    latest_year: int = LATEST_YEAR,
) -> list[GeneratedCell]:
    """The five years up to `latest_year` of every indicator that may be compared and has a national level."""
    reported = {(figure.code, figure.period): figure for figure in figures if not figure.category}
    cells: list[GeneratedCell] = []
    for definition in definitions:
        level = levels.get(definition.code)
        if level is not None and level.nation is not None and definition.unit in COMPARABLE_UNITS:
            for year in range(latest_year - YEARS + 1, latest_year + 1):
                cells += _year(definition, level, year, reported, areas)
    return cells


def _year(
    definition: ShippedIndicator,
    level: Level,
    year: int,
    reported: Mapping[tuple[str, Period], GeneratedFigure],
    areas: Sequence[FictionalArea],
) -> Iterator[GeneratedCell]:
    """The year that ends in `year`; nothing where the fictional council reported nothing for it."""
    period = _published_period(definition, year)
    own = own_year(definition, period, reported)
    if own is None:
        return
    for area in areas:
        if area.gss_code == OWN_CODE:
            yield _cell(definition, area, period, *own)
        else:
            share = _level_of(level, area, year)
            denominator = max(round(own[1] * area.size), 1)
            numerator = round(share * denominator / MULTIPLIERS.get(definition.unit, 1))
            yield _cell(definition, area, period, numerator, denominator)


def _published_period(definition: ShippedIndicator, year: int) -> Period:
    match definition.published_frequency:
        case Frequency.SNAPSHOT:
            return Period(date(year, 3, 31), Frequency.SNAPSHOT)
        case Frequency.ACADEMIC_YEAR:
            return Period(date(year - 1, 9, 1), Frequency.ACADEMIC_YEAR)
        case Frequency.QUARTER:  # the workforce return is taken at the end of September
            return Period(date(year - 1, 7, 1), Frequency.QUARTER)
        case _:
            return Period(date(year - 1, 4, 1), Frequency.FINANCIAL_YEAR)


def own_year(
    definition: ShippedIndicator, period: Period, reported: Mapping[tuple[str, Period], GeneratedFigure]
) -> tuple[float, float] | None:
    """Numerator and denominator of the council's own year: its quarters together, or the last of them.

    Figures in a period add up; those at a point in time, year to date or over 12 months stand in the last quarter.
    """
    whole = reported.get((definition.code, period))
    if whole is not None:
        parts = [whole]
    else:
        last = Period.of(period.end, Frequency.QUARTER)
        many = 4 if definition.basis is Basis.PERIOD and period.frequency is not Frequency.QUARTER else 1
        found = [reported.get((definition.code, last.shift(-back))) for back in range(many)]
        parts = [part for part in found if part is not None]
    amounts = (part.amounts for part in parts)
    known = [(one.numerator, one.denominator) for one in amounts if one.numerator is not None]
    if not known:
        return None
    return sum(part[0] for part in known), sum(part[1] or 0 for part in known)


def _level_of(level: Level, area: FictionalArea, year: int) -> float:
    centre = (level.nation or 0) + level.drift * (year - LATEST_YEAR)
    own = {"country": 0.0, "region": 0.4}.get(area.kind, 1.0) * level.spread * WIDTH
    steady = chance(area.gss_code, level.code)
    this_year = 0.2 * chance(area.gss_code, level.code, year)
    return max(0.0, centre + own * (steady + this_year))


def _cell(
    definition: ShippedIndicator, area: FictionalArea, period: Period, numerator: float, denominator: float
) -> GeneratedCell:
    symbol = SYMBOLS.get((definition.code, area.gss_code), "")
    if definition.unit is Unit.PERCENT and definition.counts_children and 1 <= numerator <= FEW:
        symbol = Symbol.CONFIDENTIAL
    value = work_out(definition.unit, numerator, denominator)
    if symbol or value is None:
        amounts = Amounts(symbol=symbol or Symbol.NOT_APPLICABLE)
    else:
        amounts = Amounts(numerator, denominator, round(value, definition.decimals))
    return GeneratedCell(definition.code, area.gss_code, period, amounts)
