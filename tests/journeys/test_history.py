"""A council's history comes in with its own workbook: an officer settles how it reads, the head of service approves."""

from collections.abc import Iterator
from io import BytesIO

import pytest
import xlsxwriter
from django.urls import reverse
from playwright.sync_api import Page, expect

from indicators.models import Figure
from tests.journeys.site import name_of
from tests.journeys.two_people import PLACEMENTS, STABLE, TwoPeople, another_window, told

OWN_WORDS = "Staying put after 18"
HEADINGS = ("2015/16 Q1", "2015/16 Q2", "2015/16 Q3")
ROWS = (
    (PLACEMENTS, 0.084, 0.092, 0.09),
    (STABLE, 0.692, 0.694, 0.685),
    (OWN_WORDS, 0.133, 0.143, 0.147),
)


def workbook() -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet, percent = book.add_worksheet("Board"), book.add_format({"num_format": "0.0%"})
        sheet.merge_range("A1:E1", "Corporate Parenting Board scorecard")
        sheet.write_row("A3", ["Indicator", *HEADINGS, "Target"])
        for number, (label, *values) in enumerate(ROWS, 3):
            sheet.write(number, 0, label)
            sheet.write_row(number, 1, [*values, 0.08], percent)
    return file.getvalue()


@pytest.fixture
def section(transactional_db) -> TwoPeople:
    return TwoPeople()


@pytest.fixture
def officer(page, sign_in, section) -> Page:
    sign_in(page, section.officer)
    return page


@pytest.fixture
def head(browser, browser_context_args, console, sign_in, section) -> Iterator[Page]:
    with another_window(browser, browser_context_args, console, section.head, sign_in) as window:
        yield window


def look_at_how_it_reads(page: Page, axe) -> None:
    assert name_of(page.url) == "indicators:history_file"
    axe(page)


def look_at_the_preview(page: Page, axe) -> None:
    assert name_of(page.url) == "indicators:history_preview"
    axe(page)


def look_at_the_approval(page: Page, axe) -> None:
    assert name_of(page.url) == "indicators:history_approval"
    axe(page)


@pytest.mark.one_database
def test_years_before_the_calendar_come_in_as_they_are_kept_and_by_one_approval(
    live_server, officer, head, section, axe
):
    slug = section.council.slug
    officer.goto(live_server.url + reverse("indicators:worklist", args=[slug]))
    officer.get_by_role("link", name="History in workbooks").click()
    officer.get_by_role("link", name="Bring in a workbook").click()
    file = {"name": "board.xlsx", "mimeType": "application/octet-stream", "buffer": workbook()}
    officer.get_by_label("Workbook or file").set_input_files(file)
    officer.get_by_role("button", name="Read the workbook").click()
    expect(officer.get_by_role("heading", name="Is this how your workbook reads?")).to_be_visible()
    expect(officer.locator("main")).to_contain_text("9 figures: 6 come in, 3 wait.")
    expect(officer.get_by_role("row").filter(has_text=PLACEMENTS).first).to_contain_text("8.4%")
    look_at_how_it_reads(officer, axe)

    # With the keyboard: choose among the answers, then Enter settles
    officer.get_by_role("radio", name="Another measure").focus()
    officer.keyboard.press("Space")
    officer.get_by_label("Which measure").select_option(label="Placed more than 20 miles away")
    officer.get_by_role("radio", name="Another measure").press("Enter")
    expect(officer.locator("main")).to_contain_text("9 figures: 9 come in.")
    officer.get_by_role("button", name="Preview").click()
    expect(officer.get_by_role("table", name="What the file would do")).to_contain_text("New")
    look_at_the_preview(officer, axe)
    officer.get_by_role("button", name="Send for approval").click()
    told(officer, "board.xlsx is sent. Somebody else approves it as a whole.")

    head.goto(live_server.url + reverse("council_home", args=[slug]))
    head.get_by_role("link", name="History, board.xlsx: for you to approve").click()
    expect(head.locator("main")).to_contain_text("9 figures come in, or none.")
    look_at_the_approval(head, axe)
    head.get_by_role("button", name="Approve the whole file").click()
    expect(head.locator("main")).to_contain_text("It is approved.")
    assert Figure.objects.filter(source__kind="history", start__year=2015).count() == 9

    key = f"{section.placements.pk}-0-2015-16-Q1"
    officer.goto(live_server.url + reverse("indicators:cell", args=[slug, key]))
    expect(officer.locator("main")).to_contain_text("Brought in as history: board.xlsx, cell Board!B4")
