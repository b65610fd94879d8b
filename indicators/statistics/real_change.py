"""Is the latest figure of a series a real change, or may chance explain it? Pure.

A process chart assumes that one quarter's figure does not depend on the last. Children counted on a day, rolling twelve
months and figures since April do depend on it: there a chart calls a quarter to a half of unchanged series a change.
They are set beside the same period a year earlier instead. docs/methods.md has the rules and how often they err.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from statistics import median
from typing import Literal

from indicators.statistics.differences import (
    SIGNIFICANCE,
    chance_of_rate,
    chance_of_share,
    critical,
)
from indicators.statistics.observations import Counted, Observation, Past, past_of
from indicators.statistics.process_chart import (
    FEWEST,
    RUN,
    UPWARD,
    ProcessLimits,
    Signal,
    latest_signals,
    process_limits,
)
from indicators.terms.periods import Frequency, Period
from indicators.terms.targets import Edges
from indicators.terms.vocabulary import AVERAGES, MULTIPLIERS, NO_WAY_IS_GOOD, Basis, Polarity, Unit
from indicators.terms.wording import NOISE

Verdict = Literal["better", "worse", "up", "down", "no change", "not tested"]
Rule = Literal["process chart", "steady baseline", "year on year", ""]

LEANING = (
    0.75  # standard errors of the autocorrelation above which quarters depend on each other; keeps the budget
)
# Year-on-year differences of a series that vary more, or less, than separate samples would: by how much.
FEWEST_DIFFERENCES = 8
MEDIAN_OF_NORMAL = 0.6745  # of the absolute values of a standard normal variable
OVERLAPPING = {
    Frequency.MONTH: 12,
    Frequency.WEEK: 52,
}  # differences that share a period with the latest; else 4
# Most children counted on a day are the same as a year ago, so chance moves the figure less than two samples.
LEAST_SPREAD = {Basis.POINT: 0.6}
LEAST_SPREAD_OTHERWISE = 0.8
HARDLY_MOVED = "the figure had hardly ever moved"
LEVELS = "the figures do not keep to one level"
WITHOUT_PEOPLE = frozenset(Unit) - {Unit.COUNT, *MULTIPLIERS}
SPREADLESS = "of an average the spread behind it is not given"
NOBODY = "no number of people is given"


class NotTested(Exception):
    """The change cannot be told from chance; the message is the reason, as a sentence has it after a colon."""


@dataclass(frozen=True)
class RealChange:
    """What the latest figure says. `direction` is 1 up, -1 down, 0 for no change and for what was not tested.

    `why` names the signal or the reason. `limits` only where the process chart decided. `against` is the figure that
    the latest was set beside: a year ago's, or the level that never moved.
    """

    verdict: Verdict
    rule: Rule
    why: str
    direction: int = 0
    signal: Signal = Signal.NONE
    limits: ProcessLimits | None = None
    against: float | None = None
    past: Past | None = None


def real_change(
    series: Sequence[Observation],
    basis: Basis,
    *,
    unit: Unit,
    polarity: Polarity,
    breaks: Sequence[date] = (),
    target: Edges | None = None,
) -> RealChange:
    """The verdict on the last observation, of a series oldest first; a new series begins on each of `breaks`.

    `target` is that of an indicator that is best within a range: without one neither way is better.
    What cannot be tested is "not tested", with the reason. Raises ValueError for an empty series.
    """
    past = past_of(series, basis, unit, breaks)
    try:
        change = _judged(past, basis)
    except NotTested as reason:
        return RealChange("not tested", "", str(reason), past=past)
    return RealChange(
        _verdict(change, past, polarity, target),
        change.rule,
        change.why,
        change.direction,
        change.signal,
        change.limits,
        change.against,
        past,
    )


def _verdict(change: RealChange, past: Past, polarity: Polarity, target: Edges | None) -> Verdict:
    rises = change.direction > 0
    if change.direction == 0:
        return "no change"
    if polarity not in NO_WAY_IS_GOOD:
        return "better" if rises is (polarity is Polarity.HIGH) else "worse"
    nearer = _nearer(change, past, target) if target and polarity is Polarity.RANGE else 0.0
    if abs(nearer) > NOISE:
        return "better" if nearer > 0 else "worse"
    return "up" if rises else "down"


def _nearer(change: RealChange, past: Past, target: Edges) -> float:
    """How much nearer to its range the figure is than where it came from; 0 within it, and from one side to the other
    by as much. A run on one side of the mean may end where it began: then there is no telling."""
    latest = past.values[-1]
    then = change.against
    if then is None and change.limits is not None:
        run = past.unbroken_run()
        then = run[-RUN] if change.signal in (Signal.RISING, Signal.FALLING) else change.limits.mean
    if then is None or (latest - then) * change.direction <= 0:
        return 0.0
    return target.outside(then) - target.outside(latest)


def _judged(past: Past, basis: Basis) -> RealChange:
    if past.latest.hidden:
        raise NotTested("the number is hidden so no child can be identified")
    if past.latest.value is None:
        raise NotTested(f"there is no figure for {past.latest.period.in_sentence}")
    if basis is Basis.PERIOD and len(past.values) >= FEWEST:
        return _of_many_in_period(past)
    return _year_on_year(past, basis)


def _of_many_in_period(past: Past) -> RealChange:
    """Twelve figures or more, each of its own quarter."""
    if past.hidden_since(None):
        raise NotTested("hidden figures lie between")
    earlier = past.values[:-1]
    if min(earlier) == max(earlier):
        return _beside_steady(past)
    if past.people is not None and autocorrelation(past) > LEANING / sqrt(len(earlier)):
        return _year_on_year(past, Basis.PERIOD)
    limits = process_limits(earlier, ranges=past.moving_ranges())
    if limits is None or 2 * sum(limits.lower <= one <= limits.upper for one in earlier) < len(earlier):
        if past.people is None:
            raise NotTested(HARDLY_MOVED if limits is None else LEVELS)
        return _year_on_year(past, Basis.PERIOD)
    return _by_chart(past, limits)


def _by_chart(past: Past, limits: ProcessLimits) -> RealChange:
    """The first signal that chance alone does not explain: limits of few figures are uncertain, and where events are
    rare a run on one side of the mean is a run of nothing."""
    real = (
        one
        for one in latest_signals(past.unbroken_run(), limits)
        if _beyond_chance(past, one.signal, one.points)
    )
    signal = next((one.signal for one in real), Signal.NONE)
    direction = 0 if signal is Signal.NONE else 1 if signal in UPWARD else -1
    return RealChange(
        "no change", "process chart", signal or "within the usual range", direction, signal, limits
    )


def _beside_steady(past: Past) -> RealChange:
    """A baseline without any spread has no limits: the test against all of it decides."""
    latest, level = past.values[-1], past.values[-2]
    size = latest - level
    if size == 0:
        return RealChange("no change", "steady baseline", "the same as always", against=level)
    if past.people is None:
        raise NotTested("the figure had never moved")
    real = _beyond_chance(past, Signal.ABOVE, 1)
    return RealChange(
        "no change",
        "steady baseline",
        "differs from what it always was" if real else "no more than chance may explain",
        (1 if size > 0 else -1) if real else 0,
        against=level,
    )


def _beyond_chance(past: Past, signal: Signal, points: int) -> bool:
    """The people of the signal's periods against those of all others since the break; always, without people.

    Of a trend its last two periods against its first two: those between belong to neither level.
    """
    if past.people is None:
        return True
    if signal in (Signal.RISING, Signal.FALLING):
        before, after = past.people[-points : 2 - points], past.people[-2:]
    else:
        before, after = past.people[:-points], past.people[-points:]
    chance = chance_of_share if past.unit is Unit.PERCENT else chance_of_rate
    return chance(*_together(before), *_together(after)) < SIGNIFICANCE


def _together(people: Sequence[Counted]) -> Counted:
    return sum(count for count, _ in people), sum(base for _, base in people)


def _year_on_year(past: Past, basis: Basis) -> RealChange:
    latest = past.latest.period
    then = _a_year_ago(past, latest.year_before(), basis)
    differences = past.year_on_year()
    if latest not in differences:
        raise NotTested(_nobody(past, basis))
    z = differences[latest] / spread(list(differences.values()), basis, latest.frequency)
    real = abs(z) > critical()
    return RealChange(
        "no change",
        "year on year",
        "more than chance explains" if real else "no more than chance may explain",
        (1 if z > 0 else -1) if real else 0,
        against=then,
    )


def _a_year_ago(past: Past, period: Period, basis: Basis) -> float:
    """The figure of a year ago. Raises NotTested where it may not be set beside the latest."""
    if past.unit in WITHOUT_PEOPLE:
        raise NotTested(_nobody(past, basis))
    if not past.holds(period):
        raise NotTested("a year ago lies before a break in the series")
    if past.hidden_since(period):
        raise NotTested("hidden figures lie between")
    then = past.at(period)
    if then is None or then.value is None:
        raise NotTested("there is no figure of a year ago")
    return then.value


def _nobody(past: Past, basis: Basis) -> str:
    """A flow of money or scores can have a chart once it is long enough."""
    why = SPREADLESS if past.unit in AVERAGES else NOBODY
    if basis is Basis.PERIOD and len(past.values) < FEWEST:
        return f"{why}, and a chart needs {FEWEST} figures in one series, not {len(past.values)}"
    return f"{why}, so chance cannot be told from change"


def spread(differences: Sequence[float], basis: Basis, frequency: Frequency) -> float:
    """By how much the series' own year-on-year differences (z, oldest first, the judged one last) exceed chance.

    Those that share a period with the judged one are left out. 1 while fewer than eight are left.
    """
    used = differences[: -OVERLAPPING.get(frequency, 4)]
    if len(used) < FEWEST_DIFFERENCES:
        return 1.0
    found = median(abs(one) for one in used) / MEDIAN_OF_NORMAL
    return max(found, LEAST_SPREAD.get(basis, LEAST_SPREAD_OTHERWISE))


def autocorrelation(past: Past) -> float:
    """Lag 1, of the figures before the judged one: how much each leans to the side of the period before it."""
    earlier = past.numbers[:-1]
    values = past.values[:-1]
    mean = sum(values) / len(values)
    away = {one.period: value - mean for one, value in zip(earlier, values, strict=True)}
    whole = sum(one * one for one in away.values())
    together = sum(one * away.get(period.previous(), 0.0) for period, one in away.items())
    return together / whole if whole else 0.0
