"""Somebody from the borough, or an inspector: reads what a council has published, without signing in."""

import pytest
from playwright.sync_api import expect

from tests.factories import CouncilFactory

SCORECARD = "Children in care and care leavers, quarter 2 2025/26"
MEASURE = "Three or more homes in 12 months"


@pytest.mark.browser_alone
def test_a_visitor_reads_from_the_front_page_to_what_members_asked(page, demonstration):
    page.goto(demonstration.url)
    page.get_by_role("link", name="Exampleton Borough Council").click()
    expect(page.get_by_text("Illustrative data")).to_be_visible()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Scorecards").click()
    newest = page.get_by_role("row").filter(has_text=SCORECARD).first
    expect(newest.get_by_role("cell").nth(1)).to_contain_text("2")
    newest.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Children in care and care leavers: quarter 2 2025/26"
    )
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name=MEASURE))
    expect(row).to_contain_text("9%")
    expect(row).to_contain_text("51 of 560 children")
    expect(row).to_contain_text("9% or less")
    row.get_by_role("link", name=MEASURE).click()
    page.get_by_text("Figures behind this chart").click()
    figures = page.get_by_role("table", name=MEASURE, exact=True)
    latest = figures.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Q2 25/26"))
    expect(latest.get_by_role("cell")).to_contain_text(["51", "560", "9.1%"])
    asked = page.get_by_role("region", name="What members asked")
    expect(asked).to_contain_text("whether fewer children were moving")
    asked.get_by_role("link", name="Corporate Parenting Panel, item 6").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Finding homes closer to Exampleton")
    resolved = page.get_by_role("region", name="What the Panel resolved")
    expect(resolved).to_contain_text("at least 20 more homes")
    expect(page.get_by_role("region", name="Officer tools")).to_have_count(0)


@pytest.mark.browser_alone
def test_the_item_leads_to_the_scorecard_members_had_and_to_its_pdf(page, demonstration):
    page.goto(f"{demonstration.url}/exampleton/corporate-parenting-panel/meetings/2025-11-18/item-6/")
    page.get_by_role("link", name="Full scorecard").click()
    expect(page.locator("main")).to_contain_text("Published 7 November 2025, edition 1.")
    expect(page.get_by_text("This is what the committee was given. It was corrected later")).to_be_visible()
    pdf = page.request.get(
        page.get_by_role("link", name="Whole scorecard", exact=False).first.evaluate("link => link.href")
    )
    assert pdf.status == 200
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.body().startswith(b"%PDF-1.7")
    assert (
        'filename="corporate-parenting-panel-2025-26-q2-edition-1.pdf"' in pdf.headers["content-disposition"]
    )


@pytest.mark.django_db(transaction=True)
def test_a_council_that_has_not_opened_its_pages_is_not_to_be_seen(page, live_server):
    CouncilFactory(name="Openshire Council", slug="openshire", public_access=True)
    CouncilFactory(name="Closedshire Council", slug="closedshire", public_access=False)
    page.goto(live_server.url)
    expect(page.get_by_role("link", name="Openshire Council")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("Closedshire")
    page.goto(f"{live_server.url}/closedshire/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    expect(page.locator("body")).not_to_contain_text("Closedshire")
