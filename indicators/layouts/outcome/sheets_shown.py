"""The sheets as a page shows them: every cell as the file has it, with what was made of it and why. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from indicators.files.books.cells import BookSheet
from indicators.files.sheets import address, position
from indicators.layouts.drafts.collecting import moment
from indicators.layouts.drafts.doubts import Doubts
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.labels.names import Labels
from indicators.layouts.proposals import (
    CellShown,
    ColumnShown,
    DoubtKind,
    Fate,
    LeftOut,
    RowShown,
    SheetShown,
)
from indicators.layouts.tables.columns import Table
from indicators.layouts.tables.sheets import SheetRead

NOT_KNOWN = "Not known: choose"
Place = tuple[int, int]  # row from 1, column from 0


@dataclass
class _Marked:
    """What is known of a sheet's cells, rows and columns so far, by their places in the sheet."""

    cells: dict[Place, CellShown] = field(default_factory=dict)
    rows: dict[int, tuple[str, str | None, str]] = field(default_factory=dict)
    columns: dict[int, str] = field(default_factory=dict)


def sheets_shown(
    sheets: Sequence[BookSheet],
    reads: Sequence[SheetRead],
    drafts: Sequence[Draft],
    left: Sequence[LeftOut],
    doubts: Doubts,
    labels: Labels,
) -> tuple[SheetShown, ...]:
    by_sheet = {id(read.grid.sheet): read for read in reads}
    out = _left_by_sheet(left)
    found = []
    for sheet in sheets:
        read = by_sheet.get(id(sheet))
        marked = _Marked()
        if read is not None:
            own = [draft for draft in drafts if draft.sheet is read]
            _mark_tables(marked, read)
            _mark_figures(marked, own, doubts)
            _name_lines(marked, read, own, labels, doubts)
        for place, one in _spread(sheet, out.get(sheet.name, ())):
            if place not in marked.cells or marked.cells[place].fate in (Fate.LABEL, Fate.HEADING):
                marked.cells[place] = CellShown("", "", Fate.LEFT_OUT, one.why)
        found.append(_sheet(sheet, marked, _why_not(sheet, read)))
    return tuple(found)


def _why_not(sheet: BookSheet, read: SheetRead | None) -> str:
    if sheet.hidden and read is None:
        return "A hidden sheet is not read."
    return "" if read and read.tables else "No table of figures was found on this sheet."


def _left_by_sheet(left: Iterable[LeftOut]) -> Mapping[str, list[LeftOut]]:
    found: dict[str, list[LeftOut]] = {}
    for one in left:
        found.setdefault(one.cells.rpartition("!")[0], []).append(one)
    return found


def _spread(sheet: BookSheet, left: Iterable[LeftOut]) -> Iterable[tuple[Place, LeftOut]]:
    by_row: dict[int, list[int]] = {}
    for row, column in sheet.cells:
        by_row.setdefault(row, []).append(column)
    for one in left:
        start, _, end = one.cells.rpartition("!")[2].partition(":")
        (top, first), (bottom, last) = position(start, 0, 0), position(end or start, 0, 0)
        for row in range(top, min(bottom, sheet.rows) + 1):
            for column in by_row.get(row, ()):
                if first <= column <= last:
                    yield (row, column), one


def _mark_tables(marked: _Marked, read: SheetRead) -> None:
    grid = read.grid
    for table in read.tables:
        for row in range(table.band.top, table.band.bottom + 1):
            for column in grid.filled_rows.get(row, ()):
                marked.cells[grid.place(row, column)] = CellShown("", "", Fate.HEADING)
        for row in table.body:
            for column in set(table.band.span).intersection(grid.filled_rows.get(row, ())):
                noted = column in table.notes
                marked.cells[grid.place(row, column)] = CellShown("", "", Fate.NOTE if noted else Fate.LABEL)


def _mark_figures(marked: _Marked, drafts: Iterable[Draft], doubts: Doubts) -> None:
    for draft in drafts:
        for part in draft.parts.values():
            fate, why, doubt, again = _fate(draft, part is draft.main, doubts)
            marked.cells[draft.sheet.grid.place(*part.at)] = CellShown("", "", fate, why, doubt, again)


