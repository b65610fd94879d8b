"""A published figure is corrected with a reason, approved by a second person, and shown by the next edition."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from indicators.collection.approval.actions import submit_section
from tests.drafts import made_ready
from tests.entries import QUARTER
from tests.journeys.two_people import PLACEMENTS, TwoPeople, another_window, row_of, told

WHY = "Ten late returns are now counted."


@pytest.fixture
def section(transactional_db) -> TwoPeople:
    return TwoPeople()


@pytest.fixture
def edition(live_server, section) -> str:
    """The address of edition 1, which shows 8%."""
    return live_server.url + section.published()


@pytest.fixture
def officer(page, sign_in, section) -> Page:
    sign_in(page, section.officer)
    return page


@pytest.fixture
def head(browser, browser_context_args, console, sign_in, section) -> Iterator[Page]:
    with another_window(browser, browser_context_args, console, section.head, sign_in) as window:
        yield window


def correct(page: Page, numerator: str, reason: str) -> None:
    page.get_by_label("Count").fill(numerator)
    page.get_by_label("Why is it corrected?").fill(reason)
    page.get_by_role("button", name="Keep this correction").click()


def submit(page: Page) -> None:
    page.get_by_role("button", name="Submit for approval").click()
    expect(page.get_by_text("Waits for approval since today at")).to_be_visible()


def approve(page: Page) -> None:
    page.get_by_role("button", name="Approve this section").click()
    told(page, "Stable homes is approved. Its figures are locked now.")


@pytest.mark.one_database
def test_a_published_figure_is_corrected_and_both_editions_tell_the_truth(
    live_server, edition, officer, head, section
):
    officer.goto(live_server.url + section.address())
    row_of(officer, PLACEMENTS).get_by_role("link", name="Correct").click()
    effect = officer.get_by_role("listitem").filter(has_text="Edition 1 of Quarter 4 2025/26, The Panel")
    expect(effect).to_contain_text("showed 8%")
    expect(officer.locator("main")).to_contain_text("The next edition that is published shows the new one.")
    correct(officer, "57", "")
    expect(officer.get_by_role("alert")).to_contain_text("Say why the figure is corrected.")
    expect(officer.get_by_label("Count")).to_have_value("57")
    correct(officer, "57", WHY)
    told(officer, f"The correction of {PLACEMENTS} waits in its section.")
    submit(officer)

    head.goto(live_server.url + section.approval_address)
    corrected = head.get_by_role("table", name="Corrections").get_by_role("row").filter(has_text=PLACEMENTS)
    for words in (
        "10%",
        "57 of 566 children",
        "8%",
        "47 of 566 children",
        "up 2 points",
        WHY,
        "and keeps it",
    ):
        expect(corrected).to_contain_text(words)
    head.goto(edition)
    expect(head.locator("main")).not_to_contain_text("was corrected")  # not before it is approved
    head.goto(live_server.url + section.approval_address)
    approve(head)

    head.goto(edition)
    expect(head.locator("main")).to_contain_text(
        f"Since it was published 1 of its figures was corrected: {PLACEMENTS}"
    )
    expect(row_of(head, PLACEMENTS)).to_contain_text("8%")
    head.goto(edition.replace("edition-1", "draft"))
    made_ready(*section.panel, corrects="Placements were counted again")
    head.get_by_role("link", name="Check and publish edition 2").click()
    head.get_by_role("link", name="Go on to publishing").click()
    head.locator("[name=when][value=now]").check()
    head.get_by_role("checkbox", name="I have read the preview").check()
    head.get_by_role("button", name="Do this with edition 2").click()
    expect(head.locator("main")).to_contain_text("Corrects: Placements were counted again")
    expect(row_of(head, PLACEMENTS)).to_contain_text("10%")
    head.goto(edition)
    expect(row_of(head, PLACEMENTS)).to_contain_text("8%")
    expect(head.get_by_role("link", name="read edition 2")).to_be_visible()

    head.goto(live_server.url + section.cell_address())
    rows = head.get_by_role("table", name="Every figure that stood here").locator("tbody").get_by_role("row")
    expect(rows).to_have_count(2)
    for number, words in enumerate((("10%", "stands now", WHY), ("8%", "was replaced"))):
        for each in (*words, "A performance officer", "The head of service", "Typed"):
            expect(rows.nth(number)).to_contain_text(each)
    expect(head.get_by_role("list").filter(has_text="Edition 2 of Quarter 4 2025/26")).to_contain_text(
        "showed 10%"
    )


@pytest.mark.browser_alone
def test_a_correction_without_javascript(
    live_server, no_script_page, edition, browser, browser_context_args, console, sign_in, section
):
    page = no_script_page
    sign_in(page, section.officer)
    page.goto(live_server.url + section.cell_address())
    page.get_by_role("link", name="Correct this figure").click()
    correct(page, "57", WHY)
    told(page, "waits in its section")
    submit(page)
    page.goto(live_server.url + section.cell_address("indicators:correct"))
    expect(page.locator("main")).to_contain_text("This section waits for approval")
    expect(page.get_by_role("button", name="Keep this correction")).to_have_count(0)
    scriptless = {**browser_context_args, "java_script_enabled": False}
    with another_window(browser, scriptless, console, section.head, sign_in) as window:
        window.goto(live_server.url + section.approval_address)
        approve(window)
        window.goto(live_server.url + section.cell_address())
        expect(window.get_by_role("rowheader", name="10%")).to_contain_text("stands now")


@pytest.mark.browser_alone
def test_a_correction_that_was_begun_is_given_up(live_server, officer, section):
    section.approved()
    officer.goto(live_server.url + section.cell_address("indicators:correct"))
    correct(officer, "57", WHY)
    told(officer, "waits in its section")
    officer.goto(live_server.url + section.cell_address("indicators:correct"))
    expect(officer.locator("main")).to_contain_text("A correction is begun: A performance officer saved it")
    officer.get_by_role("button", name="Leave the figure as it is").click()
    told(officer, f"{PLACEMENTS} stays as it was approved.")
    expect(officer.locator("#state")).to_contain_text("Approved")


def approved(section: TwoPeople) -> None:
    section.published()


def begun(section: TwoPeople) -> None:
    section.published()
    section.type(section.placements, numerator="57", denominator="566", reason=WHY, answer="Late returns.")


def waiting(section: TwoPeople) -> None:
    begun(section)
    submit_section(collection=section.collection, period=QUARTER, by=section.officer)


@pytest.mark.browser_alone
@pytest.mark.parametrize("name", ["indicators:cell", "indicators:correct"])
@pytest.mark.parametrize("arrange", [approved, begun, waiting])
def test_the_pages_of_one_figure_are_accessible_in_every_state(
    live_server, officer, section, axe, arrange, name
):
    arrange(section)
    officer.goto(live_server.url + section.cell_address(name))
    axe(officer)


@pytest.mark.browser_alone
def test_a_refused_correction_is_accessible(live_server, officer, section, axe):
    section.approved()
    officer.goto(live_server.url + section.cell_address("indicators:correct"))
    officer.get_by_label("Why there is no number").select_option("x")
    correct(officer, "57", "")
    expect(officer.get_by_role("alert")).to_contain_text("There is a number as well.")
    expect(officer.get_by_role("alert")).to_contain_text("Say why the figure is corrected.")
    axe(officer)
