"""Where somebody is signed in, and how it ends."""

import time
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.background.registries import daily_work
from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.signin.sessions.browsers import browser_in_words
from accounts.signin.sessions.middleware import SessionLimits
from accounts.signin.sessions.querysets import sessions_of
from tests.factories import PASSWORD, CouncilFactory, user_with_role
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"
HOUR = 60 * 60


@pytest.fixture(autouse=True)
def none_counted():
    cache.clear()


@pytest.fixture
def council():
    return CouncilFactory(slug="exampleton")


@pytest.fixture
def member(council):
    return user_with_role(council, Role.MEMBER, email="member@exampleton.example", password=PASSWORD)


def browser(person, **more):
    client = Client(headers={"user-agent": WINDOWS}, **more)
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    return client


def is_in(client):
    return client.get("/account/sessions/").status_code == 200


def test_i_see_my_sessions_and_end_one_or_all_others(member, council):
    here, there, elsewhere, stranger = (
        *(browser(member) for _ in range(3)),
        browser(user_with_role(council, Role.MEMBER, password=PASSWORD)),
    )
    text = here.get("/account/sessions/").content.decode()
    assert text.count("Chrome on Windows") >= 3 and "Chrome on Windows (here)" in text and "127.0.0.1" in text
    key = sessions_of(member).get(session_key=there.session.session_key).pk
    foreign = sessions_of(stranger_of(stranger)).get().pk
    here.post("/account/sessions/", {"end": str(key)})
    here.post("/account/sessions/", {"end": str(foreign)})
    assert (is_in(here), is_in(there), is_in(elsewhere), is_in(stranger)) == (True, False, True, True)
    here.post("/account/sessions/", {"end": "others"})
    assert is_in(here) and not is_in(elsewhere)
    for nonsense in ("", "x", "9" * 40, "-1"):
        assert here.post("/account/sessions/", {"end": nonsense}).status_code == 302
    assert AuditEntry.objects.filter(verb="ended sessions").count() == 2


def stranger_of(client):
    from accounts.models import User

    return User.objects.get(pk=client.session["_auth_user_id"])


def test_the_page_costs_the_same_for_one_session_and_for_ten(member):
    here = browser(member)
    is_in(here)
    assert_same_queries(here, "/account/sessions/", lambda: [browser(member) for _ in range(9)])


def test_an_administrator_ends_somebodys_sessions(member, council):
    theirs = browser(member)
    boss = browser(user_with_role(council, Role.ADMINISTRATOR, password=PASSWORD))
    boss.post(f"/exampleton/people/{member.memberships.get().pk}/sessions/end/")
    assert not is_in(theirs) and is_in(boss)


def test_a_session_ends_where_nothing_is_asked_for_and_after_twelve_hours(
    council, member, settings, monkeypatch
):
    settings.SECOND_FACTOR_REQUIRED = True
    approver = user_with_role(council, Role.APPROVER, password=PASSWORD)
    officer, short = browser(member), browser(approver)
    start = time.time()

    def after(seconds):
        monkeypatch.setattr(SessionLimits, "now", staticmethod(lambda: start + seconds))

    def signed_in(client):
        return "Sign out" in client.get("/accessibility/").content.decode()

    assert signed_in(officer) and signed_in(short)
    for minutes in (29, 58):
        after(minutes * 60)
        assert signed_in(short), "each page begins the half hour anew"
    after(58 * 60 + 31 * 60)
    assert not signed_in(short) and signed_in(officer)
    for hours in (4, 8, 11.9):
        after(hours * HOUR)
        assert signed_in(officer)
    after(12.1 * HOUR)
    assert not signed_in(officer)
    assert AuditEntry.objects.filter(verb="was signed out after a while").count() == 2


def test_my_account_names_me_and_leads_to_the_rest(member):
    client = browser(member)
    text = client.get("/account/").content.decode()
    for address in ("/account/password/change/", "/account/second-factor/", "/account/sessions/"):
        assert f'href="{address}"' in text
    assert "Enter the name or job title" in client.post("/account/", {"name": " "}).content.decode()
    client.post("/account/", {"name": "Head of service"})
    member.refresh_from_db()
    assert member.name == "Head of service"
    assert AuditEntry.objects.filter(verb="changed their name").count() == 1


def test_the_day_s_cleaning_forgets_where_somebody_was_signed_in(member):
    here, left, young = browser(member), browser(member), browser(member)
    keys = [client.session.session_key for client in (here, left, young)]
    Session.objects.filter(session_key__in=keys[1:]).delete()
    UserSession.objects.filter(session_key__in=keys[:2]).update(
        created_at=timezone.now() - timedelta(hours=2)
    )
    daily_work()["where somebody was signed in"]()
    assert set(UserSession.objects.values_list("session_key", flat=True)) == {keys[0], keys[2]}
    assert here.get("/account/sessions/").status_code == 200


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (WINDOWS, "Chrome on Windows"),
        (f"{WINDOWS} Edg/140.0", "Edge on Windows"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox on a Mac",
        ),
        ("curl/8", "A browser we do not know"),
    ],
)
def test_a_browser_is_named_in_words(agent, words):
    assert browser_in_words(agent) == words
