"""Beginning to read the stored files again."""

from django.db import transaction

from accounts.background.actions import start
from accounts.models import Council, User
from accounts.policies import NotAllowed
from accounts.querysets import lock
from accounts.trail import actions as audit
from indicators.benchmarks.again.jobs import read_again
from indicators.benchmarks.again.querysets import MOST_SMALL, kept_files, open_readings

AT_WORK = "The stored files are being read again already."
TITLE = "Reading the stored files again"


@transaction.atomic
def start_reading(*, council: Council, by: User) -> None:
    """Raises NotAllowed where it is going on."""
    lock(council)
    if open_readings().exists():
        raise NotAllowed(AT_WORK)
    small = kept_files().count() <= MOST_SMALL
    start(read_again, council=council, by=by, title=TITLE, small=small, waits=small)
    audit.record(
        by=by, council=council, verb="began to read the stored files again", subject="national figures"
    )
