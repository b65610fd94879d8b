"""Errors in what stands around the numbers: symbols and their reasons, promises, corrections, lengths. Pure."""

from accounts.reasons import why_not_this_reason
from indicators.amounts.promises import expected_period
from indicators.amounts.typed import LONGEST_NUMBER
from indicators.checks.check import CellFault
from indicators.checks.reading import CellReading
from indicators.files.row_checks import LONGEST_NOTE
from indicators.terms.vocabulary import SYMBOL_MEANINGS, FigureStatus, Symbol

# As many characters as there is room for where each is kept; a test holds them to it.
LONGEST = {
    "numerator": LONGEST_NUMBER,
    "denominator": LONGEST_NUMBER,
    "value": LONGEST_NUMBER,
    "note": LONGEST_NOTE,
    "answer": 500,
    "reason": 300,
    "commentary": 3000,
}
_STATUSES = frozenset(FigureStatus)


def not_entered(reading: CellReading, _: float) -> CellFault | None:
    if reading.cell.category is not None or (reading.entered and not reading.total_alone):
        return None
    return CellFault(
        "numerator",
        "Nothing is entered yet, and an empty figure says nothing to readers. Enter it, or mark it as not available "
        "and give the reason in the note.",
    )


def unknown_word(reading: CellReading, _: float) -> CellFault | None:
    """A symbol or status that a page would not offer: figures also come from files and machines."""
    typed = reading.cell.typed
    if typed.symbol and typed.symbol not in SYMBOL_MEANINGS:
        known = ", ".join(SYMBOL_MEANINGS)
        return CellFault(
            "symbol", f"The symbol “{typed.symbol[:10]}” is not known. Use one of {known}, or none."
        )
    if typed.status not in _STATUSES:
        return CellFault(
            "status", f"The status “{typed.status[:20]}” is not known. Use provisional or final."
        )
    return None


def number_beside_symbol(reading: CellReading, _: float) -> CellFault | None:
    """A denominator alone may stand beside a symbol: it says how many the hidden figure is about."""
    typed, given = reading.cell.typed, reading.given
    if not typed.symbol or (given.numerator is None and given.value is None):
        return None
    meaning = SYMBOL_MEANINGS.get(typed.symbol, "there is no number")
    return CellFault(
        "symbol", f"The symbol says “{meaning}”, and there is a number too. Take one of the two away."
    )


def promised_without_period(reading: CellReading, _: float) -> CellFault | None:
    if reading.stands or reading.cell.typed.symbol != Symbol.PROMISED:
        return None
    period = reading.cell.key.period
    later = period.next()
    expected = expected_period(_note(reading))
    if expected is None:
        return CellFault(
            "note",
            "A figure that is not yet available says when it will come, so that it returns to the worklist. "
            f"Write it in the note, as in “expected {later.label}”.",
        )
    if expected.end <= period.end:
        return CellFault(
            "note",
            f"The note expects this figure in {expected.in_sentence}, which is not after {period.in_sentence}. "
            f"Name a later period, as in “expected {later.label}”.",
        )
    return None


def not_available_without_reason(reading: CellReading, _: float) -> CellFault | None:
    if reading.stands or reading.cell.typed.symbol != Symbol.NOT_AVAILABLE or _note(reading):
        return None
    return CellFault(
        "note",
        "A figure marked as not available is published with its reason, and there is none. Write it in the note.",
    )


def correction_without_reason(reading: CellReading, _: float) -> CellFault | None:
    if reading.cell.now is None or reading.stands:
        return None
    missing = (
        "This figure was approved before and would change. Give the reason: it stands beside both values."
    )
    fault = why_not_this_reason(reading.cell.typed.reason, missing)
    return CellFault("reason", fault) if fault else None


def text_too_long(reading: CellReading, _: float) -> CellFault | None:
    for column, longest in LONGEST.items():
        length = len(getattr(reading.cell.typed, column))
        if length > longest:
            return CellFault(
                column,
                f"The {column} has {length:,} characters, and there is room for {longest:,}. Shorten it.",
            )
    return None


def _note(reading: CellReading) -> str:
    """The cell's note; a band or kind may rely on that of its indicator."""
    own = reading.cell.typed.note.strip()
    return own or (reading.total.typed.note.strip() if reading.total is not None else "")
