"""Does the latest figure differ from the first of the years shown by more than chance? Where no year alone does. Pure.

For a figure that is level with a year ago and whose trend of five years is not clear enough to be told. It is one test
of two fixed ends, the first year with people and the latest, as Compare makes it: so the years are named with it.
docs/methods.md has how often it errs.
"""

from typing import NamedTuple

from indicators.statistics.change_words import Shown
from indicators.statistics.dependence import spread
from indicators.statistics.differences import SIGNIFICANCE, chance_of_rate, chance_of_share, critical
from indicators.statistics.observations import Counted, Observation, Past, counted, difference_between
from indicators.statistics.real_change import RealChange
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import display_value, round_half_away
from scorecards.statistics.long_run import step_spread

FEWEST_YEARS = 2  # between the two: of one year the verdict itself tells


class FirstToLatest(NamedTuple):
    """`direction` is 1 where the latest is higher than the first, -1 where it is lower."""

    direction: int
    first: Observation
    last: Observation


def first_to_latest(change: RealChange) -> FirstToLatest | None:
    """None beside any other verdict than "level with a year ago", and where the two ends may differ by chance."""
    past = change.past
    if past is None or change.rule != "year on year" or change.direction:
        return None
    ends = _ends(past)
    if ends is None or past.hidden_since(ends[0].period):
        return None
    then, now = counted(ends[0], past.unit), counted(ends[1], past.unit)
    if then is None or now is None or not _beyond_chance(past, then, now):
        return None
    return FirstToLatest(1 if difference_between(past.unit, then, now).z > 0 else -1, *ends)


def first_to_latest_words(found: FirstToLatest | None, shown: Shown) -> str:
    """ "From 2020/21 to 2024/25 it fell from 56% to 41%, by more than chance."; "" where it does not show rounded."""
    if found is None:
        return ""
    then, now = (one.value or 0.0 for one in (found.first, found.last))
    if (round_half_away(now, shown.decimals) - round_half_away(then, shown.decimals)) * found.direction <= 0:
        return ""
    start, end = (display_value(one, shown.unit, shown.decimals) for one in (then, now))
    way = "rose" if found.direction > 0 else "fell"
    first, last = (_named(one.period) for one in (found.first, found.last))
    years = f"From {first} to {last}"
    return f"{years} it {way} from {start} to {end}, by more than chance."


def _named(period: Period) -> str:
    return period.in_sentence if period.frequency is Frequency.ACADEMIC_YEAR else period.short


def _ends(past: Past) -> tuple[Observation, Observation] | None:
    """The latest and the same period of the first year that has people."""
    period, found = past.latest.period, None
    for years in range(1, len(past.observations)):
        period = period.year_before()
        one = past.at(period)
        if one and one.value is not None and not one.hidden and counted(one, past.unit):
            found = (one, years)
    return (found[0], past.latest) if found and found[1] >= FEWEST_YEARS else None


def _beyond_chance(past: Past, then: Counted, now: Counted) -> bool:
    """By the exact tests of two periods, and with chance widened as the verdict and the trend widen it."""
    test = chance_of_share if past.unit is Unit.PERCENT else chance_of_rate
    if test(*then, *now) >= SIGNIFICANCE:
        return False
    differences = list(past.year_on_year().values())
    beside = spread(differences, past.basis, past.latest.period.frequency)
    wider = max(1.0, beside, step_spread(differences) or 0.0)
    return abs(difference_between(past.unit, then, now).z) / wider > critical()
