"""People sign in with their council's account, as themselves alone and at their council alone."""

import logging
import time
from datetime import timedelta

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache
from lxml import html

from accounts.models import AuditEntry, User
from accounts.roles import Role
from accounts.signin.openid.refusals import WORDS, Kind
from accounts.writing.markup import forms_in
from accounts.writing.names import MARK
from tests.factories import PASSWORD, CouncilFactory, InvitationFactory, UserFactory, user_with_role
from tests.providers import (
    KEY,
    TENANT,
    Answer,
    SpoiltProvider,
    person,
    running_provider,
    setting,
    signed_in_there,
)

pytestmark = pytest.mark.django_db
ADDRESS = "officer@exampleton.example"


@pytest.fixture(autouse=True)
def no_attempts_counted():
    cache.clear()


@pytest.fixture
def council():
    return CouncilFactory(slug="exampleton", name="Exampleton Borough Council")


@pytest.fixture
def provider(council, client, settings, monkeypatch):
    """Entra ID's shape: a tenant, `oid`, and domains that the operator put into its hands."""
    settings.OPENID_PROVIDERS = setting(council, SpoiltProvider.issuer, tenant=TENANT)
    return SpoiltProvider(client, monkeypatch)


def heading(response):
    return html.fromstring(response.content).xpath("string(//h1)").strip()


def is_signed_in(client):
    return client.get("/account/password/reset/").context["user"].is_authenticated


def assert_refused(response, kind, client):
    assert (response.status_code, heading(response)) == (WORDS[kind].status, WORDS[kind].heading)
    assert not is_signed_in(client)


# ---- with a provider that runs ----


def test_somebody_signs_in_with_their_councils_account_and_is_known_by_it_from_then_on(
    council, client, settings
):
    officer = user_with_role(council, Role.APPROVER, email=ADDRESS)
    with running_provider() as issuer:
        settings.OPENID_PROVIDERS = setting(council, issuer)
        page = html.fromstring(client.get("/account/login/?next=/exampleton/meetings/").content)
        (link,) = page.xpath("//main//a[contains(., 'Sign in with Exampleton Borough Council')]/@href")
        assert link == "/account/with/town/?next=%2Fexampleton%2Fmeetings%2F"

        person(issuer, "subject-1", email=ADDRESS.upper(), email_verified=True, name="An officer")
        answer = signed_in_there(client, "subject-1", asked={"next": "/exampleton/meetings/"})
        assert answer.redirect_chain[-1][0] == "/exampleton/meetings/"
        assert answer.context["user"] == officer
        kept = SocialAccount.objects.get(user=officer)
        assert kept.uid == f"{issuer}#subject-1"
        assert set(kept.extra_data) == {"subject", "address", "groups"}, "no more is kept than is asked again"
        linked = AuditEntry.objects.get(verb="linked their council’s account")
        assert (linked.by, linked.council) == (officer, council)

        out = client.post("/account/logout/", follow=True)
        assert heading(out) == "You have signed out"
        there = client.get("/account/with/town/sign-out/").url
        assert there.startswith(f"{issuer}/oauth2/end_session?client_id=the-scorecard")

        # Married, with another address: the subject is who they are
        person(issuer, "subject-1", email="other@exampleton.example", email_verified=True)
        assert signed_in_there(client, "subject-1").context["user"] == officer
        client.post("/account/logout/")

        # The address went to somebody else, who is somebody else
        person(issuer, "subject-2", email=ADDRESS, email_verified=True)
        assert_refused(signed_in_there(client, "subject-2"), Kind.OTHER_ACCOUNT, client)
        assert_refused(signed_in_there(client, "", action="deny"), Kind.DENIED, client)


# ---- with one whose answers are spoilt ----


