"""Decides what one cell says where a figure is looked for: a number, a number and its share, a mark, or else. Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from indicators.amounts.numbers import Number
from indicators.amounts.typed import read_typed
from indicators.files.books.cells import BookCell, CellKind, Percent
from indicators.layouts.cells.marks import fold, is_mark, says_yearly


class Said(StrEnum):
    NUMBER = "number"
    MARK = "mark"  # in place of a number, and so why there is none
    STARRED = "starred"  # a number with a star, which may be a footnote or hide something
    DAY = "day"
    ERROR = "error"
    ONCE_A_YEAR = "once a year"  # that the measure is not reported for such a period
    TEXT = "text"


@dataclass(frozen=True)
class Reading:
    """`value` as meant by the cell's own format: 79 where it shows 79%. `fraction`: a bare number, which may be one.

    `percent`: it shows a per cent sign. `decimals` are those of `value` as stored. `numerator` and `denominator` are
    of texts that give them beside the share: "71 (15.9%)". `mark` is folded.
    """

    said: Said
    shown: str
    value: float | None = None
    percent: bool = False
    decimals: int = 0
    numerator: float | None = None
    denominator: float | None = None
    mark: str = ""
    provisional: bool = False


_NUMBER = r"[+-]?[£]?\d[\d,. ]*%?"
_PAIR = re.compile(rf"({_NUMBER})\s*[(\[/|;]\s*({_NUMBER})\s*[)\]]?")
_OF = re.compile(
    rf"({_NUMBER})\s*(?:/|of|out of)\s*({_NUMBER})(?:\s*[(=]\s*({_NUMBER})\s*\)?)?", re.IGNORECASE
)
_SHARE_OF = re.compile(
    rf"({_NUMBER}%)\s*\(\s*({_NUMBER})\s*(?:/|of|out of)\s*({_NUMBER})\s*\)", re.IGNORECASE
)
LONGEST_NUMBER = 60  # characters of a number with its share and its people
_UNIT = re.compile(
    r"\s*(days?|weeks?|months?|years?|hours?|children|young people|cases|per 10,?000|per 1,?000|fte|wte|points?)\.?$",
    re.IGNORECASE,
)
_PROVISIONAL = re.compile(r"\s*[(\[]?\b(p|prov|provisional|est|estimate)\.?[)\]]$", re.IGNORECASE)
_REVISED = re.compile(r"\s*[(\[](r|rev|revised)\.?[)\]]$", re.IGNORECASE)
_ARROWS = "\\s*[\u2190-\u21ff\u25a0-\u25ff\u2b05-\u2b0d]+\ufe0f?$"
_FOOTNOTE = re.compile(
    f"[\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021]+$|{_ARROWS}|\\s*\\[(note )?\\d\\]$|\\s*\\(\\d\\)$"
)


def read_cell(cell: BookCell) -> Reading:
    if cell.kind is CellKind.NUMBER and cell.number is not None:
        return _stored(cell, cell.number)
    if cell.kind is CellKind.DAY:
        return Reading(Said.DAY, cell.shown)
    if cell.kind is CellKind.ERROR:
        return Reading(Said.ERROR, cell.shown, mark=cell.shown.casefold())
    if cell.kind is CellKind.TRUTH:
        return Reading(Said.TEXT, cell.shown)
    return read_text(cell.shown.strip())


def _stored(cell: BookCell, number: float) -> Reading:
    true = cell.percent is Percent.TRUE
    value = float(f"{number * 100:.15g}") if true else number
    return Reading(Said.NUMBER, cell.shown, value, bool(cell.percent), decimals_of(value))


def decimals_of(value: float) -> int:
    text = f"{value:.12f}".rstrip("0")
    return len(text.partition(".")[2])


@lru_cache(maxsize=8192)
def read_text(text: str) -> Reading:
    mark = fold(text)
    if is_mark(text):
        return Reading(Said.MARK, text, mark=mark)
    if says_yearly(text):
        return Reading(Said.ONCE_A_YEAR, text)
    if len(text) > LONGEST_NUMBER:
        return Reading(Said.TEXT, text)
    bare, provisional = _without(_PROVISIONAL, _FOOTNOTE.sub("", text.strip()))
    bare, _ = _without(_REVISED, bare)
    found = _number(bare) or _pair(bare)
    if found:
        value, percent, decimals, numerator, denominator = found
        return Reading(Said.NUMBER, text, value, percent, decimals, numerator, denominator, "", provisional)
    if re.fullmatch(r".*\d%? ?\*+", bare) and _number(bare.rstrip("* ")):
        value, percent, decimals, *_ = _number(bare.rstrip("* ")) or (None, False, 0)
        return Reading(Said.STARRED, text, value, percent, decimals)
    return Reading(Said.TEXT, text)


def _without(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    bare = pattern.sub("", text).strip()
    return bare, bare != text.strip()


_Found = tuple[float | None, bool, int, float | None, float | None]


def _number(text: str) -> _Found | None:
    plain = _UNIT.sub("", text)
    plain = re.sub(r"\s*(per ?cent|pct)\.?$", "%", plain, flags=re.IGNORECASE)
    number = read_typed(plain) if any(letter.isdigit() for letter in plain) else None
    if not isinstance(number, Number):
        return None
    return number.value, plain.endswith("%"), number.decimals, None, None


def _pair(text: str) -> _Found | None:
    """A number of people with the share that they are, in one cell, in whichever order."""
    if found := _SHARE_OF.fullmatch(text):
        share, numerator, denominator = map(_number, found.groups())
        return _joined(share, numerator, denominator)
    if found := _OF.fullmatch(text):
        numerator, denominator = _number(found[1]), _number(found[2])
        share = _number(found[3]) if found[3] else None
        if numerator and denominator and not numerator[1] and not denominator[1]:
            return _joined(share, numerator, denominator)
    if found := _PAIR.fullmatch(text):
        first, second = _number(found[1]), _number(found[2])
        if first and second and first[1] != second[1]:
            share, number = (first, second) if first[1] else (second, first)
            return _joined(share, number, None)
    return None


def _joined(share: _Found | None, numerator: _Found | None, denominator: _Found | None) -> _Found | None:
    if numerator is None:
        return None
    top, bottom = numerator[0], denominator[0] if denominator else None
    if share:
        return share[0], True, share[2], top, bottom
    return None, False, 0, top, bottom
