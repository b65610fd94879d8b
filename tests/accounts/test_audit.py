"""The trail of who changed what: complete, never changed, read by those who may."""

from datetime import UTC, datetime
from urllib.parse import parse_qsl

import pytest
from django.core.exceptions import ValidationError
from django.db.transaction import TransactionManagementError, atomic
from lxml import html

from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.trail import actions as audit
from accounts.trail.called import PARTS, named
from accounts.trail.forms import kinds_of_things
from accounts.trail.parts import Change, Draft, Listing, detail_as_stored
from tests.factories import CouncilFactory, UserFactory, user_with_role
from tests.queries import assert_same_queries
from tests.sections import Percentages, share

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return CouncilFactory(slug="exampleton")


@pytest.fixture
def reader(council, client):
    client.force_login(user_with_role(council, Role.ADMINISTRATOR))
    return client


def entry(council, verb="changed a role", subject="membership", by=None, at=None, **detail):
    """`detail` are parts as a writer gives them."""
    values = {
        "council": council,
        "verb": verb,
        "subject": subject,
        "by": by,
        "detail": detail_as_stored(detail),
    }
    return AuditEntry.objects.create(**values, **({"at": at} if at else {}))


def rows(response):
    assert response.status_code == 200
    return [
        " ".join(" ".join(each.itertext()).split())
        for each in html.fromstring(response.content).xpath("//tbody/tr")
    ]


def test_the_trail_says_who_did_what_when_with_before_and_after(council, reader):
    who = UserFactory(name="Head of Service", email="head@exampleton.example")
    entry(council, by=who, at=datetime(2026, 2, 3, 14, 5, tzinfo=UTC), changed=Change("member", "approver"))
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
    answer = reader.post("/exampleton/audit/", dict(parse_qsl(query)))
    assert "clerk" not in answer.url and "HEAD" not in answer.url, "addresses of pages stand in logs"
    tree = html.fromstring(reader.get(answer.url).content)
    assert {words.strip() for words in tree.xpath("//tbody/tr/td[2]/text()")} == expected


def test_the_trail_names_things_and_shows_no_key_of_a_table():
    assert named("membership", "9") == "role of a person"
    assert named("file of history", "f6854d1f-92ee-4ecc-880b-301093c73681") == "file of history"
    assert named("scorecard", "panel") == "scorecard panel"
    kinds = dict(kinds_of_things())
    assert kinds["limb"] == "Part of a resolution" and not PARTS & kinds.keys()


def test_a_filter_that_makes_no_sense_is_explained(council, reader):
    page = reader.get("/exampleton/audit/?since=2026-02-03&until=2026-02-01").content.decode()
    assert "The last day is before the first. Swap them." in page
    assert "that are listed." in reader.get("/exampleton/audit/?subject=nonsense").content.decode()
    assert "Enter a day before 2101." in reader.get("/exampleton/audit/?until=9999-12-31").content.decode()
    assert "Null characters" in reader.post("/exampleton/audit/", {"person": "x\0"}, follow=True).text
    assert len(rows(reader.get("/exampleton/audit/?person=nobody"))) == len(
        rows(reader.get("/exampleton/audit/"))
    )
    assert reader.get("/exampleton/audit/?page=999").status_code == 200
    assert reader.get("/exampleton/audit/?page=x").status_code == 200


@pytest.mark.one_database
def test_a_page_costs_the_same_whatever_the_length_of_the_trail(council, reader):
    people = UserFactory.create_batch(20)
    entry(council, by=people[0])
    entry(council, by=people[1])
    assert_same_queries(
        reader, "/exampleton/audit/", lambda: [entry(council, by=each) for each in people * 4]
    )
    assert_same_queries(reader, "/exampleton/audit/?page=2", lambda: None)


def test_hostile_words_in_an_entry_are_only_words(council, reader):
    entry(council, changed=Change("<script>alert(1)</script>", {"x": ["<b>"]}))
    page = reader.get("/exampleton/audit/").content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


def test_entries_are_never_changed_or_removed(council):
    made = entry(council)
    for attempt in (made.save, made.delete, AuditEntry.objects.all().delete):
        with pytest.raises(ValidationError):
            attempt()
    with pytest.raises(ValidationError):
        AuditEntry.objects.update(verb="nothing")


@pytest.mark.parametrize("bare", ["314 children waited", 314, None, {"public": 314}])
def test_a_writer_has_to_say_who_may_read_each_part(council, bare):
    with pytest.raises(TypeError, match=r"“remarks” is a bare \w+, which does not say who may read it"):
        audit.record(by=None, council=council, verb="x", subject="council", detail={"remarks": bare})
    assert not AuditEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_entry_stands_or_falls_with_what_it_describes(council):
    with pytest.raises(TransactionManagementError):
        audit.record(by=None, council=council, verb="x", subject="council")
    with pytest.raises(RuntimeError), atomic():
        audit.record(by=None, council=council, verb="x", subject="council")
        raise RuntimeError
    assert not AuditEntry.objects.exists()


# ---------- what was typed and recorded ----------


