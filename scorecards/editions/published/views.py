"""What was published. Whole pages are kept for visitors; files are kept in the file store."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from accounts.models import Council
from accounts.roles import Permission
from indicators.terms.periods import Period
from scorecards.editions import pages
from scorecards.editions.addresses import draft_url, edition_url
from scorecards.editions.caches import kept_for_visitors
from scorecards.editions.downloads import pages as downloads
from scorecards.editions.published.pages import (
    changes_page,
    history_page,
    of_edition,
    reads,
)
from scorecards.editions.querysets import editions_of_period
from scorecards.editions.taking_down.pages import raise_gone, says_gone
from scorecards.editions.taking_down.querysets import of_scorecard
from scorecards.models import Scorecard

edition = kept_for_visitors(of_edition(pages.scorecard))
attention = kept_for_visitors(of_edition(pages.attention))
opened = kept_for_visitors(of_edition(pages.opened))
figures = kept_for_visitors(of_edition(pages.figures))
indicator = kept_for_visitors(of_edition(pages.indicator))
history = kept_for_visitors(of_edition(history_page))
changes = kept_for_visitors(of_edition(changes_page))
explore = of_edition(pages.explore)
print_versions = kept_for_visitors(of_edition(downloads.versions_page))
appendix = of_edition(downloads.appendix)
spreadsheet = of_edition(downloads.spreadsheet)
chart = of_edition(downloads.chart)


@reads
@says_gone
def quarter(request: HttpRequest, council: Council, scorecard_slug: str, period: Period) -> HttpResponse:
    """The newest edition of a quarter, at an address that people can guess and shorten.

    Where all that were published are withdrawn it says so, as their own addresses do.
    """
    newest = editions_of_period(council, scorecard_slug, period).first()
    if newest:
        return HttpResponseRedirect(edition_url(newest, council.slug))
    raise_gone(council, of_scorecard(council, scorecard_slug, period))
    if Permission.VIEW_DRAFTS in request.permissions:
        scorecard = Scorecard.objects.filter(council=council, slug=scorecard_slug).first()
        if scorecard:
            return HttpResponseRedirect(draft_url(scorecard, period, council.slug))
    raise Http404("Nothing is published for this quarter yet.")
