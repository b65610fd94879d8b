"""A council's targets, breaks in series and events in the form of its file."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import F, Model, Q

from accounts.models import Council
from indicators.catalogue.dated.definitions import BreakDefinition, EventDefinition, TargetDefinition
from indicators.catalogue.dated.plausibility import Measured, PastFigure, target_queries
from indicators.catalogue.dated.values import TargetValues
from indicators.models import ContextEvent, Figure, Indicator, SeriesBreak, Target
from indicators.terms.periods import Frequency, Period
from indicators.terms.series import Break, current_series
from indicators.terms.targets import TargetInForce
from indicators.terms.vocabulary import Basis, Polarity

STOOD_IN_FOR = "the catalogue's "


class StoredSeries:
    """`indicators` are those that the council's files may name, by code. Each kind costs one query, events two.

    `plain` writes the code alone where one of the council's own stands in for the catalogue's.
    """

    def __init__(self, council: Council, indicators: dict[str, Indicator], *, plain: bool = False) -> None:
        self.council = council
        self.indicators = indicators
        self.plain = plain

    def code(self, indicator: Indicator | None) -> str:
        """ "" for none. The council's own indicator may stand in for the catalogue's that a row was made for."""
        if indicator is None:
            return ""
        current = self.indicators.get(indicator.code)
        stands = current is not None and current.pk == indicator.pk
        return indicator.code if stands or self.plain else f"{STOOD_IN_FOR}{indicator.code}"

    def targets(self) -> Iterable[tuple[TargetDefinition, Target]]:
        for row in Target.objects.for_council(self.council).select_related("indicator"):
            words = row.value, row.tolerance, row.set_by, row.upper
            yield TargetDefinition(self.code(row.indicator), row.starts, *words), row

    def breaks(self) -> Iterable[tuple[BreakDefinition, SeriesBreak]]:
        for row in SeriesBreak.objects.for_council(self.council).select_related("indicator"):
            yield BreakDefinition(self.code(row.indicator), row.starts, row.label, row.reason), row

    def events(self) -> Iterable[tuple[EventDefinition, ContextEvent]]:
        for row in ContextEvent.objects.for_council(self.council).prefetch_related("indicators"):
            codes = sorted(self.code(each) for each in row.indicators.all())
            yield EventDefinition(row.on, row.label, tuple(codes)), row


def pasts_of(council: Council, indicators: Collection[int]) -> dict[int, list[PastFigure]]:
    """By indicator (primary key) the council's figures of its own frequency since its last break, oldest first."""
    breaks: dict[int | None, list[Break]] = {}
    whose = Q(indicator=None) | Q(indicator_id__in=indicators)
    for indicator, *rest in SeriesBreak.objects.filter(whose, council=council).values_list(
        "indicator_id", "starts", "label"
    ):
        breaks.setdefault(indicator, []).append(Break(*rest))
    found: dict[int, list[PastFigure]] = {}
    bases: dict[int, Basis] = {}
    rows = Figure.objects.current().for_council(council).filter(indicator_id__in=indicators, category=None)
    rows = rows.filter(value__isnull=False, frequency=F("indicator__frequency")).order_by("start")
    for indicator, basis, frequency, start, *numbers in rows.values_list(
        "indicator_id", "indicator__basis", "frequency", "start", "value", "denominator"
    ):
        bases[indicator] = Basis(basis)
        found.setdefault(indicator, []).append(PastFigure(Period(start, Frequency(frequency)), *numbers))
    return {
        key: current_series(past, [*breaks.get(None, []), *breaks.get(key, [])], bases[key])
        for key, past in found.items()
    }


def queries_about(
    indicator: Indicator, said: TargetValues | TargetDefinition, past: Sequence[PastFigure]
) -> list[str]:
    measured = Measured(indicator.measured_unit, indicator.decimals, Polarity(indicator.polarity))
    target = TargetInForce(said.value, said.tolerance, said.upper)
    return target_queries(target, said.starts, measured, past)


def queries_of_file(
    council: Council, targets: Sequence[TargetDefinition], indicators: Mapping[str, Indicator]
) -> list[str]:
    """A line for each query about these targets: "look again at the target visits from 2026-04-01: ..."."""
    if not targets:
        return []
    pasts = pasts_of(council, {indicators[each.indicator].pk for each in targets})
    return [
        f"look again at the target {each.name}: {query}"
        for each in sorted(targets)
        for query in queries_about(
            indicators[each.indicator], each, pasts.get(indicators[each.indicator].pk, [])
        )
    ]


def by_name(pairs: Iterable[tuple[Any, Model]]) -> dict[str, tuple[Any, Model]]:
    """Definitions with their rows; a second row of the same name has another, so that it is seen and goes."""
    found: dict[str, tuple[Any, Model]] = {}
    for definition, row in pairs:
        name = definition.name
        while name in found:
            name += ", again"
        found[name] = (definition, row)
    return dict(sorted(found.items()))
