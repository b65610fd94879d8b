"""Stretches of time that figures are about: weeks, months, quarters, years and counts at 31 March. Pure.

Quarter 1 starts on 1 April. Weeks are ISO weeks. An academic year runs from 1 September to 31 August.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Frequency(StrEnum):
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial year"
    ACADEMIC_YEAR = "academic year"
    SNAPSHOT = "at 31 March"


class PeriodError(ValueError):
    """The text is not a period. The message says what was read and what may be written instead."""


FIRST_YEAR, LAST_YEAR = 1900, 2100
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_STEP_MONTHS = {
    Frequency.MONTH: 1,
    Frequency.QUARTER: 3,
    Frequency.FINANCIAL_YEAR: 12,
    Frequency.ACADEMIC_YEAR: 12,
}
_FIRST_MONTHS = {
    Frequency.MONTH: tuple(range(1, 13)),
    Frequency.QUARTER: (1, 4, 7, 10),
    Frequency.FINANCIAL_YEAR: (4,),
    Frequency.ACADEMIC_YEAR: (9,),
}
ACCEPTED = (
    'Write a quarter as "2018/19 Q2", a financial year as "2018/19", an academic year as '
    '"Academic year 2018/19", a count at the year end as "31 March 2019", a month as "April 2019" '
    'or a week as "2019-W14".'
)


def _year_pair(year: int, separator: str) -> str:
    """`_year_pair(2018, "/")` is "2018/19"."""
    return f"{year}{separator}{(year + 1) % 100:02d}"


@dataclass(frozen=True, order=True)
class Period:
    """One period; sorts by its first day. A count at 31 March starts and ends on that day.

    Raises PeriodError where `start` cannot begin a period of that frequency or lies outside 1900 to 2100.
    """

    start: date
    frequency: Frequency

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.start.year <= LAST_YEAR:
            raise PeriodError(f"{self.start.year} lies outside the years {FIRST_YEAR} to {LAST_YEAR}.")
        if self.frequency is Frequency.WEEK:
            fits = self.start.weekday() == 0
        elif self.frequency is Frequency.SNAPSHOT:
            fits = (self.start.month, self.start.day) == (3, 31)
        else:
            fits = self.start.day == 1 and self.start.month in _FIRST_MONTHS[self.frequency]
        if not fits:
            raise PeriodError(f"No {self.frequency} period starts on {day_words(self.start)}. {ACCEPTED}")

    @classmethod
    def of(cls, day: date, frequency: Frequency) -> "Period":
        """The period of that frequency the day is in; for counts at 31 March the last one by that day."""
        if frequency is Frequency.WEEK:
            return cls(day - timedelta(days=day.weekday()), frequency)
        if frequency is Frequency.SNAPSHOT:
            return cls(
                date(day.year if (day.month, day.day) == (3, 31) or day.month > 3 else day.year - 1, 3, 31),
                frequency,
            )
        month, firsts = day.year * 12 + day.month - 1, _FIRST_MONTHS[frequency]
        while month % 12 + 1 not in firsts:
            month -= 1
        return cls(date(month // 12, month % 12 + 1, 1), frequency)

    @classmethod
    def from_code(cls, code: str) -> "Period":
        """The period of a code as `code` writes it; raises PeriodError for any other text."""
        for pattern, build in _CODES:
            if found := re.fullmatch(pattern, code, re.ASCII):
                try:
                    period = build(*(int(part) for part in found.groups()))
                except ValueError as error:
                    raise PeriodError(f'"{shown(code)}" is not a period code. {ACCEPTED}') from error
                if period.code == code:
                    return period
        raise PeriodError(f'"{shown(code)}" is not a period code. {ACCEPTED}')

    @property
    def end(self) -> date:
        """The last day of the period."""
        if self.frequency is Frequency.SNAPSHOT:
            return self.start
        if self.frequency is Frequency.WEEK:
            return self.start + timedelta(days=6)
        return _add_months(self.start, _STEP_MONTHS[self.frequency]) - timedelta(days=1)

    @property
    def financial_year(self) -> int:
        """The year in which the financial year of the first day began: 2018 for 2018/19."""
        return self.start.year - (self.start.month < 4)

    @property
    def quarter(self) -> int:
        """The quarter of the financial year the first day falls in, 1 to 4."""
        return (self.start.month - 4) % 12 // 3 + 1

    @property
    def code(self) -> str:
        """The stored form: "2018-19-Q2", "2018-19", "2018-19-AY", "2019-03-31", "2019-W14".

        A month is "2019-04", or "2011-M12" where "2011-12" is already a financial year.
        """
        years = _year_pair(self.financial_year, "-")
        match self.frequency:
            case Frequency.QUARTER:
                return f"{years}-Q{self.quarter}"
            case Frequency.FINANCIAL_YEAR:
                return years
            case Frequency.ACADEMIC_YEAR:
                return f"{_year_pair(self.start.year, '-')}-AY"
            case Frequency.SNAPSHOT:
                return self.start.isoformat()
            case Frequency.MONTH:
                taken = self.start.month == (self.start.year + 1) % 100
                return f"{self.start.year}-{'M' if taken else ''}{self.start.month:02d}"
            case Frequency.WEEK:
                year, week, _ = self.start.isocalendar()
                return f"{year}-W{week:02d}"

    @property
    def label(self) -> str:
        """The full name: "Quarter 2 2018/19", "2018/19", "Academic year 2018/19", "31 March 2019"."""
        match self.frequency:
            case Frequency.QUARTER:
                return f"Quarter {self.quarter} {_year_pair(self.financial_year, '/')}"
            case Frequency.FINANCIAL_YEAR:
                return _year_pair(self.financial_year, "/")
            case Frequency.ACADEMIC_YEAR:
                return f"Academic year {_year_pair(self.start.year, '/')}"
            case Frequency.SNAPSHOT:
                return day_words(self.start)
            case Frequency.MONTH:
                return f"{MONTHS[self.start.month - 1]} {self.start.year}"
            case Frequency.WEEK:
                year, week, _ = self.start.isocalendar()
                return f"Week {week} {year}"

    @property
    def in_sentence(self) -> str:
        """The label within a sentence: "quarter 2 2018/19"; the names of months keep their capital."""
        if self.frequency in (Frequency.MONTH, Frequency.SNAPSHOT):
            return self.label
        return self.label[:1].lower() + self.label[1:]

    @property
    def short(self) -> str:
        """A name for narrow columns: "Q2 18/19", "Apr 2019", "31 Mar 2019"; otherwise the label."""
        if self.frequency is Frequency.QUARTER:
            return f"Q{self.quarter} {_year_pair(self.financial_year, '/')[2:]}"
        if self.frequency in (Frequency.MONTH, Frequency.SNAPSHOT):
            name = MONTHS[self.start.month - 1]
            return self.label.replace(name, name[:3])
        return self.label

    @property
    def long(self) -> str:
        """The months or days covered: "July to September 2018", "1 to 7 April 2019"."""
        first, last = self.start, self.end
        if self.frequency in (Frequency.MONTH, Frequency.SNAPSHOT):
            return self.label
        if self.frequency is Frequency.WEEK:
            words = [str(first.day), MONTHS[first.month - 1], str(first.year)]
            same = 1 if first.month == last.month else 2 if first.year == last.year else 3
            return f"{' '.join(words[:same])} to {day_words(last)}"
        year = "" if first.year == last.year else f" {first.year}"
        return f"{MONTHS[first.month - 1]}{year} to {MONTHS[last.month - 1]} {last.year}"

    @property
    def year_slug(self) -> str:
        """The year part of an address: "2018-19"; for weeks the ISO year, "2019"."""
        if self.frequency is Frequency.WEEK:
            return str(self.start.isocalendar().year)
        academic = self.frequency is Frequency.ACADEMIC_YEAR
        return _year_pair(self.start.year if academic else self.financial_year, "-")

    @property
    def part_slug(self) -> str:
        """The rest of the address: "q2", "year", "academic-year", "at-31-march", "april", "w14"."""
        match self.frequency:
            case Frequency.QUARTER:
                return f"q{self.quarter}"
            case Frequency.FINANCIAL_YEAR:
                return "year"
            case Frequency.ACADEMIC_YEAR:
                return "academic-year"
            case Frequency.SNAPSHOT:
                return "at-31-march"
            case Frequency.MONTH:
                return MONTHS[self.start.month - 1].lower()
            case Frequency.WEEK:
                return f"w{self.start.isocalendar().week:02d}"

    def shift(self, steps: int) -> "Period":
        """The period `steps` later, or earlier where negative; raises PeriodError outside 1900 to 2100."""
        try:
            if self.frequency is Frequency.WEEK:
                return Period(self.start + timedelta(weeks=steps), self.frequency)
            if self.frequency is Frequency.SNAPSHOT:
                return Period(self.start.replace(year=self.start.year + steps), self.frequency)
            return Period(_add_months(self.start, steps * _STEP_MONTHS[self.frequency]), self.frequency)
        except (ValueError, OverflowError) as error:
            raise PeriodError(
                f"{steps} periods from {self.label} lies outside {FIRST_YEAR} to {LAST_YEAR}."
            ) from error

    def previous(self) -> "Period":
        return self.shift(-1)

    def next(self) -> "Period":
        return self.shift(1)

    def year_before(self) -> "Period":
        """The same period a year earlier. Week 53 gives week 52 where the year before has only 52 weeks."""
        if self.frequency is not Frequency.WEEK:
            return self.shift({Frequency.MONTH: -12, Frequency.QUARTER: -4}.get(self.frequency, -1))
        year, week, _ = self.start.isocalendar()
        weeks = date(year - 1, 12, 28).isocalendar().week
        return Period(date.fromisocalendar(year - 1, min(week, weeks), 1), self.frequency)


def quarter_of(first_year: int, quarter: int) -> Period:
    """Quarter 1 to 4 of the financial year that began in `first_year`."""
    return Period(date(first_year + (quarter == 4), quarter * 3 % 12 + 1, 1), Frequency.QUARTER)


def financial_year(first_year: int) -> Period:
    return Period(date(first_year, 4, 1), Frequency.FINANCIAL_YEAR)


def academic_year(first_year: int) -> Period:
    return Period(date(first_year, 9, 1), Frequency.ACADEMIC_YEAR)


def year_end(year: int) -> Period:
    """The count at 31 March of that year."""
    return Period(date(year, 3, 31), Frequency.SNAPSHOT)


def month_of(year: int, month: int) -> Period:
    return Period(date(year, month, 1), Frequency.MONTH)


def week_of(year: int, week: int) -> Period:
    """The ISO week; raises ValueError where the year has no such week."""
    return Period(date.fromisocalendar(year, week, 1), Frequency.WEEK)


_CODES: tuple[tuple[str, Callable[..., Period]], ...] = (
    (r"(\d{4})-\d{2}-Q([1-4])", quarter_of),
    (r"(\d{4})-\d{2}", financial_year),
    (r"(\d{4})-\d{2}-AY", academic_year),
    (r"(\d{4})-03-31", year_end),
    (r"(\d{4})-M?(\d{2})", month_of),
    (r"(\d{4})-W(\d{2})", week_of),
)


def _add_months(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, day.day)


def day_words(day: date) -> str:
    """ "9 February 2026": the one form of a date in words; no locale of the machine changes it."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def shown(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
