"""The trail of who changed what: complete, never changed, read by those who may."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db.transaction import TransactionManagementError, atomic
from lxml import html

from accounts import audit
from accounts.models import AuditEntry
from accounts.roles import Role
from tests.factories import CouncilFactory, UserFactory, user_with_role
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return CouncilFactory(slug="exampleton")


@pytest.fixture
def reader(council, client):
    client.force_login(user_with_role(council, Role.ADMINISTRATOR))
    return client


def entry(council, verb="changed a role", subject="membership", by=None, at=None, **detail):
    values = {"council": council, "verb": verb, "subject": subject, "by": by, "detail": detail}
    return AuditEntry.objects.create(**values, **({"at": at} if at else {}))


def rows(response):
    assert response.status_code == 200
    return [
        " ".join(" ".join(each.itertext()).split())
        for each in html.fromstring(response.content).xpath("//tbody/tr")
    ]


def test_the_trail_says_who_did_what_when_with_before_and_after(council, reader):
    who = UserFactory(name="Head of Service", email="head@exampleton.example")
    entry(council, by=who, at=datetime(2026, 2, 3, 14, 5, tzinfo=UTC), before="member", after="approver")
    entry(council, verb="set up a council", subject="council")
    first, second = rows(reader.get("/exampleton/audit/"))
    assert "The system" in first and "set up a council" in first
    for part in (
        "3 February 2026 14:05",
        "Head of Service",
        "changed a role",
        "before member",
        "after approver",
    ):
        assert part in second


def test_a_council_sees_its_own_trail_only(council, reader):
    entry(CouncilFactory(), verb="did something else")
    entry(council)
    assert len(rows(reader.get("/exampleton/audit/"))) == 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("subject=meeting", {"b"}),
        ("person=HEAD@", {"a"}),
        ("person=clerk", {"b", "c"}),
        ("since=2026-02-03&until=2026-02-03", {"b"}),
        ("since=2026-02-03", {"b", "c"}),
        ("until=2026-02-03&person=clerk", {"b"}),
        ("", {"a", "b", "c"}),
    ],
)
def test_the_trail_is_filtered_by_thing_person_and_day(council, reader, query, expected):
    head = UserFactory(email="head@exampleton.example")
    clerk = UserFactory(name="The Clerk")
    entry(council, "a", by=head, at=datetime(2026, 2, 2, 12, 0, tzinfo=UTC))
    entry(council, "b", "meeting", by=clerk, at=datetime(2026, 2, 3, 23, 59, tzinfo=UTC))
    entry(council, "c", by=clerk, at=datetime(2026, 2, 4, 0, 0, tzinfo=UTC))
    tree = html.fromstring(reader.get(f"/exampleton/audit/?{query}").content)
    assert {words.strip() for words in tree.xpath("//tbody/tr/td[2]/text()")} == expected


def test_a_filter_that_makes_no_sense_is_explained(council, reader):
    page = reader.get("/exampleton/audit/?since=2026-02-03&until=2026-02-01").content.decode()
    assert "The last day is before the first. Swap them." in page
    assert "Select a valid choice" in reader.get("/exampleton/audit/?subject=nonsense").content.decode()
    assert "Enter a day before 2101." in reader.get("/exampleton/audit/?until=9999-12-31").content.decode()
    assert "Null characters" in reader.get("/exampleton/audit/?person=%00").content.decode()
    assert reader.get("/exampleton/audit/?page=999").status_code == 200
    assert reader.get("/exampleton/audit/?page=x").status_code == 200


def test_a_page_costs_the_same_whatever_the_length_of_the_trail(council, reader):
    people = UserFactory.create_batch(20)
    entry(council, by=people[0])
    entry(council, by=people[1])
    assert_same_queries(
        reader, "/exampleton/audit/", lambda: [entry(council, by=each) for each in people * 4]
    )
    assert_same_queries(reader, "/exampleton/audit/?page=2", lambda: None)


def test_hostile_words_in_an_entry_are_only_words(council, reader):
    entry(council, before="<script>alert(1)</script>", after={"x": ["<b>"]})
    page = reader.get("/exampleton/audit/").content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


def test_entries_are_never_changed_or_removed(council):
    made = entry(council)
    for attempt in (made.save, made.delete, AuditEntry.objects.all().delete):
        with pytest.raises(ValidationError):
            attempt()
    with pytest.raises(ValidationError):
        AuditEntry.objects.update(verb="nothing")


@pytest.mark.django_db(transaction=True)
def test_an_entry_stands_or_falls_with_what_it_describes(council):
    with pytest.raises(TransactionManagementError):
        audit.record(by=None, council=council, verb="x", subject="council")
    with pytest.raises(RuntimeError), atomic():
        audit.record(by=None, council=council, verb="x", subject="council")
        raise RuntimeError
    assert not AuditEntry.objects.exists()
