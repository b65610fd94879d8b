"""What the page of all councils reads: the measure, its years, and the figures of one of them."""

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from django.db.models import Count
from django.utils.timezone import localdate

from accounts.composing.querysets import composed_once
from accounts.models import Council
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.querysets import council_indicators, facts_of, present_words
from indicators.models import Area, PublishedFigure
from indicators.terms.periods import Period
from scorecards.assembly.inputs import Comparators, PublishedCell
from scorecards.assembly.querysets.comparators import comparators_for
from scorecards.assembly.querysets.national import national_cells
from scorecards.assembly.querysets.periods import period_at
from scorecards.comparing.all_councils.councils import AllCouncils, all_councils
from scorecards.comparing.places import Place, councils_of
from scorecards.comparing.querysets import places_beside


def measure_of(council: Council, code: str) -> IndicatorFacts | None:
    """The measure of that code in the council's words of today. Two queries."""
    indicator = council_indicators(council).filter(code=code).first()
    if indicator is None:
        return None
    words = present_words(council, [indicator], localdate())
    return replace(facts_of(indicator), words=words[indicator.pk])


def years_with_councils(indicator: int, *, illustrative: bool) -> list[Period]:
    """The years in which any council has a figure, the newest first. One query.

    A year of which fewer than half as many councils are stored as of the fullest is left out, such as the earlier years
    of the demonstration: a place among those few is none among all.
    """
    years = _years_counted(indicator, illustrative)
    fullest = max((stored for *_, stored, _ in years), default=0)
    found = [
        period_at(start, frequency)
        for start, frequency, stored, figures in years
        if figures and stored * 2 >= fullest
    ]
    return sorted(found, key=lambda period: period.end, reverse=True)


@composed_once
def _years_counted(indicator, illustrative):
    rows = PublishedFigure.objects.filter(
        indicator=indicator,
        current=True,
        area__kind=Area.Kind.LOCAL_AUTHORITY,
        area__illustrative=illustrative,
    ).order_by()
    return rows.values_list("start", "frequency").annotate(stored=Count("pk"), figures=Count("value"))


class CouncilsRead(NamedTuple):
    """All that the page of one year is made from."""

    measure: IndicatorFacts
    period: Period
    places: tuple[Place, ...]
    cells: tuple[PublishedCell, ...]
    comparators: Comparators

    def judged(self) -> AllCouncils:
        cells = {cell.area_id: cell for cell in self.cells}
        return all_councils(self.measure, self.period, self.places, cells, self.comparators)


def read_councils(council: Council, measure: IndicatorFacts, period: Period) -> CouncilsRead:
    """Four queries: the areas, whom we are compared with (2), and one for the figures of all of them."""
    places = places_beside(council)
    comparators = comparators_for(council, None)
    cells = national_cells(
        [measure.id],
        None,
        after=period.start - timedelta(days=1),
        until=period.start,
        illustrative=council.illustrative,
        beside=[area.id for area in (comparators.region, comparators.country) if area],
    )
    found = tuple(cell for _, cell in cells if cell.period == period)
    return CouncilsRead(measure, period, tuple(councils_of(places.values())), found, comparators)
