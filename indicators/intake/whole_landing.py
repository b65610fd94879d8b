"""Where a row of a file lands that is approved as a whole: in the council's figures, past all sections. Pure.

It is the other half of `landing`: what a section of the calendar does not take, earlier periods above all, comes in so,
and what is on its way in a section is left alone (docs/adr/0035-history-is-approved-as-a-whole.md).
"""

from indicators.amounts.cells import Typed
from indicators.amounts.recorded import number_as_typed
from indicators.amounts.typed import numbers_of, result_of
from indicators.files.faults import Fault
from indicators.intake.landing import (
    Incoming,
    Known,
    Landing,
    Outcome,
    laid_over,
    says,
    section_of,
    waits_fault,
    why_ended,
)
from indicators.intake.remedies import FOR_HISTORY, ON_ITS_WAY
from indicators.terms.vocabulary import Unit


def land_whole(row: Incoming, known: Known, unit: Unit) -> Landing:
    """What becomes of one row of a file that is approved as a whole: new, a correction, the same, left or refused."""
    key = row.figure.key
    if fault := why_ended(known.ended, key):
        return Landing(Outcome.REFUSED, key, fault=fault)
    if key.period.start > known.today:
        words = f"{key.period.label} has not begun."
        return Landing(Outcome.REFUSED, key, fault=Fault(words, FOR_HISTORY.not_begun, column="period"))
    recorded = known.recorded.get(key)
    stands = recorded or Typed()
    typed = laid_over(row, stands, unit)
    if recorded is not None and (
        says(typed, unit) == says(stands, unit) or _same_as_shown(row, stands, unit)
    ):
        return Landing(Outcome.SAME, key, stands=stands, typed=stands)
    home = known.homes.get(key.indicator)
    section = None if home is None else section_of(home, key.period)
    if home is not None and section is not None and section in known.waiting:
        return Landing(Outcome.LEFT, key, stands=stands, fault=waits_fault(section, home, FOR_HISTORY))
    if key in known.typed and known.typed[key].has_figure:
        return Landing(Outcome.LEFT, key, stands=stands, fault=ON_ITS_WAY)
    return Landing(Outcome.NEW if recorded is None else Outcome.CORRECTION, key, stands=stands, typed=typed)


def _same_as_shown(row: Incoming, stands: Typed, unit: Unit) -> bool:
    """Whether a bare value is what stands recorded with its people, rounded to the digits that it has."""
    amounts = row.figure.amounts
    if row.says or amounts.value is None or amounts.numerator is not None or amounts.denominator is not None:
        return False
    given = numbers_of(stands, unit).given
    value = None if stands.symbol else result_of(given)
    digits = len(number_as_typed(amounts.value).partition(".")[2])
    return value is not None and abs(value - amounts.value) <= 0.5 * 10**-digits + 1e-9
