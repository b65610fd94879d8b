"""A verdict on a change in words: one for the table, one sentence for the page. Pure.

The words name the rule that decided. "Usual range" is said only where a process chart drew one; where a figure was set
beside a year ago, the words say "a year ago". Where the change since the last period points the other way, the
sentence says so.
"""

from math import ceil, floor
from typing import NamedTuple

from indicators.statistics.process_chart import ProcessLimits, Signal
from indicators.statistics.real_change import TRENDS, RealChange
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import SIGNED_UNITS, WITH_POUND_SIGN, Unit
from indicators.terms.wording import display_value, round_half_away, span_words

MANY = {
    Frequency.WEEK: "weeks",
    Frequency.MONTH: "months",
    Frequency.QUARTER: "quarters",
    Frequency.FINANCIAL_YEAR: "years",
    Frequency.ACADEMIC_YEAR: "years",
    Frequency.SNAPSHOT: "years",
}
ONE = {many: many.removesuffix("s") for many in MANY.values()}

_BY_CHART = {
    "better": "Getting better",
    "worse": "Getting worse",
    "up": "Rising",
    "down": "Falling",
    "no change": "No real change",
}
_BY_YEAR = {
    "better": "Better than a year ago",
    "worse": "Worse than a year ago",
    "up": "Higher than a year ago",
    "down": "Lower than a year ago",
    "no change": "Level with a year ago",
}
NOT_TESTED = "Change not tested"


class Shown(NamedTuple):
    """How figures of the indicator are shown."""

    unit: Unit
    decimals: int


def verdict_word(change: RealChange) -> str:
    """ "Getting better", "Level with a year ago", "Change not tested": what stands in a table."""
    if change.verdict == "not tested":
        return NOT_TESTED
    return (_BY_YEAR if change.rule == "year on year" else _BY_CHART)[change.verdict]


def change_sentence(change: RealChange, shown: Shown) -> str:
    """Why, in one sentence, with the figures it rests on."""
    if change.verdict == "not tested":
        return f"Change not tested: {change.why}."
    said = {
        "process chart": _of_chart,
        "steady baseline": _of_steady,
        "year on year": _of_year,
    }[change.rule](change, shown)
    return f"{said}{_although(change, shown)}."


def range_words(lower: float, upper: float, shown: Shown) -> str:
    """ "11.2% to 13.7%": one decimal at least where the range is under ten; the unit once where it is long.

    Of whole counts "7 to 10", or "7" where that is all.
    """
    if shown.unit is Unit.COUNT and lower.is_integer() and upper.is_integer():
        if lower == upper:
            return display_value(lower, shown.unit, shown.decimals)
        return span_words(lower, upper, shown.unit, shown.decimals)
    finer = 2 if shown.unit in WITH_POUND_SIGN else 1  # pounds have pence, never tenths
    decimals = max(shown.decimals, finer) if upper - lower < 10 else shown.decimals
    return span_words(lower, upper, shown.unit, decimals)


def told_range(change: RealChange, unit: Unit) -> tuple[float, float]:
    """The limits that a process chart found, as they are told and drawn.

    A count of children is a whole number, so of counts the whole numbers within the limits are told: of 6.02 to 10.7
    "7 to 10". Rounded inward, a whole number is within the one range exactly where it is within the other.
    """
    assert change.limits is not None and change.past is not None  # noqa: S101 - a chart decided
    lower, upper = possible_range(change.limits, unit, below_nothing=min(change.past.values) < 0)
    if unit is not Unit.COUNT or not all(float(value).is_integer() for value in change.past.values):
        return lower, upper
    first, last = float(ceil(lower)), float(floor(upper))
    return (first, last) if first <= last else (lower, upper)


