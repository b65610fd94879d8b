"""One cell of a national release: its number or the reason there is none, its year, its area. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import isfinite

from indicators.benchmarks.meanings import Written, YearMeaning
from indicators.terms.periods import (
    Period,
    PeriodError,
    academic_year,
    financial_year,
    quarter_of,
    shown,
    year_end,
)
from indicators.terms.vocabulary import Symbol

DAYS_IN_A_MONTH = 365.25 / 12


class Level(StrEnum):
    NATIONAL = "National"
    REGIONAL = "Regional"
    LOCAL_AUTHORITY = "Local authority"


@dataclass(frozen=True, slots=True)
class AreaCode:
    """An area as a row gives it; the 3-digit code is empty for regions and countries."""

    gss: str
    code3: str
    name: str


@dataclass(frozen=True, slots=True)
class CellRead:
    """A number, or the symbol of why there is none. `was` is the text where the symbol is not as written."""

    value: float | None
    symbol: Symbol | None
    was: str = ""


class CellError(ValueError):
    """A cell that can be neither. The message says what was read and what is expected."""


SYMBOLS = {
    **{symbol: symbol for symbol in ("c", "z", "x", "u", "low", "k")},
    # Given up by the Department years ago, for more than one reason: all they still say is that there is no number.
    ":": "x",
    "~": "x",
    "": "x",
}
_NUMBER = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?([eE][-+]?\d{1,2})?", re.ASCII)
_YEARS_AND_MONTHS = re.compile(r"(\d{1,2}):(\d{1,2})", re.ASCII)
_YEAR = re.compile(r"(\d{4})(\d{2})?", re.ASCII)
_LONG_YEAR = re.compile(r"(\d{4})(?:[-/](\d{2}))?(?: \(OT\))?", re.ASCII)
YEARLY = frozenset({"reporting year", "academic year", "financial year", "calendar year"})


def read_value(
    text: str, written: Written = Written.NUMBER, symbols: Mapping[str, str] = SYMBOLS
) -> CellRead:
    """Percentages are 79, not 0.79 or 79%. Raises CellError for what is neither a number nor a symbol."""
    symbol = symbols.get(text.lower())
    if symbol is not None:
        return CellRead(None, Symbol(symbol), "" if symbol == text else text or "empty")
    if written is Written.YEARS_AND_MONTHS:
        return CellRead(_days(text), None)
    if not _NUMBER.fullmatch(text):
        aside = " Percentages are written without the sign, as 79." if text.endswith("%") else ""
        raise CellError(
            f'"{shown(text)}" is neither a number nor one of the symbols c, z, x, u, k and low.{aside}'
        )
    value = float(text.replace(",", ""))
    if not isfinite(value):
        raise CellError(f'"{shown(text)}" is too large to be a figure.')
    return CellRead(value, None)


def _days(text: str) -> float:
    found = _YEARS_AND_MONTHS.fullmatch(text)
    if not found or int(found[2]) > 11:
        raise CellError(f'"{shown(text)}" is not a time in years and months, such as 01:07.')
    return (int(found[1]) * 12 + int(found[2])) * DAYS_IN_A_MONTH


def read_year(text: str, identifier: str, meaning: YearMeaning) -> Period:
    """The period of a row: "2025" is the year that ended in 2025, "202425" the one from 2024 to 2025.

    Raises CellError for other texts, for terms and weeks, and where the file and the mapping disagree on what a
    year is.
    """
    if identifier.lower() not in YEARLY:
        raise CellError(f'"{shown(identifier)}" is not a year. Yearly datasets say {_list(YEARLY)}.')
    academic = meaning is YearMeaning.ACADEMIC_YEAR
    if academic != (identifier.lower() == "academic year"):
        raise CellError(
            f'"{shown(identifier)}" where the dataset is known to be "{meaning}". Its meaning changed.'
        )
    return _year_ending(text, _YEAR.fullmatch(text), meaning, "2025 or 202425")


def read_long_year(text: str, meaning: YearMeaning) -> Period:
    """The period of a row of a long file: "2025", "2024-25" and "2024-25 (OT)" all end in 2025."""
    return _year_ending(text, _LONG_YEAR.fullmatch(text), meaning, "2025 or 2024-25")


def _year_ending(text: str, found: re.Match[str] | None, meaning: YearMeaning, ways: str) -> Period:
    if not found or (found[2] and int(found[2]) != (int(found[1]) + 1) % 100):
        raise CellError(f'"{shown(text)}" is not a year. Years are written {ways}.')
    try:
        return _period(int(found[1]) + bool(found[2]), meaning)
    except (PeriodError, ValueError) as error:
        raise CellError(str(error)) from error


@lru_cache(maxsize=512)
def _period(year: int, meaning: YearMeaning) -> Period:
    match meaning:
        case YearMeaning.YEAR_END:
            return year_end(year)
        case YearMeaning.FINANCIAL_YEAR:
            return financial_year(year - 1)
        case YearMeaning.ACADEMIC_YEAR:
            return academic_year(year - 1)
        case YearMeaning.SEPTEMBER:
            return quarter_of(year, 2)  # figures at a point in time stand at the quarter's end
        case YearMeaning.DECEMBER:
            return quarter_of(year, 3)
        case YearMeaning.MID_YEAR:
            return quarter_of(year, 1)


def read_areas(gss: str, code3: str, name: str) -> tuple[tuple[AreaCode, ...], str]:
    """The areas of a row, and the codes of the joint return they filed ("314 / 318") or "".

    A row for other or unknown places has symbols in the place of codes, or nothing: an area without codes. Raises
    CellError where a joint return's codes do not pair up.
    """
    gss, code3 = ("" if code.lower() in SYMBOLS else code for code in (gss, code3))
    parts = [
        [part.strip() for part in text.split("/")] if "/" in text else [text] for text in (gss, code3, name)
    ]
    many = max(len(parts[0]), len(parts[1]))
    if many == 1:
        return (AreaCode(gss, code3, name),), ""
    for part in parts:
        if len(part) != many:
            part[:] = [part[0] if len(part) == 1 and part is parts[2] else ""] * many
    if not (all(parts[0]) or all(parts[1])):
        raise CellError(f'"{shown(code3 or gss)}" is a joint return whose codes do not pair up.')
    areas = tuple(AreaCode(*codes) for codes in zip(*parts, strict=True))
    return areas, " / ".join(area.code3 or area.gss for area in areas)


def _list(words: frozenset[str]) -> str:
    return ", ".join(f'"{word}"' for word in sorted(words))
