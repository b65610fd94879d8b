"""Which periods a section holds, and when it is due. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta

from indicators.terms.periods import Frequency, Period, PeriodError


def periods_within(frequency: Frequency, period: Period) -> tuple[Period, ...]:
    """The periods of that frequency which end within `period`, oldest first.

    A quarter holds itself, its three months, and the year, academic year or count at 31 March that ends in it. Weeks
    are never typed: they come by machine or file.
    """
    if frequency is Frequency.WEEK:
        return ()
    if frequency is period.frequency:
        return (period,)
    found = {_period_of(day, frequency) for day in _month_ends(period)}
    return tuple(sorted(one for one in found if one and period.start <= one.end <= period.end))


def due_on(period: Period, days_after: int) -> date:
    """The day by which a section's figures are to be approved: so many days after the period's last one."""
    return period.end + timedelta(days=days_after)


def _period_of(day: date, frequency: Frequency) -> Period | None:
    try:
        return Period.of(day, frequency)
    except PeriodError:  # the year before the first that counts
        return None


def _month_ends(period: Period) -> list[date]:
    """The last days of the months that end within the period: what every frequency but the week ends on."""
    first = period.start.year * 12 + period.start.month
    after_last = (period.end + timedelta(days=1)).year * 12 + (period.end + timedelta(days=1)).month
    return [date((month) // 12, month % 12 + 1, 1) - timedelta(days=1) for month in range(first, after_last)]


def goes_on_in(periods: Iterable[Period], last_day: date | None) -> tuple[Period, ...]:
    """Those that begin by the last day of an indicator's last period; all of them where it goes on."""
    return tuple(each for each in periods if last_day is None or each.start <= last_day)
