"""An Excel workbook (.xlsx) as it stands, read from its XML. Pure."""

import math
import posixpath
import zipfile
from collections.abc import Mapping

from indicators.files.archives import damaged
from indicators.files.books.cells import LONGEST_TEXT, NO_RESULT, Area, BookCell, BookSheet, CellKind, Room
from indicators.files.books.formats import NumberFormat, built_in, day_of, read_format, shown_number
from indicators.files.books.walking import Walker, go_through, said, whole
from indicators.files.sheets import position
from indicators.files.weights import LARGEST_STRINGS, MOST_STRINGS, too_much_text

_NOT_SHOWN = {"hidden", "veryHidden"}


class _Texts(Walker):
    """The texts that cells share, in their order; how they are to be pronounced is no part of them."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] | None = None
        self._inside = self._spoken = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._parts = []
            if len(self.texts) > MOST_STRINGS:
                raise too_much_text()
        self._inside = name == "t"
        self._spoken = self._spoken or name == "rPh"

    def end(self, name: str) -> None:
        if name == "si" and self._parts is not None:
            self.texts.append("".join(self._parts)[:LONGEST_TEXT])
        elif name == "rPh":
            self._spoken = False
        self._inside = False

    def text(self, characters: str) -> None:
        if self._inside and not self._spoken and self._parts is not None:
            self._parts.append(characters)


class _Styles(Walker):
    """The number format of each cell style."""

    def __init__(self) -> None:
        self.formats: list[NumberFormat] = []
        self._codes: dict[str, str] = {}
        self._inside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "cellXfs":
            self._inside = True
        elif name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and self._inside:
            number = attributes.get("numFmtId", "0")
            self.formats.append(read_format(self._codes.get(number) or built_in(whole(number, 0))))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False


class _Book(Walker):
    """Names of the sheets with their relationship and whether they are shown."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            found = (
                attributes.get("name", ""),
                attributes.get("id", ""),
                attributes.get("state") in _NOT_SHOWN,
            )
            self.sheets.append(found)
        elif name == "workbookPr":
            self.from_1904 = said(attributes.get("date1904"))


class _Relations(Walker):
    def __init__(self) -> None:
        self.targets: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.targets[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))


class _Notes(Walker):
    """Comments by the cell they stand at."""

    def __init__(self) -> None:
        self.notes: dict[tuple[int, int], str] = {}
        self._parts: list[str] = []
        self._inside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "comment":
            self._at, self._parts = position(attributes.get("ref"), 0, 0), []
        self._inside = name == "t"

    def end(self, name: str) -> None:
        if name == "comment":
            self.notes[self._at] = "".join(self._parts).strip()[:LONGEST_TEXT]
        self._inside = False

    def text(self, characters: str) -> None:
        if self._inside:
            self._parts.append(characters)


