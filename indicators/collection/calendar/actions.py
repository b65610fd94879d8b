"""Writes of a council's collection calendar: by hand, one section at a time, or whole from its file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import transaction

from accounts.models import Council, User
from accounts.policies import NotAllowed, demand
from accounts.querysets import lock
from accounts.roles import Permission
from accounts.trail.actions import record
from accounts.trail.parts import Change
from indicators.catalogue.querysets import council_indicators
from indicators.collection.calendar.definitions import CollectionDefinition
from indicators.collection.calendar.policies import why_not_collect, why_not_remove
from indicators.collection.calendar.querysets import calendar_of, definition_of, people_with
from indicators.models import CalendarSection, CollectedIndicator, Indicator, Submission
from indicators.terms.differences import Differences, json_fields


@transaction.atomic
def save_collection(
    *,
    council: Council,
    wanted: CollectionDefinition,
    by: User | None,
    slug: str = "",
    place: int | None = None,
) -> CalendarSection:
    """Add a section, or change the one of that `slug`, which keeps its address.

    `place` is its order: as it was, or last, unless given. Raises NotAllowed where the slug is taken, an owner may not
    enter figures, or an indicator is collected elsewhere.
    """
    lock(council)
    stored = {each.slug: each for each in calendar_of(council)}
    before = stored.get(slug) if slug else None
    if slug and before is None:
        raise NotAllowed("This section is no longer in the calendar. Somebody else took it out.")
    if not slug and wanted.slug in stored:
        raise NotAllowed(f"There is a section at the address “{wanted.slug}” already. Choose another title.")
    if before is not None:
        wanted = replace(wanted, slug=before.slug)
    for other in stored.values():
        if other.slug != wanted.slug:
            _demand_free(other, wanted)
    known = definition_of(before) if before is not None else None
    if place is None:
        place = before.order if before else max((each.order for each in stored.values()), default=0) + 1
    collection = _store(council, before, wanted, place, _indicators(council))
    if known != definition_of_stored(collection) or (before is not None and before.order != place):
        detail = {"changed": Change(json_fields(known) if known else None, json_fields(wanted))}
        verb = "changed a collection" if before else "added a collection"
        record(by=by, council=council, verb=verb, subject=collection, key=collection.slug, detail=detail)
    return collection


@transaction.atomic
def delete_collection(*, collection: CalendarSection, by: User | None) -> None:
    """Raises NotAllowed where figures were typed or submitted in the section."""
    council = collection.council
    lock(council)
    demand(why_not_remove(collection))
    record(
        by=by,
        council=council,
        verb="removed a collection",
        subject=collection,
        key=collection.slug,
        detail={"changed": Change(json_fields(definition_of(collection)), None)},
    )
    _remove(collection)


@transaction.atomic
def define_collections(
    *, council: Council, collections: Sequence[CollectionDefinition], by: User | None
) -> list[str]:
    """Store the calendar as it is given: what is no longer there goes. Gives a line for each change.

    Raises NotAllowed where a section would go in which figures were typed or submitted, where an owner may not enter
    figures, or where an indicator would leave a section in which it is being typed.
    """
    lock(council)
    stored = {each.slug: each for each in calendar_of(council)}
    before = {slug: definition_of(each) for slug, each in stored.items()}
    wanted = {each.slug: _with_owners(each, before.get(each.slug)) for each in collections}
    difference = Differences(before, wanted)
    changes = difference.lines("collection")
    if not changes:
        return []
    for slug in difference.removed:
        demand(why_not_remove(stored[slug]))
    indicators = _indicators(council)
    # First everything leaves its old place, so that an indicator can move from one section to another.
    CollectedIndicator.objects.filter(collection__in=[stored[slug] for slug in stored]).delete()
    for slug in difference.removed:
        _remove(stored[slug])
    for place, definition in enumerate(wanted.values(), 1):
        _store(council, stored.get(definition.slug), definition, place, indicators)
    record(
        by=by,
        council=council,
        verb="defined collections",
        subject="collection",
        key=council.slug,
        detail={"changed": difference.change()},
    )
    return changes


def definition_of_stored(collection: CalendarSection) -> CollectionDefinition:
    (found,) = [each for each in calendar_of(collection.council) if each.pk == collection.pk]
    return definition_of(found)


def _indicators(council: Council) -> dict[str, Indicator]:
    return {indicator.code: indicator for indicator in council_indicators(council)}


def _with_owners(wanted: CollectionDefinition, before: CollectionDefinition | None) -> CollectionDefinition:
    """A file that does not speak of owners leaves them as they are."""
    if wanted.owners is not None:
        return wanted
    return replace(wanted, owners=before.owners if before else ())


def _demand_free(other: CalendarSection, wanted: CollectionDefinition) -> None:
    for each in other.entries.all():
        if each.indicator.code in wanted.indicators:
            raise NotAllowed(
                f"“{each.indicator.title}” is collected in the section “{other.title}”. Take it out there first."
            )


def _store(
    council: Council,
    before: CalendarSection | None,
    wanted: CollectionDefinition,
    place: int,
    indicators: Mapping[str, Indicator],
) -> CalendarSection:
    chosen = [indicators[code] for code in wanted.indicators]
    demand(why_not_collect(council, before, wanted, chosen))
    owners = _owners(council, wanted.owners or ())
    first = wanted.first
    collection = before or CalendarSection(council=council, slug=wanted.slug)
    collection.title, collection.order, collection.days_after = wanted.title, place, wanted.days_after
    collection.frequency, collection.first_period = first.frequency, first.start
    collection.save()
    collection.owners.set(owners)
    CollectedIndicator.objects.filter(collection=collection).delete()
    CollectedIndicator.objects.bulk_create(
        CollectedIndicator(council=council, collection=collection, indicator=indicator, order=order)
        for order, indicator in enumerate(chosen, 1)
    )
    return collection


def _owners(council: Council, emails: Sequence[str]) -> list[User]:
    """Raises NotAllowed where one of them has no role that enters figures here."""
    people = {user.email.lower(): user for user in people_with(council, Permission.ENTER_FIGURES)}
    for email in emails:
        if email not in people:
            raise NotAllowed(
                f"{email} has no role in {council.name} that enters figures. Give them one under People first, or "
                "leave them out of the owners."
            )
    return [people[email] for email in emails]


def _remove(collection: CalendarSection) -> None:
    """With its drafts in which nothing stands."""
    Submission.objects.filter(collection=collection).delete()
    collection.delete()
