"""Files of sources that no row tells of are cleared away once a day."""

from accounts.files.jobs import clear_unclaimed
from committees.models import MinutesSource


def clear_sources() -> None:
    clear_unclaimed("minutes", set(MinutesSource.objects.values_list("file", flat=True)))
