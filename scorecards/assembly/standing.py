"""How the council stands to its neighbours, their middle, England and the region, by test, in one year. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import isclose
from typing import NamedTuple

from indicators.amounts.amounts import Amounts
from indicators.statistics.observations import Observation, counted
from indicators.terms.nouns import area_in_sentence
from indicators.terms.vocabulary import MULTIPLIERS, Polarity, Unit
from scorecards.assembly.inputs import AreaName, Comparators, PublishedCell, amounts_at
from scorecards.payload import AgainstShown, Standing
from scorecards.statistics.against import (
    Beside,
    against_benchmark,
    against_each,
    benchmark_words,
    standing_words,
)
from scorecards.statistics.comparison import as_published
from scorecards.statistics.intervals import Interval, interval_of


class AgainstOthers(NamedTuple):
    """`each` is in the order of the neighbours; `apart` are the figures that the council clearly differs from."""

    each: list[Standing]
    shown: AgainstShown
    apart: list[float]


def stand_against(
    comparators: Comparators,
    cells: Mapping[int, PublishedCell],
    median: float | None,
    unit: Unit,
    polarity: Polarity,
) -> AgainstOthers:
    """`median` is the middle of the neighbours; `cells` are those of one period and release, by area."""
    own = beside_of_area(comparators.own, cells, unit)
    others = [beside_of_area(area, cells, unit) for area in comparators.neighbours]
    each = against_each(own, others, unit, polarity)
    ours = amounts_at(comparators.own, cells)
    wider = {"england": comparators.country, "region": comparators.region, "part": comparators.part}
    benchmarks = {name: amounts_at(area, cells) for name, area in wider.items()}
    middle = against_benchmark(around_published(ours, unit), median, polarity)
    tested = {"middle": middle} | {
        name: against_figure(ours, one, unit, polarity) for name, one in benchmarks.items()
    }
    everyone = zip(
        (*(one.value for one in others), median, *(one.value for one in benchmarks.values())),
        (*each, *tested.values()),
        strict=True,
    )
    once = _each_return_once(comparators, cells)
    counted_once = [each[place] for place in once]
    return AgainstOthers(
        each,
        _shown(
            comparators,
            standing_words(own, [others[place] for place in once], counted_once),
            counted_once,
            tested,
        ),
        [value for value, found in everyone if value is not None and found not in ("level", "not tested")],
    )


def _shown(
    comparators: Comparators, sentence: str, each: Sequence[Standing], tested: Mapping[str, Standing]
) -> AgainstShown:
    tally, country, region, part = Counter(each), comparators.country, comparators.region, comparators.part
    shown: AgainstShown = {
        "better": tally["better"],
        "worse": tally["worse"],
        "higher": tally["higher"],
        "lower": tally["lower"],
        "level": tally["level"],
        "not_tested": tally["not tested"],
        "sentence": sentence,
        "benchmarks": benchmark_words(
            [
                ("their middle", tested["middle"]),
                *([(area_in_sentence(part.name), tested["part"])] if part else []),
                (area_in_sentence(region.name) if region else "", tested["region"]),
                (area_in_sentence(country.name) if country else "", tested["england"]),
            ]
        ),
        "middle": tested["middle"],
        "england": tested["england"],
        "region": tested["region"],
    }
    if part:
        shown["part"] = tested["part"]
    return shown


def around_published(amounts: Amounts, unit: Unit) -> Interval | None:
    """The 95% interval with the figure as it was published: rounded, it may lie beyond, and is what readers see."""
    found = interval_of(amounts, unit)
    if found is None or amounts.value is None:
        return None
    return Interval(min(found.lower, amounts.value), max(found.upper, amounts.value))


def _each_return_once(comparators: Comparators, cells: Mapping[int, PublishedCell]) -> list[int]:
    """The places of the neighbours that count: of those that filed one return together the first."""
    returns: dict[str, int] = {}
    for place, area in enumerate(comparators.neighbours):
        joint = cells[area.id].joint if area.id in cells else ""
        returns.setdefault(joint or area.code, place)
    return sorted(returns.values())


def against_figure(amounts: Amounts, benchmark: Amounts, unit: Unit, polarity: Polarity) -> Standing:
    """How a published figure stands to another, such as its country's, by its own 95% interval.

    What was published alike is level: nobody sees a difference.
    """
    alike = amounts.value == benchmark.value
    other = benchmark.value if alike else unrounded(benchmark, unit)
    return against_benchmark(around_published(amounts, unit), other, polarity)


def unrounded(amounts: Amounts, unit: Unit) -> float | None:
    """The figure from its own people where they are given: 6,040 of 542,710 are 111.29 per 10,000, published as 111.

    As published where they are not, or where they are people of another figure: further off than rounding explains.
    """
    value, part, whole = amounts.value, amounts.numerator, amounts.denominator
    if value is None or part is None or not whole or unit not in MULTIPLIERS:
        return value
    found = part / whole * MULTIPLIERS[unit]
    decimals = max(0, -int(as_published(value).normalize().as_tuple().exponent))
    half = 0.5 * 10.0**-decimals
    return found if abs(found - value) <= half or isclose(abs(found - value), half) else value


def beside_of_area(area: AreaName | None, cells: Mapping[int, PublishedCell], unit: Unit) -> Beside:
    cell = cells.get(area.id) if area else None
    return Beside(None) if cell is None else beside_of(cell, unit)


def beside_of(cell: PublishedCell, unit: Unit) -> Beside:
    """A published figure with the people behind it, as far as they are given."""
    numbers = cell.amounts
    found = Observation(cell.period, numbers.value, numbers.numerator, numbers.denominator)
    return Beside(numbers.value, counted(found, unit))
