"""A performance officer writes the words of a quarter in a browser without JavaScript, and mends what is missing."""

import re

import pytest
from playwright.sync_api import expect

DRAFT = "/haringey/children-and-families-committee/2013-14/q2/draft/"


@pytest.mark.browser_alone
def test_an_officer_writes_what_a_quarter_says_and_reads_it_on_the_draft(no_script_page, demonstration):
    page = no_script_page
    demonstration.sign_in(page, "analyst")
    page.goto(f"{demonstration.url}{DRAFT}")
    page.get_by_role("link", name="Words", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Words for Quarter 2 2013/14")
    page.get_by_role("textbox", name="Headline").fill(
        "Fewer families came to the front door.\n\nTwo children waited."
    )
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_have_text("Saved: the headline.")
    expect(page.get_by_text("“Two children” gives a count of 2.")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)

    section = page.get_by_role("region", name="Do families get the right help in time?")
    section.locator("summary").click()
    section.get_by_role("link", name=re.compile("^Write commentary ?: Contacts")).click()
    page.get_by_label("Commentary for councillors").fill("Fewer schools called in the summer. " * 15)
    page.get_by_label("Whose words these are").fill("")
    page.get_by_role("button", name="Save the commentary").click()
    page.get_by_role("alert").get_by_role("link", name="Enter the role of whoever says this").click()
    expect(page).to_have_url(re.compile("#id_author$"))
    page.get_by_label("Whose words these are").fill("Head of the front door")
    page.get_by_role("button", name="Save the commentary").click()
    expect(page.get_by_role("status")).to_have_text("Saved: 90 words, 80 are asked for.")

    page.goto(f"{demonstration.url}{DRAFT}")
    expect(page.get_by_text("Fewer families came to the front door.")).to_be_visible()
