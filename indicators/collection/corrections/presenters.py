"""The history of one figure in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from indicators.amounts.changes import figure_words, people_behind
from indicators.collection.cells.querysets import key_of
from indicators.models import Figure, Indicator, Source
from indicators.terms.vocabulary import FigureStatus

CAME = {
    Source.Kind.TYPED: "Typed",
    Source.Kind.FILE: "From a file",
    Source.Kind.COMPUTED: "Worked out",
    Source.Kind.MACHINE: "Sent by another system",
    Source.Kind.HISTORY: "Brought in as history",
}


@dataclass(frozen=True)
class Revision:
    """What stood, how it came, and why it took the place of the one before."""

    display: str
    people: str
    provisional: bool
    note: str
    at: datetime
    entered_by: str
    approved_by: str
    came: str
    reason: str
    current: bool
    file: UUID | None = None  # of history, whose page shows the cell it stood in
    cell: str = ""


def revisions(
    figures: Sequence[Figure], indicator: Indicator, files: Mapping[str, UUID] | None = None
) -> list[Revision]:
    """In the order of `figures`, which have their sources and people with them. `files` are by their hash."""
    return [_revision(figure, indicator, files or {}) for figure in figures]


def _revision(figure: Figure, indicator: Indicator, files: Mapping[str, UUID]) -> Revision:
    source, unit = figure.source, indicator.measured_unit
    came = CAME[Source.Kind(source.kind)]
    if detail := source.file_name or (source.system.name if source.system else ""):
        came += f": {detail}"
    if figure.cell:
        came += f", cell {figure.cell}"
    return Revision(
        display=figure_words(figure.value, figure.symbol, unit, indicator.decimals),
        people=people_behind(figure.numerator, figure.denominator, indicator.people, unit),
        provisional=figure.status == FigureStatus.PROVISIONAL,
        note=figure.note,
        at=figure.created_at,
        entered_by=str(figure.created_by or ""),
        approved_by=str(source.approved_by or ""),
        came=came,
        reason=figure.reason,
        current=figure.is_current,
        file=files.get(source.file_sha256) if figure.cell else None,
        cell=figure.cell,
    )


@dataclass(frozen=True)
class OtherPeriod:
    """What stands in the same row of another period."""

    key: str
    period: str
    display: str


def in_other_periods(figures: Sequence[Figure], indicator: Indicator) -> list[OtherPeriod]:
    """In the order of `figures`."""
    return [
        OtherPeriod(
            key=str(key_of(figure)),
            period=figure.period.label,
            display=figure_words(figure.value, figure.symbol, indicator.measured_unit, indicator.decimals),
        )
        for figure in figures
    ]
