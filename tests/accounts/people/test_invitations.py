"""A role is offered by letter, and nobody learns from it who has an account elsewhere."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from lxml import html

from accounts.models import AuditEntry, Invitation, Membership, User
from accounts.people.invitations.states import State, state_of
from accounts.roles import Role
from tests.factories import PASSWORD, CouncilFactory, InvitationFactory, UserFactory, user_with_role
from tests.providers import TENANT, SpoiltProvider, setting

pytestmark = pytest.mark.django_db
PEOPLE = "/exampleton/people/"
NEW, KNOWN = "new@exampleton.example", "known@exampleton.example"


@pytest.fixture
def council():
    cache.clear()
    return CouncilFactory(slug="exampleton", name="Exampleton King's Council")


@pytest.fixture
def administrator(council, client):
    user = user_with_role(council, Role.ADMINISTRATOR, email="boss@exampleton.example")
    client.force_login(user)
    return user


@pytest.fixture
def letters(mailoutbox):
    """Call it after what posts letters: the path of the link in each, by whom it went to."""

    def links():
        return {
            mail.to[0]: re.search(r"http://testserver(/account/invitation/\S+)", mail.body)[1]
            for mail in mailoutbox
        }

    return links


def ask(client, email, role="approver"):
    return client.post(PEOPLE, {"email": email, "name": "", "role": role}, follow=True)


def told(response, *emails):
    """What the page says, without the address itself."""
    text = html.fromstring(response.content).xpath("string(//main)")
    for email in emails:
        text = text.replace(email, "…")
    return re.sub(r"/\d+/", "/", " ".join(text.split()))


def test_an_administrator_does_not_learn_whether_an_address_has_an_account(
    council, administrator, client, letters, mailoutbox
):
    """Neither by the answer, the list, the trail nor the letter: all say the same of both."""
    user_with_role(CouncilFactory(), Role.MEMBER, email=KNOWN, name="Known elsewhere", password=PASSWORD)
    pages = []
    for email in (NEW, KNOWN):
        answer = ask(client, email)
        row = html.fromstring(client.get("/exampleton/audit/").content).xpath("string(//main//tbody/tr[1])")
        pages.append((told(answer, email), re.sub(r"invitation \d+", "", row).replace(email, "…")))
        Invitation.objects.all().delete()
    assert pages[0] == pages[1]
    assert "Known elsewhere" not in str(pages) and "is invited as approver" in pages[0][0]
    bodies = [re.sub(r"cpi_\S+", "", mail.body) for mail in mailoutbox]
    assert bodies[0] == bodies[1] and "Exampleton King's Council" in bodies[0]


def test_somebody_new_chooses_a_password_and_has_the_role_then(council, administrator, client, letters):
    answer = ask(client, NEW)
    assert not User.objects.filter(email=NEW).exists(), "nobody is there before they come"
    link = letters()[NEW]
    assert link not in answer.content.decode() and "Open until" in answer.content.decode()
    assert "has an invitation with this role" in ask(client, NEW).content.decode()
    client.logout()
    weak = client.post(link, {"password1": "passwordpassword", "password2": "passwordpassword"})
    assert "easy to guess" in weak.content.decode()
    other = client.post(link, {"password1": PASSWORD, "password2": PASSWORD + "x"})
    assert "not the password above" in other.content.decode()
    client.post(link, {"password1": PASSWORD, "password2": PASSWORD})
    assert Membership.objects.get(user__email=NEW).role == "approver"
    client.post("/account/login/", {"login": NEW, "password": PASSWORD})
    assert client.get("/exampleton/figures/").status_code == 200
    client.logout()
    used = client.post(link, {"password1": PASSWORD + "y", "password2": PASSWORD + "y"})
    assert used.status_code == 404 and "was used already" in used.content.decode()
    client.force_login(administrator)
    assert "Used on" in client.get(PEOPLE).content.decode()
    verbs = AuditEntry.objects.filter(council=council).order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["invited somebody", "took an invitation"]


def test_somebody_known_elsewhere_signs_in_and_takes_it_and_nobody_else_does(
    council, administrator, client, letters
):
    user = UserFactory(email=KNOWN, password=PASSWORD)
    ask(client, KNOWN)
    link = letters()[KNOWN]
    assert "This invitation is for somebody else" in client.post(link).content.decode()
    client.logout()
    page = client.post(link, {"password1": PASSWORD + "x", "password2": PASSWORD + "x"})
    assert "You have a password here already" in page.content.decode()
    user.refresh_from_db()
    assert user.check_password(PASSWORD), "the link takes no password's place"
    client.force_login(user)
    assert "Take my place" in client.get(link).content.decode()
    assert client.post(link).url == "/exampleton/"
    assert user.memberships.get().role == "approver"


def test_it_is_sent_again_withdrawn_and_runs_out(council, administrator, client, letters):
    ask(client, NEW)
    first, invitation = letters()[NEW], Invitation.objects.get()
    client.post(f"{PEOPLE}invitations/{invitation.pk}/")
    second = letters()[NEW]
    assert (client.get(first).status_code, second == first) == (404, False)
    Invitation.objects.update(good_until=timezone.now())
    assert "has run out" in client.get(second).content.decode()
    assert "Ran out on" in client.get(PEOPLE).content.decode()
    client.post(f"{PEOPLE}invitations/{invitation.pk}/", {"withdraw": "yes"})
    assert "was withdrawn" in client.get(second).content.decode()
    again = client.post(f"{PEOPLE}invitations/{invitation.pk}/")
    assert "is withdrawn" in again.content.decode()
    theirs = InvitationFactory()
    assert client.get(f"{PEOPLE}invitations/{theirs.pk}/").status_code == 404
    assert client.get("/account/invitation/nonsense/").status_code == 404


def test_with_the_councils_account_no_password_is_needed_and_no_link(
    council, administrator, client, letters, mailoutbox, monkeypatch, settings
):
    settings.OPENID_PROVIDERS = setting(council, SpoiltProvider.issuer, tenant=TENANT)
    settings.PASSWORD_SIGN_IN = False
    ask(client, "officer@exampleton.example")
    assert "sign in with your council’s account" in mailoutbox[0].body
    client.logout()
    link = letters()["officer@exampleton.example"]
    client.post(link, {"password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.filter(email="officer@exampleton.example").exists()
    (button,) = html.fromstring(client.get(link).content).xpath("//main//a[contains(@class, 'button')]/@href")
    assert button == "/account/with/town/?next=%2Fexampleton%2F"
    SpoiltProvider(client, monkeypatch).sign_in()
    assert Membership.objects.get(user__email="officer@exampleton.example").role == "approver"
    assert Invitation.objects.get().taken_at is not None


def test_somebody_of_the_council_has_a_further_role_at_once(council, administrator, client, mailoutbox):
    user_with_role(council, Role.MEMBER, email=KNOWN)
    answer = ask(client, KNOWN)
    assert f"{KNOWN} is now approver." in answer.content.decode() and not Invitation.objects.exists()
    assert "approver" in mailoutbox[0].body
    assert "has this role already" in ask(client, KNOWN).content.decode()


@pytest.mark.parametrize(
    ("days", "withdrawn", "taken", "state"),
    [
        (1, False, False, State.OPEN),
        (0, False, False, State.EXPIRED),
        (1, True, False, State.WITHDRAWN),
        (-9, False, True, State.USED),
    ],
)
def test_where_an_invitation_is(days, withdrawn, taken, state):
    now = timezone.now()
    dates = {"withdrawn_at": now if withdrawn else None, "taken_at": now if taken else None}
    assert state_of(good_until=now + timedelta(days=days), now=now, **dates) is state
