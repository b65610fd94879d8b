"""Making the files of papers before anybody asks for them."""

import logging
from datetime import timedelta

from django.utils.timezone import localdate

from accounts.background.jobs import TryAgain
from accounts.background.registries import Run, job
from committees.models import Meeting
from committees.models.visibility import readers_of
from committees.papers.files.caches import FORMS, kept_paper
from committees.papers.pages import papers_out
from scorecards.editions.downloads.caches import BeingMade
from scorecards.exports.typesetting import RenderError

log = logging.getLogger(__name__)
LATER = timedelta(minutes=1)


@job(priority=-50)
def make_papers(run: Run, meeting: int) -> None:
    """Each file by itself, so that one which cannot be made stops no other. Its result says of each how it went."""
    found = Meeting.objects.select_related("committee__council").get(pk=meeting)
    went: dict[str, str] = {}
    for paper in papers_out(found, readers_of(found, localdate())):
        for form in FORMS:
            run.say(f"{paper.kind}, {form.upper()}")
            try:
                kept_paper(found, paper, form)
                went[f"{paper.kind}.{form}"] = "kept"
            except BeingMade:
                raise TryAgain("Another process makes one of the files just now.", LATER) from None
            except (RenderError, OSError) as problem:
                log.error("The %s (%s) of %s could not be made: %s", paper.kind, form, found, problem)
                went[f"{paper.kind}.{form}"] = "failed"
    run.result = went
