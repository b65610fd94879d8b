"""National frameworks: their outcomes and enablers, with the council's newest published figures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.catalogue.querysets import council_indicators
from indicators.catalogue.shipped.frameworks import national_frameworks
from scorecards.editions.caches import kept_for_visitors
from scorecards.overviews.frameworks.presenters import latest_measures, present_frameworks
from scorecards.overviews.frameworks.querysets import newest_editions, newest_national


@kept_for_visitors
@for_council(Permission.VIEW_PUBLISHED)
def national_frameworks_page(request: HttpRequest, council: Council) -> HttpResponse:
    """Live: it follows the newest edition of each scorecard, and the national figures."""
    editions = newest_editions(council)
    indicators = list(council_indicators(council).values_list("code", "title", "council_id"))
    titles = {code: title for code, title, _ in indicators}
    own = frozenset(code for code, _, holder in indicators if holder is not None)
    published = latest_measures(editions, council.slug)
    known = national_frameworks()
    national = newest_national(council, {tag.indicator for tag in known.tags} - own)
    context = present_frameworks(known, titles, own, published, national)
    return render(request, "scorecards/overviews/frameworks.html", context)
