"""A draft as a source of pages and files: assembled from the figures as they stand now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.amounts.cells import CellKey
from indicators.terms.periods import Period
from scorecards.assembly.querysets.scorecards import ScorecardRead, assemble, read_scorecard
from scorecards.editions.addresses import draft_url, heat_url, scorecard_url
from scorecards.editions.caches import digest_of, kept_drawing
from scorecards.editions.changes.presenters import withdrawn_shown
from scorecards.editions.checking.lines import stopped_by
from scorecards.editions.checking.policies import DraftNow
from scorecards.editions.downloads.caches import Original
from scorecards.editions.downloads.presenters import with_print_links
from scorecards.editions.downloads.querysets import KnownFile
from scorecards.editions.drafts.presenters import freshness_words, measure_freshness_words
from scorecards.editions.drafts.querysets import (
    last_sent,
    measure_sent,
    measures_without_owner,
    scorecard_of_draft,
)
from scorecards.editions.pages import Draw, Page, asks
from scorecards.editions.sections.open_sections import Section
from scorecards.editions.sections.querysets import open_sections
from scorecards.editions.set_times.caches import digest_of_read
from scorecards.editions.set_times.presenters import is_changed, set_time_shown
from scorecards.editions.set_times.querysets import time_told
from scorecards.models import Scorecard, SetTime
from scorecards.payload import Payload, hash_of
from scorecards.registries import discussed, requested

TELL_SET_TIMES = ("scorecard", "attention", "opened")  # the pages with the officer's tools


@dataclass(frozen=True)
class DraftSource:
    """One request for a draft: which scorecard, which period."""

    request: HttpRequest
    council: Council
    scorecard: Scorecard
    period: Period

    @cached_property
    def told(self) -> SetTime | None:
        """The time that is set, or at which nothing was published. One query."""
        return time_told(self.scorecard, self.period)

    @property
    def waits(self) -> bool:
        return self.told is not None and self.told.state == SetTime.State.WAITING

    @cached_property
    def whole(self) -> ScorecardRead:
        """All of it that is checked before it is published, read once."""
        return read_scorecard(scorecard=self.scorecard, period=self.period, suppress=True, asked=False)

    @property
    def changed(self) -> bool:
        """Whether it is not any more what was read when the time was set."""
        return self.waits and is_changed(self.told, digest_of_read(self.whole), self.now.steps)

    @cached_property
    def now(self) -> DraftNow:
        """The same reading, to be asked what publishing is."""
        return DraftNow(self.scorecard, self.period, read=self.whole.payload())

    @property
    def stopped(self) -> str:
        """How much its checklist lacks; "" where nothing does."""
        return stopped_by(self.now.lines)

    @property
    def sections(self) -> Sequence[Section]:
        """Those of the calendar that are not finished."""
        return self.now.facts.sections if self.waits else open_sections(self.scorecard, self.period)

    @property
    def without_owner(self) -> int:
        """How many of its measures nobody answers for, or have no day of their next review."""
        if self.waits:
            return sum(not each.complete for each in self.now.facts.owners.values())
        return measures_without_owner(self.scorecard)

    @property
    def may_publish(self) -> bool:
        return Permission.PUBLISH_EDITIONS in self.request.permissions

    @property
    def base(self) -> str:
        return draft_url(self.scorecard, self.period, self.council.slug)

    @property
    def editions_so_far(self) -> int:
        """How many editions of the period there are, which is the newest one's number."""
        return self.scorecard.editions_so_far

    @property
    def newest_standing(self) -> int:
        """The number of the newest edition of the period that stands, 0 for none."""
        return max(self.scorecard.editions_standing, default=0)

    def withdrawn(self) -> list[dict]:
        """Between what readers have and what would be the next edition."""
        standing, number = self.scorecard.editions_standing, self.editions_so_far + 1
        return withdrawn_shown(self.scorecard, self.period, self.council.slug, standing, number)

    def payload(self, **wanted) -> Payload:
        """What officers see: every number, those marked that will be hidden."""
        return assemble(scorecard=self.scorecard, period=self.period, suppress=False, **wanted)

    def page(self, name: str, draw: Draw, **wanted) -> Page:
        """Assembling and drawing sixty measures takes many times what reading them does: what was drawn is kept."""
        read = self.read(name, **wanted)
        return kept_drawing(digest_of((draw, self.base, read)), lambda: draw(read.payload(), self.base))

    def read(self, name: str, **wanted) -> ScorecardRead:
        """For officers, who see every number. Where a set time waits it is told whether the draft is still what was
        seen then, which takes all of it: what is shown is then the same reading."""
        if name in TELL_SET_TIMES and self.waits:
            return self.whole.with_every_number()
        return read_scorecard(scorecard=self.scorecard, period=self.period, suppress=False, **wanted)

    def original(self, **wanted) -> Original:
        payload = assemble(scorecard=self.scorecard, period=self.period, suppress=True, **wanted)
        names = (self.scorecard.slug, self.period.code, "draft")
        return Original(lambda: payload, hash_of(payload), names)

    def files_known(self) -> dict[str, KnownFile]:
        """A draft's are made anew for whoever asks."""
        return {}

    def unmade(self) -> Original:
        """Files are offered, not made: no figure is read."""
        return Original(self.payload, "", ())

    def around_scorecard(self, page: Page) -> dict:
        """What the officer may do with this draft, what it waits for, and what is published already."""
        permissions = self.request.permissions
        return {
            "so_far": self.editions_so_far,
            "standing": self.newest_standing,
            "withdrawn": self.withdrawn(),
            "newest_url": self.address("scorecards:quarter"),
            "may_publish": self.may_publish,
            "check_url": self.address("scorecards:checklist"),
            "as_public_url": self.address("scorecards:as_public"),
            "told": set_time_shown(
                self.told, changed=self.changed, stopped=self.stopped if self.waits else ""
            ),
            "may_write": Permission.ENTER_FIGURES in permissions,
            "freshness": freshness_words(last_sent(self.scorecard)),
            **self.unfinished(),
            "words_url": self.address("scorecards:words"),
            "evidence_url": reverse("scorecards:evidence", args=[self.council.slug]),
        }

    def unfinished(self) -> dict:
        """What a reader has to know before it is published."""
        council, sets = self.council.slug, Permission.SET_SCORECARDS in self.request.permissions
        sections = self.sections
        return {
            "not_approved": sum(each.stops for each in sections),
            "being_corrected": sum(not each.stops for each in sections),
            "without_owner": self.without_owner,
            "owners_url": reverse("indicators:owners", args=[council]) if sets else "",
            "figures_url": reverse("indicators:worklist_period", args=[council, self.period]),
        }

    def around_indicator(self, page: Page, code: str) -> dict:
        indicator_id, sent = measure_sent(self.scorecard, code)
        return {
            "history_url": history_url(self.council, indicator_id, page.frame["recorded"]),
            "discussed": discussed(self.council, indicator_id),
            "requested": requested(self.council, indicator_id, asks=asks(self.request)),
            "freshness": measure_freshness_words(sent),
        }

    def response(self, template: str, page: Page, around: dict) -> HttpResponse:
        context = {
            "frame": page.frame,
            "main": with_print_links(page, self.base, self.unmade, self.files_known).html,
            "base": self.base,
            "draft": True,
            "heat_url": heat_url(self.scorecard, self.council.slug, self.base),
            **around,
        }
        return render(self.request, template, context)

    def address(self, name: str) -> str:
        return scorecard_url(name, self.scorecard, self.period, self.council.slug)


def history_url(council: Council, indicator_id: int | None, recorded: str) -> str:
    """Of the newest figure the page shows: all that stood there, and the way to correct it; "" before the first."""
    if indicator_id is None or not recorded:
        return ""
    key = CellKey(indicator_id, None, Period.from_code(recorded))
    return reverse("indicators:cell", args=[council.slug, key])


def draft_at(request: HttpRequest, council: Council, scorecard_slug: str, period: Period) -> DraftSource:
    """One query. Raises Http404 where the council has no such scorecard."""
    scorecard = scorecard_of_draft(council, scorecard_slug, period)
    if scorecard is None:
        raise Http404("There is no such scorecard.")
    return DraftSource(request, council, scorecard, period)


def of_draft(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view of that page for a draft, for officers alone."""

    @for_council(Permission.VIEW_DRAFTS)
    @wraps(page)
    def view(
        request: HttpRequest, council: Council, scorecard_slug: str, period: Period, **rest
    ) -> HttpResponse:
        return page(draft_at(request, council, scorecard_slug, period), **rest)

    return view
