"""The day so many years ago, whatever the day."""

from datetime import date

import pytest

from indicators.terms.ago import years_before


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        (date(2026, 3, 31), 5, date(2021, 3, 31)),
        (date(2024, 2, 29), 4, date(2020, 2, 29)),
        (date(2024, 2, 29), 1, date(2023, 2, 28)),
        (date(3, 6, 30), 5, date(1, 6, 30)),
    ],
)
def test_the_same_day_years_before_is_a_day_that_there_was(day, years, before):
    assert years_before(day, years) == before
