"""A council sets in the browser what is collected together, by when and by whom."""

import pytest
from django.test import Client
from lxml import html

from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.trail.parts import read_detail
from indicators.models import CalendarSection, CollectedIndicator, Submission
from indicators.terms.periods import Frequency
from tests.factories import IndicatorFactory, user_with_role
from tests.office import Office
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db

CALENDAR = "/county-example/figures/calendar/"


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def client(office):
    client = Client()
    client.force_login(office.approver)
    return client


def said(response) -> str:
    return " ".join(html.fromstring(response.content).text_content().split())


def values(office, chosen, **more) -> dict:
    facts = {"title": "Stable homes", "days_after": "12", "first_period": "2026-27-Q1", "place": ""}
    return {**facts, "indicators": [each.pk for each in chosen], **more}


def stored(slug) -> tuple:
    collection = CalendarSection.objects.get(slug=slug)
    titles = [each.indicator.title for each in collection.entries.all()]
    return collection.title, collection.days_after, collection.first_period.isoformat(), titles


@pytest.fixture(autouse=True)
def two_indicators():
    return [IndicatorFactory(title="Moves"), IndicatorFactory(title="Distance")]


def test_a_section_is_added_with_its_address_made_from_the_title(office, client, two_indicators):
    posted = values(office, two_indicators, owners=[office.officer.pk])
    response = client.post(f"{CALENDAR}new/", posted, follow=True)
    assert "Stable homes is in the calendar." in said(response)
    assert stored("stable-homes") == ("Stable homes", 12, "2026-04-01", ["Distance", "Moves"])
    assert list(CalendarSection.objects.get().owners.all()) == [office.officer]
    entry = AuditEntry.objects.get(verb="added a collection")
    assert entry.by == office.approver
    assert read_detail(entry.detail)["changed"].after["indicators"] == [
        two_indicators[1].code,
        two_indicators[0].code,
    ]


def test_an_administrator_sets_the_calendar_too(office, two_indicators):
    client = Client()
    client.force_login(user_with_role(office.council, Role.ADMINISTRATOR))
    assert client.post(f"{CALENDAR}new/", values(office, two_indicators)).status_code == 302
    page = client.get(CALENDAR)
    assert "/county-example/figures/" not in {
        link.get("href") for link in html.fromstring(page.content).xpath("//a")
    }


def test_the_list_says_when_each_is_due_whose_it_is_and_what_is_in_none(office, client):
    office.section("Homes", 2, owners=[office.officer])
    office.section("Health", 1, days_after=1)
    text = said(client.get(CALENDAR))
    assert "17 days after the quarter ends" in text and "1 day after the quarter ends" in text
    assert "Performance Manager" in text and "Every performance officer" in text
    assert "2 indicators" in text.partition("In no section")[2] and "Distance" in text


def test_a_council_without_sections_reads_what_one_is(client):
    assert "No section is set up yet. A section is a group of indicators" in said(client.get(CALENDAR))


def test_a_section_is_changed_and_keeps_its_address_and_the_order_of_its_indicators(
    office, client, two_indicators
):
    homes = office.section("Homes", 2)
    own = list(homes.entries.order_by("order"))
    CollectedIndicator.objects.filter(pk=own[0].pk).update(order=9)
    chosen = [own[0].indicator, own[1].indicator, two_indicators[0]]
    posted = values(office, chosen, title="A better name", place="3")
    assert client.post(f"{CALENDAR}homes/edit/", posted).status_code == 302
    assert stored("homes") == ("A better name", 12, "2026-04-01", ["Homes 2", "Homes 1", "Moves"])
    assert CalendarSection.objects.get().order == 3
    changed = read_detail(AuditEntry.objects.get(verb="changed a collection").detail)["changed"]
    assert (changed.before["title"], changed.after["title"]) == ("Homes", "A better name")


def test_saving_it_as_it_is_leaves_no_trace(office, client):
    homes = office.section("Homes", 2, order=1)
    page = html.fromstring(client.get(f"{CALENDAR}homes/edit/").content)
    form = page.xpath("//form[.//select]")[0]
    before = stored("homes")
    assert client.post(f"{CALENDAR}homes/edit/", dict(multiple(form))).status_code == 302
    assert stored("homes") == before and homes.pk == CalendarSection.objects.get().pk
    assert not AuditEntry.objects.exists()


