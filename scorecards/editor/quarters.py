"""Quarters to choose from, and how places in an order are called. Pure."""

from collections.abc import Iterable
from datetime import date

from indicators.terms.periods import Frequency, Period

YEARS_BACK, YEARS_ON = 6, 2
ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def quarters_around(day: date, also: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Codes with labels, oldest first: some years before and after the day, and those of `also` (codes)."""
    this = Period.of(day, Frequency.QUARTER)
    first, last = this.shift(1 - this.quarter - 4 * YEARS_BACK), this.shift(4 - this.quarter + 4 * YEARS_ON)
    found = {Period.from_code(code) for code in also if code}
    period = first
    while period <= last:
        found.add(period)
        period = period.shift(1)
    return [(each.code, each.label) for each in sorted(found)]


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th, 22nd."""
    ending = "th" if number % 100 in (11, 12, 13) else ORDINALS.get(number % 10, "th")
    return f"{number}{ending}"
