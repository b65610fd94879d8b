"""How the council stands to its neighbours, their middle, England and the region, by test, in one year. Pure."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from indicators.amounts.amounts import Amounts
from indicators.catalogue.facts import IndicatorFacts
from indicators.statistics.observations import Observation, counted
from scorecards.assembly.inputs import AreaName, Comparators, PublishedCell
from scorecards.payload import AgainstShown, Tested
from scorecards.statistics.against import Beside, against_benchmark, against_each, standing_words
from scorecards.statistics.intervals import interval_of


class Standing(NamedTuple):
    """`each` is in the order of the neighbours."""

    each: list[Tested]
    shown: AgainstShown


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
    interval = interval_of(_amounts(comparators.own, cells), unit)
    once = _each_return_once(comparators, cells)
    tally = Counter(each[place] for place in once)
    return Standing(
        each,
        {
            "better": tally["better"],
            "worse": tally["worse"],
            "higher": tally["higher"],
            "lower": tally["lower"],
            "level": tally["level"],
            "not_tested": tally["not tested"],
            "sentence": standing_words(
                own, [others[place] for place in once], [each[place] for place in once]
            ),
            "middle": against_benchmark(interval, median, polarity),
            "england": against_benchmark(interval, _amounts(comparators.country, cells).value, polarity),
            "region": against_benchmark(interval, _amounts(comparators.region, cells).value, polarity),
        },
    )


def _each_return_once(comparators: Comparators, cells: Mapping[int, PublishedCell]) -> list[int]:
    """The places of the neighbours that count: of those that filed one return together the first."""
    returns: dict[str, int] = {}
    for place, area in enumerate(comparators.neighbours):
        joint = cells[area.id].joint if area.id in cells else ""
        returns.setdefault(joint or area.code, place)
    return sorted(returns.values())


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
