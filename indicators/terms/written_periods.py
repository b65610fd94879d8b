"""Reading periods as people write them: "2018/19 Q2", "31 March 2017", "July to September 2018". Pure.

`Period` and `Frequency` themselves stand in `indicators.terms.periods` and are offered here too.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from indicators.terms.periods import (
    ACCEPTED,
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    Frequency,
    Period,
    PeriodError,
    academic_year,
    financial_year,
    month_of,
    quarter_of,
    shown,
    week_of,
    year_end,
)

__all__ = ["ACCEPTED", "Frequency", "Period", "PeriodError", "parse_period", "period_from_slugs"]

_MONTH_NUMBERS = {name[:length].lower(): n for n, name in enumerate(MONTHS, 1) for length in (3, len(name))}
_MONTH_NUMBERS["sept"] = 9
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)([a-z]*)\.?"
_YEARS = r"(\d{4})[/-]?(\d{4}|\d{2})"
_SEPARATOR = r"[ /-]*"


# A file of ten thousand rows is about a few dozen periods, each written in one way.
@lru_cache(maxsize=1024)
def parse_period(text: str, year_means: Frequency | None = None) -> Period:
    """The period that a person, a spreadsheet or a release wrote.

    `year_means` says what a bare year ("2025", "201819") stands for where the caller knows: SNAPSHOT
    (31 March 2025), FINANCIAL_YEAR or ACADEMIC_YEAR (the year that ended in 2025). Without it "2018" alone is
    refused and "2018/19" is a financial year. "2011-12" is the financial year, "2011-M12" the month.

    Raises PeriodError for everything that is not a period, with what was read and how to write it.
    """
    written = shown(" ".join(text.split()))
    tidy = _tidy(text)
    if not tidy:
        raise PeriodError(f"There is no period. {ACCEPTED}")
    try:
        for pattern, build in _FORMS:
            if found := re.fullmatch(pattern, tidy, re.ASCII):
                return build(*found.groups())
        return _bare_year(tidy, year_means)
    except PeriodError as error:
        raise PeriodError(f'"{written}" cannot be used as a period. {error}') from error
    except (ValueError, OverflowError) as error:
        raise PeriodError(f'"{written}" is not a real date or week. {ACCEPTED}') from error


def period_from_slugs(year_slug: str, part_slug: str) -> Period:
    """The period of an address, the inverse of `Period.year_slug` and `part_slug`; raises PeriodError."""
    refusal = f'"{shown(year_slug)}/{shown(part_slug)}" is not the address of a period.'
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2})?", year_slug):
        raise PeriodError(refusal)
    first, month = int(year_slug[:4]), _MONTH_NUMBERS.get(part_slug)
    try:
        if part_slug == "at-31-march":
            period = year_end(first + 1)
        elif month:
            period = month_of(first + (month < 4), month)
        else:
            ending = {"year": "", "academic-year": "-AY"}.get(part_slug, f"-{part_slug.upper()}")
            period = Period.from_code(year_slug + ending)
    except ValueError as error:
        raise PeriodError(refusal) from error
    if (period.year_slug, period.part_slug) != (year_slug, part_slug):
        raise PeriodError(refusal)
    return period


def _tidy(text: str) -> str:
    """Lower case, one kind of dash, single spaces, none around "/" and "-"; no midnight of spreadsheets."""
    plain = re.sub("[\u2010-\u2015\u2212]", "-", text).casefold().replace(",", " ")
    plain = re.sub(r"\s+", " ", plain).strip()
    plain = re.sub(r"(?<=\d)[ t]00:00(:00)?(\.0+)?$", "", plain)
    plain = re.sub(r"^(as )?(at|on) (?=\d)", "", plain)
    return re.sub(r" ?([/-]) ?", r"\1", plain)


def _first_year(first: str, last: str) -> int:
    """The first of two years that follow each other: ("2018", "19") is 2018. Raises PeriodError otherwise."""
    start = int(first)
    if len(first) == 2:
        start += 2000
    if (start + 1) % 10 ** len(last) != int(last):
        raise PeriodError(
            f"{first}/{last} is not one year: the second year must follow the first, as in 2018/19."
        )
    return start


def _month_number(letters: str, rest: str) -> int:
    try:
        return _MONTH_NUMBERS[letters + rest]
    except KeyError:
        raise PeriodError(f"{(letters + rest).capitalize()} is not a month. {ACCEPTED}") from None


def _quarter(number: str, first: str, last: str) -> Period:
    if not 1 <= int(number) <= 4:
        raise PeriodError("Quarters run from 1 (April to June) to 4 (January to March).")
    return quarter_of(_first_year(first, last), int(number))


def _quarter_of_one_year(year: str) -> Period:
    raise PeriodError(
        f"{year} is part of two financial years: write both, as in {year}/{(int(year) + 1) % 100:02d} Q2."
    )


def _day(day: int, month: int, year: int) -> Period:
    written = date(year, month, day)
    if (month, day) == (3, 31):
        return year_end(year)
    quarter = Period.of(written, Frequency.QUARTER)
    raise PeriodError(
        f"Only 31 March is a day that figures are counted at. Write 31 March {year}, "
        f'or "{quarter.label}" for the quarter that {day} {MONTHS[month - 1]} {year} falls in.'
    )


def _months(first: tuple[str, str, str | None], last: tuple[str, str, str]) -> Period:
    """A quarter or a year written by its first and last month."""
    start, end, end_year = _month_number(*first[:2]), _month_number(*last[:2]), int(last[2])
    start_year = int(first[2]) if first[2] else end_year - (start > end)
    length = end_year * 12 + end - (start_year * 12 + start) + 1
    opening = month_of(start_year, start).start
    for frequency, months in (
        (Frequency.QUARTER, 3),
        (Frequency.FINANCIAL_YEAR, 12),
        (Frequency.ACADEMIC_YEAR, 12),
    ):
        if length == months and Period.of(opening, frequency).start == opening:
            return Period(opening, frequency)
    raise PeriodError(
        f"These months are not a quarter or a year that begins in April or September. {ACCEPTED}"
    )


def _bare_year(tidy: str, year_means: Frequency | None) -> Period:
    """A year with nothing beside it: "2025", "2018/19", "201819"."""
    if re.fullmatch(r"\d{4}", tidy, re.ASCII):
        first = int(tidy) - 1
        if not FIRST_YEAR <= first < LAST_YEAR:
            raise PeriodError(f"Years run from {FIRST_YEAR} to {LAST_YEAR}. {ACCEPTED}")
        if year_means is None:
            raise PeriodError(
                f"It could be {first}/{tidy[2:]}, {tidy}/{(first + 2) % 100:02d} or 31 March {tidy}: "
                "write the one you mean."
            )
    elif found := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", tidy, re.ASCII):
        year, month = (int(part) for part in found.groups())
        if (year + 1) % 100 != month:
            return month_of(year, month)
        first = year
    elif found := re.fullmatch(_YEARS, tidy, re.ASCII):
        first = _first_year(*found.groups())
    else:
        raise PeriodError(ACCEPTED)
    if year_means is Frequency.SNAPSHOT:
        return year_end(first + 1)
    return academic_year(first) if year_means is Frequency.ACADEMIC_YEAR else financial_year(first)


# The first form that fits the whole tidied text is used.
_FORMS: tuple[tuple[str, Callable[..., Period]], ...] = (
    (rf"(?:q|qtr|quarter)\.? ?(\d+){_SEPARATOR}(?:of )?{_YEARS}", _quarter),
    (r"(?:q|qtr|quarter)\.? ?(\d+) (\d{2})[/-](\d{2})", _quarter),
    (rf"{_YEARS}{_SEPARATOR}(?:q|qtr|quarter)\.? ?(\d+)", lambda first, last, n: _quarter(n, first, last)),
    (rf"(?:q|qtr|quarter)\.? ?\d+{_SEPARATOR}(\d{{4}})", _quarter_of_one_year),
    (rf"(\d{{4}}){_SEPARATOR}(?:q|qtr|quarter)\.? ?\d+", _quarter_of_one_year),
    (rf"(?:fy|financial year) ?{_YEARS}", lambda *years: financial_year(_first_year(*years))),
    (rf"{_YEARS} (?:fy|financial year)", lambda *years: financial_year(_first_year(*years))),
    (
        r"year (?:ending|ended|to) (?:31 )?mar(?:ch)? (\d{4})",
        lambda year: financial_year(int(year) - 1),
    ),
    (rf"(?:ay|academic year|school year) ?{_YEARS}", lambda *years: academic_year(_first_year(*years))),
    (rf"{_YEARS}[ -](?:ay|academic year|school year)", lambda *years: academic_year(_first_year(*years))),
    (r"(\d{4})-(\d{1,2})-(\d{1,2})", lambda year, month, day: _day(int(day), int(month), int(year))),
    (r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", lambda day, month, year: _day(int(day), int(month), int(year))),
    (
        rf"(\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH}[ -](\d{{4}})",
        lambda day, letters, rest, year: _day(int(day), _month_number(letters, rest), int(year)),
    ),
    (
        rf"{_MONTH}[ -](\d{{4}})",
        lambda letters, rest, year: month_of(int(year), _month_number(letters, rest)),
    ),
    (rf"(\d{{4}}) {_MONTH}", lambda year, letters, rest: month_of(int(year), _month_number(letters, rest))),
    (r"(\d{1,2})/(\d{4})", lambda month, year: month_of(int(year), int(month))),
    (r"(\d{4})-m(\d{2})", lambda year, month: month_of(int(year), int(month))),
    (
        rf"{_MONTH}(?: (\d{{4}}))?(?: to |-){_MONTH} (\d{{4}})",
        lambda a, b, year, c, d, last: _months((a, b, year), (c, d, last)),
    ),
    (r"(\d{4})[ -]?w(?:k|eek)? ?(\d{1,2})", lambda year, week: week_of(int(year), int(week))),
    (r"w(?:k|eek)? ?(\d{1,2}) (?:of )?(\d{4})", lambda week, year: week_of(int(year), int(week))),
)