class _Sheet(Walker):
    def __init__(self, sheet: BookSheet, texts: list[str], styles: list[NumberFormat], room: Room) -> None:
        self.sheet, self._texts, self._styles, self._room = sheet, texts, styles, room
        self.from_1904 = False
        self._row, self._column = 0, -1
        self._kind = self._style = ""
        self._formula = self._inside = False
        self._parts: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._row, self._column = position(attributes.get("r"), self._row, self._column + 1)
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
            self._formula, self._parts = False, []
        elif name in ("v", "t"):
            self._inside = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._row, self._column = whole(attributes.get("r"), self._row + 1), -1
            if said(attributes.get("hidden")) or attributes.get("ht") == "0":
                self.sheet.hidden_rows.add(self._row)
        else:
            self._around(name, attributes)

    def _around(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "col" and (said(attributes.get("hidden")) or attributes.get("width") == "0"):
            first, last = whole(attributes.get("min"), 1), whole(attributes.get("max"), 1)
            self.sheet.hidden_columns.update(range(first - 1, min(last, first + 1000)))
        elif name == "mergeCell":
            start, _, end = attributes.get("ref", "").partition(":")
            (top, left), (bottom, right) = position(start, 0, 0), position(end or start, 0, 0)
            self.sheet.merged.append(Area(top, left, bottom, right))

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._inside = False
        elif name == "c" and self._parts:
            self._keep("".join(self._parts))
        elif name == "c" and self._formula and self._kind == "n":  # an empty text is a result
            self._add(BookCell(self._row, self._column, CellKind.ERROR, NO_RESULT, formula=True))

    def text(self, characters: str) -> None:
        if self._inside:
            self._parts.append(characters)

    def _keep(self, stored: str) -> None:
        cell = self._cell(stored)
        if cell is not None:
            self._add(cell)

    def _add(self, cell: BookCell) -> None:
        self._room.cell(cell.row, cell.column, len(cell.shown))
        self.sheet.cells[cell.row, cell.column] = cell

    def _cell(self, stored: str) -> BookCell | None:
        at = self._row, self._column
        if self._kind == "s":
            number = whole(stored, -1)
            stored = self._texts[number] if 0 <= number < len(self._texts) else ""
        if self._kind in ("s", "str", "inlineStr"):
            if not stored.strip():
                return None
            return BookCell(*at, CellKind.TEXT, stored[:LONGEST_TEXT], formula=self._formula)
        if self._kind == "e":
            return BookCell(*at, CellKind.ERROR, stored[:20], formula=self._formula)
        if self._kind == "b":
            return BookCell(*at, CellKind.TRUTH, "TRUE" if stored == "1" else "FALSE", formula=self._formula)
        return self._number(stored)

    def _number(self, stored: str) -> BookCell:
        at = self._row, self._column
        if self._kind == "d":
            return BookCell(*at, CellKind.DAY, stored[:10])
        try:
            number = float(stored) if len(stored) < 40 else math.nan
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            return BookCell(*at, CellKind.TEXT, stored[:40])
        style = whole(self._style, 0)
        form = self._styles[style] if style < len(self._styles) else NumberFormat()
        day = day_of(number, from_1904=self.from_1904) if form.day else None
        if day:
            return BookCell(*at, CellKind.DAY, day.isoformat(), formula=self._formula)
        # A spreadsheet shows 15 digits; what is stored behind them is noise of working in binary.
        kept = float(f"{number:.15g}")
        return BookCell(*at, CellKind.NUMBER, shown_number(kept, form), kept, form.percent, self._formula)


def read_excel(archive: zipfile.ZipFile, room: Room) -> list[BookSheet]:
    """Every worksheet in the workbook's order, the hidden ones too. Raises FileRefused."""
    book, relations = _Book(), _Relations()
    _part(archive, "xl/workbook.xml", book)
    _part(archive, "xl/_rels/workbook.xml.rels", relations)
    texts = _texts(archive)
    styles = _Styles()
    if "xl/styles.xml" in archive.namelist():
        _part(archive, "xl/styles.xml", styles)
    sheets: list[BookSheet] = []
    for name, relation, hidden in book.sheets:
        kind, target = relations.targets.get(relation, ("", ""))
        if kind != "worksheet":
            continue
        room.sheet()
        walker = _Sheet(BookSheet(name, hidden), texts, styles.formats, room)
        walker.from_1904 = book.from_1904
        path = _path("/xl", target)
        _part(archive, path, walker)
        walker.sheet.notes.update(_notes(archive, path))
        sheets.append(walker.sheet)
    return sheets


def _texts(archive: zipfile.ZipFile) -> list[str]:
    walker = _Texts()
    for part in archive.infolist():
        if part.filename.casefold().endswith("sharedstrings.xml"):
            if part.file_size > LARGEST_STRINGS:
                raise too_much_text()
            _part(archive, part.filename, walker)
            break
    return walker.texts


def _notes(archive: zipfile.ZipFile, sheet: str) -> dict[tuple[int, int], str]:
    folder, _, name = sheet.rpartition("/")
    listed = f"{folder}/_rels/{name}.rels"
    if listed not in archive.namelist():
        return {}
    relations, notes = _Relations(), _Notes()
    _part(archive, listed, relations)
    for kind, target in relations.targets.values():
        path = _path(f"/{folder}", target)
        if kind == "comments" and path in archive.namelist():
            _part(archive, path, notes)
    return notes.notes


def _path(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(folder, target)).lstrip("/")


def _part(archive: zipfile.ZipFile, path: str, walker: Walker) -> None:
    if path not in archive.namelist():
        raise damaged()
    with archive.open(path) as stream:
        go_through(stream, walker)