def test_what_the_provider_is_asked(provider, council, client):
    user_with_role(council, Role.MEMBER, email=ADDRESS)
    away = provider.begin("?process=connect&scope=Mail.Read&auth_params=prompt%3Dnone")
    assert away.url.startswith(f"{provider.issuer}/authorize?")
    asked = provider.asked
    assert set(asked["scope"].split()) == {"openid", "profile", "email"}
    assert asked["code_challenge_method"] == "S256" and len(asked["code_challenge"]) == 43
    assert len(asked["nonce"]) > 40 and asked["state"] and "prompt" not in asked
    provider.come_back()
    assert len(provider.sent["code_verifier"]) >= 43
    assert is_signed_in(client)
    again = provider.begin("?again")
    assert again.status_code == 302 and provider.asked["prompt"] == "login"
    provider.claims = {"auth_time": int(time.time()) - 3600}
    assert provider.come_back().status_code == WORDS[Kind.STALE].status


SPOILT = {
    "of another audience": ({"claims": {"aud": "another"}}, Kind.NOT_THIS_PROVIDER),
    "of two audiences, for another": (
        {"claims": {"aud": ["the-scorecard", "another"], "azp": "another"}},
        Kind.NOT_THIS_PROVIDER,
    ),
    "of another issuer": ({"claims": {"iss": "https://login.example/other/v2.0"}}, Kind.NOT_THIS_PROVIDER),
    "of another tenant": ({"claims": {"tid": "another"}}, Kind.NOT_THIS_PROVIDER),
    "without a tenant": ({"without": ("tid",)}, Kind.NOT_THIS_PROVIDER),
    "with another nonce": ({"claims": {"nonce": "another"}}, Kind.FORGED),
    "without a nonce": ({"without": ("nonce",)}, Kind.FORGED),
    "without an object": ({"without": ("oid",)}, Kind.FORGED),
    "without an end": ({"without": ("exp",)}, Kind.FORGED),
    "that is over": ({"claims": {"exp": 1_700_000_000}}, Kind.CLOCK),
    "from the future": ({"claims": {"iat": 4_000_000_000}}, Kind.CLOCK),
    "signed by another key": ({"key": rsa.generate_private_key(65537, 2048)}, Kind.FORGED),
    "that names another key": ({"header": {"kid": "two"}}, Kind.FORGED),
    "that is not signed": ({"header": {"kid": "one", "alg": "none"}, "key": None}, Kind.FORGED),
    "signed with a word": ({"header": {"kid": "one", "alg": "HS256"}, "key": "x" * 64}, Kind.FORGED),
    "with an address of another council": (
        {"claims": {"preferred_username": "boss@other.example"}},
        Kind.NO_ADDRESS,
    ),
    "with no address": ({"without": ("preferred_username",)}, Kind.NO_ADDRESS),
    "of somebody nobody knows": (
        {"claims": {"preferred_username": "nobody@exampleton.example"}},
        Kind.NO_PLACE,
    ),
    "of somebody whose place is elsewhere": (
        {"claims": {"preferred_username": "elsewhere@exampleton.example"}},
        Kind.NO_PLACE,
    ),
    "of somebody who is inactive": (
        {"claims": {"preferred_username": "gone@exampleton.example"}},
        Kind.CLOSED,
    ),
    "with a secret that ran out": (
        {"answers": {"token": Answer({"error": "invalid_client"}, 401)}},
        Kind.NOT_SET_UP,
    ),
    "with a code used before": ({"answers": {"token": Answer({"error": "invalid_grant"}, 400)}}, Kind.STALE),
    "of a provider that hangs": ({"answers": {"token": requests.Timeout()}}, Kind.DOWN),
    "of a provider that fails": ({"answers": {"token": Answer({}, 500)}}, Kind.DOWN),
    "without keys": ({"answers": {"keys": requests.ConnectionError()}}, Kind.DOWN),
    "with keys that are none": ({"answers": {"keys": {"keys": [{"kty": "?"}]}}}, Kind.FORGED),
    "with keys in a list": ({"answers": {"keys": [1]}}, Kind.DOWN),
    "with an answer in a list": ({"answers": {"token": [1]}}, Kind.DOWN),
    "without an ID token": (
        {"answers": {"token": {"access_token": "x", "token_type": "Bearer"}}},
        Kind.NOT_SET_UP,
    ),
}


