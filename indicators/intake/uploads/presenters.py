"""Plain data for the pages of files: what each row would do, with its tick, page by page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.urls import reverse
from django.utils.timezone import localtime

from accounts.models import Council
from indicators.intake.uploads.querysets import PAGE_LENGTH, KindCount, State, has_stopped
from indicators.models import Upload, UploadRow
from indicators.terms.periods import Frequency, Period, day_words
from indicators.terms.row_kinds import SAVED_KINDS, Kind
from indicators.terms.wording import count_words
from indicators.terms.written_periods import period_from_slugs

# By kind: what it is called in the list of kinds and above its rows, what is said beside, and its mark.
WORDS: dict[Kind, tuple[str, str, str]] = {
    Kind.REFUSED: (
        "Refused",
        "Nothing of these rows is saved. Put them right and bring them again, or save the others without.",
        "missed",
    ),
    Kind.CORRECTION: (
        "Changes of approved figures",
        "Each becomes a correction with the reason you give; what was approved stays on record.",
        "close",
    ),
    Kind.CHANGED: ("Changes of figures entered before", "Not approved yet.", "close"),
    Kind.ADDED: ("New", "Nothing was entered here yet.", "met"),
    Kind.UNCHANGED: (
        "As they are",
        "The file says what is there, or its row is empty and what is there stays.",
        "none",
    ),
    Kind.EMPTY: ("Left empty", "Not entered: these rows of the form have no figure yet.", "none"),
}


@dataclass(frozen=True)
class UploadRowShown:
    """One row as the page shows it; `name` is what its tick is called by a screen reader."""

    pk: int
    row: int
    chosen: bool
    what: str
    category: str
    period: str
    before: str
    after: str
    faults: Sequence[dict]
    remarks: Sequence[str] = ()

    @property
    def name(self) -> str:
        return ", ".join(filter(None, (f"row {self.row}", self.what, self.category, self.period)))


@dataclass(frozen=True)
class Group:
    """The rows of one kind on this page."""

    kind: Kind
    title: str
    about: str
    rows: Sequence[UploadRowShown]

    @property
    def refused(self) -> bool:
        return self.kind is Kind.REFUSED

    @property
    def tickable(self) -> bool:
        return self.kind in SAVED_KINDS


@dataclass(frozen=True)
class KindShown:
    kind: Kind
    title: str
    mark: str
    rows: int
    chosen: int

    @property
    def tickable(self) -> bool:
        return self.kind in SAVED_KINDS


def groups_of(rows: Iterable[UploadRow]) -> list[Group]:
    """In the order of the rows, which is that of their kinds."""
    groups = []
    for kind, of_kind in groupby(rows, key=lambda row: Kind(row.kind)):
        title, about, _ = WORDS[kind]
        groups.append(Group(kind, title, about, [_shown(row) for row in of_kind]))
    return groups


def kinds_of(counts: Iterable[KindCount]) -> list[KindShown]:
    return [
        KindShown(count.kind, WORDS[count.kind][0], WORDS[count.kind][2], count.rows, count.chosen)
        for count in counts
    ]


def _shown(row: UploadRow) -> UploadRowShown:
    period = Period(row.start, Frequency(row.frequency)).label if row.start else ""
    return UploadRowShown(
        pk=row.pk,
        row=row.row,
        chosen=row.chosen,
        what=row.indicator.title if row.indicator else row.after,
        category=row.category.label if row.category else "",
        period=period,
        before=row.before,
        after=row.after if row.indicator else "",
        faults=row.faults,
        remarks=row.remarks,
    )


def pages_of(rows: int) -> int:
    return max(1, -(-rows // PAGE_LENGTH))


def sections_of(upload: Upload, council: Council) -> list[dict]:
    """What was kept, section by section, with the address where it is submitted."""
    return [{**one, "url": _section_url(council, one), "words": _kept_words(one)} for one in upload.result]


def _section_url(council: Council, one: dict) -> str:
    period = period_from_slugs(one["year"], one["part"])
    return reverse("indicators:entry", args=[council.slug, period, one["slug"]])


def _kept_words(one: dict) -> str:
    parts = [
        count_words(one["added"], "new figures") if one["added"] else "",
        f"{one['changed']:,} changed" if one["changed"] else "",
        count_words(one["corrected"], "corrections of approved figures", "correction of an approved figure")
        if one["corrected"]
        else "",
    ]
    return ", ".join(filter(None, parts))


def waiting_lines(uploads: Iterable[Upload], council: Council) -> list[dict]:
    """The officer's uploads that wait, with what each waits for."""
    return [
        {
            "name": one.file_name,
            "url": reverse("indicators:upload_choice", args=[council.slug, one.pk]),
            "when": when_words(one.at),
            "state": state_words(one),
        }
        for one in uploads
    ]


def when_words(at: datetime) -> str:
    return f"{day_words(localtime(at))}, {localtime(at):%H:%M}"


def state_words(upload: Upload) -> str:
    if has_stopped(upload):
        return "Stopped: try again"
    progress = upload.job.progress if upload.job else ""
    return {
        State.CHECKING: progress or "Being checked",
        State.CHECKED: "Checked: choose what to save",
        State.SAVING: progress or "Being saved",
    }.get(State(upload.state), "")
