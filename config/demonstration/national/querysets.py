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
    """Those whose every year is kept: the councils (GSS codes), their neighbours, their regions and the country."""
    own = Q(gss_code__in=councils)
    neighbours = Neighbour.objects.filter(model=newest_model(), area__gss_code__in=councils)
    regions = Area.objects.filter(own).values("region")
    wider = Q(kind=Area.Kind.COUNTRY) | Q(pk__in=regions) | Q(gss_code__in=INNER_AND_OUTER_LONDON)
    areas = Area.objects.filter(own | wider | Q(pk__in=neighbours.values("neighbour")), illustrative=False)
    return set(areas.values_list("pk", flat=True))


def kept_figures(followed: Collection[int]) -> QuerySet[PublishedFigure]:
    """Of the figures that are shown now: every year of these areas, of all others each indicator's newest year."""
    shown = PublishedFigure.objects.filter(current=True, release__illustrative=False)
    newest = shown.filter(TELLING).values("indicator").annotate(newest=Max("start"))
    of_the_newest = Q()
    for row in newest.values_list("indicator", "newest"):
        of_the_newest |= Q(indicator=row[0], start=row[1])
    return shown.filter(Q(area__in=followed) | of_the_newest)


def releases_of(figures: QuerySet[PublishedFigure]) -> Iterator[tuple[Release, ReleaseNamed]]:
    for one in Release.objects.filter(pk__in=figures.values("release")).order_by("dataset", "label"):
        on = one.published_on.isoformat() if one.published_on else ""
        secondary = "yes" if one.secondary else ""
        yield one, ReleaseNamed(one.dataset, one.label, one.file_name, one.file_sha256, on, secondary)


def facts_of_release(figures: QuerySet[PublishedFigure], release: Release) -> Iterator[Fact]:
    rows = figures.filter(release=release).values_list(*COLUMNS, *AMOUNTS)
    for indicator, frequency, start, area, joint, *numbers in rows:
        yield Fact(indicator, Period(start, Frequency(frequency)), area, Amounts(*numbers), joint)
