"""A figure on its way into a proposal: its cells, and what is proposed of it so far. Pure."""

from dataclasses import dataclass, field

from indicators.layouts.cells.contents import Reading
from indicators.layouts.headings.heading import Heading
from indicators.layouts.proposals import ProposedFigure
from indicators.layouts.tables.columns import Row, Table
from indicators.layouts.tables.sheets import SheetRead
from indicators.terms.periods import Frequency, Period


@dataclass
class Part:
    """One cell of a figure: where it stands in its grid, and what it says."""

    at: tuple[int, int]
    reading: Reading


@dataclass
class Draft:
    """`value` and the others are what is proposed so far. `waits` are keys of doubts that hold it back, `doubts` all of
    them. `out` is why it is left out."""

    sheet: SheetRead
    table: Table
    row: Row
    column: int
    time: Heading
    parts: dict[str, Part] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    indicator: str | None = None
    category: str | None = None
    label: str = ""
    label_cell: str = ""
    period: Period | None = None
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    symbol: str = ""
    note: str = ""
    shown: str = ""
    percent: bool = False
    decimals: int = 0
    provisional: bool = False
    doubts: list[str] = field(default_factory=list)
    waits: list[str] = field(default_factory=list)
    out: str = ""
    words: str = ""  # around its result: the headings above it and the texts at the side
    mark: str = ""  # that stands in place of a number and may mean several things

    @property
    def main(self) -> Part:
        """The cell that it is known by: its result, else the number counted."""
        return next(self.parts[name] for name in ("value", "numerator", "denominator") if name in self.parts)

    def address(self, name: str = "") -> str:
        part = self.main if not name else self.parts.get(name)
        return self.sheet.grid.address(*part.at) if part else ""

    @property
    def cells(self) -> list[str]:
        return [self.sheet.grid.address(*part.at) for part in self.parts.values()]

    @property
    def group(self) -> tuple[int, int, int, str]:
        """Figures of one measure in one table."""
        return id(self.sheet), id(self.table), self.row.group, self.label

    @property
    def has_number(self) -> bool:
        return self.value is not None and not self.symbol

    def as_figure(self) -> ProposedFigure:
        own = self.main is not self.parts.get("numerator")
        return ProposedFigure(
            indicator=self.indicator,
            label=self.label,
            period=written(self.period) if self.period else "",
            cell=self.address(),
            category=self.category,
            numerator=None if self.symbol else self.numerator,
            denominator=self.denominator,
            value=None if self.symbol else self.value,
            symbol=self.symbol,
            note=self.note,
            status="provisional" if self.provisional else "final",
            numerator_cell=self.address("numerator") if own else "",
            denominator_cell=self.address("denominator"),
            shown=self.shown,
            doubts=tuple(self.doubts),
            formula=any(
                cell.formula for part in self.parts.values() if (cell := self.sheet.grid.cell(*part.at))
            ),
        )


def written(period: Period) -> str:
    """As people write it and `parse_period` reads it."""
    if period.frequency is Frequency.QUARTER:
        return f"{period.label[10:]} Q{period.quarter}"
    return period.code if period.frequency is Frequency.WEEK else period.label
