"""Reads of actions that await a figure, and of the editions that have it."""

from django.db.models import Q, QuerySet

from accounts.models import Council
from committees.follow_ups.awaited.thresholds import Waits, is_met
from committees.models import Action, ActionEvent
from indicators.terms.periods import Period
from scorecards.editions.querysets import RowOfPayload, readable_editions
from scorecards.models import Edition

OPEN = Action.State.OPEN


def awaiting(council: Council | None) -> QuerySet[Action]:
    """Those that a figure closes, or asks about once it has reached a threshold; of every council where none is
    named."""
    found = _of(council).filter(state=OPEN, awaits_indicator__isnull=False, reached_in__isnull=True)
    return found.select_related("item__meeting__committee__council", "awaits_indicator").order_by("pk")


def with_editions(council: Council | None) -> QuerySet[Action]:
    """Those that a figure closed, or asks about."""
    named = Q(state=Action.State.DONE, closed_by_edition__isnull=False)
    found = _of(council).filter(named | Q(state=OPEN, reached_in__isnull=False))
    related = ("item__meeting__committee__council", "closed_by_edition", "reached_in", "awaits_indicator")
    deferred = found.select_related(*related).defer("closed_by_edition__payload", "reached_in__payload")
    return deferred.order_by("pk")


def _of(council: Council | None) -> QuerySet[Action]:
    return Action.objects.for_council(council) if council else Action.objects.all()


def waits_of(action: Action) -> Waits:
    return Waits(Period.from_code(action.awaits_period), action.awaits_above, action.awaits_below)


def edition_with_figure(action: Action) -> Edition | None:
    """The first that readers may open, published since the action's meeting, with the figure that it awaits, as `row`.
    One that a person was asked about already does not ask again. One query."""
    meeting, code, waits = action.item.meeting, action.awaits_indicator.code, waits_of(action)
    editions = readable_editions(meeting.committee.council_id).filter(published_at__date__gte=meeting.date)
    if waits.asks:
        asked = ActionEvent.objects.filter(action=action, kind=ActionEvent.Kind.ASKED)
        editions = editions.exclude(pk__in=asked.values("edition"))
    rows = editions.defer("payload").annotate(row=RowOfPayload(code)).filter(row__isnull=False)
    found = (each for each in rows.order_by("published_at", "pk") if has_figure(each.row, waits))
    return next(found, None)


def has_figure(row: dict, waits: Waits) -> bool:
    latest = row["latest"]
    return is_met(waits, Period.from_code(latest["period"]), latest["value"], latest["hidden"])


def is_readable(edition: Edition) -> bool:
    return readable_editions(edition.council_id).filter(pk=edition.pk).exists()
