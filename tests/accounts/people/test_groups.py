"""Groups of the council's accounts give roles and take them, at every sign-in anew."""

import logging

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from lxml import html

from accounts.models import AuditEntry, GroupRole, Membership, User
from accounts.people.groups.actions import remove_rule
from accounts.people.groups.rules import Changes, Rule, changes_by
from accounts.policies import NotAllowed
from accounts.roles import Role
from accounts.signin.openid.refusals import WORDS, Kind
from tests.factories import CouncilFactory, GroupRoleFactory, user_with_role
from tests.providers import TENANT, SpoiltProvider, setting

pytestmark = pytest.mark.django_db
MANAGERS, ADMINISTRATORS = "aaaaaaaa-0000-4000-8000-000000000001", "aaaaaaaa-0000-4000-8000-000000000002"
ADDRESS = "officer@exampleton.example"


@pytest.fixture
def council():
    cache.clear()
    return CouncilFactory(slug="exampleton")


@pytest.fixture
def provider(council, client, settings, monkeypatch):
    settings.OPENID_PROVIDERS = setting(council, SpoiltProvider.issuer, tenant=TENANT)
    return SpoiltProvider(client, monkeypatch)


@pytest.fixture
def administrator(council, client):
    return user_with_role(council, Role.ADMINISTRATOR, email="boss@exampleton.example")


def roles(council, address=ADDRESS):
    held = Membership.objects.filter(council=council, user__email=address)
    return {(each.role, each.from_groups) for each in held}


@pytest.mark.parametrize(
    ("groups", "by_hand", "by_groups", "changes"),
    [
        (["G1"], [], [], (("member",), ())),
        (["g1", "g2"], [], ["member"], (("approver",), ())),
        ([], ["approver"], ["member"], ((), ("member",))),
        (["g1"], ["member"], [], ((), ())),
        (["other"], [], [], ((), ())),
    ],
)
def test_what_groups_give_and_take(groups, by_hand, by_groups, changes):
    rules = [Rule("g1", "member"), Rule("g2", "approver")]
    assert changes_by(rules, groups, by_hand, by_groups) == Changes(*changes)


def test_at_every_sign_in_groups_give_and_take_what_they_say_and_nothing_given_by_hand(
    provider, council, client
):
    GroupRoleFactory(council=council, group=MANAGERS.upper(), role=Role.APPROVER)
    GroupRoleFactory(group=MANAGERS, role=Role.ADMINISTRATOR)  # of another council, with the same number
    provider.claims = {"groups": [MANAGERS, "another"], "name": "Head of service"}
    assert provider.sign_in().status_code == 302
    assert roles(council) == {("approver", True)}
    user = User.objects.get(email=ADDRESS)
    assert str(user) == "Head of service" and not user.has_usable_password()
    assert Membership.objects.filter(user=user).count() == 1

    Membership.objects.create(user=user, council=council, role=Role.MEMBER)
    provider.claims = {"_claim_names": {"groups": "src1"}, "_claim_sources": {"src1": {}}}
    kept = provider.sign_in()
    assert roles(council) == {("approver", True), ("member", False)}, (
        "groups that are not told change nothing"
    )
    assert "too many groups" in client.get(kept.url, follow=True).content.decode()
    provider.claims = {}
    provider.sign_in()
    assert roles(council) == {("member", False)}
    trail = AuditEntry.objects.filter(subject="membership").order_by("id")
    assert [entry.verb for entry in trail] == ["got a role by a group", "lost a role by a group"]
    assert {entry.detail["person"]["public"] for entry in trail} == {ADDRESS}


def test_who_loses_the_last_role_is_not_signed_in_and_the_role_is_gone(provider, council, client):
    GroupRoleFactory(council=council, group=MANAGERS, role=Role.APPROVER)
    provider.claims = {"groups": [MANAGERS]}
    provider.sign_in()
    client.logout()
    provider.claims = {"groups": []}
    assert provider.sign_in().status_code == WORDS[Kind.NO_PLACE].status
    assert roles(council) == set()


def test_a_newcomer_whose_groups_are_too_many_is_told_so_and_leaves_nothing_behind(provider, council):
    GroupRoleFactory(council=council, group=MANAGERS, role=Role.APPROVER)
    provider.claims = {"hasgroups": True}
    page = provider.sign_in()
    assert WORDS[Kind.TOO_MANY_GROUPS].heading in page.content.decode()
    provider.claims = {"groups": ["another"]}
    provider.sign_in()
    assert not User.objects.exists() and not SocialAccount.objects.exists()


def test_groups_do_not_take_the_last_administrator(provider, council, caplog):
    caplog.set_level(logging.WARNING)
    GroupRoleFactory(council=council, group=ADMINISTRATORS, role=Role.ADMINISTRATOR)
    provider.claims = {"groups": [ADMINISTRATORS]}
    provider.sign_in()
    provider.claims = {"groups": []}
    provider.sign_in()
    assert roles(council) == {("administrator", True)}
    assert "stays administrator" in caplog.text
    user_with_role(council, Role.ADMINISTRATOR)
    provider.sign_in()
    assert roles(council) == set()


def test_an_administrator_sees_who_would_change_before_it_is_saved(provider, council, administrator, client):
    user_with_role(council, Role.MEMBER, email=ADDRESS)
    provider.claims = {"groups": [MANAGERS]}
    provider.sign_in()
    client.force_login(administrator)
    asked = {"group": f" {MANAGERS} ", "name": "Managers", "role": "approver"}
    shown = client.post("/exampleton/people/groups/", asked)
    assert not GroupRole.objects.exists()
    page = html.fromstring(shown.content)
    (row,) = page.xpath("//table//tbody/tr")
    assert row.text_content() == f"{ADDRESS}GetsapproverLoses–"
    sent = {field.get("name"): field.get("value") for field in page.xpath("//main//form//input[@name]")}
    client.post("/exampleton/people/groups/", {**sent, "save": "yes"})
    assert roles(council) == {("approver", True), ("member", False)}, (
        "at once, by the groups of the last sign-in"
    )
    assert AuditEntry.objects.filter(verb="had a group give a role", by=administrator).count() == 1
    again = client.post("/exampleton/people/groups/", {**asked, "save": "yes"})
    assert "gives this role already" in again.content.decode()

    held = Membership.objects.get(council=council, from_groups=True)
    for address, data in (("", {"role": "member"}), ("remove/", {})):
        answer = client.post(f"/exampleton/people/{held.pk}/{address}", data, follow=True)
        assert "comes from a group" in answer.content.decode()
    assert "from a group" in client.get("/exampleton/people/").content.decode()

    rule = GroupRole.objects.get()
    assert ADDRESS in client.get(f"/exampleton/people/groups/{rule.pk}/remove/").content.decode()
    client.post(f"/exampleton/people/groups/{rule.pk}/remove/")
    assert roles(council) == {("member", False)}


def test_a_change_that_would_lock_the_council_out_is_refused(provider, council, client):
    rule = GroupRoleFactory(council=council, group=ADMINISTRATORS, role=Role.ADMINISTRATOR)
    provider.claims = {"groups": [ADMINISTRATORS]}
    provider.sign_in()
    address = f"/exampleton/people/groups/{rule.pk}/remove/"
    assert "your own administrator role" in client.post(address).content.decode()
    with pytest.raises(NotAllowed, match="without an administrator"):
        remove_rule(rule=rule, by=None)
    client.force_login(user_with_role(council, Role.ADMINISTRATOR))
    client.post(address)
    assert not GroupRole.objects.exists() and roles(council) == set()
