"""A head of service: reads the draft, publishes it, and what was published stays as it was."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.demonstration import Demonstration

DRAFT = "Help and protection for children, quarter 3 2025/26"
CORRECTED = "indicator,period,value\nre-referrals,2025/26 Q3,30\n"


def measure(page: Page):
    return (
        page.get_by_role("row")
        .filter(has=page.get_by_role("link", name="Referred again within 12 months"))
        .first
    )


def correct_a_figure(page: Page, demonstration: Demonstration) -> None:
    """What the performance officer does meanwhile."""
    demonstration.sign_in(page, "officer")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Enter figures").click()
    page.get_by_role("link", name="Upload a file").click()
    file = {"name": "correction.csv", "mimeType": "text/csv", "buffer": CORRECTED.encode()}
    page.get_by_label("File of figures").set_input_files(file)
    page.get_by_role("button", name="Check the file").click()
    page.get_by_label("Why do these figures change?").fill("Counted again")
    page.get_by_role("button", name="Save these figures").click()
    expect(page.get_by_role("status")).to_contain_text("1 revised")


def test_a_draft_is_published_stays_as_it_was_and_is_corrected_by_the_next_edition(
    page, demonstration, browser, browser_context_args
):
    demonstration.sign_in(page, "approver")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Scorecards").click()
    page.get_by_role("region", name="Drafts").get_by_role("link", name=DRAFT).click()
    expect(page.locator("main")).to_contain_text("Draft, not published.")
    page.get_by_role("button", name="Publish edition 1").click()
    expect(page.get_by_role("status")).to_have_text("Edition 1 is published. It stays as it is from now on.")
    expect(page).to_have_url(re.compile("/2025-26/q3/edition-1/$"))
    first_edition = page.url
    page.goto(first_edition)
    as_published = page.locator("main").inner_text()
    assert "edition 1" in as_published
    before = measure(page).inner_text()
    assert "30%" not in before

    officer = browser.new_context(**browser_context_args)
    correct_a_figure(officer.new_page(), demonstration)
    officer.close()
    page.reload()
    notice = page.get_by_text("Since then 1 of its figures was corrected: Referred again within 12 months.")
    told = notice.inner_text()
    assert page.locator("main").inner_text().replace(f"{told}\n\n", "") == as_published, (
        "nothing but the notice"
    )

    page.goto(first_edition.replace("edition-1", "draft"))
    expect(measure(page)).to_contain_text("30%")
    expect(page.get_by_role("link", name="edition 1")).to_be_visible()
    page.get_by_label("What does edition 2 correct?").fill("Re-referrals were counted again")
    page.get_by_role("button", name="Publish edition 2").click()
    expect(page.locator("main")).to_contain_text("Corrects: Re-referrals were counted again")
    expect(measure(page)).to_contain_text("30%")
    expect(measure(page)).to_contain_text("Revised from")

    page.goto(first_edition)
    assert measure(page).inner_text() == before
    expect(page.locator(".notice")).to_contain_text("It was corrected later: read edition 2.")
    page.get_by_role("link", name="read edition 2").click()
    expect(page).to_have_url(re.compile("/2025-26/q3/edition-2/$"))
