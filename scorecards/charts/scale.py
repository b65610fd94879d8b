"""Scales and axes: from values to coordinates, round ticks, and where an axis starts."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from indicators.terms.vocabulary import (
    COUNTS,
    SIGNED_UNITS,
    WITH_PER_CENT_SIGN,
    WITH_POUND_SIGN,
    Unit,
)
from indicators.terms.wording import display_number, display_value
from scorecards.charts.series import drawable
from scorecards.payload import RowShown

LEAST_SPREAD = 1e-9  # less is one value: no figure is known as finely as that
MOST_TICKS = 6
FEWEST_TICKS = 4


@dataclass(frozen=True)
class Scale:
    """A straight scale from values (low to high) to coordinates (start to end, in either direction)."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def value_scale(values: Iterable[float | None], start: float, end: float) -> Scale:
    """A scale that just holds the values; where all are equal they lie in the middle."""
    known = [number for number in map(drawable, values) if number is not None]
    return Scale(min(known, default=0), max(known, default=0), start, end)


@dataclass(frozen=True)
class Axis:
    """Ticks from the lowest to the highest value drawn, with their texts."""

    ticks: tuple[float, ...]
    labels: tuple[str, ...]

    @property
    def low(self) -> float:
        return self.ticks[0]

    @property
    def high(self) -> float:
        return self.ticks[-1]


def axis_for(values: Iterable[float], unit: str, to_zero: bool = True) -> Axis:
    """Four to six round ticks around the values.

    With `to_zero` it starts at zero where zero lies no further off than the values are apart; an axis of per cents that
    holds nothing above 100 ends there. Counts have whole ticks only.
    """
    known = list(values) or [0.0]
    if unit in SIGNED_UNITS:
        known.append(0.0)  # above or below nothing is what such a figure says
    low, high = min(known), max(known)
    if high - low < LEAST_SPREAD:
        room = max(2.0, abs(low) / 10)
        low, high = (max(0.0, low - room) if low >= 0 else low - room), high + room
    if to_zero and 0 < low <= high - low:
        low = 0.0
    if unit == Unit.PERCENT and max(known) <= 100:
        high = min(high, 100.0)
    step = _step(low, high, 1.0 if unit in COUNTS else 0.0)
    first, last = _ends(low, high, step)
    ceiling = round(100 / step) if unit == Unit.PERCENT and max(known) <= 100 else math.inf
    while last - first + 1 < FEWEST_TICKS:
        if last < ceiling:
            last += 1
        else:
            first -= 1
    ticks = tuple(float(n * Decimal(repr(step))) for n in range(first, last + 1))
    return Axis(ticks, tuple(tick_label(tick, unit, step) for tick in ticks))


def _step(low: float, high: float, smallest: float) -> float:
    """The smallest of 1, 2, 2.5 and 5 times a power of ten that needs no more than six ticks.

    Steps of 2.5 or 0.25 are passed over: they would give every tick a decimal more than the figures have.
    """
    power = math.floor(math.log10(high - low)) - 1
    while True:
        for digits in (1, 2, 2.5, 5):
            step = float(f"{digits}e{power}")
            first, last = _ends(low, high, step)
            plain = digits != 2.5 or power > 0
            if plain and step >= smallest and last - first + 1 <= MOST_TICKS:
                return step
        power += 1


def _ends(low: float, high: float, step: float) -> tuple[int, int]:
    # A hair of tolerance, or 0.3 / 0.1 would need a tick more than people see.
    return math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)


def tick_label(value: float, unit: str, step: float) -> str:
    """ "8%", "£1,250", "0.5", "2.5m": short, as the axis is no place for "per 10,000"."""
    if step >= 1e5:
        return _money_or_plain(value / 1e6, unit, _decimals(step / 1e6)) + ("m" if value else "")
    return _money_or_plain(value, unit, _decimals(step))


def _money_or_plain(value: float, unit: str, decimals: int) -> str:
    if unit in WITH_PER_CENT_SIGN | WITH_POUND_SIGN:
        return display_value(value, Unit(unit), decimals)
    return display_number(value, decimals)


def shown_value(value: float, row: RowShown) -> str:
    """A comparator's value as the row's own figures are shown: "10%", "96 per 10,000"."""
    try:
        return display_value(value, Unit(row["unit"]), row["decimals"])
    except ValueError:
        return display_number(value, row["decimals"])


def _decimals(step: float) -> int:
    exponent = Decimal(repr(step)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