@pytest.fixture
def people(council):
    user_with_role(council, Role.MEMBER, email=ADDRESS)
    user_with_role(CouncilFactory(), Role.ADMINISTRATOR, email="elsewhere@exampleton.example")
    user_with_role(council, Role.MEMBER, email="gone@exampleton.example", is_active=False)


def test_every_token_that_is_not_for_this_sign_in_is_refused_with_a_page_that_says_what_to_do(
    provider, people, client, caplog
):
    caplog.set_level(logging.WARNING)
    for name, (changes, kind) in SPOILT.items():
        fresh = {"claims": {}, "header": {"kid": "one"}, "key": KEY, "answers": {}, "without": ()}
        vars(provider).update(fresh | changes)
        cache.clear()
        client.cookies.clear()
        response = provider.sign_in()
        assert_refused(response, kind, client)
        assert WORDS[kind].remedy in html.fromstring(response.content).text_content(), name
        entry = AuditEntry.objects.latest("id")
        assert entry.verb == "was not signed in" and entry.detail["why"] == {"public": kind.value}, name
        assert any(
            kind.value in line for line in caplog.messages[-3:]
        ) and "secret" not in caplog.text.replace(kind.value, "")
        if kind in {Kind.NO_PLACE, Kind.CLOSED}:
            whose = changes["claims"]["preferred_username"]
            assert any(kind.value in line and whose in line for line in caplog.messages), (
                f"who was refused {name}"
            )
    assert not SocialAccount.objects.exists() and not any(record.exc_info for record in caplog.records)


def test_a_way_back_that_was_not_begun_here_is_refused(provider, people, client, monkeypatch):
    assert_refused(provider.come_back(), Kind.STALE, client)
    provider.begin()
    other = type(client)()
    assert other.get("/account/with/town/back/", {"state": provider.asked["state"]}).status_code == 400
    provider.come_back()
    assert is_signed_in(client)
    client.logout()
    assert_refused(provider.come_back(), Kind.STALE, client)  # the same state twice
    provider.begin()
    late = time.time() + timedelta(minutes=11).total_seconds()
    monkeypatch.setattr("allauth.socialaccount.internal.statekit.time.time", lambda: late)
    assert_refused(provider.come_back(), Kind.STALE, client)


def test_whoever_begins_again_and_again_keeps_out_nobody_who_has_signed_in_here_before(
    provider, people, client, settings, monkeypatch
):
    settings.BEHIND_PROXY, settings.TRUSTED_PROXY_COUNT = True, 1
    office = {"HTTP_X_FORWARDED_FOR": "203.0.113.7"}
    client.defaults.update(office)
    provider.sign_in()
    client.post("/account/logout/")
    monkeypatch.setattr("accounts.signin.openid.policies.MOST_OF_NEW_ONES", 30)
    for number in range(40):  # a picture in a page that the whole office reads
        picture = type(client)().get("/account/with/town/", HTTP_SEC_FETCH_DEST="image", **office)
        assert picture.status_code == 403 and not picture.cookies, number
    link = type(client)().get(
        "/account/with/town/?next=/exampleton/", HTTP_SEC_FETCH_SITE="cross-site", **office
    )
    assert link.url == "/account/login/?next=%2Fexampleton%2F" and not link.cookies, (
        "of another site: to the button"
    )
    answers = [type(client)().get("/account/with/town/", **office).status_code for _ in range(30)]
    assert answers == [302] * 29 + [429], "newcomers, the first among them, and no more than fit"
    assert type(client)().get("/account/with/town/", HTTP_X_FORWARDED_FOR="198.51.100.9").status_code == 302
    assert provider.sign_in().status_code == 302 and is_signed_in(client)
    answers = [client.get("/account/with/town/").status_code for _ in range(21)]
    assert answers[-1] == 429, "of one browser fewer, and of nobody else's"
    assert provider.asked_for.count("openid-configuration") == 1, "the provider is not asked as often"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("access_denied", Kind.DENIED),
        ("temporarily_unavailable", Kind.DOWN),
        ("unauthorized_client", Kind.NOT_SET_UP),
        ("<script>", Kind.NOT_SET_UP),
    ],
)
def test_an_error_that_the_provider_names_becomes_words(provider, people, client, said, kind):
    provider.begin()
    assert_refused(provider.come_back(error=said, code=None), kind, client)


