"""Writing mappings that officers made; files that are stored already are read again by them."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.trail import actions as audit
from accounts.trail.parts import Change, Public
from indicators.benchmarks.current.actions import choose_current
from indicators.benchmarks.mapping import DatasetMapping
from indicators.benchmarks.mapping_files import MappingError, known_datasets, mapping_of
from indicators.benchmarks.querysets import titles_of_catalogue
from indicators.benchmarks.remapping.actions import Remapped, remap_releases
from indicators.models import OwnMapping, PublishedFigure, Release


@transaction.atomic
def save_mapping(*, key: str, toml: str, by: User | None) -> tuple[OwnMapping, list[Remapped]]:
    """Keep a mapping under its key, and read the releases that are stored of it once more by it.

    Raises MappingError where it is not as docs/benchmarks.md says, names what the catalogue lacks, or is another's.
    """
    dataset = checked(key, toml)
    before = OwnMapping.objects.select_for_update().filter(key=key).first()
    facts = {
        "toml": toml,
        "changed_by": by,
        "changed_at": timezone.now(),
    }
    kept, _ = OwnMapping.objects.update_or_create(key=key, defaults=facts)
    verb = "changed a mapping" if before else "made a mapping"
    detail = {
        "title": Public(dataset.title),
        "changed": Change({"text": before.toml if before else ""}, {"text": toml}),
    }
    audit.record(by=by, council=None, verb=verb, subject=kept, key=key, detail=detail)
    return kept, remap_releases(dataset=key, by=by) if before else []


def checked(key: str, toml: str) -> DatasetMapping:
    """The mapping, if it may be kept under this key. Raises MappingError."""
    dataset = mapping_of(toml, key)
    if dataset.key != key:
        raise MappingError(
            f'{key}: its key is written "{dataset.key}". A key is kept for good: write "{key}".'
        )
    if any(one.key == key for one in known_datasets()):
        raise MappingError(f"{key}: a dataset of this key came with the software. Call this one otherwise.")
    unknown = sorted({one.code for one in dataset.indicators} - titles_of_catalogue().keys())
    if unknown:
        raise MappingError(f"{key}: the catalogue has no {', '.join(unknown)}.")
    return dataset


@transaction.atomic
def remove_mapping(*, mapping: OwnMapping, reason: str, by: User | None) -> int:
    """Take a mapping out with the releases that were read by it; gives how many. Their text stays in the trail."""
    releases = list(Release.objects.filter(dataset=mapping.key, illustrative=False))
    held = PublishedFigure.objects.filter(release__in=releases).order_by()
    indicators = set(held.values_list("indicator", flat=True).distinct())
    for release in releases:
        _delete_later(release)
        release.delete()
    audit.record(
        by=by,
        council=None,
        verb="took out a mapping with its releases",
        subject=mapping,
        key=mapping.key,
        detail={
            "reason": Public(reason),
            "releases": Public([one.label for one in releases]),
            "changed": Change({"text": mapping.toml}, {"text": ""}),
        },
    )
    mapping.delete()
    choose_current(indicators=indicators)
    return len(releases)


def _delete_later(release: Release) -> None:
    if name := release.rows_kept.name:
        storage = release.rows_kept.storage
        transaction.on_commit(lambda: storage.delete(name))
