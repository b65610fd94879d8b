"""The way in: which councils a visitor sees, what a member finds on the home page, and pages for what went wrong."""

import json
from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.utils import timezone
from lxml import html

from accounts.roles import Role
from committees.meetings import actions as meetings
from committees.models import AdvanceQuestion, Meeting
from indicators.collection.approval.actions import return_section
from indicators.models import Figure
from scorecards.editions.caches import know_of_file
from scorecards.editions.taking_down.actions import take_down
from scorecards.models import SetTime
from tests.factories import (
    CommitteeFactory,
    CouncilFactory,
    FigureFactory,
    HistoryFileFactory,
    IndicatorFactory,
    MeasureOwnerFactory,
    MeasureRequestFactory,
    MeetingFactory,
    MembershipFactory,
    ScorecardFactory,
    SectionFactory,
    SectionIndicatorFactory,
    UserFactory,
    user_with_role,
)
from tests.meetings import Town, publish, row
from tests.office import Office
from tests.payloads import make_cell
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return Town(public=True)


def words(element):
    return " ".join(" ".join(element.itertext()).split())


def home_page(client, town):
    response = client.get(town.url())
    assert response.status_code == 200
    return html.fromstring(response.content)


def hold(town, days, agenda=date(2025, 1, 1)) -> Meeting:
    return town.add_meeting(timezone.localdate() + timedelta(days=days), agenda=agenda)


# ---- the site's own home ----


def test_a_visitor_sees_councils_that_are_open_and_no_others(client):
    CouncilFactory(name="Opentown Council", public_access=True)
    CouncilFactory(name="Closedtown Council")
    page = client.get("/").content.decode()
    assert "Opentown Council" in page and "Closedtown Council" not in page


def test_a_member_of_one_council_goes_there_at_once(client):
    membership = MembershipFactory(council=CouncilFactory(slug="exampleton"))
    client.force_login(membership.user)
    assert client.get("/").url == "/exampleton/"


def test_a_member_of_two_councils_chooses_and_sees_no_others(client):
    user = UserFactory()
    MembershipFactory(user=user, council=CouncilFactory(name="One Council"))
    MembershipFactory(user=user, council=CouncilFactory(name="Two Council"))
    MembershipFactory(user=user, council=user.memberships.first().council, role=Role.APPROVER)
    CouncilFactory(name="Opentown Council", public_access=True)
    client.force_login(user)
    tree = html.fromstring(client.get("/").content)
    assert tree.xpath("//main//li/a/text()") == ["One Council", "Two Council"]


def test_somebody_without_a_council_is_told_so(client):
    client.force_login(UserFactory())
    assert "You have no role in any council yet." in client.get("/").content.decode()


# ---- a council's home ----


def test_home_opens_with_the_next_meeting_and_its_items(town, client):
    coming = hold(town, 20)
    meetings.edit_meeting(meeting=coming, values={"location": "Committee Room 2"}, by=None)
    town.add_item(coming, "5", indicators=[])
    hold(town, 60)
    tree = home_page(client, town)
    (section,) = tree.find_class("next")
    text = words(section)
    assert "The next meeting Corporate Parenting Panel" in text and "Committee Room 2" in text
    assert f"{coming.date:%A} {coming.date.day} {coming.date:%B %Y}" in text
    rows = town.edition.payload["sections"][0]["rows"]
    assert f"{len(rows)} measures:" in text
    assert len(section.xpath(".//span[@class='tally']/*")) == len(rows)


def test_the_meetings_card_offers_each_print_version_with_its_length(town, client):
    """As far as it is made; by whichever item its first page names, the newest that was."""
    coming = hold(town, 20)
    town.add_item(coming, "5", edition=town.edition)
    for name, pages in (("short", 3), ("short-item-ab12", 4), ("whole-large-print", 9), ("whole", 12)):
        know_of_file(town.edition, f"file {name}", {"pages": pages, "bytes": 180 * 1024, "why": ""})
    know_of_file(town.edition, "file large-print", {"pages": 0, "bytes": 0, "why": "It does not fit."})
    (section,) = home_page(client, town).find_class("next")
    assert [words(line) for line in section.xpath(".//ul[contains(@class, 'prints')]/li")] == [
        "Short version (PDF, 4 pages, 180 KB)",
        "Whole scorecard (PDF, 12 pages, 180 KB)",
        "Short version, large print (PDF)",
        "What each holds, and chosen sections",
    ]
    links = section.xpath(".//ul[contains(@class, 'prints')]//a/@href")
    base = town.url("panel/2025-26/q2/edition-1/")
    assert (
        links[:2] == [f"{base}appendix-short.pdf", f"{base}appendix.pdf"] and links[-1] == f"{base}appendix/"
    )


