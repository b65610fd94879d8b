"""Which indicators are on scorecards, for pages of this app. The app that has scorecards fills it at the start."""

from collections.abc import Callable
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Council

Places = Callable[[], QuerySet]  # rows with the `council` and the `indicator` that stands there
_places: list[Places] = []


def register(places: Places) -> None:
    """Add a way to find them; the same one twice counts once."""
    if places not in _places:
        _places.append(places)


def on_scorecards(council: Council) -> set[int]:
    """The primary keys of the indicators on any scorecard of the council. A fixed number of queries."""
    rows = (places().filter(council=council).order_by() for places in _places)
    return set().union(*(each.values_list("indicator", flat=True).distinct() for each in rows))


def measured(council: Council | OuterRef) -> Q | Exists:
    """For a query of indicators: whether one is on any scorecard of the council."""
    return _stands(council=council, indicator=OuterRef("pk"))


def stands_on_one() -> Q | Exists:
    """For a query of rows with a council and an indicator: whether it is on any scorecard of that council."""
    return _stands(council=OuterRef("council"), indicator=OuterRef("indicator"))


def _stands(**where: Council | OuterRef) -> Q | Exists:
    return reduce(or_, (Exists(places().filter(**where)) for places in _places), Q(pk__in=()))
