"""One account opens the site when the council's own sign-in is down, and everybody hears of it."""

import logging
import re
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry, User
from accounts.people.groups.querysets import administrators
from accounts.roles import Role
from accounts.signin.openid.refusals import WORDS, Kind
from config.starting.querysets import facts_of
from tests.factories import PASSWORD, CouncilFactory, user_with_role
from tests.providers import TENANT, SpoiltProvider, setting

pytestmark = pytest.mark.django_db
EMAIL = "glass@exampleton.example"


@pytest.fixture
def council(settings):
    cache.clear()
    council = CouncilFactory(slug="exampleton")
    settings.OPENID_PROVIDERS = setting(council, SpoiltProvider.issuer, tenant=TENANT)
    settings.PASSWORD_SIGN_IN = False
    return council


def run(*arguments):
    out = StringIO()
    call_command("break_glass", EMAIL, *arguments, stdout=out)
    return out.getvalue()


def link_in(printed):
    return re.search(r"/account/password/reset/key/\S+", printed)[0]


def open_with(client, printed):
    """Set the password at the link, and sign in."""
    form = client.get(link_in(printed), follow=True)
    client.post(form.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
    client.post("/account/login/", {"login": EMAIL, "password": PASSWORD})
    return client.get("/exampleton/people/").status_code


def test_it_opens_the_site_without_the_provider_and_says_so_loudly(council, client, caplog, mailoutbox):
    user_with_role(council, Role.ADMINISTRATOR, email="boss@exampleton.example")
    user_with_role(council, Role.ADMINISTRATOR, email="gone@exampleton.example", is_active=False)
    assert open_with(client, run("--council", council.gss_code)) == 200
    assert [letter.to for letter in mailoutbox] == [["glass@exampleton.example"], ["boss@exampleton.example"]]
    assert EMAIL in mailoutbox[1].body and "127.0.0.1" in mailoutbox[0].body
    (loud,) = [record for record in caplog.records if record.levelno == logging.CRITICAL]
    assert EMAIL in loud.getMessage()
    verbs = AuditEntry.objects.filter(council=council).order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["made the break-glass account", "used the break-glass account"]

    keeper = User.objects.get(email=EMAIL)
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=keeper, type=kind, data={})
    renewed = run("--council", council.gss_code)
    assert "second factor are gone" in renewed and not Authenticator.objects.exists(), "whoever kept it left"
    assert AuditEntry.objects.filter(council=council, verb="took a second factor off").count() == 1
    assert "its second factor" in mailoutbox[1].body
    assert client.get("/exampleton/people/").status_code == 302, "its sessions are over"
    client.post("/account/login/", {"login": EMAIL, "password": PASSWORD})
    assert client.get("/exampleton/people/").status_code == 302, "and so is its password"
    cache.clear()
    assert open_with(client, renewed) == 200
    run("--withdraw")
    assert client.get("/exampleton/people/").status_code == 302
    assert not User.objects.get(email=EMAIL).memberships.exists()


def test_it_is_nobodys_own_account_and_no_provider_opens_it(council, client, monkeypatch):
    user_with_role(council, Role.MEMBER, email=EMAIL)
    for arguments in (("--council", council.gss_code), ("--withdraw",)):
        with pytest.raises(CommandError, match="is a person's account"):
            run(*arguments)
    User.objects.all().delete()
    run("--council", council.gss_code)
    assert not administrators(council) and facts_of(council).administrators == 0, (
        "nor an administrator of every day"
    )
    provider = SpoiltProvider(client, monkeypatch)
    provider.claims = {"preferred_username": EMAIL}
    assert WORDS[Kind.OTHER_ACCOUNT].heading in provider.sign_in().content.decode()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [((), "Name the council"), (("--council", "E06"), "Name the council"), (("--withdraw",), "There is no")],
)
def test_what_is_wrong_is_said(arguments, told, db):
    with pytest.raises(CommandError, match=told):
        run(*arguments)
