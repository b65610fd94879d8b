"""Reads of actions that await a figure, and of the editions that have it."""

from django.db.models import QuerySet

from committees.models import Action
from indicators.terms.periods import Period
from scorecards.editions.querysets import RowOfPayload, readable_editions
from scorecards.models import Edition


def awaiting() -> QuerySet[Action]:
    """Of every council, those that a figure closes."""
    found = Action.objects.filter(
        state=Action.State.OPEN,
        awaits_indicator__isnull=False,
        awaits_above__isnull=True,  # whether a threshold is reached somebody says
        awaits_below__isnull=True,
    )
    return found.select_related("item__meeting__committee__council", "awaits_indicator").order_by("pk")


def closed_by_figures() -> QuerySet[Action]:
    found = Action.objects.filter(state=Action.State.DONE, closed_by_edition__isnull=False)
    related = ("item__meeting__committee__council", "closed_by_edition__scorecard", "awaits_indicator")
    return found.select_related(*related).defer("closed_by_edition__payload").order_by("pk")


def edition_with_figure(action: Action) -> Edition | None:
    """The first that readers may open, published since the action's meeting, with the figure that it awaits. A number
    that is hidden is a figure that was reported; "no figure" is none. One query."""
    meeting, code = action.item.meeting, action.awaits_indicator.code
    editions = readable_editions(meeting.committee.council_id).filter(published_at__date__gte=meeting.date)
    rows = editions.defer("payload").annotate(row=RowOfPayload(code)).filter(row__isnull=False)
    found = (
        each for each in rows.order_by("published_at", "pk") if has_figure(each.row, action.awaits_period)
    )
    return next(found, None)


def has_figure(row: dict, period: str) -> bool:
    latest = row["latest"]
    reported = latest["value"] is not None or latest["hidden"]
    return reported and Period.from_code(latest["period"]).code == period


def is_readable(edition: Edition) -> bool:
    return readable_editions(edition.council_id).filter(pk=edition.pk).exists()
