"""Moves the fictional council's days and periods on, so that it stands today as it stood on the day it was written of.

Periods move by whole quarters, and with them the days and months that are told of them: quarter 3 stays the quarter
before the one that is being collected. What is in hand (typed, returned, coming) moves by whole weeks. Pure.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from indicators.terms.periods import MONTHS, Frequency, Period, day_words, financial_year, quarter_of

WRITTEN = date(2026, 4, 15)  # quarter 4 2025/26 is being collected
SEASONS = ("spring", "summer", "autumn", "winter")
MONTH_NAMES = "|".join(MONTHS)
WHAT_MOVES = re.compile(
    r"(?P<iso>\b\d{4}-\d\d-\d\d)(?!\d)"
    r"|\b(?P<year>20\d\d)/\d\d\b(?: Q(?P<year_quarter>[1-4]))?"
    r"|(?<=[Qq]uarter )(?P<quarter>[1-4])\b(?: (?P<quarter_year>20\d\d)/\d\d)?"
    rf"|(?:(?P<date>\d{{1,2}}) )?\b(?P<month>{MONTH_NAMES})\b(?: (?P<month_year>20\d\d))?"
    rf"|\b(?P<season>{'|'.join(SEASONS)})\b"
    r"|(?<=in )(?P<alone>20\d\d)\b",
)


@dataclass(frozen=True)
class Move:
    """How far: `quarters` for what is told of periods, `days` (whole weeks) for what is in hand.

    `due_later` is by how many days today is further into its quarter than the written day was; below 0 where it is not
    as far.
    """

    quarters: int
    days: int
    due_later: int

    @classmethod
    def to(cls, today: date) -> "Move":
        """So that `today` is to the quarter that is being collected what the written day was; never backwards."""
        here, written = (Period.of(day, Frequency.QUARTER).start for day in (today, WRITTEN))
        if today < WRITTEN:
            return AS_WRITTEN
        months = (here.year - written.year) * 12 + here.month - written.month
        later = (today - here).days - (WRITTEN - written).days
        return cls(months // 3, (today - WRITTEN).days // 7 * 7, later)

    def period(self, period: Period) -> Period:
        """Years stand until four quarters have gone by: what is counted once a year is no newer before that."""
        match period.frequency:
            case Frequency.QUARTER:
                return period.shift(self.quarters)
            case Frequency.MONTH:
                return period.shift(3 * self.quarters)
            case Frequency.WEEK:
                return period.shift(13 * self.quarters)
            case _:
                return period.shift(self.quarters // 4)

    def day(self, day: date) -> date:
        """First days of months and last days of quarters stay such; any other keeps its day of the week."""
        moved = moved_months(day, 3 * self.quarters)
        ends = Period.of(day, Frequency.QUARTER).end == day
        if ends:
            return Period.of(moved, Frequency.QUARTER).end
        if day.day == 1:
            return moved
        return moved + timedelta(days=(day.weekday() - moved.weekday() + 3) % 7 - 3)

    def text(self, text: str, *, in_hand: bool = False) -> str:
        """Every period, day, month and season that it names, moved. `in_hand`: days move as what is being done now."""

        def moved(found: re.Match[str]) -> str:
            return self._words(found, in_hand)

        return WHAT_MOVES.sub(moved, text)

    def _words(self, found: re.Match[str], in_hand: bool) -> str:
        def on(day: date) -> date:
            return day + timedelta(days=self.days) if in_hand else self.day(day)

        part = found.groupdict()
        if part["iso"]:
            return on(date.fromisoformat(part["iso"])).isoformat()
        if part["quarter"]:
            return self._quarter(part["quarter"], part["quarter_year"])
        if part["year"]:
            return self._year(part["year"], part["year_quarter"])
        if part["month"]:
            return self._month(part["date"], part["month"], part["month_year"], on)
        if part["alone"]:
            return str(int(part["alone"]) + self.quarters // 4)
        return SEASONS[(SEASONS.index(part["season"]) + self.quarters) % 4]

    def _quarter(self, quarter: str, year: str | None) -> str:
        """What follows the word: "3 2025/26", or the number alone."""
        moved = quarter_of(int(year or WRITTEN.year), int(quarter)).shift(self.quarters)
        return f"{moved.quarter} {year_words(moved)}" if year else str(moved.quarter)

    def _year(self, year: str, quarter: str | None) -> str:
        """ "2025/26 Q4", or a year alone, which moves when most of it does."""
        if quarter:
            moved = quarter_of(int(year), int(quarter)).shift(self.quarters)
            return f"{year_words(moved)} Q{moved.quarter}"
        middle = moved_months(date(int(year), 10, 1), 3 * self.quarters)
        return year_words(Period.of(middle, Frequency.QUARTER))

    def _month(self, day: str | None, month: str, year: str | None, on: Callable[[date], date]) -> str:
        named = date(int(year or WRITTEN.year), MONTHS.index(month) + 1, int(day or 1))
        moved = on(named) if day else moved_months(named, 3 * self.quarters)
        words = day_words(moved) if day else f"{MONTHS[moved.month - 1]} {moved.year}"
        return words if year else words.rpartition(" ")[0]


def year_words(period: Period) -> str:
    """ "2025/26" of any period in it."""
    return financial_year(period.financial_year).label


AS_WRITTEN = Move(quarters=0, days=0, due_later=0)


def moved_months(day: date, months: int) -> date:
    """The same day so many months on; the last of a shorter month where it has no such day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
