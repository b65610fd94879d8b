"""The six columns that make a figure, and one figure of a council as it stands recorded or is to be. Pure.

What has amounts holds them under that name and neither repeats nor inherits the six: two records say the same where
their amounts are equal, and what reads a number takes the amounts of any of them.
"""

from typing import NamedTuple

from indicators.amounts.cells import CellKey
from indicators.terms.periods import Period


class Amounts(NamedTuple):
    """Unrounded; percentages are 79, not 0.79. A value is None only where `symbol` says why.

    The names and the order are those of the tables' columns. A tuple, because files bring half a million of them.
    """

    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    symbol: str = ""
    status: str = "final"
    note: str = ""

    @classmethod
    def of(cls, row: object) -> "Amounts":
        """Those of a row of a table that has the six columns."""
        return cls(*(getattr(row, name) for name in cls._fields))


class ReportedFigure(NamedTuple):
    """A figure without the weight of a model; a reader fills what it asks for.

    `reason` says why it changes, where it has a reason of its own; `entered_by` is who typed it, where that is somebody
    else than who brings the batch. `definition` is the version it was reported under (None: the first),
    `corrected_from` the value before its last correction and `cell` where it stood in the file it came from.
    People and versions go by their primary keys.
    """

    key: CellKey
    amounts: Amounts
    reason: str = ""
    entered_by: int | None = None
    definition: int | None = None
    corrected_from: float | None = None
    cell: str = ""

    @property
    def period(self) -> Period:
        return self.key.period
