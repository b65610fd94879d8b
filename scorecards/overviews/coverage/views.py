"""What evidence there is for each key line of enquiry, and what is missing."""

from django.http import HttpResponse
from django.urls import reverse

from accounts.roles import Permission
from scorecards.editions.caches import kept_for_visitors
from scorecards.editions.drafts.pages import of_draft
from scorecards.editions.pages import Source
from scorecards.editions.published.pages import of_edition
from scorecards.overviews.coverage.presenters import present_coverage
from scorecards.overviews.pages import overview

TITLE = "What evidence we have"


def page(source: Source) -> HttpResponse:
    return overview(source, "coverage", TITLE, present_coverage)


def draft_page(source: Source) -> HttpResponse:
    """As it stands now, with the way to enter more."""
    more = {}
    if Permission.VIEW_DRAFTS in source.request.permissions:
        more["evidence_url"] = reverse("scorecards:evidence", args=[source.council.slug])
    return overview(source, "coverage", TITLE, present_coverage, detail=True, **more)


coverage = kept_for_visitors(of_edition(page))
draft_coverage = of_draft(draft_page)
