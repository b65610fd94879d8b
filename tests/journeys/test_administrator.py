"""An administrator: gives people their roles; a person who is new sets a password by the link in the letter."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from accounts.models import Invitation, User
from accounts.people.invitations.actions import take
from accounts.roles import Role
from tests.factories import PASSWORD, CouncilFactory, UserFactory, user_with_role
from tests.journeys.conftest import check_accessibility
from tests.journeys.site import name_of

NEWCOMER = "new.member@exampleton.example"


@pytest.fixture
def council(transactional_db):
    return CouncilFactory(name="Exampleton Borough Council", slug="exampleton")


@pytest.fixture
def administrator(council) -> User:
    return user_with_role(council, Role.ADMINISTRATOR, name="Systems Administrator")


def row_of_newcomer(page):
    people = page.get_by_role("table", name="People of this council")
    return people.get_by_role("row").filter(has_text=NEWCOMER)


def add_newcomer(page, role: str) -> None:
    page.get_by_label("E-mail address").fill(NEWCOMER)
    page.get_by_label("Name or job title").fill("Member of the Panel")
    page.get_by_role("radio", name=role).check()
    page.get_by_role("button", name="Add the person").click()


@pytest.mark.one_database
def test_a_person_is_invited_gets_another_role_and_is_removed_and_the_audit_trail_tells(
    page, live_server, sign_in, administrator
):
    sign_in(page, administrator)
    page.goto(f"{live_server.url}/exampleton/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="People").click()
    add_newcomer(page, "Member")
    expect(page.get_by_role("status")).to_contain_text(f"{NEWCOMER} is invited as member.")
    take(invitation=Invitation.objects.get(), by=UserFactory(email=NEWCOMER))
    page.reload()
    expect(row_of_newcomer(page).filter(has_text="Change")).to_contain_text("ember")
    row_of_newcomer(page).get_by_role("link").first.click()
    page.get_by_role("radio", name="Democratic services").check()
    page.get_by_role("button", name="Save").click()
    expect(row_of_newcomer(page)).to_contain_text(re.compile("democratic services", re.IGNORECASE))
    row_of_newcomer(page).get_by_role("link").first.click()
    page.get_by_text("Take this role away").click()
    page.get_by_role("button", name="Take it away").click()
    expect(page.get_by_role("status")).to_contain_text(f"{NEWCOMER} is no longer democratic services.")
    expect(row_of_newcomer(page)).to_have_count(0)

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Audit trail").click()
    entries = page.get_by_role("table").get_by_role("row").filter(has_text=NEWCOMER)
    for part in ("took an invitation", "changed a role", "took a role away", "Systems Administrator"):
        expect(entries.filter(has_text=re.compile(part)).first).to_be_visible()
    page.get_by_label("Person").fill("nobody of this name")
    page.get_by_role("button", name="Show").click()
    expect(entries).to_have_count(0)
    page.get_by_role("link", name="Show everything").click()
    expect(entries.first).to_be_visible()


@pytest.mark.browser_alone
def test_a_new_person_takes_the_invitation_in_the_letter_and_signs_in(
    page, live_server, sign_in, administrator, console
):
    sign_in(page, administrator)
    page.goto(f"{live_server.url}/exampleton/people/")
    add_newcomer(page, "Member")
    invited = page.get_by_role("table", name="Invitations").get_by_role("row").filter(has_text=NEWCOMER)
    expect(invited).to_contain_text("Open until")
    check_accessibility(page)
    invited.get_by_role("link").click()
    assert name_of(page.url) == "accounts:invitation"
    check_accessibility(page)
    page.get_by_role("button", name="Send it again").click()
    page.get_by_role("button", name="Sign out").click()
    first, second = mail.outbox
    assert second.to == [NEWCOMER]
    console.expect("404")
    page.goto(re.search(r"http\S+", first.body).group())
    expect(page.get_by_role("heading", level=1)).to_have_text("This invitation opens nothing")
    page.goto(re.search(r"http\S+", second.body).group())
    assert name_of(page.url) == "invitation"
    check_accessibility(page)
    for field in page.locator("main input[type=password]").all():
        field.fill(PASSWORD)
    page.get_by_role("button", name="Set the password and take my place").click()
    page.goto(f"{live_server.url}/account/login/")
    page.get_by_label("E-mail address").fill(NEWCOMER)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Signed in as Member of the Panel.")).to_be_visible()
    expect(page.get_by_role("link", name="People")).to_have_count(0)


@pytest.mark.browser_alone
def test_somebody_without_a_password_is_asked_for_one(page, live_server, sign_in, council):
    sign_in(page, user_with_role(council, Role.MEMBER))
    page.goto(f"{live_server.url}/account/password/change/")
    assert name_of(page.url) == "account_set_password"
    check_accessibility(page)


@pytest.mark.browser_alone
def test_a_directory_that_tells_of_leavers_is_added_and_revoked(page, live_server, sign_in, administrator):
    sign_in(page, administrator)
    page.goto(f"{live_server.url}/exampleton/people/")
    page.get_by_role("link", name="Leavers").click()
    page.get_by_label("Name").fill("Entra ID provisioning")
    page.get_by_role("button", name="Add the directory and show its token").click()
    expect(page.get_by_label("Token")).to_have_value(re.compile("cpd_.{43}"))
    check_accessibility(page)
    page.get_by_role("link", name="I have copied the token").click()
    page.get_by_role("link", name="Revoke the token of Entra ID provisioning").click()
    assert name_of(page.url) == "accounts:directory_revoke"
    check_accessibility(page)
    page.get_by_role("button", name="Revoke the token").click()
    expect(page.get_by_role("table")).to_contain_text("Revoked")