def test_between_meetings_home_shows_the_last_one(town, client):
    assert "The last meeting" in words(home_page(client, town).find_class("next")[0])


def test_an_agenda_that_is_not_out_is_not_on_the_home_page(town, client):
    coming = hold(town, 20, agenda=None)
    town.add_item(coming, "5")
    text = words(home_page(client, town).find_class("next")[0])
    assert "The agenda is not published yet." in text and "Finding homes closer" not in text
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    assert "Finding homes closer" in words(home_page(client, town).find_class("next")[0])


def test_home_lists_what_needs_attention_with_its_finding_and_question(town, client):
    tree = home_page(client, town)
    heading = words(tree.get_element_by_id("att-h"))
    assert heading == "1 of 2 measures needs attention"
    (item,) = tree.xpath("//ol[@class='attention']/li")
    frozen = town.edition.payload["sections"][0]["rows"][1]
    assert item.xpath(".//h3/a/@href") == [town.url("panel/2025-26/q2/edition-1/measures/far/")]
    said = frozen["finding"].removeprefix(f"{frozen['title']}: ")
    assert said in words(item) and frozen["question"] in words(item)
    assert item.xpath(".//svg[@role='img']")


def test_home_is_read_from_the_newest_edition(town, client):
    calm = [row("far", "Living far away"), row("near", "Living near")]
    publish(town.council, town.scorecard, calm, start=date(2025, 10, 1))
    assert words(home_page(client, town).get_element_by_id("att-h")) == "No measure needs attention"


def button(tree):
    (link,) = tree.xpath("//section[@class='next']//a[@class='button']")
    return words(link), link.get("href")


def test_the_button_beside_a_committee_opens_no_other_committees_scorecard(town, client):
    """The Panel's home had a button that opened what another committee had read."""
    other = ScorecardFactory(council=town.council, slug="scrutiny", committee_name="Scrutiny Committee")
    committee = CommitteeFactory(council=town.council, scorecard=other, name="Scrutiny Committee")
    meeting = MeetingFactory(committee=committee, date=timezone.localdate() + timedelta(days=3))
    tree = home_page(client, town)
    assert button(tree)[0] == "Open the meeting"
    assert (
        "No item of this meeting has a scorecard yet. No scorecard of this committee is published."
        in words(tree.find_class("next")[0])
    )
    # what another committee read is still there, under that committee's name
    assert words(tree.get_element_by_id("att-h")).startswith("1 of 2 measures")
    assert "Corporate Parenting Panel: " in words(tree.find_class("main-col")[0])
    publish(town.council, other, [row("far", "Living far away")], start=date(2024, 1, 1))
    tree = home_page(client, town)
    assert button(tree)[0] == "Open the meeting", (
        "what the committee had before another meeting is not before this one"
    )
    (newest,) = tree.xpath("//section[@class='next']//p[@class='sub']/a")
    assert newest.get("href") == town.url("scrutiny/2023-24/q4/edition-1/")
    assert words(tree.get_element_by_id("att-h")) == "No measure needs attention"
    meeting.delete()
    assert button(home_page(client, town))[1] == town.url("panel/2025-26/q2/edition-1/")


def test_the_button_opens_the_edition_that_the_meeting_had_before_it(town, client):
    publish(town.council, town.scorecard, [row("far", "Living far away")], start=date(2025, 10, 1))
    assert button(home_page(client, town)) == (
        "Read the scorecard, quarter 2 2025/26",
        town.url("panel/2025-26/q2/edition-1/"),
    )


def test_a_committee_without_a_scorecard_says_so_and_counts_no_other_committees_figures(town, client):
    committee = CommitteeFactory(council=town.council, scorecard=None, name="Scrutiny Committee")
    meeting = MeetingFactory(
        committee=committee, date=timezone.localdate() + timedelta(days=3), agenda_published=date(2025, 1, 1)
    )
    town.add_item(meeting, "5", edition=None)
    text = words(home_page(client, town).find_class("next")[0])
    assert "No scorecard of this committee is published." in text
    assert "Finding homes closer 1 measure, newest figures" in text  # as its meeting says


