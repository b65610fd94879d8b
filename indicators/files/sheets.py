"""What a spreadsheet's XML says that its reader does not: formulas, errors, hidden rows, percentages, its extent. Pure.

The reader of workbooks (calamine) gives a formula's stored result and says nothing of the formula, gives an error as an
empty cell, and unfolds a sheet to a full rectangle. So the XML is gone through first, as a stream, by expat: no
document is built, and a document type (with it every entity) is refused.
"""

import re
from collections.abc import Iterator, Mapping
from typing import IO, NamedTuple
from xml.parsers import expat

from indicators.files.archives import damaged
from indicators.files.faults import refusal
from indicators.files.streams import parsed

MOST_ROWS = 500_000
MOST_COLUMNS = 100
MOST_CELLS = 3_000_000
MOST_FORMULAS = 20_000  # told by their address; more are counted
MOST_WITHOUT_RESULT = 200
MOST_ERRORS = 20_000
MOST_SHEETS = 100
# Repeated ones counted as often: each is kept by its place.
MOST_PERCENTAGES = 300_000
# Starts and ends of elements: three times what the largest sheet that is read has. Going through them takes time.
MOST_EVENTS = 20_000_000
_CELLS = ("c", "table-cell", "covered-table-cell")
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.')
_ADDRESS = re.compile(r"([A-Za-z]{1,3})(\d{1,7})", re.ASCII)


class FormulaCell(NamedTuple):
    """Row from 1, column from 0, and its address as the spreadsheet shows it."""

    row: int
    column: int
    address: str


class Scan:
    """What was found in one sheet. `percentages` are (row, column) of cells shown with a per cent sign; `formulas` have
    a stored result, those `without_result` none; `errors` are what cells show as such, "#N/A", by (row, column)."""

    def __init__(self) -> None:
        self.formulas: list[FormulaCell] = []
        self.formula_count = 0
        self.without_result: list[FormulaCell] = []
        self.without_result_count = 0
        self.errors: dict[tuple[int, int], str] = {}
        self.hidden_rows: set[int] = set()
        self.percentages: set[tuple[int, int]] = set()
        self.percentage_count = 0
        self.rows = 0
        self.columns = 0
        self.texts = 0  # cells that name one of the workbook's shared texts

    def cell(self, row: int, column: int) -> None:
        """Note a cell that holds something; raises FileRefused where the sheet grows too large."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column + 1)
        if self.rows > MOST_ROWS or self.columns > MOST_COLUMNS or self.rows * self.columns > MOST_CELLS:
            raise refusal(
                f"The sheet reaches to cell {address(row, column)}: more than a table of figures can be.",
                "Copy the table alone into a new workbook (stray cells count too), or save it as CSV UTF-8.",
            )

    def formula(self, row: int, column: int, *, has_result: bool) -> None:
        cell = FormulaCell(row, column, address(row, column))
        if has_result:
            self.formula_count += 1
            if len(self.formulas) < MOST_FORMULAS:
                self.formulas.append(cell)
        else:
            self.without_result_count += 1
            if len(self.without_result) < MOST_WITHOUT_RESULT:
                self.without_result.append(cell)

    def error(self, row: int, column: int, text: str) -> None:
        """Note an error cell; raises FileRefused where there are more than anybody would put right."""
        self.errors[row, column] = text[:20]
        if len(self.errors) > MOST_ERRORS:
            raise refusal(
                f"More than {MOST_ERRORS:,} cells of the sheet hold errors such as {text[:20]}.",
                "Put the formulas right, then copy the table and paste it as values.",
            )


class Found(NamedTuple):
    """What was found in a sheet beside its rows; `more` are formulas without a result that are not listed."""

    formulas: tuple[FormulaCell, ...] = ()
    without_result: tuple[FormulaCell, ...] = ()
    more: int = 0
    hidden_rows: frozenset[int] = frozenset()


def found_in(scan: Scan) -> Found:
    """Hidden rows beyond the last that holds something are nobody's."""
    return Found(
        tuple(scan.formulas),
        tuple(scan.without_result),
        scan.without_result_count - len(scan.without_result),
        frozenset(row for row in scan.hidden_rows if row <= scan.rows),
    )


