"""Tables of areas: the one shipped beside this package, and files that tell of councils founded and abolished. Pure.

A file needs the column gss_code; what it leaves empty stays as it is. Councils are abolished by their last day, and
found by the codes they had before as well as by their own.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO, NamedTuple

from indicators.files.apart import IN_A_REQUEST, read_table_apart
from indicators.files.faults import Faults, FileRefused

SHIPPED = Path(__file__).parent / "areas.csv"
COLUMNS = (
    *("gss_code", "code3", "name", "kind", "region", "started", "ended", "successors", "former_codes"),
)
KINDS = ("local authority", "region", "country")
_GSS = re.compile(r"[A-Z]\d{8}", re.ASCII)
_CODE3 = re.compile(r"\d{3}", re.ASCII)
_FORMER = re.compile(r"([A-Z]\d{8})(?: \(([^)]+)\))?")


class FormerCode(NamedTuple):
    code: str
    reason: str


class AreaFacts(NamedTuple):
    """What a row says, "" and None where it says nothing. `region` is a code or a name, that of the area it lies in."""

    row: int
    gss_code: str
    code3: str
    name: str
    kind: str
    region: str
    started: date | None
    ended: date | None
    successors: tuple[str, ...]
    former: tuple[FormerCode, ...]


def shipped_areas() -> list[AreaFacts]:
    """Every area, each after the one it lies in: England, regions, Inner and Outer London, councils.

    Councils that were abolished are kept, with their last day: releases go on listing their rows, and they were
    neighbours of others in their time.
    """
    with SHIPPED.open("rb") as file:
        return read_areas(file, SHIPPED.name)


def read_areas(file: BinaryIO, name: str) -> list[AreaFacts]:
    """One area a row. Raises FileRefused with every fault."""
    faults = Faults()
    rows = [
        (number, cells)
        for number, cells in read_table_apart(file, name, IN_A_REQUEST).rows
        if any(map(str.strip, cells))
    ]
    rows = [(number, cells) for number, cells in rows if not cells[0].startswith("#")]
    number, heading = rows[0] if rows else (1, [])
    places = {cell.strip("\ufeff ").casefold(): place for place, cell in enumerate(heading)}
    if "gss_code" not in places:
        faults.add(
            'There is no column "gss_code".', f"Name the columns {', '.join(COLUMNS)}.", row=number, column=""
        )
        raise FileRefused(faults)
    for unknown in places.keys() - set(COLUMNS) - {""}:
        faults.add("This column is not known.", f"Known: {', '.join(COLUMNS)}.", row=number, column=unknown)
    found = [_facts(number, cells, places, faults) for number, cells in rows[1:]]
    _check_once(found, faults)
    if not found:
        faults.add("The file has headings but no areas.", "Write one area a row.")
    if faults:
        raise FileRefused(faults)
    return found


def _facts(number: int, cells: Sequence[str], places: Mapping[str, int], faults: Faults) -> AreaFacts:
    def cell(column: str) -> str:
        place = places.get(column, len(cells))
        return cells[place].strip() if place < len(cells) else ""

    def check(column: str, right: bool, problem: str, remedy: str) -> None:
        if cell(column) and not right:
            faults.add(problem, remedy, row=number, column=column, read=cell(column))

    gss, code3, kind = cell("gss_code").upper(), cell("code3"), cell("kind").casefold()
    if not _GSS.fullmatch(gss):
        remedy = "Write a letter and eight digits, such as E06000047."
        faults.add("This is no GSS code.", remedy, row=number, column="gss_code", read=gss)
    check("code3", bool(_CODE3.fullmatch(code3)), "This is no code of three digits.", "Such as 840.")
    check("kind", kind in KINDS, "This is no kind of area.", f"Write one of {', '.join(KINDS)}.")
    started, ended = (_day(number, column, cell(column), faults) for column in ("started", "ended"))
    if started and ended and ended < started:
        faults.add("It ended before it started.", "Check both days.", row=number, column="ended")
    successors = tuple(cell("successors").upper().replace(",", " ").split())
    return AreaFacts(
        *(number, gss, code3, cell("name"), kind, cell("region"), started, ended, successors),
        tuple(FormerCode(code, reason) for code, reason in _FORMER.findall(cell("former_codes"))),
    )


def _day(row: int, column: str, text: str, faults: Faults) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        faults.add("This is no day.", "Write it as 2027-03-31.", row=row, column=column, read=text)
        return None


def _check_once(found: Sequence[AreaFacts], faults: Faults) -> None:
    first: dict[str, int] = {}
    for each in found:
        row = first.setdefault(each.gss_code, each.row)
        if row != each.row:
            faults.add(f"Row {row} has this area already.", "Keep one.", row=each.row, read=each.gss_code)
