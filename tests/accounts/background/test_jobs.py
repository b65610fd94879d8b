"""A job is done once, whatever happens to those who do it, and says in plain words what became of it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.background import jobs
from accounts.background.actions import MOST_STOPS, cancel, start, take_up_again
from accounts.background.daily.actions import start_daily
from accounts.background.presenters import job_shown
from accounts.background.registries import register_daily
from accounts.models import Job, Worker
from accounts.policies import NotAllowed
from tests.accounts.background import example_jobs
from tests.factories import CouncilFactory, UserFactory
from tests.jobs import living_worker, taken, work_off

pytestmark = pytest.mark.django_db
State = Job.State


@pytest.fixture
def person():
    return UserFactory(name="A")


def begin(kind, **more) -> Job:
    return start(kind, council=None, by=None, title="Work", **more)


def now(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def silence(worker: Worker) -> None:
    """The worker was killed, a while ago."""
    long_ago = timezone.now() - timedelta(minutes=5)
    Worker.objects.filter(pk=worker.pk).update(heartbeat=long_ago)
    Job.objects.update(at=long_ago)


def test_small_work_is_done_at_once_without_a_worker_and_large_work_waits(person):
    small = begin(example_jobs.rename, user=person.pk, name="B")
    assert (small.state, small.result, small.arguments) == (State.DONE, {"renamed": "B"}, {})
    assert not DBTaskResult.objects.exists()
    large = begin(example_jobs.rename, user=person.pk, name="C", small=False)
    assert large.state == State.WAITING
    person.refresh_from_db()
    assert person.name == "AB"
    work_off()
    person.refresh_from_db()
    assert now(large).state == State.DONE and person.name == "ABC"


def test_with_a_worker_it_waits_for_it_unless_somebody_waits(person):
    living_worker()
    assert begin(example_jobs.rename, user=person.pk, name="B").state == State.WAITING
    assert begin(example_jobs.rename, user=person.pk, name="B", waits=True).state == State.DONE


def test_no_worker_takes_away_what_is_done_while_somebody_waits_but_one_takes_it_up_later(
    person, monkeypatch
):
    living_worker()
    monkeypatch.setattr("accounts.background.actions.carry_out_now", lambda job: None)  # killed
    job = begin(example_jobs.rename, user=person.pk, name="B", waits=True)
    assert work_off() == 0
    DBTaskResult.objects.update(run_after=timezone.now())
    assert work_off() == 1 and now(job).state == State.DONE


@pytest.mark.parametrize(
    ("kind", "words"),
    [(example_jobs.refuse, "Bring it again"), (example_jobs.break_down, "fault of ours. Try again")],
)
def test_what_went_wrong_is_said_in_plain_words(kind, words, caplog):
    job = begin(kind)
    assert job.state == State.FAILED and words in job.problem
    assert ("out of order" in caplog.text) == (kind is example_jobs.break_down)


def test_what_cannot_be_done_now_is_tried_again_later():
    job = begin(example_jobs.put_off)
    assert (job.state, job.problem, job.tries) == (State.WAITING, "The mail server is away.", 1)
    assert work_off() == 0, "not yet"
    DBTaskResult.objects.update(run_after=timezone.now())
    assert work_off() == 1 and now(job).tries == 2


def test_a_killed_workers_job_is_taken_up_by_another_and_the_dead_one_changes_nothing(person):
    dead, living = living_worker(), living_worker()
    job = begin(example_jobs.rename, user=person.pk, name="B")
    taken(dead)
    zombie = jobs._turn_of(job.pk)
    assert take_up_again() == 0, "it lives"
    assert job_shown(now(job)).silent == 0
    Worker.objects.filter(pk=dead.pk).update(heartbeat=timezone.now() - timedelta(seconds=12))
    shown = job_shown(now(job))
    assert shown.silent >= 12 and take_up_again() == 0, "told before it is taken up again"
    assert shown.words == "Stopped, it seems", "and not that it is at work"
    silence(dead)
    assert take_up_again() == 1 and take_up_again() == 0
    work_off(living)
    person.refresh_from_db()
    assert now(job).state == State.DONE and person.name == "AB"
    # it was only slow, and comes to its end now
    with pytest.raises(jobs.Lost):
        example_jobs.rename.function(zombie, user=person.pk, name="B")
    person.refresh_from_db()
    assert person.name == "AB"


def test_a_job_whose_web_process_was_killed_is_done_by_the_next_worker(person):
    job = begin(example_jobs.rename, user=person.pk, name="B", small=False)
    assert jobs._turn_of(job.pk) is not None
    work_off()
    assert now(job).state == State.DONE


def test_one_that_kills_its_workers_again_and_again_fails_and_says_so(person):
    job = begin(example_jobs.rename, user=person.pk, name="B", small=False)
    for _ in range(MOST_STOPS):
        worker = living_worker()
        taken(worker)
        silence(worker)
        take_up_again()
    assert now(job).state == State.FAILED and f"{MOST_STOPS} times" in now(job).problem
    assert work_off() == 0


def test_what_is_cancelled_is_not_done_and_a_run_that_goes_on_keeps_nothing(person):
    council = CouncilFactory()
    waiting, running = (
        start(
            example_jobs.rename,
            council=council,
            by=person,
            title="Work",
            small=False,
            user=person.pk,
            name="B",
        )
        for _ in range(2)
    )
    run = jobs._turn_of(running.pk)
    for job in (waiting, running):
        cancel(job=job, by=person)
    run.note()
    with pytest.raises(jobs.Lost):
        example_jobs.rename.function(run, user=person.pk, name="B")
    work_off()
    person.refresh_from_db()
    assert person.name == "A" and now(waiting).state == now(running).state == State.CANCELLED
    with pytest.raises(NotAllowed, match="ended already"):
        cancel(job=now(running), by=person)


def test_what_a_run_says_is_written_by_the_pulse():
    job = begin(example_jobs.refuse, small=False)
    run = jobs._turn_of(job.pk)
    run.say("12,000 rows read")
    run.note()
    assert now(job).progress == "12,000 rows read"


def test_the_days_work_is_started_once_by_whoever_is_first_and_one_fault_stops_no_other_part(
    monkeypatch, caplog
):
    monkeypatch.setattr("accounts.background.registries._daily", {})
    monkeypatch.setattr("accounts.background.daily.actions.NOT_BEFORE", timedelta(0))
    did = []
    register_daily("broken", lambda: did.append("broken") or 1 / 0)
    register_daily("whole", lambda: did.append("whole"))
    job = start_daily()
    assert start_daily() is None
    work_off()
    assert did == ["broken", "whole"]
    assert now(job).result == {"broken": "failed", "whole": "done"}
    monkeypatch.setattr("accounts.background.daily.actions.NOT_BEFORE", timedelta(hours=24))
    Job.objects.all().delete()
    assert start_daily() is None, "too early"
