"""`manage.py send_reminders`: once a day each person reads what is due from them and what waits for them."""

from datetime import date, timedelta
from io import StringIO
from smtplib import SMTPRecipientsRefused
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command

from accounts.background.registries import daily_work
from accounts.roles import Role
from indicators.collection.approval.actions import return_section, submit_section
from indicators.models import ReminderSent
from tests.factories import FigureFactory, IndicatorFactory, MembershipFactory, user_with_role
from tests.office import Q4, Office

pytestmark = pytest.mark.django_db

SITE = "https://scorecard.example.gov.uk"
WEEK_BEFORE, ON_THE_DAY, AFTER = date(2026, 4, 10), date(2026, 4, 17), date(2026, 4, 19)
LONG_BEFORE = date(2026, 4, 9)


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def office():
    return Office()


def run(today, *more) -> str:
    out, err = StringIO(), StringIO()
    call_command("send_reminders", "--today", today.isoformat(), *more, stdout=out, stderr=err)
    return out.getvalue() + err.getvalue()


def letters() -> dict[str, mail.EmailMessage]:
    found = {message.to[0]: message for message in mail.outbox}
    assert len(found) == len(mail.outbox), "somebody had two letters"
    return found


def letter_to(user) -> str:
    return letters()[user.email].body


@pytest.mark.parametrize(
    ("today", "heading", "words"),
    [
        (WEEK_BEFORE, "Due within a week", "due Friday 17 April 2026"),
        (ON_THE_DAY, "Due today", "due today"),
        (AFTER, "Overdue", "2 days overdue"),
    ],
)
def test_an_owner_is_told_when_a_section_is_due(office, today, heading, words):
    office.section("Homes", owners=[office.officer])
    run(today)
    body = letter_to(office.officer)
    assert f"\n{heading}\n- Homes, quarter 4 2025/26: {words}\n" in body
    assert f"  {SITE}/county-example/figures/2025-26/q4/homes/\n" in body
    assert office.council.name in body


def test_nobody_hears_of_what_is_due_later_than_in_a_week(office):
    office.section("Homes", owners=[office.officer])
    assert "0 letters sent." in run(LONG_BEFORE)
    assert not mail.outbox


def test_a_section_without_owners_is_every_performance_officers(office):
    other = user_with_role(office.council, Role.PERFORMANCE_OFFICER)
    office.section("Homes")
    office.section("Health", owners=[other])
    run(AFTER)
    assert "Homes" in letter_to(office.officer) and "Health" not in letter_to(office.officer)
    assert "Homes" in letter_to(other) and "Health" in letter_to(other)
    assert letters()[other.email].subject == "Your work: 2 overdue"


def test_a_returned_section_comes_back_to_its_owner_whenever_it_is_due(office):
    submission = office.submit(office.section("Homes", owners=[office.officer], days_after=90))
    return_section(submission=submission, remarks="Look at June.", row_remarks={}, by=office.approver)
    run(AFTER)
    assert "Returned to be put right\n- Homes" in letter_to(office.officer)
    assert office.approver.email not in letters()


def test_an_approver_reads_what_waits_and_the_officer_is_left_in_peace(office):
    office.submit(office.section("Homes", owners=[office.officer]))
    run(AFTER)
    body = letter_to(office.approver)
    assert "Waiting for your approval\n- Homes, quarter 4 2025/26: submitted by Performance Manager" in body
    assert f"{SITE}/county-example/figures/2025-26/q4/homes/approval/" in body
    assert set(letters()) == {office.approver.email}


def test_nobody_is_asked_to_approve_their_own(office):
    both = user_with_role(office.council, Role.PERFORMANCE_OFFICER, Role.APPROVER)
    typed = office.section("Typed", owners=[office.officer])
    office.type(typed, "8 100", by=both)
    office.type(typed, "", "9 90")
    submit_section(collection=typed, period=Q4, by=office.officer)
    office.officer = both
    office.submit(office.section("Own", owners=[both]))
    run(LONG_BEFORE)
    assert both.email not in letters()
    assert "Own" in letter_to(office.approver) and "Typed" in letter_to(office.approver)


def test_what_is_approved_or_came_in_a_file_is_no_work(office):
    office.approve(office.section("Homes"))
    health = office.section("Health", 1)
    FigureFactory(council=office.council, indicator=health.indicators.get(), start="2026-01-01")
    run(AFTER)
    assert not mail.outbox


def test_a_promised_figure_comes_back_when_its_quarter_has_ended(office):
    homes = office.section("Homes", owners=[office.officer], days_after=300)
    facts = {"symbol": "p", "value": None, "numerator": None, "denominator": None}
    promised = {"council": office.council, "indicator": homes.indicators.first(), **facts}
    FigureFactory(start="2025-07-01", note="expected Quarter 4 2025/26", **promised)
    FigureFactory(start="2025-10-01", note="expected Quarter 1 2026/27", **promised)
    run(date(2026, 3, 31))
    assert not mail.outbox
    run(LONG_BEFORE)
    body = letter_to(office.officer)
    assert "- Homes 1, quarter 2 2025/26: overdue, expected quarter 4 2025/26" in body
    assert "quarter 3 2025/26" not in body


