"""Reading periods as people write them: "24/25 Q1", "Jun-25", "w/e 04/07/2025", "12 months to March 2025". Pure.

`Period` and `Frequency` themselves stand in `indicators.terms.periods` and are offered here too; days and months as
people write them in `indicators.terms.written_days`.
"""

import re
from functools import lru_cache

from indicators.terms.period_forms import FORMS, PAIR, first_year, quarter_with_its_months
from indicators.terms.periods import (
    ACCEPTED,
    FIRST_YEAR,
    LAST_YEAR,
    Frequency,
    Period,
    PeriodError,
    academic_year,
    financial_year,
    month_of,
    shown,
    year_end,
)
from indicators.terms.written_days import (
    MONTH_NUMBERS,
    checked_month,
    full_year,
    period_of_day,
    read_day,
    read_month,
    refuse_serial,
)

__all__ = ["ACCEPTED", "Frequency", "Period", "PeriodError", "parse_period", "period_from_slugs"]

_COUNTED = {"first": "1", "second": "2", "third": "3", "fourth": "4"} | {
    f"{n}{ending}": str(n) for n, ending in enumerate(("st", "nd", "rd", "th"), 1)
}
_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "twelve": "12"}


# A file of ten thousand rows is about a few dozen periods, each written in one way.
@lru_cache(maxsize=1024)
def parse_period(
    text: str, year_means: Frequency | None = None, *, counted_by: Frequency | None = None
) -> Period:
    """The period that a person, a spreadsheet or a release wrote.

    `year_means` says what a bare year ("2025", "201819") stands for where the caller knows: SNAPSHOT
    (31 March 2025), FINANCIAL_YEAR or ACADEMIC_YEAR (the year that ended in 2025). Without it "2018" alone is
    refused and "2018/19" is a financial year. "2011-12" is the financial year, "2011-M12" the month.
    `counted_by` is how often the indicator is counted, where the caller knows: "30/06/25" is the quarter
    that it ends, or then the month. 31 March is the count on that day for all.

    Raises PeriodError for everything that is not a period, with what was read and how to write it.
    """
    written = shown(" ".join(text.split()))
    tidy = _tidy(text)
    if not tidy:
        raise PeriodError(f"There is no period. {ACCEPTED}")
    try:
        return _read(tidy, year_means, counted_by)
    except PeriodError as error:
        raise PeriodError(f'"{written}" cannot be used as a period. {error}') from error
    except (ValueError, OverflowError) as error:
        raise PeriodError(f'"{written}" is not a real date or week. {ACCEPTED}') from error


def _read(tidy: str, year_means: Frequency | None, counted_by: Frequency | None) -> Period:
    quarter = quarter_with_its_months(tidy)
    if quarter is not None:
        return quarter
    day = read_day(tidy)
    if day is not None:
        return period_of_day(day, counted_by)
    for pattern, build in FORMS:
        if found := re.fullmatch(pattern, tidy, re.ASCII):
            return build(*found.groups())
    month = read_month(tidy)
    if month is not None:
        return month if "-m" in tidy else checked_month(month, counted_by)
    refuse_serial(tidy)
    return _bare_year(tidy, year_means)


def period_from_slugs(year_slug: str, part_slug: str) -> Period:
    """The period of an address, the inverse of `Period.year_slug` and `part_slug`; raises PeriodError."""
    refusal = f'"{shown(year_slug)}/{shown(part_slug)}" is not the address of a period.'
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2})?", year_slug):
        raise PeriodError(refusal)
    first, month = int(year_slug[:4]), MONTH_NUMBERS.get(part_slug)
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
    """Lower case, one kind of dash, single spaces, none around "/" and "-"; numbers in digits; no brackets, and no
    midnight of spreadsheets."""
    plain = re.sub("[\u2010-\u2015\u2212_]", "-", text).casefold()
    plain = re.sub("['\u2018\u2019\u02bc](?=[0-9]{2}\\b)", "", plain)
    plain = re.sub(r"(?<=[0-9])[ t]00:00(:00)?(\.0+)?$", "", plain.strip())
    plain = re.sub(r"\s+", " ", re.sub(r"[,:()\[\]]", " ", plain)).strip()
    plain = re.sub(r"^(as )?(at|on) (the )?(?=[0-9])", "", plain)
    plain = re.sub(r"\b(one|two|three|four|twelve)\b", lambda found: _NUMBERS[found[1]], plain)
    plain = re.sub(
        r"\b(first|second|third|fourth|1st|2nd|3rd|4th) (?:quarter|qtr|q)\b",
        lambda found: f"q{_COUNTED[found[1]]}",
        plain,
    )
    return re.sub(r" ?([/-]) ?", r"\1", plain)


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
    elif found := re.fullmatch(PAIR, tidy, re.ASCII):
        _refuse_day_of_month(*found.groups())
        first = first_year(*found.groups())
    else:
        raise PeriodError(ACCEPTED)
    if year_means is Frequency.SNAPSHOT:
        return year_end(first + 1)
    return academic_year(first) if year_means is Frequency.ACADEMIC_YEAR else financial_year(first)


def _refuse_day_of_month(first: str, last: str) -> None:
    """ "11/12" is a year, a day, or what a spreadsheet made of either."""
    if len(first) == 2 and int(first) <= 12:
        raise PeriodError(
            f"It could be {full_year(first)}/{last} or a day: write the year as {full_year(first)}/{last}."
        )
