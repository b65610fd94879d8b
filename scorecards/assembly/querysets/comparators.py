"""Whom a council is compared with."""

from django.db.models import Q

from accounts.models import Council
from indicators.benchmarks.areas.querysets import neighbours_by_model
from indicators.models import Area, NeighbourModel
from scorecards.assembly.inputs import AreaName, Comparators


def comparators_for(council: Council, model: NeighbourModel | None) -> Comparators:
    """The council's neighbours in the given model, or in the one in use that knows it; its region and country.

    A page of a scorecard gives the model that the scorecard names; a page of national figures that belongs to none
    gives None. Two queries.
    """
    by_model = neighbours_by_model(council.gss_code)
    label = model.label if model else next(iter(by_model), "")
    own = Q(gss_code=council.gss_code)
    areas = list(Area.objects.filter(own | countries(council.illustrative)).select_related("region__region"))
    return comparators_of(
        area=next((area for area in areas if area.gss_code == council.gss_code), None),
        model=label if label in by_model else "",
        neighbours=by_model.get(label, []),
        country=next((area for area in areas if area.kind == Area.Kind.COUNTRY), None),
    )


def countries(illustrative: bool) -> Q:
    """A made-up council has a made-up country."""
    return Q(kind=Area.Kind.COUNTRY, illustrative=illustrative)


def comparators_of(
    *, area: Area | None, model: str, neighbours: list[Area], country: Area | None
) -> Comparators:
    region, part = region_and_part(area)
    return Comparators(
        model=model,
        own=name_of(area),
        neighbours=tuple(AreaName(each.pk, each.gss_code, each.name) for each in neighbours),
        region=name_of(region),
        country=name_of(country),
        part=name_of(part),
    )


def region_and_part(area: Area | None) -> tuple[Area | None, Area | None]:
    """The region, and the part of it that the area lies in: a London borough lies in Inner or Outer London."""
    nearest = area.region if area else None
    wider = nearest.region if nearest else None
    if wider is not None and wider.kind == Area.Kind.REGION:
        return wider, nearest
    return nearest, None


def name_of(area: Area | None) -> AreaName | None:
    return AreaName(area.pk, area.gss_code, area.name, made_up=area.illustrative) if area else None
