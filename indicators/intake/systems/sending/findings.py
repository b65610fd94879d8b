"""What the checks say of rows that a system sent, in a section and outside all sections. Pure."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
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


def findings_with(
    cells: Sequence[CheckedCell], typed: Mapping[CellKey, Typed], settings: Mapping[str, CheckUse]
) -> dict[CellKey, list[Finding]]:
    """By cell what the checks say of the section as it would be with these."""
    wanted = tuple(replace(cell, typed=typed.get(cell.key, cell.typed)) for cell in cells)
    return _by_cell(run_checks(wanted, settings))


def _by_cell(findings: Iterable[Finding]) -> dict[CellKey, list[Finding]]:
    found: dict[CellKey, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.key, []).append(finding)
    return found


def with_findings(answer: RowAnswer, findings: Sequence[Finding]) -> RowAnswer:
    """An error refuses the row in the check's own words, which say how to put it right; queries go with it."""
    errors = [each.words for each in findings if each.severity is Severity.ERROR]
    if errors:
        return answer.refused(" ".join(errors), CORRECT_IT)
    queries = tuple(each.words for each in findings if each.severity is Severity.QUERY)
    return replace(answer, queries=queries)


def check_outside(
    figures: Sequence[SentFigure], known: Known, reason: str, settings: Mapping[str, CheckUse]
) -> list[RowAnswer]:
    """An answer to each: refused, or still to be recorded, with what the checks ask.

    A total and its categories of one period stand together: an error in one of them refuses all that were sent, as
    does one that they bring about in a figure that stands recorded.
    """
    sent = {figure.key: _typed(figure, known, reason) for figure in figures}
    cells = tuple(_cells(sent, known))
    unsent = frozenset(cell.key for cell in cells if cell.key not in sent)
    findings = _by_cell(standing_findings(cells, unsent, settings))
    wrong = _wrong_groups(findings)
    return [_answer(figure, findings.get(figure.key, []), wrong) for figure in figures]


def _wrong_groups(findings: dict[CellKey, list[Finding]]) -> dict[tuple[int, Period], str]:
    """By indicator and period, the words of the first error among its cells."""
    return {
        (key.indicator, key.period): error.words
        for key, found in reversed(findings.items())
        for error in found
        if error.severity is Severity.ERROR
    }


def _answer(
    figure: SentFigure, findings: Sequence[Finding], wrong: Mapping[tuple[int, Period], str]
) -> RowAnswer:
    answer = with_findings(figure.answer(Outcome.RECORDED), findings)
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


def _cells(sent: Mapping[CellKey, Typed], known: Known) -> Iterable[CheckedCell]:
    """Every cell of the indicators and periods in which something changes: the total, then the categories."""
    changed = (key for key, typed in sent.items() if not _stands(key, typed, known))
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
