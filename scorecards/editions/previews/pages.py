"""A draft as a source of the pages that readers would get: the same drawing, from what would be frozen."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.terms.periods import Period
from scorecards.assembly.querysets.scorecards import ScorecardRead, read_scorecard
from scorecards.editions.addresses import as_public_url, draft_url, heat_url
from scorecards.editions.caches import digest_of, kept_drawing
from scorecards.editions.changes.pages import changes_answer
from scorecards.editions.changes.querysets import editions_before
from scorecards.editions.checking.lines import CORRECTS
from scorecards.editions.checking.querysets import answers_in, steps_of
from scorecards.editions.downloads.caches import Original
from scorecards.editions.downloads.presenters import with_print_links
from scorecards.editions.drafts.pages import DraftSource, draft_at
from scorecards.editions.newer.querysets import newer_figures
from scorecards.editions.pages import Draw, Page
from scorecards.editions.querysets import indicator_id_of
from scorecards.models import SetTime
from scorecards.payload import EditionShown, Payload, hash_of
from scorecards.registries import discussed, requested


@dataclass(frozen=True)
class PreviewSource(DraftSource):
    """Small numbers hidden, and numbered and dated as the edition would be if it were published today, or at the time
    that is set."""

    @property
    def base(self) -> str:
        return as_public_url(self.scorecard, self.period, self.council.slug)

    @cached_property
    def edition(self) -> EditionShown:
        """One query, two where a time may be set."""
        number = self.editions_so_far + 1
        corrects = answers_in(steps_of(self.scorecard, self.period, number)).get(CORRECTS)
        waits = self.told if self.told and self.told.state == SetTime.State.WAITING else None
        day = localtime(waits.at).date() if waits else localdate()
        return {
            "number": number,
            "published": day.isoformat(),
            "correction": corrects.text if corrects else "",
        }

    @cached_property
    def whole(self) -> ScorecardRead:
        """All that would be published."""
        return read_scorecard(scorecard=self.scorecard, period=self.period, suppress=True)

    @cached_property
    def frozen(self) -> Payload:
        return {**self.whole.payload(), "edition": self.edition}

    def payload(self, **wanted) -> Payload:
        """All that would be frozen, whatever is wanted of it: an edition has all of it too, so no page of the preview
        can lack what publishing puts in."""
        return self.frozen

    def page(self, name: str, draw: Draw, **wanted) -> Page:
        key = digest_of((draw, self.base, self.whole, self.edition))
        return kept_drawing(key, lambda: draw(self.frozen, self.base))

    def original(self, **wanted) -> Original:
        """Print versions say what the edition will say; a spreadsheet or a chart, which a reader takes apart, says in
        itself that it is a draft's."""
        if wanted:
            return super().original(**wanted)
        names = (self.scorecard.slug, self.period.code, "preview")
        return Original(lambda: self.frozen, hash_of(self.frozen), names, preview=True)

    def around_scorecard(self, page: Page) -> dict:
        return {"newer_national": newer_figures(self.council, page.frame["measures"])}

    def around_indicator(self, page: Page, code: str) -> dict:
        indicator_id = indicator_id_of(self.council, code)
        return {
            "newer_national": newer_figures(self.council, page.frame["measures"]),
            "discussed": discussed(self.council, indicator_id),
            "requested": requested(self.council, indicator_id, asks=False),
        }

    def response(self, template: str, page: Page, around: dict) -> HttpResponse:
        """As published, below a line that says that it is not."""
        place = [self.council.slug, self.scorecard.slug]
        context = {
            "frame": {
                **page.frame,
                "edition": self.edition["number"],
                "published": self.edition["published"],
            },
            "main": with_print_links(page, self.base, self.unmade, self.files_known).html,
            "base": self.base,
            "published": localdate() if not self.waits else localtime(self.told.at).date(),
            "withdrawn": self.withdrawn(),
            "editions_url": reverse("scorecards:editions", args=place),
            "heat_url": heat_url(self.scorecard, self.council.slug, self.base),
            "as_public": {
                "check_url": self.address("scorecards:checklist"),
                "draft_url": draft_url(self.scorecard, self.period, self.council.slug),
                "publish_url": self.address("scorecards:publish") if self.may_publish else "",
                "set_for": localtime(self.told.at) if self.waits else None,
            },
            **around,
        }
        return render(self.request, template, context)


def changes_page(source: PreviewSource) -> HttpResponse:
    """What the edition would say otherwise than the one that readers have."""
    before = editions_before(source.scorecard, source.period).stands
    return changes_answer(source, before, source.frozen)


def of_preview(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view of that page as readers would get it, for who reads drafts."""

    @for_council(Permission.VIEW_DRAFTS)
    @wraps(page)
    def view(
        request: HttpRequest, council: Council, scorecard_slug: str, period: Period, **rest
    ) -> HttpResponse:
        found = draft_at(request, council, scorecard_slug, period)
        return page(PreviewSource(request, council, found.scorecard, period), **rest)

    return view
