"""A scorecard as the figures stand now, for officers, until it is published."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from accounts.models import Council
from accounts.pages import only_sent
from accounts.permissions import for_council, freshly_signed_in
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.terms.periods import Period
from scorecards.editions import pages
from scorecards.editions.addresses import edition_url
from scorecards.editions.downloads import pages as downloads
from scorecards.editions.drafts.forms import PublishForm
from scorecards.editions.drafts.pages import DraftSource, draft_at, of_draft
from scorecards.editions.set_times.actions import publish_now


def as_digested(page):
    """The page with the button for publishing: its digest is read first, so that it names nothing newer than is shown.

    What changes between the two is published by nobody: the button is refused.
    """

    def shown(source: DraftSource) -> HttpResponse:
        if source.may_publish:
            source.digest  # noqa: B018 - read now, and kept
        return page(source)

    return shown


draft = of_draft(as_digested(pages.scorecard))
attention = of_draft(as_digested(pages.attention))
opened = of_draft(as_digested(pages.opened))
figures = of_draft(pages.figures)
indicator = of_draft(pages.indicator)
explore = of_draft(pages.explore)
print_versions = of_draft(downloads.versions_page)
appendix = of_draft(downloads.appendix)
spreadsheet = of_draft(downloads.spreadsheet)
chart = of_draft(downloads.chart)


@for_council(Permission.PUBLISH_EDITIONS)
@freshly_signed_in
@only_sent
def publish(request: HttpRequest, council: Council, scorecard_slug: str, period: Period) -> HttpResponse:
    """Publish the draft as the next edition; where that is not allowed the draft as it is now says why."""
    source = draft_at(request, council, scorecard_slug, period)
    form = PublishForm(request.POST)
    if not form.is_valid():
        return refused(source, " ".join(words for each in form.errors.values() for words in each))
    try:
        edition = publish_now(scorecard=source.scorecard, period=period, by=request.user, **form.cleaned_data)
    except NotAllowed as problem:
        return refused(source, str(problem))
    messages.success(request, f"Edition {edition.number} is published. It stays as it is from now on.")
    return HttpResponseRedirect(edition_url(edition, council.slug))


def refused(source: DraftSource, why: str) -> HttpResponse:
    """The draft as it stands now, with what was typed beside the button."""
    messages.error(source.request, why)
    return as_digested(pages.scorecard)(replace(source, correction=source.request.POST.get("correction", "")))