@pytest.fixture
def approver(council, client):
    client.force_login(user_with_role(council, Role.APPROVER))
    return client


def cells_of(count):
    """What `save_entries` writes of a save: cells by key, and what they are called."""
    cells = {
        f"{n}-0-2025-26-Q3": {"before": None, "after": {"numerator": str(700 + n)}} for n in range(count)
    }
    return {"cells": Listing(cells, {key: f"Measure {key.partition('-')[0]}, Quarter 3" for key in cells})}


def lines(response):
    """The rows of the listing inside an entry, and what stands under it."""
    assert response.status_code == 200
    tree = html.fromstring(response.content)
    found = tree.xpath("//dl//tbody/tr | //dl//li | //dl//dd/p")
    return [" ".join(" ".join(each.xpath(".//text()[not(parent::span)]")).split()) for each in found]


def test_a_save_of_many_cells_lists_twenty_and_counts_the_rest(council, approver):
    entry(council, "typed figures", **cells_of(60))
    shown = lines(approver.get("/exampleton/audit/"))
    assert shown[0] == "Measure 0, Quarter 3 – numerator: 700" and shown[20:] == ["and 40 more"]


def test_of_a_changed_cell_only_what_changed_is_shown(council, approver):
    change = {
        "before": {"value": 12.0, "numerator": 12.0, "denominator": 100.0, "symbol": ""},
        "after": {"value": None, "numerator": None, "denominator": 100.0, "symbol": "c"},
    }
    entry(council, "recorded figures", "source", figures=Listing({"9-0-2025-26-Q3": change}))
    [line] = lines(approver.get("/exampleton/audit/"))
    assert line == ("9-0-2025-26-Q3 numerator: 12; symbol: –; value: 12 numerator: –; symbol: c; value: –"), (
        "an entry that does not say what its cells are called gives their keys"
    )


def test_an_administrator_sees_which_figures_were_typed_but_not_what_they_say(council, reader):
    entry(council, "typed figures", **cells_of(25))
    response = reader.get("/exampleton/audit/")
    shown = lines(response)
    assert shown[0] == "Measure 0, Quarter 3"
    assert shown[20:] == ["and 5 more", "Shown to those who may read drafts."]
    assert "70" not in response.content.decode().split("<tbody")[1].split("</tbody>")[0]


@pytest.mark.parametrize(
    "detail",
    [
        detail_as_stored({"cells": Listing({"k": {"numerator": "314", "note": "All 314 are counted"}})}),
        detail_as_stored({"figures": Listing({"k": {"before": None, "after": {"value": 314.0}}})}),
        detail_as_stored({"rows": Listing({"k": "Are the 314 right?"})}),
        detail_as_stored({"remarks": Draft("Are the 314 right?")}),
        detail_as_stored({"words": Listing({"headline": {"before": "", "after": "314 children waited"}})}),
        {"a new part": {"of a kind to come": 314}},
        {"a public part": {"public": "", "and more": 314}},
        {"title": "The 314 of before parts said what they are"},
    ],
)
def test_what_is_not_said_to_be_public_does_not_leak_through_the_trail(council, client, detail):
    AuditEntry.objects.create(council=council, verb="x", subject="section", detail=detail)
    for role, sees in ((Role.ADMINISTRATOR, False), (Role.APPROVER, True)):
        client.force_login(user_with_role(council, role))
        assert ("314" in client.get("/exampleton/audit/").content.decode()) == sees


def test_fields_before_and_after_stand_side_by_side_where_they_differ(council, reader):
    entry(council, changed=Change({"title": "Homes", "days": 20}, {"title": "Homes", "days": 25}))
    assert lines(reader.get("/exampleton/audit/")) == ["days 20 25"]


def test_what_is_written_about_a_real_section_is_listed_in_words(client):
    section = Percentages().approved()
    url = f"/{section.council.slug}/audit/"
    [title, *_] = [indicator.title for indicator in section.indicators]
    for role, sees in ((Role.APPROVER, True), (Role.ADMINISTRATOR, False)):
        client.force_login(user_with_role(section.council, role))
        page = client.get(url).content.decode()
        assert page.count(f"{title}, Quarter 2 2018/19") == 3, "typed, recorded and approved"
        assert ("numerator: 8" in page) == sees


def test_why_a_figure_was_corrected_is_for_readers_of_drafts(client):
    section = Percentages().approved()
    key = section.keys[0]
    section.save({key: share("9", reason="One of 314 was late")})
    section.submit()
    section.approve()
    for role, sees in ((Role.APPROVER, True), (Role.ADMINISTRATOR, False)):
        client.force_login(user_with_role(section.council, role))
        page = client.get(f"/{section.council.slug}/audit/").content.decode()
        assert ("One of 314 was late" in page) == sees


def test_long_listings_cost_no_more_queries(council, approver):
    entry(council, "typed figures", **cells_of(1))
    assert_same_queries(
        approver, "/exampleton/audit/", lambda: [entry(council, **cells_of(1000)) for _ in range(10)]
    )
