"""Where the commentary of a figure that is on its way is written: its row in its section."""

from dataclasses import dataclass

from accounts.models import Council
from indicators.amounts.cells import CellKey
from indicators.collection.cells.querysets import section_places
from indicators.collection.corrections.querysets import (
    entry_of,
    figures_of,
    section_holding,
    submission_of,
)
from indicators.models import CalendarSection
from indicators.terms.periods import Period


@dataclass(frozen=True)
class EntryRow:
    """A row of a section of one period, by the anchors of its commentary on the officer's and the approver's page."""

    collection: CalendarSection
    period: Period
    anchor: str
    approval_anchor: str


def row_of_entry(council: Council, key: CellKey) -> EntryRow | None:
    """None where the figure stands and nothing of it is on its way, and where no section collects it.

    At most five queries.
    """
    section = section_holding(council, key)
    if section is None:
        return None
    collection, period = section
    if entry_of(council, key) is None:
        begun = collection.first_period <= period.start or submission_of(collection, period) is not None
        if not begun or figures_of(council, key).current().exists():
            return None
    places = [place.key for place in section_places(collection, period)]
    if key not in places:
        return None
    return EntryRow(collection, period, f"c{places.index(key) + 1}", f"row-{key}")
