"""Addresses of a preview: the pages and files of a draft, with what the scorecard is being changed to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.terms.periods import Frequency, Period
from scorecards.editions import pages
from scorecards.editions.downloads import pages as downloads
from scorecards.editions.querysets import newest_period
from scorecards.editor.previews.pages import of_preview
from scorecards.models import Scorecard
from scorecards.overviews.coverage.views import page as coverage_page
from scorecards.overviews.matrix.views import page as matrix_page

preview = of_preview(pages.scorecard)
attention = of_preview(pages.attention)
opened = of_preview(pages.opened)
figures = of_preview(pages.figures)
matrix = of_preview(matrix_page)
coverage = of_preview(coverage_page)
indicator = of_preview(pages.indicator)
explore = of_preview(pages.explore)
print_versions = of_preview(downloads.versions_page)
appendix = of_preview(downloads.appendix)
spreadsheet = of_preview(downloads.spreadsheet)
chart = of_preview(downloads.chart)


@for_council(Permission.VIEW_DRAFTS)
def preview_newest(request: HttpRequest, council: Council, scorecard_slug: str) -> HttpResponse:
    """The preview with the newest quarter that the council has a figure for."""
    scorecard = get_object_or_404(Scorecard, council=council, slug=scorecard_slug)
    period = newest_period(council)
    if period is None:
        period = Period.of(localdate(), Frequency.QUARTER)
        messages.info(request, "There is no figure yet: the preview shows the measures alone.")
    return HttpResponseRedirect(reverse("scorecards:preview", args=[council.slug, scorecard.slug, period]))
