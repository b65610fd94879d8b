"""What the one who approves a section sees: corrections, what changed most, queries with their answers, the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from accounts.models import Council
from indicators.checks.facts import Cell, Finding, Recorded, Severity
from indicators.collection.changes import THE_SAME, change_words, figure_words, people_behind, surprise
from indicators.collection.reading import SectionReading
from indicators.collection.typed import numbers_of, worked_out
from indicators.publications import Shown, editions_showing
from indicators.vocabulary import FigureStatus
from indicators.wording import direction_words, display_value


@dataclass(frozen=True)
class ApprovalRow:
    """One typed figure beside its past, all in words."""

    key: str
    title: str
    category: str
    period: str  # where it is not the section's own
    direction: str
    now: str
    people: str
    provisional: bool
    before: str
    change: str
    year: str
    target: str
    note: str
    answer: str
    commentary: str
    was: str  # what a correction replaces
    reason: str
    shown: Sequence[Shown]
    queries: Sequence[str]
    surprise: float


@dataclass(frozen=True)
class ApprovalPage:
    """`changed` has the largest change first; a row stands in one of the lists, those with queries in `asked` too."""

    corrections: list[ApprovalRow] = field(default_factory=list)
    changed: list[ApprovalRow] = field(default_factory=list)
    steady: list[ApprovalRow] = field(default_factory=list)
    categories: list[ApprovalRow] = field(default_factory=list)

    @property
    def rows(self) -> list[ApprovalRow]:
        return [*self.corrections, *self.changed, *self.steady, *self.categories]

    @property
    def asked(self) -> list[ApprovalRow]:
        return [row for row in self.rows if row.queries]


def approval_page(council: Council, reading: SectionReading, findings: Sequence[Finding]) -> ApprovalPage:
    """At most one query for each frequency of period in the section, for the editions that corrections touch."""
    cells = [cell for cell in reading.section.cells if cell.key in reading.entries]
    shown = _editions(council, [cell for cell in cells if cell.now is not None])
    queries: dict[str, list[str]] = {}
    for finding in findings:
        if finding.severity is Severity.QUERY:
            queries.setdefault(str(finding.key), []).append(finding.words)
    page = ApprovalPage()
    for cell in cells:
        row = _row(cell, reading, queries.get(str(cell.key), ()), shown)
        if cell.now is not None:
            page.corrections.append(row)
        elif cell.category is not None:
            page.categories.append(row)
        elif row.change not in ("", THE_SAME):
            page.changed.append(row)
        else:
            page.steady.append(row)
    page.changed.sort(key=lambda row: row.surprise, reverse=True)
    return page


def _editions(council: Council, corrected: Sequence[Cell]) -> dict[tuple, list[Shown]]:
    """By code and period; only totals stand on scorecards as figures of their own."""
    totals = [cell for cell in corrected if cell.category is None]
    found = {}
    for period in {cell.key.period for cell in totals}:
        codes = {cell.indicator.code for cell in totals if cell.key.period == period}
        for code, shown in editions_showing(council, period, codes).items():
            found[code, period] = shown
    return found


def _row(
    cell: Cell, reading: SectionReading, queries: Sequence[str], shown: dict[tuple, list[Shown]]
) -> ApprovalRow:
    facts, typed = cell.indicator, cell.typed
    value = None if typed.symbol else worked_out(typed, facts.unit)
    before = cell.previous.value if cell.previous else None
    given = numbers_of(typed, facts.unit).given
    numerator, denominator = (each.value if each else None for each in (given.numerator, given.denominator))
    in_total = cell.category is None
    target = reading.targets.get(facts.id) if in_total else None
    return ApprovalRow(
        key=str(cell.key),
        title=facts.title,
        category=cell.category.label if cell.category else "",
        period="" if cell.key.period == reading.period else cell.key.period.label,
        direction=direction_words(facts.polarity),
        now=figure_words(value, typed.symbol, facts.unit, facts.decimals),
        people=people_behind(numerator, denominator, facts.people, facts.unit),
        provisional=typed.status == FigureStatus.PROVISIONAL,
        before=recorded_words(cell.previous, cell),
        change=change_words(value, before, facts.unit, facts.decimals),
        year=recorded_words(cell.year_before, cell),
        target=display_value(target[0], facts.unit, facts.decimals) if target else "",
        note=typed.note,
        answer=typed.answer,
        commentary=typed.commentary,
        was=recorded_words(cell.now, cell),
        reason=typed.reason,
        shown=shown.get((facts.code, cell.key.period), ()) if in_total else (),
        queries=queries,
        surprise=surprise(value, before, cell.series),
    )


def recorded_words(recorded: Recorded | None, cell: Cell) -> str:
    """A recorded figure in words; "–" where there is none."""
    if recorded is None:
        return "–"
    return figure_words(recorded.value, recorded.symbol, cell.indicator.unit, cell.indicator.decimals)
