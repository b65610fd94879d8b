"""“Explore this chart”: an interactive chart on request, under the strict policy of what a page may load."""

import re

import pytest
from playwright.sync_api import expect

MEASURE = "/exampleton/corporate-parenting-panel/2025-26/q2/edition-1/measures/placements-3-or-more/"


@pytest.mark.browser_alone
def test_the_chart_appears_when_asked_for_and_goes_again(page, demonstration):
    page.goto(demonstration.url + MEASURE)
    assert page.evaluate("typeof window.Plotly") == "undefined"
    page.get_by_role("button", name="Explore this chart").click()
    chart = page.locator("#explore-chart")
    expect(chart.locator(".main-svg").first).to_be_visible()
    expect(chart.locator("path.point").nth(18), "one for each quarter").to_be_attached()
    expect(chart).to_be_focused()
    expect(chart).to_have_attribute("aria-label", re.compile("."))
    box = chart.bounding_box()
    assert box["width"] > 300
    assert box["height"] > 200
    page.get_by_role("combobox", name="Second measure").select_option("Children in care who went missing")
    expect(chart.locator(".nsewdrag")).to_have_count(2)
    page.get_by_role("button", name="Close the chart to explore").click()
    expect(chart).not_to_be_visible()
    # The fixture `console` fails this test where the policy refused anything.


@pytest.mark.browser_alone
def test_without_javascript_there_is_no_button_and_the_figures_are_in_the_table(
    no_script_page, demonstration
):
    no_script_page.goto(demonstration.url + MEASURE)
    expect(no_script_page.get_by_role("button", name="Explore this chart")).to_have_count(0)
    no_script_page.get_by_text("Figures behind this chart").click()
    table = no_script_page.get_by_role("table", name="Three or more homes in 12 months", exact=True)
    expect(table).to_be_visible()
    expect(table.get_by_role("row")).to_have_count(1 + 19)
