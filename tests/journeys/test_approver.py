"""A head of service: approves what officers submit, or sends it back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.roles import Role
from indicators.collection.approval.actions import return_section, submit_section, take_back
from indicators.models import Submission
from tests.entries import QUARTER
from tests.factories import MembershipFactory, user_with_role
from tests.journeys.conftest import check_folded_and_open
from tests.journeys.two_people import (
    ANSWER,
    PLACEMENTS,
    STABLE,
    TwoPeople,
    another_window,
    row_of,
    told,
    write_remark,
)


@pytest.fixture
def section(transactional_db) -> TwoPeople:
    return TwoPeople()


@pytest.fixture
def at_the_worklist(live_server, page, sign_in, section) -> Page:
    """The head of service's browser, once the officer has submitted."""
    section.submitted()
    sign_in(page, section.head)
    page.goto(live_server.url + section.worklist_address)
    return page


@pytest.fixture
def officer_page(browser, browser_context_args, console, sign_in, section) -> Iterator[Page]:
    with another_window(browser, browser_context_args, console, section.officer, sign_in) as window:
        yield window


@pytest.mark.one_database
def test_a_section_is_read_returned_put_right_and_approved(
    live_server, at_the_worklist, officer_page, section
):
    head, officer = at_the_worklist, officer_page
    expect(row_of(head, "Stable homes")).to_contain_text("A performance officer waits for you")
    row_of(head, "Stable homes").get_by_role("link", name="Approve or return").click()
    expect(head.locator("h1")).to_contain_text("Stable homes, quarter 4 2025/26")
    changed = head.get_by_role("table", name="Changed since last time")
    expect(changed.get_by_role("rowheader").first).to_contain_text(STABLE)
    expect(row_of(head, STABLE)).to_contain_text("down 58 points")
    row_of(head, STABLE).get_by_role("link", name="1 query").click()
    queries = head.get_by_role("region", name="Queries and answers")
    expect(queries).to_contain_text(ANSWER)
    expect(queries.get_by_role("link", name=STABLE)).to_be_in_viewport()
    write_remark(head, STABLE, "It was 130 before. Is a digit missing?")
    head.get_by_role("button", name="Return it with remarks").click()
    told(head, "Stable homes went back to its officer with your remarks.")

    officer.goto(live_server.url + section.worklist_address)
    row_of(officer, "Stable homes").get_by_role("link", name="Put right").click()
    expect(row_of(officer, STABLE)).to_contain_text("Approver: It was 130 before. Is a digit missing?")
    expect(row_of(officer, PLACEMENTS)).not_to_contain_text("Approver:")
    numerator = officer.get_by_role("textbox", name=f"Numerator, {STABLE}, Quarter 4 2025/26")
    numerator.fill("131")
    officer.get_by_role("button", name="Submit for approval").click()
    expect(officer.get_by_text("Waits for approval since today at")).to_be_visible()

    head.goto(live_server.url + section.approval_address)
    expect(row_of(head, STABLE)).to_contain_text("131 of 192 children")
    head.get_by_role("link", name="Your decision").click()
    head.get_by_role("button", name="Approve this section").click()
    told(head, "Stable homes is approved. Its figures are locked now.")
    row_of(head, "Stable homes").get_by_role("link", name="See").click()
    expect(head.locator(".title")).to_contain_text("Nothing waits for you here")
    expect(row_of(head, STABLE)).to_contain_text("131 of 192 children")
    officer.reload()
    expect(officer.get_by_role("textbox")).to_have_count(0)
    expect(row_of(officer, STABLE).get_by_role("link", name="Correct")).to_be_visible()


