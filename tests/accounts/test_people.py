"""Administrators give people their places, people set a password and sign in, and nobody else gets in."""

import re
from io import StringIO

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from lxml import html

from accounts.models import AuditEntry, Council, Invitation, Membership, User
from accounts.roles import Role
from accounts.trail.parts import Change, read_detail
from tests.factories import PASSWORD, CouncilFactory, MembershipFactory, UserFactory, user_with_role
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_attempts_counted():
    """Sign-in attempts are limited per address; each test starts afresh."""
    cache.clear()


@pytest.fixture
def council():
    return CouncilFactory(slug="exampleton")


@pytest.fixture
def administrator(council, client):
    user = user_with_role(council, Role.ADMINISTRATOR, email="boss@exampleton.example")
    client.force_login(user)
    return user


def people(council, more=""):
    return f"/{council.slug}/people/{more}"


def faults(response):
    (summary,) = html.fromstring(response.content).find_class("summary")
    return " ".join(summary.text_content().split())


def test_a_letter_that_cannot_be_sent_is_said_and_the_invitation_stands(
    council, administrator, client, settings
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    response = client.post(people(council), {"email": "a@b.example", "role": "member"}, follow=True)
    assert "The letter could not be sent. It is tried again: see Settings" in response.content.decode()
    assert Invitation.objects.filter(email="a@b.example").exists()


def test_what_is_wrong_with_a_new_person_is_said(council, administrator, client):
    assert "Enter an e-mail address, such as" in faults(
        client.post(people(council), {"email": "x", "role": "member"})
    )
    told = faults(client.post(people(council), {"email": "", "role": "emperor"}))
    assert "Enter the e-mail address." in told and "Choose one of those that are listed." in told
    user_with_role(council, Role.MEMBER, email="a@b.example")
    again = faults(client.post(people(council), {"email": "A@b.example", "role": "member"}))
    assert "a@b.example has this role already." in again


def test_two_administrators_who_add_the_same_person_at_once_get_a_message(
    council, administrator, client, monkeypatch
):
    """Both checks found the role free; the database lets one of them in."""
    known = user_with_role(council, Role.MEMBER, email="known@exampleton.example")
    monkeypatch.setattr("accounts.actions.why_not_give_role", lambda *_: "")
    response = client.post(people(council), {"email": known.email, "role": "member"})
    assert response.status_code == 200
    assert "Somebody else saved the same at the same moment" in faults(response)
    assert known.memberships.count() == 1
    assert not mail.outbox


def test_a_role_is_changed_and_taken_away_and_the_trail_tells(council, administrator, client):
    membership = MembershipFactory(council=council, role=Role.MEMBER)
    client.post(people(council, f"{membership.pk}/"), {"role": "approver"})
    membership.refresh_from_db()
    assert membership.role == Role.APPROVER
    client.post(people(council, f"{membership.pk}/remove/"))
    assert not Membership.objects.filter(pk=membership.pk).exists()
    assert User.objects.filter(pk=membership.user_id).exists()
    trail = AuditEntry.objects.filter(subject="membership").order_by("id")
    assert [(entry.verb, read_detail(entry.detail)["changed"]) for entry in trail] == [
        ("changed a role", Change("member", "approver")),
        ("took a role away", Change("approver", None)),
    ]
    assert {entry.by for entry in trail} == {administrator}


def test_an_administrator_cannot_shut_themselves_out(council, administrator, client):
    own = administrator.memberships.get()
    told = faults(client.post(people(council, f"{own.pk}/"), {"role": "member"}))
    assert "You cannot give up your own administrator role." in told
    response = client.post(people(council, f"{own.pk}/remove/"), follow=True)
    assert "You cannot give up your own administrator role." in response.content.decode()
    assert administrator.memberships.get().role == Role.ADMINISTRATOR


def test_people_of_another_council_are_out_of_reach(council, administrator, client):
    theirs = MembershipFactory(role=Role.MEMBER)
    assert client.get(people(council, f"{theirs.pk}/")).status_code == 404
    assert client.post(people(council, f"{theirs.pk}/remove/")).status_code == 404
    assert client.get(people(theirs.council)).status_code == 404
    assert theirs.user.email not in client.get(people(council)).content.decode()


def test_the_list_costs_the_same_for_two_people_and_for_twenty(council, administrator, client):
    MembershipFactory(council=council)
    assert_same_queries(client, people(council), lambda: MembershipFactory.create_batch(18, council=council))


# ---- signing in ----


def test_nobody_signs_up(client):
    assert client.get("/account/signup/").status_code in {302, 404}
    assert "sign up" not in client.get("/account/login/").content.decode().lower()


def test_a_wrong_password_says_so_without_telling_who_is_known(client):
    UserFactory(email="known@exampleton.example", password=PASSWORD)
    wrong = faults(
        client.post("/account/login/", {"login": "known@exampleton.example", "password": "nonsense"})
    )
    unknown = faults(
        client.post("/account/login/", {"login": "nobody@exampleton.example", "password": "nonsense"})
    )
    assert wrong == unknown


def test_a_forgotten_password_answers_the_same_for_anybody(client):
    UserFactory(email="known@exampleton.example", password=PASSWORD)
    answers = [
        client.post("/account/password/reset/", {"email": email}, follow=True)
        for email in ("known@exampleton.example", "nobody@exampleton.example")
    ]
    assert answers[0].content.split(b"<main")[1] == answers[1].content.split(b"<main")[1]
    (letter,) = mail.outbox
    assert letter.to == ["known@exampleton.example"] and "/account/password/reset/key/" in letter.body


def test_signing_in_leads_back_to_the_page_asked_for(client, council):
    user_with_role(council, Role.MEMBER, email="member@exampleton.example", password=PASSWORD)
    asked = client.get("/exampleton/meetings/")
    assert asked.url == "/account/login/?next=/exampleton/meetings/"
    page = html.fromstring(client.get(asked.url).content)
    assert page.xpath("//main//input[@name='next']/@value") == ["/exampleton/meetings/"]
    data = {"login": "member@exampleton.example", "password": PASSWORD, "next": "/exampleton/meetings/"}
    assert client.post("/account/login/", data).url == "/exampleton/meetings/"
    assert client.post("/account/logout/").url == "/"


# ---- a new council ----


def create(*args):
    out = StringIO()
    call_command("create_council", *args, stdout=out)
    return out.getvalue()


NEW = ("--name=Newton Council", "--short-name=Newton", "--slug=newton", "--gss-code=E06000099")


def test_an_operator_sets_up_a_council_and_its_first_administrator(client):
    printed = create(*NEW, "--public", "--administrator=boss@newton.example")
    council = Council.objects.get(slug="newton")
    assert council.public_access and "set up at /newton/" in printed
    assert Membership.objects.get(council=council).role == Role.ADMINISTRATOR
    link = re.search(r"/account/password/reset/key/\S+", printed)[0]
    assert "Set a password" in client.get(link, follow=True).content.decode()
    assert AuditEntry.objects.filter(council=council, by=None).count() == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--slug=account",), "the site's own"),
        (("--gss-code=Newton",), "is not a GSS code"),
        (("--slug=New ton",), "valid .slug"),
        (("--administrator=nonsense",), "valid email address"),
    ],
)
def test_a_council_that_cannot_be_set_up_leaves_nothing_behind(arguments, told):
    with pytest.raises(CommandError, match=told):
        create(*NEW, *arguments)
    assert not Council.objects.exists() and not User.objects.exists()


def test_a_council_is_set_up_once():
    create(*NEW)
    with pytest.raises(CommandError, match="already exists"):
        create(*NEW)
