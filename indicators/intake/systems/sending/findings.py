"""What the checks say of rows that a system sent, in a section and outside all sections. Pure."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.cells import CellKey, Typed
from indicators.amounts.recorded import typed_of_figure
from indicators.catalogue.facts import IndicatorFacts
from indicators.checks import run_checks
from indicators.checks.facts import (
    CategoryFacts,
    CheckedCell,
    CheckUse,
    Finding,
    Severity,
)
from indicators.collection.sections.standing import standing_findings
from indicators.files.faults import Fault
from indicators.intake.systems.answers import Outcome, RowAnswer
from indicators.intake.systems.sending.rows import SentFigure
from indicators.terms.periods import Period, PeriodError
from indicators.terms.series import Break

CORRECT_IT = "Correct it at its source and send it again."
NO_SUCH_CELL = Fault(
    "Its section of the collection calendar has no such row.",
    "Send it again; if it stays so, an officer looks at the calendar.",
)
PAST = timedelta(days=5 * 366)  # what queries look back on, as in a section
Series = tuple[int, int | None]


@dataclass
class Known:
    """What is known of these indicators. `recorded` stands in the database; `past` has the request's own rows too."""

    indicators: dict[int, IndicatorFacts] = field(default_factory=dict)
    categories: dict[int, list[CategoryFacts]] = field(default_factory=dict)
    breaks: dict[int | None, list[Break]] = field(default_factory=dict)
    recorded: dict[CellKey, ReportedFigure] = field(default_factory=dict)
    past: dict[tuple[Series, str], Sequence[ReportedFigure]] = field(default_factory=dict)


def own_errors(
    sent: Mapping[CellKey, Typed], cells: Sequence[CheckedCell], *, whole: bool
) -> dict[CellKey, list[Finding]]:
    """By cell what is wrong with the rows by themselves, whatever is stored; `cells` are all of their breakdowns.

    Bands are added up where all of them, and their total, were sent. With `whole` nothing else will complete a
    breakdown, so one of which only some parts were sent is an error of each of them.
    """
    alone = {cell.key: _alone(cell, sent.get(cell.key, Typed())) for cell in cells}
    found: list[Finding] = []
    single: set[CellKey] = set()
    for parts in _breakdowns(alone):
        there = [key for key in parts if key in sent]
        if len(there) < len(parts):
            single.update(there)
            category = alone[parts[0]].category
            if there and whole and category is not None:
                found += _some_parts(category.breakdown_title, there, len(parts))
    found += run_checks([cell for key, cell in alone.items() if key in sent and key not in single], {})
    for key in single:
        found += run_checks([alone[key]], {})
    errors = (each for each in found if each.severity is Severity.ERROR and each.key in sent)
    return _by_cell(errors)


def _alone(cell: CheckedCell, typed: Typed) -> CheckedCell:
    """The cell as if nothing of it were known but what was sent."""
    return replace(cell, typed=typed, now=None, previous=None, year_before=None, series=(), breaks=())


def _breakdowns(cells: Mapping[CellKey, CheckedCell]) -> list[list[CellKey]]:
    """The parts of each breakdown of an indicator in a period."""
    parts: dict[tuple[object, ...], list[CellKey]] = {}
    for key, cell in cells.items():
        if cell.category is not None:
            parts.setdefault((key.indicator, key.period, cell.category.breakdown), []).append(key)
    return list(parts.values())


def _some_parts(title: str, there: Sequence[CellKey], of: int) -> Iterable[Finding]:
    words = (
        f"{len(there)} of the {of} parts of {title} were sent, and no section of the calendar waits for the "
        "others. Send all parts of one period in one request."
    )
    return (Finding("some-bands-missing", Severity.ERROR, key, "category", words) for key in there)


def _by_cell(findings: Iterable[Finding]) -> dict[CellKey, list[Finding]]:
    found: dict[CellKey, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.key, []).append(finding)
    return found


def with_errors(answer: RowAnswer, findings: Sequence[Finding]) -> RowAnswer:
    """An error refuses the row in the check's own words, which say how to put it right."""
    errors = [each.words for each in findings if each.severity is Severity.ERROR]
    return answer.refused(" ".join(errors), CORRECT_IT) if errors else answer