def test_an_address_that_went_to_somebody_new_is_theirs_once_the_earlier_person_is_removed(
    provider, council, client
):
    earlier = user_with_role(council, Role.APPROVER, email=ADDRESS, name="")
    provider.sign_in()
    client.logout()
    InvitationFactory(council=council, email=ADDRESS, role=Role.MEMBER)
    provider.claims = {"oid": "oid-two"}
    assert_refused(provider.sign_in(), Kind.OTHER_ACCOUNT, client)
    earlier.memberships.all().delete()
    assert provider.sign_in().status_code == 302
    new = User.objects.get(email=ADDRESS)
    earlier.refresh_from_db()
    assert new != earlier and new.memberships.get().role == Role.MEMBER
    assert str(earlier) == ADDRESS and not earlier.is_active, "the trail still names who did what"
    client.logout()
    provider.claims = {}
    assert_refused(provider.sign_in(), Kind.CLOSED, client)


def test_a_provider_that_is_down_or_another_than_named_is_said_at_the_start(provider, client):
    provider.answers = {"openid-configuration": requests.ConnectionError()}
    assert_refused(provider.begin(), Kind.DOWN, client)
    for broken in ({"issuer": provider.issuer}, [provider.issuer]):
        cache.clear()
        provider.answers = {"openid-configuration": broken}
        assert_refused(provider.begin(), Kind.DOWN, client)
    del provider.answers["openid-configuration"]
    assert_refused(provider.begin(), Kind.DOWN, client)  # left alone for some seconds, however many ask
    cache.clear()
    provider.issuer = "https://login.example/common/v2.0"
    assert_refused(provider.begin(), Kind.NOT_SET_UP, client)
    for name in ("nobody", "openid_connect"):
        assert client.get(f"/account/with/{name}/").status_code == 404


def test_the_trail_says_a_refusal_once_in_ten_minutes_and_the_log_always(provider, people, client, caplog):
    for _ in range(3):
        provider.begin()
        provider.come_back(error="access_denied", code=None)
    assert AuditEntry.objects.filter(verb="was not signed in").count() == 1
    assert len([record for record in caplog.records if "denied" in record.getMessage()]) == 3
    provider.claims = {"oid": "oid-two", "preferred_username": "nobody@exampleton.example"}
    provider.sign_in()
    assert "no place here, nobody@exampleton.example" in caplog.text, "whoever rings can be helped"


def test_who_comes_by_one_councils_provider_is_nobody_at_another(provider, council, client):
    """Its operators could come in as anybody of an address: what they open is their own council alone."""
    officer = user_with_role(council, Role.PERFORMANCE_OFFICER, email=ADDRESS, password=PASSWORD)
    other = CouncilFactory(slug="newton")
    other.memberships.create(user=officer, role=Role.ADMINISTRATOR)
    assert provider.sign_in().status_code == 302
    assert client.get("/exampleton/figures/").status_code == 200
    assert client.get("/newton/people/").status_code == 404
    assert client.get("/").url == "/exampleton/", "the other council is not even named"
    for address in ("/account/password/set/", "/account/password/change/"):
        page = client.post(address, {"password1": PASSWORD, "password2": PASSWORD})
        assert heading(page) == "No password to set here"
    for address in ("app/", "app/remove/", "passkeys/add/", "codes/renew/"):
        page = client.post(f"/account/second-factor/{address}")
        assert heading(page) == "Sign in with your password for this"
    client.post("/account/again/password/", {"password": PASSWORD})
    assert client.get("/newton/people/").status_code == 404, "a password besides opens no more"
    client.logout()
    client.post("/account/login/", {"login": ADDRESS, "password": PASSWORD})
    assert client.get("/newton/people/").status_code == 200


