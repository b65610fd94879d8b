"""Days and months as people write them: "30/06/25", "4 July 2025", "Jun-25", "Sept 23". Pure.

Two digits of a year are those of 1980 to 2079: no figure of children's services is older.
"""

import calendar
import re
from datetime import date

from indicators.terms.periods import (
    ACCEPTED,
    MONTHS,
    Frequency,
    Period,
    PeriodError,
    day_words,
    financial_year,
    month_of,
    week_of,
    year_end,
)

MONTH_NUMBERS = {name[:length].lower(): n for n, name in enumerate(MONTHS, 1) for length in (3, len(name))}
MONTH_NUMBERS["sept"] = 9
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)([a-z]*)\.?"
YEAR = r"(\d{4}|\d{2})"
OLDEST_OF_TWO_DIGITS = 80
# Days as spreadsheets count them, from 1900 on: those of 2000 to 2049
_SERIALS = range(36_526, 54_789)
_BY_YEAR = frozenset({Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR, Frequency.SNAPSHOT})
_ORDINAL = r"(?:st|nd|rd|th)?"
_DAYS = (
    (r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})", (2, 1, 0)),
    (rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-]{YEAR}", (0, 1, 2)),
)
_NAMED_DAYS = (
    (rf"(\d{{1,2}}){_ORDINAL}[ -]?(?:of )?{MONTH}[ -]?{YEAR}", (0, 1, 3)),
    (rf"{MONTH}[ -](\d{{1,2}}){_ORDINAL}[ -](\d{{4}})", (2, 0, 3)),
)
_MONTHS_WRITTEN = (
    (rf"{MONTH}[ /-]?{YEAR}", 0, 2),
    (rf"(\d{{4}})[ -]{MONTH}", 1, 0),
)


def full_year(digits: str) -> int:
    """Of four digits or two: "25" is 2025, "98" 1998."""
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= OLDEST_OF_TWO_DIGITS else 2000)


def month_number(letters: str, rest: str) -> int:
    """Of the two groups that MONTH finds; raises PeriodError for "Junk"."""
    try:
        return MONTH_NUMBERS[letters + rest]
    except KeyError:
        raise PeriodError(f"{(letters + rest).capitalize()} is not a month. {ACCEPTED}") from None


def read_day(tidy: str) -> date | None:
    """The day that a tidied text is, None where it is none; raises ValueError for 31 February."""
    for pattern, (day, month, year) in _DAYS:
        if found := re.fullmatch(pattern, tidy, re.ASCII):
            parts = found.groups()
            return date(full_year(parts[year]), int(parts[month]), int(parts[day]))
    for pattern, (day, letters, year) in _NAMED_DAYS:
        if found := re.fullmatch(pattern, tidy, re.ASCII):
            parts = found.groups()
            month = month_number(parts[letters], parts[letters + 1])
            return date(full_year(parts[year]), month, int(parts[day]))
    return None


def read_month(tidy: str) -> Period | None:
    """The month that a tidied text names, None where it names none; raises PeriodError for "Octember 2019"."""
    for pattern, letters, year in _MONTHS_WRITTEN:
        if found := re.fullmatch(pattern, tidy, re.ASCII):
            parts = found.groups()
            return month_of(full_year(parts[year]), month_number(parts[letters], parts[letters + 1]))
    if found := re.fullmatch(r"(\d{1,2})/(\d{4})", tidy, re.ASCII):
        return month_of(int(found[2]), int(found[1]))
    if found := re.fullmatch(r"(\d{4})-m(\d{2})", tidy, re.ASCII):
        return month_of(int(found[1]), int(found[2]))
    return None


def last_day(tidy: str) -> date:
    """Where a stretch "to June 2025" or "ending 30/06/25" ends; raises PeriodError or ValueError for no day."""
    day = read_day(tidy)
    if day is not None:
        return day
    month = read_month(tidy)
    if month is None:
        raise PeriodError(f"It does not say which day or month it ends with. {ACCEPTED}")
    return month.end


def period_of_day(day: date, counted_by: Frequency | None) -> Period:
    """What a bare day stands for: 31 March the count on it, else what it ends (or begins) of what is counted.

    Quarters where nobody says what is counted: that is what scorecards are about.
    Raises PeriodError for every other day, and for one that a spreadsheet may have made of something else.
    """
    if (day.month, day.day) == (3, 31):
        return year_end(day.year)
    if counted_by is not Frequency.SNAPSHOT:
        period = Period.of(day, counted_by or Frequency.QUARTER)
        begins = counted_by in (Frequency.MONTH, Frequency.WEEK) and day == period.start
        if begins or day == period.end:
            return period
    if day.day == 1:
        raise made_by_a_spreadsheet(month_of(day.year, day.month))
    quarter = Period.of(day, Frequency.QUARTER)
    raise PeriodError(
        f"Only 31 March is a day that figures are counted at. Write 31 March {day.year}, "
        f'or "{quarter.label}" for the quarter that {day_words(day)} falls in.'
    )


def checked_month(month: Period, counted_by: Frequency | None) -> Period:
    """The month, unless a spreadsheet may have made it of a year: "2011-12" becomes Dec-11, then December 2011."""
    if counted_by in _BY_YEAR and _is_code_of_a_year(month):
        raise made_by_a_spreadsheet(month)
    return month


def made_by_a_spreadsheet(month: Period) -> PeriodError:
    """That a first of a month was no day when it was written, with what it may have been."""
    quarter = Period.of(month.start, Frequency.QUARTER)
    if _is_code_of_a_year(month):
        year = financial_year(month.start.year).label
        return PeriodError(
            f"It is {day_words(month.start)}: a spreadsheet makes this date of {year.replace('/', '-')}. "
            f'Write "{year}" for the year, in a cell formatted as text; "{quarter.label}" for the quarter.'
        )
    return PeriodError(
        f"It is a date, {day_words(month.start)}, which a spreadsheet may have made of something else. "
        f'Write "{month.label}" for the month or "{quarter.label}" for the quarter, in a cell formatted as text.'
    )


def refuse_serial(tidy: str) -> None:
    """Raises PeriodError for the number behind a date whose cell lost its format: 45838 for 30 June 2025."""
    if re.fullmatch(r"\d{5}", tidy, re.ASCII) and int(tidy) in _SERIALS:
        day = date.fromordinal(date(1899, 12, 30).toordinal() + int(tidy))
        raise PeriodError(
            f"It is the number that a spreadsheet keeps for {day_words(day)}. "
            "Format the cell as text and write the period in words."
        )


def week_of_day(marker: str, tidy: str) -> Period:
    """The week that begins or ends with a day: "w/c 30/06/2025", "w/e 04/07/2025". Raises PeriodError.

    Weeks run from Monday to Sunday; one that is said to end on a Friday or Saturday is the working week within it.
    """
    day = read_day(tidy)
    if day is None:
        raise PeriodError(f"It does not say which day the week begins or ends with. {ACCEPTED}")
    year, week, weekday = day.isocalendar()
    fits = weekday == 1 if marker.startswith(("c", "b", "s")) else weekday >= 5
    if not fits:
        name = calendar.day_name[weekday - 1]
        raise PeriodError(
            f"{day_words(day)} is a {name}: weeks begin on a Monday and end on a Friday, Saturday or Sunday. "
            f'Write "{year}-W{week:02d}" for the week that it is in.'
        )
    return week_of(year, week)


def _is_code_of_a_year(month: Period) -> bool:
    return month.start.month == (month.start.year + 1) % 100
