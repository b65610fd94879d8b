"""Writes: a council's targets, breaks in series and events, one at a time by page or all of a kind by its file.

Published editions keep those they were published with.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from django.db import IntegrityError, transaction
from django.db.models import Model

from accounts.models import Council, User
from accounts.policies import NotAllowed, demand
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Change, Detail, Public
from indicators.catalogue.dated.definitions import (
    BreakDefinition,
    EventDefinition,
    SeriesDefinitions,
    TargetDefinition,
)
from indicators.catalogue.dated.querysets import StoredSeries, by_name, queries_of_file
from indicators.catalogue.dated.values import BreakValues, EventValues, TargetValues, Values
from indicators.catalogue.policies import why_not_edges, why_not_target
from indicators.catalogue.querysets import council_indicators
from indicators.models import ContextEvent, Indicator, SeriesBreak, Target
from indicators.terms.differences import Differences

Definition = TargetDefinition | BreakDefinition | EventDefinition


class DatedChangedMeanwhile(NotAllowed):
    """Somebody else changed the same since it was shown. `standing` is what it says now."""

    def __init__(self, standing: Values) -> None:
        super().__init__(
            "Somebody else changed this while you had it open. Nothing of yours is lost and nothing is saved yet: "
            "compare, then save again."
        )
        self.standing = standing


def values_of(row: Target | SeriesBreak | ContextEvent) -> Values:
    """What a row says. One query more for an event."""
    if isinstance(row, Target):
        return TargetValues(row.starts, row.value, row.tolerance, row.set_by, row.upper)
    if isinstance(row, SeriesBreak):
        return BreakValues(row.starts, row.label, row.reason, row.indicator_id is None)
    return EventValues(row.on, row.label, tuple(sorted(row.indicators.values_list("pk", flat=True))))


def mark_of(values: Values) -> str:
    """A short fingerprint, by which a form tells what it showed."""
    written = json.dumps(asdict(values), sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


@transaction.atomic
def save_target(
    *,
    council: Council,
    indicator: Indicator,
    values: TargetValues,
    target: Target | None = None,
    mark: str = "",
    by: User | None,
) -> Target:
    """Set a target, or change `target`, which the officer saw as `mark` has it.

    Raises DatedChangedMeanwhile, and NotAllowed where the indicator has no direction or the period has a target.
    """
    demand(why_not_target(indicator))
    row, before = _locked(council, target, mark) if target else (Target(council=council), None)
    try:
        with transaction.atomic():
            _store_target(row, [indicator], values)
    except IntegrityError as error:
        raise NotAllowed("There is a target from that period already. Change that one instead.") from error
    _record(council, "target", indicator.code, row, before, values, by)
    return row


@transaction.atomic
def save_break(
    *,
    council: Council,
    indicator: Indicator,
    values: BreakValues,
    found: SeriesBreak | None = None,
    mark: str = "",
    by: User | None,
) -> SeriesBreak:
    """Break a series, or all of the council's; or change the break `found`. Raises DatedChangedMeanwhile."""
    row, before = _locked(council, found, mark) if found else (SeriesBreak(council=council), None)
    _store_break(row, [] if values.everywhere else [indicator], values)
    subject = "all indicators" if values.everywhere else indicator.code
    _record(council, "break", subject, row, before, values, by)
    return row


@transaction.atomic
def save_event(
    *,
    council: Council,
    values: EventValues,
    event: ContextEvent | None = None,
    mark: str = "",
    by: User | None,
) -> ContextEvent:
    """Add an event to charts, or change one. Raises DatedChangedMeanwhile."""
    row, before = _locked(council, event, mark) if event else (ContextEvent(council=council), None)
    _store_event(row, values.indicators, values)
    _record(council, "event", values.label, row, before, values, by)
    return row


@transaction.atomic
def delete_dated(*, council: Council, row: Target | SeriesBreak | ContextEvent, by: User | None) -> None:
    """Take away a target, a break or an event. The audit trail keeps what it said."""
    found = type(row).objects.select_for_update().filter(council=council, pk=row.pk).first()
    if found is None:
        raise NotAllowed("It is gone already: somebody else deleted it.")
    kind = {Target: "target", SeriesBreak: "break", ContextEvent: "event"}[type(row)]
    before, key = values_of(found), found.pk
    found.delete()
    _note(council, f"deleted a {kind}", kind, key, {"changed": Change(_plain(before), None)}, by)


