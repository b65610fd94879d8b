"""A council's targets, breaks in series and events in the form of its file."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from accounts.models import Council
from indicators.catalogue.dated.definitions import BreakDefinition, EventDefinition, TargetDefinition
from indicators.models import ContextEvent, Indicator, SeriesBreak, Target

STOOD_IN_FOR = "the catalogue's "


class StoredSeries:
    """`indicators` are those that the council's files may name, by code. Each kind costs one query, events two."""

    def __init__(self, council: Council, indicators: dict[str, Indicator]) -> None:
        self.council = council
        self.indicators = indicators

    def code(self, indicator: Indicator | None) -> str:
        """ "" for none. The council's own indicator may stand in for the catalogue's that a row was made for."""
        if indicator is None:
            return ""
        current = self.indicators.get(indicator.code)
        stands = current is not None and current.pk == indicator.pk
        return indicator.code if stands else f"{STOOD_IN_FOR}{indicator.code}"

    def targets(self) -> Iterable[tuple[TargetDefinition, Target]]:
        for row in Target.objects.for_council(self.council).select_related("indicator"):
            words = row.value, row.tolerance, row.set_by
            yield TargetDefinition(self.code(row.indicator), row.starts, *words), row

    def breaks(self) -> Iterable[tuple[BreakDefinition, SeriesBreak]]:
        for row in SeriesBreak.objects.for_council(self.council).select_related("indicator"):
            yield BreakDefinition(self.code(row.indicator), row.starts, row.label, row.reason), row

    def events(self) -> Iterable[tuple[EventDefinition, ContextEvent]]:
        for row in ContextEvent.objects.for_council(self.council).prefetch_related("indicators"):
            codes = sorted(self.code(each) for each in row.indicators.all())
            yield EventDefinition(row.on, row.label, tuple(codes)), row


def by_name(pairs: Iterable[tuple[Any, Model]]) -> dict[str, tuple[Any, Model]]:
    """Definitions with their rows; a second row of the same name has another, so that it is seen and goes."""
    found: dict[str, tuple[Any, Model]] = {}
    for definition, row in pairs:
        name = definition.name
        while name in found:
            name += ", again"
        found[name] = (definition, row)
    return dict(sorted(found.items()))
