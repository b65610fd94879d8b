"""How long ago something was, in words, and the day so many years ago. Pure."""

from datetime import MINYEAR, date, datetime, timedelta

from indicators.terms.periods import day_words

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
DAYS_COUNTED = 14


def ago_words(at: datetime, now: datetime) -> str:
    """ "2 hours ago", rounded down; after two weeks the day itself, "on 5 March 2026". Both with their time zone.

    The day is that of `at`'s own zone. What lies ahead, because two clocks differ, was just now.
    """
    passed = now - at
    if passed < MINUTE:
        return "just now"
    if passed < HOUR:
        return _counted(passed // MINUTE, "minute")
    if passed < 2 * DAY:
        return _counted(passed // HOUR, "hour")
    if passed < (DAYS_COUNTED + 1) * DAY:
        return _counted(passed // DAY, "day")
    return f"on {day_words(at.date())}"


def years_before(day: date, years: int) -> date:
    """The same day so many years before, 28 for 29 February where there was none; never before the first year."""
    year = max(day.year - years, MINYEAR)
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, day=28)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit} ago" if number == 1 else f"{number} {unit}s ago"
