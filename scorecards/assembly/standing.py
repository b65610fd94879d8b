"""How the council stands to its neighbours, their middle, England and the region, by test, in one year. Pure."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from indicators.statistics.observations import Observation, counted
from indicators.terms.nouns import area_in_sentence
from indicators.terms.vocabulary import Polarity, Unit
from scorecards.assembly.inputs import AreaName, Comparators, PublishedCell, amounts_at
from scorecards.payload import AgainstShown, Standing
from scorecards.statistics.against import (
    Beside,
    against_benchmark,
    against_each,
    benchmark_words,
    standing_words,
)
from scorecards.statistics.intervals import interval_of


class AgainstOthers(NamedTuple):
    """`each` is in the order of the neighbours."""

    each: list[Standing]
    shown: AgainstShown


def stand_against(
    comparators: Comparators,
    cells: Mapping[int, PublishedCell],
    median: float | None,
    unit: Unit,
    polarity: Polarity,
) -> AgainstOthers:
    """`median` is the middle of the neighbours; `cells` are those of one period and release, by area."""
    own = _beside(comparators.own, cells, unit)
    others = [_beside(area, cells, unit) for area in comparators.neighbours]
    each = against_each(own, others, unit, polarity)
    interval = interval_of(amounts_at(comparators.own, cells), unit)
    once = _each_return_once(comparators, cells)
    tally = Counter(each[place] for place in once)
    country, region = comparators.country, comparators.region
    middle = against_benchmark(interval, median, polarity)
    of_country = against_benchmark(interval, amounts_at(country, cells).value, polarity)
    of_region = against_benchmark(interval, amounts_at(region, cells).value, polarity)
    return AgainstOthers(
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
            "benchmarks": benchmark_words(
                [
                    ("their middle", middle),
                    (area_in_sentence(region.name) if region else "", of_region),
                    (area_in_sentence(country.name) if country else "", of_country),
                ]
            ),
            "middle": middle,
            "england": of_country,
            "region": of_region,
        },
    )


def _each_return_once(comparators: Comparators, cells: Mapping[int, PublishedCell]) -> list[int]:
    """The places of the neighbours that count: of those that filed one return together the first."""
    returns: dict[str, int] = {}
    for place, area in enumerate(comparators.neighbours):
        joint = cells[area.id].joint if area.id in cells else ""
        returns.setdefault(joint or area.code, place)
    return sorted(returns.values())


def _beside(area: AreaName | None, cells: Mapping[int, PublishedCell], unit: Unit) -> Beside:
    cell = cells.get(area.id) if area else None
    if cell is None:
        return Beside(None)
    numbers = cell.amounts
    found = Observation(cell.period, numbers.value, numbers.numerator, numbers.denominator)
    return Beside(numbers.value, counted(found, unit))
