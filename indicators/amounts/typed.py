"""Reading numbers as people type and paste them into a grid, and what a typed figure comes to. Pure.

More is understood here than in a file (`indicators.amounts.numbers`), because the person sees at once what was read:

- a comma before exactly three digits parts thousands, "1,012" is a thousand and twelve, unless nothing but 0 stands
  before it: "0,012" is twelve thousandths. Before any other number of digits it is a decimal: "8,3", "12,50";
- any kind of space parts thousands, "1 012"; a full stop does so only where there are several or a decimal comma
  follows: "1.012.345", "1.012,5". "1.012" alone is a little more than one;
- one per cent sign behind the number and one pound sign before it mean nothing more: "79 %", "£1,250";
- any kind of minus or plus, with a space behind it or not: "− 5".

What could be two numbers ("1012,345", "012,345") is refused with both readings, a formula always.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from indicators.amounts.cells import Typed
from indicators.amounts.derivation import Given, value_of
from indicators.amounts.numbers import Number, NumberFault, read_number
from indicators.terms.vocabulary import WITH_PER_CENT_SIGN, WITH_POUND_SIGN, Unit

LONGEST_NUMBER = 40
NUMBER_COLUMNS = ("numerator", "denominator", "value")

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SIGNS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-") | {"\uff0b": "+"}
)
_WRITTEN = re.compile(r"([+-]?) ?(£?) ?([+-]?) ?([^%£]*?) ?(%?)")
_PLAIN = re.compile(r"(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?", re.ASCII)
_BY_COMMAS = re.compile(r"[1-9]\d{0,2}(,\d{3})+(\.\d*)?", re.ASCII)
_BY_SPACES = re.compile(r"[1-9]\d{0,2}( \d{3})+([.,]\d*)?", re.ASCII)
_BY_STOPS = re.compile(r"[1-9]\d{0,2}((\.\d{3})+,\d+|(\.\d{3}){2,})", re.ASCII)
_DECIMAL_COMMA = re.compile(r"(0|[1-9]\d*)?,\d+", re.ASCII)
_EITHER = re.compile(r"[1-9]\d{0,2},\d{3}", re.ASCII)
_TWO_READINGS = re.compile(r"\d+,\d{3}", re.ASCII)


_SIGNS_OF_UNITS = (("%", WITH_PER_CENT_SIGN, "per cent sign"), ("£", WITH_POUND_SIGN, "pound sign"))


class NumbersRead(NamedTuple):
    """What was read in a cell's three number columns. A column with a fault has no number."""

    given: Given
    faults: dict[str, NumberFault]


@lru_cache(maxsize=8192)
def read_typed(text: str) -> Number | NumberFault | None:
    """The number a person typed, what is wrong with it, or None for an empty input. See the head of this module."""
    tidy = " ".join(_INVISIBLE.sub("", text).translate(_SIGNS).split())
    if not tidy:
        return None
    if len(tidy) > LONGEST_NUMBER:
        return NumberFault(
            f"A number has at most {LONGEST_NUMBER} characters; this has {len(tidy)}.",
            "Write the number only.",
        )
    written = _WRITTEN.fullmatch(tidy)
    if written is None:
        return _fault(tidy)
    sign, _, inner_sign, digits, per_cent = written.groups()
    plain = _plain_digits(digits)
    if isinstance(plain, NumberFault):
        return plain
    if not plain or (sign and inner_sign):
        return _fault(tidy)
    number = read_number(sign + inner_sign + plain)
    return number._replace(per_cent=True) if per_cent and isinstance(number, Number) else number


def commas_of(text: str) -> str:
    """ "decimal" where the comma in a number can be nothing else, "either" where another file's reader might take its
    thousands for decimals ("1,012"), "" for no comma that matters."""
    digits = " ".join(_INVISIBLE.sub("", text).split()).strip("+-%£ ")
    if _EITHER.fullmatch(digits):
        return "either"
    if digits.startswith("0,") or not _TWO_READINGS.fullmatch(digits):
        return "decimal" if _DECIMAL_COMMA.fullmatch(digits) else ""
    return ""


def _plain_digits(digits: str) -> str | NumberFault:
    """The digits as Python writes numbers; "" where they are no number."""
    if _PLAIN.fullmatch(digits):
        return digits
    if _BY_COMMAS.fullmatch(digits):
        return digits.replace(",", "")
    if _BY_SPACES.fullmatch(digits):
        return digits.replace(" ", "").replace(",", ".")
    if _BY_STOPS.fullmatch(digits):
        return digits.replace(".", "").replace(",", ".")
    if _TWO_READINGS.fullmatch(digits) and not digits.startswith("0,"):
        decimal, thousand = digits.replace(",", "."), digits.replace(",", "")
        return NumberFault(
            "The comma could mean a decimal or a thousand.",
            f"Write {decimal} or {thousand.lstrip('0') or '0'}.",
        )
    return digits.replace(",", ".") if _DECIMAL_COMMA.fullmatch(digits) else ""


def _fault(tidy: str) -> NumberFault:
    """In the words a file's reader has for it."""
    found = read_number(tidy)
    if isinstance(found, NumberFault):
        return found
    return NumberFault(
        "This is not a number: its commas or spaces are not where thousands part.",
        "Write digits only, such as 1012 or 8.3.",
    )


def misplaced_sign(text: str, column: str, unit: Unit) -> tuple[str, str] | None:
    """The problem and the remedy of a number with a per cent or pound sign where it has no place, or None."""
    for sign, own, name in _SIGNS_OF_UNITS:
        money = sign == "£" and column == "denominator"
        if sign in text and (unit not in own or (sign == "%" and column != "value") or money):
            return (
                f"The {column} has a {name}, and this is not what is counted there.",
                "Write how many, without the sign; a result belongs in the value.",
            )
    return None


def numbers_of(typed: Typed, unit: Unit) -> NumbersRead:
    """The numbers of a typed figure, and by column what is wrong with those that are none."""
    read = {column: read_typed(getattr(typed, column)) for column in NUMBER_COLUMNS}
    faults = {column: one for column, one in read.items() if isinstance(one, NumberFault)}
    numerator, denominator, value = (one if isinstance(one, Number) else None for one in read.values())
    return NumbersRead(Given(unit, numerator, denominator, value), faults)


def worked_out(typed: Typed, unit: Unit) -> float | None:
    """The figure, unrounded: from numerator and denominator where they give one, else the value as typed.

    None beside a symbol, for what cannot be read, and where nothing can be worked out. A typed value that disagrees
    with numerator and denominator does not count here; a check makes it an error.
    """
    if typed.symbol:
        return None
    numbers = numbers_of(typed, unit)
    return None if numbers.faults else result_of(numbers.given)


def result_of(given: Given) -> float | None:
    """As `worked_out`, of numbers already read."""
    found = value_of(given)
    return found if found is not None or given.value is None else given.value.value
