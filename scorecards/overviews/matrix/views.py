"""Change and target: what is changing, and whether the target will be met."""

from django.http import HttpResponse

from scorecards.editions.caches import kept_for_visitors
from scorecards.editions.drafts.pages import of_draft
from scorecards.editions.pages import Source
from scorecards.editions.previews.pages import of_preview
from scorecards.editions.published.pages import of_edition
from scorecards.overviews.matrix.presenters import present_matrix
from scorecards.overviews.pages import overview


def page(source: Source) -> HttpResponse:
    return overview(source, "matrix", "Change and target", present_matrix)


matrix = kept_for_visitors(of_edition(page))
draft_matrix = of_draft(page)
as_public_matrix = of_preview(page)
