"""Sums of columns as a mapping writes them: "inside + outside", "100 - absent". Pure.

A sum needs all its parts: where one has no number, the sum has none, for the gravest of their reasons.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from indicators.benchmarks.cells import CellRead
from indicators.terms.vocabulary import Symbol

_TERM = re.compile(r"\s*(?:(?P<key>[a-z][a-z0-9_]*)|(?P<number>\d+(?:\.\d+)?))\s*", re.ASCII)
# What hides a number comes before what says that there is none. A part that rounds to zero makes a sum unknown.
GRAVEST_FIRST = (
    *(Symbol.CONFIDENTIAL, Symbol.UNRELIABLE, Symbol.NOT_AVAILABLE),
    *(Symbol.LOW, Symbol.LOW_OBSOLETE, Symbol.NOT_APPLICABLE),
)
_ROUNDED_AWAY = frozenset({Symbol.LOW, Symbol.LOW_OBSOLETE})


@dataclass(frozen=True)
class Sum:
    """Terms of +1 or -1 times a column, by its key, or a number."""

    terms: tuple[tuple[int, str | Decimal], ...]

    def columns(self) -> Iterator[str]:
        return (term for _, term in self.terms if isinstance(term, str))


def parse_sum(text: str) -> Sum:
    """Raises ValueError for what is not columns and numbers with plus and minus between them."""
    terms: list[tuple[int, str | Decimal]] = []
    place, sign = 0, 1
    while found := _TERM.match(text, place):
        terms.append((sign, found["key"] or Decimal(found["number"])))
        place = found.end()
        if place == len(text):
            return Sum(tuple(terms))
        if text[place] not in "+-":
            break
        sign, place = (1 if text[place] == "+" else -1), place + 1
    raise ValueError(f'"{text}" is not a column, nor columns and numbers with + and - between them.')


def worked_out(each: Sum, read: Callable[[str], CellRead]) -> CellRead:
    """The sum of one row; a single column as it was read."""
    if len(each.terms) == 1 and isinstance(key := each.terms[0][1], str):
        return read(key)
    total, symbols = Decimal(0), []
    for sign, term in each.terms:
        reading = read(term) if isinstance(term, str) else None
        if reading is not None and reading.value is None:
            symbols.append(reading.symbol or Symbol.NOT_AVAILABLE)
        else:
            number = term if isinstance(term, Decimal) else _as_published(reading)
            total += sign * number
    return CellRead(None, gravest(symbols)) if symbols else CellRead(float(total), None)


def _as_published(reading: CellRead | None) -> Decimal:
    return Decimal(repr(reading.value if reading and reading.value is not None else 0.0))


def gravest(symbols: Iterable[str]) -> Symbol:
    """The symbol of a number worked out from several, of which these are missing."""
    found = {Symbol(symbol) for symbol in symbols}
    reason = next((symbol for symbol in GRAVEST_FIRST if symbol in found), Symbol.NOT_AVAILABLE)
    return Symbol.NOT_AVAILABLE if reason in _ROUNDED_AWAY else reason
