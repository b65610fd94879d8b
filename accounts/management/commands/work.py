"""`manage.py work`: the worker that carries out jobs, beside the web server."""

from django.core.management.base import BaseCommand

from accounts.background.adapters import JobWorker


class Command(BaseCommand):
    help = (
        "Carry out jobs until stopped (Ctrl+C or SIGTERM; the job at hand is done to its end first, a second signal "
        "stops it, and it is done again later). Run one beside the web server, or several. See docs/operations.md."
    )

    def add_arguments(self, parser):
        parser.add_argument("--until-done", action="store_true", help="end when no job is due any more")

    def handle(self, *args, until_done, **options):
        JobWorker(batch=until_done).run()
