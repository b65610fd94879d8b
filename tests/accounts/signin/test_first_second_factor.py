"""Whichever way somebody came to their place, they can set up the second factor that it needs."""

import re
import time
from io import StringIO

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.core.management import call_command
from django.urls import reverse

from accounts.people.invitations.actions import invite
from accounts.roles import Role
from tests.factories import PASSWORD, CouncilFactory, user_with_role
from tests.providers import TENANT, SpoiltProvider, setting

pytestmark = pytest.mark.django_db
EMAIL = "new@exampleton.example"
BOTH = {"password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    settings.SIGN_IN_AGAIN_AFTER = 15 * 60
    cache.clear()


def by_command(*arguments):
    """The path of the link that a command printed."""
    out = StringIO()
    call_command(*arguments, stdout=out)
    return re.search(r"/account/password/reset/key/\S+", out.getvalue())[0]


def set_password_at(client, link):
    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], BOTH)
    sign_in(client)


def sign_in(client):
    client.post("/account/login/", {"login": EMAIL, "password": PASSWORD})


def as_the_first_administrator(client, **_):
    names = ("--name", "Exampleton Borough Council", "--short-name", "Exampleton", "--slug", "exampleton")
    more = ("--gss-code", "E06000999", "--administrator", EMAIL)
    set_password_at(client, by_command("create_council", *names, *more))


def as_the_break_glass_account(client, **_):
    council = CouncilFactory(slug="exampleton")
    set_password_at(client, by_command("break_glass", EMAIL, "--council", council.gss_code))


def by_the_letter_for_a_forgotten_password(client, mailoutbox, **_):
    user_with_role(CouncilFactory(slug="exampleton"), Role.ADMINISTRATOR, email=EMAIL, password="x")
    client.post("/account/password/reset/", {"email": EMAIL})
    set_password_at(client, re.search(r"/account/password/reset/key/\S+", mailoutbox[0].body)[0])


def by_an_invitation(client, **_):
    council = CouncilFactory(slug="exampleton")
    boss = user_with_role(council, Role.ADMINISTRATOR)
    _, token = invite(council=council, email=EMAIL, name="", role=Role.ADMINISTRATOR, by=boss)
    client.post(reverse("invitation", args=[token]), BOTH)
    sign_in(client)


def with_the_councils_account(client, settings, monkeypatch, **_):
    council = CouncilFactory(slug="exampleton")
    user_with_role(council, Role.ADMINISTRATOR, email=EMAIL)
    settings.OPENID_PROVIDERS = setting(council, SpoiltProvider.issuer, tenant=TENANT)
    provider = SpoiltProvider(client, monkeypatch)
    provider.claims = {"preferred_username": EMAIL}
    provider.sign_in()


@pytest.mark.parametrize(
    "comes",
    [
        as_the_first_administrator,
        as_the_break_glass_account,
        by_the_letter_for_a_forgotten_password,
        by_an_invitation,
        with_the_councils_account,
    ],
)
def test_they_set_it_up_and_are_in(comes, client, mailoutbox, settings, monkeypatch):
    comes(client=client, mailoutbox=mailoutbox, settings=settings, monkeypatch=monkeypatch)
    assert client.get("/exampleton/people/").url.startswith("/account/second-factor/?next=")
    assert client.get("/account/second-factor/passkeys/add/").status_code == 200
    page = client.get("/account/second-factor/app/").content.decode()
    secret = re.search(r'<code class="secret">([A-Z2-7 ]+)</code>', page)[1].replace(" ", "")
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    assert client.post("/account/second-factor/app/", {"code": code}).status_code == 302
    assert client.get("/exampleton/people/").status_code == 200
