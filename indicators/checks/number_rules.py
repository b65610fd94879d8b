"""Errors in the numbers of one cell. They are those of a file's rows (`indicators.amounts.derivation`). Pure."""

from indicators.amounts.cells import Typed
from indicators.amounts.derivation import (
    Problem,
    cannot_work_out,
    disagrees,
    fraction_for_percent,
    negative,
    not_whole,
    too_many,
    value_of,
)
from indicators.amounts.typed import NUMBER_COLUMNS, misplaced_sign
from indicators.checks.check import CellFault
from indicators.checks.reading import CellReading
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import display_number


def not_a_number(reading: CellReading, _: float) -> CellFault | None:
    """Letters, formulas, commas that could mean two things."""
    for column, fault in reading.numbers.faults.items():
        written = getattr(reading.cell.typed, column).strip()[:40]
        problem = fault.problem[:1].lower() + fault.problem[1:]
        return CellFault(column, f"The {column} “{written}”: {problem} {fault.page_remedy}")
    return None


def wrong_type(reading: CellReading, _: float) -> CellFault | None:
    """Below zero where nothing can be, a fraction of a count, a per cent or pound sign where it has no place."""
    if reading.symbol:
        return None
    problem = negative(reading.given) or not_whole(reading.given)
    return _fault(problem) or _misplaced_sign(reading.cell.typed, reading.facts.unit)


def _misplaced_sign(typed: Typed, unit: Unit) -> CellFault | None:
    for column in NUMBER_COLUMNS:
        if found := misplaced_sign(getattr(typed, column), column, unit):
            return CellFault(column, " ".join(found))
    return None


def numerator_above_denominator(reading: CellReading, _: float) -> CellFault | None:
    problem = _more_than_all(reading)
    return _fault(problem) if problem and problem.column == "numerator" else None


def share_above_100(reading: CellReading, _: float) -> CellFault | None:
    problem = _more_than_all(reading)
    value = reading.given.value
    if problem is None or problem.column != "value" or value is None:
        return None
    shown = display_number(value.value, min(value.decimals, 4))
    return CellFault("value", f"{shown}% is more than all of them. A share is 100% at most: check the value.")


def _more_than_all(reading: CellReading) -> Problem | None:
    return None if reading.symbol else too_many(reading.given)


def cannot_be_worked_out(reading: CellReading, _: float) -> CellFault | None:
    """Only where something was typed: an empty cell is another check's, and so is one with a shared total alone."""
    given = reading.given
    nothing = (given.numerator, given.denominator, given.value) == (None, None, None)
    if reading.symbol or nothing or reading.total_alone:
        return None
    return _fault(cannot_work_out(given))


def value_disagrees(reading: CellReading, _: float) -> CellFault | None:
    """Also where the value is the fraction of the percentage: 0.79 beside 79 of 100."""
    given = reading.given
    if reading.symbol or value_of(given) is None:
        return None
    return _fault(fraction_for_percent(given) or disagrees(given))


def _fault(problem: Problem | None) -> CellFault | None:
    return None if problem is None else CellFault(problem.column, f"{problem.problem} {problem.remedy}")
