"""An edition as a source of pages and files: read from what was frozen and never from today's figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.timezone import localdate

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.terms.periods import Period
from scorecards.editions.addresses import edition_url, heat_url, history_url, measure_url
from scorecards.editions.caches import kept_page
from scorecards.editions.changes.pages import changes_answer
from scorecards.editions.changes.presenters import numbered_shown, withdrawn_shown
from scorecards.editions.changes.querysets import edition_before
from scorecards.editions.checking.querysets import reasons_kept_with
from scorecards.editions.corrected.querysets import corrected_since
from scorecards.editions.downloads.caches import Original, original_of
from scorecards.editions.downloads.presenters import with_print_links
from scorecards.editions.downloads.querysets import KnownFile, files_known
from scorecards.editions.newer.querysets import newer_figures
from scorecards.editions.pages import Draw, Page, asks, html_of, measure_of
from scorecards.editions.published.history import Telling, figure_told, others_that_changed, said_by
from scorecards.editions.published.querysets import editions_at
from scorecards.editions.querysets import editions_in_turn, indicator_id_of
from scorecards.editions.taking_down.pages import raise_gone, says_gone
from scorecards.editions.taking_down.querysets import of_scorecard
from scorecards.models import Edition
from scorecards.payload import Payload, RowShown
from scorecards.registries import ItemCarrying, discussed, item_carrying, requested

reads = for_council(Permission.VIEW_PUBLISHED)


@dataclass(frozen=True)
class EditionSource:
    """One request for an edition: the edition asked for, and those of its period that stand, the newest first."""

    request: HttpRequest
    council: Council
    edition: Edition
    standing: Sequence[Edition]

    @property
    def base(self) -> str:
        return edition_url(self.edition, self.council.slug)

    @property
    def newer(self) -> dict | None:
        newest = self.standing[0]
        if newest.number == self.edition.number:
            return None
        return {"number": newest.number, "url": edition_url(newest, self.council.slug)}

    def withdrawn(self) -> list[dict]:
        """Between it and the one before it that stands."""
        edition, numbers = self.edition, [each.number for each in self.standing]
        return withdrawn_shown(edition.scorecard, edition.period, self.council.slug, numbers, edition.number)

    def withdrawn_after(self) -> list[dict]:
        """Later than all that stand."""
        edition, newest = self.edition, self.standing[0]
        numbers = range(newest.number + 1, newest.last + 1)
        return numbered_shown(edition.scorecard, edition.period, self.council.slug, numbers)

    @property
    def take_down_url(self) -> str:
        """For whoever may publish editions."""
        return f"{self.base}take-down/" if Permission.PUBLISH_EDITIONS in self.request.permissions else ""

    def payload(self, **wanted) -> Payload:
        return self.edition.payload

    def page(self, name: str, draw: Draw, **wanted) -> Page:
        return kept_page(self.edition, name, lambda payload: draw(payload, self.base))

    @cached_property
    def item(self) -> ItemCarrying | None:
        """Before members at this item of an agenda."""
        return item_carrying([self.edition.pk]).get(self.edition.pk)

    def original(self, **wanted) -> Original:
        return original_of(self.edition, self.council.slug, lambda: self.item)

    def files_known(self) -> dict[str, KnownFile]:
        return files_known(self.edition)

    def around_scorecard(self, page: Page) -> dict:
        reads_drafts = Permission.VIEW_DRAFTS in self.request.permissions
        return {
            "reasons": reasons_kept_with(self.edition) if reads_drafts else [],
            "newer_national": newer_figures(self.council, page.frame["measures"]),
            "carried": self.item,
        }

    def around_indicator(self, page: Page, code: str) -> dict:
        indicator_id = indicator_id_of(self.council, code)
        return {
            "history_url": history_url(self.base, code),
            "newer_national": newer_figures(self.council, page.frame["measures"]),
            "discussed": discussed(self.council, indicator_id),
            "requested": requested(self.council, indicator_id, asks=asks(self.request)),
        }

    def response(self, template: str, page: Page, around: dict) -> HttpResponse:
        main = with_print_links(page, self.base, self.original, self.files_known).html
        newer = self.newer
        corrected = [] if newer else corrected_since(self.edition)
        context = {
            "frame": page.frame,
            "main": main,
            "base": self.base,
            "published": date.fromisoformat(page.frame["published"]),
            "newer": newer,
            "withdrawn": self.withdrawn(),
            "withdrawn_after": self.withdrawn_after(),
            "corrected": corrected,
            "carried": self.item if newer or corrected else None,  # which they say: one query
            "editions_url": reverse(
                "scorecards:editions", args=[self.council.slug, self.edition.scorecard.slug]
            ),
            "take_down_url": self.take_down_url,
            "heat_url": heat_url(self.edition.scorecard, self.council.slug, self.base),
            **around,
        }
        response = render(self.request, template, context)
        patch_cache_control(response, private=True, no_cache=True)
        return response


def edition_at(
    request: HttpRequest, council: Council, scorecard_slug: str, period: Period, number: int
) -> EditionSource:
    """The editions of the address, in one query. Raises Http404, and TakenDown where it is down."""
    found = editions_at(council, scorecard_slug, period)
    asked = next((edition for edition in found if edition.number == number), None)
    if asked is None:
        there = of_scorecard(council, scorecard_slug, period).filter(number=number)
        raise_gone(council, there, newest=found[0] if found else None)
        raise Http404("No such edition was published.")
    return EditionSource(request, council, asked, found)


def history_page(source: EditionSource, code: str) -> HttpResponse:
    """What each edition said of the measure. Raises Http404 where the edition asked for has none of the code."""
    frame = measure_of(source, code).frame
    rows = editions_in_turn(source.council, source.edition.scorecard.slug, code)
    shown = [(edition, edition.row) for edition in rows if edition.row]
    period = next(row["latest"]["period"] for edition, row in shown if edition.pk == source.edition.pk)
    tellings = [telling_of(edition, row, source) for edition, row in shown]
    told = {"figure": figure_told(tellings, period), "others": others_that_changed(tellings, period)}
    html = html_of("scorecards/editions/published/history_main.html", told)
    around = {"measure_url": measure_url(source.base, code)}
    return source.response("scorecards/editions/published/history.html", Page(frame, html), around)


def changes_page(source: EditionSource) -> HttpResponse:
    """What the edition says otherwise than the one before it that stands."""
    return changes_answer(source, edition_before(source.edition), source.edition.payload)


def telling_of(edition: Edition, row: RowShown, source: EditionSource) -> Telling:
    base = edition_url(edition, source.council.slug)
    return Telling(
        name=f"Edition {edition.number} of {edition.period.in_sentence}",
        url=measure_url(base, row["code"]),
        published=localdate(edition.published_at),
        correction=edition.correction,
        asked=edition.pk == source.edition.pk,
        said=said_by(row),
    )


def of_edition(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view of that page for an edition; whoever may read what was published may open it.

    At each address of one that was taken down stands that it was.
    """

    @reads
    @says_gone
    @wraps(page)
    def view(
        request: HttpRequest, council: Council, scorecard_slug: str, period: Period, number: int, **rest
    ) -> HttpResponse:
        return page(edition_at(request, council, scorecard_slug, period, number), **rest)

    return view
