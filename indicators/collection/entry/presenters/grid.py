"""An entry page: its rows, what stands in the way of submitting it, how far it is, and where to go on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from indicators.amounts.cells import CellKey
from indicators.checks.facts import CheckedCell, Finding
from indicators.collection.cells.querysets import SectionCell
from indicators.collection.entry.actions import Conflict
from indicators.collection.entry.forms import FIELDS, Choice, SentRow
from indicators.collection.entry.rows import YOU, RowFacts, entry_row, typed_words, versions_of
from indicators.collection.entry.shapes import GridRow, Versions, Written
from indicators.collection.entry.shared_totals import SharedTotal, shared_totals, with_waiting
from indicators.collection.entry.totals import TotalLine, total_lines
from indicators.collection.sections.querysets import SectionReading
from indicators.collection.sections.standing import answered_cells
from indicators.terms.wording import count_words

# Nobody is told of what is not typed yet before they hand the section in.
UNFINISHED = frozenset({"not-entered", "some-bands-missing"})
MOST_FAULTS = 12
COMES_AFTER = "You typed {words}. This figure was recorded meanwhile: use “Correct” to change it."


@dataclass(frozen=True)
class SummaryLine:
    """A line of the summary: where it leads, the mark, and what it says."""

    target: str
    kind: str
    words: str


@dataclass(frozen=True)
class Sent:
    """What came back from the page and is not saved: rows as typed, those that somebody else saved meanwhile, and
    shared totals that stand in no row yet."""

    rows: Mapping[CellKey, SentRow] = field(default_factory=dict)
    conflicts: Mapping[CellKey, Conflict] = field(default_factory=dict)
    viewer: int | None = None
    totals: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Grid:
    """`lines` holds rows and, after an indicator's categories, the line that says whether they add up."""

    rows: Sequence[GridRow]
    lines: Sequence[GridRow | TotalLine]
    faults: Sequence[SummaryLine]
    entered: int
    shared: Sequence[SharedTotal] = ()

    @property
    def errors(self) -> int:
        return sum(fault.kind == "error" for fault in self.faults)

    @property
    def queries(self) -> int:
        return len(self.faults) - self.errors

    @property
    def first_faults(self) -> Sequence[SummaryLine]:
        """As many as a person reads; each stands at its row too."""
        return self.faults[:MOST_FAULTS]

    @property
    def more_faults(self) -> int:
        return len(self.faults) - len(self.first_faults)

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def first_empty(self) -> str:
        """The number of the first row in which nothing is typed, "" where there is none."""
        return next((row.number for row in self.rows if not row.is_locked and not row.typed.says_figure), "")

    @property
    def counts(self) -> str:
        """ "7 of 8 entered" """
        return f"{self.entered} of {self.total} entered"

    @property
    def in_the_way(self) -> str:
        """ "1 error and 2 queries"; "" where there is none."""
        return " and ".join(
            count_words(number, many, one)
            for number, many, one in ((self.errors, "errors", "error"), (self.queries, "queries", "query"))
            if number
        )


def with_typed(cells: Sequence[CheckedCell], sent: Sent) -> Sequence[CheckedCell]:
    """The section's cells as they would be with what was sent; what was chosen to be the other's stays."""
    return tuple(_as_sent(cell, sent.rows.get(cell.key)) for cell in cells)


def _as_sent(cell: CheckedCell, row: SentRow | None) -> CheckedCell:
    return cell if row is None or row.choice is Choice.THEIRS else replace(cell, typed=row.typed)


def entry_grid(
    reading: SectionReading,
    findings: Sequence[Finding],
    sent: Sent,
    *,
    small: int,
    place: int,
    handing_in: bool = False,
) -> Grid:
    """`findings` are those of `with_typed`; `small` is the council's threshold for counts of children; `place` is the
    section's number among the council's, the first half of every row's number. With `handing_in` also what is
    missing counts as an error.
    """
    cells = with_typed(reading.cells, sent)
    answered = answered_cells(cells)
    by_cell: dict[CellKey, list[Finding]] = {}
    for finding in findings if handing_in else (each for each in findings if each.check not in UNFINISHED):
        by_cell.setdefault(finding.key, []).append(finding)
    totals = {(cell.key.indicator, cell.key.period): number for number, cell in _totals(cells)}
    shared, of_cells = shared_totals(cells, reading.locked)
    shared = with_waiting(shared, sent.totals)
    context = _Context(reading, sent, by_cell, answered, small, totals, of_cells)
    refs = refs_of(cells, place)
    rows = [
        context.row(number, ref, stored, cell, breakdown)
        for number, ref, stored, cell, breakdown in zip(
            count(1), refs, reading.cells, cells, _breakdowns(cells), strict=False
        )
    ]
    return Grid(
        rows=rows,
        lines=list(_lines(rows, cells)),
        faults=[*_faults_of_totals(shared), *_faults(rows, cells)],
        entered=sum(cell.entered for cell in cells),
        shared=shared,
    )


