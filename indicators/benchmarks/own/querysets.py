"""All datasets that are known: those shipped, those of the operator's folder, and those that officers made."""

import logging
from collections.abc import Iterable
from pathlib import Path

from django.db.models import QuerySet

from accounts.models import Council
from indicators.benchmarks.areas.querysets import AreaIndex, neighbours_by_model
from indicators.benchmarks.gathering import Gathering
from indicators.benchmarks.mapping import DatasetMapping
from indicators.benchmarks.mapping_files import MappingError, known_datasets, mapping_of
from indicators.benchmarks.own.part import SomeCouncils
from indicators.benchmarks.querysets import catalogue, gather
from indicators.benchmarks.text import header_of, rows_of
from indicators.files.table_files import MEGABYTE
from indicators.models import Area, OwnMapping, Release

# A mapping is tried while its officer waits: all of a file of this size takes three seconds.
LARGEST_TRIED_WHOLE = 4 * MEGABYTE
log = logging.getLogger(__name__)


def all_datasets() -> tuple[DatasetMapping, ...]:
    """One of the same key stands in for the one before. One query."""
    own = own_datasets()
    return (*(one for one in known_datasets() if one.key not in own), *own.values())


def own_datasets() -> dict[str, DatasetMapping]:
    """By key. One that is not understood any more, after an upgrade, is left out: the others go on being read."""
    found = {}
    for key, text in OwnMapping.objects.values_list("key", "toml"):
        try:
            found[key] = mapping_of(text, key)
        except MappingError:
            log.exception("A mapping made by page is not understood: %s", key)
    return found


def mapping_with_key(key: str) -> OwnMapping | None:
    return OwnMapping.objects.filter(key=key).select_related("changed_by").first()


def tried(path: Path, dataset: DatasetMapping, areas: Iterable[Area]) -> Gathering:
    """What a mapping finds in a file, of a large one for these areas; nothing is stored.

    Raises Unreadable, UnknownDataset or UnreadableFile.
    """
    index = AreaIndex()
    with path.open("rb") as stream:
        only = _every_row
        if is_large(path.stat().st_size):
            keys = {area.pk for area in areas}
            codes = (code for code, known in index.by_code.items() if any(one.key in keys for one in known))
            only = SomeCouncils(header_of(rows_of(stream)), codes)
            stream.seek(0)
        return gather(stream, dataset, index, catalogue(), lambda rows: None, only)


def is_large(size: int) -> bool:
    return size > LARGEST_TRIED_WHOLE


def _every_row(row: list[str]) -> bool:
    return True


def areas_tried(council: Council) -> list[Area]:
    """The council, its neighbours, its region and England: those whose figures are shown before a mapping is kept.

    A council that is made up has none of these, so the first three councils stand in.
    """
    own = Area.objects.filter(gss_code=council.gss_code, illustrative=False).select_related("region").first()
    by_model = neighbours_by_model(council.gss_code) if own else {}
    councils = [own, *next(iter(by_model.values()), [])] if own else list(_councils()[:3])
    england = list(Area.objects.filter(kind=Area.Kind.COUNTRY, illustrative=False))
    return [*councils, *([own.region] if own and own.region else []), *england]


def _councils() -> QuerySet[Area]:
    return Area.objects.filter(kind=Area.Kind.LOCAL_AUTHORITY, illustrative=False, ended=None).order_by(
        "name"
    )


def newest_kept(dataset: str) -> Release | None:
    """The release of a dataset whose raw file came last, of those that are kept."""
    kept = Release.objects.filter(dataset=dataset, illustrative=False).exclude(rows_kept="")
    return kept.order_by("-imported_at").first()