def test_a_second_factor_that_the_provider_asked_for_is_not_asked_for_here(
    provider, council, client, settings
):
    settings.SECOND_FACTOR_REQUIRED = True
    user_with_role(council, Role.APPROVER, email=ADDRESS)
    provider.sign_in()
    assert client.get("/exampleton/figures/").url.startswith("/account/second-factor/")
    provider.claims = {"amr": ["pwd", "mfa"]}
    provider.sign_in()
    assert client.get("/exampleton/figures/").status_code == 200
    client.logout()
    del provider.claims["amr"]
    settings.OPENID_PROVIDERS["town"]["second_factor"] = True
    provider.sign_in()
    assert client.get("/exampleton/figures/").status_code == 200


def test_who_signs_in_again_before_something_that_matters_goes_on_with_it(
    provider, council, client, settings
):
    user_with_role(council, Role.ADMINISTRATOR, email=ADDRESS)
    provider.sign_in()
    people = client.get("/exampleton/people/").content.decode()
    adding = next(form for form in forms_in(people) if "email" in form.shown())
    mark = next(each.value for each in adding.controls if each.name == MARK)
    settings.SIGN_IN_AGAIN_AFTER = 0
    new = {"email": "a@exampleton.example", "role": "member", MARK: mark}
    asked = client.post("/exampleton/people/", new)
    assert asked.url == "/account/again/"
    way = client.get(asked.url).url
    settings.SIGN_IN_AGAIN_AFTER = 600
    assert way.startswith("/account/with/town/?again=1&next=")
    provider.begin(way.partition("/account/with/town/")[2])
    assert provider.asked["prompt"] == "login"
    back = provider.come_back()
    assert back.url == "/account/again/go-on/"
    assert "a@exampleton.example" in client.get(back.url).content.decode()
    provider.claims = {"oid": "oid-two", "preferred_username": "other@exampleton.example"}
    user_with_role(council, Role.MEMBER, email="other@exampleton.example")
    provider.sign_in()
    assert client.get("/account/again/go-on/").status_code == 404, "somebody else has nothing waiting"


# ---- without passwords ----


def test_only_the_break_glass_account_has_a_password_where_the_operator_says_so(
    provider, council, client, settings, mailoutbox
):
    settings.PASSWORD_SIGN_IN = False
    user_with_role(council, Role.MEMBER, email=ADDRESS, password=PASSWORD)
    UserFactory(email="glass@exampleton.example", password=PASSWORD, break_glass=True)
    right = client.post("/account/login/", {"login": ADDRESS, "password": PASSWORD})
    wrong = client.post("/account/login/", {"login": ADDRESS, "password": "nonsense"})
    told = [html.fromstring(page.content).find_class("summary")[0].text_content() for page in (right, wrong)]
    assert told[0] == told[1], "a right password is not told from a wrong one"
    client.post("/account/password/reset/", {"email": ADDRESS})
    assert not mailoutbox
    client.post("/account/password/reset/", {"email": "glass@exampleton.example"})
    assert len(mailoutbox) == 1
    client.post("/account/login/", {"login": "glass@exampleton.example", "password": PASSWORD})
    assert is_signed_in(client)
    assert not User.objects.exclude(break_glass=True).filter(last_login__isnull=False).exists()
