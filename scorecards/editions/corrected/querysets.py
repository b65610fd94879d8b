"""Reads which figures of editions were corrected after they were published."""

from collections.abc import Collection, Iterable

from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from accounts.querysets import KeysOf, unpacked
from indicators.amounts.amounts import Amounts
from indicators.models import Figure
from scorecards.editions.corrected.telling import Corrected, titles_corrected
from scorecards.models import Edition, SectionIndicator
from scorecards.payload import rows_of


def corrected_since(edition: Edition) -> list[str]:
    """Titles of the measures of an edition read by `with_corrected` of which it shows another figure than stands by
    now, by title.

    As the edition has them: what its scorecard took up later is none of them. One query where any was corrected.
    """
    return titles_of(edition, edition.corrected) if edition.corrected else []


def corrected_among(editions: Collection[int]) -> set[int]:
    """Which of these (primary keys) show another figure than stands by now. One query, none without editions."""
    if not editions:
        return set()
    return {
        each.pk for each in with_corrected(Edition.objects.filter(pk__in=editions)) if corrected_since(each)
    }


def corrected_figures() -> QuerySet[Figure]:
    """Of an edition of an outer query: what was corrected after it, of its own period and of what its scorecard
    shows."""
    shown = SectionIndicator.objects.filter(section__scorecard=OuterRef(OuterRef("scorecard")))
    return (
        Figure.objects.current()
        .filter(
            council=OuterRef("council"),
            frequency=OuterRef("frequency"),
            start=OuterRef("start"),
            created_at__gt=OuterRef("published_at"),
            supersedes__isnull=False,
            indicator__in=shown.values("indicator"),
        )
        .order_by()
    )


def with_corrected(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    amounts = JSONObject(**{name: name for name in Amounts._fields})
    figure = JSONObject(code="indicator__code", category="category__code", amounts=amounts)
    return editions.annotate(corrected=KeysOf(corrected_figures().values(key=figure)))


def titles_of(edition: Edition, found: Iterable[str | dict]) -> list[str]:
    return titles_corrected(rows_of(edition.payload), edition.period, map(corrected_of, found))


def corrected_of(found: str | dict) -> Corrected:
    each = unpacked(found)
    return Corrected(each["code"], each["category"] or "", Amounts(**unpacked(each["amounts"])))
