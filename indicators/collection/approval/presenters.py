"""What the one who approves a section sees.

Of one that waits: corrections, what changed most, queries with their answers, the rest. Of one that waits for nobody:
the figures that stand recorded, and what was answered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from accounts.models import Council
from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.amounts.changes import change_words, figure_words, people_behind, shows_change, surprise
from indicators.amounts.recorded import amounts_of
from indicators.amounts.typed import worked_out
from indicators.checks.facts import CheckedCell, Finding, Severity
from indicators.collection.commentary.presenters import Said, changed_words, said, said_of
from indicators.collection.sections.querysets import SectionReading
from indicators.collection.sections.standing import answers
from indicators.figures.registries import Shown, editions_showing
from indicators.terms.targets import target_now
from indicators.terms.vocabulary import FigureStatus
from indicators.terms.wording import direction_words


@dataclass(frozen=True)
class ApprovalRow:
    """One typed figure beside its past, all in words. `before` is what a correction replaces, or last period's."""

    key: str
    title: str  # with its category
    period: str  # where it is not the section's own
    direction: str  # of the total: a part of it, such as a reason for lateness, may have another or none
    now: str
    people: str
    provisional: bool
    before: str
    people_before: str
    change: str
    moved: bool  # as the two figures are shown
    year: str
    target: str
    note: str
    said: Said | None
    changed: str  # that an approver changed the words; `written` is what their writer gave
    written: str
    stood: Said | None  # what stood before, where a correction brings other words
    reason: str
    shown: Sequence[Shown]
    queries: int
    surprise: float


@dataclass(frozen=True)
class Asked:
    """What the checks ask of one cell, and the answer that counts; "" where nobody gave one.

    The cell may be a recorded one beside which something was typed: then no row has its `key`.
    """

    key: str
    title: str
    now: str
    queries: Sequence[str]
    answer: str
    has_row: bool


@dataclass(frozen=True)
class ApprovalPage:
    """`changed` has the largest change first; a row stands in one of the lists."""

    corrections: list[ApprovalRow] = field(default_factory=list)
    changed: list[ApprovalRow] = field(default_factory=list)
    steady: list[ApprovalRow] = field(default_factory=list)
    categories: list[ApprovalRow] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)

    @property
    def rows(self) -> list[ApprovalRow]:
        return [*self.corrections, *self.changed, *self.steady, *self.categories]

    @property
    def words(self) -> dict[str, str]:
        """The commentary that waits, by the row's key."""
        return {row.key: row.said.text for row in self.rows if row.said}


@dataclass(frozen=True)
class RecordedRow:
    """A figure that stands, with the key of its history."""

    key: str
    title: str
    period: str  # where it is not the section's own
    now: str
    people: str
    corrected: bool  # a correction of it is on its way
    words: bool  # whether commentary goes with it
    said: Said | None


def approval_page(council: Council, reading: SectionReading, findings: Sequence[Finding]) -> ApprovalPage:
    """At most one query for each frequency of period in the section, for the editions that corrections touch."""
    cells = [cell for cell in reading.cells if cell.key in reading.entries]
    shown = _editions(council, [cell for cell in cells if cell.now is not None])
    queries: dict[CellKey, list[str]] = {}
    for finding in findings:
        if finding.severity is Severity.QUERY:
            queries.setdefault(finding.key, []).append(finding.words)
    page = ApprovalPage(asked=_asked(reading, queries))
    for cell in cells:
        row = _row(council, cell, reading, len(queries.get(cell.key, ())), shown)
        _list_of(page, cell, row).append(row)
    page.changed.sort(key=lambda row: row.surprise, reverse=True)
    return page


def _list_of(page: ApprovalPage, cell: CheckedCell, row: ApprovalRow) -> list[ApprovalRow]:
    if cell.now is not None:
        return page.corrections
    if cell.category is not None:
        return page.categories
    return page.changed if row.moved else page.steady


def _asked(reading: SectionReading, queries: Mapping[CellKey, Sequence[str]]) -> list[Asked]:
    """In the order of the section."""
    given = answers(reading.cells)
    return [
        Asked(
            key=str(cell.key),
            title=cell.title,
            now=typed_words(cell),
            queries=queries[cell.key],
            answer=given.get(cell.key, ""),
            has_row=cell.key in reading.entries,
        )
        for cell in reading.cells
        if cell.key in queries
    ]


