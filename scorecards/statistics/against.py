"""How a council stands to others, by test: never "better than 3 of 10" from bare figures. Pure.

Two thirds of the pairs of neighbours in the Department for Education's files of 2025 do not differ by more than chance.
Against one number (the middle, England) the council's own 95% interval decides; against a council the difference of the
two figures is tested. Averages and scores come without their spread: their order is told, and that it is not tested.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from indicators.statistics.differences import critical
from indicators.statistics.observations import Counted, difference_between
from indicators.terms.vocabulary import NO_WAY_IS_GOOD, Polarity, Unit
from scorecards.payload import Standing
from scorecards.statistics.intervals import Interval

SIGNIFICANCE = 0.05  # as the 95% intervals that are drawn beside it


class Beside(NamedTuple):
    """One council's figure. `people` are the numerator and denominator behind it, None where they are not given."""

    value: float | None
    people: Counted | None = None


def against_benchmark(interval: Interval | None, benchmark: float | None, polarity: Polarity) -> Standing:
    """The 95% interval wholly above or below the benchmark (strictly), as public health profiles do."""
    if interval is None or benchmark is None:
        return "not tested"
    if interval.lower <= benchmark <= interval.upper:
        return "level"
    return standing(1 if interval.lower > benchmark else -1, polarity)


def against_each(own: Beside, others: Sequence[Beside], unit: Unit, polarity: Polarity) -> list[Standing]:
    """The council beside each of the others, in their order, by the difference of two proportions or two rates."""
    return [_against_one(own, other, unit, polarity) for other in others]


def _against_one(own: Beside, other: Beside, unit: Unit, polarity: Polarity) -> Standing:
    if own.people is None or other.people is None:
        return "not tested"
    if own.value == other.value:  # rounded before they were published: nobody sees a difference
        return "level"
    z = difference_between(unit, other.people, own.people).z
    if abs(z) <= critical(SIGNIFICANCE):
        return "level"
    return standing(1 if z > 0 else -1, polarity)


def standing(direction: int, polarity: Polarity) -> Standing:
    """Higher or lower, as better or worse where one of them is good.

    What is best within a range is so within this council's own: by it no other council is judged.
    """
    if polarity in NO_WAY_IS_GOOD:
        return "higher" if direction > 0 else "lower"
    return "better" if (direction > 0) is (polarity is Polarity.HIGH) else "worse"


def standing_words(own: Beside, others: Sequence[Beside], found: Sequence[Standing]) -> str:
    """ "Clearly better than 1, clearly worse than 2, level with 7 of 10 similar councils".

    Of those with a figure. "" where there is no figure of one's own, or none of others.
    """
    with_figure = [other for other in others if other.value is not None]
    if own.value is None or not with_figure:
        return ""
    counted = Counter(found)
    if counted["not tested"] == len(found):
        return _order_words(own.value, [one.value for one in with_figure if one.value is not None])
    parts = [
        f"clearly {way} than {counted[way]}" for way in ("better", "worse", "higher", "lower") if counted[way]
    ]
    if counted["level"]:
        parts.append(f"level with {counted['level']}")
    untested = sum(
        one == "not tested" and other.value is not None for one, other in zip(found, others, strict=True)
    )
    said = _of_all(parts, len(with_figure), alone=not untested)
    return f"{said}; {untested} cannot be tested" if untested else said


def benchmark_words(found: Sequence[tuple[str, Standing]]) -> str:
    """ "Clearly worse than England, level with their middle and the North East", of areas by name and how the council's
    own interval stands to each. "" where none could be tested.
    """
    parts = []
    for way in ("better", "worse", "higher", "lower", "level"):
        *most, last = [name for name, one in found if one == way] or [""]
        names = f"{', '.join(most)} and {last}" if most else last
        if names:
            parts.append(f"level with {names}" if way == "level" else f"clearly {way} than {names}")
    said = ", ".join(parts)
    return said[:1].upper() + said[1:]


def _order_words(own: float, others: Sequence[float]) -> str:
    """ "Higher than 4, lower than 6 of 10 similar councils; chance is not tested"."""
    counts = (
        ("higher than", sum(own > other for other in others)),
        ("lower than", sum(own < other for other in others)),
        ("the same as", sum(own == other for other in others)),
    )
    parts = [f"{words} {number}" for words, number in counts if number]
    return f"{_of_all(parts, len(others), alone=True)}; chance is not tested"


def _of_all(parts: Sequence[str], number: int, *, alone: bool) -> str:
    """ "Level with all 10 similar councils" where one part holds them all."""
    councils = "similar council" if number == 1 else "similar councils"
    if len(parts) == 1 and alone and number > 1:
        way = parts[0].rsplit(" ", 1)[0]
        said = f"{way} {'both' if number == 2 else f'all {number}'} {councils}"
    elif number == 1:
        said = f"{parts[0].rsplit(' ', 1)[0]} the one similar council with a figure"
    else:
        said = f"{', '.join(parts)} of {number} {councils}"
    return said[:1].upper() + said[1:]