def possible_range(limits: ProcessLimits, unit: Unit, *, below_nothing: bool = False) -> tuple[float, float]:
    """The limits cut off at nothing and, for percentages, at all; not where figures themselves lie beyond, nor for
    what goes up and down."""
    cut = limits.mean >= 0 and unit not in SIGNED_UNITS and not below_nothing
    lower = max(limits.lower, 0.0) if cut else limits.lower
    upper = min(limits.upper, 100.0) if unit is Unit.PERCENT and limits.mean <= 100 else limits.upper
    return lower, upper


def _of_chart(change: RealChange, shown: Shown) -> str:
    many = MANY[_latest(change).frequency]
    if change.signal in TRENDS:
        way = "risen" if change.signal is Signal.RISING else "fallen"
        return f"The figure has {way} through seven {many} in a row"
    usual = f"usual range of {range_words(*told_range(change, shown.unit), shown)}"
    return {
        Signal.NONE: _within(change, usual),
        Signal.ABOVE: f"The latest figure is above its {usual}",
        Signal.BELOW: f"The latest figure is below its {usual}",
        Signal.NEAR_ABOVE: f"Two of the last three {many} are close to the top of the {usual}, or above it",
        Signal.NEAR_BELOW: f"Two of the last three {many} are close to the bottom of the {usual}, or below it",
        Signal.HIGH_RUN: f"Seven {many} in a row are above the average of those before",
        Signal.LOW_RUN: f"Seven {many} in a row are below the average of those before",
    }[change.signal]


def _within(change: RealChange, usual: str) -> str:
    """A figure may lie outside its range and yet be no more than chance: then that is said."""
    assert change.limits is not None and change.past is not None  # noqa: S101 - a chart decided
    latest = change.past.values[-1]
    if change.limits.lower <= latest <= change.limits.upper:
        return f"The latest figure is within its {usual}, with no lasting shift"
    side = "above" if latest > change.limits.upper else "below"
    return f"The latest figure is {side} its {usual}, but with so few people chance may explain it"


def _of_steady(change: RealChange, shown: Shown) -> str:
    assert change.against is not None  # noqa: S101 - there is a level
    level = display_value(change.against, shown.unit, shown.decimals)
    if change.why == "the same as always":
        return f"The figure is {level}, as it always was"
    if change.direction:
        return f"The figure always was {level}; now it differs by more than chance explains"
    return f"The figure always was {level}; that it differs now may be chance"


def _of_year(change: RealChange, shown: Shown) -> str:
    assert change.against is not None and change.past is not None  # noqa: S101 - a year ago is there
    then = display_value(change.against, shown.unit, shown.decimals)
    latest = change.past.values[-1]
    if change.direction:
        way = "Higher" if change.direction > 0 else "Lower"
        return f"{way} than a year ago ({then}), by more than chance explains"
    if round_half_away(latest, shown.decimals) == round_half_away(change.against, shown.decimals):
        return f"The same as a year ago ({then})"
    way = "Higher" if latest > change.against else "Lower"
    return f"{way} than a year ago ({then}), but chance may explain it"


def _although(change: RealChange, shown: Shown) -> str:
    """A verdict beside an earlier figure that seems to deny it is explained, not left to puzzle."""
    if not change.direction or change.past is None:
        return ""
    past = change.past
    earlier = [("last " + ONE[MANY[_latest(change).frequency]], _latest(change).previous())]
    if change.rule != "year on year":
        earlier.append(("a year ago", _latest(change).year_before()))
    for when, period in earlier:
        then = past.at(period)
        if then is None or then.value is None or then.hidden:
            continue
        now_shown, then_shown = (
            round_half_away(one, shown.decimals) for one in (past.values[-1], then.value)
        )
        step = (now_shown > then_shown) - (now_shown < then_shown)
        if not step and when == "a year ago":
            return f", though the same as {when}"
        if step == -change.direction:
            way = "higher" if step > 0 else "lower"
            return f", though {way} than {when} ({display_value(then.value, shown.unit, shown.decimals)})"
    return ""


def _latest(change: RealChange) -> Period:
    assert change.past is not None  # noqa: S101 - something was judged
    return change.past.latest.period