def _fate(draft: Draft, main: bool, doubts: Doubts) -> tuple[Fate, str, str, str]:
    if draft.out:
        return Fate.LEFT_OUT, draft.out, "", ""
    if draft.waits:
        key = draft.waits[0]
        return Fate.WAITS, doubts.raised[key].why, key, ""
    if draft.symbol and (main or draft.denominator is None):
        return Fate.NO_FIGURE, "", "", ""
    about = next((key for key in draft.doubts if not key.startswith(DoubtKind.LABEL)), "")
    if not main:
        return Fate.PART, "", about, ""
    again = _again(draft)
    return (Fate.REREAD if again else Fate.FIGURE), "", about, again


def _again(draft: Draft) -> str:
    """What is read of a cell that shows another number: 84.1% where it shows 0.8%."""
    reading, value = draft.main.reading, draft.value
    if value is None or reading.value is None or abs(reading.value - value) < 1e-9:
        return ""
    return f"{value:,.4g}{'%' if draft.percent or reading.percent else ''}"


def _name_lines(
    marked: _Marked, read: SheetRead, drafts: Sequence[Draft], labels: Labels, doubts: Doubts
) -> None:
    """Measures name rows and periods name columns, or the other way where the sheet is turned round."""
    for table in read.tables:
        own = [draft for draft in drafts if draft.table is table]
        measures = {draft.row.index: _measure(draft, labels, doubts) for draft in own}
        for draft in own:
            for row in draft.rows:
                measures.setdefault(row.index, _measure(draft, labels, doubts))
        times = _times(table, own)
        if read.grid.turned:
            marked.columns.update({row: name for row, (name, _, _) in measures.items()})
            marked.rows.update({column + 1: (name, None, "") for column, name in times.items()})
        else:
            marked.rows.update({row + 1: said for row, said in measures.items()})
            marked.columns.update(times)


def _measure(draft: Draft, labels: Labels, doubts: Doubts) -> tuple[str, str | None, str]:
    doubt = next((key for key in draft.doubts if key.startswith(DoubtKind.LABEL)), "")
    if draft.indicator:
        return labels.title(draft.indicator, draft.category), draft.indicator, doubt
    return (NOT_KNOWN if doubt and doubts.raised[doubt].open else "Not a measure of ours"), None, doubt


def _times(table: Table, drafts: Sequence[Draft]) -> dict[int, str]:
    said = {column: f"Left out: {role}" for column, role in table.left_out.items()}
    said |= dict.fromkeys(table.unknown, "Left out: no heading")
    said |= dict.fromkeys(table.notes, "Comments")
    if table.label is not None:
        said[table.label] = "Name of the measure"
    alike = {moment(heading) for heading in table.figures.values()}
    for draft in drafts:
        for part in draft.parts.values():
            if draft.period and (len(alike) > 1 or not table.times):
                said.setdefault(part.at[1], draft.period.label)
    for column, heading in table.figures.items():
        said.setdefault(column, " ".join(heading.text.split()))
    return said


def _sheet(sheet: BookSheet, marked: _Marked, why: str) -> SheetShown:
    by_row: dict[int, list[CellShown]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        known = marked.cells.get((row, column), CellShown("", "", Fate.HEADING))
        letter = address(1, column)[:-1]
        shown = CellShown(letter, cell.shown, known.fate, known.why, known.doubt, known.read_as, cell.formula)
        by_row.setdefault(row, []).append(shown)
    columns = tuple(
        ColumnShown(address(1, column)[:-1], marked.columns.get(column, ""), column in sheet.hidden_columns)
        for column in range(sheet.columns)
    )
    rows = tuple(_row(sheet, marked, row, cells) for row, cells in by_row.items())
    return SheetShown(sheet.name, sheet.hidden, columns, rows, why)


def _row(sheet: BookSheet, marked: _Marked, row: int, cells: Sequence[CellShown]) -> RowShown:
    hidden = row in sheet.hidden_rows
    if row in marked.rows:
        meaning, indicator, doubt = marked.rows[row]
        return RowShown(row, tuple(cells), meaning, indicator, hidden, doubt)
    heading = all(cell.fate in (Fate.HEADING, Fate.LABEL) for cell in cells)
    return RowShown(row, tuple(cells), "Heading, not a figure" if heading else "", None, hidden)
