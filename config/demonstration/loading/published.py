"""Stores what the fictional statistics office published: areas, a neighbour model and a release."""

from collections.abc import Sequence

from config.demonstration.similar import OWN_CODE, FictionalArea, GeneratedCell
from indicators.models import Area, Indicator, Neighbour, NeighbourModel, PublishedFigure, Release

MODEL, DATASET = "illustrative", "illustrative"


def create_areas(fictional: Sequence[FictionalArea]) -> dict[str, Area]:
    """By code; the councils lie in the fictional region."""
    areas = {
        area.gss_code: Area.objects.create(
            gss_code=area.gss_code, name=area.name, kind=area.kind, illustrative=True
        )
        for area in fictional
    }
    (region,) = (area for area in areas.values() if area.kind == Area.Kind.REGION)
    councils = [area for area in areas.values() if area.kind == Area.Kind.LOCAL_AUTHORITY]
    for area in councils:
        area.region = region
    Area.objects.bulk_update(councils, ["region"])
    return areas


def create_neighbours(areas: dict[str, Area]) -> None:
    """The fictional council's ten, in the order of the file, nearest first."""
    model = NeighbourModel.objects.create(label=MODEL)
    others = [
        area
        for area in areas.values()
        if area.kind == Area.Kind.LOCAL_AUTHORITY and area.gss_code != OWN_CODE
    ]
    Neighbour.objects.bulk_create(
        Neighbour(model=model, area=areas[OWN_CODE], neighbour=area, position=position)
        for position, area in enumerate(others, 1)
    )


def create_release(
    cells: Sequence[GeneratedCell], year: int, areas: dict[str, Area], indicators: dict[str, Indicator]
) -> None:
    release = Release.objects.create(
        label=f"{DATASET} {year}", dataset=DATASET, file_name="", file_sha256="", illustrative=True
    )
    PublishedFigure.objects.bulk_create(
        (
            PublishedFigure(
                release=release,
                indicator=indicators[cell.code],
                area=areas[cell.area],
                frequency=cell.period.frequency,
                start=cell.period.start,
                numerator=cell.amounts.numerator,
                denominator=cell.amounts.denominator,
                value=cell.amounts.value,
                symbol=cell.amounts.symbol,
            )
            for cell in cells
        ),
        batch_size=1000,
    )
