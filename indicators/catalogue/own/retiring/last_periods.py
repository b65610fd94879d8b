"""The last period of an indicator that is retired, from its last day. Pure."""

from datetime import date

from indicators.terms.periods import Frequency, Period


def last_period(last_day: date, frequency: Frequency) -> Period:
    """Of weekly figures the month: weeks are too many to choose the last one from a list."""
    return Period.of(last_day, Frequency.MONTH if frequency is Frequency.WEEK else frequency)


def retired_words(last_day: date | None, frequency: Frequency) -> str:
    """ "Retired, last period quarter 2 2025/26"; "" of one that goes on."""
    return f"Retired, last period {last_period(last_day, frequency).in_sentence}" if last_day else ""
