"""Reported figures for tests, in one line each."""

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.terms.periods import Period


def reported(key: CellKey, *numbers: float | None, reason="", entered_by=None, **words) -> ReportedFigure:
    """`numbers` are numerator, denominator and value; `words` symbol, status and note."""
    return ReportedFigure(key, Amounts(*numbers, **words), reason, entered_by)


def recorded(period: Period, *numbers: float | None, **words) -> ReportedFigure:
    """The same of some indicator's total."""
    return reported(CellKey(1, None, period), *numbers, **words)
