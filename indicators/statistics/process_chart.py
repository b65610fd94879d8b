"""Process charts (XmR): is the latest figure a real change, or within the usual range? Pure, no packages: pages
draw sixty of these.

Limits are the mean plus and minus 2.66 mean moving ranges; moving ranges of 3.267 means or more are screened out
once. The rules and their precedence are those of the NHS's "Making Data Count". Where a quarter is missing its
neighbours count as following each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Literal, NamedTuple

from indicators.terms.periods import Period
from indicators.terms.series import Break, Point, current_series
from indicators.terms.vocabulary import NO_WAY_IS_GOOD, Basis, Polarity

LIMIT = 2.66
SCREEN = 3.267
RUN = 7  # points in a row that make a trend or a shift
FEWEST = 12  # points without a break, below which the limits are too uncertain to draw


class Signal(StrEnum):
    """What is special about a point. The first rule that fits names it, in this order."""

    NONE = ""
    ABOVE = "above the usual range"
    BELOW = "below the usual range"
    RISING = "part of seven rising in a row"
    FALLING = "part of seven falling in a row"
    NEAR_ABOVE = "one of two in three close to the upper limit"
    NEAR_BELOW = "one of two in three close to the lower limit"
    HIGH_RUN = "part of seven in a row above the average"
    LOW_RUN = "part of seven in a row below the average"


UPWARD = frozenset({Signal.ABOVE, Signal.RISING, Signal.NEAR_ABOVE, Signal.HIGH_RUN})
Variation = Literal["improving", "concerning", "up", "down", "usual"]
Assurance = Literal["consistently meets", "consistently misses", "hit or miss"]


@dataclass(frozen=True)
class ProcessLimits:
    """The usual range, in the figure's unit."""

    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float


@dataclass(frozen=True)
class ProcessChart:
    """Limits and signals of one unbroken series. `limits` is None where `reason` says why nothing is charted.

    `points` are those with a number, oldest first, one signal for each; `until` is the last period asked about,
    with or without a number.
    """

    limits: ProcessLimits | None
    points: tuple[Point, ...]
    signals: tuple[Signal, ...]
    reason: str
    until: Period | None

    @property
    def latest(self) -> Signal:
        """The signal of the last point with a number."""
        return self.signals[-1] if self.signals else Signal.NONE

    @property
    def short(self) -> bool:
        """True where there is no chart because there are too few points."""
        return self.limits is None and self.reason.startswith("Fewer")


def process_chart(
    points: Sequence[Point], *, basis: Basis, breaks: Sequence[Break] = (), fewest: int = FEWEST
) -> ProcessChart:
    """The chart of the points since the last break; figures from April to date are never charted."""
    asked = current_series(points, breaks, basis)
    until = asked[-1].period if asked else None
    current = tuple(one for one in asked if one.value is not None)
    values = [one.value for one in current if one.value is not None]
    limits, reason = None, ""
    if basis is Basis.YEAR_TO_DATE:
        reason = "Year-to-date figures start again each April"
    elif len(values) < fewest:
        reason = f"Fewer than {fewest} comparable points"
    else:
        limits = process_limits(values)
        reason = "" if limits else "The figure hardly changes: no limits"
    return ProcessChart(limits, current, tuple(signals(values, limits)) if limits else (), reason, until)


def process_limits(
    values: Sequence[float],
    *,
    screened: bool = True,
    baseline: int | None = None,
    ranges: Sequence[float] | None = None,
) -> ProcessLimits | None:
    """The limits, from the first `baseline` values where given; None where no moving range is left to build on.

    `ranges` are the moving ranges where not every value follows on the one before it.
    """
    used = values[:baseline] if baseline else values
    if ranges is None:
        ranges = [abs(later - earlier) for earlier, later in pairwise(used)]
    if not ranges:
        return None
    average = sum(ranges) / len(ranges)
    if screened:
        kept = [one for one in ranges if one < SCREEN * average]
        average = sum(kept) / len(kept) if kept else 0.0
    mean = sum(used) / len(used)
    width = LIMIT * average
    # a series that never moves would have every later point "outside": limits of no width, rounding error aside
    if width <= 1e-9 * max(1.0, abs(mean)):
        return None
    near = width * 2 / 3
    return ProcessLimits(mean, mean - width, mean + width, mean - near, mean + near)


