"""Stores a council's targets, breaks in series and events as its file defines them."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import Model

from accounts.audit import record
from accounts.models import Council, User
from indicators.catalogue.dated.definitions import (
    BreakDefinition,
    EventDefinition,
    SeriesDefinitions,
    TargetDefinition,
)
from indicators.catalogue.querysets import council_indicators
from indicators.models import ContextEvent, Indicator, SeriesBreak, Target
from indicators.terms.differences import Differences

STOOD_IN_FOR = "the catalogue's "


@transaction.atomic
def define_series(*, council: Council, series: SeriesDefinitions, by: User | None) -> list[str]:
    """Store each kind that `series` has as it has it: what is no longer there is taken away.

    Published editions keep the targets, breaks and events they were published with. Gives a line for each change.
    """
    Council.objects.select_for_update(no_key=True).get(pk=council.pk)
    writer = SeriesWriter(council, {indicator.code: indicator for indicator in council_indicators(council)})
    changes: list[str] = []
    for kind, wanted, stored, save in (
        ("target", series.targets, writer.targets, writer.save_target),
        ("break", series.breaks, writer.breaks, writer.save_break),
        ("event", series.events, writer.events, writer.save_event),
    ):
        if wanted is not None:
            found = by_name(stored())
            difference = Differences(
                {name: each for name, (each, _) in found.items()}, {each.name: each for each in wanted}
            )
            _store(found, difference, save)
            changes += _recorded(council, kind, difference, by)
    return changes


def by_name(pairs: Iterable[tuple[Any, Model]]) -> dict[str, tuple[Any, Model]]:
    """Definitions with their rows; a second row of the same name has another, so that it is seen and goes."""
    found: dict[str, tuple[Any, Model]] = {}
    for definition, row in pairs:
        name = definition.name
        while name in found:
            name += ", again"
        found[name] = (definition, row)
    return dict(sorted(found.items()))


def _store(
    found: dict[str, tuple[Any, Model]], difference: Differences, save: Callable[[Any, Model | None], None]
) -> None:
    for name in difference.removed:
        found[name][1].delete()
    for name in difference.changed:
        save(difference.wanted[name], found[name][1] if name in found else None)


def _recorded(council: Council, kind: str, difference: Differences, by: User | None) -> list[str]:
    if not difference.changed and not difference.removed:
        return []
    detail = {"changed": difference.change()}
    record(by=by, council=council, verb=f"defined {kind}s", subject=kind, key=council.slug, detail=detail)
    ordered = Differences(difference.stored, dict(sorted(difference.wanted.items())))
    return ordered.lines(kind)


class SeriesWriter:
    """Reads and saves the rows of one council. `indicators` are those its files may name, by code."""

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
        for row in Target.objects.filter(council=self.council).select_related("indicator"):
            words = row.value, row.tolerance, row.set_by
            yield TargetDefinition(self.code(row.indicator), row.starts, *words), row

    def breaks(self) -> Iterable[tuple[BreakDefinition, SeriesBreak]]:
        for row in SeriesBreak.objects.filter(council=self.council).select_related("indicator"):
            yield BreakDefinition(self.code(row.indicator), row.starts, row.label, row.reason), row

    def events(self) -> Iterable[tuple[EventDefinition, ContextEvent]]:
        for row in ContextEvent.objects.filter(council=self.council).prefetch_related("indicators"):
            codes = sorted(self.code(each) for each in row.indicators.all())
            yield EventDefinition(row.on, row.label, tuple(codes)), row

    def save_target(self, target: TargetDefinition, row: Target | None) -> None:
        row = row or Target(council=self.council)
        row.indicator, row.starts = self.indicators[target.indicator], target.starts
        row.value, row.tolerance, row.set_by = target.value, target.tolerance, target.set_by
        row.save()

    def save_break(self, found: BreakDefinition, row: SeriesBreak | None) -> None:
        row = row or SeriesBreak(council=self.council)
        row.indicator = self.indicators[found.indicator] if found.indicator else None
        row.starts, row.label, row.reason = found.starts, found.label, found.reason
        row.save()

    def save_event(self, event: EventDefinition, row: ContextEvent | None) -> None:
        row = row or ContextEvent(council=self.council)
        row.on, row.label = event.on, event.label
        row.save()
        row.indicators.set([self.indicators[code] for code in event.indicators])
