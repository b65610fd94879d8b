"""manage.py background_work: what belongs to no council, for whoever runs the service.

Letters that are one person's (reminders, links to a new password) and the day's work stand on no council's page. Of
councils' own work it lists what failed while nobody was looking, such as an edition that was not published at its set
time. Ends with 1 where something has failed since yesterday, so that a monitor can ask.
"""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.background.presenters import clock, state_words
from accounts.background.querysets import KEPT_FOR, listed_jobs, watched_failures, worker_lives
from accounts.models import Job

FAILED = 1
MOST = 200
RECENT = timedelta(days=1)


class Command(BaseCommand):
    help = (
        "List the letters and the daily work that belong to no council: what waits, runs, or ended in the last month; "
        "and what was to be published in a council at a set time and was not. "
        "Neither addresses nor what a letter says are kept. Ends with 1 where something has failed since yesterday."
    )

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="also what was done or cancelled")

    def handle(self, *args, **options):
        jobs = listed_jobs(None)
        if not options["all"]:
            jobs = jobs.exclude(state__in=(Job.State.DONE, Job.State.CANCELLED))
        self.stdout.write("A worker is running." if worker_lives() else "No worker is running.")
        found = list(jobs[: MOST + 1])
        for job in found[:MOST]:
            word, why = state_words(job)
            self.stdout.write(f"{clock(job.at)}  {job.title}: {word}. {why}".rstrip())
        if len(found) > MOST:
            self.stdout.write(f"And more: {jobs.count() - MOST}.")
        unpublished = list(watched_failures()[:MOST])
        for job in unpublished:
            self.stdout.write(f"{clock(job.at)}  {job.council}: {job.title}: Failed. {job.problem}")
        if not found and not unpublished:
            self.stdout.write(f"Nothing waits or runs, and nothing has failed in {KEPT_FOR.days} days.")
        since = timezone.now() - RECENT
        recent = {"state": Job.State.FAILED, "ended_at__gt": since}
        failed = jobs.filter(**recent).count() + watched_failures().filter(**recent).count()
        if failed:
            raise CommandError(f"Failed since yesterday: {failed}.", returncode=FAILED)
