"""Democratic services: the pages of an item, by mouse and keyboard. A meeting's whole life: test_whole_meeting.py."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from accounts.roles import Role
from committees.people.actions import add_person
from tests.factories import user_with_role
from tests.journeys.conftest import check_accessibility
from tests.journeys.site import name_of
from tests.meetings import Town

MINUTES = """The report was introduced.
?The Virtual School Head asked whether 91.8% is the figure for three or more homes.
?@The Chair: asked about Mr Example.
=that the Panel:
(a) asks for a plan, with:
(i) visits to schools, and
(b) notes the report."""
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def town(page: Page, live_server, sign_in) -> Town:
    """A council whose clerk looks at the page of an item."""
    made = Town(public=True)
    add_person(council=made.council, kind="officer", role="The Virtual School Head", by=None)
    made.add_meeting(date(2026, 2, 24))
    sign_in(page, user_with_role(made.council, Role.DEMOCRATIC_SERVICES, email="clerk@exampleton.example"))
    page.goto(f"{live_server.url}{made.item_url}")
    return made


@pytest.mark.django_db(transaction=True)
@pytest.mark.browser_alone
def test_minutes_are_saved_as_they_are_typed_and_what_is_doubtful_stands_beside_them(page: Page, town):
    """A sign before each paragraph, Enter for the next."""
    page.get_by_role("link", name="Write the minutes").click()
    expect(page.get_by_label("Minutes of this item")).to_be_hidden()
    page.get_by_role("textbox", name="Statement").focus()
    page.keyboard.type(MINUTES)
    page.get_by_text("is no person of this committee and no role").wait_for()
    page.get_by_role("checkbox", name=f"Does it speak of {town.indicator.title}").focus()
    page.keyboard.press("Space")
    page.get_by_role("textbox", name="Keep it, because").fill("It was published.")
    check_accessibility(page)
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.get_by_text("Nothing to settle.")).to_be_visible()
    page.get_by_role("link", name="item 6").press("Enter")
    resolved = page.get_by_role("region", name="What the Panel resolved")
    outer = resolved.locator("ol.limbs > li")
    marks = "each => getComputedStyle(each, '::before').content"
    assert "lower-alpha" in outer.first.evaluate(marks)
    assert "lower-roman" in outer.first.locator("ol > li").evaluate(marks)


@pytest.mark.django_db(transaction=True)
@pytest.mark.browser_alone
def test_an_action_names_the_question_and_the_limb_it_comes_of(page: Page, town):
    town.ask(town.item)
    town.resolve(town.item)
    page.get_by_role("link", name="Add an action").click()
    page.get_by_label("Action", exact=True).fill("Plan for school attendance")
    page.get_by_label("Owner").fill("The Virtual School Head")
    for label, words in (
        ("Due at the meeting", "24 February 2026"),
        ("Question it comes from", "asked why children moved."),
        ("Part of the resolution it comes from", "(b) asks for a costed plan"),
    ):
        choice = page.get_by_label(label)
        choice.select_option(label=choice.locator("option", has_text=words).inner_text())
    page.get_by_role("button", name="Save").click()
    actions = page.get_by_role("table", name="Actions from this item")
    expect(actions.get_by_role("row").filter(has_text="Plan for school attendance")).to_contain_text(
        "24 February 2026"
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.browser_alone
def test_a_document_is_attached_read_by_everyone_and_withdrawn_with_a_reason(page: Page, town):
    page.get_by_role("link", name="Attach a document").click()
    page.get_by_label("Title").fill("Attendance by school year")
    file = {"name": "attendance.pdf", "mimeType": "application/pdf", "buffer": PDF}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Attach").click()
    documents = page.get_by_role("region", name="Documents")
    with page.expect_download() as download:
        documents.get_by_role("link", name="Attendance by school year", exact=True).click()
    assert download.value.suggested_filename == "attendance.pdf"
    assert download.value.path().read_bytes() == PDF
    visitor = page.context.browser.new_page()
    visitor.goto(page.url)
    expect(visitor.get_by_role("link", name="Attendance by school year")).to_be_visible()

    page.get_by_role("link", name="Withdraw Attendance by school year").click()
    expect(page.get_by_role("button", name="Withdraw it")).to_be_visible()
    assert name_of(page.url) == "committees:document_withdraw"
    check_accessibility(page)
    page.get_by_label("Why it is withdrawn").fill("Names a school")
    page.get_by_role("button", name="Withdraw it").click()
    expect(documents).to_contain_text("Not public. Names a school.")
    visitor.reload()
    expect(visitor.get_by_role("link", name="Attendance by school year")).to_have_count(0)
    visitor.close()


@pytest.mark.browser_alone
def test_a_form_sent_in_empty_says_what_is_missing_beside_each_field(page, demonstration):
    demonstration.sign_in(page, "clerk")
    item = f"{demonstration.url}/exampleton/corporate-parenting-panel/meetings/2025-11-18/item-6/"
    for path, button in [
        (f"{demonstration.url}/exampleton/meetings/new/", "Save"),
        (f"{item}actions/new/", "Save"),
        (f"{item}documents/new/", "Attach"),
    ]:
        page.goto(path)
        page.get_by_role("button", name=button, exact=True).click()
        faults = page.get_by_role("alert").get_by_role("link")
        expect(faults.first).to_be_visible()
        expect(page).to_have_title(re.compile("^Error: "))
        for fault in faults.all():
            field = page.locator(fault.get_attribute("href"))
            expect(field).to_have_count(1)
        check_accessibility(page)
