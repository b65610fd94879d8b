"""What the heat table reads: the scorecard's measures, and the newest national figures of twelve areas."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from accounts.models import Council
from indicators.terms.ago import years_before
from indicators.terms.periods import Frequency, Period
from scorecards.assembly.inputs import Comparators, PublishedCell
from scorecards.assembly.querysets.comparators import comparators_for
from scorecards.assembly.querysets.entries import entries_in_words_of
from scorecards.assembly.querysets.inputs import YEARS_OF_RELEASES_FOR_A_ROW
from scorecards.assembly.querysets.national import national_cells
from scorecards.comparing.heat_table.heat import Entry, Heat, by_indicator, heat_of
from scorecards.editions.querysets import readable_editions
from scorecards.models import Scorecard


def scorecard_at(council: Council, slug: str, *, drafts: bool) -> Scorecard | None:
    """The scorecard, where something of it is published or the reader may see drafts. One query."""
    published = readable_editions(council).filter(scorecard=OuterRef("pk"))
    found = Scorecard.objects.filter(council=council, slug=slug).select_related("neighbour_model")
    return (found if drafts else found.filter(Exists(published))).first()


def this_year() -> Period:
    return Period.of(localdate(), Frequency.FINANCIAL_YEAR)


def areas_beside(comparators: Comparators) -> list[int]:
    """Primary keys of the council, its neighbours and its country."""
    return [area.id for area in (comparators.own, *comparators.neighbours, comparators.country) if area]


def newest_cells(indicators: list[int], comparators: Comparators) -> tuple[tuple[int, PublishedCell], ...]:
    """Each with its indicator: figures of years that ended within the last three. One query.

    By their end: a year that began before those three may well be the newest that is published.
    """
    oldest = years_before(localdate(), YEARS_OF_RELEASES_FOR_A_ROW)
    a_year_before = years_before(oldest, 1) - timedelta(days=1)
    cells = national_cells(indicators, areas_beside(comparators), after=a_year_before)
    return tuple((indicator, cell) for indicator, cell in cells if cell.period.end >= oldest)


class HeatRead(NamedTuple):
    """All that the table is made from."""

    entries: tuple[Entry, ...]
    cells: tuple[tuple[int, PublishedCell], ...]
    comparators: Comparators
    until: Period
    named_by_scorecard: bool  # the model of similar councils

    def judged(self) -> Heat:
        return heat_of(self.entries, by_indicator(self.cells), self.comparators, self.until)


def read_heat(council: Council, scorecard: Scorecard) -> HeatRead:
    """Five queries, whatever the number of measures: measures and their words, whom we are compared with, figures."""
    until = this_year()
    entries = tuple(
        Entry(entry.section_slug, entry.question, entry.indicator)
        for entry in entries_in_words_of(scorecard, until)
    )
    comparators = comparators_for(council, scorecard.neighbour_model)
    cells = newest_cells([entry.definition.id for entry in entries], comparators)
    named = scorecard.neighbour_model is not None
    return HeatRead(entries, cells, comparators, until, named_by_scorecard=named)
