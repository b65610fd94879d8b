"""A set time is one moment by the clock on the wall, also on the nights on which it is put forward and back."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from scorecards.editions.set_times.local_times import NoSuchTime, ends_its_day, moment_of

LONDON = ZoneInfo("Europe/London")


def test_a_time_is_that_of_the_clock_here_in_summer_and_winter():
    assert moment_of(date(2026, 4, 24), time(9), LONDON) == datetime(2026, 4, 24, 8, tzinfo=UTC)
    assert moment_of(date(2026, 1, 24), time(9), LONDON) == datetime(2026, 1, 24, 9, tzinfo=UTC)
    assert moment_of(date(2026, 3, 29), time(2), LONDON) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert moment_of(date(2026, 10, 25), time(2), LONDON) == datetime(2026, 10, 25, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "words"),
    [
        (date(2026, 3, 29), time(1, 30), "There is no 01:30 on that night: the clocks go forward"),
        (date(2026, 3, 29), time(1), "There is no 01:00 on that night"),
        (date(2026, 10, 25), time(1, 30), "01:30 comes twice on that night: the clocks go back"),
        (date(2026, 10, 25), time(1), "01:00 comes twice"),
    ],
)
def test_a_time_that_the_clock_does_not_show_once_is_refused_and_says_why(day, at, words):
    with pytest.raises(NoSuchTime, match=words):
        moment_of(day, at, LONDON)


def test_a_day_ends_at_its_midnight_here():
    late = moment_of(date(2026, 10, 25), time(23, 59), LONDON)
    assert ends_its_day(late, LONDON) == datetime(2026, 10, 26, tzinfo=UTC)
    assert ends_its_day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC), LONDON).astimezone(UTC) == datetime(
        2026, 7, 1, 23, tzinfo=UTC
    )
