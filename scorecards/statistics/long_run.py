"""Has the figure risen or fallen over five years? Beside the verdict on its latest change, in one sentence. Pure.

The trend of `trends.py` is for yearly figures that do not depend on each other. Quarters do, so of them only the same
quarter of five years is taken: of twelve months, and of figures since April, no two then share a day. A level that
wanders climbs for a while by itself; the trend must be clear beside that too. docs/methods.md has how often it errs.
"""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from indicators.amounts.amounts import Amounts
from indicators.statistics.change_words import Shown
from indicators.statistics.observations import Observation, Past, counted
from indicators.statistics.real_change import FEWEST_DIFFERENCES, MEDIAN_OF_NORMAL, RealChange
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import display_value, round_half_away
from scorecards.statistics.intervals import interval_of
from scorecards.statistics.trends import CRITICAL, YEARS, Trend, Year, recent_trend

# F with 1 and 3 degrees of freedom, p = 0.01: a scatter that five figures alone tell is itself uncertain.
CRITICAL_OF_FIVE = 34.12


class LongRun(NamedTuple):
    """`direction` is 1 where it has risen from the first to the last of five yearly figures, -1 where it has fallen."""

    direction: int
    first: Observation
    last: Observation


def long_run(past: Past) -> LongRun | None:
    """None where there is no clear trend, and where none can be tested: a year hidden, missing or before a break."""
    chosen = _five_years(past)
    if not chosen or past.hidden_since(chosen[0].period):
        return None
    found = recent_trend([_year(place, one, past.unit) for place, one in enumerate(chosen)])
    if found.direction not in ("increasing", "decreasing") or not _beyond_wandering(found, past):
        return None
    return LongRun(1 if found.direction == "increasing" else -1, chosen[0], chosen[-1])


def long_run_words(found: LongRun | None, change: RealChange, shown: Shown) -> str:
    """ "Over the last five years’ figures it has risen, from 41% (Q2 21/22) to 82%."; "" where nothing is to be said.

    Where the change itself is real the sentence says that it went on, or that it turned. Beside a process chart that
    found one level it is withheld, and where the rounded figures do not show it.
    """
    one_level = change.direction == 0 and change.rule in ("process chart", "steady baseline")
    if found is None or one_level or found.first.value is None or found.last.value is None:
        return ""
    values = (found.first.value, found.last.value)
    then, now = (round_half_away(one, shown.decimals) for one in values)
    if (now - then) * found.direction <= 0:
        return ""
    start, end = (display_value(one, shown.unit, shown.decimals) for one in values)
    way = "risen" if found.direction > 0 else "fallen"
    over, too = "Over", " too" if change.direction == found.direction else ""
    if change.direction == -found.direction:
        over = "Yet over"
    return f"{over} the last five years’ figures it has {way}{too}, from {start} ({found.first.period.short}) to {end}."


def _five_years(past: Past) -> list[Observation]:
    """The latest and the same period of the four years before; empty where one of them has no number."""
    period, found = past.latest.period, []
    for _ in range(YEARS):
        one = past.at(period)
        if one is None or one.value is None or one.hidden:
            return []
        found.append(one)
        period = period.year_before()
    return found[::-1]


def _year(place: int, one: Observation, unit: Unit) -> Year:
    """A share by its people, all else by its 95% interval; without either the trend is not tested."""
    if unit is Unit.PERCENT:
        part, whole = counted(one, unit) or (None, None)
        return Year(place, part, whole)
    interval = interval_of(Amounts(one.numerator, one.denominator, one.value), unit)
    if interval is None:
        return Year(place)
    return Year(place, value=one.value, lower=interval.lower, upper=interval.upper)


def _beyond_wandering(found: Trend, past: Past) -> bool:
    """Whether the trend is still clear where chance is widened by how much more than chance the series varies.

    By the five about their line or by all steps of a year about their usual step, whichever is more.
    """
    steps = step_spread(list(past.year_on_year().values()))
    scatter = found.scatter or 0.0
    wider = max(1.0, scatter, (steps or 0.0) ** 2)
    needed = CRITICAL_OF_FIVE if steps is None and scatter > 1 else CRITICAL
    return (found.chi_squared or 0.0) / wider > needed


def step_spread(differences: Sequence[float]) -> float | None:
    """The spread of year-on-year differences (z) about their median, which a steady climb leaves as it is.

    1 on average where chance alone is at work; None for fewer than eight.
    """
    if len(differences) < FEWEST_DIFFERENCES:
        return None
    usual = median(differences)
    return median(abs(one - usual) for one in differences) / MEDIAN_OF_NORMAL
