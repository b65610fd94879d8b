"""What is loaded, and what a council's scorecards lack of it."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Max, Q

from accounts.models import AuditEntry, Council, Membership
from indicators.benchmarks.areas.querysets import NEWEST_MODEL_FIRST
from indicators.benchmarks.current.choice import in_use, newest_first
from indicators.benchmarks.current.querysets import facts_of
from indicators.catalogue.registries import on_scorecards
from indicators.models import Indicator, NeighbourModel, OwnMapping, PublishedFigure, Release
from indicators.terms.periods import Frequency, Period

SUBJECTS = ("release", "neighbour model", "area", "own mapping")
CHANGES_SHOWN = 15


class Loaded(NamedTuple):
    """A dataset: the release that is used first, the newest, and how many there are."""

    used: Release
    newest: Release
    releases: int


class Held(NamedTuple):
    """What there is of an indicator: the last day of the latest year shown of any area, None where there is none."""

    indicator: Indicator
    last_day: date | None


def releases_for(council: Council) -> list[Release]:
    """Those of real areas, and those that are made up where the council is."""
    which = Q(illustrative=False) | Q(illustrative=council.illustrative)
    return list(Release.objects.filter(which).select_related("brought_by").order_by("dataset", "pk"))


def loaded(council: Council) -> list[Loaded]:
    """By dataset. Two queries, whatever the number of releases."""
    releases = {one.pk: one for one in releases_for(council)}
    facts = facts_of(Release.objects.all())
    found = []
    for dataset in dict.fromkeys(one.dataset for one in releases.values()):
        own = [one for one in facts if one.dataset == dataset]
        if own:
            used, newest = releases[in_use(own)[0].key], releases[newest_first(own)[0].key]
            found.append(Loaded(used, newest, len(own)))
        else:  # made up
            found += [Loaded(one, one, 1) for one in releases.values() if one.dataset == dataset]
    return found


def releases_of(dataset: str) -> list[Release]:
    """The real releases of a dataset, newest first."""
    found = Release.objects.filter(dataset=dataset, illustrative=False).select_related("brought_by")
    by_key = {one.pk: one for one in found}
    return [by_key[one.key] for one in newest_first(facts_of(Release.objects.filter(dataset=dataset)))]


def models() -> list[NeighbourModel]:
    counted = NeighbourModel.objects.annotate(councils=Count("neighbours__area", distinct=True))
    return list(counted.select_related("brought_by").order_by(*NEWEST_MODEL_FIRST))


def held_of_scorecards(council: Council) -> list[Held]:
    """Of each indicator on the council's scorecards, by title. Two queries beside those of the registry."""
    indicators = Indicator.objects.filter(pk__in=on_scorecards(council)).order_by("title")
    indicators = list(indicators)
    latest = _latest([one.pk for one in indicators], council)
    return [Held(one, latest.get(one.pk)) for one in indicators]


def _latest(indicators: Collection[int], council: Council) -> dict[int, date]:
    rows = PublishedFigure.objects.filter(
        indicator__in=indicators, current=True, release__illustrative=council.illustrative
    )
    rows = rows.order_by().values_list("indicator", "frequency").annotate(last=Max("start"))
    found: dict[int, date] = {}
    for indicator, frequency, start in rows:
        end = Period(start, Frequency(frequency)).end
        found[indicator] = max(end, found.get(indicator, end))
    return found


def changes() -> list[AuditEntry]:
    """The latest changes of what all councils share, newest first."""
    entries = AuditEntry.objects.filter(council=None, subject__in=SUBJECTS).select_related("by")
    return list(entries.order_by("-at", "-id")[:CHANGES_SHOWN])


def people_of(council: Council) -> set[int]:
    return set(Membership.objects.filter(council=council).values_list("user", flat=True))


def themes() -> dict[str, str]:
    """Of every shared indicator, by its code. One query."""
    return dict(Indicator.objects.filter(council=None).values_list("code", "theme"))


def own_mappings() -> list[str]:
    """The keys of the mappings that officers made."""
    return list(OwnMapping.objects.values_list("key", flat=True))
