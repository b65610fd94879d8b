"""What each figure of a file would do, with its tick, kind by kind."""

from collections.abc import Iterable
from itertools import groupby

from indicators.intake.history.querysets import KindCount
from indicators.intake.uploads.presenters import Group, KindShown, UploadRowShown
from indicators.models import HistoryFigure
from indicators.terms.periods import Frequency, Period
from indicators.terms.row_kinds import Kind

# By kind: what it is called, what is said above its figures, and its mark.
WORDS: dict[Kind, tuple[str, str, str]] = {
    Kind.REFUSED: (
        "Refused",
        "These do not come in. Put them right in the file and bring it again, or go on without them.",
        "missed",
    ),
    Kind.CORRECTION: (
        "Another figure stands",
        "What stands stays unless you tick the file’s figure. It then takes its place, with the reason you give.",
        "close",
    ),
    Kind.ADDED: ("New", "Nothing stands recorded here yet.", "met"),
    Kind.UNCHANGED: ("The same", "The file says what stands recorded.", "none"),
}


class FigureShown(UploadRowShown):
    """One figure, called by the cell it stands in."""

    @property
    def name(self) -> str:
        return ", ".join(filter(None, (str(self.row), self.what, self.category, self.period)))


def groups_of(rows: Iterable[HistoryFigure]) -> list[Group]:
    """By kind, in the order of the rows."""
    return [
        Group(kind, *WORDS[kind][:2], [_shown(row) for row in of_kind])
        for kind, of_kind in groupby(rows, key=lambda row: Kind(row.kind))
    ]


def kinds_of(counts: Iterable[KindCount]) -> list[KindShown]:
    return [
        KindShown(count.kind, WORDS[count.kind][0], WORDS[count.kind][2], count.rows, count.chosen)
        for count in counts
    ]


def _shown(row: HistoryFigure) -> FigureShown:
    return FigureShown(
        pk=row.pk,
        row=row.cell,
        chosen=row.chosen,
        what=row.indicator.title if row.indicator else row.label,
        category=row.category.label if row.category else "",
        period=Period(row.start, Frequency(row.frequency)).label if row.start else "",
        before=row.before,
        after=row.after,
        faults=row.faults,
    )
