"""First periods an officer may choose, in words. Pure."""

from collections.abc import Iterable
from datetime import date

from indicators.catalogue.versions.words import period_words
from indicators.terms.periods import Frequency, Period, day_words

SAME = "same"
SAME_WORDS = "The same as now: the words are made clearer, and what is counted stays the same"
# How many periods back and ahead are offered, five years back in each case.
_REACH: dict[Frequency, tuple[int, int]] = {
    Frequency.MONTH: (60, 12),
    Frequency.QUARTER: (20, 6),
    Frequency.FINANCIAL_YEAR: (5, 2),
    Frequency.ACADEMIC_YEAR: (5, 2),
    Frequency.SNAPSHOT: (5, 2),
}


def first_periods(
    frequency: Frequency, today: date, also: Iterable[date] = (), since: date | None = None
) -> list[tuple[str, str]]:
    """ISO first day and words of the periods around today, newest first, with those that begin on the days of `also`.

    None begins before `since`. Weeks are too many for a list: their months stand for them.
    """
    offered = Frequency.MONTH if frequency is Frequency.WEEK else frequency
    running = Period.of(today, offered)
    back, ahead = _REACH[offered]
    days = {running.shift(step).start for step in range(-back, ahead + 1)} | set(also)
    kept = sorted((day for day in days if since is None or day >= since), reverse=True)
    return [(day.isoformat(), words_of_start(day, offered)) for day in kept]


def words_of_start(day: date, frequency: Frequency) -> str:
    """ "Quarter 1 2025/26, from 1 April 2025"; a day alone where no period of the frequency begins on it."""
    period, first = period_words(day, frequency), day_words(day)
    return period if period == first else f"{period}, from {first}"
