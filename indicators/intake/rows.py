"""One figure as it came in, checked: what the actions record. Pure."""

from typing import NamedTuple

from indicators.periods import Period


class FigureRow(NamedTuple):
    """`row` is where it stood in its file, 0 where it was not read from one. Percentages are 79, not 0.79.

    `indicator` and `category` are primary keys. A value is None only where `symbol` says why.
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
