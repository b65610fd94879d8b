"""The page of the eight steps: who is led there, what each may do on it, and what it refuses."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import AuditEntry, Job
from accounts.roles import Role
from committees.models import Committee
from config import environment
from indicators.models import CalendarSection
from scorecards.definitions.starters.choices import starter_named
from scorecards.models import Scorecard
from tests.factories import CouncilFactory, IndicatorFactory, ScorecardFactory, user_with_role
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db
STEPS = "/exampleton/getting-started/"
SMALL = starter_named("small-council")


@pytest.fixture
def council():
    for code in SMALL.codes:
        IndicatorFactory(code=code)
    return CouncilFactory(slug="exampleton")


def client_of(council, role: Role, **facts) -> Client:
    client = Client()
    client.force_login(user_with_role(council, role, **facts))
    return client


def words(response) -> str:
    return " ".join(response.text.split())


def send(client, **sent) -> str:
    return words(client.post(STEPS, sent, follow=True))


def test_an_administrators_first_page_is_the_steps_until_there_is_a_scorecard(council):
    administrator = client_of(council, Role.ADMINISTRATOR)
    assert administrator.get("/exampleton/").url == STEPS
    assert client_of(council, Role.MEMBER).get("/exampleton/").status_code == 200
    assert "is yours now, with its committee" in send(administrator, do="starter", starter="small-council")
    assert Committee.objects.get().scorecard == Scorecard.objects.get()
    home = words(administrator.get("/exampleton/"))
    assert "1 of 8 steps is done" in home and "Go on with the steps" in home
    assert "You have the scorecard of the Corporate Parenting Board already" in send(
        administrator, do="starter", starter="small-council"
    )
    assert "Choose one of the three scorecards." in send(administrator, do="starter", starter="none")


def test_the_calendar_follows_the_scorecard_once_and_by_command_alike(council):
    administrator = client_of(council, Role.ADMINISTRATOR)
    said = StringIO()
    options = {"starter": "small-council", "council": "exampleton", "stdout": said}
    with pytest.raises(CommandError, match="not a quarter"):
        call_command("define_scorecards", first_period="2025/26", **options)
    assert not Scorecard.objects.exists()
    call_command("define_scorecards", first_period="2025/26 Q1", dry_run=True, **options)
    assert "Nothing was saved" in said.getvalue() and not Scorecard.objects.exists()
    call_command("define_scorecards", **options)
    dates = {"do": "calendar", "scorecard": "corporate-parenting-board", "first_period": "2025-04-01.quarter"}
    page = administrator.get(f"{STEPS}?step=calendar").context["form"]
    dates["first_period"] = page["first_period"].value()
    assert "Enter a whole number of days, such as 17." in send(administrator, **dates, days_after="soon")
    assert "In the calendar from" in send(administrator, **dates, days_after="10")
    assert (
        CalendarSection.objects.count() == 5 and not CalendarSection.objects.exclude(days_after=10).exists()
    )
    assert "is in the calendar already" in send(administrator, **dates, days_after="10")


def test_a_test_letter_says_how_it_went_and_counts_once_somebody_has_it(council, mailoutbox):
    administrator = client_of(council, Role.ADMINISTRATOR, email="head@exampleton.example")
    assert "Whether letters arrive, a test letter tells." in words(administrator.get(STEPS))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda do, **_: do())
        page = send(administrator, do="letter")
    (letter,) = mailoutbox
    assert letter.to == ["head@exampleton.example"] and Job.objects.get().state == Job.State.DONE
    assert "The mail server took your test letter." in words(administrator.get(f"{STEPS}?step=mail")), page
    assert "A test letter came." in send(administrator, do="came")


def test_without_mail_no_letter_is_sent_or_said_to_be(council, settings, mailoutbox):
    settings.EMAIL_BACKEND = environment.NO_MAIL
    administrator = client_of(council, Role.ADMINISTRATOR)
    page = send(administrator, do="letter")
    assert "Mail is off" in page and not mailoutbox and not Job.objects.exists()
    added = {"email": "officer@exampleton.example", "role": "performance officer"}
    page = words(administrator.post(f"{STEPS}people/", added, follow=True))
    assert "Hand this link over" in page and "We have sent" not in page


def test_each_does_what_their_role_may_and_reads_who_does_the_rest(council):
    ScorecardFactory(council=council)
    officer, approver = client_of(council, Role.PERFORMANCE_OFFICER), client_of(council, Role.APPROVER)
    assert "An administrator does this." in words(officer.get(STEPS))
    assert officer.post(STEPS, {"do": "calendar"}).status_code == 403
    assert approver.post(STEPS, {"do": "starter", "starter": "small-council"}).status_code == 403
    assert officer.post(f"{STEPS}people/", {"email": "a@b.example"}).status_code == 403
    assert "press one of the buttons" in send(officer, do="nonsense")
    assert not AuditEntry.objects.filter(verb__in=["gave a role", "defined a scorecard"]).exists()


def test_national_figures_that_all_councils_share_are_loaded_by_no_council_alone(council, settings):
    settings.NATIONAL_FIGURES_BY_PAGE = False
    CouncilFactory()
    administrator = client_of(council, Role.ADMINISTRATOR)
    assert "whoever runs the service changes them" in send(administrator, do="national")
    assert not Job.objects.exists()


@pytest.mark.one_database
def test_the_steps_cost_the_same_with_many_people_and_scorecards(council):
    client = client_of(council, Role.ADMINISTRATOR)
    ScorecardFactory(council=council)
    client.get(STEPS)

    def grow():
        for _ in range(12):
            user_with_role(council, Role.PERFORMANCE_OFFICER)
            ScorecardFactory(council=council)

    assert_same_queries(client, f"{STEPS}?step=calendar", grow)
