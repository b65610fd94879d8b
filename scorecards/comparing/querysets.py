"""What every page of national figures reads: areas by code, and the indicators that have figures."""

from collections.abc import Collection
from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from accounts.composing.querysets import composed_once
from accounts.models import Council
from indicators.catalogue.facts import FACT_COLUMNS
from indicators.catalogue.querysets import council_indicators
from indicators.models import Area, Indicator, IndicatorDefinition, PublishedFigure
from scorecards.comparing.offered import OfferedIndicator
from scorecards.comparing.places import Place


def places_beside(council: Council) -> dict[str, Place]:
    """By code every area the council may be set beside, in the order of their names. One query.

    Made-up areas beside a made-up council, real ones beside a real one.
    """
    return {
        code: Place(key, code, name, kind, region or "", *days, part or "")
        for key, code, name, kind, region, *days, part in _areas(council.illustrative)
    }


@composed_once
def _areas(illustrative):
    rows = Area.objects.filter(illustrative=illustrative).order_by("name")
    wider = Q(region__region__kind=Area.Kind.REGION)  # a London borough lies in Inner or Outer London
    rows = rows.annotate(
        its_region=Case(When(wider, then="region__region__name"), default="region__name"),
        its_part=Case(When(wider, then="region__name")),
    )
    return rows.values_list("pk", "gss_code", "name", "kind", "its_region", "ended", "started", "its_part")


def published_indicators(council: Council, areas: Collection[int]) -> dict[str, OfferedIndicator]:
    """By code, in the order of their titles: the indicators with a national figure of any of these areas.

    In the council's newest words. One query.
    """
    found = [OfferedIndicator(*row) for row in _published(council.pk, areas, localdate())]
    return {one.code: one for one in sorted(found, key=lambda one: one.title.casefold())}


@composed_once
def _published(council, areas, today):
    figures = PublishedFigure.objects.filter(indicator=OuterRef("pk"), area__in=areas, current=True)
    rows = in_the_councils_words(council, council_indicators(council).filter(Exists(figures)), today)
    return rows.order_by().values_list("code", "said", "theme", "pk", *FACT_COLUMNS)


def in_the_councils_words(
    council: Council | int, indicators: QuerySet[Indicator], today: date
) -> QuerySet[Indicator]:
    """With `said`, the title that the council gives them now, or the catalogue's."""
    begun = Q(starts=None) | Q(starts__lte=today)
    versions = IndicatorDefinition.objects.filter(begun).seen_by(council).filter(indicator=OuterRef("pk"))
    newest = versions.order_by(F("council").asc(nulls_last=True), "-number")
    return indicators.annotate(said=Coalesce(Subquery(newest.values("title")[:1]), F("title")))
