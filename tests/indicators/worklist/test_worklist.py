"""The worklist: what is due in a period, how far each section is, and who waits for whom."""

from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from django.test import Client
from lxml import html

from accounts.roles import Role
from indicators.collection.approval.actions import return_section
from indicators.terms.periods import quarter_of
from tests.factories import CollectedIndicatorFactory, FigureFactory, IndicatorFactory, user_with_role
from tests.office import Q4, Office
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db

WORKLIST = "/county-example/figures/"


@pytest.fixture(autouse=True)
def middle_of_april():
    with patch("django.utils.timezone.now", lambda: datetime(2026, 4, 15, 9, 30, tzinfo=UTC)):
        yield


@pytest.fixture
def office():
    return Office()


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user, url=WORKLIST):
    response = client_of(user).get(url)
    assert response.status_code == 200
    return html.fromstring(response.content)


def said(element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def row(document, title):
    """The cells of a section's row by their headings."""
    heads = [said(each) for each in document.xpath("//*[@id='worklist']/thead//th")]
    for each in document.xpath("//*[@id='worklist']/tbody/tr"):
        if said(each[0]).startswith(title):
            return dict(zip(heads, each, strict=True))
    raise AssertionError(f"{title} is not on the worklist: {said(document)}")


def words(document, title, column):
    return said(row(document, title)[column]).removeprefix(column).strip()


def test_each_section_says_when_it_is_due_and_what_is_entered(office):
    homes = office.section("Homes", 3, owners=[office.officer])
    office.type(homes, "8 100", "7 90")
    document = page(office.officer)
    assert "Quarter 4 2025/26" in said(document.xpath("//h1")[0])
    assert words(document, "Homes", "Due") == "Due Friday 17 April 2026"
    assert words(document, "Homes", "Entered") == "2 of 3"
    (progress,) = document.xpath("//*[@id='worklist']//progress")
    assert (progress.get("value"), progress.get("max")) == ("2", "3")
    assert words(document, "Homes", "State") == "Draft"
    assert words(document, "Homes", "Section") == "Homes Performance Manager"
    assert words(document, "Homes", "Who waits for whom") == "Waits for you."


def test_a_section_without_owners_waits_for_every_performance_officer(office):
    """The home page and the reminders say so too."""
    office.section("Homes", 3)
    assert words(page(office.officer), "Homes", "Who waits for whom") == "Waits for you."
    approver = user_with_role(office.council, Role.APPROVER)
    assert words(page(approver), "Homes", "Who waits for whom") == "Waits for a performance officer."


def test_an_overdue_section_says_so_in_words(office):
    office.section("Homes", days_after=13)
    assert words(page(office.officer), "Homes", "Due") == "2 days overdue"


def test_errors_and_open_queries_are_counted_and_empty_figures_are_not(office):
    homes = office.section("Homes", 3)
    office.type(homes, "120 100")
    assert words(page(office.officer), "Homes", "Entered") == "1 of 3 1 error"


def test_a_submitted_section_waits_for_the_approver(office):
    office.submit(office.section("Homes"))
    document = page(office.officer)
    assert words(document, "Homes", "State") == "Waits for approval"
    assert (
        words(document, "Homes", "Who waits for whom")
        == "Performance Manager waits for an approver, since 15 April 2026."
    )
    document = page(office.approver)
    assert words(document, "Homes", "Who waits for whom").startswith("Performance Manager waits for you")
    (link,) = row(document, "Homes")["What to do"].xpath(".//a")
    assert link.get("href") == f"{WORKLIST}2025-26/q4/homes/approval/"
    assert said(link) == "Approve or return : Homes"


def test_nobody_is_asked_to_approve_what_they_submitted_themselves(office):
    both = user_with_role(office.council, Role.PERFORMANCE_OFFICER, Role.APPROVER, name="Both")
    office.officer = both
    office.submit(office.section("Homes"))
    document = page(both)
    assert (
        words(document, "Homes", "Who waits for whom") == "Both waits for an approver, since 15 April 2026."
    )
    assert words(document, "Homes", "What to do") == "See : Homes"


def test_a_returned_section_shows_the_remarks_and_goes_back_to_the_officer(office):
    submission = office.submit(office.section("Homes", owners=[office.officer]))
    return_section(submission=submission, remarks="Look at June.", row_remarks={}, by=office.approver)
    document = page(office.officer)
    assert words(document, "Homes", "State") == "Returned"
    assert words(document, "Homes", "Who waits for whom") == "Head of Service waits for you. “Look at June.”"
    (link,) = row(document, "Homes")["What to do"].xpath(".//a")
    assert link.get("href") == f"{WORKLIST}2025-26/q4/homes/"


def test_an_approved_section_is_done_and_its_period_gives_way_to_the_next(office):
    homes, health = office.section("Homes"), office.section("Health")
    office.approve(homes)
    document = page(office.officer)
    assert words(document, "Homes", "State") == "Approved"
    assert words(document, "Homes", "Due") == "–"
    assert words(document, "Homes", "Who waits for whom") == "Approved by Head of Service, 15 April 2026."
    assert "1 of 2 sections done" in said(document)
    office.approve(health)
    assert "All 2 sections are done." in said(page(office.officer))


def test_the_oldest_unfinished_period_is_shown_with_links_to_the_others(office):
    office.section("Homes", first_period=quarter_of(2025, 3).start)
    document = page(office.officer)
    assert "Quarter 3 2025/26" in said(document.xpath("//h1")[0])
    assert not document.xpath("//a[@rel='prev']")
    (later,) = document.xpath("//a[@rel='next']")
    assert later.get("href") == f"{WORKLIST}2025-26/q4/"
    document = page(office.officer, f"{WORKLIST}2026-27/q1/")
    assert not document.xpath("//a[@rel='next']")  # the running quarter is the last
    assert document.xpath("//a[@rel='prev']")


def test_figures_from_a_file_are_recorded_and_need_no_approval(office):
    homes = office.section("Homes", 1)
    FigureFactory(council=office.council, indicator=homes.indicators.get(), start=Q4.start)
    document = page(office.officer, f"{WORKLIST}2025-26/q4/")
    assert words(document, "Homes", "State") == "Recorded"
    assert words(document, "Homes", "Who waits for whom") == "From a file or another system."
    section = page(office.officer, f"{WORKLIST}2025-26/q4/homes/")
    assert "Recorded. All its figures stand, from a file or another system." in said(section)
    FigureFactory(
        council=office.council, indicator=office.section("Health").indicators.first(), start=Q4.start
    )
    section = page(office.officer, f"{WORKLIST}2025-26/q4/health/")
    assert "Draft. Nothing is typed yet. 1 of its 2 figures stand recorded." in said(section)


def promise(office, collection, note, start):
    facts = {"symbol": "p", "value": None, "numerator": None, "denominator": None, "note": note}
    return FigureFactory(
        council=office.council, indicator=collection.indicators.first(), start=start, **facts
    )


def test_a_promised_figure_comes_back_in_its_quarter_with_a_link_to_enter_it(office):
    homes, later = office.section("Homes"), office.section("Later")
    due = promise(office, homes, "expected Quarter 4 2025/26", "2025-07-01")
    promise(office, later, "expected Quarter 2 2026/27", "2025-07-01")
    document = page(office.officer)
    (now,) = document.xpath("//section[@aria-labelledby='promised-h']")
    (then,) = document.xpath("//section[@aria-labelledby='later-h']")
    assert "Homes 1" in said(now) and "Quarter 2 2025/26" in said(now) and "Later" not in said(now)
    assert "Later 1" in said(then) and "Quarter 2 2026/27" in said(then)
    (link,) = now.xpath(".//tbody//a")
    assert link.get("href") == f"{WORKLIST}cell/{due.indicator_id}-0-2025-26-Q2/correct/"
    assert page(office.approver).xpath("//section[@aria-labelledby='promised-h']")


def test_a_promise_that_was_kept_no_longer_comes_back(office):
    homes = office.section("Homes")
    figure = promise(office, homes, "expected Quarter 4 2025/26", "2025-07-01")
    type(figure).objects.filter(pk=figure.pk).mark_superseded()
    assert not page(office.officer).xpath("//section[@aria-labelledby='promised-h']")


def test_a_promise_outside_the_calendar_has_no_link(office):
    office.section("Homes")
    facts = {"symbol": "p", "value": None, "numerator": None, "denominator": None}
    other = IndicatorFactory(title="From partners")
    FigureFactory(
        council=office.council, indicator=other, start="2025-07-01", note="expected 2025/26", **facts
    )
    (now,) = page(office.officer).xpath("//section[@aria-labelledby='promised-h']")
    assert "Comes in a file" in said(now) and not now.xpath(".//tbody//a")


def test_a_council_without_a_calendar_reads_how_to_get_one(office):
    document = page(office.officer)
    assert "No collection calendar yet" in said(document)
    assert "An approver or an administrator of your council sets it up" in said(document)
    assert page(office.approver).xpath("//a[@class='button'][@href='/county-example/figures/calendar/']")


@pytest.mark.parametrize(
    "address", ["2025-26/q5/", "2025-27/q1/", "never/q1/", "2025-26/april/", "2025-26/year/"]
)
def test_what_is_no_quarter_is_not_there(office, address):
    office.section("Homes")
    assert client_of(office.officer).get(WORKLIST + address).status_code == 404


def test_a_quarter_before_the_first_leads_to_the_first(office):
    office.section("Homes")
    document = page(office.officer, f"{WORKLIST}2024-25/q1/")
    assert "No section is collected for quarter 1 2024/25" in said(document)
    assert document.xpath(f"//a[@href='{WORKLIST}2025-26/q4/']")


def test_another_councils_work_is_not_shown(office):
    other = Office(slug="elsewhere", gss_code="E06999999")
    other.section("Secret", owners=[other.officer])
    office.section("Homes")
    document = page(office.officer)
    assert "Secret" not in said(document)
    assert client_of(office.officer).get("/elsewhere/figures/").status_code == 404


@pytest.mark.slow
@pytest.mark.one_database
@pytest.mark.parametrize("reader", ["officer", "approver"])
def test_the_worklist_costs_the_same_with_twenty_sections_and_twenty_indicators_each(office, reader):
    first, second = office.section("First"), office.section("Second")
    office.type(first, "120 100")
    office.submit(second)
    promise(office, first, "expected Quarter 4 2025/26", "2025-07-01")

    def grow():
        for section in (first, second):
            for number in range(18):
                CollectedIndicatorFactory(
                    collection=section, indicator=IndicatorFactory(counts_children=False), order=number + 2
                )
        for number in range(18):
            section = office.section(f"Section {number}", 20, owners=[office.officer])
            office.type(section, "8 100", "9 90")
            promise(office, section, "expected Quarter 4 2025/26", "2025-07-01")

    user = getattr(office, reader)
    assert_same_queries(client_of(user), f"{WORKLIST}2025-26/q4/", grow)
    assert_same_queries(client_of(user), WORKLIST, lambda: office.section("One more", 20))
