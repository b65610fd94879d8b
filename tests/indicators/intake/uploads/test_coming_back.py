"""Files that come back mended, wait, grow old or are thrown away."""

from datetime import timedelta
from io import BytesIO

import pytest
import xlsxwriter
from django.utils import timezone
from openpyxl import load_workbook

from indicators.models import Entry, Upload, UploadRow
from indicators.terms.safe_cells import runs
from tests.indicators.intake.uploads.lines import (
    NEW,
    Q2,
    entries,
    line,
)
from tests.sections import share
from tests.uploads import HEADINGS, Desk, csv_of

pytestmark = pytest.mark.django_db


def test_refused_rows_are_taken_away_mended_and_brought_back_without_a_change(section, desk):
    """Also where a spreadsheet would have run a cell; and what is hidden in the sheet is not ticked."""
    good, bad = line(section, 0), f"{section.indicators[1].code},{Q2},,n/a,100,,,,- counted late"
    desk.bring(csv_of(good, bad))
    (address,) = desk.page.xpath("//a[contains(@href, 'refused.csv')]/@href")
    taken = desk.client.get(address).content.decode("utf-8-sig")
    assert "'- counted late" in taken and "in column symbol" in taken and not runs(taken.split(",")[3])
    book = load_workbook(BytesIO(desk.client.get(address.replace(".csv", ".xlsx")).content))["Figures"]
    assert [cell.value for cell in book[2]][3:5] == ["n/a", "100"] and book["L2"].value == "3"
    desk.press("save")
    assert "1 row was refused" in desk.text
    desk.bring(taken.replace(",n/a,100,", ",8,100,").encode())
    assert desk.kinds() == {NEW: ("1", "1")} and "“- counted late”" in desk.text
    content = BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADINGS.split(","))
    sheet.write_row(1, 0, [section.indicators[2].code, Q2])
    sheet.write_formula("D2", "=1+7", None, 8)
    sheet.write_number("E2", 100)
    sheet.set_row(1, None, None, {"hidden": True})
    book.close()
    desk.bring(content.getvalue(), name="figures.xlsx")
    assert desk.kinds() == {NEW: ("1", "0")}
    assert "This row is hidden in the sheet." in desk.text
    assert "Cell D2 holds a formula: read by its stored result." in desk.text


def test_a_page_opened_before_the_file_was_checked_again_changes_nothing(section, desk):
    desk.bring(csv_of(line(section, 0)))
    (version,) = desk.page.xpath("//input[@name='version']/@value")
    section.save({section.keys[0]: share("3")}, by=section.colleague)
    desk.press("save")
    desk.send({"version": version, "do": "save"})  # as a page does that was left open
    assert "was checked again after that page was opened" in desk.text
    assert entries() == {section.indicators[0].code: ("3", "100")}


def test_a_file_thrown_away_leaves_nothing(section, desk):
    desk.bring(csv_of(line(section, 0)))
    desk.press("discard")
    assert "was thrown away" in desk.text
    assert not Upload.objects.exists() and not UploadRow.objects.exists() and not Entry.objects.exists()


def test_ten_files_wait_at_most_and_old_ones_are_cleared_away(section, desk):
    for number in range(10):
        desk.bring(csv_of(line(section, 0)), name=f"file-{number}.csv")
    desk.bring(csv_of(line(section, 0)))
    assert "10 of your files wait already" in desk.text and Upload.objects.count() == 10
    Upload.objects.update(at=timezone.now() - timedelta(hours=25))
    desk.bring(csv_of(line(section, 0)))
    assert Upload.objects.count() == 1


def test_a_file_waits_for_its_own_officer_alone(section, desk):
    desk.bring(csv_of(line(section, 0)))
    address = desk.address
    other = Desk(section.council, section.colleague)
    other.open(address)
    assert "not kept any longer" in other.page.text_content()
    assert "Your files that wait" not in other.text
    other.client.post(address, {"do": "discard"})
    assert Upload.objects.exists()


def test_a_day_that_is_today_is_in_a_period_that_has_begun(section, desk):
    today = timezone.localdate()
    quarter = (today.month - 4) // 3 % 4 + 1
    year = today.year - (today.month < 4)
    desk.bring(csv_of(line(section, 0, period=f"{year}/{(year + 1) % 100:02d} Q{quarter}")))
    assert desk.kinds() == {NEW: ("1", "1")}
