"""One figure as it came in, checked: what the actions record. Pure."""

from typing import NamedTuple

from indicators.terms.periods import Period


class FigureRow(NamedTuple):
    """`row` is where it stood in its file, 0 where it was not read from one. Percentages are 79, not 0.79.

    `indicator`, `category` and `entered_by` are primary keys. A value is None only where `symbol` says why. `reason`
    says why this figure changes, where it has a reason of its own; `entered_by` is who typed it, where that is
    somebody else than who brings the batch.
    """

    row: int
    indicator: int
    category: int | None
    period: Period
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    symbol: str = ""
    status: str = "final"
    note: str = ""
    reason: str = ""
    entered_by: int | None = None


# From the numerator to the note: what makes two rows the same figure.
FIGURE_FIELDS = slice(4, 10)
