"""A whole workbook is read as it stands: what cells show and store, what is merged, hidden and noted."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter

from indicators.files.apart import IN_A_REQUEST, read_book_apart
from indicators.files.books.cells import NO_RESULT, Area, BookSheet, CellKind, Percent
from indicators.files.books.formats import read_format
from indicators.files.faults import FileRefused
from tests.indicators.files.bombs import ods, repeated, table, texts, xlsx


def written() -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Figures")
        sheet.merge_range("A1:C1", "Scorecard")
        sheet.write("A2", 0.084, book.add_format({"num_format": "0.0%"}))
        sheet.write("B2", 93.2, book.add_format({"num_format": '0.0"%"'}))
        sheet.write("C2", date(2023, 4, 1), book.add_format({"num_format": "mmm-yy"}))
        sheet.write_formula("A3", "=1/4", None, 0.25)
        sheet.write_formula("B3", "=1/0", None, "#DIV/0!")
        sheet.write("C3", 0.1 + 0.2)
        sheet.write_comment("A3", "Provisional")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column("D:E", None, None, {"hidden": True})
        book.add_worksheet("Old").hide()
        book.get_worksheet_by_name("Old").write("A1", "kept")
    return file.getvalue()


def read(content: bytes, name: str) -> list[BookSheet]:
    return read_book_apart(BytesIO(content), name, IN_A_REQUEST)


def test_an_excel_workbook_is_read_with_its_formats_notes_and_hidden_parts():
    sheet, old = read(written(), "scorecard.xlsx")
    cells = {cell.address: cell for cell in sheet.cells.values()}
    assert (sheet.name, sheet.hidden, old.name, old.hidden) == ("Figures", False, "Old", True)
    assert sheet.merged == [Area(1, 0, 1, 2)]
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({3}, {3, 4})
    assert sheet.notes == {(3, 0): "Provisional"}
    assert (cells["A2"].number, cells["A2"].percent, cells["A2"].shown) == (0.084, Percent.TRUE, "8.4%")
    assert (cells["B2"].number, cells["B2"].percent, cells["B2"].shown) == (93.2, Percent.WRITTEN, "93.2%")
    assert (cells["C2"].kind, cells["C2"].shown) == (CellKind.DAY, "2023-04-01")
    assert (cells["A3"].number, cells["A3"].formula) == (0.25, True)
    assert (cells["B3"].kind, cells["B3"].shown) == (CellKind.ERROR, "#DIV/0!")
    assert cells["C3"].number == 0.3  # the 15 digits that a spreadsheet shows


def test_a_formula_without_a_stored_result_is_an_error():
    book = BytesIO()
    with ZipFile(BytesIO(written())) as before, ZipFile(book, "w") as after:
        for name in before.namelist():
            part = before.read(name).replace(b"<v>0.25</v>", b"")
            after.writestr(name, part)
    sheet, _ = read(book.getvalue(), "scorecard.xlsx")
    cells = {cell.address: (cell.kind, cell.shown) for cell in sheet.cells.values()}
    assert cells["A3"] == (CellKind.ERROR, NO_RESULT)


def test_an_opendocument_is_read_with_what_repeats_and_what_it_notes():
    note = "<office:annotation><text:p>by hand</text:p></office:annotation>"
    rows = (
        repeated(2, 1, "percentage", "<text:p>100%</text:p>")
        + f'<table:table-row table:visibility="collapse"><table:table-cell office:value-type="string">{note}'
        "<text:p>tbc</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000"/>'
    )
    [sheet] = read(ods(table(rows)), "scorecard.ods")
    assert [cell.address for cell in sheet.cells.values()] == ["A1", "A2", "A3"]
    assert sheet.cells[1, 0].percent is Percent.TRUE
    assert sheet.cells[3, 0].shown == "tbc"
    assert (sheet.hidden_rows, sheet.notes) == ({3}, {(3, 0): "by hand"})


def test_a_file_of_text_is_one_sheet_without_a_name():
    [sheet] = read("Measure;Q1\nCaf\xe9;1,5\n".encode("cp1252"), "scorecard.csv")
    assert [cell.shown for cell in sheet.cells.values()] == ["Measure", "Q1", "Caf\xe9", "1,5"]


@pytest.mark.parametrize(
    ("content", "name"),
    [(xlsx(texts(1, " ")), "empty.xlsx"), (ods(table(repeated(10**9, 1))), "long.ods"), (b"x", "x.xls")],
)
def test_what_is_no_workbook_of_figures_is_refused_with_a_remedy(content, name):
    with pytest.raises(FileRefused) as refused:
        read(content, name)
    assert all(fault.problem and fault.remedy for fault in refused.value.faults)


@pytest.mark.parametrize(
    ("code", "percent", "day"),
    [
        ("0.0%", Percent.TRUE, False),
        ('0.0"%"', Percent.WRITTEN, False),
        (r"0.0\%", Percent.WRITTEN, False),
        ("0_%", Percent.NONE, False),
        ("[$-809]d mmmm yyyy", Percent.NONE, True),
        ("General", Percent.NONE, False),
        ('#,##0" days"', Percent.NONE, False),
        ("[Red]0.0%;[Blue]-0.0%", Percent.TRUE, False),
    ],
)
def test_a_number_format_says_whether_its_per_cent_sign_multiplies(code, percent, day):
    found = read_format(code)
    assert (found.percent, found.day) == (percent, day)
