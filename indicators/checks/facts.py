"""What checks look at: a section's cells with what is known of each. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.cells import CellKey, Typed, cell_name
from indicators.amounts.typed import numbers_of
from indicators.catalogue.facts import IndicatorFacts
from indicators.terms.series import Break


class Severity(StrEnum):
    """An error stops submission; a query needs a note or a correction."""

    ERROR = "error"
    QUERY = "query"


@dataclass(frozen=True)
class CategoryFacts:
    """One band or kind. `breakdown` is its breakdown's primary key; `kind` is "band" or "breakdown"."""

    id: int
    label: str
    breakdown: int
    breakdown_title: str
    kind: str


@dataclass(frozen=True)
class CheckedCell:
    """One figure of a section: what was typed, what stands recorded, and its past.

    `series` holds earlier figures, oldest first, up to but without this period; `now` is what is recorded for this
    very cell, where anything is.
    """

    key: CellKey
    indicator: IndicatorFacts
    category: CategoryFacts | None
    typed: Typed
    now: ReportedFigure | None = None
    previous: ReportedFigure | None = None
    year_before: ReportedFigure | None = None
    series: Sequence[ReportedFigure] = ()
    breaks: Sequence[Break] = ()

    @property
    def entered(self) -> bool:
        """A figure that can be read, or why there is none: what counts as entered on pages."""
        typed = self.typed
        return bool(typed.symbol) or (typed.says_figure and not numbers_of(typed, self.indicator.unit).faults)

    @property
    def title(self) -> str:
        """Its name where the period is clear."""
        return cell_name(self.indicator.title, self.category.label if self.category else "")

    @property
    def name(self) -> str:
        return cell_name(self.title, period=self.key.period)


@dataclass(frozen=True)
class Finding:
    """What a check says. `words` is one or two sentences: what, why, and how to put it right or answer it.

    `column` is the input to look at: numerator, denominator, value, symbol, note or reason.
    """

    check: str
    severity: Severity
    key: CellKey
    column: str
    words: str


@dataclass(frozen=True)
class CheckUse:
    """A council's own use of a check; a threshold of None is the usual one."""

    used: bool = True
    threshold: float | None = None