@transaction.atomic
def define_series(*, council: Council, series: SeriesDefinitions, by: User | None) -> list[str]:
    """Store each kind that a council's file has as it has it: what is no longer there is taken away.

    Published editions keep the targets, breaks and events they were published with. Gives a line for each change, and
    one for each query about a target that was added or changed. Raises NotAllowed.
    """
    # Two files at once, or a file and a page, would each take away what the other has just added
    lock(council)
    indicators = {indicator.code: indicator for indicator in council_indicators(council)}
    stored = StoredSeries(council, indicators)
    changes: list[str] = []
    for kind, wanted, rows, new, store in (
        ("target", series.targets, stored.targets, Target, _store_target),
        ("break", series.breaks, stored.breaks, SeriesBreak, _store_break),
        ("event", series.events, stored.events, ContextEvent, _store_event),
    ):
        if wanted is not None:
            found = by_name(rows())
            difference = Differences(
                {name: each for name, (each, _) in found.items()}, {each.name: each for each in wanted}
            )
            for name in difference.removed:
                found[name][1].delete()
            for name in difference.changed:
                row = found[name][1] if name in found else new(council=council)
                store(row, _indicators_named(difference.wanted[name], indicators), difference.wanted[name])
            changes += _note_definitions(council, kind, difference, by)
            if kind == "target":
                new_targets = [difference.wanted[name] for name in difference.changed]
                changes += queries_of_file(council, new_targets, indicators)
    return changes


def _indicators_named(definition: Definition, indicators: Mapping[str, Indicator]) -> list[Indicator]:
    """None for a break or an event that is about all of the council's."""
    codes = definition.indicators if isinstance(definition, EventDefinition) else [definition.indicator]
    return [indicators[code] for code in codes if code]


def _store_target(
    row: Target, indicators: Sequence[Indicator], said: TargetValues | TargetDefinition
) -> None:
    [row.indicator] = indicators
    demand(why_not_edges(row.indicator, said.value, said.upper))
    row.upper = said.upper
    row.starts, row.value, row.tolerance, row.set_by = said.starts, said.value, said.tolerance, said.set_by
    row.save()


def _store_break(
    row: SeriesBreak, indicators: Sequence[Indicator], said: BreakValues | BreakDefinition
) -> None:
    row.indicator = indicators[0] if indicators else None
    row.starts, row.label, row.reason = said.starts, said.label, said.reason
    row.save()


def _store_event(
    row: ContextEvent, indicators: Sequence[Indicator | int], said: EventValues | EventDefinition
) -> None:
    row.on, row.label = said.on, said.label
    row.save()
    row.indicators.set(indicators)


def _note_definitions(council: Council, kind: str, difference: Differences, by: User | None) -> list[str]:
    if not difference.changed and not difference.removed:
        return []
    _note(council, f"defined {kind}s", kind, council.slug, {"changed": difference.change()}, by)
    return Differences(difference.stored, dict(sorted(difference.wanted.items()))).lines(kind)


def _locked(council: Council, row: Model, mark: str) -> tuple[Model, Values]:
    """The row as it stands, nobody else writing to it, with what it says. Raises DatedChangedMeanwhile, NotAllowed."""
    found = type(row).objects.select_for_update().filter(council=council, pk=row.pk).first()
    if found is None:
        raise NotAllowed(
            "It is gone: somebody else deleted it. Go back, and add it again if it is still wanted."
        )
    standing = values_of(found)
    if mark != mark_of(standing):
        raise DatedChangedMeanwhile(standing)
    return found, standing


def _record(
    council: Council,
    kind: str,
    subject: str,
    row: Model,
    before: Values | None,
    after: Values,
    by: User | None,
) -> None:
    change = Change(_plain(before) if before else None, _plain(after))
    verb = f"changed {kind_words(kind)}" if before else f"set {kind_words(kind)}"
    _note(council, verb, kind, row.pk, {"for": Public(subject), "changed": change}, by)


def kind_words(kind: str) -> str:
    return f"an {kind}" if kind == "event" else f"a {kind}"


def _note(
    council: Council, verb: str, kind: str, key: int | str, detail: dict[str, Detail], by: User | None
) -> None:
    record(by=by, council=council, verb=verb, subject=kind, key=key, detail=detail)


def _plain(values: Values) -> dict[str, object]:
    return json.loads(json.dumps(asdict(values), default=str))
