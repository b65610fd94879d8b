"""Decides what of a sheet makes no figure, with the reason for each. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from indicators.files.books.cells import BookSheet, CellKind
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.headings.roles import WHY, Role
from indicators.layouts.proposals import LeftOut
from indicators.layouts.tables.columns import Table
from indicators.layouts.tables.grids import Grid
from indicators.layouts.tables.sheets import SheetRead
from indicators.layouts.tables.taken_back import column_key, row_key, sheet_key

COMMENTS = "commentary: of no one figure"


def left_out_of(read: SheetRead, drafts: Sequence[Draft]) -> list[LeftOut]:
    found: list[LeftOut] = []
    taken = {part.at for draft in drafts for part in draft.parts.values()}
    for table in read.tables:
        found += _columns(read.grid, table, drafts) + _rows(read.grid, table)
        taken |= _cells_of(table)
    for draft in drafts:
        if draft.out:
            found += [LeftOut(cell, draft.out, draft.out, 1) for cell in draft.cells]
    return found + _elsewhere(read.grid, taken)


def _columns(grid: Grid, table: Table, drafts: Sequence[Draft]) -> list[LeftOut]:
    found: list[LeftOut] = []
    last = max((row.index for row in table.rows), default=table.band.bottom)
    for column, role in table.left_out.items():
        found += _back(_range(grid, _body(table, column, last), column, role, WHY[role]), table, column)
    for column in table.unknown:
        why = "numbers under no heading that says what they are"
        found += _back(_range(grid, _body(table, column, last), column, "no heading", why), table, column)
    noted = [draft.note for draft in drafts if draft.note]
    for column in table.notes:
        rows = _body(table, column, last)
        if any(not any(grid.text(row, column) in note for note in noted) for row in rows):
            found += _range(grid, rows, column, "commentary", COMMENTS)
    return found


def _back(found: list[LeftOut], table: Table, column: int) -> list[LeftOut]:
    """With the way back, where there are numbers that could be figures."""
    grid, heading = table.grid, table.band.columns.get(column)
    if not any(grid.is_number(row, column) for row in table.body):
        return found
    said = " ".join(heading.text.split()) if heading else ""
    return [replace(one, back=column_key(grid, column), said=said) for one in found]


def _body(table: Table, column: int, last: int) -> list[int]:
    return [row for row in range(table.band.bottom + 1, last + 1) if table.grid.cell(row, column)]


def _range(grid: Grid, rows: Sequence[int], column: int, what: Role | str, why: str) -> list[LeftOut]:
    if not rows:
        return []
    return [LeftOut(_between(grid, (rows[0], column), (rows[-1], column)), str(what), why, len(rows))]


def _between(grid: Grid, first: tuple[int, int], last: tuple[int, int]) -> str:
    start, end = grid.address(*first), grid.address(*last)
    return start if start == end else f"{start}:{end.rpartition('!')[2]}"


def _rows(grid: Grid, table: Table) -> list[LeftOut]:
    found: list[LeftOut] = []
    columns = sorted({*table.figures, *table.unknown})
    for row in table.rows:
        if row.role.left_out:
            filled = [column for column in columns if grid.cell(row.index, column)]
            if filled:
                cells = _between(grid, (row.index, filled[0]), (row.index, filled[-1]))
                back = any(grid.is_number(row.index, column) for column in filled)
                found.append(
                    LeftOut(
                        cells,
                        str(row.role),
                        WHY[row.role],
                        len(filled),
                        row_key(grid, row.index) if back else "",
                        grid.text(row.index, table.label) if table.label is not None else "",
                    )
                )
    return found


def _cells_of(table: Table) -> set[tuple[int, int]]:
    """Of the columns that are accounted for, and of rows that are."""
    columns = {*table.left_out, *table.unknown, *table.notes}
    cells = {(row, column) for row in table.body for column in columns}
    rows = {row.index for row in table.rows if row.role.left_out}
    return cells | {(row, column) for row in rows for column in table.band.span}


def _elsewhere(grid: Grid, taken: Iterable[tuple[int, int]]) -> list[LeftOut]:
    """Numbers in no table: in titles, footnotes, references, and sheets without a table. Side by side they are one."""
    known = set(taken)
    found: list[LeftOut] = []
    why = "a number outside every table of figures, such as a reference"
    for row, columns in grid.filled_rows.items():
        run: list[int] = []
        for column in (*(each for each in columns if _is_loose(grid, row, each, known)), None):
            if run and (column is None or column != run[-1] + 1):
                found.append(
                    LeftOut(_between(grid, (row, run[0]), (row, run[-1])), "reference", why, len(run))
                )
                run = []
            if column is not None:
                run.append(column)
    return found


def _is_loose(grid: Grid, row: int, column: int, known: set[tuple[int, int]]) -> bool:
    cell = grid.cell(row, column)
    if cell is None or (row, column) in known or cell.kind is not CellKind.NUMBER:
        return False
    heading = grid.heading(row, column)
    return heading is None or heading.bare is None


def whole_sheet(sheet: BookSheet, why: str) -> LeftOut:
    rows = [row for row, _ in sheet.cells] or [1]
    columns = [column for _, column in sheet.cells] or [0]
    grid = Grid(sheet)
    cells = _between(grid, (min(rows) - 1, min(columns)), (max(rows) - 1, max(columns)))
    return LeftOut(cells, "sheet", why, len(sheet.cells), sheet_key(sheet.name), sheet.name)
