"""Whoever a file or a directory names has no place at the council any more, and nobody else loses theirs."""

import json
from io import StringIO

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import AuditEntry, Departure, Directory, Invitation, Membership, User
from accounts.people.leavers.actions import add_directory
from accounts.people.leavers.bound import most_leavers
from accounts.people.leavers.staff_file import FileRefused, read_staff
from accounts.roles import Role
from accounts.tokens import hash_of
from indicators.models import CalendarFeed
from tests.factories import CouncilFactory, InvitationFactory, user_with_role
from tests.providers import SpoiltProvider, setting
from tests.queries import assert_same_queries

LEAVER = "leaver@exampleton.example"
NUMBER = "AAAAAAAA-0000-4000-8000-000000000009"


@pytest.fixture
def council(db, settings):
    cache.clear()
    council = CouncilFactory(slug="exampleton")
    settings.OPENID_PROVIDERS = setting(council, SpoiltProvider.issuer)
    user_with_role(council, Role.ADMINISTRATOR, email="boss@exampleton.example")
    return council


@pytest.fixture
def leaver(council):
    """With two roles, an account of the council's, a calendar address and an invitation to a third role."""
    user = user_with_role(council, Role.APPROVER, Role.MEMBER, email=LEAVER)
    data = {"subject": NUMBER, "groups": []}
    SocialAccount.objects.create(user=user, provider="town", uid="one", extra_data=data)
    CalendarFeed.objects.create(user=user, council=council, token_hash=hash_of("x"))
    InvitationFactory(council=council, email=LEAVER, role=Role.DEMOCRATIC_SERVICES)
    return user


@pytest.fixture
def run(council, tmp_path):
    """`run(text, ...)`: the command on a file with this text; its exit code and what it printed."""

    def command(text, *arguments):
        file = tmp_path / "staff.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        out = StringIO()
        try:
            call_command(
                "remove_leavers", str(file), "--council", council.gss_code, *arguments, stdout=out, stderr=out
            )
        except CommandError as fault:
            return fault.returncode, out.getvalue() + str(fault)
        return 0, out.getvalue()

    return command


def assert_gone(user, council):
    user.refresh_from_db()
    assert not user.memberships.filter(council=council).exists()
    assert not CalendarFeed.objects.filter(user=user, council=council).exists()
    assert not Invitation.objects.filter(email=user.email, withdrawn_at=None).exists()


# ---- the nightly file ----


def test_a_leaver_named_by_address_or_number_loses_everything_and_their_session(council, leaver, run, client):
    client.force_login(leaver)
    assert client.get("/exampleton/figures/").status_code == 200
    code, printed = run(f"{NUMBER.lower()}\nnobody@exampleton.example\n", "--dry-run")
    assert (code, "1 of 2 people" in printed, "would leave" in printed) == (0, True, True)
    assert client.get("/exampleton/figures/").status_code == 200, "a dry run changes nothing"
    code, printed = run(f"Name;userPrincipalName\nA person;{LEAVER.upper()}\n")
    assert code == 0 and LEAVER in printed
    assert client.get("/exampleton/figures/").status_code == 302, "at once"
    assert_gone(leaver, council)
    assert not leaver.is_active and not leaver.has_usable_password()
    entry = AuditEntry.objects.get(verb="let a leaver go")
    assert entry.council == council and entry.detail["told by"] == {"public": "a file of leavers"}
    assert run(LEAVER)[1].startswith("0 of 1 people"), "the same file again changes nothing"


def test_who_has_a_place_elsewhere_keeps_that_one(council, leaver, run, client):
    other = CouncilFactory(slug="newton")
    Membership.objects.create(user=leaver, council=other, role=Role.MEMBER)
    client.force_login(leaver)
    run(LEAVER)
    assert_gone(leaver, council)
    assert leaver.is_active
    assert client.get("/newton/meetings/").status_code == 200
    assert client.get("/exampleton/meetings/").status_code == 404


