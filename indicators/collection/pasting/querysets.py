"""What a pasted title may mean: the section's rows, and the names and words that the council's files are read by."""

from collections.abc import Sequence

from accounts.models import Council
from indicators.catalogue.querysets import council_catalogue
from indicators.collection.cells.querysets import section_places
from indicators.collection.entry.presenters.grid import refs_of
from indicators.collection.pasting.rows import Place, Rows
from indicators.layouts.labels.names import Labels
from indicators.models import CalendarSection, OwnWords
from indicators.terms.periods import Period


def rows_of(council: Council, collection: CalendarSection, period: Period, number: int) -> Rows:
    """`number` is the section's among the council's. Four queries."""
    cells = section_places(collection, period)
    places = [Place(*cell, ref) for cell, ref in zip(cells, refs_of(cells, number), strict=True)]
    return Rows(places, Labels(council_catalogue(council), _own_words(council), council.name))


def _own_words(council: Council) -> dict[str, str]:
    """What the council's files call its measures: label to code, "" for what is left out."""
    rows: Sequence[tuple[str, str | None, str | None]] = OwnWords.objects.for_council(council).values_list(
        "written", "indicator__code", "indicator__merged_into__code"
    )
    return {written: into or code or "" for written, code, into in rows}
