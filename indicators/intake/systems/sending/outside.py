"""Figures that no section of the calendar holds: what stands recorded of them, and what the checks say of new ones."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q

from accounts.models import Council
from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.cells import CellKey, Typed
from indicators.amounts.recorded import typed_of_figure
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.querysets import facts_of
from indicators.checks.facts import (
    CategoryFacts,
    Cell,
    Finding,
    Setting,
    Severity,
)
from indicators.collection.cells.querysets import past_figures
from indicators.collection.sections.standing import standing_findings
from indicators.intake.systems.answers import Outcome, RowAnswer
from indicators.intake.systems.sending.rows import SentFigure
from indicators.intake.systems.sending.sections import CORRECT_IT, with_findings
from indicators.models import Category, Indicator, SeriesBreak
from indicators.terms.periods import Period, PeriodError
from indicators.terms.series import Break
from indicators.terms.vocabulary import FigureStatus

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


def check_outside(
    council: Council, figures: Sequence[SentFigure], reason: str, settings: Mapping[str, Setting]
) -> list[RowAnswer]:
    """An answer to each: refused, or still to be recorded, with what the checks ask.

    A total and its categories of one period stand together: an error in one of them refuses all that were sent, as
    does one that they bring about in a figure that stands recorded. Queries: four, and one for each frequency.
    """
    if not figures:
        return []
    known = _known(council, figures)
    sent = {figure.key: _typed(figure, known, reason) for figure in figures}
    cells = tuple(_cells(sent, known))
    unsent = frozenset(cell.key for cell in cells if cell.key not in sent)
    findings: dict[CellKey, list[Finding]] = {}
    for finding in standing_findings(cells, unsent, settings):
        findings.setdefault(finding.key, []).append(finding)
    wrong = _wrong_groups(findings)
    return [_answer(figure, findings.get(figure.key, []), wrong) for figure in figures]


def _wrong_groups(findings: Mapping[CellKey, Sequence[Finding]]) -> dict[tuple[int, Period], str]:
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
    return stands if same else figure.typed(reason=reason)


def _cells(sent: Mapping[CellKey, Typed], known: Known) -> Iterable[Cell]:
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


def _cell(key: CellKey, category: CategoryFacts | None, typed: Typed | None, known: Known) -> Cell:
    facts, now = known.indicators[key.indicator], known.recorded.get(key)
    if typed is None:
        typed = typed_of_figure(now.amounts, facts.unit) if now else Typed()
    past = known.past.get(((key.indicator, key.category), key.period.frequency.value), ())
    until = bisect_left(past, key.period.start, key=_start)
    since = bisect_left(past, key.period.start - PAST, key=_start)
    return Cell(
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


def _at(figures: Sequence[ReportedFigure], which) -> ReportedFigure | None:
    try:
        period = which()
    except PeriodError:  # before the first period that can be
        return None
    place = bisect_left(figures, period.start, key=_start)
    return figures[place] if place < len(figures) and figures[place].period == period else None


def _known(council: Council, figures: Sequence[SentFigure]) -> Known:
    keys = {figure.key.indicator for figure in figures}
    known = Known()
    for one in Indicator.objects.filter(pk__in=keys):
        known.indicators[one.pk] = facts_of(one)
    own = Q(council=None) | Q(council=council)
    for category in (
        Category.objects.filter(own, indicator__in=keys)
        .select_related("breakdown")
        .order_by("breakdown__order", "breakdown", "order", "pk")
    ):
        breakdown = category.breakdown
        facts = CategoryFacts(category.pk, category.label, breakdown.pk, breakdown.title, breakdown.kind)
        known.categories.setdefault(category.indicator_id, []).append(facts)
    breaks = SeriesBreak.objects.filter(Q(indicator=None) | Q(indicator__in=keys), council=council)
    for indicator, starts, label in breaks.values_list("indicator_id", "starts", "label"):
        known.breaks.setdefault(indicator, []).append(Break(starts, label))
    for group in _by_frequency(figures):
        _add_past(council, group, known)
    return known


def _by_frequency(figures: Sequence[SentFigure]) -> Iterable[list[SentFigure]]:
    groups: dict[str, list[SentFigure]] = {}
    for figure in figures:
        groups.setdefault(figure.key.period.frequency.value, []).append(figure)
    return groups.values()


def _add_past(council: Council, figures: Sequence[SentFigure], known: Known) -> None:
    frequency = figures[0].key.period.frequency.value
    since = max(min(figure.key.period.start for figure in figures), date.min + PAST) - PAST
    merged: dict[Series, dict[Period, ReportedFigure]] = {}
    for series, recorded in past_figures(council.pk, {figure.key for figure in figures}, since).items():
        merged[series] = dict(recorded)
        known.recorded |= {CellKey(*series, period): one for period, one in recorded.items()}
    for figure in figures:
        merged.setdefault(figure.key[:2], {})[figure.key.period] = figure.figure
    for series, recorded in merged.items():
        known.past[(series, frequency)] = tuple(sorted(recorded.values(), key=_start))


def as_recorded(figure: SentFigure) -> ReportedFigure:
    """The row as it is recorded at once: provisional, unless it says that it is final."""
    if figure.sent.cell("status").strip():
        return figure.figure
    provisional = figure.figure.amounts._replace(status=FigureStatus.PROVISIONAL.value)
    return figure.figure._replace(amounts=provisional)
