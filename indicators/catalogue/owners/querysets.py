"""Who answers for which measure. A fixed number of queries, whatever there are."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from accounts.models import Council, User
from indicators.catalogue.querysets import in_our_words
from indicators.catalogue.registries import on_scorecards
from indicators.models import Indicator, MeasureOwner


def people_of(council: Council) -> QuerySet[User]:
    """Everybody with a role in the council, by name."""
    found = User.objects.filter(is_active=True, memberships__council=council)
    return found.distinct().order_by("name", "email")


def measures_of(council: Council, today: date) -> list[Indicator]:
    """Those on the council's scorecards, in its own words, by title. Three queries."""
    found = Indicator.objects.filter(pk__in=on_scorecards(council))
    return sorted(in_our_words(council, found, today), key=lambda each: each.title.casefold())


def owned(council: Council, indicators: Collection[int]) -> dict[int, MeasureOwner]:
    """By indicator. One query."""
    found = MeasureOwner.objects.for_council(council).filter(indicator__in=indicators)
    return {each.indicator_id: each for each in found.select_related("owner")}


def without_owner(council: Council, indicators: Collection[int]) -> set[int]:
    """Those that nobody answers for, or that have no day of their next review. One query."""
    whole = complete_owners(council).filter(indicator__in=indicators)
    return set(indicators) - set(whole.values_list("indicator", flat=True))


def complete_owners(council: Council | int) -> QuerySet[MeasureOwner]:
    """Of measures with somebody who still has a role in the council, and with a next review."""
    found = MeasureOwner.objects.for_council(council).filter(
        owner__is_active=True, owner__memberships__council=council
    )
    return found.exclude(next_review=None)


def reviews_overdue(council: Council, today: date) -> list[MeasureOwner]:
    """Of measures on scorecards, each in the council's own words, oldest first. One query where none is, else three."""
    found = MeasureOwner.objects.for_council(council).filter(next_review__lt=today)
    rows = list(found.select_related("owner", "indicator").order_by("next_review", "indicator__title", "pk"))
    if rows:
        shown = on_scorecards(council)
        rows = [each for each in rows if each.indicator_id in shown]
        in_our_words(council, [each.indicator for each in rows], today)
    return rows
