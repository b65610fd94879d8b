"""The calendar sections that a scorecard needs: one for each of its own, without what is collected already. Pure."""

from collections.abc import Collection, Iterable

from indicators.collection.calendar.definitions import CollectionDefinition, ScorecardSection

LONGEST_SLUG = 40


def sections_to_add(
    parts: Iterable[ScorecardSection],
    *,
    scorecard: str,
    collectable: Collection[str],
    taken_slugs: Collection[str],
    days_after: int,
    first_period: str,
) -> list[CollectionDefinition]:
    """`collectable` are the codes that no section holds yet; a section without any is left out.

    A section whose address is taken by another scorecard's gets its own scorecard's name before it.
    """
    found = []
    for slug, title, codes in parts:
        left = tuple(code for code in codes if code in collectable)
        if left:
            free = slug if slug not in taken_slugs else f"{scorecard}-{slug}"[-LONGEST_SLUG:].strip("-")
            found.append(CollectionDefinition(free, title[:80], days_after, first_period, left))
    return found