def test_one_letter_tells_of_all_councils(office):
    second = Office(slug="elsewhere")
    MembershipFactory(user=office.officer, council=second.council, role=Role.PERFORMANCE_OFFICER)
    office.section("Homes", owners=[office.officer])
    second.section("Health", owners=[office.officer])
    run(AFTER)
    body = letter_to(office.officer)
    assert "County Example Council" in body and "Elsewhere Council" in body
    assert letters()[office.officer.email].subject == "Your work: 2 overdue"


def test_one_council_alone_can_be_named(office):
    Office(slug="elsewhere").section("Health")
    office.section("Homes")
    run(AFTER, "--council", "county-example")
    assert set(letters()) == {office.officer.email}
    with pytest.raises(CommandError, match=r"no council at the address “nowhere”\. Known: county-example"):
        run(AFTER, "--council", "nowhere")


def test_letters_hold_no_figures_and_no_remarks(office):
    submission = office.submit(office.section("Homes"), "4711 9999", "8 100")
    return_section(submission=submission, remarks="One child moved.", row_remarks={}, by=office.approver)
    run(AFTER)
    body = letter_to(office.officer)
    assert "4711" not in body and "9999" not in body and "child moved" not in body


def test_a_title_is_written_as_it_is(office):
    office.section("Children's & families' homes", slug="homes")
    run(AFTER)
    assert "Children's & families' homes" in letter_to(office.officer)


def test_run_twice_a_day_it_sends_once_and_the_next_day_again(office):
    office.section("Homes")
    assert "1 letter sent." in run(AFTER)
    assert "0 letters sent. 1 had theirs today." in run(AFTER)
    assert len(mail.outbox) == 1
    run(AFTER + timedelta(days=1))
    assert len(mail.outbox) == 2


def test_a_trial_run_prints_the_letters_and_keeps_nothing(office):
    office.section("Homes")
    said = run(AFTER, "--dry-run")
    assert f"To: {office.officer.email}" in said and "Subject: Your work: 1 overdue" in said
    assert "- Homes, quarter 4 2025/26: 2 days overdue" in said and "Nothing was sent" in said
    assert not mail.outbox and not ReminderSent.objects.exists()


class OneMailboxIsFull(EmailBackend):
    refused = ""

    def send_messages(self, messages):
        if any(self.refused in message.to for message in messages):
            raise SMTPRecipientsRefused({self.refused: (452, b"mailbox full")})
        return super().send_messages(messages)


def test_a_letter_that_is_refused_is_named_and_sent_by_the_next_run(office, settings):
    other = user_with_role(office.council, Role.PERFORMANCE_OFFICER)
    office.section("Homes")
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.OneMailboxIsFull"
    with (
        patch.object(OneMailboxIsFull, "refused", office.officer.email),
        pytest.raises(CommandError) as failed,
    ):
        run(AFTER)
    assert failed.value.returncode == 1
    assert office.officer.email in str(failed.value) and other.email not in str(failed.value)
    assert set(letters()) == {other.email}
    settings.EMAIL_BACKEND = backend
    assert "1 letter sent. 1 had theirs today." in run(AFTER)
    assert set(letters()) == {other.email, office.officer.email}


def test_without_the_sites_address_it_warns_and_gives_paths(office, settings):
    settings.SITE_URL = ""
    office.section("Homes")
    assert "SITE_URL is not set" in run(AFTER)
    assert "\n  /county-example/figures/2025-26/q4/homes/\n" in letter_to(office.officer)


def test_somebody_who_left_gets_no_letter(office):
    office.section("Homes", owners=[office.officer])
    office.officer.is_active = False
    office.officer.save()
    run(AFTER)
    assert not mail.outbox


def test_a_day_that_cannot_be_read_is_named():
    with pytest.raises(CommandError, match="“April” is no day"):
        call_command("send_reminders", "--today", "April")


def test_a_council_costs_the_same_however_many_sections_it_has(office, django_assert_max_num_queries):
    for number in range(20):
        section = office.section(f"Section {number}", 5)
        office.type(section, "8 100")
    FigureFactory(council=office.council, indicator=IndicatorFactory(), start="2025-07-01")
    with django_assert_max_num_queries(20):
        run(AFTER, "--dry-run")


def test_the_worker_reminds_by_itself_where_it_knows_the_sites_address(office, settings):
    office.section("Homes", days_after=1)
    daily_work()["reminders"]()
    daily_work()["reminders"]()
    assert SITE in letter_to(office.officer)
    mail.outbox.clear()
    ReminderSent.objects.all().delete()
    settings.SITE_URL = ""
    daily_work()["reminders"]()
    assert not mail.outbox