@dataclass(frozen=True)
class _Context:
    """What every row of one page is made with."""

    reading: SectionReading
    sent: Sent
    findings: Mapping[CellKey, Sequence[Finding]]
    answered: frozenset[CellKey]
    small: int
    totals: Mapping[tuple, int]
    shared: Mapping[CellKey, str]

    def row(self, number: int, ref: str, stored: CheckedCell, cell: CheckedCell, breakdown: str) -> GridRow:
        key = cell.key
        reading, entry = self.reading, self.reading.entries.get(key)
        sent, conflict = self.sent.rows.get(key), self.sent.conflicts.get(key)
        locked = key in reading.locked
        facts = RowFacts(
            section_period=reading.period,
            number=number,
            total=self.totals.get((key.indicator, key.period), number),
            ref=ref,
            digest=sent.shown if sent else stored.typed.digest,
            locked=locked,
            corrects=cell.now is not None and not locked,
            answered=key in self.answered,
            findings=self.findings.get(key, ()),
            faults=sent.faults if sent else {},
            remark=_overtaken(stored, sent) if locked else reading.remarks.get(str(key), ""),
            target=reading.targets.get(key.indicator),
            versions=_versions(sent, conflict, self.sent.viewer) if conflict and sent else None,
            breakdown=breakdown,
            unsaved=sent is not None and sent.typed != stored.typed,
            small=self.small if entry or sent else 0,
            shared_total=self.shared.get(key, ""),
            words_before="" if key.category else reading.words_before.get(key.indicator, ""),
            said=_written(reading, key),
        )
        return entry_row(stored if locked else cell, facts)


def _written(reading: SectionReading, key: CellKey) -> Written:
    said, entry = reading.said.get(key), reading.entries.get(key)
    changed = entry.commentary_by if entry else None
    return Written(
        stands=said.text if said else "",
        signed=", ".join(filter(None, (said.author_role, said.approved))) if said and said.text else "",
        changed_by=str(changed or ""),
        before=entry.commentary_written if entry and changed else "",
    )


def _overtaken(stored: CheckedCell, sent: SentRow | None) -> str:
    """What somebody typed into a cell that was recorded meanwhile is told beside it."""
    if sent is None or sent.typed == stored.typed:
        return ""
    return COMES_AFTER.format(words=typed_words(sent.typed))


def _versions(sent: SentRow, conflict: Conflict, viewer: int | None) -> Versions:
    """Who types in two windows meets nobody but themselves."""
    who = str(conflict.by) if conflict.by else "A system that sends figures"
    if conflict.by and conflict.by.pk == viewer:
        who = YOU
    return versions_of(sent.typed, conflict.theirs, who, conflict.at)


def _totals(cells: Sequence[CheckedCell]) -> Iterator[tuple[int, CheckedCell]]:
    return ((number, cell) for number, cell in enumerate(cells, 1) if cell.category is None)


def refs_of(cells: Sequence[SectionCell | CheckedCell], place: int) -> Iterator[str]:
    """ "2.1" for the first indicator of the second section; its categories have none."""
    numbers: dict[int, int] = {}
    for cell in cells:
        number = numbers.setdefault(cell.key.indicator, len(numbers) + 1)
        yield "" if cell.category else f"{place}.{number}"


def _breakdowns(cells: Sequence[CheckedCell]) -> Iterator[str]:
    """The breakdown's title at the first of its categories."""
    before: tuple | None = None
    for cell in cells:
        here = (cell.key.indicator, cell.key.period, cell.category.breakdown) if cell.category else None
        yield cell.category.breakdown_title if cell.category and here != before else ""
        before = here


def _lines(rows: Sequence[GridRow], cells: Sequence[CheckedCell]) -> Iterator[GridRow | TotalLine]:
    totals = total_lines(cells)
    for row, cell in zip(rows, cells, strict=True):
        yield row
        if cell.key in totals:
            yield totals[cell.key]


def _faults_of_totals(shared: Sequence[SharedTotal]) -> Iterator[SummaryLine]:
    for total in shared:
        if total.fault:
            yield SummaryLine(f"g{total.number}", "error", f"{total.label}: {total.fault}")


def _faults(rows: Sequence[GridRow], cells: Sequence[CheckedCell]) -> Iterator[SummaryLine]:
    """Errors first, then queries nobody answered, each with where it is typed."""
    for wanted in ("error", "query"):
        for row, cell in zip(rows, cells, strict=True):
            name = " ".join(filter(None, (row.ref, cell.title)))
            if row.versions and wanted == "error":
                yield SummaryLine(
                    f"row{row.number}", "error", f"{name}: {row.versions.who} saved it too. Choose one"
                )
            for message in row.messages:
                if message.kind == wanted:
                    yield SummaryLine(
                        _target(row, message.kind, message.column), wanted, f"{name}: {message.words}"
                    )


def _target(row: GridRow, kind: str, column: str) -> str:
    if row.is_locked:
        return f"row{row.number}"
    if kind == "query":
        return f"a{row.number}"
    missing = {
        "denominator": not row.has_denominator,
        "value": not row.has_value,
        "answer": not row.asks,
        "commentary": row.is_category,
        "reason": not row.has_reason,
    }
    letter = "n" if missing.get(column) else FIELDS.get(column, "n")
    return f"{letter}{row.number}"
