"""The draft's own pages as they would be with what a scorecard is being changed to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.terms.periods import Period
from scorecards.assembly.querysets.scorecards import assemble, read_scorecard
from scorecards.definitions.council_file import ScorecardDefinition
from scorecards.editions.caches import digest_of, kept_drawing
from scorecards.editions.downloads.caches import Original
from scorecards.editions.downloads.presenters import with_print_links
from scorecards.editions.drafts.pages import DraftSource, draft_at
from scorecards.editions.pages import Draw, Page
from scorecards.editor.querysets import indicators_of, read_editing
from scorecards.payload import Payload, hash_of


@dataclass(frozen=True)
class PreviewSource(DraftSource):
    """A draft of what the scorecard is being changed to, in place of what it shows."""

    trial: ScorecardDefinition

    @property
    def base(self) -> str:
        return reverse("scorecards:preview", args=[self.council.slug, self.scorecard.slug, self.period])

    def payload(self, **wanted) -> Payload:
        return assemble(
            scorecard=self.scorecard, period=self.period, suppress=False, trial=self.trial, **wanted
        )

    def page(self, name: str, draw: Draw, **wanted) -> Page:
        read = read_scorecard(
            scorecard=self.scorecard, period=self.period, suppress=False, trial=self.trial, **wanted
        )
        return kept_drawing(digest_of((draw, self.base, read)), lambda: draw(read.payload(), self.base))

    def original(self, **wanted) -> Original:
        payload = assemble(
            scorecard=self.scorecard, period=self.period, suppress=True, trial=self.trial, **wanted
        )
        return Original(lambda: payload, hash_of(payload), (self.scorecard.slug, self.period.code, "preview"))

    def around_scorecard(self, page: Page) -> dict:
        """Nothing is published or written from here."""
        return {"periods": self._beside()}

    def response(self, template: str, page: Page, around: dict) -> HttpResponse:
        main = with_print_links(page, self.base, self.unmade, self.files_known).html
        context = {"frame": page.frame, "main": main, "base": self.base, "draft": True, "preview": True}
        context |= around
        if Permission.SET_SCORECARDS in self.request.permissions:
            context["edit_url"] = reverse(
                "scorecards:scorecard_edit", args=[self.council.slug, self.scorecard.slug]
            )
        return render(self.request, template, context)

    def _beside(self) -> list[dict[str, str]]:
        """The quarter before and the one after."""
        return [
            {"words": each.in_sentence, "url": replace(self, period=each).base}
            for each in (self.period.previous(), self.period.shift(1))
        ]


def preview_at(request: HttpRequest, council: Council, scorecard_slug: str, period: Period) -> PreviewSource:
    """Raises Http404 where the council has no such scorecard."""
    draft = draft_at(request, council, scorecard_slug, period)
    editing = read_editing(draft.scorecard, indicators_of(council))
    return PreviewSource(request, council, draft.scorecard, period, editing.after)


def of_preview(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view of that page for a preview, for those who read drafts."""

    @for_council(Permission.VIEW_DRAFTS)
    @wraps(page)
    def view(
        request: HttpRequest, council: Council, scorecard_slug: str, period: Period, **rest
    ) -> HttpResponse:
        return page(preview_at(request, council, scorecard_slug, period), **rest)

    return view
