"""Reads of requests for a measure. A fixed number of queries, whatever was asked."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Council
from accounts.querysets import KeysOf, holding, start_of
from committees.models import AgendaItem, MeasureRequest, Reader, RequestStep
from committees.models.visibility import anybody
from committees.presenters import meeting_words
from committees.requests.states import by_words, state_of
from indicators.catalogue.querysets import in_our_words
from indicators.catalogue.registries import on_scorecards
from indicators.models import Indicator
from indicators.terms.periods import day_words
from indicators.terms.searching import Found, Wanted
from scorecards.editions.querysets import LatestOfPayload, readable_editions
from scorecards.editor.registries import AskedFor
from scorecards.models import Edition

MOST_READ = 300  # of those that may have the words


def requests_of(council: Council, reader: Reader) -> QuerySet[MeasureRequest]:
    """Those the reader sees, newest first, each with its steps, where it was raised, and the `codes` of every measure
    that it became, one after the other."""
    became = RequestStep.objects.filter(request=OuterRef("pk"), indicator__isnull=False).order_by("at", "pk")
    found = MeasureRequest.objects.for_council(council).visible_to(reader)
    found = found.annotate(codes=KeysOf(became.values(key=F("indicator__code"))))
    return found.select_related("item__meeting__committee").prefetch_related("steps__indicator", "steps__by")


def shown_to(council: Council, reader: Reader, *, asks: bool) -> QuerySet[MeasureRequest]:
    """The same for a page that everybody reads: those raised at no item are told to who may ask alone."""
    found = requests_of(council, reader)
    return found if asks else found.filter(item__isnull=False)


def requests_at(item: AgendaItem, reader: Reader) -> QuerySet[MeasureRequest]:
    return requests_of(item.meeting.committee.council, reader).filter(item=item).order_by("at", "pk")


def waiting_requests(councils: Collection[Council], reader: Reader) -> dict[int, list[MeasureRequest]]:
    """By council those that the reader sees and nobody has decided yet, oldest first. One query."""
    steps = RequestStep.objects.filter(request=OuterRef("pk"))
    rows = MeasureRequest.objects.filter(council__in=councils).visible_to(reader).exclude(Exists(steps))
    found: dict[int, list[MeasureRequest]] = {}
    for each in rows.select_related("item__meeting").order_by("at", "pk"):
        found.setdefault(each.council_id, []).append(each)
    return found


def asked_for(council: Council) -> list[AskedFor]:
    """For the registry of the scorecard editor: those that wait, or will be added, newest first. One query.

    As readers see them, also for who may see more: an agenda that is not out is nobody's business there.
    """
    newest = RequestStep.objects.filter(request=OuterRef("pk")).order_by("-at", "-pk").values("kind")[:1]
    seen = MeasureRequest.objects.for_council(council).visible_to(anybody(localdate()))
    found = seen.annotate(step=Coalesce(Subquery(newest), Value(""))).filter(
        step__in=("", "accepted", "not_yet")
    )
    found = found.select_related("item__meeting__committee")
    return [
        AskedFor(
            wanted=each.wanted,
            said=f"{state_of(each.step, reported=False)}. {asked_words(each)}.",
            url=reverse("committees:request", args=[council.slug, each.pk]),
        )
        for each in found.order_by("-at", "-pk")
    ]


def measures_offered(council: Council) -> list[Indicator]:
    """On the council's scorecards, in its own words, by title. Three queries."""
    found = Indicator.objects.filter(pk__in=on_scorecards(council))
    return sorted(in_our_words(council, found, localdate()), key=lambda each: each.title.casefold())


class FirstReport(NamedTuple):
    """The edition, and under which code it has the measure: one may have become part of another since. `before`: it was
    reported already when it was asked for; then the edition is the newest that has it."""

    edition: Edition
    code: str
    before: bool = False


def first_reports(council: Council, requests: Iterable[MeasureRequest]) -> dict[int, FirstReport]:
    """By request whose measure was added: the first edition after it was asked that has a figure of it, or the newest
    one where there had been a figure before. One query.

    The requests are from `requests_of`, which tells their codes. What was reported before is told by the last edition
    of each scorecard until then, so that not ten years of payloads are read.
    """
    added = {each.pk: (asked_at(each), each.codes) for each in requests if each.codes}
    if not added:
        return {}
    begin = min(at for at, _ in added.values())
    codes = sorted({code for _, each in added.values() for code in each})
    until = readable_editions(council).filter(scorecard=OuterRef("scorecard"), published_at__lt=begin)
    last = Subquery(until.order_by("-published_at", "-pk").values("pk")[:1])
    found = _editions_with(council, codes).filter(Q(published_at__gte=begin) | Q(pk=last))
    first: dict[int, FirstReport] = {}
    for edition in found.order_by("published_at", "pk"):
        shown = {row["code"] for row in edition.rows or () if _has_figure(row)}
        for key, (at, ours) in added.items():
            if there := sorted(shown.intersection(ours)):
                before = first[key].before if key in first else edition.published_at < at
                if before or key not in first:
                    first[key] = FirstReport(edition, there[0], before)
    return first


def asked_at(request: MeasureRequest) -> datetime:
    """When its meeting was, which minutes may be written weeks after; of one raised at none when it was noted."""
    return start_of(request.item.meeting.date) if request.item else request.at


def answered_by(council: Council, indicator: Indicator) -> list[MeasureRequest]:
    """Those whose newest step names it as the measure they became, oldest first. One query."""
    newest = RequestStep.objects.filter(request=OuterRef("pk")).order_by("-at", "-pk").values("indicator")[:1]
    found = MeasureRequest.objects.for_council(council).annotate(became=Subquery(newest))
    return list(found.filter(became=indicator).order_by("at", "pk"))


def find_requests(council: Council, wanted: Wanted, reader: Reader) -> list[Found]:
    """Those that the reader sees, newest first, by what was asked for and why. Three queries."""
    rows = requests_of(council, reader).filter(holding(wanted.words, "wanted", "why", "asked_by"))
    return [
        Found(
            each.wanted,
            reverse("committees:request", args=[council.slug, each.pk]),
            each.why,
            asked_words(each),
        )
        for each in rows[:MOST_READ]
        if wanted.stands_in(each.wanted, each.why, each.asked_by)
    ]


def asked_words(request: MeasureRequest) -> str:
    """ "Asked for by a member at Corporate Parenting Panel, 18 November 2025, item 6", or on a day."""
    return f"Asked for by {by_words(request.asked_by)} {asked_where(request)}"


def asked_where(request: MeasureRequest) -> str:
    if request.item is None:
        return f"on {day_words(localdate(request.at))}"
    return f"at {meeting_words(request.item.meeting)}, item {request.item.number}"


def _editions_with(council: Council, codes: Collection[str]) -> QuerySet[Edition]:
    return readable_editions(council).defer("payload").annotate(rows=LatestOfPayload(codes))


def _has_figure(row: dict) -> bool:
    """A number that is hidden is a figure that was reported."""
    return row["latest"]["value"] is not None or row["latest"]["hidden"]
