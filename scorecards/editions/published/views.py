"""What was published: pages and the appendix, served from the edition and never from today's figures."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from scorecards.charts import explore_figure
from scorecards.discussion import asked_about, item_carrying
from scorecards.editions.addresses import draft_url, edition_url, period_from_slugs
from scorecards.editions.corrections import corrected_since
from scorecards.editions.kept.files import kept_file
from scorecards.editions.kept.renderer import renderer_name
from scorecards.editions.kept.visitors import kept_for_visitors
from scorecards.editions.pages import pages
from scorecards.editions.pages.presenters import find_row
from scorecards.editions.querysets import indicator_id_of
from scorecards.exports.appendix import RenderError, render_appendix
from scorecards.models import Edition, Scorecard
from scorecards.payload import Payload

logger = logging.getLogger(__name__)
reads = for_council(Permission.VIEW_PUBLISHED)


@dataclass(frozen=True)
class Visit:
    """One request for an edition: the edition asked for, and the newest of its period."""

    request: HttpRequest
    council: Council
    edition: Edition
    newest: Edition

    @property
    def base(self) -> str:
        return edition_url(self.edition, self.council.slug)

    @property
    def newer(self) -> dict | None:
        if self.newest.number == self.edition.number:
            return None
        return {"number": self.newest.number, "url": edition_url(self.newest, self.council.slug)}


def editions_at(council: Council, scorecard_slug: str, year: str, part: str):
    period = period_from_slugs(year, part)
    return (
        Edition.objects.for_council(council)
        .filter(scorecard__slug=scorecard_slug, frequency=period.frequency, start=period.start)
        .select_related("scorecard")
        .defer("payload")
        .order_by("-number")
    )


def visit(request, council: Council, scorecard_slug: str, year: str, part: str, number: int) -> Visit:
    """The editions of the address, in one query. Raises Http404."""
    found = list(editions_at(council, scorecard_slug, year, part))
    asked = next((edition for edition in found if edition.number == number), None)
    if asked is None:
        raise Http404("No such edition was published.")
    return Visit(request, council, asked, found[0])


def frozen_page(here: Visit, name: str, template: str, make: Callable[[Payload], pages.Page], extra=None):
    """A page around a kept part."""
    carried = item_carrying([here.edition.pk]).get(here.edition.pk)
    page = pages.kept(here.edition, name, make)
    context = {
        "frame": page.frame,
        "main": page.html,
        "base": here.base,
        "published": date.fromisoformat(page.frame["published"]),
        "newer": here.newer,
        "corrected": [] if here.newer else corrected_since(here.edition),
        "carried": carried,
        "editions_url": reverse("scorecards:editions", args=[here.council.slug, here.edition.scorecard.slug]),
        **(extra or {}),
    }
    response = render(here.request, template, context)
    patch_cache_control(response, private=True, no_cache=True)
    return response


@reads
def quarter(request, council, scorecard_slug: str, year: str, part: str) -> HttpResponse:
    """The newest edition of a quarter, at an address that people can guess and shorten."""
    newest = editions_at(council, scorecard_slug, year, part).first()
    if newest:
        return HttpResponseRedirect(edition_url(newest, council.slug))
    if Permission.VIEW_DRAFTS in request.permissions:
        scorecard = Scorecard.objects.filter(council=council, slug=scorecard_slug).first()
        if scorecard:
            return HttpResponseRedirect(draft_url(scorecard, period_from_slugs(year, part), council.slug))
    raise Http404("Nothing is published for this quarter yet.")


@kept_for_visitors
@reads
def edition(request, council, scorecard_slug: str, year: str, part: str, number: int) -> HttpResponse:
    here = visit(request, council, scorecard_slug, year, part, number)
    return frozen_page(
        here,
        "scorecard",
        "scorecards/scorecard.html",
        lambda payload: pages.scorecard_page(payload, here.base),
    )


@kept_for_visitors
@reads
def attention(request, council, scorecard_slug: str, year: str, part: str, number: int) -> HttpResponse:
    """Only the measures that need attention: a page of its own, with its own address."""
    here = visit(request, council, scorecard_slug, year, part, number)
    return frozen_page(
        here,
        "attention",
        "scorecards/scorecard.html",
        lambda payload: pages.scorecard_page(payload, here.base, only_attention=True),
    )


@kept_for_visitors
@reads
def figures(request, council, scorecard_slug: str, year: str, part: str, number: int) -> HttpResponse:
    here = visit(request, council, scorecard_slug, year, part, number)
    return frozen_page(
        here, "figures", "scorecards/figures.html", lambda payload: pages.figures_page(payload, here.base)
    )


@kept_for_visitors
@reads
def indicator(
    request, council, scorecard_slug: str, year: str, part: str, number: int, code: str
) -> HttpResponse:
    here = visit(request, council, scorecard_slug, year, part, number)
    try:
        return frozen_page(
            here,
            f"measure {code}",
            "scorecards/indicator.html",
            lambda payload: pages.indicator_page(payload, code, here.base),
            {"asked": questions_about(council, indicator_id_of(council, code))},
        )
    except KeyError:
        raise Http404("This measure is not on the scorecard.") from None


def questions_about(council: Council, key: int | None) -> list[dict]:
    """What members asked about the indicator of that primary key by now, newest first, each with its `day`."""
    asked = asked_about(council, [key]).get(key, []) if key else []
    return [{**one, "day": date.fromisoformat(one["date"])} for one in asked]


@reads
def explore(
    request, council, scorecard_slug: str, year: str, part: str, number: int, code: str
) -> HttpResponse:
    """The figures of the large chart for the interactive one, as JSON."""
    here = visit(request, council, scorecard_slug, year, part, number)
    return explore_response(here.edition.payload, code)


def explore_response(payload: Payload, code: str) -> HttpResponse:
    try:
        _, row = find_row(payload, code)
    except KeyError:
        raise Http404("This measure is not on the scorecard.") from None
    return JsonResponse(explore_figure(row, payload["council"].get("short_name", "Our council")))


@reads
def appendix(request, council, scorecard_slug: str, year: str, part: str, number: int) -> HttpResponse:
    """The accessible PDF; made once for an edition and kept in the file store under the edition's hash."""
    here = visit(request, council, scorecard_slug, year, part, number)
    etag = f'"{here.edition.sha256[:16]}-{renderer_name()}"'
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    name = f"appendix/{council.slug}/{here.edition.sha256}-{renderer_name()}.pdf"
    try:
        content = kept_file(
            name, lambda: render_appendix(here.edition.payload, fingerprint=here.edition.sha256)
        )
    except RenderError as problem:
        return appendix_failed(request, problem, here.base)
    response = pdf_response(
        content, here.edition.scorecard.slug, here.edition.period.code, f"edition-{number}"
    )
    response["ETag"] = etag
    return response


def appendix_failed(request: HttpRequest, problem: RenderError, base: str) -> HttpResponse:
    """Say what went wrong, and that the page holds the same figures."""
    logger.error("The appendix of %s could not be made: %s", base, problem)
    return render(request, "scorecards/appendix_failed.html", {"base": base}, status=503)


def pdf_response(content: bytes, *name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{"-".join(name).lower()}.pdf"'
    patch_cache_control(response, private=True, no_cache=True)
    return response
