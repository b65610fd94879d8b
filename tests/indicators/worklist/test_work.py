"""Your work: one list for each person of what is due from them or waits for them, most urgent first."""

from dataclasses import replace
from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from accounts.models import Council
from accounts.roles import Role
from committees.exemption.schedules import Regime
from committees.models import Committee, Meeting
from committees.presenters import shortened
from committees.worklist.papers.presenters import papers_things
from indicators.worklist.lists.things import HEADINGS, Kind, Thing, Urgency, WorkList, when_due
from indicators.worklist.reminders.querysets import CouncilAsks
from tests.factories import MembershipFactory, user_with_role
from tests.meetings import Town
from tests.office import Office
from tests.queries import assert_same_queries

TODAY = date(2026, 4, 15)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def thing(due: date, kind: Kind = Kind.FIGURES, title: str = "Homes") -> Thing:
    when = when_due(due, TODAY)
    return Thing(
        kind,
        "Figures to enter",
        title,
        "/",
        "Enter",
        when.urgency,
        when.words,
        due=due,
        told=when.told,
        late=when.late,
    )


@pytest.mark.parametrize(
    ("due", "urgency", "said", "told"),
    [
        (date(2026, 4, 12), Urgency.NOW, "3 days overdue", "overdue"),
        (TODAY, Urgency.NOW, "Due today", "due today"),
        (date(2026, 4, 16), Urgency.WEEK, "Due tomorrow, Thursday 16 April 2026", "due soon"),
        (date(2026, 4, 22), Urgency.WEEK, "Due Wednesday 22 April 2026", "due soon"),
        (date(2026, 4, 23), Urgency.LATER, "Due Thursday 23 April 2026", ""),
    ],
)
def test_what_is_due_is_said_with_its_urgency(due, urgency, said, told):
    when = when_due(due, TODAY)
    assert (when.urgency, when.words, when.told) == (urgency, said, told)


@pytest.mark.parametrize(
    ("met", "urgency", "said", "late"),
    [
        (date(2026, 1, 10), Urgency.NOW, "67 days overdue", True),  # 95 days ago: draft minutes take 28
        (date(2026, 4, 14), Urgency.LATER, "Due Tuesday 12 May 2026", False),
        (
            TODAY,
            Urgency.NOW,
            "8 days overdue",
            True,
        ),  # no agenda is out: Tue 14, Mon 13, Fri 10, Thu 9, Wed 8
        (date(2026, 4, 25), Urgency.WEEK, "Due Friday 17 April 2026", False),
        (date(2026, 5, 8), Urgency.LATER, "Due Wednesday 29 April 2026", False),  # 4 May is a bank holiday
    ],
)
def test_agendas_and_minutes_are_due_by_a_day_like_all_else(met, urgency, said, late):
    committee = Committee(name="Panel", slug="panel")
    meeting = Meeting(committee=committee, date=met)
    meeting.regime = Regime.ENGLAND
    (found,) = papers_things(Council(slug="town"), [meeting], TODAY)
    assert (found.urgency, found.when, found.late) == (urgency, said, late)
    assert found.when_more.startswith("Met " if met < TODAY else "Meets ")


@given(st.lists(st.tuples(DAYS, st.sampled_from(list(Kind)))))
def test_nothing_is_lost_and_the_most_urgent_comes_first(wanted):
    work = WorkList.of(thing(due, kind) for due, kind in wanted)
    assert sorted(each.due for each in work.things) == sorted(due for due, _ in wanted)
    assert sum(len(group.things) for group in work.groups) == len(wanted)
    ranks = [list(Urgency).index(each.urgency) for each in work.things]
    assert ranks == sorted(ranks)
    assert {each.told for each in work.told} <= set(HEADINGS)
    by_filter = {one.name: int(one.words.rsplit(" ", 1)[1]) for one in work.filters("")}
    assert by_filter[""] == len(wanted)
    assert sum(many for name, many in by_filter.items() if name not in ("", "overdue")) == len(wanted)
    for name, many in by_filter.items():
        assert len(work.only(name).things) == many


URGENCIES = {
    "overdue": Urgency.NOW,
    "due today": Urgency.NOW,
    "returned": Urgency.NOW,
    "to approve": Urgency.NOW,
    "due soon": Urgency.WEEK,
    "correction": Urgency.WEEK,
    "to decide": Urgency.WEEK,
}


@given(st.lists(st.tuples(DAYS, st.sampled_from([*HEADINGS, ""]))))
def test_the_letter_tells_in_the_order_of_the_page_each_heading_once(wanted):
    things = [
        replace(thing(due), told=told, late=told == "overdue", urgency=URGENCIES.get(told, Urgency.NOW))
        for due, told in wanted
    ]
    work = WorkList.of(things)
    groups = CouncilAsks(Council(slug="town"), work.told).groups
    assert [each for _, told in groups for each in told] == [each for each in work.things if each.told]
    headings = [words for words, _ in groups]
    assert len(headings) == len(set(headings))


