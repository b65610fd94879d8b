"""Reads what is known of figures that no section of the calendar holds."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q

from accounts.models import Council
from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.catalogue.querysets import facts_of
from indicators.checks.facts import CategoryFacts
from indicators.collection.cells.querysets import past_figures
from indicators.intake.systems.sending.findings import PAST, Known, Series
from indicators.intake.systems.sending.rows import SentFigure
from indicators.models import Category, Indicator, SeriesBreak
from indicators.terms.periods import Period
from indicators.terms.series import Break


def known_outside(council: Council, figures: Sequence[SentFigure]) -> Known:
    """Queries: three, and one for each frequency."""
    keys = {figure.key.indicator for figure in figures}
    known = Known()
    for one in Indicator.objects.filter(pk__in=keys):
        known.indicators[one.pk] = facts_of(one)
    for category in (
        Category.objects.seen_by(council)
        .filter(indicator__in=keys)
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
        known.past[(series, frequency)] = tuple(sorted(recorded.values(), key=lambda each: each.period.start))
