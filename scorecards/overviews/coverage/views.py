"""What evidence there is for each key line of enquiry, and what is missing."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse

from accounts.roles import Permission
from scorecards.editions.caches import kept_for_visitors
from scorecards.editions.drafts.pages import of_draft
from scorecards.editions.pages import Source
from scorecards.editions.previews.pages import of_preview
from scorecards.editions.published.pages import of_edition
from scorecards.overviews.coverage.presenters import present_coverage
from scorecards.overviews.pages import overview

TITLE = "What evidence we have"


def page(source: Source) -> HttpResponse:
    return overview(source, "coverage", TITLE, present_coverage)


def draft_page(source: Source) -> HttpResponse:
    """As it stands now, with the way to enter more."""
    present, slug = present_coverage, source.council.slug
    if Permission.ENTER_FIGURES in source.request.permissions:
        present = partial(present_coverage, enter_url=reverse("scorecards:evidence_new", args=[slug]))
    listed = reverse("scorecards:evidence", args=[slug])
    return overview(source, "coverage", TITLE, present, lines=True, evidence_url=listed)


coverage = kept_for_visitors(of_edition(page))
draft_coverage = of_draft(draft_page)
as_public_coverage = of_preview(page)
