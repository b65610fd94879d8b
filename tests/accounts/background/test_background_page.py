"""An administrator sees what the council's work in the background is doing, why it failed, and what can be done."""

from datetime import timedelta
from io import StringIO
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.background.actions import start
from accounts.letters.actions import post_letter
from accounts.letters.jobs import PAUSES
from accounts.models import AuditEntry, Job
from accounts.roles import Role
from tests.accounts.background import example_jobs
from tests.factories import CouncilFactory, user_with_role
from tests.jobs import living_worker, work_off
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db
PAGE = "/exampleton/settings/background/"
State = Job.State


@pytest.fixture
def council():
    return CouncilFactory(slug="exampleton")


@pytest.fixture
def client(council):
    client = Client()
    client.force_login(user_with_role(council, Role.ADMINISTRATOR))
    return client


def begin(council, kind, title, **more) -> Job:
    return start(kind, council=council, by=None, title=title, **more)


def test_what_waits_and_what_failed_is_seen_with_why_and_nothing_of_other_councils(council, client, caplog):
    begin(council, example_jobs.refuse, "Check of done.csv")
    begin(council, example_jobs.break_down, "Check of broken.csv")
    begin(CouncilFactory(slug="otherton"), example_jobs.refuse, "Check of theirs.csv")
    assert "theirs.csv" not in client.get(PAGE).text
    begin(council, example_jobs.refuse, "Check of large.csv", small=False)
    text = client.get(PAGE).text
    assert "No worker is running" in text and "Bring it again" in text and "fault of ours" in text
    assert text.index("large.csv") < text.index("broken.csv") < text.index("done.csv"), "open first"
    living_worker()
    assert "A worker is running" in client.get(PAGE).text
    assert f'href="{PAGE}"' in client.get("/exampleton/settings/").text


def test_what_waits_is_cancelled_or_tried_at_once_by_its_own_council_alone(council, client):
    job = begin(council, example_jobs.put_off, "Letter")
    theirs = begin(CouncilFactory(slug="otherton"), example_jobs.put_off, "Letter")
    text = client.get(PAGE).text
    assert "The mail server is away. It is tried again after" in text
    for name in ("now", "cancel"):
        for key in (theirs.pk, "x", ""):
            assert "Nothing was changed" in client.post(PAGE, {name: key}, follow=True).text
    assert Job.objects.filter(state=State.WAITING).count() == 2
    assert work_off() == 0, "its pause is not over"
    assert "as soon as a worker takes it" in client.post(PAGE, {"now": job.pk}, follow=True).text
    assert work_off() == 1 and Job.objects.get(pk=job.pk).tries == 2
    assert "It is cancelled." in client.post(PAGE, {"cancel": job.pk}, follow=True).text
    assert Job.objects.get(pk=job.pk).state == State.CANCELLED
    for name, words in (("cancel", "ended already"), ("now", "has ended")):
        assert words in client.post(PAGE, {name: job.pk}, follow=True).text
    verbs = list(AuditEntry.objects.filter(subject="job").order_by("pk").values_list("verb", flat=True))
    assert verbs == ["had a job tried at once", "cancelled a job"]


def test_a_letter_that_failed_for_good_is_seen_without_its_address_or_text(
    council, client, monkeypatch, settings, caplog
):
    def refused(*args):
        raise SMTPRecipientsRefused({"head@exampleton.example": (550, b"No <head@exampleton.example> here")})

    monkeypatch.setattr("accounts.letters.jobs.send_mail", refused)
    job = post_letter(
        subject="Invitation", message="A secret link", to="head@exampleton.example", council=council
    )
    for _ in PAUSES:
        DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))
        work_off()
    assert Job.objects.get(pk=job.pk).state == State.FAILED
    text = client.get(PAGE).text
    assert f"It was tried {len(PAUSES) + 1} times" in text and "550" in text
    said = StringIO()
    call_command("background_work", stdout=said)
    assert "Nothing waits or runs" in said.getvalue(), "it is the council's"
    Job.objects.update(council=None)  # as a reminder's
    with pytest.raises(CommandError, match="Failed since yesterday: 1") as ended:
        call_command("background_work", stdout=said)
    assert ended.value.returncode == 1 and "Letter: Failed. The mail server did not take" in said.getvalue()
    assert "head@" not in said.getvalue() and "is given up" in caplog.text
    assert "head@" not in text and "secret" not in text and "Invitation" not in text


def test_a_page_has_fifty_and_costs_the_same_whatever_is_on_it(council, client):
    def grow():
        for number in range(30):
            begin(council, example_jobs.put_off, f"Work {number}")

    grow()
    assert_same_queries(client, PAGE, grow)
    assert client.get(PAGE).text.count('name="cancel"') == 50
    assert client.get(f"{PAGE}?page=2").text.count('name="cancel"') == 10
