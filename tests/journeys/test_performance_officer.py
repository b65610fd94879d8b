"""A performance officer with a spreadsheet: takes a section's workbook, fills it in, saves the rows that are right."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import check_accessibility
from tests.journeys.site import name_of

SECTION = "/exampleton/figures/2025-26/q4/partners/"
MIXED = """indicator,period,numerator,denominator,value
{code},2025/26 Q4,,,{value}
school-attendance,2025/26 Q4,,,9l.4
pathway-plans,2025/26 Q4,240,236,
school-attendence,2025/26 Q4,,,91.4
dental-checks,2025/26 Q7,380,440,
"""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def check_file(page: Page, name: str, content: bytes, kind: str = "text/csv") -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Enter figures").click()
    page.get_by_role("link", name="Upload a file").click()
    page.get_by_label("File of figures").set_input_files({"name": name, "mimeType": kind, "buffer": content})
    page.get_by_role("button", name="Check the file").click()
    page.get_by_role("heading", name="Choose what to save").wait_for()


def kind_of_row(page: Page, kind: str) -> Locator:
    table = page.get_by_role("table", name="What the file would do")
    return table.get_by_role("row").filter(has=page.get_by_role("rowheader", name=kind, exact=True))


def workbook_of(page: Page, base: str) -> tuple[str, bytes]:
    """The section's workbook as the browser gets it."""
    page.goto(base + SECTION)
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel file").click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def filled_in(content: bytes, value: float) -> tuple[str, bytes]:
    """The workbook with the first open row filled in; gives that row's code too."""
    book = load_workbook(BytesIO(content))
    sheet = book["Figures"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    row = next(
        number
        for number in range(2, sheet.max_row + 1)
        if not sheet.cell(number, columns["Value"]).protection.locked
    )
    for name in ("Numerator", "Denominator", "Symbol"):
        sheet.cell(row, columns[name]).value = None
    sheet.cell(row, columns["Value"]).value = value
    out = BytesIO()
    book.save(out)
    return sheet.cell(row, columns["Indicator"]).value, out.getvalue()


def test_a_workbook_is_taken_filled_in_brought_back_and_saved_as_a_draft(page, demonstration):
    demonstration.sign_in(page, "officer")
    name, empty = workbook_of(page, demonstration.url)
    assert name == "partners-2025-26-q4.xlsx"
    _, full = filled_in(empty, 8)
    check_file(page, name, full, XLSX)
    assert name_of(page.url) == "indicators:upload_choice"
    expect(kind_of_row(page, "New").get_by_role("cell").first).to_contain_text("1")
    check_accessibility(page)
    page.get_by_role("button", name="Save the ticked rows").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The figures are saved as drafts")
    check_accessibility(page)
    page.get_by_role("main").get_by_role("link", name="From our partners").click()
    assert name_of(page.url) == "indicators:entry"
    expect(page.locator("main")).to_contain_text("8")

    check_file(page, name, full, XLSX)
    expect(page.locator("main")).to_contain_text("There is nothing to save")
    expect(page.get_by_role("button", name="Save the ticked rows")).to_have_count(0)
    page.get_by_role("button", name="Throw the file away").click()


@pytest.mark.browser_alone
def test_the_right_rows_of_a_faulty_file_are_saved_without_javascript(no_script_page, demonstration):
    page = no_script_page
    demonstration.sign_in(page, "officer")
    code, _ = filled_in(workbook_of(page, demonstration.url)[1], 8)
    check_file(page, "quarter 4.csv", MIXED.format(code=code, value=9).encode())
    rows = page.get_by_role("table", name="Refused").get_by_role("row")
    expect(rows).to_have_count(5)
    expected = [
        ("3", "value", "9l.4"),
        ("4", "numerator", "240"),
        ("5", "indicator", "school-attendence"),
        ("6", "period", "2025/26 Q7"),
    ]
    for number, (line, column, read) in enumerate(expected, 1):
        row = rows.nth(number)
        expect(row.get_by_role("rowheader")).to_contain_text(line)
        expect(row.get_by_role("cell").nth(1)).to_contain_text(column)
        expect(row.get_by_role("cell").nth(1)).to_contain_text(read)
        assert len(row.get_by_role("cell").nth(3).inner_text()) > 15
    expect(rows.nth(3)).to_contain_text("school-attendance")
    ticks = page.get_by_role("checkbox")
    expect(ticks).to_have_count(1)
    ticks.first.uncheck()
    page.get_by_role("button", name=re.compile("Show only these ?: Refused")).click()
    page.get_by_role("button", name="Show all kinds").click()
    expect(ticks.first).not_to_be_checked()
    page.get_by_role("button", name="Save the ticked rows").click()
    expect(page.get_by_role("alert")).to_contain_text("No row is ticked")
    page.get_by_role("button", name="Tick all").click()
    page.get_by_role("button", name="Save the ticked rows").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The figures are saved as drafts")


@pytest.mark.browser_alone
def test_a_file_that_is_no_table_is_refused_with_the_way_out(page, demonstration):
    demonstration.sign_in(page, "officer")
    page.goto(demonstration.url + "/exampleton/figures/upload/")
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose the file that holds the figures.")
    check_accessibility(page)
    page.get_by_label("File of figures").set_input_files(
        {"name": "figures.csv", "mimeType": "text/csv", "buffer": b"indicator,perod,value\nx,y,1\n"}
    )
    page.get_by_role("button", name="Check the file").focus()
    page.keyboard.press("Enter")
    told = page.get_by_role("alert")
    expect(told.get_by_role("heading")).to_have_text("figures.csv cannot be used: nothing was saved")
    expect(told).to_contain_text("There is no column of this name.")
    check_accessibility(page)
    told.get_by_role("link").first.click()
    expect(page.get_by_role("table", name="Faults in figures.csv").get_by_role("row").nth(1)).to_be_focused()
