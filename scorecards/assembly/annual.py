"""National figures of every year: the middle of similar councils and the country, and each area's own. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date

from indicators.amounts.amounts import Amounts
from indicators.terms.periods import Frequency, Period
from scorecards.assembly.comparison import area_value, compared_period
from scorecards.assembly.inputs import AreaName, Comparators, PublishedCell
from scorecards.payload import AnnualPoint, AreaKind, AreaYears
from scorecards.statistics.comparison import each_return_once, quantile


def build_years(
    published: Sequence[PublishedCell], comparators: Comparators, until: Period
) -> tuple[list[AnnualPoint], list[AreaYears]]:
    """Every year that has ended, oldest first: neighbours' quartiles and the country; and each area's own figures."""
    years = years_of(published, until)
    annual = [annual_point(year, cells, comparators) for year, cells in years.items()]
    return annual, areas_of(list(years.values()), comparators)


def areas_of(years: Sequence[Mapping[int, PublishedCell]], comparators: Comparators) -> list[AreaYears]:
    """The council first; an area without a figure in any year is left out."""
    kinds: list[tuple[AreaKind, tuple[AreaName | None, ...]]] = [
        ("own", (comparators.own,)),
        ("neighbour", comparators.neighbours),
        ("region", (comparators.region,)),
        ("part", (comparators.part,)),
        ("country", (comparators.country,)),
    ]
    return [
        area_years(kind, area, [cells.get(area.id) for cells in years])
        for kind, areas in kinds
        for area in areas
        if area and any(area.id in cells for cells in years)
    ]


def area_years(kind: AreaKind, area: AreaName, cells: Sequence[PublishedCell | None]) -> AreaYears:
    amounts = [cell.amounts if cell else Amounts() for cell in cells]
    joint = [cell.joint if cell else "" for cell in cells]
    found: AreaYears = {
        "kind": kind,
        "code": area.code,
        "name": area.name,
        "values": [one.value for one in amounts],
        "symbols": [str(one.symbol) for one in amounts],
        "numerators": [one.numerator for one in amounts],
        "denominators": [one.denominator for one in amounts],
    }
    if any(joint):
        found["joint"] = joint
    return found


def years_of(published: Sequence[PublishedCell], until: Period) -> dict[Period, dict[int, PublishedCell]]:
    """The cells of every year that has ended, oldest first, by area."""
    years: dict[Period, dict[int, PublishedCell]] = {}
    for cell in published:
        if cell.period.end <= until.end:
            years.setdefault(cell.period, {})[cell.area_id] = cell
    return {year: years[year] for year in sorted(years)}


def annual_point(period: Period, cells: Mapping[int, PublishedCell], comparators: Comparators) -> AnnualPoint:
    counted = each_return_once([area_value(area, cells) for area in comparators.neighbours])
    values = [one.value for one in counted if one.value is not None]
    enough = len(values) >= 4
    return {
        "label": compared_period(period),
        "start": year_up_to(period).isoformat(),
        "end": period.end.isoformat(),
        "own": area_value(comparators.own, cells).value,
        "lower_quartile": quantile(values, 0.25) if enough else None,
        "median": quantile(values, 0.5),
        "upper_quartile": quantile(values, 0.75) if enough else None,
        "england": area_value(comparators.country, cells).value,
        "n": len(values),
    }


def year_up_to(period: Period) -> date:
    """Where an annual figure begins on the chart: a count on one day stands over the year it ends."""
    if period.frequency is Frequency.SNAPSHOT:
        return Period.of(period.end, Frequency.FINANCIAL_YEAR).start
    if period.frequency is Frequency.QUARTER:
        return period.shift(-3).start
    return period.start
