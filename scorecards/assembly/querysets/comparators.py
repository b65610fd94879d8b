"""Whom a council is compared with."""

from collections.abc import Sequence

from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from accounts.composing.querysets import composed_once
from accounts.models import Council
from accounts.querysets import KeysOf, unpacked
from indicators.benchmarks.areas.querysets import NEWEST_MODEL_FIRST
from indicators.models import Area, Neighbour, NeighbourModel
from scorecards.assembly.inputs import AreaName, Comparators

COLUMNS = ("pk", "gss_code", "name", "kind", "illustrative")  # of an area, as far as it is read here


def comparators_for(council: Council, model: NeighbourModel | None) -> Comparators:
    """The council's neighbours in the given model, or in the one in use that knows it; its region and country.

    A page of a scorecard gives the model that the scorecard names; a page of national figures that belongs to none
    gives None. One query.
    """
    areas = areas_beside(council)
    own = next((area for area in areas if area.gss_code == council.gss_code), None)
    by_model = neighbours_of(own, {area.pk: area for area in areas}) if own else {}
    label = model.label if model else next(iter(by_model), "")
    return comparators_of(
        area=own,
        model=label if label in by_model else "",
        neighbours=by_model.get(label, []),
        country=next((area for area in areas if is_country_of(area, council)), None),
    )


def areas_beside(council: Council) -> list[Area]:
    """Its own area, which has all its neighbours in `near`, those areas, and countries. One query."""
    found = []
    for *columns, near in _areas_beside(council.gss_code, council.illustrative):
        area = _area_of(columns)
        area.near = near
        found.append(area)
    return found


@composed_once
def _areas_beside(gss_code, illustrative):
    links = Neighbour.objects.filter(area__gss_code=gss_code)
    newest_first = [f"-model__{name.removeprefix('-')}" for name in NEWEST_MODEL_FIRST]
    near = links.filter(area=OuterRef("pk")).order_by(*newest_first, "position")
    near = near.values(key=JSONObject(model="model__label", area="neighbour"))
    found = Area.objects.filter(
        Q(gss_code=gss_code) | countries(illustrative) | Q(pk__in=links.values("neighbour"))
    )
    columns = [f"{way}{name}" for way in ("", "region__", "region__region__") for name in COLUMNS]
    return found.annotate(near=KeysOf(near)).values_list(*columns, "near")


def _area_of(columns: Sequence) -> Area:
    """Of COLUMNS, its own, then those of its region and of what that lies in, which are None where there is none."""
    own, around = columns[: len(COLUMNS)], columns[len(COLUMNS) :]
    region = _area_of(around) if around and around[0] is not None else None
    return Area(region=region, **dict(zip(COLUMNS, own, strict=True)))


def neighbours_of(own: Area, areas: dict[int, Area]) -> dict[str, list[Area]]:
    """By label of each model that knows the council, the newest first: its neighbours, nearest first."""
    found: dict[str, list[Area]] = {}
    for link in map(unpacked, own.near):
        found.setdefault(link["model"], []).append(areas[link["area"]])
    return found


def is_country_of(area: Area, council: Council) -> bool:
    return area.kind == Area.Kind.COUNTRY and area.illustrative == council.illustrative


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
