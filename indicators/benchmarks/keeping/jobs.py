"""Files of releases that were never taken in are cleared away once a day."""

from accounts.files.jobs import clear_unclaimed
from indicators.models import NationalFile, Release


def clear_release_files() -> None:
    kept = Release.objects.values_list("rows_kept", flat=True)
    waiting = NationalFile.objects.values_list("file", flat=True)
    clear_unclaimed("releases", {*kept, *waiting})