def empty(code, title):
    cell = make_cell(value=None) | {"reason": "Not available"}
    found = row(code, title, needs=True, latest=cell, attention=["No figure came although one was due."])
    found["target"] = {**found["target"], "status": "no_figure", "word": "No figure"}
    return found


def test_measures_without_a_figure_stand_together_after_those_whose_figures_need_attention(town, client):
    """22 of 25 measures "needed attention" only because there was no figure."""
    rows = [empty(f"none-{n}", f"Nothing {n}") for n in range(22)]
    rows += [row("far", "Living far away", needs=True), row("near", "Near"), row("mid", "Middle")]
    publish(town.council, town.scorecard, rows, start=date(2025, 10, 1))
    tree = home_page(client, town)
    assert words(tree.get_element_by_id("att-h")) == "1 of 25 measures needs attention; 22 have no figure"
    assert [words(h) for h in tree.xpath("//ol[@class='attention']//h3")] == ["Living far away"]
    (group,) = tree.find_class("missing")
    assert words(group.xpath("./summary")[0]) == "No figure for 22 measures"
    links = group.xpath(".//a")
    assert len(links) == 22 and links[0].get("href") == town.url(
        "panel/2025-26/q3/edition-1/measures/none-0/"
    )


def test_home_shows_open_actions_and_recent_publications_only_once_out(town, client):
    town.act(town.item)
    tree = home_page(client, town)
    assert "Costed plan" not in words(tree) and "Minutes, Corporate" not in words(tree)
    town.ask(town.item)
    meetings.publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    aside = words(home_page(client, town).find_class("side-col")[0])
    assert "Due: the next meeting Costed plan" in aside and "The one open action" in aside
    assert "Minutes, Corporate Parenting Panel, 18 November 2025 28 November 2025, draft" in aside
    town.act(town.item)
    assert "Both open actions" in words(home_page(client, town).find_class("side-col")[0])
    assert "Children in care and care leavers, quarter 2 2025/26" in aside


def test_a_council_with_nothing_yet_has_a_home_page(client):
    council = CouncilFactory(public_access=True, slug="newton")
    page = client.get(f"/{council.slug}/").content.decode()
    assert "No meeting is set up yet." in page and "No scorecard is published yet." in page


# ---- the frame ----


def test_health_says_whether_the_database_answers_and_no_more(client):
    response = client.get("/health/")
    assert (response.status_code, json.loads(response.content)) == (200, {"status": "ok", "database": "ok"})
    with patch.object(BaseDatabaseWrapper, "cursor", side_effect=DatabaseError("secret address")):
        response = client.get("/health/")
    assert response.status_code == 503 and b"secret" not in response.content


def test_the_brand_colour_is_a_stylesheet_that_never_changes(client):
    response = client.get("/exampleton/brand-12436D.css")
    assert response.content == b":root{--brand:#12436d}" and response["Content-Type"] == "text/css"
    assert "immutable" in response["Cache-Control"]


@pytest.mark.parametrize("colour", ["red", "12436", "1243zz", "123456}body{display:none", "12345678"])
def test_nothing_but_a_colour_becomes_a_stylesheet(client, colour):
    assert client.get(f"/exampleton/brand-{colour}.css").status_code == 404


@pytest.mark.parametrize(
    "path", ["/accessibility/", "/methods/", "/account/login/", "/account/password/reset/"]
)
def test_statements_and_sign_in_are_open_to_everybody(client, path):
    assert client.get(path).status_code == 200


def test_a_missing_page_and_a_page_not_for_this_role_are_explained(town, client):
    response = client.get("/exampleton/nothing/here/")
    assert response.status_code == 404 and "There is no such page" in response.content.decode()
    client.force_login(user_with_role(town.council, Role.MEMBER))
    response = client.get("/exampleton/audit/")
    assert response.status_code == 403
    assert "Your role does not let you read the audit trail." in response.content.decode()


def test_a_closed_council_is_not_named_to_those_outside(client):
    council = CouncilFactory(name="Closedtown Council", slug="closedtown")
    client.force_login(UserFactory())
    response = client.get(f"/{council.slug}/meetings/")
    assert response.status_code == 404 and "Closedtown" not in response.content.decode()


def test_a_form_from_elsewhere_is_refused_in_words(town):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/account/login/", {"login": "a@b.example", "password": "x"})
    assert response.status_code == 403 and "The form could not be sent" in response.content.decode()


