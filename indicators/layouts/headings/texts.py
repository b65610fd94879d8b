"""Decides what the text of a heading says: the period or a part of one, and what stands below it. Pure.

Whole periods are read by `parse_period`, as everywhere. Here it is about headings that spread over several cells
("2023/24" above "Q1") and say more beside it ("Outturn 2022/23", "Q4 2022/23 Target").
"""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from indicators.files.books.cells import BookCell, CellKind
from indicators.layouts.headings.heading import Heading
from indicators.layouts.headings.roles import Role, role_of
from indicators.terms.periods import MONTHS, Frequency, Period, PeriodError
from indicators.terms.written_periods import parse_period

LONGEST = 90
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{0,6})\.?"
_NUMBERS = {name[:3].lower(): n for n, name in enumerate(MONTHS, 1)}
_PAIR = re.compile(r"(?<![\d/])(20\d\d|\d\d)\s?[/-]\s?(20\d\d|\d\d)(?![\d/])")
_SIX = re.compile(r"(?<!\d)(20\d\d)(\d\d)(?!\d)")
_QUARTER = re.compile(
    r"\b(?:q|qtr|quarter)\.?\s?([1-4])\b|\b(first|second|third|fourth|1st|2nd|3rd|4th) (?:quarter|qtr)\b"
)
_COUNTED = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_MONTHS = re.compile(rf"\b{_MONTH}(?: ?(20\d\d|'?\d\d))? ?(?:-|to) ?{_MONTH}(?:[ -]?(20\d\d|'?\d\d))?\b")
_ONE_MONTH = re.compile(rf"\b{_MONTH}(?:[ '/-]{{0,3}}(20\d\d|\d\d))?\b(?!\d)")
_BARE = re.compile(r"(?<![\d.,/])(20[0-3]\d)(?![\d.,/%])")
_ACADEMIC = re.compile(r"\b(academic|school) year\b|\bay\b")
_PROVISIONAL = re.compile(r"[(\[]\s*(p|prov|provisional)\.?\s*[)\]]|\bprovisional\b|\bprov\b")
_SETTLED = re.compile(r"[(\[]\s*(revised|final|actual|r)\s*[)\]]")
_TWELVE = re.compile(
    r"\b(rolling )?((12|twelve) months?|12m|year) (to|end(ing|ed)?|until)( the)?( on)?\b(?! date)"
    r"|\brolling (12|twelve) months?\b"
)
_DAY = re.compile(
    r"((as )?(at|of|on) )?(the )?(\d{1,2}(st|nd|rd|th)?([/.-]\d{1,2}[/.-]|[ -]?(of )?[a-z]+\.?[ -]?)(\d{4}|\d\d)"
    r"|\d{4}-\d\d-\d\d)"
)
_ENDING = re.compile(r"\bfy ?'?(20\d\d|\d\d)(?![\d/-])")
_LAST_DAY = re.compile(r"\b(quarter|qtr|3 months|year|12 months|month)s? (?:end(?:ing|ed|s)?|to)\b")


def heading_of(cell: BookCell) -> Heading:
    if cell.kind is CellKind.DAY:
        try:
            day = date.fromisoformat(cell.shown)
        except ValueError:
            return Heading(cell.shown, rest=cell.shown)
        return Heading(cell.shown, day=day if _of_our_times(day.year) else None)
    if cell.kind is CellKind.NUMBER and cell.number is not None:
        bare = cell.number if cell.number.is_integer() and 1990 <= cell.number <= 2100 else None
        return Heading(cell.shown, bare=int(bare) if bare else None, rest="" if bare else cell.shown)
    return read_heading(cell.shown)


@lru_cache(maxsize=8192)
def read_heading(text: str) -> Heading:
    """Long texts say no period: they are sentences that may name one."""
    tidy = _tidy(text)
    if len(tidy) > LONGEST or not tidy:
        return Heading(text, rest=tidy)
    bare, provisional = _PROVISIONAL.sub(" ", tidy).strip(), bool(_PROVISIONAL.search(tidy))
    bare = _SETTLED.sub(" ", bare).strip()
    found = _whole(bare) or _rolling(bare) or _parts(bare)
    role, rest = role_of(found.rest)
    if found.in_time and role is Role.REFERENCE:
        role = Role.NUMERATOR  # "No." under a quarter counts
    if not all(map(_of_our_times, _years(found))):
        found = Heading(rest=bare)
    return replace(found, text=text, provisional=provisional, role=role, rest=rest)


