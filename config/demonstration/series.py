"""Every figure of the fictional council, as its officers would have reported it. Pure and the same every time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from config.demonstration.levels import FIRST_QUARTER, LAST_QUARTER
from config.demonstration.moving import Move
from config.demonstration.shares import GROUPS, OF_THE_REST, SHARES, TWO_SIDED, in_groups, shared_out
from config.demonstration.world import World, chance
from indicators.amounts.amounts import Amounts
from indicators.amounts.derivation import work_out
from indicators.catalogue.shipped.definitions import ShippedIndicator
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import MULTIPLIERS, Basis, FigureStatus, Symbol, Unit

FIRST_PERIOD = Period(date(2021, 1, 1), Frequency.QUARTER)
LATEST_WEEK = Period(date(2025, 12, 22), Frequency.WEEK)
WEEKS, MONTHS, YEARS = 104, 60, 5

# Quarters nobody reported, by the number of the quarter.
NOT_REPORTED: dict[str, frozenset[int]] = {
    "school-attendance": frozenset({0}),
    "suspensions": frozenset({0}),
    "sdq-average": frozenset({0, 1}),
    "sdq-completed": frozenset({0, 1}),
    "case-file-audits-6-or-above": frozenset({2}),
    "case-file-audits-good": frozenset({2}),
    "advocacy": frozenset({9}),
    "smoking-at-delivery": frozenset({LAST_QUARTER}),
    "pathway-plans": frozenset(range(17)),
    "care-leavers-to-25": frozenset(range(17)),
}
PROMISED: dict[str, str] = {
    "care-leavers-to-25": "expected Quarter 1 2026/27, once the records from 2018 to 2022 have been checked",
}
PROVISIONAL: dict[str, str] = {
    "initial-health-assessments-20-days": "Health returns arrive late: two clinics have not reported December.",
}
# The share of children with a dental check in quarter 2 2025/26 as first reported, before two schools' lists came in.
FIRST_REPORTED = {("dental-checks", 18): 79.2}
CORRECTION = "Two dentists' lists for September arrived after the figures were first reported"
COSTS = {"internal": (640.0, 775.0), "external": (1490.0, 2180.0)}


@dataclass(frozen=True)
class GeneratedFigure:
    """A figure by the codes of its indicator and category."""

    code: str
    period: Period
    amounts: Amounts
    category: str = ""


def figures_of(
    definitions: Sequence[ShippedIndicator], world: World, *, as_first_reported: bool = False
) -> list[GeneratedFigure]:
    """Every figure, totals and categories, of the definitions that have a level, in their order."""
    found: list[GeneratedFigure] = []
    for definition in with_level(definitions, world):
        found += _of_frequency(definition, world, as_first_reported)
    return found


def moved(figures: Iterable[GeneratedFigure], move: Move) -> list[GeneratedFigure]:
    """The same numbers of later periods, and what their notes say of periods with them."""
    return [
        replace(
            each,
            period=move.period(each.period),
            amounts=each.amounts._replace(note=move.text(each.amounts.note)),
        )
        for each in figures
    ]


def seasons_later(definitions: Iterable[ShippedIndicator], move: Move) -> dict[str, int]:
    """By how many quarters the seasons of measures that count from April are later: in whichever quarter their numbers
    come to stand, they start again in April."""
    return {each.code: move.quarters for each in definitions if each.basis is Basis.YEAR_TO_DATE}


def with_level(definitions: Sequence[ShippedIndicator], world: World) -> list[ShippedIndicator]:
    """Not every measure of the catalogue is one that the fictional council reports."""
    return [definition for definition in definitions if definition.code in world.levels]


def figures_of_quarter(
    definitions: Sequence[ShippedIndicator], world: World, quarter: int
) -> list[GeneratedFigure]:
    """What is counted each quarter, in one quarter; also in one after the last that stands recorded."""
    quarterly = (each for each in with_level(definitions, world) if each.frequency is Frequency.QUARTER)
    return [
        figure
        for definition in quarterly
        for figure in _of_quarter(definition, world, quarter, as_first_reported=False)
    ]


def _of_frequency(
    definition: ShippedIndicator, world: World, as_first_reported: bool
) -> Iterator[GeneratedFigure]:
    match definition.frequency:
        case Frequency.WEEK:
            yield from _counted(definition, world, LATEST_WEEK, WEEKS)
        case Frequency.MONTH:
            latest = Period.of(period_of(LAST_QUARTER).end, Frequency.MONTH)
            yield from _counted(definition, world, latest, MONTHS)
        case Frequency.QUARTER:
            for quarter in range(FIRST_QUARTER, LAST_QUARTER + 1):
                yield from _of_quarter(definition, world, quarter, as_first_reported)
        case _:
            yield from _yearly(definition, world)


def period_of(quarter: int) -> Period:
    return FIRST_PERIOD.shift(quarter)


def _quarter_at(day: date) -> int:
    """The number of the quarter a day is in."""
    first = FIRST_PERIOD.start
    return ((day.year - first.year) * 12 + day.month - first.month) // 3


def _counted(
    definition: ShippedIndicator, world: World, latest: Period, many: int
) -> Iterator[GeneratedFigure]:
    for back in range(many - 1, -1, -1):
        period = latest.shift(-back)
        count = round(world.level(definition.code, _quarter_at(period.start), period.code))
        yield GeneratedFigure(definition.code, period, Amounts(count, value=count))


def _yearly(definition: ShippedIndicator, world: World) -> Iterator[GeneratedFigure]:
    """The five years up to 2024/25; the youngest pregnancy figures are still to come."""
    code = definition.code
    for year in range(2025 - YEARS, 2025):
        start = date(year, 9 if definition.frequency is Frequency.ACADEMIC_YEAR else 4, 1)
        period = Period(start, definition.frequency)
        quarter = _quarter_at(period.end)
        if code == "children-0-17":
            population = world.population(quarter)
            yield GeneratedFigure(code, period, Amounts(population, value=population))
        elif code == "under-18-conceptions" and year == 2024:
            note = "expected Quarter 4 2025/26: published more than a year after the event"
            yield GeneratedFigure(code, period, Amounts(symbol=Symbol.PROMISED, note=note))
        else:
            numerator, denominator = world.pair(code, quarter, MULTIPLIERS.get(definition.unit, 1))
            yield _worked_out(definition, period, numerator, denominator)


def _worked_out(
    definition: ShippedIndicator, period: Period, numerator: float, denominator: float, category: str = ""
) -> GeneratedFigure:
    value = work_out(definition.unit, numerator, denominator)
    if value is None:
        return GeneratedFigure(definition.code, period, Amounts(symbol=Symbol.NOT_APPLICABLE), category)
    return GeneratedFigure(definition.code, period, Amounts(numerator, denominator, value), category)


def _of_quarter(
    definition: ShippedIndicator, world: World, quarter: int, as_first_reported: bool
) -> Iterator[GeneratedFigure]:
    code, period = definition.code, period_of(quarter)
    if quarter in NOT_REPORTED.get(code, ()):
        return
    if code in PROMISED:
        yield GeneratedFigure(code, period, Amounts(symbol=Symbol.PROMISED, note=PROMISED[code]))
        return
    total = _total(definition, world, quarter)
    if as_first_reported and (code, quarter) in FIRST_REPORTED and total.amounts.denominator:
        reported = round(FIRST_REPORTED[code, quarter] * total.amounts.denominator / 100)
        total = _worked_out(definition, period, reported, total.amounts.denominator)
    if code in PROVISIONAL and quarter == LAST_QUARTER:
        amounts = total.amounts._replace(status=FigureStatus.PROVISIONAL, note=PROVISIONAL[code])
        total = replace(total, amounts=amounts)
    yield total
    yield from _categories(definition, world, quarter, total)


def _total(definition: ShippedIndicator, world: World, quarter: int) -> GeneratedFigure:
    code, period = definition.code, period_of(quarter)
    if definition.unit is Unit.COUNT:
        count = world.count(code, quarter)
        return GeneratedFigure(code, period, Amounts(count, value=count))
    if definition.unit is Unit.MONEY:
        return GeneratedFigure(code, period, Amounts(value=_average_cost(world, quarter)))
    numerator, denominator = world.pair(code, quarter, MULTIPLIERS.get(definition.unit, 1))
    if code == "school-attendance":  # the share alone, as its definition asks
        return GeneratedFigure(code, period, Amounts(value=round(world.level(code, quarter), 1)))
    return _worked_out(definition, period, numerator, denominator)


def _cost(world: World, category: str, quarter: int) -> float:
    first, last = COSTS[category]
    level = first + (last - first) * quarter / LAST_QUARTER
    return round(level * (1 + 0.015 * chance(world.name, category, quarter)), 2)


def _average_cost(world: World, quarter: int) -> float:
    """Of the two kinds of home, weighed by the children in them."""
    homes = world.split("children-looked-after", quarter)
    internal = homes["own-foster"] + homes["relatives-or-friends"]
    external = homes["agency-foster"] + homes["childrens-home"] + homes["supported-accommodation"]
    spent = internal * _cost(world, "internal", quarter) + external * _cost(world, "external", quarter)
    return round(spent / (internal + external), 2)


def _categories(
    definition: ShippedIndicator, world: World, quarter: int, total: GeneratedFigure
) -> Iterator[GeneratedFigure]:
    code, period = definition.code, total.period
    if definition.unit is Unit.MONEY:
        for category in COSTS:
            yield GeneratedFigure(code, period, Amounts(value=_cost(world, category, quarter)), category)
        return
    for category, part, whole in _parts(code, world, quarter, total):
        if definition.unit is Unit.COUNT:
            yield GeneratedFigure(code, period, Amounts(part, value=part), category)
        else:
            yield _worked_out(definition, period, part, whole, category)


def _parts(code: str, world: World, quarter: int, total: GeneratedFigure) -> Iterator[tuple[str, int, int]]:
    """Each category with its number and what that is out of."""
    counted, everyone = round(total.amounts.numerator or 0), round(total.amounts.denominator or 0)
    if code in TWO_SIDED:
        for shares, whole in zip(TWO_SIDED[code], (counted, everyone - counted), strict=True):
            weights: Mapping[str, float] = {name: share.at(quarter) for name, share in shares.items()}
            for name, part in shared_out(whole, weights).items():
                yield name, part, everyone
        if code == "caseload-25-or-more":
            for team, (busy, workers) in world.teams(quarter).items():
                yield team, busy, workers
    elif code in GROUPS:
        yield from in_groups(code, counted, everyone, quarter)
    elif code in SHARES:
        whole = everyone - counted if code in OF_THE_REST else counted
        for name, part in shared_out(whole, world.weights(code, quarter)).items():
            yield name, part, whole
