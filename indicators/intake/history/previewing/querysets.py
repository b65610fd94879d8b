"""What the figures of a file would do: each checked, and set against what stands recorded and what is typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.utils import timezone

from accounts.models import Council
from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.catalogue.querysets import council_catalogue, council_indicators
from indicators.collection.cells.querysets import recorded_in
from indicators.files.faults import Faults, FileRefused
from indicators.intake.history.proposed import settled_figures
from indicators.intake.history.reading.querysets import read_history_file
from indicators.intake.history.settled import Checked, Settled, check_settled
from indicators.intake.landing import SAVED, Incoming, Known, Landing
from indicators.intake.querysets import known_of
from indicators.intake.whole_landing import land_whole
from indicators.models import Figure, Indicator

SETTLE = (
    "Bring the file on the page History in workbooks and settle it there; with the layout remembered, the next file "
    "like it is read without."
)


@dataclass(frozen=True)
class Setting:
    """Checked figures, what is known of their cells, and the figures that stand there. Indicators by primary key."""

    checked: Sequence[Checked]
    known: Known
    recorded: Mapping[CellKey, Figure]
    indicators: Mapping[int, Indicator]

    def landing(self, one: Checked) -> Landing | None:
        """What becomes of it; None where it has a fault of its own."""
        if one.figure is None:
            return None
        unit = self.indicators[one.figure.key.indicator].measured_unit
        return land_whole(Incoming(one.figure, one.settled.says), self.known, unit)


def set_against(council: Council, figures: Sequence[Settled]) -> Setting:
    """A fixed number of queries, however many figures there are."""
    checked = check_settled(figures, council_catalogue(council))
    found = [one.figure for one in checked if one.figure is not None]
    indicators = council_indicators(council).in_bulk({figure.key.indicator for figure in found})
    units = {key: one.measured_unit for key, one in indicators.items()}
    known = known_of(council, found, timezone.localdate(), units=units)
    recorded = recorded_in(council.pk, {figure.key for figure in found})
    return Setting(checked, known, recorded, indicators)


def figures_of_layout(council: Council, file: BinaryIO, name: str) -> list[ReportedFigure]:
    """The figures of a file in the council's own layout about which nothing is in doubt, those that change something.

    Raises FileRefused with every open doubt, or with everything that is wrong with any figure.
    """
    read = read_history_file(council, file, name)
    faults = Faults()
    for doubt in read.proposal.doubts:
        if doubt.open:
            faults.add(f"{doubt.cell}: {doubt.why}", SETTLE)
    setting = set_against(council, settled_figures(read.proposal, {}))
    landings = [(one, setting.landing(one)) for one in setting.checked]
    for one, landing in landings:
        wrong = one.faults or ((landing.fault,) if landing and landing.fault else ())
        for fault in wrong:
            faults.add(f"{one.settled.cell}: {fault.problem}", fault.remedy, read=fault.read)
    if faults:
        raise FileRefused(faults)
    changes = [one.figure for one, landing in landings if landing and landing.outcome in SAVED]
    return [figure for figure in changes if figure is not None]
