"""From national figures to the comparison beside a row: one period, one release, every area. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence

from indicators.amounts.amounts import Amounts
from indicators.catalogue.facts import IndicatorFacts
from indicators.terms.nouns import agree
from indicators.terms.periods import Frequency, Period, day_words
from indicators.terms.vocabulary import SYMBOL_MEANINGS, Polarity, Symbol, Unit
from indicators.terms.wording import count_words, display_value
from scorecards.assembly.inputs import AreaName, Comparators, PublishedCell, amounts_at
from scorecards.assembly.precision import told_apart
from scorecards.assembly.standing import stand_against
from scorecards.payload import AreaShown, ComparisonShown, NeighbourShown
from scorecards.statistics.comparison import (
    AreaValue,
    compare,
    why_not_compared,
)
from scorecards.statistics.comparison import NeighbourComparison as Compared
from scorecards.statistics.intervals import interval_of

# Why one council, or several, have no figure, as it follows how many.
MISSING: dict[str, tuple[str, str]] = {
    Symbol.CONFIDENTIAL: ("is hidden", "are hidden"),
    Symbol.NOT_APPLICABLE: ("does not apply", "do not apply"),
    Symbol.NOT_AVAILABLE: ("is not available", "are not available"),
    Symbol.UNRELIABLE: ("is too unreliable to publish", "are too unreliable to publish"),
    Symbol.LOW: ("rounds to zero", "round to zero"),
    Symbol.PROMISED: ("has none yet", "have none yet"),
}


def why_no_comparison(
    definition: IndicatorFacts, published: Sequence[PublishedCell], comparators: Comparators
) -> str:
    """Why there is nothing to compare with, in members' words; "" where there is."""
    if refused := why_not_compared(definition.unit):
        return refused.split(":")[0]
    if not comparators.neighbours:
        return "No similar councils are set"
    return "" if published else "No national figure"


def newest_period(
    published: Sequence[PublishedCell], comparators: Comparators, until: Period
) -> Period | None:
    """The newest year that ended by the scorecard's period and for which a neighbour has a number.

    Where none has one in any year, the newest of the country: England's figures may come before those of councils.
    """
    neighbours = {area.id for area in comparators.neighbours}
    countries = {comparators.country.id} if comparators.country else set()
    for counted in (neighbours, countries):
        periods = {
            cell.period
            for cell in published
            if cell.amounts.value is not None and cell.area_id in counted and cell.period.end <= until.end
        }
        if periods:
            return max(periods, key=lambda period: period.end)
    return None


def compared_period(period: Period) -> str:
    """How a national year is named: "2024/25", "31 March 2025", "30 September 2025" for a count in autumn."""
    if period.frequency is Frequency.QUARTER:
        return day_words(period.end)
    return period.label


def build_comparison(
    definition: IndicatorFacts, published: Sequence[PublishedCell], comparators: Comparators, until: Period
) -> ComparisonShown | None:
    """The council beside its neighbours, region and country in the newest national year; None where there is none."""
    period = newest_period(published, comparators, until)
    if period is None or why_no_comparison(definition, published, comparators):
        return None
    cells = {cell.area_id: cell for cell in published if cell.period == period}
    worked_out = compare_areas(comparators, cells, definition.unit, definition.polarity)
    release = next(iter(cells.values())).release
    standing = stand_against(comparators, cells, worked_out.median, definition.unit, definition.polarity)
    definition = told_apart(worked_out.own.value, standing.apart, definition)
    neighbours = [neighbour_shown(area, cells, definition) for area in comparators.neighbours]
    for neighbour, tested in zip(neighbours, standing.each, strict=True):
        neighbour["tested"] = tested
    shown: ComparisonShown = {
        "period": compared_period(period),
        "release": release,
        "model": comparators.model,
        "own": neighbour_shown(comparators.own, cells, definition),
        "neighbours": neighbours,
        "mean": worked_out.mean,
        "mean_display": display(worked_out.mean, definition, extra=1),
        "median": worked_out.median,
        "median_display": display(worked_out.median, definition),
        "n": worked_out.n,
        "of": worked_out.of,
        "minimum": worked_out.minimum,
        "maximum": worked_out.maximum,
        "region": area_shown(comparators.region, cells, definition),
        "england": area_shown(comparators.country, cells, definition),
        "sentence": standing.shown["sentence"],
        "caution": ". ".join(
            filter(
                None, (caution(worked_out), newer_words(definition, published, comparators, period, until))
            )
        ),
        "against": standing.shown,
    }
    if comparators.part:
        shown["part"] = area_shown(comparators.part, cells, definition)
    return shown


