"""Reads of items of coming meetings that carry a scorecard or await one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, OuterRef, Q

from committees.models import AgendaItem, ReportPart
from indicators.terms.periods import Period
from scorecards.models import Edition, TakingDown


@dataclass(frozen=True)
class ItemToCome:
    """`newest` is the number of the newest edition that stands of what the item carries or awaits, 0 where none."""

    item: AgendaItem
    period: Period
    newest: int
    has_report: bool
    withdrawn: bool  # the edition that it carries


def items_to_come(councils: Collection[int], today: date) -> list[ItemToCome]:
    """Of meetings from today on, by day. Two queries, one where there are none."""
    items = list(
        AgendaItem.objects.filter(
            council__in=list(councils), state=AgendaItem.State.LISTED, meeting__date__gte=today
        )
        .filter(Q(edition__isnull=False) | Q(awaits__isnull=False))
        .annotate(
            has_report=Exists(ReportPart.objects.filter(item=OuterRef("pk"))),
            withdrawn=Exists(TakingDown.objects.of_editions_that_are_down(OuterRef("edition"))),
        )
        .select_related("meeting__committee", "edition__scorecard", "awaits")
        .defer("edition__payload")
        .order_by("meeting__date", "order")
    )
    newest = newest_standing(items)
    return [
        ItemToCome(
            item=each,
            period=period_of(each),
            newest=newest.get((scorecard_of(each), period_of(each).start, period_of(each).frequency), 0),
            has_report=each.has_report,
            withdrawn=each.withdrawn,
        )
        for each in items
    ]


def period_of(item: AgendaItem) -> Period:
    return item.edition.period if item.edition else item.awaited


def scorecard_of(item: AgendaItem) -> int | None:
    return item.edition.scorecard_id if item.edition else item.awaits_id


def newest_standing(items: Sequence[AgendaItem]) -> dict[tuple[int, date, str], int]:
    if not items:
        return {}
    rows = Edition.objects.standing().filter(
        scorecard__in={scorecard_of(each) for each in items},
        start__in={period_of(each).start for each in items},
    )
    numbers = rows.order_by().values_list("scorecard", "start", "frequency").annotate(Max("number"))
    return {(scorecard, start, frequency): number for scorecard, start, frequency, number in numbers}
