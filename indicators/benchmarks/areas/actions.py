"""Writing statistical neighbours."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.trail import actions as audit
from accounts.trail.parts import Public
from indicators.benchmarks.areas.changes.actions import sync_areas
from indicators.benchmarks.areas.neighbour_files import NeighbourList
from indicators.benchmarks.areas.querysets import NEWEST_MODEL_FIRST, areas_by_code
from indicators.files.faults import Faults, FileRefused
from indicators.models import Neighbour, NeighbourModel

_BATCH = 1000
_YEAR = re.compile(r"(?:19|20|21)\d\d")


class NeighbourModelExists(Exception):
    """Another file was imported under this label before."""


class NeighbourImport(NamedTuple):
    """What an import did: "imported", "replaced" or "unchanged". `newest` is the model that is used from now on."""

    outcome: str
    councils: int
    neighbours: int
    areas_changed: int
    newest: str


def year_in(label: str) -> int:
    """The year that a label names, as in "April 2021"; 0 where it names none."""
    found = _YEAR.search(label)
    return int(found[0]) if found else 0


@transaction.atomic
def import_neighbours(
    *,
    label: str,
    lists: Sequence[NeighbourList],
    file_name: str,
    file_sha256: str,
    by: User | None,
    replace: bool = False,
    year: int | None = None,
) -> NeighbourImport:
    """Save a version of the statistical neighbours under its label, with the areas it needs.

    `year` is the model's, by default the one in its label: the newest model is that of the latest year.

    The same file again changes nothing. Raises NeighbourModelExists where the label holds another file and `replace`
    is not set (published scorecards keep their own copy, so replacing changes none of them), and FileRefused where
    a code is of no known area.
    """
    areas_changed = sync_areas(by=by)
    model = NeighbourModel.objects.filter(label=label).first()
    total = sum(len(each.neighbours) for each in lists)
    if model is not None and model.file_sha256 == file_sha256:
        return NeighbourImport("unchanged", len(lists), total, areas_changed, newest_label())
    if model is not None and not replace:
        raise NeighbourModelExists(
            f"The neighbours {label} were imported before from another file ({model.file_name or 'unnamed'}). "
            "Give this one another label, or use --replace: published scorecards keep the neighbours they were "
            "published with, drafts take the new ones."
        )
    areas = _areas_of(lists)
    outcome = "imported" if model is None else "replaced"
    came = {"imported_at": timezone.now(), "brought_by": by, "year": year_in(label) if year is None else year}
    facts = {"file_name": file_name, "file_sha256": file_sha256, **came}
    model, _ = NeighbourModel.objects.update_or_create(label=label, defaults=facts)
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
    return NeighbourImport(outcome, len(lists), total, areas_changed, newest_label())


def newest_label() -> str:
    newest = NeighbourModel.objects.order_by(*NEWEST_MODEL_FIRST).first()
    return newest.label if newest else ""


def _areas_of(lists: Sequence[NeighbourList]) -> dict[str, int]:
    """The areas by code; raises FileRefused with every code that is of none."""
    areas, faults = areas_by_code(), Faults()
    for each in lists:
        cells = [("old_la_code", each.code), *((cell.column, cell.code) for cell in each.neighbours)]
        for column, code in cells:
            if code not in areas:
                remedy = "Check the code. A new council is added first, by a file of councils."
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