def test_whoever_is_not_among_those_present_leaves_but_for_those_nobody_may_shut_out(council, leaver, run):
    glass = user_with_role(council, Role.ADMINISTRATOR, email="glass@exampleton.example", break_glass=True)
    code, _ = run("email\nboss@exampleton.example\n", "--present")
    assert code == 0
    assert_gone(leaver, council)
    glass.delete()
    code, printed = run("email\nsomebody@exampleton.example\n", "--present")
    assert code == 1 and "boss@exampleton.example is the last administrator" in printed
    assert User.objects.get(email="boss@exampleton.example").memberships.exists()


def test_more_than_a_day_may_bring_are_refused_unless_the_operator_says_so(council, run):
    for number in range(30):
        user_with_role(council, Role.MEMBER, email=f"{number}@exampleton.example")
    gone = "\n".join(f"{number}@exampleton.example" for number in range(4))
    code, printed = run(gone)
    assert code == 3 and "4 of 31 people" in printed and "3 may at once" in printed
    assert Membership.objects.count() == 31
    assert run(gone, "--most", "20")[0] == 0
    assert Membership.objects.count() == 27


@pytest.mark.parametrize(
    ("content", "arguments", "told"),
    [
        (b"", (), "names nobody"),
        (b"\xff\x00\xff", (), "not text"),
        (b"name,team\nA,B\n", (), "none is called email"),
        (LEAVER.encode(), ("--most", "101"), "percentage"),
        (b"email\n" + b"x" * 300, (), "Line 2"),
    ],
)
def test_what_cannot_be_read_changes_nothing_and_ends_with_2(run, leaver, content, arguments, told):
    code, printed = run(content, *arguments)
    assert code == 2 and told in printed
    assert leaver.memberships.count() == 2


@given(st.binary(max_size=300))
def test_any_file_is_read_or_refused_with_words(content):
    try:
        names = read_staff(content).names
    except FileRefused as refused:
        assert str(refused).endswith((".", "?"))
    else:
        assert all(name == name.strip() and name for name in names) and len(names) == len(set(names))


def test_names_are_read_as_systems_write_them():
    assert read_staff("a@b.example\n\nA@B.example \n".encode("utf-16")).names == ("a@b.example",)
    assert read_staff(b"\xef\xbb\xbfid,mail\n7,a@b.example\n").names == ("a@b.example",)
    assert read_staff(b'"Object ID"\n"x"\n').names == ("x",)


@pytest.mark.parametrize(("people", "percent", "most"), [(5, 10, 3), (100, 10, 10), (9, 100, 9), (50, 0, 0)])
def test_how_many_may_leave_at_once(people, percent, most):
    assert most_leavers(people, percent) == most


# ---- the directory ----