def _years(heading: Heading) -> list[int]:
    days = [heading.day, heading.whole.start if heading.whole else None]
    said = [heading.year, heading.month_year, heading.bare, *(day.year for day in days if day)]
    return [year for year in said if year is not None]


def _of_our_times(year: int) -> bool:
    """What lies beyond is no period of a council's figures, and has no years around it."""
    return 1950 <= year <= 2090


def _tidy(text: str) -> str:
    plain = re.sub("[\u2010-\u2015\u2212]", "-", " ".join(text.split())).casefold()
    plain = re.sub("[\u2018\u2019](?=\\d\\d\\b)", "", plain)
    return re.sub("[\u2018\u2019]", "'", plain).strip(" :*")


def _whole(tidy: str) -> Heading | None:
    """A period and nothing else; years are left to the parts, since others may stand above or below them."""
    if re.fullmatch(r"\d{1,4}", tidy):
        return None
    try:
        period = parse_period(tidy)
    except PeriodError:
        return None
    match period.frequency:
        case Frequency.QUARTER if _DAY.fullmatch(tidy):
            return Heading(day=period.end)
        case Frequency.QUARTER:
            return Heading(year=period.financial_year, quarter=period.quarter)
        case Frequency.FINANCIAL_YEAR:
            return Heading(year=period.financial_year)
        case Frequency.ACADEMIC_YEAR:
            return Heading(year=period.start.year, academic=True)
        case Frequency.MONTH:
            return Heading(month=period.start.month, month_year=period.start.year)
        case Frequency.SNAPSHOT if not re.search("[a-z]", tidy):
            return Heading(day=period.start)
        case _:
            return Heading(whole=period)


def _rolling(tidy: str) -> Heading | None:
    """ "12 months to June 2024": known by the quarter that it ends with."""
    ending = _TWELVE.search(tidy)
    found = _parts(_TWELVE.sub(" ", tidy)) if ending else None
    if found is None or not found.in_time:
        return None
    if found.day:
        found = replace(found, month=found.day.month, month_year=found.day.year, day=None)
    if found.month is None or found.month_year is None or found.month % 3:
        return found
    if found.month == 3:
        return replace(found, month=None, month_year=None, year=found.month_year - 1)
    year, quarter = found.month_year, found.month // 3 - 1
    return replace(found, month=None, month_year=None, year=year, quarter=quarter, rolling=True)


def _parts(tidy: str) -> Heading:
    heading, rest = Heading(), tidy
    if _ACADEMIC.search(rest):
        heading, rest = replace(heading, academic=True), _ACADEMIC.sub(" ", rest)
    for take in (_take_day, _take_pair, _take_ending, _take_quarter, _take_months, _take_month, _take_bare):
        heading, rest = take(heading, rest)
    return replace(heading, rest=" ".join(re.sub(r"[()\[\]]", " ", rest).split()).strip(" -:,;"))


def _take_day(heading: Heading, rest: str) -> tuple[Heading, str]:
    found = re.search(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?!\d)", rest) or re.search(
        rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH}[ -](\d{{4}}|\d{{2}})(?!\d)", rest
    )
    if not found:
        return heading, rest
    day, month, year = found.groups()
    try:
        when = date(_century(year), _NUMBERS.get(month) or int(month), int(day))
    except ValueError:
        return heading, rest
    rest = rest[: found.start()] + " " + rest[found.end() :]
    ending = _LAST_DAY.search(rest)
    if ending and ending[1].startswith(("q", "3")):
        quarter = Period.of(when, Frequency.QUARTER)
        return replace(heading, year=quarter.financial_year, quarter=quarter.quarter), _LAST_DAY.sub(
            " ", rest
        )
    return replace(heading, day=when), re.sub(r"\b(as )?(at|on|to)\b", " ", rest)


def _take_pair(heading: Heading, rest: str) -> tuple[Heading, str]:
    for pattern in (_PAIR, _SIX):
        for found in pattern.finditer(rest):
            first = _century(found[1])
            if (first + 1) % 10 ** len(found[2]) == int(found[2]):
                rest = rest[: found.start()] + " " + rest[found.end() :]
                return replace(heading, year=first), re.sub(r"\b(fy|financial year|year)\b", " ", rest)
    return heading, rest


