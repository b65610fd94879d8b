"""Which weeks have a figure, which came late, and which are missing. Pure."""

from datetime import date, timedelta

from indicators.terms.periods import Frequency, Period

WEEKS_SHOWN = 13  # a quarter of a year
DAYS_TO_COME = 7  # after the week's last day; a figure that comes later is late


def days_late(week: Period, arrived: date) -> int:
    """How many days after the week had gone by; 0 where it came in time."""
    return max(0, (arrived - week.end).days - DAYS_TO_COME)


def weeks_missing(newest: Period, today: date) -> int:
    """How many whole weeks have gone by since the newest one with a figure, and should have come by today."""
    due = Period.of(today - timedelta(days=DAYS_TO_COME), Frequency.WEEK).previous()
    return max(0, (due.start - newest.start).days // 7)


def freshness_words(newest: Period | None, today: date) -> str:
    """ "The newest figure is of week 52 2025, 22 to 28 December 2025. Nothing has come for the 2 weeks after it."."""
    if newest is None:
        return "No weekly figure has come yet."
    said = f"The newest figure is of {newest.in_sentence}, {newest.long}."
    missing = weeks_missing(newest, today)
    if not missing:
        return f"{said} The next one is not due yet."
    after = "the week after it" if missing == 1 else f"the {missing} weeks after it"
    return f"{said} Nothing has come for {after}."
