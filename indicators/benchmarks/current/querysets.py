"""What releases hold."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from indicators.benchmarks.current.choice import Held, ReleaseFacts
from indicators.models import Area, PublishedFigure, Release
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Symbol

# Cells that say something of a council: a number, or that there is one which is not shown.
TELLING = Q(area__kind=Area.Kind.LOCAL_AUTHORITY) & ~Q(
    symbol__in=[Symbol.NOT_APPLICABLE, Symbol.NOT_AVAILABLE]
)


class Year(NamedTuple):
    indicator: int
    frequency: str
    start: date


class HeldNow(NamedTuple):
    held: Held
    current: bool


def facts_of(releases: QuerySet[Release]) -> list[ReleaseFacts]:
    columns = ("pk", "dataset", "label", "last_day", "published_on", "imported_at", "chosen", "secondary")
    return [ReleaseFacts(*row) for row in releases.filter(illustrative=False).values_list(*columns)]


def years_held(indicators: Iterable[int]) -> dict[Year, list[HeldNow]]:
    """By indicator and year the releases that have it, and whether they are shown now. One query."""
    rows = (
        PublishedFigure.objects.filter(indicator__in=list(indicators), release__illustrative=False)
        .order_by()
        .values_list("indicator_id", "frequency", "start", "release_id", "current")
        .annotate(councils=Count("pk", filter=TELLING))
    )
    found: dict[Year, list[HeldNow]] = defaultdict(list)
    for indicator, frequency, start, release, current, councils in rows:
        found[Year(indicator, frequency, start)].append(HeldNow(Held(release, councils), current))
    return found


def latest_days(indicators: Iterable[str]) -> dict[str, date]:
    """By indicator's code, the last day of the latest year that is stored of councils from any release. One query."""
    rows = PublishedFigure.objects.filter(
        TELLING, indicator__code__in=list(indicators), indicator__council=None
    )
    found: dict[str, date] = {}
    for code, frequency, start in (
        rows.order_by().values_list("indicator__code", "frequency", "start").distinct()
    ):
        end = Period(start, Frequency(frequency)).end
        found[code] = max(end, found.get(code, end))
    return found


def last_day_of(release: Release) -> date | None:
    """Of the latest year it has councils' figures for, or any where it has none of councils."""
    rows = PublishedFigure.objects.filter(release=release).order_by()
    for telling in (rows.filter(TELLING), rows):
        ends = [
            Period(start, Frequency(frequency)).end
            for frequency, start in telling.values_list("frequency", "start").distinct()
        ]
        if ends:
            return max(ends)
    return None


def councils_of(release: Release) -> int:
    """How many councils it says anything of in its latest year."""
    rows = PublishedFigure.objects.filter(TELLING, release=release).order_by()
    latest = Q()
    for frequency, start in rows.values_list("frequency", "start").distinct():
        if Period(start, Frequency(frequency)).end == release.last_day:
            latest |= Q(frequency=frequency, start=start)
    return rows.filter(latest).aggregate(councils=Count("area", distinct=True))["councils"] if latest else 0
