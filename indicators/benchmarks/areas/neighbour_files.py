"""Lists of statistical neighbours, one council a row, nearest first. Pure.

Two layouts are known by their headings: SN_1, SN_1P, SN_2 ... (2025) and SN1, SNP, SN2, SNP ... (2021), where the
column after a neighbour says how close it is. Councils are given by their 3-digit code.
"""

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from indicators.files.apart import IN_A_REQUEST, read_table_apart
from indicators.files.faults import Faults, FileRefused

_CODE_HEADINGS = ("oldlacode", "lanum", "lanumber", "lacode")
_NAME_HEADINGS = ("laname", "name")
_POSITION = re.compile(r"sn(\d{1,2})", re.ASCII)
_CODE = re.compile(r"\d{3}", re.ASCII)


class NeighbourCell(NamedTuple):
    """`column` is the heading it stood under."""

    code: str
    closeness: str
    column: str


class NeighbourList(NamedTuple):
    row: int
    code: str
    name: str
    neighbours: tuple[NeighbourCell, ...]


class _Layout(NamedTuple):
    code: int
    name: int
    neighbours: tuple[tuple[int, int, str], ...]  # column, column of closeness or -1, heading


def read_neighbours(file: BinaryIO, name: str) -> list[NeighbourList]:
    """Every council's neighbours, nearest first; raises FileRefused with every fault."""
    faults = Faults()
    rows = (
        (number, cells)
        for number, cells in read_table_apart(file, name, IN_A_REQUEST).rows
        if any(map(str.strip, cells))
    )
    number, heading = next(rows, (1, []))
    layout = _layout(number, heading, faults)
    if layout is None:
        raise FileRefused(faults)
    lists = list(_lists(rows, layout, faults))
    _check_once(lists, faults)
    if not lists and not faults:
        faults.add("The file has headings but no councils.", "Choose the file with one council a row.")
    if faults:
        raise FileRefused(faults)
    return lists


def _layout(row: int, heading: Sequence[str], faults: Faults) -> _Layout | None:
    names = [re.sub(r"[\s_\ufeff]", "", cell).casefold() for cell in heading]
    code = next((names.index(name) for name in _CODE_HEADINGS if name in names), -1)
    found = {int(match[1]): place for place, name in enumerate(names) if (match := _POSITION.fullmatch(name))}
    if code < 0:
        faults.add("There is no column of councils.", 'Name it "old_la_code".', row=row)
    if not found or sorted(found) != list(range(1, len(found) + 1)):
        faults.add(
            "The columns of neighbours are missing or not in one run.",
            "Name them SN_1, SN_2 and so on.",
            row=row,
        )
    if faults:
        return None
    closeness = re.compile(r"sn(\d{1,2})?p", re.ASCII)
    neighbours = []
    for position in sorted(found):
        place = found[position]
        beside = place + 1 < len(names) and closeness.fullmatch(names[place + 1])
        neighbours.append((place, place + 1 if beside else -1, heading[place].strip()))
    name = next((names.index(each) for each in _NAME_HEADINGS if each in names), -1)
    return _Layout(code, name, tuple(neighbours))


def _lists(rows: Iterator[tuple[int, list[str]]], layout: _Layout, faults: Faults) -> Iterator[NeighbourList]:
    for number, cells in rows:

        def cell(place: int, cells: Sequence[str] = cells) -> str:
            return cells[place].strip() if 0 <= place < len(cells) else ""

        code = cell(layout.code)
        neighbours = tuple(
            NeighbourCell(cell(place), cell(beside), heading) for place, beside, heading in layout.neighbours
        )
        if not code and not any(neighbour.code for neighbour in neighbours):
            continue  # a line that groups councils or a note below the table
        _check_code(code, number, "old_la_code", faults)
        for neighbour in neighbours:
            _check_code(neighbour.code, number, neighbour.column, faults)
        _check_list(number, code, neighbours, faults)
        yield NeighbourList(number, code, cell(layout.name), neighbours)


def _check_code(code: str, row: int, column: str, faults: Faults) -> None:
    if not _CODE.fullmatch(code):
        problem = "This is not a council's code." if code else "There is no council here."
        faults.add(problem, "Write its code of three digits, such as 840.", row=row, column=column, read=code)


def _check_list(row: int, code: str, neighbours: Sequence[NeighbourCell], faults: Faults) -> None:
    seen = {code}
    for neighbour in neighbours:
        if neighbour.code and neighbour.code in seen:
            problem = (
                "A council is not its own neighbour."
                if neighbour.code == code
                else "This one is there twice."
            )
            remedy = "Each neighbour is another council, once."
            faults.add(problem, remedy, row=row, column=neighbour.column, read=neighbour.code)
        seen.add(neighbour.code)


def _check_once(lists: Sequence[NeighbourList], faults: Faults) -> None:
    first: dict[str, int] = {}
    for each in lists:
        row = first.setdefault(each.code, each.row)
        if row != each.row:
            faults.add(
                f"Row {row} already gives this council.", "Keep one of them.", row=each.row, read=each.code
            )
