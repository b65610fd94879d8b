"""The forms in which people write quarters, years, weeks and stretches of days, tidied by `written_periods`. Pure."""

import re
from collections.abc import Callable
from datetime import date

from indicators.terms.periods import (
    ACCEPTED,
    FIRST_YEAR,
    MONTHS,
    Frequency,
    Period,
    PeriodError,
    academic_year,
    financial_year,
    month_of,
    quarter_of,
    week_of,
)
from indicators.terms.written_days import (
    MONTH,
    YEAR,
    full_year,
    last_day,
    month_number,
    read_day,
    week_of_day,
)

PAIR = r"(\d{4}|\d{2}(?=[/-]))[/-]?(\d{4}|\d{2})"
_SEPARATOR = r"[ /-]*"
_QUARTER = r"(?:q|qtr|quarter)\.? ?(\d+)"
_TO = r"(?: to | until |-)"
_SHORT_DAY = r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
_ENDING = r"(?:end|ends|ending|ended|to)(?: on| at| in)?"


def quarter_with_its_months(tidy: str) -> Period | None:
    """ "Q1 (Apr-Jun) 2024/25": the quarter, which must be of those months. None for everything else."""
    found = re.fullmatch(rf"(.*?)[ -]?{MONTH}{_TO}{MONTH}(?: \d{{4}}(?![\d/-]))?[ -]?(.*)", tidy, re.ASCII)
    if not found or not re.search(r"\bq|qtr|quarter", found[1] + " " + found[6]):
        return None
    before, first, first_rest, last, last_rest, after = found.groups()
    rest = f"{before} {after}".strip()
    for pattern, build in _QUARTERS:
        if whole := re.fullmatch(pattern, rest, re.ASCII):
            period = build(*whole.groups())
            months = month_number(first, first_rest), month_number(last, last_rest)
            if months != (period.start.month, period.end.month):
                raise PeriodError(f"{period.label} is {period.long}: the quarter and its months disagree.")
            return period
    return None


def first_year(first: str, last: str) -> int:
    """The first of two years that follow each other: ("2018", "19") is 2018. Raises PeriodError otherwise."""
    start = full_year(first)
    if (start + 1) % 10 ** len(last) != int(last):
        raise PeriodError(
            f"{first}/{last} is not one year: the second year must follow the first, as in 2018/19."
        )
    return start


def _quarter(number: str, first: str, last: str) -> Period:
    if not 1 <= int(number) <= 4:
        raise PeriodError("Quarters run from 1 (April to June) to 4 (January to March).")
    return quarter_of(first_year(first, last), int(number))


def _quarter_of_one_year(year: str) -> Period:
    whole = full_year(year)
    raise PeriodError(
        f"{whole} is part of two financial years: write both, as in {whole}/{(whole + 1) % 100:02d} Q2."
    )


def _year_of_one_year(year: str) -> Period:
    whole = full_year(year)
    raise PeriodError(
        f"It could be {financial_year(whole - 1).label} or {financial_year(whole).label}: write both years."
    )


def _day_and_month(day: str, letters: str, rest: str) -> Period:
    month = MONTHS[month_number(letters, rest) - 1]
    raise PeriodError(
        f"It could be {int(day)} {month} of some year, or {month} {full_year(day)}: write the year in full."
    )


def _quarter_to(end: str) -> Period:
    day = last_day(end)
    quarter = Period.of(day, Frequency.QUARTER)
    if quarter.end != day:
        raise PeriodError(
            f"No quarter ends then: they end with June, September, December and March. {ACCEPTED}"
        )
    return quarter


def _year_to(end: str) -> Period:
    """Twelve months, which are a financial year or an academic year."""
    day = last_day(end)
    for frequency in (Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR):
        year = Period.of(day, frequency)
        if year.end == day:
            return year
    quarter = Period.of(day, Frequency.QUARTER)
    raise PeriodError(
        "A year ends with 31 March or, of schools, 31 August. A figure of other twelve months is that of the quarter "
        f'they end with: write "{quarter.label}".'
    )


def _months(first: tuple[str, str, str | None], last: tuple[str, str, str]) -> Period:
    """A quarter or a year written by its first and last month."""
    start, end, end_year = month_number(*first[:2]), month_number(*last[:2]), full_year(last[2])
    start_year = full_year(first[2]) if first[2] else end_year - (start > end)
    return _stretch(month_of(start_year, start).start, month_of(end_year, end).end)