def check_outside(
    figures: Sequence[SentFigure], known: Known, reason: str, settings: Mapping[str, CheckUse]
) -> list[RowAnswer]:
    """An answer to each: refused, or still to be recorded, with what the checks ask of officers.

    A total and its categories of one period stand together: an error in one of them refuses all that were sent.
    """
    sent = {figure.key: figure.typed(reason) for figure in figures}
    errors = own_errors(sent, tuple(_cells(sent, known, changed=set(sent))), whole=True)
    wrong = _wrong_groups(errors)
    answers = [_answer(figure, errors.get(figure.key, []), wrong) for figure in figures]
    good = {
        figure.key: _typed(figure, known, reason)
        for figure, answer in zip(figures, answers, strict=True)
        if answer.outcome is not Outcome.REFUSED
    }
    asked = _asked_of_officers(good, known, settings)
    return [
        replace(answer, asked=tuple(asked.get(figure.key, ()))) if figure.key in good else answer
        for figure, answer in zip(figures, answers, strict=True)
    ]


def _asked_of_officers(
    sent: Mapping[CellKey, Typed], known: Known, settings: Mapping[str, CheckUse]
) -> dict[CellKey, list[str]]:
    """What the checks say of the rows beside what stands recorded, by a cell that was sent."""
    changed = {key for key, typed in sent.items() if not _stands(key, typed, known)}
    cells = tuple(_cells(sent, known, changed=changed))
    unsent = frozenset(cell.key for cell in cells if cell.key not in sent)
    asked: dict[CellKey, list[str]] = {}
    for finding in standing_findings(cells, unsent, settings):
        asked.setdefault(finding.key, []).append(finding.words)
    return asked


def _wrong_groups(findings: Mapping[CellKey, Sequence[Finding]]) -> dict[tuple[int, Period], str]:
    """By indicator and period, the words of the first error among its cells."""
    return {
        (key.indicator, key.period): error.words
        for key, found in reversed(dict(findings).items())
        for error in found
    }


def _answer(
    figure: SentFigure, findings: Sequence[Finding], wrong: Mapping[tuple[int, Period], str]
) -> RowAnswer:
    answer = with_errors(figure.answer(Outcome.RECORDED), findings)
    group = (figure.key.indicator, figure.key.period)
    if answer.outcome is not Outcome.REFUSED and group in wrong:
        problem = f"It stands together with other rows of its indicator and period, and there: {wrong[group]}"
        return answer.refused(problem, CORRECT_IT)
    return answer


def _typed(figure: SentFigure, known: Known, reason: str) -> Typed:
    """As it would be typed; one that stands recorded already is no correction."""
    now = known.recorded.get(figure.key)
    if now is None:
        return figure.typed()
    stands = typed_of_figure(now.amounts, known.indicators[figure.key.indicator].unit)
    same = figure.figure.amounts[:4] == now.amounts[:4]  # whatever is said of status and note
    return stands if same else figure.typed(reason)


def _cells(
    sent: Mapping[CellKey, Typed], known: Known, *, changed: Collection[CellKey]
) -> Iterable[CheckedCell]:
    """Every cell of the indicators and periods in which something changes: the total, then the categories."""
    for indicator, period in dict.fromkeys((key.indicator, key.period) for key in changed):
        for category in (None, *known.categories.get(indicator, ())):
            key = CellKey(indicator, category.id if category else None, period)
            yield _cell(key, category, sent.get(key), known)


def _stands(key: CellKey, typed: Typed, known: Known) -> bool:
    """Whether it stands recorded so, and was checked when it came the first time."""
    now = known.recorded.get(key)
    return now is not None and typed == typed_of_figure(now.amounts, known.indicators[key.indicator].unit)


def _cell(key: CellKey, category: CategoryFacts | None, typed: Typed | None, known: Known) -> CheckedCell:
    facts, now = known.indicators[key.indicator], known.recorded.get(key)
    if typed is None:
        typed = typed_of_figure(now.amounts, facts.unit) if now else Typed()
    past = known.past.get(((key.indicator, key.category), key.period.frequency.value), ())
    until = bisect_left(past, key.period.start, key=_start)
    since = bisect_left(past, key.period.start - PAST, key=_start)
    return CheckedCell(
        key=key,
        indicator=facts,
        category=category,
        typed=typed,
        now=now,
        previous=_at(past, key.period.previous),
        year_before=_at(past, key.period.year_before),
        series=past[since:until],
        breaks=tuple(sorted([*known.breaks.get(None, ()), *known.breaks.get(key.indicator, ())])),
    )


def _start(one: ReportedFigure) -> date:
    return one.period.start


def _at(figures: Sequence[ReportedFigure], which: Callable[[], Period]) -> ReportedFigure | None:
    try:
        period = which()
    except PeriodError:  # before the first period that can be
        return None
    place = bisect_left(figures, period.start, key=_start)
    return figures[place] if place < len(figures) and figures[place].period == period else None
