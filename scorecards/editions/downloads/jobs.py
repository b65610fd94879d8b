"""Making the files of an edition before anybody asks for them."""

import logging
from datetime import timedelta

from accounts.background.jobs import TryAgain
from accounts.background.registries import Run, job
from scorecards.editions.caches import forget_files
from scorecards.editions.downloads.caches import SLOW, Artefact, BeingMade, Original, original_of
from scorecards.editions.taking_down.querysets import taking_down_of
from scorecards.exports.appendix import RenderError, TooLong
from scorecards.models import Edition

log = logging.getLogger(__name__)
LATER = timedelta(minutes=1)
ELSEWHERE = "Another process makes one of the files just now."


@job(priority=-50)
def make_files(run: Run, edition: int) -> None:
    """Each file by itself, so that one which cannot be made stops no other. Its result says of each how it went."""
    found = Edition.objects.select_related("scorecard__council").get(pk=edition)
    original = original_of(found, found.scorecard.council.slug)
    went: dict[str, str] = {}
    for name, artefact in SLOW.items():
        if taking_down_of(found):
            break
        run.say(f"{artefact.words}, {len(went) + 1} of {len(SLOW)}")
        went[name] = _made(original, artefact)
    if taking_down_of(found):
        forget_files(found)  # what was kept while somebody took it down
    run.result = went


def _made(original: Original, artefact: Artefact) -> str:
    try:
        if not original.is_kept(artefact):
            original.made_and_kept(artefact)
    except BeingMade:
        raise TryAgain(ELSEWHERE, LATER) from None
    except TooLong:
        return "too long"  # which the links say
    except (RenderError, OSError) as problem:
        log.error("The %s of %s could not be made: %s", artefact.kind, original.edition, problem)
        return "failed"
    return "kept"
