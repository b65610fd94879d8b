"""The clock on the wall: a day and a time as a moment, where the clock is put forward and back in spring and autumn."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo


class NoSuchTime(ValueError):
    """The clock does not show that time on that day, or shows it twice; the message says so to people."""


def moment_of(day: date, at: time, zone: tzinfo) -> datetime:
    """The moment in that zone, aware. Raises NoSuchTime on the nights on which the clock is changed."""
    first, second = (datetime.combine(day, at, zone).replace(fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    shown, choose = f"{at:%H:%M}", "Choose an earlier or a later time."
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != first.replace(tzinfo=None):
        raise NoSuchTime(f"There is no {shown} on that night: the clocks go forward. {choose}")
    raise NoSuchTime(f"{shown} comes twice on that night: the clocks go back. {choose}")


def ends_its_day(moment: datetime, zone: tzinfo) -> datetime:
    """The midnight at which the day of the moment is over in that zone."""
    return datetime.combine(moment.astimezone(zone).date() + timedelta(days=1), time(), zone)
