"""Having the files of editions made by a worker."""

from accounts.background.actions import start
from accounts.background.querysets import OPEN
from accounts.models import Job
from scorecards.editions.downloads.caches import SLOW, original_of
from scorecards.editions.downloads.jobs import make_files
from scorecards.editions.downloads.querysets import editions_made_ready, files_key, files_known, making_of
from scorecards.models import Edition


def start_files(*, edition: Edition) -> Job | None:
    """Have them made, unless they are being made already. Without a worker they wait for one, or for who asks first."""
    before = list(making_of(edition))
    if before and before[0].state in OPEN:
        return before[0]
    return start(
        make_files,
        council=edition.scorecard.council,
        by=None,
        title=f"Files of {edition}",
        small=False,
        once=f"{files_key(edition)} {len(before) + 1}",
        edition=edition.pk,
    )


def start_missing_files() -> None:
    """The day's work: after an upgrade all files are drawn anew, and no reader is to be the first who asks."""
    for edition in editions_made_ready():
        original = original_of(edition, edition.scorecard.council.slug)
        known = files_known(edition)
        wanted = [each for each in SLOW.values() if not known.get(original.name_of(each), {}).get("why")]
        if not all(original.is_kept(artefact) for artefact in wanted):
            start_files(edition=edition)
