"""Files are known by their content, weighed before they are read, and refused with a remedy."""

import csv
import io
import subprocess
import sys
import tracemalloc
import zipfile
from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from indicators.files.faults import FileRefused
from indicators.files.table_files import read_table
from tests.paths import PROJECT

ROWS = [["indicator", "period", "value"], ["moves", "2018/19 Q2", "8.5"], ["plans – all", "2018/19", "350"]]


def workbook(rows, sheets=("Sheet1",), prepare=lambda book, sheet: None) -> bytes:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    for name in sheets:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        prepare(book, sheet)
    book.close()
    return file.getvalue()


def opendocument(rows, formula_at=None) -> bytes:
    document, table = OpenDocumentSpreadsheet(), Table(name="Sheet1")
    for row_number, row in enumerate(rows):
        line = TableRow()
        for column, cell in enumerate(row):
            extra = {"formula": "of:=1+1"} if (row_number, column) == formula_at else {}
            if isinstance(cell, float):
                made = TableCell(valuetype="float", value=cell, **extra)
            else:
                made = TableCell(valuetype="string", **extra)
            made.addElement(P(text=str(cell)))
            line.addElement(made)
        line.addElement(TableCell(numbercolumnsrepeated=16000))
        table.addElement(line)
    table.addElement(TableRow(numberrowsrepeated=1_000_000))
    document.spreadsheet.addElement(table)
    file = BytesIO()
    document.write(file)
    return file.getvalue()