def _months_of_year(a: str, b: str, c: str, d: str, first: str, last: str) -> Period:
    """ "Apr-Jun 2024/25": months of a financial year."""
    year, start, end = first_year(first, last), month_number(a, b), month_number(c, d)
    opening = month_of(year + (start < 4), start).start
    return _stretch(opening, month_of(year + (end < 4), end).end)


def _days(first: str, last: str) -> Period:
    """ "1 April 2024 to 30 June 2024"; the first may leave out its year, or its month too."""
    end = read_day(last)
    if end is None:
        raise PeriodError(ACCEPTED)
    for written in (first, f"{first} {end.year}", f"{first} {MONTHS[end.month - 1].lower()} {end.year}"):
        start = read_day(written)
        if start is not None:
            return _stretch(start, end)
    raise PeriodError(ACCEPTED)


def _stretch(first: date, last: date) -> Period:
    for frequency in (
        Frequency.QUARTER,
        Frequency.FINANCIAL_YEAR,
        Frequency.ACADEMIC_YEAR,
        Frequency.MONTH,
        Frequency.WEEK,
    ):
        if first.year >= FIRST_YEAR:
            period = Period.of(first, frequency)
            if (period.start, period.end) == (first, last):
                return period
    raise PeriodError(
        f"These months are not a quarter or a year that begins in April or September. {ACCEPTED}"
    )


_QUARTERS: tuple[tuple[str, Callable[..., Period]], ...] = (
    (rf"{_QUARTER}{_SEPARATOR}(?:of |fy ?)?{PAIR}", _quarter),
    (rf"(?:fy ?)?{PAIR}{_SEPARATOR}{_QUARTER}", lambda first, last, n: _quarter(n, first, last)),
)
# The first form that fits the whole tidied text is used.
FORMS: tuple[tuple[str, Callable[..., Period]], ...] = (
    *_QUARTERS,
    (rf"(?:q|qtr|quarter)\.? ?\d{_SEPARATOR}{YEAR}", _quarter_of_one_year),
    (rf"{YEAR}{_SEPARATOR}(?:q|qtr|quarter)\.? ?\d+", _quarter_of_one_year),
    (rf"(?:fy|financial year|full year|year) ?{PAIR}", lambda *years: financial_year(first_year(*years))),
    (rf"{PAIR} (?:fy|financial year|full year)", lambda *years: financial_year(first_year(*years))),
    (rf"(?:fy|financial year) ?{YEAR}", _year_of_one_year),
    (rf"(?:rolling )?(?:12 months|(?:financial )?year) {_ENDING} (.+)", _year_to),
    (rf"(?:3 months|quarter|qtr) {_ENDING} (.+)|q/e (.+)", lambda *ends: _quarter_to(ends[0] or ends[1])),
    (rf"month {_ENDING} (.+)", lambda end: _stretch(last_day(end).replace(day=1), last_day(end))),
    (
        r"(?:week|wk|w)[ /]?(c|b|commencing|beginning|starting|e|ending|ended)\.? (.+)",
        week_of_day,
    ),
    (rf"(?:ay|academic year|school year) ?{PAIR}", lambda *years: academic_year(first_year(*years))),
    (rf"{PAIR}[ -](?:ay|academic year|school year)", lambda *years: academic_year(first_year(*years))),
    (rf"(\d{{1,2}})[ -]{MONTH}", _day_and_month),
    (
        rf"{MONTH}(?:[ -]{YEAR})?{_TO}{MONTH}[ -]{YEAR}",
        lambda a, b, year, c, d, last: _months((a, b, year), (c, d, last)),
    ),
    (rf"{MONTH}{_TO}{MONTH} {PAIR}", _months_of_year),
    (r"(.*\d[^-]*)(?: to | until )(.+)", _days),
    (rf"({_SHORT_DAY})-({_SHORT_DAY})", _days),
    (r"(\d.*[a-z].*)-(\d+[a-z]* ?[a-z]+ \d+)", _days),
    (r"(\d{4})[ -]?w(?:k|eek)? ?(\d{1,2})", lambda year, week: week_of(int(year), int(week))),
    (r"w(?:k|eek)? ?(\d{1,2}) (?:of )?(\d{4})", lambda week, year: week_of(int(year), int(week))),
)
