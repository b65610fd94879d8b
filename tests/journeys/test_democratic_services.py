"""Democratic services: sets a meeting up, writes its minutes, and the measure's page shows what members asked."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import check_accessibility
from tests.journeys.site import name_of

QUESTION = "asked why one pupil in ten missed school."
ANSWER = "replied that most of it was illness in the winter."
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def set_up_the_meeting(page: Page) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Meetings").click()
    page.get_by_role("link", name="Set up a meeting").click()
    page.get_by_label("Committee").select_option(label="Corporate Parenting Panel")
    page.get_by_label("Date").fill("2025-11-04")
    page.get_by_label("Time").fill("17:30")
    page.get_by_label("Location").fill("Committee Room 2, Town Hall")
    page.get_by_label("Agenda published on").fill("2025-10-27")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tuesday 4 November 2025")


def add_the_item(page: Page) -> None:
    page.get_by_role("link", name="Add an item").click()
    page.get_by_label("Number", exact=True).fill("6a")
    page.get_by_label("Title", exact=True).fill("School attendance")
    page.get_by_label("Report of").fill("The Virtual School Head")
    edition = page.get_by_label("Scorecard edition before members")
    words = edition.locator("option", has_text="Quarter 1 2025/26").inner_text()
    edition.select_option(label=words)
    page.get_by_label("School attendance").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("School attendance")
    figures = page.get_by_role("region", name="The figures members had in front of them")
    expect(figures.get_by_role("link", name="School attendance")).to_be_visible()


def write_the_minutes(page: Page) -> None:
    """By keyboard alone: a sign before each paragraph, Enter for the next; saved as it is typed."""
    page.get_by_role("link", name="Write the minutes").click()
    expect(page.get_by_label("Minutes of this item")).to_be_hidden()
    page.get_by_role("textbox", name="Statement").focus()
    typed = [
        "The report was introduced.",
        f"?@A member: {QUESTION} 91.8% at school attendance.",
        f"@The Virtual School Head: {ANSWER}",
        "?@The Chair: asked about Mr Example.",
        "@The Virtual School Head: replied.",
        ".The public left.",
        "=that the Panel:",
        "(a) asks for a plan, with:",
        "(i) visits to schools, and",
        "(b) notes the report.",
        "!(a) The Virtual School Head: write the plan, by 14 January 2026",
    ]
    for number, line in enumerate(typed):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(line)
    page.get_by_text("is no person of this committee and no role").wait_for()
    page.get_by_role("checkbox", name="Does it speak of School attendance").focus()
    page.keyboard.press("Space")
    for why in page.get_by_role("textbox", name="Keep it, because").all():
        why.fill("It was published.")
    check_accessibility(page)
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.get_by_text("Nothing to settle.")).to_be_visible()
    page.get_by_role("link", name="item 6a").press("Enter")
    expect(page.get_by_role("region", name="Actions")).to_contain_text("write the plan")


def look_at_the_resolution(page: Page) -> None:
    resolved = page.get_by_role("region", name="What the Panel resolved")
    outer = resolved.locator("ol.limbs > li")
    expect(outer).to_have_count(2)
    expect(outer.first.locator("ol > li")).to_have_text("visits to schools, and")
    marks = "each => getComputedStyle(each, '::before').content"
    assert "lower-alpha" in outer.first.evaluate(marks)
    assert "lower-roman" in outer.first.locator("ol > li").evaluate(marks)


def add_the_action(page: Page) -> None:
    page.get_by_role("link", name="Add an action").click()
    page.get_by_label("Action", exact=True).fill("Plan for school attendance")
    page.get_by_label("Owner").fill("The Virtual School Head")
    due = page.get_by_label("Due at the meeting")
    due.select_option(label=due.locator("option", has_text="24 February 2026").inner_text())
    question = page.get_by_label("Question it comes of")
    question.select_option(label=question.locator("option", has_text=QUESTION).inner_text())
    limb = page.get_by_label("Limb it comes of")
    limb.select_option(label=limb.locator("option", has_text="(a) asks for a plan").inner_text())
    page.get_by_role("button", name="Save").click()
    actions = page.get_by_role("table", name="Actions from this item")
    expect(actions.get_by_role("row").filter(has_text="Plan for school attendance")).to_contain_text(
        "24 February 2026"
    )


def attach_the_document(page: Page) -> None:
    page.get_by_role("link", name="Attach a document").click()
    page.get_by_label("Title").fill("Attendance by school year")
    file = {"name": "attendance.pdf", "mimeType": "application/pdf", "buffer": PDF}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Attach").click()
    with page.expect_download() as download:
        page.get_by_role("region", name="Documents").get_by_role(
            "link", name="Attendance by school year", exact=True
        ).click()
    assert download.value.suggested_filename == "attendance.pdf"
    assert download.value.path().read_bytes() == PDF


def test_a_meeting_from_its_agenda_to_what_members_asked(page, demonstration, browser, browser_context_args):
    demonstration.sign_in(page, "clerk")
    set_up_the_meeting(page)
    meeting = page.url
    add_the_item(page)
    item = page.url
    write_the_minutes(page)
    look_at_the_resolution(page)
    add_the_action(page)
    attach_the_document(page)
    check_accessibility(page)

    visitor = browser.new_context(**browser_context_args).new_page()
    visitor.goto(item)
    expect(visitor.get_by_role("link", name="Attendance by school year")).to_be_visible()
    expect(visitor.locator("main")).not_to_contain_text(QUESTION)

    page.goto(meeting)
    page.get_by_role("button", name="Publish the draft minutes").click()
    expect(page.get_by_role("status")).to_have_text("The draft minutes are published.")
    visitor.goto(f"{demonstration.url}/exampleton/measures/")
    visitor.get_by_role("link", name="School attendance").click()
    asked = visitor.get_by_role("region", name="What members asked")
    said = asked.get_by_role("listitem").filter(has_text="4 November 2025")
    expect(said).to_contain_text(f"A member {QUESTION}")
    expect(said).to_contain_text(f"The Virtual School Head {ANSWER}")
    expect(said).to_contain_text("Resolution 6a(a)")
    expect(said).to_contain_text("Action Plan for school attendance. Owner: The Virtual School Head.")
    said.get_by_role("link", name="Corporate Parenting Panel, item 6a").click()
    expect(visitor).to_have_url(item)
    visitor.context.close()

    page.goto(item)
    page.get_by_role("link", name="Withdraw Attendance by school year").click()
    expect(page.get_by_role("button", name="Withdraw it")).to_be_visible()
    assert name_of(page.url) == "committees:document_withdraw"
    check_accessibility(page)
    page.get_by_label("Why it is withdrawn").fill("Names a school")
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_role("region", name="Documents")).to_contain_text("Not public. Names a school.")


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
