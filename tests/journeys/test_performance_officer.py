"""A performance officer: brings the quarter's figures in from a file, with nothing saved before it is right."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import check_accessibility
from tests.journeys.site import name_of

DRAFT = "/exampleton/corporate-parenting-panel/2025-26/q4/draft/"
FAULTY = """indicator,period,numerator,denominator,value
school-attendance,2025/26 Q4,,,9l.4
pathway-plans,2025/26 Q4,240,236,
school-attendence,2025/26 Q4,,,91.4
dental-checks,2025/26 Q7,380,440,
"""
GOOD = "indicator,period,numerator,denominator,value\npathway-plans,2025/26 Q4,177,236,\n"
REVISED = GOOD.replace("177", "185")


def check_file(page: Page, name: str, text: str) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Enter figures").click()
    page.get_by_role("link", name="Upload a file").click()
    page.get_by_label("File of figures").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Check the file").click()


def measure_in_draft(page: Page, address: str):
    page.goto(address)
    return page.get_by_role("row").filter(has=page.get_by_role("link", name="Pathway plan up to date"))


def counts(page: Page) -> Locator:
    return page.locator("dl.counts dd")


def test_a_file_with_faults_says_where_each_is_and_how_to_put_it_right(page, demonstration):
    demonstration.sign_in(page, "officer")
    check_file(page, "quarter 4.csv", FAULTY)
    told = page.get_by_role("alert")
    expect(told.get_by_role("heading")).to_have_text("4 faults in quarter 4.csv: nothing was saved")
    rows = page.get_by_role("table", name="Faults in quarter 4.csv").get_by_role("row")
    expect(rows).to_have_count(5)
    expected = [
        ("2", "value", "9l.4"),
        ("3", "numerator", "240"),
        ("4", "indicator", "school-attendence"),
        ("5", "period", "2025/26 Q7"),
    ]
    for number, (line, column, read) in enumerate(expected, 1):
        row = rows.nth(number)
        expect(row.get_by_role("rowheader")).to_contain_text(line)
        expect(row.get_by_role("cell").nth(0)).to_contain_text(column)
        expect(row.get_by_role("cell").nth(1)).to_contain_text(read)
        assert len(row.get_by_role("cell").nth(3).inner_text()) > 15
    expect(rows.nth(3)).to_contain_text("school-attendance")
    check_accessibility(page)
    told.get_by_role("link").first.click()
    expect(rows.nth(1)).to_be_focused()
    expect(measure_in_draft(page, demonstration.url + DRAFT)).not_to_contain_text("75%")


def test_a_good_file_is_shown_first_then_saved_and_the_same_again_changes_nothing(page, demonstration):
    demonstration.sign_in(page, "officer")
    check_file(page, "pathway plans.csv", GOOD)
    expect(counts(page)).to_have_text(["1", "0", "0"])
    assert name_of(page.url) == "indicators:import_confirm"
    check_accessibility(page)
    expect(measure_in_draft(page, demonstration.url + DRAFT)).not_to_contain_text("75%")
    page.go_back()
    page.get_by_role("button", name="Save these figures").click()
    expect(page.get_by_role("status")).to_have_text("pathway plans.csv: 1 added, 0 revised, 0 as they were.")
    expect(page.get_by_role("row").filter(has_text="pathway plans.csv")).to_have_count(1)
    row = measure_in_draft(page, demonstration.url + DRAFT)
    expect(row).to_contain_text("75%")
    expect(row).to_contain_text("177 of 236")

    check_file(page, "pathway plans.csv", GOOD)
    expect(counts(page)).to_have_text(["0", "0", "1"])
    expect(page.locator("main")).to_contain_text("There is nothing to save.")
    expect(page.get_by_role("button", name="Save these figures")).to_have_count(0)

    check_file(page, "pathway plans, late returns.csv", REVISED)
    expect(counts(page)).to_have_text(["0", "1", "0"])
    page.get_by_role("button", name="Save these figures").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Why do these figures change?").fill("Eight plans came in late")
    page.get_by_role("button", name="Save these figures").click()
    expect(page.get_by_role("row").filter(has_text="Eight plans came in late")).to_have_count(1)
    row = measure_in_draft(page, demonstration.url + DRAFT)
    expect(row).to_contain_text("78%")
