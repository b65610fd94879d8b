"""Who publishes and who gives roles shows a second factor; a code is good once; what matters is asked for again."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from accounts.models import AuditEntry, Invitation
from accounts.proofs.policies import show_second_factor
from accounts.roles import Role
from accounts.signin.break_glass.actions import make_break_glass
from accounts.writing.markup import forms_in
from accounts.writing.names import MARK
from tests.factories import PASSWORD, CouncilFactory, MembershipFactory, user_with_role

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    settings.SIGN_IN_AGAIN_AFTER = 15 * 60
    cache.clear()


@pytest.fixture
def council():
    return CouncilFactory(slug="exampleton")


@pytest.fixture
def boss(council):
    return user_with_role(council, Role.ADMINISTRATOR, email="boss@exampleton.example", password=PASSWORD)


def code(steps=0, secret=SECRET):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def sign_in(client, person, **more):
    return client.post("/account/login/", {"login": person.email, "password": PASSWORD, **more})


def shown_secret(client):
    page = client.get("/account/second-factor/app/").content.decode()
    return re.search(r'<code class="secret">([A-Z2-7 ]+)</code>', page)[1]


def verbs(person):
    entries = AuditEntry.objects.filter(subject="sign-in", subject_key=str(person.pk)).order_by("id")
    return [entry.verb for entry in entries]


def test_an_administrator_without_one_sets_it_up_and_can_do_nothing_else_until_then(client, boss):
    assert sign_in(client, boss, next="/exampleton/people/").url == "/exampleton/people/"
    for address in ("/exampleton/", "/exampleton/people/", "/exampleton/audit/", "/account/sessions/"):
        assert client.get(address).url.startswith("/account/second-factor/?next="), address
    assert "You need a second factor." in client.get("/account/second-factor/").content.decode()
    page = client.get("/account/second-factor/app/").content.decode()
    secret = shown_secret(client).replace(" ", "")
    assert f">{shown_secret(client)}<" in page, (
        "a page opened twice shows the same, so that the app's code is right"
    )
    wrong = client.post("/account/second-factor/app/", {"code": "000000"}).content.decode()
    assert "That is not right" in wrong and secret in wrong.replace(" ", ""), "the secret stays"
    shown = client.post("/account/second-factor/app/", {"code": code(0, secret)}, follow=True)
    codes = re.findall(r"<code>(\d{8})</code>", shown.content.decode())
    assert len(codes) == 10
    again = client.get("/account/second-factor/codes/").content.decode()
    assert not set(codes) & set(re.findall(r"\d{8}", again)) and "10 of 10 are left" in again
    assert client.get("/exampleton/people/").status_code == 200
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    (letter,) = mail.outbox
    assert letter.to == [boss.email] and "An authenticator app was set up" in letter.body
    assert secret not in letter.body and not any(each in letter.body for each in codes)
    assert secret not in stored, "a copy of the database makes no codes"
    assert verbs(boss) == ["signed in", "entered a wrong code", "set up an authenticator app"]


def test_members_need_none_and_a_role_given_meanwhile_does_from_the_next_page_on(client, council):
    member = user_with_role(council, Role.MEMBER, password=PASSWORD)
    sign_in(client, member)
    assert client.get("/exampleton/").status_code == 200
    MembershipFactory(user=member, council=council, role=Role.APPROVER)
    assert client.get("/exampleton/").url.startswith("/account/second-factor/")


def test_a_code_opens_once_and_a_recovery_code_too(boss):
    TOTP.activate(boss, SECRET)
    spare = RecoveryCodes.activate(boss).get_unused_codes()[0]
    for right, used in ((code(), code()), (spare, spare)):
        client = Client()
        assert sign_in(client, boss).url == "/account/second-factor/sign-in/"
        assert client.get("/exampleton/people/").status_code == 302, "the password alone opens nothing"
        assert client.post("/account/second-factor/sign-in/", {"code": right}).status_code == 302
        assert client.get("/exampleton/people/").status_code == 200
        other = Client()
        sign_in(other, boss)
        told = other.post("/account/second-factor/sign-in/", {"code": used}).content.decode()
        assert "That is not right" in told


def test_codes_are_not_guessed(boss):
    TOTP.activate(boss, SECRET)
    client = Client()
    sign_in(client, boss)
    answers = [
        client.post("/account/second-factor/sign-in/", {"code": f"{number:06}"}).content.decode()
        for number in range(6)
    ]
    assert "That is not right" in answers[4] and "too many tries" in answers[5]


def test_whoever_comes_from_a_provider_that_asked_for_one_is_not_asked_again(rf, boss):
    request = rf.get("/")
    request.session, request.user = {}, boss
    show_second_factor(request, boss)
    client = Client()
    client.force_login(boss)
    session = client.session
    session.update(request.session)
    session.save()
    assert client.get("/exampleton/people/").status_code == 200


def test_an_administrator_takes_a_colleagues_lost_one_off_with_a_reason(council, boss):
    colleague = user_with_role(council, Role.APPROVER, email="head@exampleton.example", password=PASSWORD)
    TOTP.activate(colleague, SECRET)
    theirs = Client()
    sign_in(theirs, colleague)
    theirs.post("/account/second-factor/sign-in/", {"code": code()})
    assert theirs.get("/exampleton/").status_code == 200
    client = signed_in_with_factor(boss)
    address = f"/exampleton/people/{colleague.memberships.get().pk}/second-factor/"
    assert "Say how you know" in client.post(address, {"reason": ""}).content.decode()
    client.post(address, {"reason": "Lost phone; asked at my desk"})
    assert not Authenticator.objects.filter(user=colleague).exists()
    assert theirs.get("/exampleton/audit/").url.startswith("/account/login/"), "their sessions have ended"
    letter = mail.outbox[-1]
    assert letter.to == [colleague.email] and "Lost phone; asked at my desk" in letter.body
    entry = AuditEntry.objects.get(council=council, verb="took a second factor off")
    assert entry.by == boss and "Lost phone" in str(entry.detail)
    own = f"/exampleton/people/{boss.memberships.get().pk}/second-factor/"
    assert "This is your own" in client.post(own, {"reason": "They asked at my desk"}).content.decode()
    MembershipFactory(user=colleague, role=Role.APPROVER)
    glass, _ = make_break_glass(council=council, email="glass@exampleton.example", by=None)
    of_glass = f"/exampleton/people/{glass.memberships.get().pk}/second-factor/"
    answers = {
        client.post(each, {"reason": "They asked at my desk"})
        .content.decode()
        .replace(who.email, "…")
        .replace(str(who), "…")
        for each, who in ((address, colleague), (of_glass, glass))
    }
    told = {re.search(r"The second factor of [^<]*", answer)[0] for answer in answers}
    assert told == {"The second factor of … is taken off by whoever operates this service: ask them."}, (
        "nobody is told that a colleague has a role elsewhere"
    )
    assert not any("another council" in answer for answer in answers)
    TOTP.activate(colleague, SECRET)
    call_command("reset_second_factor", colleague.email, reason="telephoned")
    assert not Authenticator.objects.filter(user=colleague).exists()


def signed_in_with_factor(person):
    client = Client()
    sign_in(client, person)
    session = client.session
    session["second_factor_shown"] = person.pk
    session.save()
    return client


def test_giving_a_role_asks_to_sign_in_again_and_keeps_what_was_sent(council, boss, monkeypatch):
    client = signed_in_with_factor(boss)
    new = {"email": "new@exampleton.example", "name": "A <new> one", "role": "member"}
    now = time.time()
    people = client.get("/exampleton/people/").content.decode()
    adding = next(form for form in forms_in(people) if "email" in form.shown())
    new[MARK] = next(each.value for each in adding.controls if each.name == MARK)
    monkeypatch.setattr("accounts.proofs.policies.time.time", lambda: now + 16 * 60)
    asked = client.post("/exampleton/people/", new, follow=True)
    assert "Sign in again" in asked.content.decode() and not Invitation.objects.exists()
    assert client.get("/exampleton/people/").status_code == 200, "reading goes on"
    address = asked.redirect_chain[-1][0]
    wrong = client.post(address, {"password": "wrong"}).content.decode()
    assert "There is a problem" in wrong
    page = client.post(address, {"password": PASSWORD, "next": "/account/again/go-on/"}, follow=True)
    text = page.content.decode()
    assert "you were about to manage people and roles" in text
    assert 'action="/exampleton/people/"' in text and 'value="A &lt;new&gt; one"' in text
    left = client.get("/exampleton/people/").content.decode()
    assert "What you typed is back" in left and 'value="A &lt;new&gt; one"' in left, (
        "who leaves it finds it there"
    )
    waiting = next(form for form in forms_in(text) if form.action == "/exampleton/people/")
    client.post(waiting.action, {each.name: each.value for each in waiting.controls if each.name})
    assert Invitation.objects.get().council == council
    assert client.get("/account/again/go-on/").status_code == 404, "once is enough"
