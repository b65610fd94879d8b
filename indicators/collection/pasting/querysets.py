"""What a pasted title may mean: the section's rows, and the names and words that the council's files are read by."""

from accounts.models import Council
from indicators.catalogue.querysets import codes_by_own_words, council_catalogue
from indicators.collection.cells.querysets import section_places
from indicators.collection.entry.presenters.grid import refs_of
from indicators.collection.pasting.rows import Place, Rows
from indicators.layouts.labels.names import Labels
from indicators.models import CalendarSection
from indicators.terms.periods import Period


def rows_of(council: Council, collection: CalendarSection, period: Period, number: int) -> Rows:
    """`number` is the section's among the council's. Four queries."""
    cells = section_places(collection, period)
    places = [Place(*cell, ref) for cell, ref in zip(cells, refs_of(cells, number), strict=True)]
    return Rows(places, Labels(council_catalogue(council), codes_by_own_words(council), council.name))
