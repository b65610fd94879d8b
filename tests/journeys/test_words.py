"""A performance officer writes the words of a quarter in a browser without JavaScript, and mends what is too long."""

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
    page.get_by_label("Headline").fill("Fewer families came to the front door.\n\nTwo children waited.")
    first = page.get_by_role("group", name="Do families get the right help in time?")
    first.get_by_label("Answer").fill("Mostly.")
    contacts = first.get_by_role("group", name="Contacts")
    contacts.get_by_label("Commentary").fill("Fewer schools called in the summer.")
    page.get_by_role("button", name="Save the words").click()

    problems = page.get_by_role("alert")
    problems.get_by_role("link", name="Enter the role of whoever says this").click()
    expect(page).to_have_url(re.compile("#id_author-contacts$"))
    contacts.get_by_label("Author’s role").fill("Head of the front door")
    page.get_by_role("button", name="Save the words").click()

    expect(page.get_by_role("status")).to_have_text("Saved: the headline, 1 answer and 1 commentary.")
    expect(page.get_by_text("“Two children” gives a count of 2.")).to_be_visible()
    start = re.compile("^Fewer families came to the front door.\n\nTwo")
    expect(page.get_by_label("Headline")).to_have_value(start)
    page.get_by_role("link", name="Draft of Quarter 2 2013/14").click()
    expect(page.get_by_text("Fewer families came to the front door.")).to_be_visible()


@pytest.mark.browser_alone
def test_saving_again_what_is_on_the_page_changes_nothing(no_script_page, demonstration):
    page = no_script_page
    demonstration.sign_in(page, "analyst")
    page.goto(f"{demonstration.url}{DRAFT.replace('q2', 'q1')}words/")
    page.get_by_label("Headline").fill("One line.\nAnother <b>line</b> & more.")
    page.get_by_role("button", name="Save the words").click()
    expect(page.get_by_role("status")).to_have_text("Saved: the headline.")
    page.get_by_role("button", name="Save the words").click()
    expect(page.get_by_role("status")).to_have_text("Nothing was changed, so nothing was saved.")
