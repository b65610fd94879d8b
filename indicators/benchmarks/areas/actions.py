"""Writing areas and statistical neighbours."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.trail import actions as audit
from accounts.trail.parts import Public
from indicators.benchmarks.areas.neighbour_files import NeighbourList
from indicators.benchmarks.areas.querysets import areas_by_code
from indicators.benchmarks.areas.shipped import AreaFacts, shipped_areas
from indicators.files.faults import Faults, FileRefused
from indicators.models import Area, AreaAlias, Neighbour, NeighbourModel

_BATCH = 1000


class NeighbourModelExists(Exception):
    """Another file was imported under this label before."""


class NeighbourImport(NamedTuple):
    """What an import did: "imported", "replaced" or "unchanged"."""

    outcome: str
    councils: int
    neighbours: int
    areas_changed: int


@transaction.atomic
def sync_areas(*, by: User | None) -> int:
    """Make the shipped areas and the codes they had before; gives how many were new or changed."""
    facts = shipped_areas()
    codes = [area.gss_code for area in facts]
    before = {area.gss_code: area for area in Area.objects.filter(gss_code__in=codes)}
    new = [_area(each) for each in facts if each.gss_code not in before]
    changed = [
        before[each.gss_code]
        for each in facts
        if each.gss_code in before and _update(before[each.gss_code], each)
    ]
    Area.objects.bulk_create(new, batch_size=_BATCH)
    Area.objects.bulk_update(changed, ["code3", "name", "kind", "live"], batch_size=_BATCH)
    _sync_regions(facts)
    count = len(new) + len(changed) + _sync_aliases(facts)
    if count:
        audit.record(
            by=by,
            council=None,
            verb="synchronised areas",
            subject="area",
            detail={"added": Public(len(new)), "changed": Public(count - len(new))},
        )
    return count


def _area(facts: AreaFacts) -> Area:
    return Area(gss_code=facts.gss_code, code3=facts.code3, name=facts.name, kind=facts.kind, live=facts.live)


def _update(area: Area, facts: AreaFacts) -> bool:
    """Bring an area up to the facts; whether anything changed."""
    wanted = {"code3": facts.code3, "name": facts.name, "kind": facts.kind, "live": facts.live}
    differs = any(getattr(area, name) != value for name, value in wanted.items())
    for name, value in wanted.items():
        setattr(area, name, value)
    return differs


def _sync_regions(facts: Sequence[AreaFacts]) -> None:
    areas = {
        area.gss_code: area for area in Area.objects.filter(gss_code__in=[each.gss_code for each in facts])
    }
    moved = []
    for each in facts:
        region = areas[each.region] if each.region else None
        area = areas[each.gss_code]
        if area.region_id != (region.pk if region else None):
            area.region = region
            moved.append(area)
    Area.objects.bulk_update(moved, ["region"], batch_size=_BATCH)


def _sync_aliases(facts: Sequence[AreaFacts]) -> int:
    known = set(AreaAlias.objects.values_list("code", flat=True))
    areas = dict(Area.objects.values_list("gss_code", "pk"))
    new = [
        AreaAlias(code=former.code, area_id=areas[each.gss_code], reason=f"Code before: {former.reason}")
        for each in facts
        for former in each.former
        if former.code not in known
    ]
    AreaAlias.objects.bulk_create(new)
    return len(new)


@transaction.atomic
def import_neighbours(
    *,
    label: str,
    lists: Sequence[NeighbourList],
    file_name: str,
    file_sha256: str,
    by: User | None,
    replace: bool = False,
) -> NeighbourImport:
    """Save a version of the statistical neighbours under its label, with the areas it needs.

    The same file again changes nothing. Raises NeighbourModelExists where the label holds another file and `replace`
    is not set (published scorecards keep their own copy, so replacing changes none of them), and FileRefused where
    a code is of no known area.
    """
    areas_changed = sync_areas(by=by)
    model = NeighbourModel.objects.filter(label=label).first()
    total = sum(len(each.neighbours) for each in lists)
    if model is not None and model.file_sha256 == file_sha256:
        return NeighbourImport("unchanged", len(lists), total, areas_changed)
    if model is not None and not replace:
        raise NeighbourModelExists(
            f"The neighbours {label} were imported before from another file ({model.file_name or 'unnamed'}). "
            "Give this one another label, or use --replace: published scorecards keep the neighbours they were "
            "published with, drafts take the new ones."
        )
    areas = _areas_of(lists)
    outcome = "imported" if model is None else "replaced"
    model, _ = NeighbourModel.objects.update_or_create(
        label=label,
        defaults={"file_name": file_name, "file_sha256": file_sha256, "imported_at": timezone.now()},
    )
    model.neighbours.all().delete()
    Neighbour.objects.bulk_create(_neighbours(model, lists, areas), batch_size=_BATCH)
    detail = {
        "label": Public(label),
        "file": Public(file_name),
        "sha256": Public(file_sha256),
        "councils": Public(len(lists)),
        "neighbours": Public(total),
    }
    audit.record(by=by, council=None, verb=f"{outcome} neighbours", subject=model, detail=detail)
    return NeighbourImport(outcome, len(lists), total, areas_changed)


def _areas_of(lists: Sequence[NeighbourList]) -> dict[str, int]:
    """The areas by code; raises FileRefused with every code that is of none."""
    areas, faults = areas_by_code(), Faults()
    for each in lists:
        cells = [("old_la_code", each.code), *((cell.column, cell.code) for cell in each.neighbours)]
        for column, code in cells:
            if code not in areas:
                remedy = "Check the code. A new council must first be added to the table of areas."
                faults.add("No council has this code.", remedy, row=each.row, column=column, read=code)
    if faults:
        raise FileRefused(faults)
    return areas


def _neighbours(
    model: NeighbourModel, lists: Sequence[NeighbourList], areas: dict[str, int]
) -> list[Neighbour]:
    return [
        Neighbour(
            model=model,
            area_id=areas[each.code],
            neighbour_id=areas[cell.code],
            position=position,
            closeness=cell.closeness[:20],
        )
        for each in lists
        for position, cell in enumerate(each.neighbours, 1)
    ]
