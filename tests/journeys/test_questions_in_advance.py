"""A member's question on its way: put on the item's page, answered by an officer, carried into the minutes."""

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from tests.journeys.conftest import check_accessibility
from tests.journeys.site import name_of

WHY, SO = "Why do carers leave us?", "Most who left had retired."


def open_as(page: Page, demonstration, who: str, path: str) -> None:
    """Whoever was signed in before is so no longer."""
    page.context.clear_cookies()
    demonstration.sign_in(page, who)
    page.goto(f"{demonstration.url}{path}")


def set_up_a_meeting(page: Page) -> None:
    page.get_by_label("Committee").select_option(label="Corporate Parenting Panel")
    page.get_by_label("Date").fill(localdate().isoformat())
    page.get_by_label("Agenda published on").fill(localdate().isoformat())
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Add an item").click()
    page.get_by_label("Number", exact=True).fill("5")
    page.get_by_label("Title", exact=True).fill("Foster carers")
    page.get_by_label("Report of").fill("Fostering Manager")
    page.get_by_label("Why it could not wait").fill("The drive ends soon.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Foster carers")


@pytest.mark.browser_alone
def test_a_question_in_advance_goes_from_a_member_by_an_officer_into_the_minutes(page, demonstration):
    open_as(page, demonstration, "clerk", "/exampleton/meetings/new/")
    set_up_a_meeting(page)
    item = page.url.removeprefix(demonstration.url)

    open_as(page, demonstration, "member", item)
    page.get_by_role("link", name="Put a question in advance").click()
    page.get_by_label("Question", exact=True).fill(WHY)
    assert name_of(page.url) == "committees:question_new"
    check_accessibility(page)
    page.get_by_role("button", name="Put the question").click()
    expect(page.get_by_role("region", name="Questions in advance")).to_contain_text(WHY)

    open_as(page, demonstration, "officer", "/exampleton/work/?kind=questions")
    page.get_by_role("link", name=WHY, exact=True).click()
    page.get_by_label("Answer", exact=True).fill(SO)
    page.get_by_label("Who answers", exact=True).fill("Fostering Manager")
    assert name_of(page.url) == "committees:question"
    check_accessibility(page)
    page.get_by_role("button", name="Save the answer").click()
    expect(page.get_by_text("Answered,")).to_be_visible()

    open_as(page, demonstration, "clerk", item)
    page.get_by_role("region", name="Officer tools").get_by_role("link", name="Questions in advance").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Questions in advance")
    assert name_of(page.url) == "committees:questions"
    check_accessibility(page)
    page.get_by_role("button", name="Carry into the minutes").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Minutes of this item")
    page.get_by_role("link", name="See as readers will").click()
    said = page.get_by_role("region", name="What was said")
    expect(said).to_contain_text(WHY)
    expect(said).to_contain_text(SO)
