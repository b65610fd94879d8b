"""Plain data for the preview of any file: what each row would do, with its tick, page by page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from indicators.intake.bringing.querysets import PAGE_LENGTH, KindCount
from indicators.models import HistoryFigure, HistoryFile, Upload, UploadRow
from indicators.terms.periods import Frequency, Period
from indicators.terms.row_kinds import SAVED_KINDS, Kind


class KindWords(NamedTuple):
    """What rows of a kind are called, what is said above them, and the mark beside."""

    title: str
    about: str
    mark: str


Words = Mapping[Kind, KindWords]
WORDS: Words = {
    Kind.REFUSED: KindWords(
        "Refused",
        "These do not come in. Put them right and bring them again, or go on without them.",
        "missed",
    ),
    Kind.CORRECTION: KindWords(
        "Changes of approved figures",
        "Each becomes a correction with the reason you give; what was approved stays on record.",
        "close",
    ),
    Kind.CHANGED: KindWords("Changes of figures entered before", "Not approved yet.", "close"),
    Kind.ADDED: KindWords("New", "Nothing was entered here yet.", "met"),
    Kind.WORDS: KindWords(
        "Commentary on figures that stand",
        "The figure stays as it is. These words are written beside it and count in drafts at once; where others stand "
        "already, tick which are to take their place.",
        "met",
    ),
    Kind.UNCHANGED: KindWords(
        "As they are",
        "The file says what is there, or its row is empty and what is there stays.",
        "none",
    ),
    Kind.EMPTY: KindWords("Left empty", "Not entered: these rows of the form have no figure yet.", "none"),
}


# By state: what is done with a file, as the heading of its page
DOING: Mapping[str, str] = {
    Upload.State.CHECKING: "The file is being checked",
    Upload.State.SAVING: "The figures are being saved",
    HistoryFile.State.READING: "The workbook is being read",
    HistoryFile.State.PREVIEWING: "The preview is being made",
    HistoryFile.State.LANDING: "The figures are being recorded",
}


@dataclass(frozen=True)
class RowShown:
    """One row; `place` is where it stands, `name` what its tick is called by a screen reader."""

    pk: int
    place: str
    name: str
    chosen: bool
    what: str
    category: str
    period: str
    before: str
    after: str
    faults: Sequence[dict]
    remarks: Sequence[str] = ()


@dataclass(frozen=True)
class KindShown:
    """One line of the list of kinds."""

    kind: Kind
    words: KindWords
    rows: int
    chosen: int

    @property
    def tickable(self) -> bool:
        return self.kind in SAVED_KINDS


@dataclass(frozen=True)
class Group:
    """The rows of one kind on this page."""

    kind: Kind
    words: KindWords
    rows: Sequence[RowShown]

    @property
    def refused(self) -> bool:
        return self.kind is Kind.REFUSED

    @property
    def tickable(self) -> bool:
        return self.kind in SAVED_KINDS


def groups_of(rows: Iterable[UploadRow | HistoryFigure], words: Words) -> list[Group]:
    """In the order of the rows, which is that of their kinds."""
    return [
        Group(kind, words[kind], rows_shown(of_kind))
        for kind, of_kind in groupby(rows, key=lambda row: Kind(row.kind))
    ]


def rows_shown(rows: Iterable[UploadRow | HistoryFigure]) -> list[RowShown]:
    return [_shown(row) for row in rows]


def kinds_of(counts: Iterable[KindCount], words: Words) -> list[KindShown]:
    return [KindShown(count.kind, words[count.kind], count.rows, count.chosen) for count in counts]


def pages_of(rows: int) -> int:
    return max(1, -(-rows // PAGE_LENGTH))


def _shown(row: UploadRow | HistoryFigure) -> RowShown:
    what = row.indicator.title if row.indicator else row.label
    category = row.category.label if row.category else ""
    period = Period(row.start, Frequency(row.frequency)).label if row.start else ""
    return RowShown(
        pk=row.pk,
        place=row.place,
        name=", ".join(filter(None, (str(row), what, category, period))),
        chosen=row.chosen,
        what=what,
        category=category,
        period=period,
        before=row.before,
        after=row.after,
        faults=row.faults,
        remarks=row.remarks,
    )
