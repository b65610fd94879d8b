"""Clear days of notice between the day on which papers come out and the meeting. Pure.

England: five clear days (Local Government Act 1972, section 100B(3)). Wales: three, as that section stands there.
Scotland: three (Local Government (Scotland) Act 1973, section 50B(3)). A clear day is neither the day of publishing nor
that of the meeting; days at weekends and bank holidays of the nation are not counted. Bank holidays to come are those
that are known when the package of holidays was made.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from holidays import country_holidays

from committees.exemption.schedules import Regime

NEEDED: Mapping[Regime, int] = {Regime.ENGLAND: 5, Regime.WALES: 3, Regime.SCOTLAND: 3}
LAW: Mapping[Regime, str] = {
    Regime.ENGLAND: "Local Government Act 1972, section 100B",
    Regime.WALES: "Local Government Act 1972, section 100B, as it stands in Wales",
    Regime.SCOTLAND: "Local Government (Scotland) Act 1973, section 50B",
}
# Of the day, hour and place: at least so many clear days before, or when a meeting is called at shorter notice, then
LAW_OF_PLACE: Mapping[Regime, str] = {
    Regime.ENGLAND: "Local Government Act 1972, section 100A(6)",
    Regime.WALES: "Local Government Act 1972, section 100A(6), as it stands in Wales",
    Regime.SCOTLAND: "Local Government (Scotland) Act 1973, section 50A(6)",
}
NATION: Mapping[Regime, str] = {Regime.ENGLAND: "ENG", Regime.WALES: "WLS", Regime.SCOTLAND: "SCT"}
SATURDAY = 5
ONE_DAY = timedelta(days=1)


def is_counted(day: date, regime: Regime) -> bool:
    """Whether the day is neither of a weekend nor a bank holiday."""
    return day.weekday() < SATURDAY and day not in _bank_holidays(day.year, regime)


def clear_days(out: date, meeting: date, regime: Regime) -> int:
    """How many there are between two days; 0 where papers come out on the day or after it."""
    days = ((out + ONE_DAY * step) for step in range(1, (meeting - out).days))
    return sum(is_counted(day, regime) for day in days)


def out_by(meeting: date, regime: Regime) -> date:
    """The last working day on which papers can come out in time."""
    return in_by(meeting, NEEDED[regime], regime)


def in_by(meeting: date, needed: int, regime: Regime) -> date:
    """The last working day that leaves so many clear days before the meeting."""
    day, counted = meeting, 0
    while counted < needed:
        day -= ONE_DAY
        counted += is_counted(day, regime)
    day -= ONE_DAY
    while not is_counted(day, regime):
        day -= ONE_DAY
    return day


def in_time_from(told: date, regime: Regime) -> date:
    """The first working day of which there is enough notice where people are told on a day."""
    day = told + ONE_DAY
    while clear_days(told, day, regime) < NEEDED[regime] or not is_counted(day, regime):
        day += ONE_DAY
    return day


@cache
def _bank_holidays(year: int, regime: Regime) -> frozenset[date]:
    return frozenset(country_holidays("GB", subdiv=NATION[regime], years=year))