def test_home_leaves_out_no_kind_for_many_of_another():
    many = [thing(date(2026, 4, day), title=f"Section {day}") for day in range(1, 10)]
    work = WorkList.of([*many, thing(date(2026, 4, 16), Kind.CORRECTION)])
    assert [each.kind for each in work.pressing] == [Kind.FIGURES] * 4 + [Kind.CORRECTION]


def test_what_was_not_published_at_its_set_time_comes_first_however_much_is_overdue():
    many = [thing(date(2026, 4, day), title=f"Section {day}", kind=kind) for day, kind in enumerate(Kind, 1)]
    failed = replace(thing(TODAY, Kind.CHECKLIST), told="set time in trouble", urgency=Urgency.NOW, due=None)
    work = WorkList.of([*many, failed])
    assert sum(each.late for each in many) > 5 and work.pressing[0] is failed
    letter = CouncilAsks(Council(slug="town"), work.told).groups
    assert letter[0] == (HEADINGS["set time in trouble"], [failed])


def test_a_filter_that_nobody_offered_shows_everything():
    work = WorkList.of([thing(TODAY)])
    assert work.only("nothing-like-it") is work


@pytest.fixture
def middle_of_april():
    with patch("django.utils.timezone.now", lambda: datetime(2026, 4, 15, 9, 30, tzinfo=UTC)):
        yield


def words(element) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture
def office():
    return Office()


def page_of(user, address: str):
    client = Client()
    client.force_login(user)
    answer = client.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def rows(tree):
    return [words(row) for row in tree.xpath("//table//tr[not(contains(@class, 'grp'))][td]")]


@pytest.mark.django_db
def test_figures_actions_and_requests_stand_in_one_list():
    """An officer's own by the role that the action names; a clerk is shown everybody's."""
    town = Town()
    town.discuss()
    officer = user_with_role(town.council, Role.PERFORMANCE_OFFICER)
    clerk = user_with_role(town.council, Role.DEMOCRATIC_SERVICES)
    town.act(town.item, due_note="", due_on=date(2026, 1, 31))
    late, undated = [each for each in rows(page_of(clerk, town.url("work/"))) if "Costed plan" in each]
    assert "Late: was due 31 January 2026" in late and "For: Head of Service, Placements" in late
    assert "No day is set, so it is never late" in undated and "Give it a day" in undated
    assert not [each for each in rows(page_of(officer, town.url("work/"))) if "Costed plan" in each]


@pytest.mark.django_db
@pytest.mark.usefixtures("middle_of_april")
def test_an_approver_and_a_member_see_their_own(office):
    office.submit(office.section("Homes"))
    address = f"/{office.council.slug}/work/"
    (row,) = rows(page_of(office.approver, address))
    assert "For you to approve" in row and "Homes" in row and "Read and decide" in row
    member = page_of(user_with_role(office.council, Role.MEMBER), address)
    assert "Nothing waits for you here." in words(member)
    (waits,) = rows(page_of(office.officer, address))
    assert "With an approver" in waits


@pytest.mark.one_database
@pytest.mark.django_db
@pytest.mark.usefixtures("middle_of_april")
def test_the_list_costs_the_same_with_2_and_with_20_things_and_no_more_than_20_queries(office):
    office.submit(office.section("Homes"))
    office.section("Health")
    client = Client()
    both = user_with_role(office.council, Role.PERFORMANCE_OFFICER, Role.APPROVER, Role.DEMOCRATIC_SERVICES)
    client.force_login(both)

    def grow():
        for number in range(20):
            office.submit(office.section(f"Section {number}"))
            office.section(f"Open {number}")

    assert_same_queries(client, f"/{office.council.slug}/work/", grow, most=20)


@pytest.mark.django_db
def test_a_person_of_several_councils_has_one_page_over_all(office):
    second = Office(slug="elsewhere")
    MembershipFactory(user=office.officer, council=second.council, role=Role.PERFORMANCE_OFFICER)
    office.section("Homes", days_after=1)
    second.section("Health", days_after=1)
    text = words(page_of(office.officer, "/"))
    assert "Homes, quarter 4 2025/26" in text and "Health, quarter 4 2025/26" in text


@pytest.mark.parametrize(
    ("title", "whole", "line"),
    [
        ("Stable homes", "", "Stable homes, quarter 4 2025/26: 2 days overdue"),
        ("Why did more move?", "", "Why did more move? (quarter 4 2025/26): 2 days overdue"),
        (
            shortened("Recommends to Cabinet that " + "pay be compared " * 9),
            "Recommends to Cabinet that " + "pay be compared\n" * 9,
            f"Recommends to Cabinet that{' pay be compared' * 9}, quarter 4 2025/26: 2 days overdue",
        ),
    ],
)
def test_a_letter_tells_all_of_a_thing_in_one_line_with_one_colon(title, whole, line):
    told = Thing(
        kind=Kind.ACTION,
        what="Action",
        title=title,
        whole=whole,
        url="/",
        act="Open",
        urgency=Urgency.NOW,
        when="2 days overdue",
        detail="quarter 4 2025/26",
    )
    assert told.in_letter == line and not title.endswith(" …")
