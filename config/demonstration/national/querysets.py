"""What is taken from a database into which national releases were imported."""

from collections.abc import Collection, Iterator

from django.db.models import Max, Q, QuerySet

from config.demonstration.national.facts import Fact, ReleaseNamed
from indicators.amounts.amounts import Amounts
from indicators.benchmarks.areas.neighbour_files import NeighbourCell, NeighbourList
from indicators.benchmarks.areas.querysets import NEWEST_MODEL_FIRST
from indicators.benchmarks.current.querysets import TELLING
from indicators.models import Area, Neighbour, NeighbourModel, PublishedFigure, Release
from indicators.terms.periods import Frequency, Period

# What panels compare most, by any council with any other: of these the years of all councils are kept.
COMPARED_MOST = (
    "annual-health-assessments",
    "assessments-45-days",
    "beyond-20-miles",
    "care-leavers-accommodation-19-21",
    "care-leavers-eet-19-21",
    "children-looked-after-rate",
    "dental-checks",
    "long-term-stability",
    "missing-from-care",
    "placements-3-or-more",
    "re-referrals",
    "repeat-child-protection-plans",
)
INNER_AND_OUTER_LONDON = ("E13000001", "E13000002")
COLUMNS = ("indicator__code", "frequency", "start", "area__gss_code", "joint_return")
AMOUNTS = ("numerator", "denominator", "value", "symbol")


def newest_model() -> NeighbourModel:
    """Raises NeighbourModel.DoesNotExist where none was imported."""
    return NeighbourModel.objects.order_by(*NEWEST_MODEL_FIRST)[:1].get()


def neighbour_lists(model: NeighbourModel) -> list[NeighbourList]:
    """Every council's neighbours by their 3-digit codes, in the order of the codes."""
    found: dict[str, list[NeighbourCell]] = {}
    rows = Neighbour.objects.filter(model=model).order_by("area__code3", "position")
    for code, other, closeness in rows.values_list("area__code3", "neighbour__code3", "closeness"):
        found.setdefault(code, []).append(NeighbourCell(other, closeness, ""))
    return [NeighbourList(row, code, "", tuple(cells)) for row, (code, cells) in enumerate(found.items(), 2)]


def followed_areas(councils: Collection[str]) -> set[int]:
    """Those whose every year is kept: the councils (GSS codes), their neighbours, their regions and the country.

    London is the region of the region that its boroughs lie in.
    """
    own = Q(gss_code__in=councils)
    neighbours = Neighbour.objects.filter(model=newest_model(), area__gss_code__in=councils)
    lying = Area.objects.filter(own)
    regions = Q(pk__in=lying.values("region")) | Q(pk__in=lying.values("region__region"))
    wider = Q(kind=Area.Kind.COUNTRY) | regions | Q(gss_code__in=INNER_AND_OUTER_LONDON)
    areas = Area.objects.filter(own | wider | Q(pk__in=neighbours.values("neighbour")), illustrative=False)
    return set(areas.values_list("pk", flat=True))


def kept_figures(followed: Collection[int]) -> QuerySet[PublishedFigure]:
    """Of the figures that are shown now: every year of these areas and of what is compared most, else the newest."""
    shown = PublishedFigure.objects.filter(current=True, release__illustrative=False)
    newest = shown.filter(TELLING).values("indicator").annotate(newest=Max("start"))
    kept = Q(area__in=followed) | Q(indicator__code__in=COMPARED_MOST)
    for row in newest.values_list("indicator", "newest"):
        kept |= Q(indicator=row[0], start=row[1])
    return shown.filter(kept)


def releases_of(figures: QuerySet[PublishedFigure]) -> Iterator[tuple[Release, ReleaseNamed]]:
    for one in Release.objects.filter(pk__in=figures.values("release")).order_by("dataset", "label"):
        on = one.published_on.isoformat() if one.published_on else ""
        secondary = "yes" if one.secondary else ""
        yield one, ReleaseNamed(one.dataset, one.label, one.file_name, one.file_sha256, on, secondary)


def facts_of_release(figures: QuerySet[PublishedFigure], release: Release) -> Iterator[Fact]:
    rows = figures.filter(release=release).values_list(*COLUMNS, *AMOUNTS)
    for indicator, frequency, start, area, joint, *numbers in rows:
        yield Fact(indicator, Period(start, Frequency(frequency)), area, Amounts(*numbers), joint)
