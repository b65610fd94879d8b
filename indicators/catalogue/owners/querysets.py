"""Who answers for which measure. A fixed number of queries, whatever there are."""

from collections.abc import Collection
from datetime import date

from django.db.models import OuterRef, QuerySet

from accounts.models import Council, User
from indicators.catalogue.querysets import in_our_words, said_in_force
from indicators.catalogue.registries import on_scorecards, stands_on_one
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


def complete_owners(council: Council | int | OuterRef) -> QuerySet[MeasureOwner]:
    """Of measures with somebody who still has a role in the council, and with a next review."""
    found = MeasureOwner.objects.for_council(council).filter(
        owner__is_active=True, owner__memberships__council=council
    )
    return found.exclude(next_review=None)


def reviews_overdue(councils: Collection[Council], today: date) -> dict[int, list[MeasureOwner]]:
    """By council of measures on its scorecards, oldest first, each with its own `title` there. One query."""
    found = MeasureOwner.objects.filter(stands_on_one(), council__in=councils, next_review__lt=today)
    rows = found.select_related("owner", "indicator").order_by("next_review", "indicator__title", "pk")
    overdue: dict[int, list[MeasureOwner]] = {}
    for each in rows.annotate(title=said_in_force("title", OuterRef("council"), today)):
        overdue.setdefault(each.council_id, []).append(each)
    return overdue
