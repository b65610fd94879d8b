"""A councillor asks where their council stands, and whom to ask: by keyboard, on a phone."""

from playwright.sync_api import Page, expect

from tests.journeys.demonstration import Demonstration
from tests.journeys.site import PANEL

PHONE = {"width": 390, "height": 844}
FAR = "Living over 20 miles from home"


def test_from_the_heat_table_to_all_councils_of_a_measure_and_who_is_similar(
    page: Page, demonstration: Demonstration
):
    page.set_viewport_size(PHONE)
    page.goto(f"{demonstration.url}{PANEL}/heat-table/")
    line = page.get_by_role("row").filter(has=page.locator("summary", has_text=FAR))
    cells = line.locator("td.hc")
    assert cells.evaluate_all("all => all.filter(each => each.checkVisibility()).length") == 1  # ours
    line.locator("summary").focus()
    page.keyboard.press("Enter")
    assert cells.evaluate_all("all => all.filter(each => each.checkVisibility()).length") == 11
    expect(cells.filter(has_text="Kestrelby")).to_contain_text("better")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the link of the opened line
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "Clearly worse than 2 councils, level with 8"
    )
    expect(page.get_by_role("img", name="11 councils in the order of their figures")).to_be_visible()
    page.get_by_text("Every council, with its likely range").click()
    expect(page.get_by_role("region", name="Every council, scrolls sideways")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Similar councils").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("10 similar councils")
