"""An officer signs in with their council's account, without a password of ours."""

import pytest
from playwright.sync_api import expect

from accounts.models import Council
from accounts.roles import Role
from tests.factories import CouncilFactory, user_with_role
from tests.journeys.conftest import check_accessibility
from tests.journeys.site import name_of
from tests.providers import person, running_provider, setting

ADDRESS = "officer@exampleton.example"


@pytest.fixture
def issuer(transactional_db, settings):
    council = CouncilFactory(name="Exampleton Borough Council", slug="exampleton")
    user_with_role(council, Role.APPROVER, email=ADDRESS, name="Head of service")
    with running_provider() as address:
        settings.OPENID_PROVIDERS = setting(council, address)
        yield address


def sign_in_there(page, live_server, subject):
    """From the sign-in page to the council's own and back."""
    page.goto(f"{live_server.url}/account/login/?next=/exampleton/")
    page.get_by_role("link", name="Sign in with Exampleton Borough Council").click()
    page.get_by_placeholder("sub").fill(subject)
    page.get_by_role("button", name="Authorize", exact=True).click()


@pytest.mark.one_database
def test_an_officer_signs_in_with_the_councils_account_and_out_again(page, live_server, issuer, console):
    person(issuer, "one", email=ADDRESS, email_verified=True)
    person(issuer, "two", email="stranger@exampleton.example", email_verified=True)
    console.expect("403")
    sign_in_there(page, live_server, "two")
    assert name_of(page.url) == "openid_connect_callback"
    expect(page.get_by_role("heading", level=1)).to_have_text("You have no place here yet")
    check_accessibility(page)
    sign_in_there(page, live_server, "one")
    expect(page.get_by_text("Signed in as Head of service.")).to_be_visible()
    assert name_of(page.url) == "council_home"
    page.get_by_role("button", name="Sign out").click()
    assert name_of(page.url) == "openid_signed_out"
    check_accessibility(page)


@pytest.mark.browser_alone
def test_groups_of_the_council_give_roles_change_them_and_take_them(
    page, live_server, issuer, sign_in, console
):
    """The administrator says what groups give; the officer has it from the next sign-in on, and no longer than that."""
    council = Council.objects.get()
    administrator = user_with_role(council, Role.ADMINISTRATOR)

    def officer_is_in(*groups):
        page.context.clear_cookies()
        person(issuer, "three", email="new@exampleton.example", email_verified=True, groups=groups)
        sign_in_there(page, live_server, "three")

    def links():
        return page.get_by_role("navigation", name="Main").get_by_role("link").all_inner_texts()

    sign_in(page, administrator)
    for group, role in (("managers", "Approver"), ("clerks", "Democratic services")):
        page.goto(f"{live_server.url}/exampleton/people/")
        page.get_by_role("link", name="Roles from groups").click()
        page.get_by_label("Group", exact=True).fill(group)
        page.get_by_role("radio", name=role).check()
        page.get_by_role("button", name="See who would change").click()
        check_accessibility(page)
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("status")).to_contain_text(f"{group} gives the role {role.lower()}.")

    officer_is_in("managers")
    assert "Audit trail" in links()
    officer_is_in("clerks")
    assert "Audit trail" not in links() and "Meetings" in links()

    page.context.clear_cookies()
    sign_in(page, administrator)
    page.goto(f"{live_server.url}/exampleton/people/groups/")
    page.get_by_role("link", name="Remove clerks: democratic services").click()
    assert name_of(page.url) == "accounts:group_remove"
    expect(page.get_by_role("table")).to_contain_text("new@exampleton.example")
    check_accessibility(page)
    page.get_by_role("button", name="Remove it").click()
    console.expect("403")
    officer_is_in("clerks")
    expect(page.get_by_role("heading", level=1)).to_have_text("You have no place here yet")
