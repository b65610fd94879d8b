"""How the council stands to its neighbours, their middle, England and the region, by test, in one year. Pure."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from indicators.amounts.amounts import Amounts
from indicators.catalogue.facts import IndicatorFacts
from indicators.statistics.observations import Observation, counted
from indicators.terms.vocabulary import Unit
from scorecards.assembly.inputs import AreaName, Comparators, PublishedCell
from scorecards.payload import AgainstShown, Tested
from scorecards.statistics.against import Beside, against_benchmark, against_each, standing_words
from scorecards.statistics.intervals import Interval, interval_of


class Standing(NamedTuple):
    """`each` is in the order of the neighbours; `apart` are the figures that the council clearly differs from."""

    each: list[Tested]
    shown: AgainstShown
    apart: list[float]


def stand_against(
    comparators: Comparators,
    cells: Mapping[int, PublishedCell],
    median: float | None,
    definition: IndicatorFacts,
) -> Standing:
    unit, polarity = definition.unit, definition.polarity
    own = _beside(comparators.own, cells, definition)
    others = [_beside(area, cells, definition) for area in comparators.neighbours]
    each = against_each(own, others, unit, polarity)
    interval = _around_published(_amounts(comparators.own, cells), unit)
    values = [median, *(_amounts(area, cells).value for area in (comparators.country, comparators.region))]
    middle, england, region = (against_benchmark(interval, value, polarity) for value in values)
    tested = [
        *zip((other.value for other in others), each, strict=True),
        *zip(values, (middle, england, region), strict=True),
    ]
    tally = Counter(each)
    return Standing(
        each,
        {
            "better": tally["better"],
            "worse": tally["worse"],
            "higher": tally["higher"],
            "lower": tally["lower"],
            "level": tally["level"],
            "not_tested": tally["not tested"],
            "sentence": standing_words(own, others, each),
            "middle": middle,
            "england": england,
            "region": region,
        },
        [value for value, found in tested if value is not None and found not in ("level", "not tested")],
    )


def _around_published(amounts: Amounts, unit: Unit) -> Interval | None:
    """The 95% interval with the figure as it was published: rounded, it may lie beyond, and is what readers see."""
    found = interval_of(amounts, unit)
    if found is None or amounts.value is None:
        return None
    return Interval(min(found.lower, amounts.value), max(found.upper, amounts.value))


def _amounts(area: AreaName | None, cells: Mapping[int, PublishedCell]) -> Amounts:
    cell = cells.get(area.id) if area else None
    return cell.amounts if cell else Amounts()


def _beside(area: AreaName | None, cells: Mapping[int, PublishedCell], definition: IndicatorFacts) -> Beside:
    cell = cells.get(area.id) if area else None
    if cell is None:
        return Beside(None)
    numbers = cell.amounts
    found = Observation(cell.period, numbers.value, numbers.numerator, numbers.denominator)
    return Beside(numbers.value, counted(found, definition.unit))
