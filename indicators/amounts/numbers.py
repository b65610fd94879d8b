"""Reading numbers as people type them, and saying what is wrong with those that are not. Pure."""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from indicators.terms.vocabulary import SYMBOL_MEANINGS, symbol_words

LARGEST = 1e12
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}([ ,]\d{3})+(\.\d*)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_NOTHING = frozenset(
    {"-", "--", ".", "..", "...", ":", "~", "*", "n/a", "na", "nil", "none", "null", "#n/a", "nan"}
)
SYMBOL_REMEDY = f"Leave this cell empty and give the reason in column symbol: {symbol_words()}."
FORMULA_REMEDY = "Replace the formula with its result: copy, then paste as values."


class Number(NamedTuple):
    """`decimals` is how many were written, which says how far the number was rounded."""

    value: float
    decimals: int


class NumberFault(NamedTuple):
    problem: str
    remedy: str


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would work the text out instead of showing it. "-5" and "+5" are numbers."""
    return text[:1] in {"=", "+", "-", "@", "\t", "\r"} and not _number_text(text) and not _is_nothing(text)


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


def _is_nothing(text: str) -> bool:
    return text.strip().replace("\u2013", "-").replace("\u2014", "-").casefold() in _NOTHING


def _not_a_number(text: str) -> NumberFault:
    number = text.strip("%£ \u00a0")
    if is_formula(text):
        return NumberFault("This is a formula, not a number.", FORMULA_REMEDY)
    if text.strip().casefold() in SYMBOL_MEANINGS:
        return NumberFault("This is a symbol, not a number.", SYMBOL_REMEDY)
    if _is_nothing(text):
        return NumberFault("This is not a number.", SYMBOL_REMEDY)
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
        "This is not a number: it has letters or signs in it.", "Write digits only, such as 47 or 8.3."
    )
