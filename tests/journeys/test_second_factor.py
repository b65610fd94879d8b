"""An administrator sets up a second factor, signs in with each kind of it, and again before giving a role."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache

from accounts.roles import Role
from tests.factories import PASSWORD, CouncilFactory, user_with_role
from tests.journeys.site import name_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser_alone]
PERSON = "head@exampleton.example"


def code(secret, steps=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


@pytest.fixture
def administrator(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    settings.SIGN_IN_AGAIN_AFTER = 15 * 60
    cache.clear()
    return user_with_role(
        CouncilFactory(slug="exampleton"), Role.ADMINISTRATOR, email=PERSON, password=PASSWORD
    )


@pytest.fixture
def site(live_server):
    """A passkey belongs to a host by name, and to no number."""
    return live_server.url.replace("127.0.0.1", "localhost")


def sign_in(page, site):
    page.goto(f"{site}/account/login/")
    page.get_by_label("E-mail address").fill(PERSON)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def sign_out(page):
    page.get_by_role("button", name="Sign out").click()
    page.get_by_text("You are signed out.").wait_for()


def give(page, text):
    page.get_by_label("Code").fill(text)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_an_administrator_comes_in_with_an_app_a_recovery_code_and_a_passkey(
    page, site, administrator, axe, settings, monkeypatch
):
    sign_in(page, site)
    assert page.get_by_text("You need a second factor.").is_visible()
    axe(page)
    page.get_by_role("link", name="Set up an app").click()
    secret = page.locator(".secret").inner_text().replace(" ", "")
    assert page.get_by_role("img", name=re.compile("square for cameras")).is_visible()
    axe(page)
    page.get_by_label("Code").fill(code(secret))
    page.get_by_role("button", name="Set it up").click()
    assert name_of(page.url) == "mfa_view_recovery_codes"
    codes = page.locator(".codes code").all_inner_texts()
    axe(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download them as a file").click()
    assert download.value.path().read_text().split() == codes and len(codes) == 10
    page.get_by_role("link", name="I have kept them").click()

    sign_out(page)
    sign_in(page, site)
    assert name_of(page.url) == "mfa_authenticate"
    axe(page)
    give(page, code(secret, 1))
    page.get_by_role("link", name="My account").click()
    axe(page)
    sign_out(page)
    sign_in(page, site)
    give(page, codes[0])

    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    described = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True}
    verified = {"isUserVerified": True, "automaticPresenceSimulation": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": {**described, **verified}})
    page.goto(f"{site}/account/second-factor/passkeys/add/")
    page.get_by_label("Name of the passkey").fill("Work laptop")
    axe(page)
    page.get_by_role("button", name="Add the passkey").click()
    page.get_by_text("The passkey is added.").wait_for()
    assert page.get_by_text("Work laptop, since").is_visible() and page.get_by_text("9 left").is_visible()
    axe(page)
    sign_out(page)
    sign_in(page, site)
    axe(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_text("You are signed in.").wait_for()

    page.goto(f"{site}/account/again/")
    page.get_by_role("link", name="a passkey").click()
    assert name_of(page.url) == "mfa_reauthenticate_webauthn"
    axe(page)

    page.goto(f"{site}/account/sessions/")
    assert page.get_by_text("(here)").is_visible()
    axe(page)
    page.goto(f"{site}/account/second-factor/passkeys/add/")
    page.get_by_role("link", name="Second factor").click()
    page.get_by_role("link", name=re.compile("Take it off.*Work laptop")).click()
    assert name_of(page.url) == "mfa_remove_webauthn"
    axe(page)
    page.get_by_role("button", name="Take it off").click()
    page.get_by_text("The passkey is taken off.").wait_for()
    page.get_by_role("link", name="Take it off").click()
    assert name_of(page.url) == "mfa_deactivate_totp"
    axe(page)
    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("link", name="Make new ones").click()
    assert name_of(page.url) == "mfa_generate_recovery_codes"
    axe(page)
    page.goto(f"{site}/account/again/")
    page.get_by_role("link", name="a code").click()
    assert name_of(page.url) == "mfa_reauthenticate"
    axe(page)

    settings.SIGN_IN_AGAIN_AFTER = 0
    page.goto(f"{site}/exampleton/people/")
    page.get_by_label("E-mail address").fill("new@exampleton.example")
    page.get_by_label("Member").check()
    page.get_by_role("button", name="Add the person").click()
    settings.SIGN_IN_AGAIN_AFTER = 15 * 60
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    assert name_of(page.url) == "sign_in_go_on"
    axe(page)
    page.get_by_role("button", name="Go on").click()
    page.get_by_text("new@exampleton.example is invited").wait_for()
