"""What a check is: its words, its threshold, and one small function that looks. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indicators.amounts.cells import CellKey
from indicators.checks.facts import Severity
from indicators.checks.families import Family
from indicators.checks.reading import CellReading


class CellFault(NamedTuple):
    """`column` is the input to look at: numerator, denominator, value, symbol, note, reason, answer or commentary."""

    column: str
    words: str


class FaultAt(NamedTuple):
    """A fault that a look at a whole breakdown finds in one of its cells."""

    key: CellKey
    fault: CellFault


@dataclass(frozen=True)
class Threshold:
    """A number that a council may set for itself. `words` is what it means, `reason` why `default` is the usual one.

    Anything from `lowest` to `highest` may be set.
    """

    default: float
    unit: str
    words: str
    reason: str
    lowest: float
    highest: float


# All are given the threshold; 0 where the check has none.
CellRule = Callable[[CellReading, float], CellFault | None]
FamilyRule = Callable[[Family, float], Iterable[FaultAt]]
GroupRule = Callable[[Sequence[CellReading], float], Iterable[FaultAt]]


@dataclass(frozen=True)
class Check:
    """Of the checks of one `group` only the first that finds something in a cell speaks.

    A check looks at each cell, at each breakdown of an indicator, or at each group of rows that share a total.
    `standing` is true where it looks also at figures that stand as recorded. `fixed` says where the threshold is set,
    if it is not set with the checks.
    """

    code: str
    severity: Severity
    title: str
    what: str
    why: str
    how: str
    of_cell: CellRule | None = None
    of_family: FamilyRule | None = None
    of_group: GroupRule | None = None
    threshold: Threshold | None = None
    group: str = ""
    standing: bool = False
    fixed: str = ""