def test_a_fault_of_ours_is_explained_without_the_database(town, settings):
    broken = Client(raise_request_exception=False)
    with patch("config.views.home_context", side_effect=DatabaseError("secret address")):
        response = broken.get(town.url())
    assert response.status_code == 500
    assert b"Something went wrong" in response.content and b"secret" not in response.content


HOME = "/county-example/"
PLACE = {"frequency": "quarter", "start": date(2025, 7, 1)}


@pytest.fixture
def middle_of_april():
    with patch("django.utils.timezone.now", lambda: datetime(2026, 4, 15, 9, 30, tzinfo=UTC)):
        yield


def own_work(user):
    client = Client()
    client.force_login(user)
    document = html.fromstring(client.get(HOME, follow=True).content)
    return document.find_class("worklines")


def lines_of(user):
    return [(words(link), link.get("href")) for section in own_work(user) for link in section.xpath(".//a")]


def nothing_of(user):
    (section,) = own_work(user)
    return words(section.xpath("./p")[0])


@pytest.mark.usefixtures("middle_of_april")
def test_an_officer_reads_what_is_overdue_returned_and_due_first_things_first():
    office = Office()
    office.section("Homes", days_after=3)
    office.section("Health", days_after=4)
    office.section("School", days_after=5)
    office.section("Leavers")
    office.section("Later", days_after=45)
    returned = office.submit(office.section("Safe"))
    return_section(submission=returned, remarks="Look again.", row_remarks={}, by=office.approver)
    period = f"{HOME}figures/2025-26/q4/"
    assert lines_of(office.officer) == [
        ("Homes, quarter 4 2025/26: 12 days overdue", f"{period}homes/"),
        ("Health, quarter 4 2025/26: 11 days overdue", f"{period}health/"),
        ("School, quarter 4 2025/26: 10 days overdue", f"{period}school/"),
        ("Safe, quarter 4 2025/26: returned to you", f"{period}safe/"),
        ("Leavers, quarter 4 2025/26: due Friday 17 April 2026", f"{period}leavers/"),
        ("All 6 things on your list", f"{HOME}work/"),
    ]


@pytest.mark.usefixtures("middle_of_april")
def test_an_approver_reads_what_waits_for_them():
    office = Office()
    office.submit(office.section("Homes"))
    assert lines_of(office.approver) == [
        ("Homes, quarter 4 2025/26: for you to approve", f"{HOME}figures/2025-26/q4/homes/approval/"),
        ("Your list of work", f"{HOME}work/"),
    ]
    assert nothing_of(office.officer) == "Nothing is due and nothing waits for you this week."


@pytest.mark.usefixtures("middle_of_april")
def test_with_nothing_to_do_the_next_due_day_is_named():
    office = Office()
    office.section("Homes", days_after=45)
    said = "Nothing is due and nothing waits for you this week."
    assert nothing_of(office.officer) == f"{said} Next: Homes, quarter 4 2025/26: due Friday 15 May 2026."


@pytest.mark.usefixtures("middle_of_april")
def test_members_see_no_work_and_officers_are_told_that_there_is_none():
    office = Office()
    assert nothing_of(office.officer) == "Nothing is due and nothing waits for you this week."
    office.section("Homes")
    assert lines_of(user_with_role(office.council, Role.MEMBER)) == []
    assert lines_of(user_with_role(office.council, Role.ADMINISTRATOR)) == []


