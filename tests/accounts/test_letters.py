"""Letters leave in a job: nobody waits for a mail server, and nobody learns from the time who has an account."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from accounts.letters.actions import post_letter
from accounts.letters.jobs import PAUSES
from accounts.models import Job
from tests.factories import UserFactory
from tests.jobs import living_worker, work_off

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("worker", [True, False])
def test_asking_for_a_link_does_the_same_for_every_address(client, worker, monkeypatch):
    """The statements until the answer is there are the same, in their order; the rest happens after it."""
    if worker:
        living_worker()
    after = []
    monkeypatch.setattr("accounts.background.pages.carry_out_now", lambda job: after.append(job))
    UserFactory(email="known@exampleton.example")
    asked = {}
    for email in ("known@exampleton.example", "nobody@exampleton.example"):
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            answer = client.post(reverse("account_reset_password"), {"email": email})
        assert answer.status_code == 302 and not mail.outbox
        asked[email] = [re.match(r"\w+ \w* ?(\"accounts_\w+\")?", query["sql"])[0] for query in captured]
    known, unknown = asked.values()
    assert known == unknown
    assert len(after) == (0 if worker else 2)
    work_off()
    [letter] = mail.outbox
    assert letter.to == ["known@exampleton.example"] and "/account/password/reset/key/" in letter.body


def test_a_letter_is_sent_by_the_worker_and_forgotten():
    living_worker()
    job = post_letter(subject="Your link", message="open sesame", to="a@exampleton.example")
    assert not mail.outbox and job.arguments["message"] == "open sesame"
    work_off()
    job.refresh_from_db()
    assert [letter.body for letter in mail.outbox] == ["open sesame"]
    assert (job.state, job.arguments) == (Job.State.DONE, {})


def test_a_mail_server_that_is_away_is_tried_again_and_given_up_in_the_end(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    living_worker()
    job = post_letter(subject="Your link", message="open sesame", to="a@exampleton.example")
    for _ in range(len(PAUSES) + 1):
        DBTaskResult.objects.update(run_after=job.at)
        assert work_off() == 1
    job.refresh_from_db()
    assert job.state == Job.State.FAILED and job.problem.startswith("The mail server did not take the letter")
    assert job.arguments == {}