def typed_words(cell: CheckedCell) -> str:
    """What the cell says on the page: what was typed, or what stands recorded where nothing was."""
    facts, typed = cell.indicator, cell.typed
    return figure_words(worked_out(typed, facts.unit), typed.symbol, facts.unit, facts.decimals)


def _editions(council: Council, corrected: Sequence[CheckedCell]) -> dict[tuple, list[Shown]]:
    """By code and period; only totals stand on scorecards as figures of their own."""
    totals = [cell for cell in corrected if cell.category is None]
    found = {}
    for period in {cell.key.period for cell in totals}:
        codes = {cell.indicator.code for cell in totals if cell.key.period == period}
        for code, shown in editions_showing(council, period, codes).items():
            found[code, period] = shown
    return found


def _row(
    council: Council,
    cell: CheckedCell,
    reading: SectionReading,
    queries: int,
    shown: dict[tuple, list[Shown]],
) -> ApprovalRow:
    facts, typed = cell.indicator, cell.typed
    numerator, denominator, value, *_ = amounts_of(typed, facts.unit)
    past = cell.now or cell.previous
    before = past.amounts.value if past else None
    in_total = cell.category is None
    target = reading.targets.get(facts.id) if in_total else None
    return ApprovalRow(
        key=str(cell.key),
        title=cell.title,
        period="" if cell.key.period == reading.period else cell.key.period.label,
        direction=direction_words(facts.polarity) if in_total else "",
        now=typed_words(cell),
        people=people_behind(numerator, denominator, facts.people, facts.unit),
        provisional=typed.status == FigureStatus.PROVISIONAL,
        before=recorded_words(past, cell),
        people_before=people_recorded(past, cell),
        change=change_words(value, before, facts.unit, facts.decimals),
        moved=shows_change(value, before, facts.decimals),
        year=recorded_words(cell.year_before, cell),
        target=target_now(target, facts.unit, facts.decimals, facts.polarity) if target else "",
        note=typed.note,
        **_words(council, cell, reading),
        reason=typed.reason,
        shown=shown.get((facts.code, cell.key.period), ()) if in_total else (),
        queries=queries,
        surprise=surprise(value, before, [one.amounts.value for one in cell.series]),
    )


def _words(council: Council, cell: CheckedCell, reading: SectionReading) -> dict:
    text, entry = cell.typed.commentary, reading.entries[cell.key]
    before = reading.said.get(cell.key)
    stands = before.text if before else ""
    return {
        "said": said(text, council) if text else None,
        "changed": changed_words(entry),
        "written": entry.commentary_written,
        "stood": said_of(before, council) if stands != text and cell.now is not None else None,
    }


def recorded_words(recorded: ReportedFigure | None, cell: CheckedCell) -> str:
    """A recorded figure in words; "–" where there is none."""
    if recorded is None:
        return "–"
    return figure_words(
        recorded.amounts.value, recorded.amounts.symbol, cell.indicator.unit, cell.indicator.decimals
    )


def people_recorded(recorded: ReportedFigure | None, cell: CheckedCell) -> str:
    if recorded is None:
        return ""
    facts, amounts = cell.indicator, recorded.amounts
    return people_behind(amounts.numerator, amounts.denominator, facts.people, facts.unit)


def recorded_rows(reading: SectionReading) -> list[RecordedRow]:
    return [
        RecordedRow(
            key=str(cell.key),
            title=cell.title,
            period="" if cell.key.period == reading.period else cell.key.period.label,
            now=recorded_words(cell.now, cell),
            people=people_recorded(cell.now, cell),
            corrected=cell.key in reading.entries,
            words=cell.category is None,
            said=said_of(reading.said.get(cell.key), reading.collection.council),
        )
        for cell in reading.cells
        if cell.now is not None
    ]


def asked_at_the_end(reading: SectionReading) -> list[Asked]:
    """The queries and answers that the last approval kept; none where the section was opened again since."""
    event = reading.last_event
    if event is None or event.verb != "approved":
        return []
    kept: dict[str, list[Mapping[str, str]]] = {}
    for query in event.queries:
        if query["severity"] == Severity.QUERY:
            kept.setdefault(query["key"], []).append(query)
    return [
        Asked(
            key=str(cell.key),
            title=cell.title,
            now=typed_words(cell),
            queries=[query["words"] for query in kept[str(cell.key)]],
            answer=kept[str(cell.key)][0]["answer"],
            has_row=False,
        )
        for cell in reading.cells
        if str(cell.key) in kept
    ]