def compare_areas(
    comparators: Comparators,
    cells: Mapping[int, PublishedCell],
    unit: Unit,
    polarity: Polarity,
    authorities: Sequence[float | None] = (),
) -> Compared:
    """The council beside those it is compared with, from the cells of one period and release, by area.

    `authorities` are the values of every council, for rank and quartile band. Raises ComparisonRefused for counts.
    """
    return compare(
        unit=unit,
        polarity=polarity,
        own=area_value(comparators.own, cells),
        neighbours=[area_value(area, cells) for area in comparators.neighbours],
        region=area_value(comparators.region, cells),
        england=area_value(comparators.country, cells),
        authorities=authorities,
    )


def area_value(area: AreaName | None, cells: Mapping[int, PublishedCell]) -> AreaValue:
    if area is None:
        return AreaValue("", None)
    amounts, cell = amounts_at(area, cells), cells.get(area.id)
    return AreaValue(area.code, amounts.value, amounts.symbol, cell.joint if cell else "")


def display(value: float | None, definition: IndicatorFacts, extra: int = 0) -> str:
    return "–" if value is None else display_value(value, definition.unit, definition.decimals + extra)


def amounts_display(amounts: Amounts, definition: IndicatorFacts) -> str:
    """The number, or its symbol, or a dash; never empty."""
    return display(amounts.value, definition) if amounts.value is not None else amounts.symbol or "–"


def neighbour_shown(
    area: AreaName | None, cells: Mapping[int, PublishedCell], definition: IndicatorFacts
) -> NeighbourShown:
    amounts = amounts_at(area, cells)
    found = interval_of(amounts, definition.unit)
    return {
        "code": area.code if area else "",
        "name": area.name if area else "Ours",
        "value": amounts.value,
        "symbol": amounts.symbol,
        "display": amounts_display(amounts, definition),
        "low": found.lower if found else None,
        "high": found.upper if found else None,
    }


def area_shown(
    area: AreaName | None, cells: Mapping[int, PublishedCell], definition: IndicatorFacts
) -> AreaShown:
    amounts = amounts_at(area, cells)
    return {
        "name": area.name if area else "",
        "value": amounts.value,
        "symbol": amounts.symbol,
        "display": amounts_display(amounts, definition),
    }


def caution(found: Compared) -> str:
    """What to know of a middle that some councils are missing from: how many, and why, each reason counted apart."""
    if not found.n:
        return "None of the similar councils has a figure"
    symbols = (one.symbol for one in found.neighbours if one.value is None)
    missing = Counter(Symbol.LOW if symbol == Symbol.LOW_OBSOLETE else symbol for symbol in symbols)
    others = count_words(found.of, "similar councils")
    joint = f"{found.joint + 1} filed one return, which counts once" if found.joint else ""
    why = ", ".join([*(missing_words(*each) for each in missing.most_common()), *filter(None, [joint])])
    if found.few:
        start = f"Only {found.n} of {others} {agree(found.n, 'has', 'have')} a figure"
        return f"{start} ({why}), so read their middle with care"
    if not missing:
        return f"Of {others} {joint}" if joint else ""
    start = f"{missing.total()} of {others} {agree(missing.total(), 'has', 'have')} no figure"
    if len(missing) == 1 and not joint:
        return f"{start}: {SYMBOL_MEANINGS.get(next(iter(missing)), 'missing')}"
    return f"{start}: {why}"


def newer_words(
    definition: IndicatorFacts,
    published: Sequence[PublishedCell],
    comparators: Comparators,
    compared: Period,
    until: Period,
) -> str:
    """That the country has a figure of a year for which councils have none yet; "" where it has not."""
    country = comparators.country
    newer = [
        cell
        for cell in published
        if country
        and cell.area_id == country.id
        and cell.amounts.value is not None
        and compared.end < cell.period.end <= until.end
    ]
    if not country or not newer:
        return ""
    newest = max(newer, key=lambda cell: cell.period.end)
    figure = amounts_display(newest.amounts, definition)
    return f"For {compared_period(newest.period)} there is a figure of {country.name} alone: {figure}"


def missing_words(symbol: str, number: int) -> str:
    """ "2 have none yet", "1 is hidden"."""
    one, many = MISSING.get(symbol, ("is missing", "are missing"))
    return f"{number} {agree(number, one, many)}"
