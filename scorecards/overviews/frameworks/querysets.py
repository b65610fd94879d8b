"""What the page of national frameworks reads: the newest editions, and the newest national figures."""

from collections.abc import Collection

from accounts.models import Council
from scorecards.assembly.inputs import PublishedCell
from scorecards.assembly.querysets.comparators import comparators_for
from scorecards.assembly.querysets.national import national_cells
from scorecards.comparing.querysets import published_indicators
from scorecards.editions.querysets import published_editions, readable_editions
from scorecards.models import Edition
from scorecards.overviews.frameworks.national import national_words


def newest_editions(council: Council) -> list[Edition]:
    """Of each scorecard, with its payload; the one of the newest period first. Two queries, however many there are."""
    keys: dict[int, int] = {}
    for scorecard, key in published_editions(council).values_list("scorecard_id", "pk"):
        keys.setdefault(scorecard, key)
    found = {edition.pk: edition for edition in readable_editions(council).filter(pk__in=keys.values())}
    return [found[key] for key in keys.values() if key in found]


def newest_national(council: Council, codes: Collection[str]) -> dict[str, str]:
    """By code what is said of the newest national figure of the council or the country, if any. Four queries."""
    comparators = comparators_for(council, None)
    areas = [area.id for area in (comparators.own, comparators.country) if area]
    offered = published_indicators(council, areas)
    measures = {one.id: one for code, one in offered.items() if code in codes}
    cells: dict[int, list[PublishedCell]] = {}
    for key, cell in national_cells(measures, areas):
        cells.setdefault(key, []).append(cell)
    return {
        measures[key].code: national_words(measures[key].facts, found, comparators)
        for key, found in cells.items()
    }
