"""Periods of many rows."""

from datetime import date
from functools import lru_cache

from indicators.terms.periods import Frequency, Period


@lru_cache(maxsize=4096)
def period_at(start: date, frequency: str) -> Period:
    """The same few hundred periods come up for every indicator; checking each of them once is enough."""
    return Period(start, Frequency(frequency))
