"""An officer signs in with their council's account, without a password of ours."""

import pytest
from playwright.sync_api import expect

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
