"""Reading numbers as people type them, and saying what is wrong with those that are not. Pure."""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from indicators.amounts.written_symbols import remedy_in_file, remedy_on_page

LARGEST = 1e12
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}([ ,]\d{3})+(\.\d*)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}$", re.ASCII)
FORMULA_REMEDY = "Replace the formula with its result: copy, then paste as values."


class Number(NamedTuple):
    """`decimals` is how many were written, which says how far the number was rounded.

    `per_cent` is whether it was written with its sign, so that 0.8% is no fraction.
    """

    value: float
    decimals: int
    per_cent: bool = False


class NumberFault(NamedTuple):
    """`on_page` is the remedy where somebody types into a page, if it is another one than in a file."""

    problem: str
    remedy: str
    on_page: str = ""

    @property
    def page_remedy(self) -> str:
        return self.on_page or self.remedy


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would work the text out instead of showing it. "-5" and "+5" are numbers."""
    return (
        text[:1] in {"=", "+", "-", "@", "\t", "\r"} and not _number_text(text) and not remedy_in_file(text)
    )


@lru_cache(maxsize=8192)
def read_number(text: str) -> Number | NumberFault | None:
    """The number in a cell; None for an empty one. "1,012" and "1 012" are read as 1012."""
    if not text:
        return None
    number = _number_text(text)
    if not number:
        return _not_a_number(text)
    value = float(number)
    if not math.isfinite(value) or abs(value) > LARGEST:
        return NumberFault("This number is larger than any figure can be.", "Check it and write it again.")
    mantissa, _, exponent = number.lower().partition("e")
    return Number(value, max(0, len(mantissa.partition(".")[2]) - int(exponent or 0)))


def _number_text(text: str) -> str:
    """The text as Python writes numbers, or "" where it is none."""
    plain = (
        text.replace("\u2212", "-")
        .replace("\u00a0", " ")
        .replace("\u202f", " ")
        .replace("\u2009", " ")
        .strip()
    )
    if _PLAIN.fullmatch(plain):
        return plain
    return re.sub("[ ,]", "", plain) if _THOUSANDS.fullmatch(plain) else ""


def _not_a_number(text: str) -> NumberFault:
    number = text.strip("%£ \u00a0")
    if remedy := remedy_in_file(text):
        return NumberFault("This is not a number.", remedy, remedy_on_page(text))
    if is_formula(text):
        return NumberFault("This is a formula, not a number.", FORMULA_REMEDY)
    if _DAY.match(text):
        return NumberFault(
            "This is a date, not a number.",
            "A spreadsheet makes a date of a fraction such as 7/12: write numerator and denominator apart.",
        )
    if "%" in text and _number_text(number):
        return NumberFault(
            "Percentages are written without the per cent sign.",
            f"Write {number}, in a cell formatted as a number.",
        )
    if "£" in text and _number_text(number):
        return NumberFault("Money is written without the pound sign.", f"Write {number}.")
    if _DECIMAL_COMMA.fullmatch(text):
        return NumberFault(
            "The comma could mean a decimal or a thousand.", f"Write {text.replace(',', '.')} for a decimal."
        )
    return NumberFault(
        "This is not a number: it has letters or signs in it.",
        "Write the number alone, such as 47 or 8.3; where it is hidden or not there, leave it empty and say why: "
        "c (hidden), x (not available) or z (not applicable) in column symbol.",
        "Write the number alone, such as 47 or 8.3, or choose why there is none under “No figure, because”.",
    )
