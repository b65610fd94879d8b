"""All datasets that are known: those shipped, those of the operator's folder, and those that officers made."""

import logging
from pathlib import Path

from django.db.models import QuerySet

from accounts.models import Council
from indicators.benchmarks.areas.querysets import AreaIndex, neighbours_by_model
from indicators.benchmarks.gathering import Gathering
from indicators.benchmarks.mapping import DatasetMapping
from indicators.benchmarks.mapping_files import MappingError, known_datasets, mapping_of
from indicators.benchmarks.querysets import catalogue, gather
from indicators.models import Area, OwnMapping, Release

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


def tried(path: Path, dataset: DatasetMapping) -> Gathering:
    """What a mapping finds in a file; nothing is stored. Raises Unreadable, UnknownDataset or UnreadableFile."""
    with path.open("rb") as stream:
        return gather(stream, dataset, AreaIndex(), catalogue(), lambda rows: None)


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