def multiple(form) -> dict:
    found: dict = {}
    for name, value in form.form_values():
        found.setdefault(name, []).append(value)
    return found


def test_an_indicator_of_another_section_is_not_offered_and_not_taken(office, client, two_indicators):
    homes = office.section("Homes", 1)
    taken = homes.indicators.get()
    assert taken.title not in said(client.get(f"{CALENDAR}new/"))
    response = client.post(f"{CALENDAR}new/", values(office, [taken]))
    assert response.status_code == 200 and "that are listed." in said(response)
    assert CalendarSection.objects.count() == 1


def test_weekly_figures_are_not_offered(client):
    IndicatorFactory(title="Overdue visits", frequency=Frequency.WEEK)
    assert "Overdue visits" not in said(client.get(f"{CALENDAR}new/"))
    assert "Overdue visits" not in said(client.get(CALENDAR))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Enter the title."),
        ({"title": "!!"}, "Use some letters or digits in the title"),
        ({"title": "x" * 81}, "Shorten it to 80 characters"),
        ({"days_after": "soon"}, "Enter a whole number of days, such as 17."),
        ({"days_after": "400"}, "Enter 365 days or fewer."),
        ({"days_after": "-1"}, "Enter 0 or more days."),
        ({"first_period": "2026-27"}, "that are listed."),
        ({"indicators": []}, "Choose at least one indicator."),
        ({"owners": ["999999"]}, "that are listed."),
        ({"title": "Homes"}, "There is a section at the address “homes” already."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(office, client, two_indicators, wrong, words):
    office.section("Homes", 1)
    response = client.post(f"{CALENDAR}new/", values(office, two_indicators, **wrong))
    assert response.status_code == 200 and words in said(response)
    assert CalendarSection.objects.count() == 1


def test_only_people_who_enter_figures_here_can_be_owners(office, client, two_indicators):
    elsewhere = Office(slug="elsewhere").officer
    for person in (office.approver, elsewhere):
        assert person.email not in said(client.get(f"{CALENDAR}new/"))
        posted = values(office, two_indicators, owners=[person.pk])
        assert "that are listed." in said(client.post(f"{CALENDAR}new/", posted))


def test_a_section_in_which_nothing_was_typed_can_go(office, client):
    homes = office.section("Homes")
    Submission.objects.create(
        council=office.council, collection=homes, frequency="quarter", start="2026-01-01"
    )
    assert "Take this section out of the calendar" in said(client.get(f"{CALENDAR}homes/edit/"))
    response = client.post(f"{CALENDAR}homes/delete/", follow=True)
    assert "Homes is no longer in the calendar." in said(response)
    assert not CalendarSection.objects.exists()
    gone = read_detail(AuditEntry.objects.get(verb="removed a collection").detail)["changed"]
    assert gone.before["title"] == "Homes"


@pytest.mark.parametrize("step", ["type", "submit", "approve"])
def test_a_section_with_work_in_it_stays(office, client, step):
    homes = office.section("Homes")
    getattr(office, step)(homes, "8 100", "9 90")
    text = said(client.get(f"{CALENDAR}homes/edit/"))
    assert "Figures were typed or submitted in the section “Homes”, so it stays." in text
    assert "Take this section out" not in text
    assert "so it stays" in said(client.post(f"{CALENDAR}homes/delete/", follow=True))
    assert CalendarSection.objects.exists()


def test_an_indicator_that_is_being_typed_does_not_leave_its_section(office, client, two_indicators):
    homes = office.section("Homes")
    office.type(homes, "8 100")
    response = client.post(f"{CALENDAR}homes/edit/", values(office, two_indicators))
    assert "“Homes 1” has figures for quarter 4 2025/26 in the section “Homes”" in said(response)
    assert homes.indicators.count() == 2


def test_another_councils_section_is_not_there(office, client):
    Office(slug="elsewhere").section("Homes")
    assert client.get(f"{CALENDAR}homes/edit/").status_code == 404
    assert client.post(f"{CALENDAR}homes/delete/").status_code == 404


@pytest.mark.one_database
def test_the_calendar_costs_the_same_with_twenty_sections(office, client):
    office.section("First", owners=[office.officer])

    def grow():
        for number in range(20):
            office.section(f"Section {number}", 20, owners=[office.officer])

    assert_same_queries(client, CALENDAR, grow)