@pytest.mark.browser_alone
def test_a_decision_without_javascript(live_server, no_script_page, sign_in, section):
    section.submitted()
    page = no_script_page
    sign_in(page, section.head)
    page.goto(live_server.url + section.approval_address)
    page.get_by_role("button", name="Return it with remarks").click()
    expect(page.get_by_role("alert")).to_contain_text("Say what to look at again")
    write_remark(page, STABLE, "Is a digit missing?")
    page.get_by_role("button", name="Return it with remarks").click()
    told(page, "went back to its officer")
    submit_section(collection=section.collection, period=QUARTER, by=section.officer)
    page.goto(live_server.url + section.approval_address)
    page.get_by_role("button", name="Approve this section").click()
    told(page, "Stable homes is approved")


@pytest.mark.browser_alone
def test_what_was_submitted_again_while_the_page_was_open_is_looked_at_again(at_the_worklist, section):
    page = at_the_worklist
    row_of(page, "Stable homes").get_by_role("link", name="Approve or return").click()
    expect(row_of(page, PLACEMENTS)).to_contain_text("47 of 566 children")
    take_back(submission=Submission.objects.get(), by=section.officer)
    section.type(section.placements, numerator="51", denominator="566")
    submit_section(collection=section.collection, period=QUARTER, by=section.officer)
    page.get_by_role("button", name="Approve this section").click()
    expect(page.get_by_role("alert")).to_contain_text("submitted again after you opened it")
    expect(row_of(page, PLACEMENTS)).to_contain_text("51 of 566 children")
    page.get_by_role("button", name="Approve this section").click()
    told(page, "Stable homes is approved")


def waiting(section: TwoPeople) -> User:
    section.submitted()
    return section.head


def own_submission(section: TwoPeople) -> User:
    section.submitted()
    MembershipFactory(user=section.officer, council=section.council, role=Role.APPROVER)
    return section.officer


def returned(section: TwoPeople) -> User:
    return_section(submission=section.submitted(), remarks="Look again.", row_remarks={}, by=section.head)
    return section.head


def approved(section: TwoPeople) -> User:
    section.approved()
    return section.head


def corrections(section: TwoPeople) -> User:
    section.approved()
    section.type(
        section.placements, numerator="57", denominator="566", reason="Ten late returns.", answer="Yes."
    )
    submit_section(collection=section.collection, period=QUARTER, by=section.officer)
    return section.head


def long_section(section: TwoPeople) -> User:
    """Sixty rows, some with long titles, notes, commentary and queries about their parts."""
    for number in range(48):
        title = (
            f"Care leavers aged 19 to 21 who are in education, employment or training and in touch {number}"
        )
        indicator = section.add(title if number % 4 == 0 else f"Measure {number}")
        said = {"note": "Counted late. " * 8, "commentary": "More homes. " * 40} if number % 5 == 0 else {}
        section.type(indicator, numerator=str(40 + number), denominator="560", answer=ANSWER, **said)
        if number % 12 == 0:
            for part in section.split(indicator, "Under 5", "5 and over"):
                section.type(indicator, category=part, numerator="30", denominator="280", answer=ANSWER)
    section.submitted()
    return section.head


@pytest.mark.browser_alone
@pytest.mark.parametrize("arrange", [waiting, own_submission, returned, approved, corrections, long_section])
def test_the_approval_page_is_accessible_in_every_state(live_server, page, sign_in, section, arrange):
    sign_in(page, arrange(section))
    page.goto(live_server.url + section.approval_address)
    check_folded_and_open(page)


@pytest.mark.browser_alone
def test_a_refused_decision_is_accessible(live_server, page, sign_in, section, axe):
    sign_in(page, waiting(section))
    page.goto(live_server.url + section.approval_address)
    page.get_by_role("button", name="Return it with remarks").click()
    expect(page.get_by_role("alert")).to_be_visible()
    axe(page)


@pytest.mark.browser_alone
def test_the_trail_of_a_section_is_accessible_with_everything_shown(live_server, page, sign_in, section, axe):
    long_section(section)
    sign_in(page, user_with_role(section.council, Role.ADMINISTRATOR))
    page.goto(f"{live_server.url}/{section.council.slug}/audit/")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    expect(page.get_by_text(f"{PLACEMENTS}, Quarter 4 2025/26").first).to_be_visible()
    axe(page)