def address(row: int, column: int) -> str:
    """ "B7" for row 7, column 1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def walk(stream: IO[bytes]) -> Iterator[tuple[bool, str, Mapping[str, str]]]:
    """Every start (True) and end (False) of an element with its local name and attributes, prefixes taken off.

    The end of a cell that shows an error says which, under "said": no other text is kept.
    Raises FileRefused for XML that is broken, brings a document type, or has more elements than any table.
    """
    seen = 0
    events: list[tuple[bool, str, Mapping[str, str]]] = []
    parser = expat.ParserCreate()
    said: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        events.append((True, _local(name), attributes))
        if _shows_error(attributes):
            said.clear()
            parser.CharacterDataHandler = said.append

    def end(name: str) -> None:
        local = _local(name)
        if parser.CharacterDataHandler is not None and local in _CELLS:
            parser.CharacterDataHandler = None
            events.append((False, local, {"said": "".join(said).strip()}))
        else:
            events.append((False, local, {}))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    for _ in parsed(parser, stream):
        seen += len(events)
        if seen > MOST_EVENTS:
            raise refusal(
                "The workbook has more parts inside than a table of figures can have.",
                "Copy the table alone into a new workbook, or save it as CSV UTF-8.",
            )
        yield from events
        events.clear()


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _shows_error(attributes: Mapping[str, str]) -> bool:
    """A cell of Excel of type "e"; LibreOffice says it in an attribute of its own beside the common one."""
    return attributes.get("t") == "e" or attributes.get("calcext:value-type") == "error"


def scan_xlsx(stream: IO[bytes], percent_styles: frozenset[str]) -> Scan:
    """Go through one worksheet part."""
    scan = Scan()
    row, column, in_cell = 0, -1, False
    formula = result = False
    for starts, name, attributes in walk(stream):
        if name == "c":
            in_cell = starts
            if not starts:
                if formula:
                    scan.formula(row, column, has_result=result)
                if "said" in attributes:
                    scan.error(row, column, attributes["said"] or "#N/A")
        if not starts:
            continue
        if name == "row":
            row, column = _whole(attributes.get("r"), row + 1), -1
            if attributes.get("hidden") in ("1", "true"):
                scan.hidden_rows.add(row)
        elif name == "c":
            row, column = position(attributes.get("r"), row, column + 1)
            formula = result = False
            scan.texts += attributes.get("t") == "s"
            if attributes.get("s") in percent_styles:
                scan.percentages.add((row, column))
        elif in_cell and name in ("v", "is", "f"):
            scan.cell(row, column)
            formula, result = formula or name == "f", result or name == "v"
    return scan


def percent_styles(stream: IO[bytes]) -> frozenset[str]:
    """The numbers of the cell styles that show a number a hundred times with a per cent sign, from styles.xml.

    A sign that is only text in a format, 0.0"%", does not multiply.
    """
    shows = {"9", "10"}
    found, inside, index = set(), False, 0
    for starts, name, attributes in walk(stream):
        if name == "cellXfs":
            inside = starts
        elif starts and name == "numFmt" and "%" in _QUOTED.sub("", attributes.get("formatCode", "")):
            shows.add(attributes.get("numFmtId", ""))
        elif starts and name == "xf" and inside:
            if attributes.get("numFmtId") in shows:
                found.add(str(index))
            index += 1
    return frozenset(found)


def scan_ods(stream: IO[bytes]) -> dict[str, Scan]:
    """Go through content.xml: every sheet by its name. Repeated rows and cells count as often as they repeat."""
    scans: dict[str, Scan] = {}
    scan, row, column, rows_each = Scan(), 0, 0, 1
    for starts, name, attributes in walk(stream):
        if name == "table" and starts:
            scan = scans.setdefault(_plain(attributes, "name") or "", Scan())
            row, rows_each = 0, 1
            _check_sheets(scans)
        elif name == "table-row":
            row += 1 if starts else rows_each - 1
            column = 0
            if starts:
                rows_each = _whole(_plain(attributes, "number-rows-repeated"), 1)
                if _plain(attributes, "visibility") in ("collapse", "filter"):
                    scan.hidden_rows.update(range(row, min(row + rows_each, MOST_ROWS)))
        elif starts and name in _CELLS:
            column = _ods_cell(scan, attributes, row, column, rows_each)
        elif "said" in attributes:
            scan.error(row, column - 1, attributes["said"] or "#N/A")
    return scans


def _check_sheets(scans: Mapping[str, Scan]) -> None:
    """All of them are unfolded together, the hidden and the empty too."""
    cells = sum(scan.rows * scan.columns for scan in scans.values())
    percentages = sum(scan.percentage_count for scan in scans.values())
    if len(scans) > MOST_SHEETS or cells > MOST_CELLS or percentages > MOST_PERCENTAGES:
        raise refusal(
            f"The workbook has {len(scans):,} sheets with {cells:,} cells: more than a table of figures can be.",
            "Copy the table alone into a new workbook, or save it as CSV UTF-8.",
        )


def _ods_cell(scan: Scan, attributes: Mapping[str, str], row: int, column: int, rows_each: int) -> int:
    """Note a cell and its repetitions; the column after them."""
    after = column + _whole(_plain(attributes, "number-columns-repeated"), 1)
    kind = _plain(attributes, "value-type")
    formula = _plain(attributes, "formula") is not None
    if kind is not None or formula:
        scan.cell(row + rows_each - 1, after - 1)
        if kind == "percentage":
            scan.percentage_count += rows_each * (after - column)
            if scan.percentage_count > MOST_PERCENTAGES:
                raise refusal(
                    f"The sheet has more than {MOST_PERCENTAGES:,} percentages: more than a table of figures can be.",
                    "Copy the table alone into a new workbook, or save it as CSV UTF-8.",
                )
            scan.percentages.update(
                (row + down, across) for down in range(rows_each) for across in range(column, after)
            )
        if formula:
            scan.formula(row, column, has_result=kind is not None)
    return after


def _plain(attributes: Mapping[str, str], name: str) -> str | None:
    return next((value for key, value in attributes.items() if _local(key) == name), None)


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default


def position(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """Where a cell stands: its own reference where it has one, else after the one before."""
    if reference is None:
        return row, column
    found = _ADDRESS.fullmatch(reference)
    if not found:
        raise damaged()
    across = 0
    for letter in found[1].upper():
        across = across * 26 + ord(letter) - 64
    return int(found[2]), across - 1
