"""What became of reading the stored files again."""

from django.db.models import QuerySet

from accounts.background.querysets import OPEN
from accounts.models import Job
from indicators.benchmarks.again.jobs import read_again
from indicators.models import Release

MOST_SMALL = 2  # files, which are read while somebody waits


def last_reading() -> Job | None:
    """The newest, whoever began it: all councils of a service share these files."""
    return Job.objects.filter(path=read_again.path).order_by("-at").first()


def open_readings() -> QuerySet[Job]:
    return Job.objects.filter(path=read_again.path, state__in=OPEN)


def kept_files() -> QuerySet[Release]:
    return Release.objects.filter(illustrative=False).exclude(rows_kept="")