class Provisioning:
    """The council's directory, as it asks with its token."""

    def __init__(self, council):
        self.directory, self.token = add_directory(council=council, name="Entra ID provisioning", by=None)
        self.client = Client(enforce_csrf_checks=True)

    def ask(self, method, path, body=None, token=None, **headers):
        sent = {"Authorization": f"Bearer {token or self.token}", **headers}
        data = body if isinstance(body, str | bytes) else "" if body is None else json.dumps(body)
        answer = self.client.generic(method, f"/scim/v2/{path}", data, "application/scim+json", headers=sent)
        told = json.loads(answer.content) if answer.content else None
        if answer.status_code >= 400:
            assert told["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"]
            assert told["status"] == str(answer.status_code) and told["detail"]
        return answer, told

    def find(self, text):
        return self.client.get(
            "/scim/v2/Users", {"filter": text}, headers={"Authorization": f"Bearer {self.token}"}
        ).json()

    def patch(self, user, *operations):
        body = {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": operations}
        return self.ask("PATCH", f"Users/{user.pk}", body)


@pytest.fixture
def provisioning(council):
    return Provisioning(council)


def test_a_directory_looks_somebody_up_and_says_that_they_left_and_are_back(
    council, leaver, provisioning, client
):
    client.force_login(leaver)
    for text in (f'userName eq "{LEAVER.upper()}"', f'externalId eq "{NUMBER}"', f'id eq "{leaver.pk}"'):
        found = provisioning.find(text)
        assert found["totalResults"] == 1 and found["Resources"][0]["active"] is True, text
    resource = found["Resources"][0]
    assert (resource["userName"], resource["externalId"]) == (LEAVER, NUMBER)
    assert set(resource) == {"schemas", "id", "userName", "active", "meta", "externalId"}, (
        "nothing else leaves"
    )
    answer, told = provisioning.patch(leaver, {"op": "Replace", "path": "active", "value": "False"})
    assert (answer.status_code, told["active"]) == (200, False)
    assert answer.headers["Content-Type"] == "application/scim+json"
    assert_gone(leaver, council)
    assert client.get("/exampleton/figures/").status_code == 302
    assert (
        AuditEntry.objects.get(verb="let a leaver go").detail["told by"]["public"] == "Entra ID provisioning"
    )
    _, told = provisioning.patch(leaver, {"op": "replace", "value": {"active": True}})
    assert told["active"] is True and not leaver.memberships.exists(), "back, and without a role"
    put = {"schemas": [], "userName": "other@exampleton.example", "active": False}
    _, told = provisioning.ask("PUT", f"Users/{leaver.pk}", put)
    assert (told["active"], told["userName"]) == (False, LEAVER)
    answer, _ = provisioning.ask("DELETE", f"Users/{leaver.pk}")
    assert answer.status_code == 204 and not Departure.objects.exists()
    assert provisioning.ask("GET", f"Users/{leaver.pk}")[0].status_code == 404
    assert Directory.objects.get().last_used_at is not None


def test_a_token_reaches_its_own_councils_people_alone_and_lists_nobody(council, leaver, provisioning):
    theirs = user_with_role(CouncilFactory(), Role.MEMBER, email="theirs@other.example")
    assert provisioning.find('userName eq "theirs@other.example"')["totalResults"] == 0
    for method in ("GET", "PUT", "DELETE"):
        assert provisioning.ask(method, f"Users/{theirs.pk}", {"active": False})[0].status_code == 404
    assert theirs.memberships.exists()
    assert provisioning.ask("GET", "Users")[1]["scimType"] == "tooMany"
    kept = Directory.objects.get()
    assert provisioning.token not in str(vars(kept)) and kept.token_hash == hash_of(provisioning.token)


def test_nobody_is_shut_out_by_a_directory(council, provisioning):
    boss = User.objects.get(email="boss@exampleton.example")
    answer, told = provisioning.patch(boss, {"op": "replace", "path": "active", "value": False})
    assert (answer.status_code, told["scimType"]) == (400, "mutability")
    assert "last administrator" in told["detail"] and boss.memberships.exists()


PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
WRONG = [
    ("GET", 'Users?filter=userName%20co%20"a"', None, 400, "invalidFilter"),
    ("GET", 'Users?filter=userName%20eq%20"\\x"', None, 400, "invalidFilter"),
    ("GET", 'Users?filter=userName%20eq%20"\\u0000"', None, 400, "invalidFilter"),
    ("GET", 'Users?filter=userName%20eq%20"\\ud800"', None, 400, "invalidFilter"),
    ("GET", 'Users?filter=id%20eq%20"1"&count=many', None, 400, "invalidValue"),
    ("GET", "Users/99999999999999999999", None, 404, None),
    ("GET", "Users/one", None, 404, None),
    ("GET", "Groups", None, 404, None),
    ("POST", "Users", {}, 501, None),
    ("OPTIONS", "Users", None, 405, None),
    ("PATCH", "Users/{}", "{", 400, "invalidSyntax"),
    ("PATCH", "Users/{}", "[]", 400, "invalidSyntax"),
    ("PATCH", "Users/{}", "[" * 60_000, 400, "invalidSyntax"),
    ("PATCH", "Users/{}", b"\xff", 400, "invalidSyntax"),
    ("PATCH", "Users/{}", {"Operations": []}, 400, "invalidSyntax"),
    ("PATCH", "Users/{}", {"schemas": [PATCH], "Operations": [{}] * 51}, 400, "invalidSyntax"),
    ("PATCH", "Users/{}", {"schemas": [PATCH], "Operations": [7]}, 400, "invalidSyntax"),
    ("PATCH", "Users/{}", {"schemas": [PATCH], "Operations": [{"op": "remove"}]}, 400, "invalidSyntax"),
    (
        "PATCH",
        "Users/{}",
        {"schemas": [PATCH], "Operations": [{"op": "add", "path": "title", "value": "x"}]},
        400,
        "mutability",
    ),
    (
        "PATCH",
        "Users/{}",
        {"schemas": [PATCH], "Operations": [{"op": "add", "path": "active", "value": 0}]},
        400,
        "invalidValue",
    ),
    ("PUT", "Users/{}", {"active": "no"}, 400, "invalidValue"),
    ("PUT", "Users/{}", " " * 70_000, 413, None),
]


def test_what_a_directory_asks_wrongly_is_answered_in_its_own_words(leaver, provisioning):
    for method, path, body, status, kind in WRONG:
        answer, told = provisioning.ask(method, path.format(leaver.pk), body)
        assert (answer.status_code, told.get("scimType")) == (status, kind), (method, path, body)
    assert leaver.memberships.count() == 2


def test_without_a_token_in_use_nothing_is_answered_and_too_many_are_told_to_wait(
    leaver, provisioning, settings, client
):
    settings.API_REQUESTS_A_MINUTE = 2
    answers = [provisioning.ask("GET", f"Users/{leaver.pk}")[0].status_code for _ in range(3)]
    assert answers == [200, 200, 429]
    client.force_login(User.objects.get(email="boss@exampleton.example"))
    assert client.get("/scim/v2/Users").status_code == 401, "a session opens nothing"
    wrong = [provisioning.ask("GET", "Users", token="cps_wrong")[0].status_code for _ in range(21)]
    assert wrong == [401] * 20 + [429]
    assert provisioning.ask("GET", f"Users/{leaver.pk}")[0].status_code == 429, "its own count, not theirs"


def test_administrators_make_tokens_that_are_shown_once_and_revoke_them(council, client):
    client.force_login(User.objects.get(email="boss@exampleton.example"))
    shown = client.post("/exampleton/people/leavers/", {"name": "Entra ID"}).content.decode()
    directory = Directory.objects.get()
    token = shown.partition('value="cpd_')[2].partition('"')[0]
    assert hash_of(f"cpd_{token}") == directory.token_hash and "/scim/v2" in shown
    listed = client.get("/exampleton/people/leavers/").content.decode()
    assert token not in listed and directory.token_start in listed
    again = client.post("/exampleton/people/leavers/", {"name": "entra id"}).content.decode()
    assert "Another directory has this name" in again
    client.post(f"/exampleton/people/leavers/{directory.pk}/revoke/")
    sent = {"Authorization": f"Bearer cpd_{token}"}
    assert client.get("/scim/v2/ServiceProviderConfig", headers=sent).status_code == 401
    again = client.post(f"/exampleton/people/leavers/{directory.pk}/revoke/").content.decode()
    assert "revoked already" in again
    theirs, _ = add_directory(council=CouncilFactory(), name="Theirs", by=None)
    assert client.get(f"/exampleton/people/leavers/{theirs.pk}/revoke/").status_code == 404


def test_the_list_of_directories_costs_the_same_for_one_and_for_ten(council, client):
    client.force_login(User.objects.get(email="boss@exampleton.example"))
    boss = User.objects.get(email="boss@exampleton.example")

    def more():
        for number in range(9):
            add_directory(council=council, name=f"Directory {number}", by=boss)

    add_directory(council=council, name="One", by=boss)
    assert_same_queries(client, "/exampleton/people/leavers/", more)
