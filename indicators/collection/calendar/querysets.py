"""Reads of a council's collection calendar."""

from collections.abc import Collection

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet

from accounts.models import Council, User
from accounts.querysets import KeysOf
from accounts.roles import PERMISSIONS, Permission
from indicators.catalogue.querysets import council_indicators
from indicators.collection.calendar.definitions import CollectionDefinition
from indicators.models import CalendarSection, CollectedIndicator, Entry, Indicator, SubmissionEvent
from indicators.terms.periods import Frequency, Period


def roles_with(permission: Permission) -> list[str]:
    return [role.value for role, granted in PERMISSIONS.items() if permission in granted]


def people_with(council: Council, permission: Permission) -> QuerySet[User]:
    """Those whose role in this council lets them, by name."""
    return (
        User.objects.filter(
            is_active=True, memberships__council=council, memberships__role__in=roles_with(permission)
        )
        .distinct()
        .order_by("name", "email")
    )


def calendar_of(council: Council) -> list[CalendarSection]:
    """Every section in its order, with owners and indicators: `owners.all()`, `entries.all()`. Three queries."""
    entries = CollectedIndicator.objects.select_related("indicator")
    found = CalendarSection.objects.filter(council=council)
    return list(found.prefetch_related("owners", Prefetch("entries", queryset=entries)))


def calendars_of(councils: Collection[Council]) -> list[CalendarSection]:
    """Of several councils the sections that hold anything, in their order, each with its entries as `held` and the
    primary keys of its owners as `owned_by`. One query."""
    owners = CalendarSection.owners.through.objects.filter(calendarsection=OuterRef("collection"))
    rows = CollectedIndicator.objects.filter(council__in=councils).select_related("collection", "indicator")
    rows = rows.annotate(owned_by=KeysOf(owners.values(key=F("user"))))
    found: dict[int, CalendarSection] = {}
    for each in rows.order_by("collection__order", "collection", "order", "pk"):
        section = found.setdefault(each.collection_id, each.collection)
        section.held = [*getattr(section, "held", ()), each]
        section.owned_by = each.owned_by
    return list(found.values())


def definition_of(collection: CalendarSection) -> CollectionDefinition:
    """As a file would say it, of a section from `calendar_of`."""
    return CollectionDefinition(
        slug=collection.slug,
        title=collection.title,
        days_after=collection.days_after,
        first_period=Period(collection.first_period, Frequency(collection.frequency)).code,
        indicators=tuple(each.indicator.code for each in collection.entries.all()),
        owners=tuple(sorted(owner.email.lower() for owner in collection.owners.all())),
    )


def collectable(council: Council, held: Collection[int] = ()) -> list[Indicator]:
    """What the calendar may hold, by title: weekly figures come from machines and files only, retired ones ended.

    Those that a section holds already (primary keys) it may go on holding.
    """
    found = council_indicators(council).exclude(frequency=Frequency.WEEK)
    return list(found.filter(Q(last_day=None) | Q(pk__in=held)).order_by("title", "pk"))


def has_work(collection: CalendarSection) -> bool:
    """Whether anything was ever typed or submitted in the section that still stands."""
    return (
        Entry.objects.filter(submission__collection=collection).exists()
        or SubmissionEvent.objects.filter(submission__collection=collection).exists()
    )


def typed_elsewhere(council: Council, slug: str, indicators: list[int]) -> Entry | None:
    """A figure of one of these indicators that was typed in another section and is not approved yet."""
    return (
        Entry.objects.filter(council=council, indicator_id__in=indicators)
        .exclude(submission__collection__slug=slug)
        .select_related("indicator", "submission__collection")
        .first()
    )


def typed_of_others(collection: CalendarSection, indicators: list[int]) -> Entry | None:
    """A figure typed in this section, not approved yet, of an indicator that is not among these."""
    return (
        Entry.objects.filter(submission__collection=collection)
        .exclude(indicator_id__in=indicators)
        .select_related("indicator", "submission__collection")
        .first()
    )