def _take_ending(heading: Heading, rest: str) -> tuple[Heading, str]:
    """ "FY24": the financial year that ends in 2024, as those who count in such years mean it."""
    found = _ENDING.search(rest) if heading.year is None and heading.day is None else None
    if not found:
        return heading, rest
    rest = rest[: found.start()] + " " + rest[found.end() :]
    return replace(heading, year=_century(found[1]) - 1, ends=True), rest


def _take_quarter(heading: Heading, rest: str) -> tuple[Heading, str]:
    found = _QUARTER.search(rest)
    if not found:
        return heading, rest
    quarter = int(found[1]) if found[1] else _COUNTED[found[2]]
    rest = rest[: found.start()] + " " + rest[found.end() :]
    months = _MONTHS.search(rest)
    year = _starting(months) if months and heading.year is None else None
    rest = _MONTHS.sub(" ", rest)
    if months and _quarter_of(months) != quarter:
        if heading.year is None and int(months_start := _NUMBERS[months[1]]) == 3 * quarter - 2:
            calendar = _of_calendar(heading, rest, months_start, year)
            if calendar is not None:
                return calendar
        return replace(heading, month=0), rest  # "Q1 (Jan-Mar)": of another year than ours, so it is asked
    bare = _BARE.search(rest) if months and year is None and heading.year is None else None
    if bare is not None and quarter < 4:  # "Q4 (Jan-Mar) 2024" may be of the year that began in 2024
        year, rest = int(bare[1]), rest[: bare.start()] + " " + rest[bare.end() :]
    return replace(heading, quarter=quarter, year=heading.year if year is None else year), rest


def _of_calendar(heading: Heading, rest: str, month: int, year: int | None) -> tuple[Heading, str] | None:
    """ "Q1 2024 (Jan-Mar)": a quarter of the calendar's year, if the year stands with it; `month` is its first."""
    bare = _BARE.search(rest)
    if year is None and bare is None:
        return None
    if year is None and bare is not None:
        year, rest = int(bare[1]) - (month < 4), rest[: bare.start()] + " " + rest[bare.end() :]
    return replace(heading, quarter=(month - 4) % 12 // 3 + 1, year=year), rest


def _take_months(heading: Heading, rest: str) -> tuple[Heading, str]:
    """Three months that are a quarter: "Apr-Jun 2024"."""
    found = _MONTHS.search(rest) if heading.quarter is None else None
    if not found:
        return heading, rest
    quarter = _quarter_of(found)
    if quarter is None:
        return heading, rest
    starts = _starting(found) if heading.year is None else heading.year
    rest = rest[: found.start()] + " " + rest[found.end() :]
    return replace(heading, quarter=quarter, year=starts), rest


def _quarter_of(months: re.Match[str]) -> int | None:
    first, last = _NUMBERS[months[1]], _NUMBERS[months[3]]
    return (first - 4) % 12 // 3 + 1 if (last - first) % 12 == 2 and first in (1, 4, 7, 10) else None


def _starting(months: re.Match[str]) -> int | None:
    """The first year of the financial year of months such as "Jan-Mar 24"."""
    year = months[4] or months[2]
    return _century(year.strip("'")) - (_NUMBERS[months[1]] < 4) if year else None


def _take_month(heading: Heading, rest: str) -> tuple[Heading, str]:
    found = _ONE_MONTH.search(rest) if heading.quarter is None else None
    if not found or (found[0] == "may" and rest != "may") or len(rest) > 30:
        return heading, rest
    if not _is_month(found[0]):
        return heading, rest
    year = _century(found[2]) if found[2] else None
    rest = rest[: found.start()] + " " + rest[found.end() :]
    return replace(heading, month=_NUMBERS[found[1]], month_year=year), rest


def _is_month(text: str) -> bool:
    """Whether the letters are a month's: "sept", not "decision"."""
    word = re.match(r"[a-z]+", text)
    names = [name.lower() for name in MONTHS]
    return word is not None and any(word[0] in (name, name[:3], name[:4]) for name in names)


def _take_bare(heading: Heading, rest: str) -> tuple[Heading, str]:
    found = _BARE.search(rest) if heading.year is None and heading.day is None else None
    if not found:
        return heading, rest
    return replace(heading, bare=int(found[1])), rest[: found.start()] + " " + rest[found.end() :]


def _century(year: str) -> int:
    return int(year) + 2000 if len(year) == 2 else int(year)
