"""Writing areas: those shipped, and what a file tells of councils founded and abolished."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from accounts.models import User
from accounts.trail import actions as audit
from accounts.trail.parts import Public
from indicators.benchmarks.areas.area_files import AreaFacts, shipped_areas
from indicators.files.faults import Faults, FileRefused
from indicators.models import Area, AreaAlias

_BATCH = 1000
_FIELDS = ["code3", "name", "kind", "started", "ended", "told_by"]


class AreaImport(NamedTuple):
    """Names of the areas that are new and of those that changed, and how many codes were added."""

    added: list[str]
    changed: list[str]
    codes: int


@transaction.atomic
def sync_areas(*, by: User | None) -> int:
    """Make the shipped areas and the codes they had before; gives how many were new or changed.

    An area that a file has told of stays as the file said.
    """
    told = set(Area.objects.exclude(told_by="").values_list("gss_code", flat=True))
    done = _store([each for each in shipped_areas() if each.gss_code not in told], told_by="")
    count = len(done.added) + len(done.changed) + done.codes
    if count:
        audit.record(
            by=by,
            council=None,
            verb="synchronised areas",
            subject="area",
            detail={"added": Public(len(done.added)), "changed": Public(count - len(done.added))},
        )
    return count


@transaction.atomic
def import_areas(*, facts: Sequence[AreaFacts], file_name: str, by: User | None) -> AreaImport:
    """Add and change areas as a file says; what it leaves empty stays. Raises FileRefused with every fault."""
    sync_areas(by=by)
    _check(facts)
    done = _store(facts, told_by=file_name[:200])
    if done.added or done.changed or done.codes:
        audit.record(
            by=by,
            council=None,
            verb="imported areas",
            subject="area",
            key=file_name[:120],
            detail={"added": Public(done.added), "changed": Public(done.changed)},
        )
    return done


def _check(facts: Sequence[AreaFacts]) -> None:
    """Everything that only shows beside the areas that are known."""
    faults = Faults()
    known = {area.gss_code: area for area in Area.objects.filter(illustrative=False)}
    codes = known.keys() | {each.gss_code for each in facts}
    names = {area.name.casefold() for area in known.values()}
    for each in facts:
        area = known.get(each.gss_code)
        if area is None and not (each.name and each.code3 and each.region):
            remedy = "A new council has a name, a code3 and a region."
            faults.add(
                "This area is new and not all is said of it.", remedy, row=each.row, read=each.gss_code
            )
        if each.region and each.region not in codes and each.region.casefold() not in names:
            remedy = "Write its name as in releases, such as South East, or its GSS code."
            faults.add("There is no such region.", remedy, row=each.row, column="region", read=each.region)
        for code in each.successors:
            if code not in codes:
                remedy = "Add it in a row of its own."
                faults.add("This council is not known.", remedy, row=each.row, column="successors", read=code)
        holder = next((one for one in known.values() if each.code3 and one.code3 == each.code3), None)
        if holder and holder.gss_code != each.gss_code and holder.ended is None:
            problem, remedy = f"{holder.name} has this code.", "A new council has one of its own."
            faults.add(problem, remedy, row=each.row, column="code3", read=each.code3)
    if faults:
        raise FileRefused(faults)


def _store(facts: Sequence[AreaFacts], *, told_by: str) -> AreaImport:
    before = {area.gss_code: area for area in Area.objects.filter(illustrative=False)}
    new = [
        _update(Area(gss_code=each.gss_code), each, told_by) for each in facts if each.gss_code not in before
    ]
    changed = [
        before[each.gss_code]
        for each in facts
        if each.gss_code in before and _differs(before[each.gss_code], each)
    ]
    said = {each.gss_code: each for each in facts}
    for area in changed:
        _update(area, said[area.gss_code], told_by)
    Area.objects.bulk_create(new, batch_size=_BATCH)
    Area.objects.bulk_update(changed, _FIELDS, batch_size=_BATCH)
    moved = _store_links(facts)
    names = dict.fromkeys([area.name for area in changed] + moved)
    return AreaImport(
        [area.name for area in new],
        [name for name in names if name not in {area.name for area in new}],
        _store_aliases(facts),
    )


def _wanted(facts: AreaFacts) -> dict[str, object]:
    """What the row says; nothing where it is empty."""
    said = {name: getattr(facts, name) for name in ("code3", "name", "kind", "started", "ended")}
    return {name: value for name, value in said.items() if value}


def _differs(area: Area, facts: AreaFacts) -> bool:
    return any(getattr(area, name) != value for name, value in _wanted(facts).items())


def _update(area: Area, facts: AreaFacts, told_by: str) -> Area:
    for name, value in {"kind": area.kind or Area.Kind.LOCAL_AUTHORITY, **_wanted(facts)}.items():
        setattr(area, name, value)
    area.told_by = told_by or area.told_by
    return area


def _store_links(facts: Sequence[AreaFacts]) -> list[str]:
    """Region and successors; gives the names of the areas that changed."""
    areas = {area.gss_code: area for area in Area.objects.filter(illustrative=False)}
    regions = {
        area.name.casefold(): area for area in areas.values() if area.kind != Area.Kind.LOCAL_AUTHORITY
    }
    moved, links = [], []
    for each in facts:
        area, region = areas[each.gss_code], areas.get(each.region) or regions.get(each.region.casefold())
        if region and area.region_id != region.pk:
            area.region = region
            moved.append(area)
        links += [(area, areas[code]) for code in each.successors]
    Area.objects.bulk_update(moved, ["region"], batch_size=_BATCH)
    through = Area.successors.through
    known = set(through.objects.values_list("from_area_id", "to_area_id"))
    new = [(area, heir) for area, heir in links if (area.pk, heir.pk) not in known]
    through.objects.bulk_create(through(from_area=area, to_area=heir) for area, heir in new)
    return [area.name for area in moved] + [area.name for area, _ in new]


def _store_aliases(facts: Sequence[AreaFacts]) -> int:
    known = set(AreaAlias.objects.values_list("code", flat=True))
    areas = dict(Area.objects.values_list("gss_code", "pk"))
    new = [
        AreaAlias(
            code=former.code,
            area_id=areas[each.gss_code],
            reason=f"Code before: {former.reason}" if former.reason else "Code before",
        )
        for each in facts
        for former in each.former
        if former.code not in known
    ]
    AreaAlias.objects.bulk_create(new)
    return len(new)