def signals(values: Sequence[float], limits: ProcessLimits) -> list[Signal]:
    """The signal of each point, by the first rule that fits it."""
    sides = [(value > limits.mean) - (value < limits.mean) for value in values]
    outside = [(value > limits.upper) - (value < limits.lower) for value in values]
    close = [
        not out and (value > limits.near_upper or value < limits.near_lower)
        for value, out in zip(values, outside, strict=True)
    ]
    found = []
    for rules in zip(
        outside,
        part_of_seven(trends(values)),
        two_in_three(close, sides),
        part_of_seven(shifts(sides)),
        strict=True,
    ):
        rule = next((n for n, sign in enumerate(rules) if sign), None)
        found.append(Signal.NONE if rule is None else _NAMED[rule][rules[rule] < 0])
    return found


class LatestSignal(NamedTuple):
    """A rule that fits the latest point, and how many points, the latest last, make it."""

    signal: Signal
    points: int


def latest_signals(values: Sequence[float], limits: ProcessLimits) -> list[LatestSignal]:
    """Every rule that fits the last of an unbroken run of values, in the rules' order.

    Two in three close to a limit are told from the latest point alone, so those beyond the limit count as close.
    """
    sides = [(value > limits.mean) - (value < limits.mean) for value in values]
    close = [value > limits.near_upper or value < limits.near_lower for value in values]
    outside = (values[-1] > limits.upper) - (values[-1] < limits.lower)
    found = zip(
        _NAMED,
        (outside, trends(values)[-1], two_in_three(close, sides)[-1], shifts(sides)[-1]),
        (1, RUN, 3, RUN),
        strict=True,
    )
    return [LatestSignal(names[sign < 0], points) for names, sign, points in found if sign]


_NAMED = (
    (Signal.ABOVE, Signal.BELOW),
    (Signal.RISING, Signal.FALLING),
    (Signal.NEAR_ABOVE, Signal.NEAR_BELOW),
    (Signal.HIGH_RUN, Signal.LOW_RUN),
)


def trends(values: Sequence[float]) -> list[int]:
    """1 at each point that ends seven strictly rising ones, -1 at each that ends seven falling ones, else 0."""
    steps = [
        0,
        *((later > earlier) - (later < earlier) for earlier, later in pairwise(values)),
    ]
    return _ends_of_runs(steps, RUN - 1)


def shifts(sides: Sequence[int]) -> list[int]:
    """1 or -1 at each point that ends seven on one side of the mean; a point on the mean ends a run."""
    return _ends_of_runs(sides, RUN)


def _ends_of_runs(signs: Sequence[int], length: int) -> list[int]:
    ends, run, last = [], 0, 0
    for sign in signs:
        run = run + 1 if sign and sign == last else 1
        last = sign
        ends.append(sign if sign and run >= length else 0)
    return ends


def part_of_seven(ends: Sequence[int]) -> list[int]:
    """Marks all seven points of each run that ends where `ends` is not 0."""
    marks = [0] * len(ends)
    for place, sign in enumerate(ends):
        if sign:
            for earlier in range(max(0, place - RUN + 1), place + 1):
                marks[earlier] = marks[earlier] or sign
    return marks


def two_in_three(close: Sequence[bool], sides: Sequence[int]) -> list[int]:
    """Marks the points close to a limit where two of three in a row are, all three on that side of the mean."""
    marks = [0] * len(close)
    for first in range(len(close) - 2):
        three = range(first, first + 3)
        side = sides[first]
        if side and sides[first + 1] == side == sides[first + 2] and sum(close[n] for n in three) >= 2:
            for n in three:
                marks[n] = marks[n] or (side if close[n] else 0)
    return marks


def variation(signal: Signal, polarity: Polarity) -> Variation:
    """What the latest point's signal means; without a judgement only which way it points."""
    if signal is Signal.NONE:
        return "usual"
    upward = signal in UPWARD
    if polarity in NO_WAY_IS_GOOD:
        return "up" if upward else "down"
    return "improving" if upward is (polarity is Polarity.HIGH) else "concerning"


def assurance(limits: ProcessLimits, target: float, polarity: Polarity) -> Assurance | None:
    """Whether the process can be relied on to meet its target: limits strictly beyond it. None without a judgement."""
    if polarity in NO_WAY_IS_GOOD:
        return None
    if limits.lower > target:
        return "consistently meets" if polarity is Polarity.HIGH else "consistently misses"
    if limits.upper < target:
        return "consistently misses" if polarity is Polarity.HIGH else "consistently meets"
    return "hit or miss"