class Busy(Town):
    """A town with a calendar, in which all that a home page tells of can be made more."""

    def __init__(self):
        super().__init__(public=True)
        self.office = Office("elsewhere")
        self.office.council = self.council
        self.office.officer = user_with_role(self.council, Role.PERFORMANCE_OFFICER)
        self.coming = hold(self, 20)
        self.asker = user_with_role(self.council, Role.MEMBER)
        self.discuss()
        SectionIndicatorFactory(section=SectionFactory(scorecard=self.scorecard), indicator=self.indicator)

    def more(self, *numbers: int) -> None:
        carried = {"edition": self.edition}
        for n in numbers:
            item = self.add_item(self.coming, str(n), **carried)
            item.indicators.add(self.indicator)
            for by in (None, self.asker):
                AdvanceQuestion.objects.create(item=item, text="Why?", asked_by_words="A member", by=by)
            self.act(self.item)
            publish(self.council, self.scorecard, [row("far", "Far")], start=date(2020, 1, 1), number=n)
            returned = self.office.submit(self.office.section(f"Returned {n}"))
            return_section(
                submission=returned, remarks="Look again.", row_remarks={}, by=self.office.approver
            )
            self.office.submit(self.office.section(f"Submitted {n}"))
            self.office.section(f"Open {n}")
            HistoryFileFactory(council=self.council, by=self.office.officer)
            MeasureRequestFactory(council=self.council)
            measure = IndicatorFactory()
            SectionIndicatorFactory(section__scorecard=self.scorecard, indicator=measure)
            MeasureOwnerFactory(council=self.council, indicator=measure, next_review=date(2026, 1, n))

    def correct(self) -> None:
        """A figure of an edition, so that a correction waits to be published."""
        place = {"council": self.council, "indicator": self.indicator, **PLACE}
        first = FigureFactory(**place)
        Figure.objects.filter(pk=first.pk).mark_superseded()
        later = timezone.now() + timedelta(days=1)
        FigureFactory(supersedes=first, reason="Counted twice.", created_at=later, **place)

    def set_time(self) -> None:
        at = timezone.now() + timedelta(days=1)
        SetTime.objects.create(
            scorecard=self.scorecard, council=self.council, at=at, digest="0" * 64, **PLACE
        )

    def withdraw(self) -> None:
        take_down(edition=self.edition, reason="A number in it was wrong.", by=None)


@pytest.mark.one_database
@pytest.mark.usefixtures("middle_of_april")
def test_home_asks_at_most_20_questions_of_the_database_whoever_reads_with_2_rows_and_with_20():
    """Of each kind, and a reader with every role; one of two councils is asked no more than one of one."""
    town = Busy()
    town.more(1, 2)
    readers = {role: user_with_role(town.council, role) for role in Role}
    readers["a member who asks"] = town.asker
    readers["every role"] = user_with_role(town.council, *Role)
    readers["two councils"] = user_with_role(town.council, Role.PERFORMANCE_OFFICER, Role.APPROVER)
    asked = {name: questions(town, user) for name, user in readers.items()}
    town.more(*range(3, 21))
    MembershipFactory(user=readers["two councils"], council=CouncilFactory(), role=Role.APPROVER)
    assert {name: questions(town, user) for name, user in readers.items()} == asked
    for state in (town.correct, town.set_time, town.withdraw):
        state()
        asked |= {f"{name}, {state.__name__}": questions(town, user) for name, user in readers.items()}
    assert max(asked.values()) <= 20, asked


def questions(town, user) -> int:
    """How many the person's home asks: of one council, or where they have several, over all and of one."""
    client = Client()
    client.force_login(user)
    client.get(town.url())  # a session's first page notes when it began
    over_all = queries_of(client, "/") if user.memberships.values("council").distinct().count() > 1 else []
    return max(len(over_all), len(queries_of(client, town.url())))


def links_of(roles):
    office = Office()
    client = Client()
    client.force_login(user_with_role(office.council, *roles))
    links = html.fromstring(client.get(HOME, follow=True).content).xpath("//nav[@aria-label='Main']//a")
    return {link.text: link.get("href").removeprefix(HOME) for link in links}


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([Role.PERFORMANCE_OFFICER], {"Enter figures": "figures/", "Definitions": "definitions/"}),
        ([Role.APPROVER], {"Approve figures": "figures/"}),
        ([Role.PERFORMANCE_OFFICER, Role.APPROVER], {"Figures": "figures/"}),
        ([Role.ADMINISTRATOR], {"Collection calendar": "figures/calendar/", "Systems": "systems/"}),
        ([Role.MEMBER], {}),
    ],
)
def test_each_role_finds_its_work_with_figures_in_the_navigation(roles, expected):
    found = links_of(roles)
    assert expected.items() <= found.items()
    assert ("Your work" in found) is bool({Role.PERFORMANCE_OFFICER, Role.APPROVER} & {*roles})
    assert len([path for path in found.values() if path.startswith("figures/")]) == bool(expected)


@pytest.mark.parametrize(
    "path",
    [
        "figures/",
        "figures/2025-26/q4/",
        "figures/calendar/",
        "figures/feed/",
        "figures/2025-26/q4/homes/approval/",
    ],
)
def test_pages_of_figures_stand_under_the_link_to_the_worklist(path):
    office = Office()
    office.section("Homes")
    client = Client()
    client.force_login(office.approver)
    document = html.fromstring(client.get(HOME + path).content)
    current = document.xpath("//nav[@aria-label='Main']//a[@aria-current='page']")
    assert [link.text for link in current] == ["Approve figures"]