def with_part(content: bytes, name: str, data: bytes) -> bytes:
    """The archive with one part put in place of its namesake, or added."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, data)
    return file.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


BOOK = workbook(ROWS)


def rows_of(content: bytes, name: str) -> list[list[str]]:
    return [cells for _, cells in read_table(BytesIO(content), name).rows]


def refused(content: bytes, name: str, **limits) -> str:
    with pytest.raises(FileRefused) as problem:
        list(read_table(BytesIO(content), name, **limits).rows)
    assert all(fault.remedy for fault in problem.value.faults)
    return str(problem.value)


TEXT = "\r\n".join(",".join(row) for row in ROWS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_is_read_in_any_usual_encoding_and_with_any_usual_delimiter(encoding, delimiter):
    assert rows_of(TEXT.replace(",", delimiter).encode(encoding), "figures.csv") == ROWS


def test_the_line_in_which_excel_names_its_delimiter_is_not_a_row():
    table = read_table(BytesIO(b'sep=;\nindicator;"a;b"\n'), "figures.csv")
    assert list(table.rows) == [(2, ["indicator", "a;b"])]


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=8),
            min_size=2,
            max_size=4,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_what_a_spreadsheet_writes_is_read_back(rows):
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([["indicator", "period"], *rows])
    assert rows_of(text.getvalue().encode(), "figures.csv") == [["indicator", "period"], *rows]


def test_a_workbook_gives_what_a_person_sees():
    def prepare(book, sheet):
        sheet.write_number(1, 0, 79)
        sheet.write_number(1, 1, 0.79, book.add_format({"num_format": "0%"}))
        sheet.write_number(1, 2, 1, book.add_format({"num_format": "0.0%"}))
        sheet.write_number(3, 0, 79, book.add_format({"num_format": '0.0"%"'}))
        sheet.write_number(3, 1, 5700.000000000001)
        sheet.write_number(3, 2, 0.1 + 0.2)
        sheet.write_datetime(2, 0, date(2017, 3, 31), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_datetime(2, 1, date(2019, 4, 1), book.add_format({"num_format": "mmm-yy"}))
        sheet.write_boolean(2, 2, True)

    content = workbook([["a", "b", "c"]], prepare=prepare)
    assert rows_of(content, "figures.xlsx")[1:] == [
        ["79", "79%", "100%"],
        ["2017-03-31", "2019-04-01", "True"],
        ["79", "5700", "0.3"],
    ]


def test_rows_keep_the_numbers_of_the_sheet():
    content = workbook([[], [], ["indicator"], [], ["moves"]])
    filled = [(number, cells) for number, cells in read_table(BytesIO(content), "f.xlsx").rows if any(cells)]
    assert filled == [(3, ["indicator"]), (5, ["moves"])]


def test_a_table_may_stand_anywhere_on_its_sheet():
    def prepare(book, sheet):
        sheet.write_row(3, 2, ["indicator", "value"])
        sheet.write_row(4, 2, ["moves", 0.5])
        sheet.write_number(4, 3, 0.5, book.add_format({"num_format": "0%"}))

    rows = dict(read_table(BytesIO(workbook([], prepare=prepare)), "f.xlsx").rows)
    assert (rows[4], rows[5]) == (["", "", "indicator", "value"], ["", "", "moves", "50%"])


def test_an_opendocument_sheet_is_read_with_its_empty_million_rows():
    assert rows_of(opendocument([["indicator", "value"], ["moves", 8.5]]), "f.ods")[:2] == [
        ["indicator", "value"],
        ["moves", "8.5"],
    ]


def test_cells_with_formulas_are_named_by_their_address():
    def prepare(book, sheet):
        sheet.write_formula("C2", "=B2*2", value=4)
        sheet.data_validation("A1:A9", {"validate": "list", "source": "=$D$1:$D$5"})

    table = read_table(BytesIO(workbook(ROWS, prepare=prepare)), "figures.xlsx")
    assert [(cell.row, cell.column, cell.address) for cell in table.found.formulas] == [(2, 2, "C2")]
    ods = read_table(BytesIO(opendocument(ROWS, formula_at=(2, 1))), "figures.ods")
    assert [cell.address for cell in ods.found.formulas] == ["B3"]


def test_errors_and_hidden_rows_and_formulas_nobody_worked_out_are_found():
    book = sheet_with(
        b'<row r="4" hidden="1"><c r="A4" t="e"><v>#REF!</v></c><c r="B4"><f>1+1</f></c><c r="C4"><v>1</v></c></row>'
    )
    table = read_table(BytesIO(book), "figures.xlsx")
    assert list(table.rows)[3] == (4, ["#REF!", "", "1"])
    assert table.found.hidden_rows == {4} and [one.address for one in table.found.without_result] == ["B4"]
    document = document_with(
        b'<table:table-row><table:table-cell office:value-type="string"><text:p>moves',
        b'<table:table-row table:visibility="filter"><table:table-cell table:formula="of:=#N/A" '
        b'office:value-type="string" calcext:value-type="error" '
        b'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><text:p>#N/A',
    )
    table = read_table(BytesIO(document), "figures.ods")
    assert next(iter(list(table.rows)[1][1])) == "#N/A" and table.found.hidden_rows == {2}


def test_the_sheet_called_figures_is_read_where_there_are_several():
    assert rows_of(workbook(ROWS, sheets=("Notes", "Figures")), "f.xlsx") == ROWS
    assert 'Name that sheet "figures"' in refused(workbook(ROWS, sheets=("Notes", "More")), "f.xlsx")
    hidden = workbook(
        ROWS, ("Shown", "Hidden"), lambda book, sheet: sheet.hide() if sheet.name == "Hidden" else None
    )
    assert rows_of(hidden, "f.xlsx") == ROWS


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(content):
    assert "The file is empty" in refused(content, "figures.csv")


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"%PDF-1.7 and so on", "figures.csv", "a PDF"),
        (b"\x89PNG\r\n\x1a\n....", "figures.csv", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "figures.xls", "old Excel workbook"),
        (b"\x1f\x8b\x08......", "figures.csv", "a compressed file"),
        (b"a,b\n\x00\x01\x02,3\n", "figures.csv", "not text"),
        (b"a,b\n\x81\x8d,3\n", "figures.csv", "not text"),
        (b"<html><table>", "figures.csv", "web page"),
        (b'{"figures": []}', "figures.csv", "JSON"),
        (b"a,b\n1,2\n", "figures.xlsx", "not a workbook"),
        (b"a,b\n1,2\n", "figures.docx", "Files ending in .docx"),
        (b"a,b\n1,2\n", "figures", "no ending"),
        (b'a,b\n"1,2\n', "figures.csv", "Row 2 cannot be read"),
        (b'a,b\n"1"x,2\n', "figures.csv", "Row 2 cannot be read"),
        (b"PK\x03\x04 broken", "figures.xlsx", "damaged"),
        (b"a,b\n1,2\n", "figures.xlsm", "macros"),
    ],
)
def test_what_is_no_table_is_refused_by_name(content, name, words):
    assert words in refused(content, name)


def test_a_workbook_under_a_false_name_is_refused():
    book = workbook(ROWS)
    assert "not text" in refused(book, "figures.csv")
    assert "a workbook of the kind .xlsx" in refused(book, "figures.ods")
    other = BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "a")
    assert "not an Excel or OpenDocument" in refused(other.getvalue(), "figures.xlsx")


def test_macros_are_refused_whatever_the_name():
    assert "macros" in refused(with_part(workbook(ROWS), "xl/vbaProject.bin", b"\x01"), "figures.xlsx")


@pytest.mark.parametrize(
    "content",
    [
        b"indicator" + b"," * 5_000_000 + b"\nmoves\n",
        b"indicator\nmoves" + b"," * 5_000_000,
        b'"\n",' * 2_000_000,
    ],
    ids=["headings", "row", "cells of many lines"],
)
def test_a_row_of_millions_of_cells_is_refused_before_it_is_unfolded(content):
    tracemalloc.start()
    try:
        words = refused(content, "figures.csv")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "longer than a row of a table can be" in words
    assert most < 10_000_000


def test_a_large_file_is_refused_before_it_is_read():
    class Unread(BytesIO):
        def read(self, *args):
            raise AssertionError("it was read")

    large = Unread()
    large.seek(200 * 1024 * 1024)
    large.write(b"x")
    with pytest.raises(FileRefused, match=r"The file is 200\.0 MB\. The largest that is read is 20 MB"):
        read_table(large, "figures.csv")


def test_an_archive_that_would_unpack_to_far_more_is_refused_before_it_is_unpacked():
    bomb = with_part(workbook(ROWS), "xl/media/zeros.xml", b"\0" * (50 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    assert "Unpacked, this workbook would take 50 MB" in refused(bomb, "figures.xlsx")


def test_an_archive_that_lies_about_its_sizes_is_refused():
    content = bytearray(with_part(workbook(ROWS), "xl/media/zeros.xml", b"\0" * (50 * 1024 * 1024)))
    size = (50 * 1024 * 1024).to_bytes(4, "little")
    content = content.replace(size, (1000).to_bytes(4, "little"))
    assert "damaged" in refused(bytes(content), "figures.xlsx")


def test_a_document_type_with_entities_is_refused():
    book = workbook(ROWS)
    sheet = part_of(book, "xl/worksheets/sheet1.xml")
    laughs = sheet.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet', 1)
    assert "damaged" in refused(with_part(book, "xl/worksheets/sheet1.xml", laughs), "figures.xlsx")


def test_a_stray_cell_at_the_far_end_of_the_sheet_is_refused_before_the_sheet_is_unfolded():
    def prepare(book, sheet):
        sheet.write(1_048_575, 16_383, "x")

    assert "reaches to cell XFD1048576" in refused(workbook(ROWS, prepare=prepare), "figures.xlsx")
    document = opendocument(ROWS)
    content = part_of(document, "content.xml").replace(
        b"<table:table-row>", b'<table:table-row table:number-rows-repeated="900000">', 1
    )
    assert "more than a table of figures" in refused(
        with_part(document, "content.xml", content), "figures.ods"
    )


def test_damaged_sheets_are_refused_and_never_crash():
    book = workbook(ROWS)
    for name in (
        "xl/worksheets/sheet1.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/sharedStrings.xml",
    ):
        half = part_of(book, name)[: len(part_of(book, name)) // 2]
        assert "damaged" in refused(with_part(book, name, half), "figures.xlsx")


@given(st.data())
def test_a_workbook_with_any_bytes_changed_is_read_or_refused(data):
    content = bytearray(BOOK)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    try:
        list(read_table(BytesIO(bytes(content)), "figures.xlsx").rows)
    except FileRefused as problem:
        assert problem.faults


def sheet_with(rows: bytes) -> bytes:
    """The workbook with more rows in its sheet, as they stand in its XML."""
    sheet = part_of(BOOK, "xl/worksheets/sheet1.xml").replace(b"</sheetData>", rows + b"</sheetData>")
    return with_part(BOOK, "xl/worksheets/sheet1.xml", sheet)


def strings_with(old: bytes, new: bytes, book: bytes = BOOK) -> bytes:
    changed = part_of(book, "xl/sharedStrings.xml").replace(old, new, 1)
    return with_part(book, "xl/sharedStrings.xml", changed)


def document_with(old: bytes, new: bytes) -> bytes:
    document = opendocument(ROWS)
    return with_part(document, "content.xml", part_of(document, "content.xml").replace(old, new))


NAMES_ONE_TEXT = b"".join(
    b'<row r="%d">%s</row>' % (row, b'<c t="s"><v>0</v></c>' * 50) for row in range(10, 400)
)
LAUGHS = b"<!DOCTYPE x [" + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(8)
)
BOMBS = {
    "announces texts without end": (strings_with(b'uniqueCount="', b'uniqueCount="9999999'), "figures.xlsx"),
    "one long text in every cell": (
        *(strings_with(b"<t>indicator", b"<t>" + b"q" * 32_000, sheet_with(NAMES_ONE_TEXT)), "figures.xlsx"),
    ),
    "billion laughs": (
        *(strings_with(b"<sst", LAUGHS + b'<!ENTITY a "' + b"a" * 999 + b'">]><sst'), "figures.xlsx"),
    ),
    "a file of the server": (
        *(
            strings_with(b"<sst", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><sst'),
            "figures.xlsx",
        ),
    ),
    "deep nesting": (
        sheet_with(b'<row><c r="A9">' + b"<a>" * 900_000 + b"</a>" * 900_000 + b"</c></row>"),
        "a.xlsx",
    ),
    "a cell beyond all": (
        sheet_with(b'<row r="10"><c r="ZZZZZZZ99999999999"><v>1</v></c></row>'),
        "figures.xlsx",
    ),
    "a thousand million spaces": (
        document_with(b">moves<", b'><text:s text:c="1000000000"/><'),
        "figures.ods",
    ),
    "one long text repeated": (
        document_with(
            b'<table:table-row><table:table-cell office:value-type="string"><text:p>moves',
            b'<table:table-row table:number-rows-repeated="9000"><table:table-cell office:value-type="string" '
            b'table:number-columns-repeated="90"><text:p>' + b"m" * 9_000,
        ),
        "figures.ods",
    ),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_small_file_that_would_unfold_to_much_is_refused_and_costs_little_memory(bomb):
    """In a process of its own: what Rust takes, and what it does when there is no more, Python's tools do not see."""
    content, name = BOMBS[bomb]
    assert len(content) < 200_000
    done = subprocess.run(
        [sys.executable, "-c", READ_AND_TELL, name],
        input=content,
        capture_output=True,
        cwd=PROJECT,
        timeout=60,
        check=False,
    )
    said, _, kilobytes = done.stdout.decode().rpartition(" ")
    assert done.returncode == 0 and said == "refused", done.stderr[-500:]
    assert int(kilobytes) < 40_000


READ_AND_TELL = """
import sys
from io import BytesIO
from indicators.files.faults import FileRefused
from indicators.files.table_files import read_table

def most():
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])

content, before = sys.stdin.buffer.read(), most()
try:
    list(read_table(BytesIO(content), sys.argv[1]).rows)
    said = "read"
except FileRefused:
    said = "refused"
print(said, most() - before)
"""


def test_a_million_empty_cells_with_a_look_cost_little_and_are_no_rows():
    row = b'<row r="%d">' + b'<c s="0"/>' * 20 + b"</row>"
    content = sheet_with(b"".join(row % number for number in range(10, 5_010)))
    tracemalloc.start()
    try:
        rows = rows_of(content, "figures.xlsx")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert rows == ROWS and most < 20_000_000


def test_a_sheet_of_more_elements_than_a_table_has_is_not_gone_through_to_its_end(monkeypatch):
    monkeypatch.setattr("indicators.files.sheets.MOST_EVENTS", 10_000)
    row = b'<row r="%d">' + b'<c s="0"/>' * 20 + b"</row>"
    content = sheet_with(b"".join(row % number for number in range(10, 5_010)))
    assert "more parts inside than a table" in refused(content, "figures.xlsx")
