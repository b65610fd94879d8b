"""A scorecard as the figures stand now, for officers, until it is published."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from accounts.models import Council
from accounts.permissions import for_council, freshly_signed_in
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.terms.periods import Period
from scorecards.editions import pages
from scorecards.editions.addresses import edition_url
from scorecards.editions.downloads import pages as downloads
from scorecards.editions.drafts.forms import PublishForm
from scorecards.editions.drafts.pages import draft_at, of_draft
from scorecards.editions.set_times.actions import publish_now

draft = of_draft(pages.scorecard)
attention = of_draft(pages.attention)
opened = of_draft(pages.opened)
figures = of_draft(pages.figures)
indicator = of_draft(pages.indicator)
explore = of_draft(pages.explore)
appendix = of_draft(downloads.appendix)
spreadsheet = of_draft(downloads.spreadsheet)
chart = of_draft(downloads.chart)


@for_council(Permission.PUBLISH_EDITIONS)
@freshly_signed_in
@require_POST
def publish(request: HttpRequest, council: Council, scorecard_slug: str, period: Period) -> HttpResponse:
    """Publish the draft as the next edition; the draft's page says why where that is not allowed."""
    source = draft_at(request, council, scorecard_slug, period)
    form = PublishForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["correction"]))
        return HttpResponseRedirect(source.base)
    try:
        edition = publish_now(scorecard=source.scorecard, period=period, by=request.user, **form.cleaned_data)
    except NotAllowed as problem:
        messages.error(request, str(problem))
        return HttpResponseRedirect(source.base)
    messages.success(request, f"Edition {edition.number} is published. It stays as it is from now on.")
    return HttpResponseRedirect(edition_url(edition, council.slug))
