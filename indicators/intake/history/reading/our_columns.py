"""A file with our own columns, brought as history: its rows as a proposal in which nothing is in doubt. Pure.

Whoever brought such a file for the sections of the calendar, and was told that it is earlier than these, brings the
same file as history and loses nothing of it: category, symbol, status and note are read as in any file of figures.
"""

from indicators.catalogue.known_indicators import Catalogue
from indicators.files.columns import COLUMNS
from indicators.files.figure_files import RowRead, RowsRead
from indicators.layouts.proposals import (
    CellShown,
    ColumnShown,
    Fate,
    LeftOut,
    Proposal,
    ProposedFigure,
    RowShown,
    SheetShown,
)

# In place of a hash of headings: such files need no answers, so none are remembered for them
LAYOUT = "our columns"
NUMBERS = ("numerator", "denominator", "value", "symbol")
LETTERS = "ABCDEFGHI"
OF_SECTIONS = (
    "they belong to the section in which a figure is typed, and are kept where its file is brought for it"
)


def proposal_of_rows(read: RowsRead, catalogue: Catalogue) -> Proposal:
    """Every row that is right is a figure, one that is not is left out with what is wrong; empty ones are nothing."""
    figures, left, shown = [], [], []
    for row in read.rows:
        if row.faults:
            why = " ".join(f"{fault.problem} {fault.remedy}".strip() for fault in row.faults)
            left.append(LeftOut(cell_of(row), "a row that cannot be used", why, 1))
        elif figure := _figure(row, catalogue):
            figures.append(figure)
        shown.append(_shown(row, catalogue))
    if said := sum(any(row.words) for row in read.rows):
        left.append(LeftOut("answer, commentary", "answers and commentary", OF_SECTIONS, said))
    columns = tuple(ColumnShown(letter, name) for letter, name in zip(LETTERS, COLUMNS, strict=True))
    sheet = SheetShown("", False, columns, tuple(shown))
    return Proposal(tuple(figures), tuple(left), (), (sheet,), LAYOUT)


def cell_of(row: RowRead) -> str:
    """Columns stand in any order in such a file, so a figure is found by its row."""
    return f"row {row.number}"


def _figure(row: RowRead, catalogue: Catalogue) -> ProposedFigure | None:
    known = catalogue.find(row.texts[0])
    if row.figure is None or known is None or _left_empty(row):
        return None
    amounts = row.figure.amounts
    return ProposedFigure(
        indicator=known.facts.code,
        label=row.texts[0],
        period=row.figure.period.label,
        cell=cell_of(row),
        category=row.texts[2] or None,
        numerator=amounts.numerator,
        denominator=amounts.denominator,
        value=amounts.value,
        symbol=amounts.symbol,
        note=amounts.note,
        status=amounts.status,
    )


def _left_empty(row: RowRead) -> bool:
    """A row of a form that nobody filled in."""
    figure = row.figure
    return figure is not None and figure.amounts.value is None and not figure.amounts.symbol


def _shown(row: RowRead, catalogue: Catalogue) -> RowShown:
    known = catalogue.find(row.texts[0])
    comes = not row.faults and not _left_empty(row)
    cells = tuple(
        CellShown(letter, text, _fate(name, text, comes), "", "", "")
        for letter, name, text in zip(LETTERS, COLUMNS, row.texts, strict=True)
    )
    meaning = known.facts.title if known and comes else "Left out"
    return RowShown(row.number, cells, meaning, known.facts.code if known and comes else None)


def _fate(column: str, text: str, comes: bool) -> Fate:
    if not text:
        return Fate.EMPTY
    if not comes:
        return Fate.LEFT_OUT
    return Fate.FIGURE if column in NUMBERS else Fate.LABEL
