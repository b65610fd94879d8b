"""A scorecard as the figures stand now, for officers, until it is published."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Max, Q
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.amounts.cells import CellKey
from indicators.terms.periods import Period
from scorecards.assembly.assembling import assemble
from scorecards.editions.actions import publish_edition
from scorecards.editions.addresses import draft_url, edition_url, period_from_slugs, place
from scorecards.editions.drafts.approval_querysets import sections_not_approved
from scorecards.editions.drafts.forms import PublishForm
from scorecards.editions.drafts.freshness_querysets import (
    freshness_words,
    measure_freshness_words,
    with_freshness,
)
from scorecards.editions.pages import pages
from scorecards.editions.pages.presenters import find_row
from scorecards.editions.published.views import (
    appendix_failed,
    explore_response,
    pdf_response,
    questions_about,
)
from scorecards.editions.querysets import indicator_id_of
from scorecards.exports.appendix import RenderError, render_appendix
from scorecards.models import Scorecard
from scorecards.payload import Row

drafts = for_council(Permission.VIEW_DRAFTS)


@dataclass(frozen=True)
class Draft:
    """One request for a draft: which scorecard, which period."""

    request: HttpRequest
    council: Council
    scorecard: Scorecard
    period: Period

    @property
    def base(self) -> str:
        return draft_url(self.scorecard, self.period, self.council.slug)

    def assemble(self, **options):
        """What officers see: every number, those marked that will be hidden."""
        return assemble(scorecard=self.scorecard, period=self.period, suppress=False, **options)

    def page(self, template: str, page: pages.Page, extra: dict | None = None) -> HttpResponse:
        context = {"frame": page.frame, "main": page.html, "base": self.base, "draft": True, **(extra or {})}
        return render(self.request, template, context)


def draft_at(
    request: HttpRequest, council: Council, scorecard_slug: str, year: str, part: str, code: str = ""
) -> Draft:
    """With a code, what is said of freshness is about that measure alone."""
    period = period_from_slugs(year, part)
    here = Q(editions__frequency=period.frequency, editions__start=period.start)
    scorecards = Scorecard.objects.select_related("neighbour_model").annotate(
        editions_so_far=Coalesce(Max("editions__number", filter=here), 0),
        not_approved=sections_not_approved(period),
    )
    scorecard = get_object_or_404(with_freshness(scorecards, code), council=council, slug=scorecard_slug)
    scorecard.council = council
    return Draft(request, council, scorecard, period)


def tools(here: Draft) -> dict:
    """What the officer may do with this draft, and what is published already."""
    address = place(here.scorecard, here.period, here.council.slug)
    return {
        "so_far": here.scorecard.editions_so_far,
        "newest_url": reverse("scorecards:quarter", args=address),
        "may_publish": Permission.PUBLISH_EDITIONS in here.request.permissions,
        "publish_url": reverse("scorecards:publish", args=address),
        "may_write": Permission.ENTER_FIGURES in here.request.permissions,
        "freshness": freshness_words(here.scorecard),
        "not_approved": here.scorecard.not_approved,
        "figures_url": reverse("indicators:worklist_period", args=[here.council.slug, here.period]),
        "words_url": reverse("scorecards:words", args=address),
    }


@drafts
def draft(request, council, scorecard_slug: str, year: str, part: str) -> HttpResponse:
    here = draft_at(request, council, scorecard_slug, year, part)
    page = pages.scorecard_page(here.assemble(detail=False), here.base)
    return here.page("scorecards/scorecard.html", page, tools(here))


@drafts
def attention(request, council, scorecard_slug: str, year: str, part: str) -> HttpResponse:
    here = draft_at(request, council, scorecard_slug, year, part)
    page = pages.scorecard_page(here.assemble(detail=False), here.base, only_attention=True)
    return here.page("scorecards/scorecard.html", page, tools(here))


@drafts
def figures(request, council, scorecard_slug: str, year: str, part: str) -> HttpResponse:
    here = draft_at(request, council, scorecard_slug, year, part)
    return here.page("scorecards/figures.html", pages.figures_page(here.assemble(detail=False), here.base))


@drafts
def indicator(request, council, scorecard_slug: str, year: str, part: str, code: str) -> HttpResponse:
    here = draft_at(request, council, scorecard_slug, year, part, code)
    payload = here.assemble(only=code)
    try:
        page = pages.indicator_page(payload, code, here.base)
    except KeyError:
        raise Http404("This measure is not on the scorecard.") from None
    key = indicator_id_of(council, code)
    extra = {
        "history_url": history_url(council, key, find_row(payload, code)[1]),
        "asked": questions_about(council, key),
        "freshness": measure_freshness_words(here.scorecard),
    }
    return here.page("scorecards/indicator.html", page, extra)


def history_url(council: Council, key: int | None, row: Row) -> str:
    """Of the newest figure the page shows: all that stood there, and the way to correct it; "" before the first."""
    recorded = [cell["period"] for cell in row["series"] if cell["value"] is not None or cell["symbol"]]
    if key is None or not recorded:
        return ""
    place = CellKey(key, None, Period.from_code(recorded[-1]))
    return reverse("indicators:cell", args=[council.slug, place])


@drafts
def explore(request, council, scorecard_slug: str, year: str, part: str, code: str) -> HttpResponse:
    here = draft_at(request, council, scorecard_slug, year, part)
    return explore_response(here.assemble(only=code), code)


@drafts
def appendix(request, council, scorecard_slug: str, year: str, part: str) -> HttpResponse:
    """The appendix as it would be published today: small numbers hidden, marked as a draft."""
    here = draft_at(request, council, scorecard_slug, year, part)
    payload = assemble(scorecard=here.scorecard, period=here.period, suppress=True)
    try:
        content = render_appendix(payload)
    except RenderError as problem:
        return appendix_failed(request, problem, here.base)
    return pdf_response(content, scorecard_slug, here.period.code, "draft")


@for_council(Permission.PUBLISH_EDITIONS)
@require_POST
def publish(request, council, scorecard_slug: str, year: str, part: str) -> HttpResponse:
    here = draft_at(request, council, scorecard_slug, year, part)
    form = PublishForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["correction"]))
        return HttpResponseRedirect(here.base)
    try:
        edition = publish_edition(
            scorecard=here.scorecard, period=here.period, by=request.user, **form.cleaned_data
        )
    except NotAllowed as problem:
        messages.error(request, str(problem))
        return HttpResponseRedirect(here.base)
    messages.success(request, f"Edition {edition.number} is published. It stays as it is from now on.")
    return HttpResponseRedirect(edition_url(edition, council.slug))
