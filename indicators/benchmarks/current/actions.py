"""Marks which release is shown for each indicator and year, and lets somebody choose another."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.trail.actions import record
from accounts.trail.parts import Public
from indicators.benchmarks.current.choice import ReleaseFacts, in_use, shown
from indicators.benchmarks.current.querysets import facts_of, years_held
from indicators.models import NeighbourModel, PublishedFigure, Release


class NoSuchRelease(Exception):
    """Nothing was chosen; the message says what there is."""


@transaction.atomic
def choose_current(*, indicators: Collection[int]) -> None:
    """Show each year of these indicators from the newest release that has councils in it."""
    held = years_held(indicators)
    releases = {one.held.release for year in held.values() for one in year}
    facts = facts_of(Release.objects.filter(pk__in=releases))
    order = {one.key: place for place, one in enumerate(in_use(facts))}
    changes: dict[tuple[int, int, str, bool], list[date]] = defaultdict(list)
    for year, each in held.items():
        chosen = shown([one.held for one in each], order)
        for one in each:
            if one.current != (one.held.release == chosen):
                key = (year.indicator, one.held.release, year.frequency, not one.current)
                changes[key].append(year.start)
    for (indicator, release, frequency, current), starts in changes.items():
        PublishedFigure.objects.filter(
            indicator=indicator, release=release, frequency=frequency, start__in=starts
        ).update(current=current)
    _name_the_newest({one.dataset for one in facts})


def _name_the_newest(datasets: Collection[str]) -> None:
    for dataset in datasets:
        facts: list[ReleaseFacts] = in_use(facts_of(Release.objects.filter(dataset=dataset)))
        if facts:
            newest = facts[0]
            Release.objects.filter(pk=newest.key).exclude(newer="").update(newer="")
            others = Release.objects.filter(pk__in=[one.key for one in facts[1:]])
            others.exclude(newer=newest.label).update(newer=newest.label)


@transaction.atomic
def choose_release(*, dataset: str, label: str, by: User | None, reason: str = "") -> None:
    """Use this release of a dataset though there are newer ones; "" goes back to the newest. Raises NoSuchRelease."""
    releases = Release.objects.filter(dataset=dataset, illustrative=False)
    if not releases.filter(**({"label": label} if label else {})).exists():
        known = "; ".join(
            f"{one.dataset} {one.label}" for one in Release.objects.order_by("dataset", "label")
        )
        raise NoSuchRelease(f"There is no release {label} of {dataset}. Stored: {known or 'none'}.")
    releases.exclude(label=label).update(chosen=False, chosen_why="")
    releases.filter(label=label).update(chosen=True, chosen_why=reason)
    held = PublishedFigure.objects.filter(release__in=releases).order_by()
    choose_current(indicators=set(held.values_list("indicator", flat=True).distinct()))
    _record("release", f"{dataset} {label}".strip(), bool(label), reason, by)


@transaction.atomic
def choose_model(*, label: str, by: User | None, reason: str = "") -> None:
    """Use this neighbour model though there are newer ones; "" goes back to the newest. Raises NoSuchRelease."""
    if label and not NeighbourModel.objects.filter(label=label).exists():
        known = ", ".join(NeighbourModel.objects.order_by("label").values_list("label", flat=True))
        raise NoSuchRelease(f"There is no neighbour model {label}. Stored: {known or 'none'}.")
    NeighbourModel.objects.exclude(label=label).update(chosen=False, chosen_why="")
    NeighbourModel.objects.filter(label=label).update(chosen=True, chosen_why=reason)
    _record("neighbour model", label, bool(label), reason, by)


def _record(what: str, key: str, chosen: bool, reason: str, by: User | None) -> None:
    verb = f"chose a {what}" if chosen else f"went back to the newest {what}"
    detail = {"reason": Public(reason)} if reason else {}
    record(by=by, council=None, verb=verb, subject=what, key=key[:120], detail=detail)
